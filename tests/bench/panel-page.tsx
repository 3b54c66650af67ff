import { createRoot } from 'react-dom/client';
import { SidePanel } from '@/components/leads/side-panel';
import { ServicesProvider, type Services } from '@/components/services';
import { Announcer } from '@/components/ui/announcer';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { openStore } from '@/lib/store/store';

/** The part of `bench:store` that runs in the panel: the real screen over the bench's leads, the browser's parts left out. */

const store = openStore({ name: 'bench' });
/** Whatever else the screen asks of the browser gets no answer. */
const services = new Proxy({ store } as unknown as Services, {
  get: (known, name) =>
    name in known
      ? known[name as keyof Services]
      : String(name).startsWith('follow')
        ? () => () => {}
        : () => Promise.resolve(undefined),
});

let tasks: { start: number; duration: number }[] = [];
const note = (list: PerformanceEntryList) => {
  tasks.push(...list.map(({ startTime, duration }) => ({ start: startTime, duration })));
};
const observer = new PerformanceObserver((entries) => note(entries.getEntries()));
observer.observe({ type: 'longtask', buffered: true });
/** Of the tasks over 50 ms that began between two moments. */
async function getLongestTask(from: number, to = Infinity): Promise<number> {
  // A task is told of when it has ended.
  await new Promise((resolve) => setTimeout(resolve, 100));
  note(observer.takeRecords());
  return Math.max(
    0,
    ...tasks.filter(({ start }) => start >= from && start < to).map((task) => task.duration),
  );
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function until(isSo: () => boolean): Promise<number> {
  while (!isSo()) await frame();
  return performance.now();
}

export interface Opened {
  /** From the navigation to the first rows of leads, and to the index over all of them. */
  firstRows: number;
  ready: number;
  /** Until the first rows, with the script itself, and from then on. */
  openingTask: number;
  warmUpTask: number;
}

export { TYPED } from './typed';

export async function open(): Promise<Opened> {
  document.body.style.margin = '0';
  createRoot(document.body.appendChild(document.createElement('div'))).render(
    <ServicesProvider value={services}>
      <Announcer>
        <SidePanel />
      </Announcer>
    </ServicesProvider>,
  );
  const firstRows = await until(() => document.querySelector('li [data-main]') !== null);
  const ready = await until(() => document.querySelector('[data-loading="false"]') !== null);
  return {
    firstRows,
    ready,
    openingTask: await getLongestTask(0, firstRows),
    warmUpTask: await getLongestTask(firstRows),
  };
}

/** Every letter typed into the search, milliseconds until the list showed it. */
export async function type(texts: readonly string[]): Promise<number[]> {
  const input = document.querySelector<HTMLInputElement>('input[type=search]');
  if (!input) throw new Error('no search');
  const property = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  const times: number[] = [];
  for (const text of texts)
    for (let end = 0; end <= text.length; end++) {
      await frame();
      const start = performance.now();
      property?.set?.call(input, text.slice(0, end));
      input.dispatchEvent(new Event('input', { bubbles: true }));
      // The list follows in work of its own; what is asked behind it comes behind it.
      await new Promise((resolve) => setTimeout(resolve));
      await new Promise((resolve) => setTimeout(resolve));
      times.push(performance.now() - start);
    }
  return times;
}

/** The times of frames while the list runs past, a screen a frame. */
export async function scroll(): Promise<{ frames: number[]; longestTask: number }> {
  const scroller = [...document.querySelectorAll<HTMLElement>('div')].find(
    (element) =>
      element.scrollHeight > element.clientHeight * 2 && getComputedStyle(element).overflowY === 'auto',
  );
  if (!scroller) throw new Error('no list');
  const frames: number[] = [];
  tasks = [];
  await frame();
  let last = performance.now();
  for (let step = 0; step < 150; step++) {
    scroller.scrollTop += step < 100 ? scroller.clientHeight : scroller.scrollHeight / 50;
    await frame();
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  return { frames, longestTask: await getLongestTask(0) };
}

/** Whether the index lies on the disk for the next opening. */
export async function isKept(): Promise<boolean> {
  const databases = await indexedDB.databases();
  if (!databases.some(({ name }) => name === 'bench-search')) return false;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('bench-search');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('open'));
  });
  const count = await new Promise<number>((resolve) => {
    const request = db.transaction('head').objectStore('head').count();
    request.onsuccess = () => resolve(request.result);
  });
  db.close();
  return count > 0;
}
