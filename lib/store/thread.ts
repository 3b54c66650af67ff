import { FileError, type FileErrorCode } from '@/lib/transfer/read/file-error';
import { StoreError, type StoreReason } from './store-error';

/** For a task of some seconds: who looks on, and may stop it. */
export interface TaskWatch {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What page and thread say to each other; `turn` names the request. */
type Question =
  | { readonly turn: number; readonly task: string; readonly input: readonly unknown[] }
  | { readonly turn: number; readonly stop: true };
type Answer =
  | { readonly turn: number; readonly progress: readonly [done: number, total: number] }
  | { readonly turn: number; readonly result: unknown }
  | { readonly turn: number; readonly failure: Failure };
/** An error as a message carries it: of a class of ours only what it is made of again. */
interface Failure {
  readonly message: string;
  readonly file?: { readonly code: FileErrorCode; readonly where: string | undefined };
  readonly reason?: StoreReason;
  readonly kind?: 'aborted' | 'range';
}

/** What a thread sees of its page. */
export interface ThreadPage {
  postMessage(message: unknown): void;
  addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void;
}

/** News for a progress bar, this often (ms). */
const TELL_EVERY = 50;

/** In the thread: does what the page asks for, by the name of the task. */
export function answerPage(
  page: ThreadPage,
  run: (task: string, input: readonly unknown[], watch: TaskWatch) => Promise<unknown>,
): void {
  const running = new Map<number, AbortController>();

  async function answer(turn: number, task: string, input: readonly unknown[]) {
    const tell = (said: Answer) => page.postMessage(said);
    const stopper = new AbortController();
    running.set(turn, stopper);
    let told = -TELL_EVERY;
    const watch: TaskWatch = {
      signal: stopper.signal,
      onProgress(done, total) {
        const now = performance.now();
        if (now - told < TELL_EVERY && done < total) return;
        told = now;
        tell({ turn, progress: [done, total] });
      },
    };
    try {
      tell({ turn, result: await run(task, input, watch) });
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
  if (error instanceof RangeError) return { message, kind: 'range' };
  return {
    message,
    ...(error instanceof DOMException && error.name === 'AbortError' && { kind: 'aborted' }),
  };
}

function toError({ message, file, reason, kind }: Failure): Error {
  if (file) return new FileError(file.code, file.where);
  if (reason) return new StoreError(reason, message);
  if (kind === 'range') return new RangeError(message);
  return kind === 'aborted' ? new DOMException(message, 'AbortError') : new Error(message);
}

/** A thread as its page sees it. */
export interface Thread {
  /** Rejects with what the task threw; with an `AbortError` when it was stopped, or the thread closed meanwhile. */
  ask: <T>(task: string, input: readonly unknown[], watch?: TaskWatch) => Promise<T>;
  close: () => void;
}

interface Waiting {
  readonly onProgress: TaskWatch['onProgress'];
  readonly done: (result: never) => void;
  readonly failed: (error: Error) => void;
}

/** On the page: a thread that begins with the first request and ends with `close`. */
export function openThread(start: () => Worker): Thread {
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

  return {
    ask: (task, input, { onProgress, signal } = {}) =>
      new Promise((done, failed) => {
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
      }),
    close: () => end(new DOMException('It was closed.', 'AbortError')),
  };
}
