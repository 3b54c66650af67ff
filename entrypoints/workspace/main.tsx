import { Workspace } from '@/components/table/workspace';
import { services } from '@/components/real-services';
import { showScreen } from '@/components/screen';

showScreen(<Workspace />, services);
