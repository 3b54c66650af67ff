import { SidePanel } from '@/components/leads/side-panel';
import { services } from '@/components/real-services';
import { showScreen } from '@/components/screen';

showScreen(<SidePanel />, services);
