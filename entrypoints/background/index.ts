import { defineBackground } from 'wxt/utils/define-background';
import { lockStorage } from '@/lib/platform/settings';
import { careForStore } from './care';

export default defineBackground(() => {
  void lockStorage();
  careForStore();
});
