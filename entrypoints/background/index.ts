import { defineBackground } from 'wxt/utils/define-background';
import { welcomeOnInstall } from '@/lib/platform/first-run';
import { lockStorage } from '@/lib/platform/settings';
import { openOwnStore } from '@/lib/store/open-own-store';
import { careForStore } from './care';
import { takeOrders } from './orders';
import { followPages } from './pages';
import { followSync } from './sync';

export default defineBackground(() => {
  welcomeOnInstall();
  void lockStorage();
  const store = openOwnStore();
  careForStore(store);
  followPages(store);
  takeOrders(store);
  followSync(store);
});
