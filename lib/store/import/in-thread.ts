import { answerPage, openThread, type ThreadPage } from '../thread';
import type { Importer } from './importer';

type Task = Exclude<keyof Importer, 'close'>;

/** In the thread: does what the page asks for. */
export function answerImports(importer: Importer, page: ThreadPage): void {
  const tasks = importer as unknown as Record<Task, (what: unknown, more: unknown) => Promise<unknown>>;
  answerPage(page, (task, [what, options], watch) => tasks[task as Task](what, options ?? watch));
}

/** On the page: an importer in a thread that begins with the first request and ends with `close`. */
export function openInThread(start: () => Worker): Importer {
  const { ask, close } = openThread(start);
  return {
    open: (file, options) => ask('open', [file, options ?? {}]),
    look: (sheet, options) => ask('look', [sheet, options ?? {}]),
    dryRun: (plan, watch) => ask('dryRun', [plan], watch),
    review: (plan, watch) => ask('review', [plan], watch),
    start: (plan) => ask('start', [plan]),
    close,
  };
}
