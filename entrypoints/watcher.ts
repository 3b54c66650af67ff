import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchPage } from '@/lib/platform/watch-page';

/** Runs on sites that are always read, and on a page that was read by a click: says when it is time to look again. */
export default defineUnlistedScript({ main: watchPage });
