import { LeadsPanel } from '@/components/leads/leads-panel';
import { services } from '@/components/real-services';
import { showScreen } from '@/components/screen';

showScreen(<LeadsPanel />, services);
