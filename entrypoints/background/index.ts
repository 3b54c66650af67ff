import { defineBackground } from 'wxt/utils/define-background';
import { lockStorage } from '@/lib/platform/settings';
import { openOwnStore } from '@/lib/store/open-own-store';
import { careForStore } from './care';
import { takeOrders } from './orders';
import { followPages } from './pages';

export default defineBackground(() => {
  void lockStorage();
  const store = openOwnStore();
  careForStore(store);
  followPages(store);
  takeOrders(store);
});
