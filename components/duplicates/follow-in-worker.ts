import type { DuplicateNews } from '@/lib/store/follow-duplicates';

/** What the thread that looks for duplicates finds, until the returned function is called. */
export function followInWorker(onNews: (news: DuplicateNews) => void): () => void {
  const { port } = new SharedWorker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'duplicates',
  });
  port.onmessage = (event: MessageEvent<DuplicateNews>) => onNews(event.data);
  return () => {
    port.postMessage('bye');
    port.close();
  };
}
