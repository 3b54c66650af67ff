import { FileError, type FileErrorCode } from '@/lib/transfer/read/file-error';
import { StoreError, type StoreReason } from '../store-error';
import type { Importer, ImportWatch } from './importer';

type Task = Exclude<keyof Importer, 'close'>;

/** What page and thread say to each other; `turn` names the request. */
type Question =
  | { readonly turn: number; readonly task: Task; readonly input: readonly unknown[] }
  | { readonly turn: number; readonly stop: true };
type Answer =
  | { readonly turn: number; readonly progress: readonly [done: number, total: number] }
  | { readonly turn: number; readonly result: unknown }
  | { readonly turn: number; readonly failure: Failure };
/** An error as a message carries it. */
interface Failure {
  readonly message: string;
  readonly file?: { readonly code: FileErrorCode; readonly where: string | undefined };
  readonly reason?: StoreReason;
  readonly aborted?: true;
}

/** What a thread sees of its page. */
interface Page {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** News for a progress bar, this often (ms). */
const TELL_EVERY = 50;

/** In the thread: does what the page asks for. */
export function answerImports(importer: Importer, page: Page): void {
  const running = new Map<number, AbortController>();

  async function answer(turn: number, task: Task, input: readonly unknown[]) {
    const tell = (said: Answer) => page.postMessage(said);
    const stopper = new AbortController();
    running.set(turn, stopper);
    let told = -TELL_EVERY;
    const watch: ImportWatch = {
      signal: stopper.signal,
      onProgress(done, total) {
        const now = performance.now();
        if (now - told < TELL_EVERY && done < total) return;
        told = now;
        tell({ turn, progress: [done, total] });
      },
    };
    try {
      const [what, options = task === 'dryRun' || task === 'review' ? watch : undefined] = input;
      const importing = importer as unknown as Record<
        Task,
        (what: unknown, more: unknown) => Promise<unknown>
      >;
      tell({ turn, result: await importing[task](what, options) });
    } catch (error) {
      tell({ turn, failure: toFailure(error) });
    } finally {
      running.delete(turn);
    }
  }

  page.addEventListener('message', ({ data }: MessageEvent<Question>) => {
    if ('stop' in data) running.get(data.turn)?.abort();
    else void answer(data.turn, data.task, data.input);
  });
}

function toFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : 'It failed.';
  if (error instanceof FileError) return { message, file: { code: error.code, where: error.where } };
  if (error instanceof StoreError) return { message, reason: error.reason };
  return { message, ...(error instanceof DOMException && error.name === 'AbortError' && { aborted: true }) };
}

function toError({ message, file, reason, aborted }: Failure): Error {
  if (file) return new FileError(file.code, file.where);
  if (reason) return new StoreError(reason, message);
  return aborted ? new DOMException(message, 'AbortError') : new Error(message);
}

interface Waiting {
  readonly onProgress: ImportWatch['onProgress'];
  readonly done: (result: never) => void;
  readonly failed: (error: Error) => void;
}

/** On the page: a thread that begins with the first request and ends with `close`. */
export function openInThread(start: () => Worker): Importer {
  let thread: Worker | undefined;
  let turns = 0;
  const waiting = new Map<number, Waiting>();

  function end(reason: Error) {
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
      if ('failure' in data) asked.failed(toError(data.failure));
      else asked.done(data.result as never);
    });
    begun.addEventListener('error', () => end(new Error('The thread ended.')));
    return begun;
  }

  function ask<T>(
    task: Task,
    input: readonly unknown[],
    { onProgress, signal }: ImportWatch = {},
  ): Promise<T> {
    return new Promise<T>((done, failed) => {
      signal?.throwIfAborted();
      const turn = ++turns;
      thread ??= begin();
      waiting.set(turn, { onProgress, done, failed });
      thread.postMessage({ turn, task, input } satisfies Question);
      signal?.addEventListener('abort', () => {
        if (!waiting.delete(turn)) return;
        thread?.postMessage({ turn, stop: true } satisfies Question);
        failed(new DOMException('It was stopped.', 'AbortError'));
      });
    });
  }

  return {
    open: (file, options) => ask('open', [file, options ?? {}]),
    look: (sheet, options) => ask('look', [sheet, options ?? {}]),
    dryRun: (plan, watch) => ask('dryRun', [plan], watch),
    review: (plan, watch) => ask('review', [plan], watch),
    start: (plan) => ask('start', [plan]),
    close: () => end(new DOMException('The import was closed.', 'AbortError')),
  };
}
