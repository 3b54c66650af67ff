import { browser } from 'wxt/browser';

/** Alarms of the background: looking after the store now and then, and going on with a job. */
const CARE = 'care';
const JOB = 'job';
const SYNC = 'sync';
/** Minutes. */
const CARE_EVERY = 60;
const JOB_EVERY = 0.5;
const SYNC_EVERY = 1;

/** Browsers stop a background that is idle for 30 seconds, whatever it is at, unless it calls them. */
const CALL_EVERY_MS = 20_000;

/** Calls back now and then for as long as the extension is installed; to be called at every start of the background. */
export async function onCare(work: () => void): Promise<void> {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== SYNC) work();
  });
  // Creating it anew each time would start its hour again.
  if ((await browser.alarms.get(CARE)) === undefined) {
    await browser.alarms.create(CARE, { delayInMinutes: 1, periodInMinutes: CARE_EVERY });
  }
}

/** Has the background woken until `jobEnded`: whoever does the job may be closed, killed or stopped. */
export async function jobStarted(): Promise<void> {
  await browser.alarms.create(JOB, { delayInMinutes: JOB_EVERY, periodInMinutes: JOB_EVERY });
}

export async function jobEnded(): Promise<void> {
  await browser.alarms.clear(JOB);
}

/** Calls back when it is time to pass leads on (`syncDue`); to be called at every start of the background. */
export function onSyncDue(work: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === SYNC) work();
  });
}

/** Has the background woken at a moment (milliseconds since 1970) and every minute from then on; `undefined` ends that. */
export async function syncDue(at: number | undefined): Promise<void> {
  if (at === undefined) await browser.alarms.clear(SYNC);
  else await browser.alarms.create(SYNC, { when: at, periodInMinutes: SYNC_EVERY });
}

const WAKE = 'sync/wake';

/** Wakes the background because there is something to pass on. Nobody may be there to hear it: the alarm comes anyway. */
export async function wakeSync(): Promise<void> {
  await browser.runtime.sendMessage({ type: WAKE }).catch(() => undefined);
}

/** Calls back when a screen of ours says so. A page cannot: nothing connects pages to us but our own scripts in them. */
export function onWakeSync(work: () => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: { id?: string }) => {
    const type = typeof message === 'object' && message !== null && 'type' in message && message.type;
    if (type === WAKE && sender.id === browser.runtime.id) work();
    return undefined;
  });
}

/** Keeps the background from being stopped while it works. */
export async function stayAwake<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), CALL_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
