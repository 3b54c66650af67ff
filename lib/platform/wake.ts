import { browser } from 'wxt/browser';

/** Alarms of the background: looking after the store now and then, and going on with a job. */
const CARE = 'care';
const JOB = 'job';
/** Minutes. */
const CARE_EVERY = 60;
const JOB_EVERY = 0.5;

/** Browsers stop a background that is idle for 30 seconds, whatever it is at, unless it calls them. */
const CALL_EVERY_MS = 20_000;

/** Calls back now and then for as long as the extension is installed; to be called at every start of the background. */
export async function onCare(work: () => void): Promise<void> {
  browser.alarms.onAlarm.addListener(work);
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

/** Keeps the background from being stopped while it works. */
export async function stayAwake<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), CALL_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
