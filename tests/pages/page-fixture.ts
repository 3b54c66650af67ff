import { JSDOM } from 'jsdom';
import type { Candidate, PageReading } from '@/lib/leads/candidate';
import { readPage } from '@/lib/readers/read-page';
import type { ReadPageOptions } from '@/lib/readers/reading';
import { readThreadPage } from '@/lib/readers/read-thread-page';
import { readByTurns } from '@/lib/readers/with-posts';

/** Reads an invented page as the extension would; time stands still unless a clock is given. */
export async function readHtml(
  html: string,
  url = 'https://www.directory.example/plumbers',
  now: () => number = () => 0,
  list?: number,
): Promise<PageReading> {
  const { document } = new JSDOM(html, { url }).window;
  return readAll(document, { url, now, list });
}

/** What all readers say of a document. */
export async function readAll(document: Document, options: ReadPageOptions): Promise<PageReading> {
  const reading = await readByTurns({
    page: () => readPage(document, options),
    pageWithoutPosts: () => readPage(document, { ...options, isThread: false }),
    thread: () => readThreadPage(document, options),
  });
  if (reading === undefined) throw new Error('A reader gave nothing.');
  return reading;
}

/** The values of a candidate as texts, for comparing with what a person sees on the page. */
export function toTexts({ facts }: Candidate) {
  return {
    name: facts.name?.[0]?.value,
    person: facts.person?.[0]?.value,
    phones: (facts.phone ?? []).map((one) => one.value.text),
    faxes: (facts.fax ?? []).map((one) => one.value.text),
    emails: (facts.email ?? []).map((one) => one.value),
    websites: (facts.website ?? []).map((one) => one.value),
    profile: facts.profile?.[0]?.value,
    address: facts.address?.[0]?.value.text,
  };
}
