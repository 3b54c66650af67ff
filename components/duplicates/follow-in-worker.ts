import type { DuplicateNews } from '@/lib/store/follow-duplicates';

/** What the thread that looks for duplicates (`entrypoints/duplicates.ts`) finds, until the returned function is called. */
export function followInWorker(onNews: (news: DuplicateNews) => void): () => void {
  const { port } = new SharedWorker('/duplicates.js', { name: 'duplicates' });
  port.onmessage = (event: MessageEvent<DuplicateNews>) => onNews(event.data);
  return () => {
    port.postMessage('bye');
    port.close();
  };
}
