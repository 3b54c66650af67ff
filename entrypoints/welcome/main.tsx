import { services } from '@/components/real-services';
import { showScreen } from '@/components/screen';
import { Welcome } from '@/components/welcome/welcome';

showScreen(<Welcome />, services);
