import { describe, expect, it } from 'vitest';
import { toAccount } from '@/lib/leads/account';
import { candidate as candidateSchema } from '@/lib/leads/candidate';
import { matchKeys, type Matchable } from '@/lib/leads/match-keys';
import { compareLeads, type MatchVerdict } from '@/lib/matching/compare-leads';
import { toPortrait } from '@/lib/matching/portrait';
import { toPostCandidate, toThreadRows } from '@/lib/leads/post-candidate';
import { getRequestTime, isStale, type LeadRequest } from '@/lib/leads/request';
import { toCandidate } from './candidates';
import { OTHER_SITE, OTHER_THREAD, THREAD, toAsking, toPost } from './posts';

const judge = (a: Matchable, b: Matchable) => compareLeads(toPortrait(a), toPortrait(b)).verdict;

describe('what a post is saved as', () => {
  it('a person with the account, the profile, the own contacts and the request', () => {
    const post = toPost({
      key: 'p1',
      author: 'Bob',
      authorUrl: 'https://forum.example/u/bob',
      text: 'Looking for a dough mixer, 40 l',
      phrases: ['Looking for'],
      postedAt: '2026-03-02',
      postedAtShown: '2 March 2026',
      facts: { email: 'bob@bakery.example' },
      request: { kind: 'purchase', products: ['dough mixer'], quantity: '1', language: 'en' },
    });
    const candidate = toPostCandidate(post, THREAD);
    expect(candidate).toMatchObject({
      key: 'p1',
      kind: 'person',
      facts: {
        person: [{ value: 'Bob', reader: 'thread' }],
        profile: [{ value: 'https://forum.example/u/bob' }],
        email: [{ value: 'bob@bakery.example' }],
      },
      accounts: ['forum.example/bob'],
      requests: [
        {
          key: 'forum.example/p/p1',
          kind: 'purchase',
          products: ['dough mixer'],
          text: 'Looking for a dough mixer, 40 l',
          phrases: ['Looking for'],
          url: 'https://forum.example/p/p1',
          pageTitle: 'Wanted: dough mixer',
          postedAt: '2026-03-02',
          postedAtShown: '2 March 2026',
        },
      ],
    });
    expect(candidateSchema.safeParse(candidate).error).toBeUndefined();
  });

  it('a company when it names one and nobody in it', () => {
    const candidate = toAsking({ author: 'bakehouse', facts: { name: 'Bakehouse Ltd' } });
    expect(candidate.kind).toBe('organisation');
    expect(candidate.facts.person?.[0]?.value).toBe('bakehouse');
  });

  it('a person when it names both, by the name they sign with', () => {
    const candidate = toAsking({ author: 'bob', facts: { name: 'Bakehouse Ltd', person: 'Robert Crumb' } });
    expect(candidate.kind).toBe('person');
    expect(candidate.facts.person?.map(({ value }) => value)).toEqual(['Robert Crumb', 'bob']);
  });

  it.each(['Guest', 'guest 123', 'Anonymous', '游客', '[deleted]', 'Gast'])(
    'nobody’s account when the author is %s',
    (author) => {
      const candidate = toAsking({ author });
      expect(candidate.accounts).toBeUndefined();
      expect(candidate.facts.person).toBeUndefined();
    },
  );

  it('no request when nothing is asked for', () => {
    expect(toAsking({ author: 'bob', intent: 'sell' }).requests).toBeUndefined();
  });

  it('a request the same when read again, and without a permalink too', () => {
    const { permalink: _, ...post } = toPost({ author: 'bob', text: 'Looking  for\nflour' });
    const [first] = toPostCandidate(post, THREAD).requests ?? [];
    const [again] = toPostCandidate({ ...post, text: 'Looking for flour' }, THREAD).requests ?? [];
    expect(first?.key).toBe('forum.example/t/40 bob looking for flour');
    expect(again?.key).toBe(first?.key);
    expect(first?.url).toBe(THREAD.url);
  });
});

describe('toThreadRows', () => {
  const posts = [
    toPost({ key: 'ask', author: 'bob' }),
    toPost({ key: 'offer', author: 'mill', intent: 'sell', facts: { phone: '+1 617 555 0100' } }),
    toPost({ key: 'chat', author: 'eve', intent: 'none' }),
    toPost({ key: 'signed', author: 'Bob', intent: 'none', facts: { email: 'bob@bakery.example' } }),
    toPost({ key: 'again', author: 'mill', intent: 'none', facts: { phone: '+1 617 555 0100' } }),
    toPost({ key: 'more', author: 'bob' }),
  ];
  const rows = toThreadRows({ posts }, THREAD);
  const keys = (list: readonly { post: { key: string } }[]) => list.map(({ post }) => post.key);

  it('puts requests first, then each other author who can be reached once, then the rest', () => {
    expect(keys(rows.requests)).toEqual(['ask', 'more']);
    expect(keys(rows.contacts)).toEqual(['offer']);
    expect(keys(rows.others)).toEqual(['chat', 'signed', 'again']);
  });

  it('gives who asks the contacts of all own posts', () => {
    expect(rows.requests[0]?.candidate.facts.email?.[0]?.value).toBe('bob@bakery.example');
    expect(rows.contacts[0]?.candidate.facts.email).toBeUndefined();
  });
});

describe('who wrote it', () => {
  it('is a site and a name, whatever the case and the page', () => {
    expect(toAccount('https://www.forum.example/t/1?page=2', ' Bob  Crumb ')).toBe('forum.example/bob crumb');
  });

  it.each<[string, MatchVerdict, ReturnType<typeof toAsking>, ReturnType<typeof toAsking>]>([
    ['the same account', 'certain', toAsking({ author: 'bob' }), toAsking({ author: 'BOB' }, OTHER_THREAD)],
    [
      'the same account, once signing for a company',
      'certain',
      toAsking({ author: 'bob', facts: { name: 'Bakehouse Ltd' } }),
      toAsking({ author: 'bob' }),
    ],
    ['two accounts of one site', 'different', toAsking({ author: 'bob' }), toAsking({ author: 'bobby' })],
    [
      'two accounts of one site with one mailbox',
      'different',
      toAsking({ author: 'bob', facts: { email: 'shop@bakery.example' } }),
      toAsking({ author: 'eve', facts: { email: 'shop@bakery.example' } }),
    ],
    [
      'two who write for one company',
      'certain',
      toAsking({ author: 'bob', facts: { name: 'Bakehouse Ltd', phone: '+1 617 555 0100' } }),
      toAsking({ author: 'eve', facts: { name: 'Bakehouse Ltd', phone: '+1 617 555 0100' } }),
    ],
    [
      'the same nickname on another site',
      'different',
      toAsking({ author: 'bob' }),
      toAsking({ author: 'bob' }, OTHER_SITE),
    ],
    [
      'the same nickname and town on another site',
      'different',
      toAsking({ author: 'bob', facts: { address: { text: 'Ulm', locality: 'Ulm' } } }),
      toAsking({ author: 'bob', facts: { address: { text: 'Ulm', locality: 'Ulm' } } }, OTHER_SITE),
    ],
    [
      'another nickname with the same mailbox on another site',
      'certain',
      toAsking({ author: 'bob', facts: { email: 'bob@bakery.example' } }),
      toAsking({ author: 'dough_boy', facts: { email: 'Bob@bakery.example' } }, OTHER_SITE),
    ],
    [
      'another nickname with the same number on another site',
      'certain',
      toAsking({ author: 'bob', facts: { phone: '+1 617 555 0100' } }),
      toAsking({ author: 'dough_boy', facts: { phone: '+1 617 555 0100' } }, OTHER_SITE),
    ],
    [
      'another nickname with the same WeChat on another site',
      'certain',
      toAsking({ author: 'bob', facts: { messenger: { service: 'wechat', id: 'bob_bakes' } } }),
      toAsking({ author: 'x', facts: { messenger: { service: 'wechat', id: 'bob_bakes' } } }, OTHER_SITE),
    ],
    [
      'a person of a directory with the same mailbox',
      'certain',
      toAsking({ author: 'bob', facts: { email: 'bob@bakery.example' } }),
      toCandidate({ person: 'Robert Crumb', email: 'bob@bakery.example' }, { kind: 'person' }),
    ],
    [
      'a person of a directory called like the account',
      'different',
      toAsking({ author: 'Robert Crumb' }),
      toCandidate({ person: 'Robert Crumb' }, { kind: 'person' }),
    ],
    ['two guests', 'different', toAsking({ author: 'Guest' }), toAsking({ author: 'Guest' })],
    [
      'the same post of a guest',
      'certain',
      toAsking({ author: 'Guest', key: 'g' }),
      toAsking({ author: 'Guest', key: 'g' }),
    ],
  ])('%s: %s', (_title, verdict, a, b) => {
    expect(judge(a, b)).toBe(verdict);
    expect(judge(b, a)).toBe(verdict);
    // Whatever is the same shares a key, or nobody would ever look.
    if (verdict !== 'different')
      expect(matchKeys(a).filter((key) => matchKeys(b).includes(key))).not.toEqual([]);
  });
});

describe('stale', () => {
  const day = 24 * 3_600_000;
  const request: LeadRequest = {
    kind: 'purchase',
    products: [],
    key: 'k',
    text: 'Looking for flour',
    url: 'https://forum.example/p/1',
    pageTitle: 'Flour',
    postedAt: '2026-03-02',
    foundAt: Date.UTC(2026, 4, 1),
    status: 'open',
  };
  const posted = Date.UTC(2026, 2, 2);

  it('is what is still open 60 days after it was asked', () => {
    expect(isStale(request, posted + 60 * day)).toBe(false);
    expect(isStale(request, posted + 61 * day)).toBe(true);
    expect(isStale({ ...request, status: 'won' }, posted + 61 * day)).toBe(false);
  });

  it('counts from the saving where the page gives no date', () => {
    const { postedAt: _, ...undated } = request;
    expect(getRequestTime(undated)).toBe(request.foundAt);
    expect(getRequestTime({ ...request, postedAt: 'yesterday' })).toBe(request.foundAt);
  });
});
