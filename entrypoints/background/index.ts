import { defineBackground } from 'wxt/utils/define-background';
import { lockStorage } from '@/lib/platform/settings';

export default defineBackground(() => {
  void lockStorage();
});
