import { SidePanel } from '@/components/leads/side-panel';
import { services } from '@/components/real-services';
import { showScreen } from '@/components/screen';
import { wakeSync } from '@/lib/platform/wake';
import { followOutbox } from '@/lib/store/sync/follow-outbox';
import { followPools } from '@/lib/sync/follow-pools';

showScreen(<SidePanel />, services);
// What is saved here is passed on at once, and not with the background's next alarm.
followOutbox(services.store, () => void wakeSync());
// And what others change comes in while one looks.
followPools(services.store);
