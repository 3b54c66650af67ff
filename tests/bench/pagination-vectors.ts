import { findNextPage } from '@/lib/readers/next-page';
import { atOnce } from '@/lib/readers/steps';

/**
 * Scores the next-page link on whole saved pages whose page links somebody labelled.
 *
 * Each page gets one answer. Right is one of the labelled links, as the browser would follow it; an answer on a page
 * without a next page is a false one.
 */

interface PaginationCase {
  readonly id: string;
  readonly input: { readonly file: string; readonly url: string };
  readonly expected: { readonly next: readonly string[] };
}

type Miss = (id: string, input: unknown, expected: unknown, got: unknown) => void;
/** A saved page of the vectors by its file, as a document at its address. */
export type OpenPage = (file: string, url: string) => Document;

/** Where an address leads: without the place on the page, and without the slash some links leave out. */
const toKey = (href: string): string => {
  const url = new URL(href);
  return `${url.host}${url.pathname.replace(/\/$/, '')}${url.search}`;
};

export function scoreNextPages(
  cases: readonly PaginationCase[],
  miss: Miss,
  openPage: OpenPage,
): Record<string, number> {
  let right = 0;
  let answered = 0;
  let labelled = 0;
  for (const { id, input, expected } of cases) {
    const want = expected.next.map(toKey);
    const got = atOnce(findNextPage(openPage(input.file, input.url), new URL(input.url)));
    const isRight = got !== undefined && want.includes(toKey(got));
    if (want.length > 0) labelled += 1;
    if (got !== undefined) answered += 1;
    if (isRight) right += 1;
    if (!isRight && (got !== undefined || want.length > 0)) miss(id, input.url, expected.next, got);
  }
  return {
    pages: cases.length,
    precision: answered === 0 ? 1 : right / answered,
    recall: labelled === 0 ? 1 : right / labelled,
  };
}
