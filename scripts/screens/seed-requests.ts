import type { Post } from '@/lib/leads/candidate';
import { toPostCandidate } from '@/lib/leads/post-candidate';
import { toMonth } from '@/lib/leads/thread-record';
import { setRequestStatus } from '@/lib/store/commands/requests';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { openStore } from '@/lib/store/store';
import { rememberThread } from '@/lib/store/threads';

/** Runs inside one of our own pages like `seed-leads.ts`: requests from an invented board, of today and of long ago. */
declare global {
  var seedRequests: () => Promise<void>;
}

const DAY = 24 * 3_600_000;

type Seed = Pick<Post, 'author' | 'text' | 'phrases' | 'request'> & { daysAgo: number };

const seeds: readonly Seed[] = [
  {
    author: 'wes_tilden',
    daysAgo: 2,
    text: 'Looking to buy 40 metres of 10 mm galvanised chain, calibrated to DIN 766, before the moorings go in at the end of April. Used is fine if the galvanising is.\n\nPlease quote with carriage to Dover, New Hampshire.',
    phrases: ['Looking to buy', 'Please quote'],
    request: {
      kind: 'purchase',
      products: ['galvanised chain'],
      quantity: '40 metres',
      place: 'Dover, New Hampshire',
      deadline: 'before the end of April',
      language: 'en',
    },
  },
  {
    author: 'solveig',
    daysAgo: 5,
    text: 'Can anyone recommend a sailmaker? I am looking for a winter cover for a 12 m sloop in Rockport, budget up to $1,500.',
    phrases: ['Can anyone recommend', 'looking for'],
    request: {
      kind: 'recommendation',
      products: ['winter cover', 'sailmaker'],
      budget: 'up to $1,500',
      place: 'Rockport',
      language: 'en',
    },
  },
  {
    author: '海边木匠',
    daysAgo: 9,
    text: '求购一批船用桃花心木，厚度 30 毫米，约 2 立方米，送到厦门。请报价，五月前要。',
    phrases: ['求购', '请报价'],
    request: {
      kind: 'quotation',
      products: ['船用桃花心木'],
      quantity: '约 2 立方米',
      place: '厦门',
      deadline: '五月前',
      language: 'zh',
    },
  },
  {
    author: 'hafenmeister_k',
    daysAgo: 21,
    text: 'Wir suchen einen zuverlässigen Lieferanten für Fender und Poller, jährlich etwa 120 Stück, Lieferung nach Rostock.',
    phrases: ['suchen einen zuverlässigen Lieferanten'],
    request: {
      kind: 'supplier',
      products: ['Fender', 'Poller'],
      quantity: 'etwa 120 Stück',
      place: 'Rostock',
      language: 'de',
    },
  },
  {
    author: 'wes_tilden',
    daysAgo: 75,
    text: 'Our crane man has let us down twice. Who else lifts 9 tonnes around Portsmouth?',
    phrases: ['has let us down', 'Who else'],
    request: {
      kind: 'complaint',
      products: ['crane'],
      quantity: '9 tonnes',
      place: 'Portsmouth',
      language: 'en',
    },
  },
  {
    author: 'kittiwake',
    daysAgo: 120,
    text: 'WTB a used cover for a 9 m cutter. Colour does not matter.',
    phrases: ['WTB'],
    request: { kind: 'purchase', products: ['used cover'], language: 'en' },
  },
  {
    author: 'Guest',
    daysAgo: 400,
    text: 'Which one is better for a wooden hull, epoxy or red lead? Have to decide this week.',
    phrases: ['Which one is better'],
    request: { kind: 'comparison', products: [], deadline: 'this week', language: 'en' },
  },
];

const threads: readonly {
  slug: string;
  title: string;
  goods: readonly string[];
  /** Answers of this month, the last one … */
  voices: readonly [name: string, ...counts: number[]][];
}[] = [
  {
    slug: 'antifouling',
    title: 'Antifouling that lasts two seasons? | Harbor Board',
    goods: ['antifouling', 'galvanised chain', 'used covers'],
    voices: [
      ['mudlark', 4, 2, 7],
      ['wes_tilden', 1, 0, 2],
    ],
  },
  {
    slug: 'moorings',
    title: 'Moorings before the season | Harbor Board',
    goods: ['Galvanised chain', 'fender'],
    voices: [
      ['mudlark', 0, 3],
      ['老渔夫', 2, 1],
      ['keelhaul88', 2],
    ],
  },
];

globalThis.seedRequests = async () => {
  const store = openStore();
  const page = { url: 'https://board.example/wanted', title: 'Wanted and for sale | Harbor Board' };
  const { saved } = await saveCandidates(store, {
    page,
    candidates: seeds.map(({ daysAgo, ...seed }, index) =>
      toPostCandidate(
        {
          ...seed,
          key: `post-${index}`,
          postedAt: new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10),
          permalink: `${page.url}#p${index + 1}`,
          facts:
            seed.author === 'wes_tilden'
              ? {
                  phone: [
                    {
                      value: { text: '(603) 555-0157', e164: '+16035550157' },
                      shown: '(603) 555-0157',
                      reader: 'thread',
                      confidence: 0.8,
                    },
                  ],
                }
              : {},
          intent: 'buy',
        },
        page,
      ),
    ),
  });
  await setRequestStatus(store, saved[3]?.leadId ?? '', 'board.example/wanted#p4', 'won');
  await setRequestStatus(store, saved[1]?.leadId ?? '', 'board.example/wanted#p2', 'answered');

  // Threads that were only read.
  const now = Date.now();
  for (const [at, { slug, title, goods, voices }] of threads.entries()) {
    await rememberThread(store, {
      key: `board.example/${slug}`,
      page: { url: `https://board.example/${slug}`, title },
      readAt: now + at,
      asked: goods.map((products, index) => ({
        key: `${slug} ${index}`,
        at: now - (at * 40 + index * 25) * DAY,
        products: [products],
      })),
      answered: voices.flatMap(([name, ...counts]) =>
        counts.map((count, ago) => ({
          account: `board.example/${name}`,
          name,
          month: toMonth(now) - ago,
          count,
        })),
      ),
    });
  }
};
