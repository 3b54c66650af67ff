/**
 * What the watcher's world in a page remembers of the rows that are outlined in it. The outlines themselves are the
 * browser's (`page-marks.ts`); this knows which there are, so that they go when the page goes, or when rows move.
 */
export interface StandingMark {
  selector: string;
  /** What the row is called; where the page no longer shows it there, something else stands in the place. */
  name: string;
  state: string;
}

/** What is outlined from now on in place of what was until now. */
export interface Exchange {
  before: StandingMark[];
  now: StandingMark[];
}

/** How `page-marks.ts` reaches the watcher; both run in the extension's own world of the page. */
export interface MarkedWorld {
  /** Without `wanted`, those there are are looked at again. */
  leadlightExchange?: (wanted: StandingMark[] | null) => Exchange;
}

let marks: StandingMark[] = [];

export function openMarks(): void {
  (globalThis as MarkedWorld).leadlightExchange = (wanted) => {
    const before = marks;
    marks = (wanted ?? marks).filter(isStanding);
    return { before, now: marks };
  };
}

/** Whether an outline is around something else than it was made for. */
export function areMarksStale(): boolean {
  return !marks.every(isStanding);
}

function isStanding({ selector, name }: StandingMark): boolean {
  return squeeze(document.querySelector(selector)?.textContent ?? '').includes(squeeze(name));
}

const squeeze = (text: string) => text.replace(/\s+/g, '').toLowerCase();
