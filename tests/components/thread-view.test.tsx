import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PageView } from '@/components/page/page-view';
import type { Post } from '@/lib/leads/candidate';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { toPostCandidate } from '@/lib/leads/post-candidate';
import { countLeads } from '@/lib/store/queries';
import { readThreads } from '@/lib/store/threads';
import type { TabReading } from '@/lib/messages/read-tab';
import { expectNoViolations } from './accessible';
import { createServices, expectSaid, show } from './fixtures';
import { setLanguage } from './i18n';

const thread = { url: 'https://board.example/chain', title: 'Wanted: chain' };

const toPost = (key: string, author: string, text: string, more: Partial<Post> = {}): Post => ({
  key,
  author,
  text,
  permalink: `https://board.example/chain#${key}`,
  postedAtShown: '2 March 2026',
  facts: {},
  intent: 'none',
  ...more,
});

const wes = toPost('p1', 'wes', 'Hello all.\n\nLooking to buy 40 m of chain. Deliver to Dover.', {
  intent: 'buy',
  postedAt: '2026-03-02',
  phrases: ['Looking to buy'],
  request: {
    kind: 'purchase',
    products: ['chain'],
    quantity: '40 m',
    budget: 'under $300',
    place: 'Dover',
    deadline: 'by April',
    language: 'en',
  },
});
const wesAgain = toPost('p5', 'wes', 'WTB an anchor as well', { intent: 'buy', phrases: ['WTB'] });
const abel = toPost('p2', 'threecod', 'We have 200 m on the drum.', {
  intent: 'sell',
  facts: {
    email: [
      { value: 'abel@three-cod.example', shown: 'abel@three-cod.example', reader: 'thread', confidence: 0.8 },
    ],
  },
});
const mud = toPost('p3', 'mudlark', 'Measure the links first.');
const sol = toPost('p4', 'solveig', 'May I join? I need 25 m.', { intent: 'buy', phrases: ['I need'] });

function toThread(posts: Post[]): TabReading & { ok: true } {
  return {
    ok: true,
    page: thread,
    reading: {
      kind: 'thread',
      title: thread.title,
      candidates: [],
      posts,
      problems: [],
      partial: false,
      ms: 20,
    },
  };
}

async function open(posts: Post[], services = createServices(toThread(posts))) {
  const view = show(<PageView />, services);
  await screen.findAllByRole('heading');
  return { ...view, services };
}

const getGroup = (name: string) => within(screen.getByRole('region', { name }));
const getBoxes = () => screen.getAllByRole('checkbox', { name: /^Choose (?!all)/ });
const getBox = (name: string, nth = 0) =>
  screen.getAllByRole('checkbox', { name: `Choose ${name}` })[nth] ?? document.body;
const readRequests = async (services: ReturnType<typeof createServices>) =>
  (await services.store.db.leads.toArray()).map(({ requests }) => requests?.map(({ text }) => text));

describe('a thread', () => {
  const posts = [wes, abel, mud, sol];

  it('says how many ask and puts them first, chosen, then who can be reached; the rest is folded', async () => {
    await open(posts);
    expect(screen.getByRole('heading', { level: 1, name: '2 people ask for something' })).toBeVisible();
    expect(screen.getByText('4 posts on this page')).toBeVisible();
    expect(getBoxes().map((box) => box.getAttribute('aria-label'))).toEqual([
      'Choose wes',
      'Choose solveig',
      'Choose threecod',
    ]);
    expect(getBox('wes')).toBeChecked();
    expect(getBox('solveig')).toBeChecked();
    expect(getBox('threecod')).not.toBeChecked();
    expect(getGroup('Others you can reach').getByText('2 March 2026 · abel@three-cod.example')).toBeVisible();
    expect(screen.queryByText('Measure the links first.')).toBeNull();
    expect(screen.getByRole('button', { name: 'Save 2 requests' })).toBeEnabled();
  });

  it('shows of a request who asks, when, in which words, and for what', async () => {
    await open(posts);
    const requests = getGroup('Requests');
    expect(requests.getByText('Looking to buy').tagName).toBe('MARK');
    const details = within(requests.getAllByRole('list', { name: 'What is asked for' })[0] ?? document.body);
    expect(details.getAllByRole('listitem').map((chip) => chip.textContent)).toEqual([
      'Wants to buy',
      'Product: chain',
      'Quantity: 40 m',
      'Budget: under $300',
      'Place: Dover',
      'Deadline: by April',
    ]);
  });

  it('saves the requests with one key, says so, and takes them back', async () => {
    const { user, services } = await open(posts);
    await waitFor(() => expect(getBox('wes')).toHaveFocus());
    await user.keyboard('{Enter}');
    await expectSaid('2 requests saved');
    expect((await readRequests(services)).flat().sort()).toEqual([wes.text, sol.text]);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await expectSaid('2 taken back');
    expect(await countLeads(services.store)).toBe(0);
    expect(await screen.findByRole('button', { name: 'Save 2 requests' })).toBeEnabled();
  });

  it('walks all groups with the arrows', async () => {
    const { user } = await open(posts);
    await waitFor(() => expect(getBox('wes')).toHaveFocus());
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(getBox('threecod')).toHaveFocus();
    await user.keyboard(' ');
    expect(screen.getByRole('button', { name: 'Save 3' })).toBeEnabled();
    await user.keyboard('{Home}{ArrowRight}');
    expect(getGroup('Requests').getByRole('link', { name: 'Open post' })).toHaveAttribute(
      'href',
      wes.permalink,
    );
  });

  it('unfolds the rest, and a post of it can be saved', async () => {
    const { user, services } = await open(posts);
    await user.click(screen.getByRole('button', { name: '1 more post', expanded: false }));
    expect(screen.getByText('Measure the links first.')).toBeVisible();
    expect(getBox('mudlark')).not.toBeChecked();
    await user.click(getGroup('More posts').getByRole('button', { expanded: false }));
    await user.click(screen.getByRole('button', { name: 'Save this one' }));
    await expectSaid('1 saved');
    expect(await readRequests(services)).toEqual([undefined]);
  });

  it('makes one lead of one who asks twice, and takes both back together', async () => {
    const { user, services } = await open([wes, mud, wesAgain]);
    expect(screen.getByRole('heading', { level: 1, name: '1 person asks for something' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save 2 requests' }));
    await expectSaid('2 requests saved');
    expect(await readRequests(services)).toEqual([[wes.text, wesAgain.text]]);
    await user.click((await screen.findAllByRole('button', { name: 'Undo saving wes' }))[0] ?? document.body);
    await expectSaid('2 taken back');
    expect(await countLeads(services.store)).toBe(0);
  });

  it('marks whom we have, and chooses what they ask for now', async () => {
    const services = createServices(toThread([wes, wesAgain]));
    await saveCandidates(services.store, { page: thread, candidates: [toPostCandidate(wes, thread)] });
    await open([wes, wesAgain], services);
    expect(await screen.findByText('known', { selector: 'span' })).toBeVisible();
    expect(screen.getByText('new request')).toBeVisible();
    expect(getBox('wes', 0)).not.toBeChecked();
    expect(getBox('wes', 1)).toBeChecked();
    expect(screen.getByRole('button', { name: 'Save 1 request' })).toBeEnabled();
  });

  it('in which nobody asks chooses who can be reached', async () => {
    await open([abel, mud]);
    expect(screen.getByRole('heading', { level: 1, name: 'Nobody asks for anything here' })).toBeVisible();
    expect(getBox('threecod')).toBeChecked();
    expect(screen.getByRole('button', { name: 'Save 1' })).toBeEnabled();
  });

  it('of talk alone says so and still shows it', async () => {
    const { user } = await open([mud]);
    expect(screen.getByText(/No post asks for a product/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: '1 post on this page' }));
    expect(screen.getByText('Measure the links first.')).toBeVisible();
  });

  it('shows somebody else’s number as theirs', async () => {
    const mentioned = {
      phone: [{ value: { text: '555-0100' }, shown: '555-0100', reader: 'thread' as const, confidence: 0.8 }],
    };
    const { user } = await open([{ ...wes, mentioned }]);
    await user.click(getGroup('Requests').getByRole('button', { expanded: false }));
    expect(screen.getByRole('heading', { name: 'Names somebody else' })).toBeVisible();
    expect(screen.getByText('555-0100')).toBeVisible();
  });

  it('has no barrier axe can find', async () => {
    const { user, container } = await open(posts);
    await user.click(screen.getByRole('button', { name: '1 more post' }));
    await user.click(getGroup('Requests').getAllByRole('button', { expanded: false })[0] ?? document.body);
    await expectNoViolations(container);
  });

  it('speaks Chinese', async () => {
    setLanguage('zh_CN');
    await open(posts);
    expect(screen.getByRole('heading', { name: '2 人有采购需求' })).toBeVisible();
    expect(screen.getByRole('button', { name: '保存 2 条需求' })).toBeEnabled();
    // The site wrote `2 March 2026`; what could not be read as a date stays as it was written.
    expect(screen.getByRole('button', { name: /^wes/ })).toHaveTextContent('2026年3月2日');
    expect(screen.getByRole('button', { name: /^solveig/ })).toHaveTextContent('2 March 2026');
  });
});

describe('a thread that is read is counted', () => {
  const answering = [wes, { ...mud, replyTo: ['wes'] }];
  const readCounted = async ({ store }: ReturnType<typeof createServices>) =>
    (await readThreads(store)).map(({ page, asked, answered, saved }) => ({
      url: page.url,
      asked: asked.map(({ products }) => products.join()),
      answered: answered.map(({ name, count }) => [name, count]),
      saved,
    }));
  const counted = { url: thread.url, asked: ['chain'], answered: [['wes', 1]], saved: undefined };

  it('once, however often it is read', async () => {
    const { user, services } = await open(answering);
    await waitFor(async () => expect(await readCounted(services)).toEqual([counted]));
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    await waitFor(() => expect(services.readTab).toHaveBeenCalledTimes(2));
    expect(await readCounted(services)).toEqual([counted]);
  });

  it('only when something of it is saved, if the user does not want more', async () => {
    const services = createServices(toThread(answering));
    await services.writeSetting('countThreads', false);
    const { user } = await open(answering, services);
    const save = await screen.findByRole('button', { name: 'Save 1 request' });
    expect(await readCounted(services)).toEqual([]);
    await user.click(save);
    await waitFor(async () => expect(await readCounted(services)).toEqual([{ ...counted, saved: true }]));
  });
});
