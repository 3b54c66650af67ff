import { describe, expect, it, vi } from 'vitest';
import { placeOf } from '@/lib/page/place';
import { createBudget } from '@/lib/readers/budget';
import { readPage } from '@/lib/readers/read-page';
import { readThreadPage } from '@/lib/readers/read-thread-page';
import { atOnce, inTurns, type Steps } from '@/lib/readers/steps';

function* count(to: number): Steps<number> {
  for (let at = 0; at < to; at += 1) yield;
  return to;
}

const card = (index: number): string =>
  `<li><h3><a href="/firms/${String(index)}">Harbour Joinery ${String(index)} Ltd</a></h3>
  <p>${String(index + 1)} Mill Lane, Springfield, MA 02101</p><p>Phone: 617-555-01${String(index % 100).padStart(2, '0')}</p></li>`;

/** One organisation, and a text that has nothing to do with it. */
const profile = `<h1>Harbour Joinery Ltd</h1><p>Phone: 617-555-0100</p><p>1 Mill Lane, Springfield, MA 02101</p>
  ${'<p>Oak and ash are <a href="/woods">woods</a> for stairs.</p>'.repeat(600)}`;

const post = (index: number): string =>
  `<article id="post-${String(index)}"><header><a href="/user/${String(index % 9)}">joiner${String(index % 9)}</a>
  <time>${String((index % 28) + 1)} March 2026</time></header><p>Call us on 617-555-01${String(index % 100).padStart(2, '0')} or
  see <a href="https://oak${String(index)}.example/">our site</a> before you buy ash at a market.</p></article>`;

/** How many patterns are tried on texts between two turns at most, where one is due after 300. */
async function countBetweenTurns(body: string, read = readPage): Promise<number> {
  const page = new DOMParser().parseFromString(`<body>${body}</body>`, 'text/html');
  let tried = 0;
  let turn = 0;
  let most = 0;
  const exec: (this: RegExp, text: string) => RegExpExecArray | null = Reflect.get(RegExp.prototype, 'exec');
  vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text) {
    // The short ones are the test browser's own.
    if (this.source.length > 12) tried += 1;
    return exec.call(this, text);
  });
  await read(page, {
    url: 'https://guide.example/forum/firms',
    budgetMs: Infinity,
    now: () => tried / 20,
    yield: () => {
      most = Math.max(most, tried - turn);
      turn = tried;
      return Promise.resolve();
    },
  });
  vi.restoreAllMocks();
  return Math.max(most, tried - turn);
}

describe('turns', () => {
  it('a page may use to change are followed by places found anew', async () => {
    document.body.innerHTML = '<ul><li>Alder Ltd</li></ul>';
    const [list, row] = [document.querySelector('ul'), document.querySelector('li')];
    if (list === null || row === null) throw new Error('no list');
    let time = 0;
    const turn = () => Promise.resolve(list.insertAdjacentHTML('afterbegin', '<li>Birch Ltd</li>'));
    const budget = createBudget(() => (time += 20), turn, 0, 1_000);
    expect(placeOf(row).selector).toBe('body>ul:nth-child(1)>li:nth-child(1)');
    await budget.breathe();
    expect(placeOf(row).selector).toBe('body>ul:nth-child(1)>li:nth-child(2)');
  });

  it('are given between two steps', async () => {
    let turns = 0;
    const breathe = (): Promise<void> => {
      turns += 1;
      return Promise.resolve();
    };
    expect(await inTurns(count(3), { breathe })).toBe(3);
    expect(turns).toBe(3);
    expect(atOnce(count(3))).toBe(3);
  });

  it.each([
    ['a list', `<ul>${Array.from({ length: 150 }, (_, index) => card(index)).join('')}</ul>`],
    ['one organisation', profile],
  ])('are given all through %s', async (_, body) => {
    expect(await countBetweenTurns(body)).toBeLessThan(2_000);
  });

  it('are given all through a thread', async () => {
    const posts = Array.from({ length: 150 }, (_, index) => post(index)).join('');
    expect(await countBetweenTurns(posts, readThreadPage)).toBeLessThan(2_000);
  });
});
