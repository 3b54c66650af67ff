import { describe, expect, it } from 'vitest';
import type { LeadKind } from '@/lib/leads/candidate';
import { compareNames, toName, type NameRelation } from '@/lib/matching/compare-names';
import { getCpuNow } from '../../cpu-clock';

const relate = (a: string, b: string, kind: LeadKind = 'organisation', places: string[] = []) => {
  const [left, right] = [toName(a, kind), toName(b, kind)];
  const there = compareNames(left, right, new Set(places)).relation;
  expect(compareNames(right, left, new Set(places)).relation).toBe(there);
  return there;
};

describe('names of organisations', () => {
  it.each<[string, string, NameRelation]>([
    // legal forms, long and short, before and behind
    ['Alderbrook Aktiengesellschaft', 'Alderbrook AG', 'equal'],
    ['Alderbrook S.A. de C.V.', 'Alderbrook', 'equal'],
    ['OOO Alderbrook', 'Alderbrook Limited Liability Company', 'equal'],
    ['Open Joint Stock Company Alderbrook', 'Alderbrook JSC', 'equal'],
    ['Alderbrook Aktiengeselschaft', 'Alderbrook AG', 'equal'],
    ['临江灯具股份有限公司', '临江灯具', 'equal'],
    ['株式会社ライト', 'ライト', 'equal'],
    // case, accents, order, joining words, blanks
    ['The House of Núñez', 'NUNEZ HOUSE', 'equal'],
    ['Alder Brook Lighting', 'Alderbrook Lighting', 'equal'],
    ['A.B.C. Lighting', 'A B C Lighting', 'equal'],
    ['Alder & Sons', 'Alder and Sons', 'equal'],
    // numbers and words that stand for one another
    ['First Alder Bank', '1st Alder Bank', 'equal'],
    ['Alder Twenty', 'Alder 20', 'equal'],
    ['Alder Int’l', 'Alder International', 'equal'],
    // other scripts
    ['ООО «Алдер Мотор»', 'Alder Motor', 'equal'],
    ['Северный Алдер', 'Severny Alder', 'similar'],
    ['ライト', 'Raito', 'equal'],
    // slips of the pen
    ['Alderbrok Lighting', 'Alderbrook Lighting', 'similar'],
    ['Aldrebrook Lighting', 'Alderbrook Lighting', 'similar'],
    // one says more
    ['Alder', 'Alder Roofing', 'part'],
    ['Alder Fund', 'Alder Fund II', 'part'],
    // each has a word of its own
    ['Alder Roofing', 'Alder Plumbing', 'differ'],
    ['Alder Fund III', 'Alder Fund IV', 'differ'],
    ['Alder Trust 2031-1', 'Alder Trust 2031-2', 'differ'],
    ['LXC Lighting', 'LAU Lighting', 'differ'],
    ['临江灯具', '临海灯具', 'differ'],
    ['Alder', 'Birch', 'differ'],
  ])('%s and %s: %s', (a, b, relation) => expect(relate(a, b)).toBe(relation));

  it('takes the town both are in for no difference', () => {
    expect(relate('Alder', 'Alder Springvale')).toBe('part');
    expect(relate('Alder', 'Alder Springvale', 'organisation', ['springvale'])).toBe('equal');
  });
});

describe('names of people', () => {
  it.each<[string, string, NameRelation]>([
    ['Ada Invented', 'Invented, Ada', 'equal'],
    ['Dr. Ada Invented', 'Ms Ada Invented', 'equal'],
    ['Ада Вымышлена', 'Ada Vymyshlena', 'equal'],
    ['AdaInvented', 'Ada Invented', 'equal'],
    ['A. Invented', 'Ada Invented', 'similar'],
    ['Ada B. Invented', 'Ada Beatrix Invented', 'similar'],
    ['Ada Beatrix Invented', 'Ada Invented', 'similar'],
    ['Bill Invented', 'William Invented', 'similar'],
    ['Bob Invented', 'Rob Invented', 'similar'],
    ['Mohammed al-Invented', 'Muhammad Invented', 'similar'],
    ['Ada Invnted', 'Ada Invented', 'similar'],
    // what another person is called
    ['B. Invented', 'Ada Invented', 'differ'],
    ['Ada B. Invented', 'Ada C. Invented', 'differ'],
    ['Ada Beatrix Invented', 'Ada Cordelia Invented', 'differ'],
    ['Ada Invented', 'Ben Invented', 'differ'],
    ['Ada Invented', 'Ada Imagined', 'differ'],
    ['Ada', 'Ada Invented', 'part'],
    ['김가상', '김나상', 'differ'],
  ])('%s and %s: %s', (a, b, relation) => expect(relate(a, b, 'person')).toBe(relation));
});

it.each(['a b '.repeat(10_000), 'é'.repeat(40_000), '有限'.repeat(20_000), 'ООО '.repeat(10_000)])(
  'survives hostile text',
  (text) => {
    const start = getCpuNow();
    for (const kind of ['organisation', 'person'] as const)
      compareNames(toName(text, kind), toName(`${text}x`, kind));
    expect(getCpuNow() - start).toBeLessThan(1_000);
  },
);
