import { exporterTasks, type Exporter, type ExporterTask, type ExportOrder, type ExportWatch } from './order';

/** What page and thread say to each other; `turn` names the request. */
type Question =
  | { readonly turn: number; readonly task: ExporterTask; readonly order: ExportOrder }
  | { readonly turn: number; readonly stop: true };
type Answer =
  | { readonly turn: number; readonly progress: readonly [done: number, total: number] }
  | { readonly turn: number; readonly result: unknown }
  | { readonly turn: number; readonly failure: Error };

/** What a thread sees of its page. */
interface Page {
  postMessage(message: unknown): void;
  addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void;
}

/** News for a progress bar, this often (ms). */
const TELL_EVERY = 50;

/** In the thread: does what the page asks for. */
export function answerExports(exporter: Exporter, page: Page): void {
  const running = new Map<number, AbortController>();

  function answer(turn: number, task: ExporterTask, order: ExportOrder) {
    const tell = (said: Answer) => page.postMessage(said);
    const stopper = new AbortController();
    running.set(turn, stopper);
    let told = -TELL_EVERY;
    exporter[task](order, {
      signal: stopper.signal,
      onProgress(done, total) {
        const now = performance.now();
        if (now - told < TELL_EVERY && done < total) return;
        told = now;
        tell({ turn, progress: [done, total] });
      },
    })
      .then(
        (result) => tell({ turn, result }),
        (error: unknown) => tell({ turn, failure: toPlainError(error) }),
      )
      .finally(() => running.delete(turn));
  }

  page.addEventListener('message', ({ data }: MessageEvent<Question>) => {
    if ('stop' in data) running.get(data.turn)?.abort();
    else answer(data.turn, data.task, data.order);
  });
}

/** What a message can carry of an error: the classes of the language, none of ours. */
function toPlainError(error: unknown): Error {
  const message = error instanceof Error ? error.message : 'It failed.';
  return error instanceof RangeError ? new RangeError(message) : new Error(message);
}

interface Waiting {
  readonly onProgress: ExportWatch['onProgress'];
  readonly done: (result: never) => void;
  readonly failed: (error: unknown) => void;
}

/** On the page: a thread that begins with the first request and ends with `close`. */
export function openInThread(start: () => Worker): Exporter {
  let thread: Worker | undefined;
  let turns = 0;
  const waiting = new Map<number, Waiting>();

  function end(reason: unknown) {
    thread?.terminate();
    thread = undefined;
    for (const { failed } of waiting.values()) failed(reason);
    waiting.clear();
  }

  function begin(): Worker {
    const begun = start();
    begun.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const asked = waiting.get(data.turn);
      if (!asked) return;
      if ('progress' in data) {
        asked.onProgress?.(...data.progress);
        return;
      }
      waiting.delete(data.turn);
      if ('failure' in data) asked.failed(data.failure);
      else asked.done(data.result as never);
    });
    begun.addEventListener('error', () => end(new Error('The thread ended.')));
    return begun;
  }

  function ask<T>(task: ExporterTask, order: ExportOrder, { onProgress, signal }: ExportWatch = {}) {
    return new Promise<T>((done, failed) => {
      signal?.throwIfAborted();
      const turn = ++turns;
      thread ??= begin();
      waiting.set(turn, { onProgress, done, failed });
      thread.postMessage({ turn, task, order } satisfies Question);
      signal?.addEventListener('abort', () => {
        if (!waiting.delete(turn)) return;
        thread?.postMessage({ turn, stop: true } satisfies Question);
        failed(new DOMException('The export was stopped.', 'AbortError'));
      });
    });
  }

  return {
    ...(Object.fromEntries(
      exporterTasks.map((task) => [
        task,
        (order: ExportOrder, watch?: ExportWatch) => ask(task, order, watch),
      ]),
    ) as unknown as Omit<Exporter, 'close'>),
    close: () => end(new DOMException('The export was closed.', 'AbortError')),
  };
}
