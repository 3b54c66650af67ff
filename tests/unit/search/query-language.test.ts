import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Category, CustomField, List } from '@/lib/leads/definitions';
import type { Lead } from '@/lib/leads/lead';
import { compile, compileQuery, matches, type QueryContext } from '@/lib/search/compile-query';
import { getFieldClauses, replaceClauses, toClause, toClauseKey } from '@/lib/search/edit-query';
import { parseQuery, withoutClause, type Clause } from '@/lib/search/parse-query';
import { fieldWords, findWords, getQueryWord, queryLanguages } from '@/lib/search/query-words';
import { toSearchItem } from '@/lib/search/search-item';
import { nextId, toStoredLead } from '../leads/candidates';

const DAY = 24 * 3_600_000;
const NOW = new Date(2026, 10, 22, 12).getTime();
const daysAgo = (days: number) => NOW - days * DAY;

const category = (name: string, parent?: Category): Category => ({
  id: nextId(),
  name,
  createdAt: 1,
  ...(parent && { parentId: parent.id }),
});
const trades = category('Trades');
const plumbers = category('Plumbers', trades);
const drains = category('Plumbers for drains', plumbers);
const list = (name: string, query?: string): List => ({
  id: nextId(),
  name,
  createdAt: 1,
  ...(query !== undefined && { query }),
});
const spring = list('Spring call');
const north = list('North', 'city:Springvale OR list:North');
const field = (name: string, type: CustomField['type']): CustomField => ({
  id: nextId(),
  name,
  type,
  createdAt: 1,
});
const sales = field('Annual sales', 'number');
const met = field('Met', 'date');
const fits = field('Fits', 'boolean');
const context: QueryContext = {
  categories: [trades, plumbers, drains],
  lists: [spring, north],
  customFields: [sales, met, fits],
  now: NOW,
};

const leads: Record<string, Lead> = {
  acme: {
    ...toStoredLead(
      {
        name: 'Acme Plumbing',
        phone: '+1 617 555 0100',
        email: 'info@acme.example',
        website: 'https://acme.example/contact',
        address: {
          text: '12 Main St, Springvale 02100',
          street: '12 Main St',
          locality: 'Springvale',
          postalCode: '02100',
          countryCode: 'US',
        },
      },
      { at: daysAgo(10) },
    ),
    categoryIds: [plumbers.id],
    tags: ['spring', 'Très bon'],
    owner: 'Jo Example',
    stage: 'contacted',
    class: 'key-customer',
    existing: true,
    sites: ['directory.example'],
    process: 'directory',
    custom: { [sales.id]: 1_500_000, [met.id]: '2026-10-05', [fits.id]: true },
  },
  birch: {
    ...toStoredLead(
      {
        name: 'Birch Great Lakes Heating',
        industry: 'Plumbing',
        address: { text: '1 Springvale Road, Riverton', locality: 'Riverton', countryCode: 'DE' },
      },
      { at: daysAgo(100) },
    ),
    categoryIds: [drains.id],
    tags: ['spring sale'],
    listIds: [spring.id],
    doNotContact: { since: 1, reason: 'asked us in March' },
    level: 'secret',
    language: 'de-AT',
    note: 'Great offer.\nLakes side',
    custom: { [sales.id]: 900 },
  },
  lamp: {
    ...toStoredLead({ name: '临江灯具有限公司', industry: '照明' }, { at: daysAgo(500) }),
    sites: ['forum.example'],
    process: 'forum',
    tags: ['展会'],
  },
  ana: {
    ...toStoredLead({ person: 'Ana Núñez', phone: '+44 20 7946 0100' }, { kind: 'person', at: daysAgo(1) }),
    categoryIds: [trades.id],
  },
};

const find = (text: string, some: QueryContext = context) => {
  const test = compileQuery(text, some);
  return Object.keys(leads)
    .filter((name) => test(leads[name] as Lead))
    .join(' ');
};

describe('the language of the search box', () => {
  it.each([
    ['nothing', '  ', 'acme birch lamp ana'],
    ['words in any order, parts of words', 'bing ACME', 'acme'],
    ['a word of each field', 'springvale 617', 'acme'],
    ['Chinese without spaces', '灯具', 'lamp'],
    ['without accents, full width', 'ｎｕｎｅｚ', 'ana'],
    ['digits in any format', '(617) 555-0100', 'acme'],
    ['a phrase', '"great lakes"', 'birch'],
    ['but not across values', '"heating plumbing"', ''],
    ['a phrase across a line break of a note', '"offer. lakes"', 'birch'],
    ['a phrase in Chinese quotation marks', '「灯具有限」', 'lamp'],
    ['a phrase not ended yet', '"great la', 'birch'],
    ['not a word', 'plumbing -acme', 'birch'],
    ['not a phrase', '-"great lakes" plumbing', 'acme'],
    ['a dash between words', 'acme - plumbing', 'acme'],
    ['a dash within', 'info@acme -', 'acme'],
    ['a star changes nothing', 'plumb* acm*', 'acme'],
    ['a field', 'name:plumbing', 'acme'],
    ['another field', 'industry:plumb*', 'birch'],
    ['not in that field', '-industry:plumbing plumbing', 'acme'],
    ['a part of the address', 'city:springvale', 'acme'],
    ['a quoted value', 'name:"great lakes"', 'birch'],
    ['a value as a whole', 'city:=river', ''],
    ['the whole of it', 'city:=riverton', 'birch'],
    ['digits of a phone', 'phone:617-555-0100', 'acme'],
    ['a phone with spaces', 'phone:"617 555 0100"', 'acme'],
    ['a post code', 'zip:021', 'acme'],
    ['a country by code, by name, in Chinese', 'country:de OR country:Germany OR 国家:德国', 'birch'],
    ['a field in Simplified Chinese', '电话:617', 'acme'],
    ['in Traditional Chinese, with a wide colon', '電話：617', 'acme'],
    ['a field with no value yet', 'city: acme', 'acme'],
    ['the field’s own id', 'legalName:x OR jobTitle:x OR job-title:x', ''],
    ['a category with all beneath it', 'category:trades', 'acme birch ana'],
    ['a category’s exact name before its part', 'category:plumbers', 'acme birch'],
    ['a category by its path', 'category:"trades › Plumbers"', 'acme birch'],
    ['a category elsewhere of that name', 'category:"regions > Plumbers"', ''],
    ['a category by part of its name', 'category:drain', 'birch'],
    ['a quoted category is the whole name', 'category:"plumb"', ''],
    ['a tag and those with it inside', 'tag:spring', 'acme birch'],
    ['exactly the tag', 'tag:"spring"', 'acme'],
    ['a tag, folded', 'tag:"tres bon"', 'acme'],
    ['a list', 'list:"spring call"', 'birch'],
    ['a smart list, which may name itself', 'list:north', 'acme'],
    ['a stage', 'stage:contacted', 'acme'],
    ['the first stage needs no mark', 'stage:new', 'birch lamp ana'],
    ['a stage in Chinese', '阶段:已联系', 'acme'],
    ['either', 'stage:contacted OR city:riverton', 'acme birch'],
    ['either joins only its neighbours', 'acme stage:contacted OR stage:new', 'acme'],
    ['either of words', 'acme OR 灯具', 'acme lamp'],
    ['either with a bar', 'acme | 灯具 | nunez', 'acme lamp ana'],
    ['nothing before or behind OR', 'OR acme OR', ''],
    ['an owner', 'owner:jo', 'acme'],
    ['nobody', '-has:owner', 'birch lamp ana'],
    ['a class', 'class:key-customer', 'acme'],
    ['is a class', 'is:key-customer', 'acme'],
    ['is a prospect', 'is:prospect', 'birch lamp ana'],
    ['a level', 'level:secret', 'birch'],
    ['a site', 'source:directory.example', 'acme'],
    ['a way in', 'source:forum', 'lamp'],
    ['a language', 'language:de', 'birch'],
    ['is a person', 'is:person', 'ana'],
    ['is an organisation', 'is:organisation', 'acme birch lamp'],
    ['is a customer already', 'is:existing', 'acme'],
    ['may not be contacted', 'is:do-not-contact', 'birch'],
    ['was not seen for a year', 'is:stale', 'lamp'],
    ['has a field', 'has:phone', 'acme ana'],
    ['has none', 'no:phone', 'birch lamp'],
    ['has no field, otherwise', '-has:phone', 'birch lamp'],
    ['not none', '-no:phone', 'acme ana'],
    ['has a note', 'has:note', 'birch'],
    ['has a field of one’s own', 'has:"Annual sales"', 'acme birch'],
    ['younger than', 'updated:<30d', 'acme ana'],
    ['an age alone', 'updated:2w', 'acme ana'],
    ['older than', 'seen:>90d', 'birch lamp'],
    ['an age in Chinese', '更新时间:<2天', 'ana'],
    ['after a day', 'created:>2026-11-12', 'ana'],
    ['on a day', 'created:2026-11-12', 'acme'],
    ['in a month', 'created:2026-11', 'acme ana'],
    ['between days', 'created:2026-08-01..2026-11-12', 'acme birch'],
    ['yesterday', 'created:yesterday', 'ana'],
    ['a number of one’s own', '"Annual sales":>1,000', 'acme'],
    ['exactly', '"annual sales":900', 'birch'],
    ['a date of one’s own', 'met:2026-10', 'acme'],
    ['a yes', 'fits:yes', 'acme'],
    ['a no is also nothing said', 'fits:no', 'birch lamp ana'],
    ['an unknown field is words', 'great:lakes', 'birch'],
    ['an address is a word', 'https://acme.example/contact', 'acme'],
  ])('%s: %s', (_title, text, names) => {
    expect(find(text)).toBe(names);
  });

  it('says what it did not understand', () => {
    const unknown = (text: string) =>
      compile(text, context).unknown.map(({ from, to }) => text.slice(from, to));
    expect(unknown('acme colour:red -phone:5 stage:sideways updated:<soon category:none')).toEqual([
      'colour:red',
      'stage:sideways',
      'updated:<soon',
      'category:none',
    ]);
    expect(unknown('https://acme.example 10:30 "a: b" city: met:2026')).toEqual([]);
  });

  it('lists that name each other end', () => {
    const [one, two] = [list('one', 'acme OR list:two'), list('two', 'list:one')];
    expect(find('list:two', { ...context, lists: [one, two] })).toBe('acme');
  });

  it('categories in a circle end', () => {
    const a = category('a');
    const b = { ...category('b', a) };
    expect(find('category:b', { ...context, categories: [{ ...a, parentId: b.id }, b] })).toBe('');
  });

  it('takes a clause out', () => {
    const text = 'acme city:"New York" OR city:boston -ltd';
    const out = parseQuery(text)
      .all.flat()
      .map((clause) => withoutClause(text, clause));
    expect(out).toEqual([
      'city:"New York" OR city:boston -ltd',
      'acme city:boston -ltd',
      'acme city:"New York" -ltd',
      'acme city:"New York" OR city:boston',
    ]);
  });
});

describe('what menus write', () => {
  it.each([
    [toClause('category', 'Trades', 'en', { quoted: true }), 'category:"Trades"', 'acme birch ana'],
    [toClause('tag', 'spring sale', 'zh-CN'), '标签:"spring sale"', 'birch'],
    [toClause('updated', '30d', 'zh-TW', { comparison: '<' }), '更新時間:<30d', 'acme ana'],
    [toClause('tag', 'spring sale', 'ja'), 'タグ:"spring sale"', 'birch'],
    [toClause('updated', '30d', 'de', { comparison: '<' }), 'geändert:<30d', 'acme ana'],
    [toClause('updated', '30d', 'es', { comparison: '<' }), 'modificado:<30d', 'acme ana'],
    [toClause('no', 'phone', 'en'), 'no:phone', 'birch lamp'],
    [toClause('owner', 'Jo "the" Example', 'en'), 'owner:"Jo the Example"', ''],
  ])('%s is read', (clause, written, names) => {
    expect(clause).toBe(written);
    expect(find(clause)).toBe(names);
  });

  it('a name with quotation marks in it is found by the name without', () => {
    const odd = category('The "best" 「ones」');
    const clause = toClause('category', odd.name, 'en', { quoted: true });
    expect(clause).toBe('category:"The best ones"');
    const test = compileQuery(clause, { ...context, categories: [odd] });
    expect(test({ ...(leads['ana'] as Lead), categoryIds: [odd.id] })).toBe(true);
  });

  it('clauses that mean the same are one, in any language', () => {
    const key = (text: string) => getFieldClauses(text).map(toClauseKey).join();
    expect(key('分类:"Très bon"')).toBe(key('category:tresbon'));
    expect(key('-has:e-mail')).toBe(key('no:邮箱'));
    expect(key('has:phone')).not.toBe(key('no:phone'));
    expect(key('updated:<30d')).not.toBe(key('updated:>30d'));
  });

  it('one takes the place of another and leaves the rest', () => {
    const isStage = ({ field }: Clause) => field === 'stage';
    const text = 'acme stage:new OR stage:contacted "great lakes"';
    expect(replaceClauses(text, isStage, 'stage:qualified')).toBe('acme "great lakes" stage:qualified');
    expect(replaceClauses(text, isStage, undefined)).toBe('acme "great lakes"');
    expect(replaceClauses('', isStage, 'stage:new')).toBe('stage:new');
  });
});

describe('whatever is typed', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'acme',
      '灯具',
      '-',
      '"',
      'OR',
      '|',
      ':',
      '>',
      '<30d',
      'city',
      '電話：',
      'has:',
      '617',
      ' ',
    ),
    fc.string({ maxLength: 6 }),
  );
  const typed = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(''));

  it('is a query, in which no letter is lost and no clause stands in another', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const clauses = parseQuery(text).all.flat();
        let end = 0;
        let between = '';
        for (const { from, to } of clauses) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          between += text.slice(end, from);
          end = to;
        }
        between += text.slice(end);
        // What no clause holds are spaces, ORs, and marks around nothing.
        expect(between.replace(/OR/g, '')).toMatch(/^[\s|"“”„«»「」『』<>=＜＞−－-]*$/u);
      }),
    );
  });

  it('can be asked about any lead', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const query = compile(text, context);
        for (const lead of Object.values(leads)) {
          const item = toSearchItem(lead);
          const found = matches(query, item);
          expect(typeof found).toBe('boolean');
          // What decides quickly never says no to what matches.
          for (const tests of query.all)
            for (const { needs, test } of tests)
              if (test(item))
                for (const { words, numbers } of needs)
                  expect(
                    words.every((word) => item.text.includes(word)) ||
                      numbers.some((number) => item.text.includes(number)),
                  ).toBe(true);
        }
      }),
    );
  });

  it('finds a lead by any part of any of its words, quoted or not, and by not having another', () => {
    const words = Object.values(leads).flatMap((lead) =>
      Object.values(lead.facts)
        .flatMap((facts) => facts?.map(({ value }) => value) ?? [])
        .flatMap((value) =>
          typeof value === 'string' && !value.includes(':')
            ? value.split(/\s+/).map((word) => ({ lead, word }))
            : [],
        ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(), fc.nat(), ({ lead, word }, a, b) => {
        const letters = [...word];
        const start = a % letters.length;
        const part = letters.slice(start, start + 1 + (b % letters.length)).join('');
        fc.pre(/^[\p{L}\p{N}]/u.test(part));
        expect(compileQuery(part, context)(lead)).toBe(true);
        expect(compileQuery(`"${part}"`, context)(lead)).toBe(true);
        expect(compileQuery(`-${part}`, context)(lead)).toBe(false);
        expect(compileQuery(`zzzz OR ${part}`, context)(lead)).toBe(true);
      }),
    );
  });
});

describe('the words of the language', () => {
  it.each(queryLanguages)('each field’s word in %s is read as that field', (language) => {
    for (const [field, words] of Object.entries(fieldWords)) {
      const written = getQueryWord(words, language);
      expect([written, findWords(fieldWords, written)[0]]).toEqual([written, field]);
    }
  });
});
