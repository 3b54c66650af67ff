import { describe, expect, it } from 'vitest';
import { MAX_ELEMENTS } from '@/lib/leads/limits';
import { readPage } from '@/lib/readers/read-page';
import { readThreadPage } from '@/lib/readers/read-thread-page';

const toCards = (length: number): string =>
  Array.from(
    { length },
    (
      _,
      index,
    ) => `<li class="card"><h3><a href="/firm/${String(index)}">Sample Firm ${String(index)} Ltd</a></h3>
    <p>${String(index + 1)} Main Street, Testford, ME 04999</p><a href="tel:+1617555010${String(index)}">617-555-010${String(index)}</a></li>`,
  ).join('');

/** Reads the cards followed by that many elements; the clock stands still, so that no time decides. */
async function readCardsAnd(more: number) {
  const page = new DOMParser().parseFromString(
    `<h1>Firms</h1><ul>${toCards(8)}</ul>${'<i></i>'.repeat(more)}`,
    'text/html',
  );
  return readPage(page, { url: 'https://guide.example/firms', now: () => 0 });
}

describe('a page too large to be read whole', () => {
  it('gives what its beginning holds, and says that it is a part', async () => {
    const reading = await readCardsAnd(MAX_ELEMENTS);
    expect(reading.partial).toBe(true);
    expect(reading.kind).toBe('listing');
    expect(reading.candidates).toHaveLength(8);
  });

  it('gives the first records of a list that there is no time to read to its end', async () => {
    const page = new DOMParser().parseFromString(`<h1>Firms</h1><ul>${toCards(200)}</ul>`, 'text/html');
    let looks = 0;
    // Each look at the clock takes a millisecond: what is read is bound by the time and not by the machine.
    const reading = await readPage(page, {
      url: 'https://guide.example/firms',
      now: () => (looks += 1),
      budgetMs: 150,
    });
    expect(reading.partial).toBe(true);
    expect(reading.kind).toBe('listing');
    expect(reading.candidates.length).toBeGreaterThanOrEqual(20);
    expect(reading.candidates.length).toBeLessThan(200);
  });

  it('gives the first posts of a thread that there is no time to read to its end', async () => {
    const posts = Array.from(
      { length: 600 },
      (_, index) =>
        `<article id="post-${String(index)}"><a href="/user/${String(index % 9)}">user${String(index % 9)}</a><time datetime="2026-03-02">2 March 2026</time><p>Question ${String(index)}: our boiler leaks.</p></article>`,
    ).join('');
    const page = new DOMParser().parseFromString(`<h1>Boilers</h1><main>${posts}</main>`, 'text/html');
    let looks = 0;
    // The time is over before the page has been looked through.
    const reading = await readThreadPage(page, {
      url: 'https://forum.example/threads/boilers.12/',
      now: () => (looks += 1),
      budgetMs: 10,
    });
    expect(reading.partial).toBe(true);
    expect(reading.kind).toBe('thread');
    expect(reading.posts.length).toBeGreaterThanOrEqual(50);
    expect(reading.posts.length).toBeLessThan(600);
    expect(reading.posts[7]).toMatchObject({ author: 'user7', text: 'Question 7: our boiler leaks.' });
  });

  it('is not one of ordinary size', async () => {
    expect((await readCardsAnd(100)).partial).toBe(false);
  });
});
