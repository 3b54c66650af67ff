import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { followDuplicates, type DuplicateNews } from '@/lib/store/follow-duplicates';
import { openStore } from '@/lib/store/store';

/**
 * The search for duplicates, in a thread of its own (a shared worker): one for all open pages of ours, ended with the
 * last of them. Tells each page that connects what is known, and every news from then on.
 */
export default defineUnlistedScript(() => {
  const pages = new Set<MessagePort>();
  let last: DuplicateNews | undefined;
  let following = false;
  addEventListener('connect', (event) => {
    const [page] = (event as MessageEvent).ports;
    if (!page) return;
    pages.add(page);
    page.onmessage = () => {
      pages.delete(page);
      page.close();
    };
    if (last) page.postMessage(last);
    if (following) return;
    following = true;
    followDuplicates(openStore(), (news) => {
      last = news;
      for (const one of pages) one.postMessage(news);
    });
  });
});
