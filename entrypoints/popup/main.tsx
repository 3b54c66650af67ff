import { PageView } from '@/components/page/page-view';
import { services } from '@/components/real-services';
import { showScreen } from '@/components/screen';

showScreen(<PageView closes />, services);
