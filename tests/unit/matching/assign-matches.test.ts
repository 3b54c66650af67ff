import { describe, expect, it } from 'vitest';
import type { Candidate, LeadKind } from '@/lib/leads/candidate';
import type { Lead } from '@/lib/leads/lead';
import { matchKeys, type Matchable } from '@/lib/leads/match-keys';
import { assignMatches, getSaidBefore, toSuspects, type SaidBefore } from '@/lib/matching/assign-matches';
import { compareLeads, type MatchVerdict } from '@/lib/matching/compare-leads';
import { toPortrait } from '@/lib/matching/portrait';
import { toCandidate, toStoredLead, type Written } from '../leads/candidates';

const judge = (a: Matchable, b: Matchable) => compareLeads(toPortrait(a), toPortrait(b)).verdict;

const MAIN_STREET = {
  text: '12 Main St, Springvale 02100',
  street: '12 Main St',
  locality: 'Springvale',
  postalCode: '02100',
};
const OAK_AVENUE = {
  text: '7 Oak Ave, Riverton 02200',
  street: '7 Oak Ave',
  locality: 'Riverton',
  postalCode: '02200',
};
const [PHONE, OTHER_PHONE] = ['+1 617 555 0100', '+1 617 555 0199'];
const [ONE, TWO] = ['https://directory.example/firm/1', 'https://directory.example/firm/2'];

interface Case {
  title: string;
  a: Written;
  b: Written;
  verdict: MatchVerdict;
  kind?: LeadKind;
}

/**
 * Where the verdict is `likely`, something is shown as a duplicate that the measured sets do not allow to be merged
 * unasked: of 94 pairs with a longer name and one phone at two doors of a street, 11 were two firms.
 */
const cases: Case[] = [
  // the same record's page
  {
    title: 'the same page of a record',
    a: { name: 'Alder', profile: ONE },
    b: { name: 'Alder', profile: ONE },
    verdict: 'certain',
  },
  {
    title: 'that page without www, scheme and slash',
    a: { name: 'Alder', profile: ONE },
    b: { name: 'Alder', profile: 'http://www.directory.example/firm/1/' },
    verdict: 'certain',
  },
  {
    title: 'the same page, moved to another address',
    a: { name: 'Alder', profile: ONE, address: MAIN_STREET },
    b: { name: 'Alder', profile: ONE, address: OAK_AVENUE },
    verdict: 'certain',
  },
  {
    title: 'the same page, renamed, the phone kept',
    a: { name: 'Alder', profile: ONE, phone: PHONE },
    b: { name: 'Birch Group', profile: ONE, phone: PHONE },
    verdict: 'certain',
  },
  {
    title: 'one page for a whole list of names is a reader’s mistake',
    a: { name: 'Alder', profile: ONE },
    b: { name: 'Birch', profile: ONE },
    verdict: 'different',
  },
  {
    title: 'records of a single-page directory differ by the hash',
    a: { name: 'Alder', profile: `${ONE}#a` },
    b: { name: 'Alder', profile: `${ONE}#b` },
    verdict: 'different',
  },

  // what speaks against everything else
  {
    title: 'two pages of one directory, whatever they share',
    a: { name: 'Alder', phone: PHONE, address: MAIN_STREET, profile: ONE },
    b: { name: 'Alder', phone: PHONE, address: MAIN_STREET, profile: TWO },
    verdict: 'likely',
  },
  {
    title: 'branches with the head office’s phone, each with a page',
    a: { name: 'Alder Springvale', phone: PHONE, profile: ONE },
    b: { name: 'Alder Riverton', phone: PHONE, profile: TWO },
    verdict: 'different',
  },
  {
    title: 'branches with the head office’s phone at two addresses',
    a: { name: 'Alder', phone: PHONE, address: MAIN_STREET },
    b: { name: 'Alder', phone: PHONE, address: OAK_AVENUE },
    verdict: 'likely',
  },
  {
    title: 'the same name at two addresses',
    a: { name: 'Alder', address: MAIN_STREET },
    b: { name: 'Alder', address: OAK_AVENUE },
    verdict: 'different',
  },
  {
    title: 'two firms behind one phone',
    a: { name: 'Alder', phone: PHONE },
    b: { name: 'Birch', phone: PHONE },
    verdict: 'different',
  },
  {
    title: 'two numbers of one register',
    a: { name: 'Alder', phone: PHONE, registration: { scheme: 'HRB', number: '1001' } },
    b: { name: 'Alder', phone: PHONE, registration: { scheme: 'HRB', number: '1002' } },
    verdict: 'different',
  },
  {
    title: 'two pages of the lead’s own site are no conflict',
    a: { name: 'Alder', website: 'https://alder.example', profile: 'https://alder.example/contact' },
    b: { name: 'Alder', website: 'https://alder.example', profile: 'https://alder.example/about' },
    verdict: 'certain',
  },
  {
    title: 'pages of two directories are no conflict',
    a: { name: 'Alder', phone: PHONE, profile: ONE },
    b: { name: 'Alder', phone: PHONE, profile: 'https://guide.example/alder' },
    verdict: 'certain',
  },

  {
    title: 'two parts of one site of which neither leads into the other',
    a: { name: 'Alder', phone: PHONE, profile: `${ONE}?from=list` },
    b: { name: 'Alder', phone: PHONE, profile: `${ONE}/contact` },
    verdict: 'likely',
  },
  {
    title: 'the page as linked from a list is no other page',
    a: { name: 'Alder', phone: PHONE, profile: `${ONE}?from=list` },
    b: { name: 'Alder', phone: PHONE, profile: ONE },
    verdict: 'certain',
  },
  {
    title: 'a page within the record’s page is no other page',
    a: { name: 'Alder', phone: PHONE, profile: ONE },
    b: { name: 'Alder', phone: PHONE, profile: `${ONE}/contact#map` },
    verdict: 'certain',
  },
  {
    title: 'records told apart by the query are two',
    a: { name: 'Alder', phone: PHONE, profile: 'https://directory.example/firm?id=1' },
    b: { name: 'Alder', phone: PHONE, profile: 'https://directory.example/firm?id=12' },
    verdict: 'likely',
  },

  // phone, e-mail, website, register
  {
    title: 'a longer name and the phone',
    a: { name: 'Alder Roofing', phone: PHONE },
    b: { name: 'Alder Roofing & Siding', phone: PHONE },
    verdict: 'likely',
  },
  {
    title: 'the head office and a branch that has its town in its name',
    a: { name: 'Alder', phone: PHONE },
    b: { name: 'Alder Riverton', phone: PHONE, address: OAK_AVENUE },
    verdict: 'likely',
  },
  {
    title: 'the branch with and without the town in its name, at its address',
    a: { name: 'Alder', phone: PHONE, address: OAK_AVENUE },
    b: { name: 'Alder Riverton', phone: PHONE, address: OAK_AVENUE },
    verdict: 'certain',
  },
  {
    title: 'a group and its subsidiary on one site',
    a: { name: 'Alder', website: 'https://alder.example' },
    b: { name: 'Alder Energy', website: 'https://alder.example' },
    verdict: 'likely',
  },
  {
    title: 'name and phone',
    a: { name: 'Alder Ltd.', phone: PHONE },
    b: { name: 'ALDER', phone: PHONE },
    verdict: 'certain',
  },
  {
    title: 'name, phone, and one without its address',
    a: { name: 'Alder', phone: PHONE, address: MAIN_STREET },
    b: { name: 'Alder', phone: PHONE },
    verdict: 'certain',
  },
  {
    title: 'name, phone, and the street written in another way',
    a: { name: 'Alder', phone: PHONE, address: MAIN_STREET },
    b: {
      name: 'Alder',
      phone: PHONE,
      address: { text: '12 Main Street, Springvale', street: '12 Main Street', locality: 'Springvale' },
    },
    verdict: 'certain',
  },
  {
    title: 'phone alone, one of them without a name',
    a: { phone: PHONE },
    b: { name: 'Alder', phone: PHONE },
    verdict: 'certain',
  },
  {
    title: 'two numbers without a country',
    a: { name: 'Alder', phone: ['12345678'] },
    b: { name: 'Alder', phone: ['12345679'] },
    verdict: 'different',
  },
  {
    title: 'a short number is no evidence',
    a: { phone: '110' },
    b: { name: 'Alder', phone: '110' },
    verdict: 'likely',
  },
  {
    title: 'name and e-mail at a mail provider',
    a: { name: 'Alder', email: 'alder@gmail.com' },
    b: { name: 'Alder Roofing', email: 'Alder@gmail.com' },
    verdict: 'likely',
  },
  {
    title: 'one mail provider is nothing in common',
    a: { name: 'Alder', email: 'a@gmail.com' },
    b: { name: 'Alder', email: 'b@gmail.com' },
    verdict: 'likely',
  },
  {
    title: 'one mail domain of their own and the same name',
    a: { name: 'Alder', email: 'info@alder.example' },
    b: { name: 'Alder', email: 'sales@alder.example' },
    verdict: 'certain',
  },
  {
    title: 'website and a mail address there',
    a: { name: 'Alder GmbH', website: 'https://www.alder.example/de' },
    b: { name: 'Alder', email: 'info@alder.example' },
    verdict: 'certain',
  },
  {
    title: 'one website, two names',
    a: { name: 'Alder', website: 'https://park.example' },
    b: { name: 'Birch', website: 'https://park.example' },
    verdict: 'different',
  },
  {
    title: 'one website without a name says too little',
    a: { website: 'https://park.example' },
    b: { name: 'Birch', website: 'https://park.example' },
    verdict: 'different',
  },
  {
    title: 'name and register',
    a: { name: 'Alder', registration: { scheme: 'USt-IdNr.', number: 'DE 000 000 001' } },
    b: { name: 'Alder', registration: { scheme: 'UStIdNr', number: 'DE000000001' } },
    verdict: 'certain',
  },
  {
    title: 'name and social page',
    a: {
      name: 'Alder',
      social: { network: 'linkedin', url: 'https://www.linkedin.com/company/alder-invented/' },
    },
    b: { name: 'Alder', social: { network: 'linkedin', url: 'https://linkedin.com/company/Alder-invented' } },
    verdict: 'certain',
  },

  // addresses
  {
    title: 'one town under two names',
    a: { name: 'Alder', phone: PHONE, address: { text: 'Springvale', locality: 'Springvale' } },
    b: { name: 'Alder', phone: PHONE, address: { text: 'Springvale City', locality: 'Springvale City' } },
    verdict: 'certain',
  },
  {
    title: 'one house, said to stand in the town and in its suburb, and the phone',
    a: {
      name: 'Alder',
      phone: PHONE,
      address: { text: '12 Main St, Springvale', street: '12 Main St', locality: 'Springvale' },
    },
    b: {
      name: 'Alder',
      phone: PHONE,
      address: { text: '12 Main Street, Hillcrest', street: '12 Main Street', locality: 'Hillcrest' },
    },
    verdict: 'certain',
  },
  {
    title: 'the same house number and street in two towns',
    a: {
      name: 'Alder',
      address: { text: '12 Main St, Springvale', street: '12 Main St', locality: 'Springvale' },
    },
    b: {
      name: 'Alder',
      address: { text: '12 Main St, Riverton', street: '12 Main St', locality: 'Riverton' },
    },
    verdict: 'likely',
  },
  {
    title: 'two house numbers in addresses nobody could take apart',
    a: { name: 'Alder', phone: PHONE, address: { text: '12 Main St' } },
    b: { name: 'Alder', phone: PHONE, address: { text: '14 Main St' } },
    verdict: 'likely',
  },

  // names
  {
    title: 'Chinese legal forms do not matter',
    a: { name: '临江灯具有限公司', phone: '+86 10 5550 0100' },
    b: { name: '临江灯具', phone: '+86 10 5550 0100' },
    verdict: 'certain',
  },
  {
    title: 'accents and the order of words do not matter',
    a: { name: 'Café Núñez', phone: PHONE },
    b: { name: 'Nunez, Cafe', phone: PHONE },
    verdict: 'certain',
  },
  {
    title: 'the legal name counts as a name',
    a: { name: 'Alder', legalName: 'Springvale Holdings', phone: PHONE },
    b: { name: 'Springvale Holdings Ltd', phone: PHONE },
    verdict: 'certain',
  },

  // name and place only
  {
    title: 'name and place, nothing else',
    a: { name: 'Alder', address: MAIN_STREET },
    b: { name: 'Alder', address: MAIN_STREET },
    verdict: 'certain',
  },
  {
    title: 'name and town, nothing else',
    a: { name: 'Alder', address: { text: 'Springvale', locality: 'Springvale' } },
    b: { name: 'Alder', address: { text: 'Springvale', locality: 'Springvale' } },
    verdict: 'likely',
  },
  {
    title: 'name and town, two phones',
    a: { name: 'Alder', address: MAIN_STREET, phone: PHONE },
    b: { name: 'Alder', address: MAIN_STREET, phone: OTHER_PHONE },
    verdict: 'likely',
  },
  { title: 'two bare names', a: { name: 'Alder' }, b: { name: 'Alder' }, verdict: 'likely' },
  {
    title: 'a bare name and a known namesake',
    a: { name: 'Alder', phone: PHONE },
    b: { name: 'Alder' },
    verdict: 'likely',
  },

  // people
  {
    title: 'colleagues behind one switchboard',
    kind: 'person',
    a: { name: 'Ada Invented', phone: PHONE },
    b: { name: 'Ben Invented', phone: PHONE },
    verdict: 'different',
  },
  {
    title: 'a person and the switchboard without a name',
    kind: 'person',
    a: { name: 'Ada Invented', phone: PHONE },
    b: { phone: PHONE },
    verdict: 'likely',
  },
  {
    title: 'a person by e-mail',
    kind: 'person',
    a: { name: 'Ada Invented', email: 'ada@alder.example' },
    b: { email: 'ada@alder.example' },
    verdict: 'certain',
  },
  {
    title: 'colleagues behind one e-mail',
    kind: 'person',
    a: { name: 'Ada Alpha', email: 'info@alder.example' },
    b: { name: 'Ben Beta', email: 'info@alder.example' },
    verdict: 'different',
  },
];

describe('what may be taken over', () => {
  it.each(cases)('$title: $verdict', ({ a, b, verdict, kind = 'organisation' }) => {
    const [left, right] = [toCandidate(a, { kind }), toCandidate(b, { kind })];
    expect(judge(left, right)).toBe(verdict);
    expect(judge(right, left)).toBe(verdict);
  });

  it.each(cases.filter(({ verdict }) => verdict === 'certain'))(
    'finds by a shared key: $title',
    ({ a, b, kind = 'organisation' }) => {
      const keys = matchKeys(toCandidate(b, { kind }));
      expect(matchKeys(toCandidate(a, { kind })).some((key) => keys.includes(key))).toBe(true);
    },
  );

  it('keeps a person and a company apart although they share everything', () => {
    const shared = { phone: PHONE, email: 'info@alder.example', website: 'https://alder.example' };
    expect(
      judge(
        toCandidate({ name: 'Ada Alder', ...shared }, { kind: 'person' }),
        toCandidate({ name: 'Alder', ...shared }),
      ),
    ).not.toBe('certain');
  });
});

describe('matchKeys', () => {
  it('names every way to find a lead, and no mail provider', () => {
    expect(
      matchKeys(
        toCandidate({
          name: 'Alder & Sons Ltd.',
          phone: [PHONE, '110'],
          email: ['Info@Alder.example', 'alder@gmail.com'],
          website: 'https://www.alder.example/home',
          profile: `${ONE}/`,
          address: MAIN_STREET,
        }),
      ),
    ).toEqual([
      'profile:directory.example/firm/1',
      'phone:+16175550100',
      'email:info@alder.example',
      'email:alder@gmail.com',
      'site:alder.example',
      'name:alder sons@springvale',
    ]);
  });
});

describe('assignMatches', () => {
  const rows = (count: number, written: Written) => Array.from({ length: count }, () => toCandidate(written));
  const assign = (
    candidates: readonly Candidate[],
    leads: readonly Lead[],
    saidBefore: SaidBefore = undefined,
  ) => {
    const suspects = new Map(candidates.map((candidate) => [candidate, toSuspects(candidate, leads)]));
    const assigned = assignMatches(suspects, () => saidBefore);
    return candidates.map((candidate) => assigned.get(candidate)?.id);
  };
  const TOWN = { name: 'Alder', address: { text: 'Springvale', locality: 'Springvale' } };

  it('gives a lead to two rows that are both certain', () => {
    const lead = toStoredLead({ name: 'Alder', phone: PHONE });
    expect(assign(rows(2, { name: 'Alder', phone: PHONE }), [lead])).toEqual([lead.id, lead.id]);
  });

  it('prefers the lead of the very page over one that shares more', () => {
    const shared = { name: 'Alder', phone: PHONE, email: 'info@alder.example' };
    const older = toStoredLead(shared, { at: 1 });
    const own = toStoredLead({ name: 'Alder', profile: ONE }, { at: 2 });
    expect(assign([toCandidate({ ...shared, profile: ONE })], [older, own])).toEqual([own.id]);
  });

  it('takes nothing over that is merely likely, from another page', () => {
    expect(assign(rows(1, TOWN), [toStoredLead(TOWN)])).toEqual([undefined]);
  });

  it.each(['same', 'alike'] as const)(
    'gives namesakes of one page that was saved before (it said: %s) each their own lead, and no lead twice',
    (said) => {
      const leads = [toStoredLead(TOWN, { at: 1 }), toStoredLead(TOWN, { at: 2 })];
      expect(assign(rows(3, TOWN), leads, said)).toEqual([leads[0]?.id, leads[1]?.id, undefined]);
    },
  );
});

describe('what a page said before', () => {
  const before = { name: 'Alder', phone: PHONE, address: { text: 'Springvale', locality: 'Springvale' } };
  it.each<[string, Written, SaidBefore]>([
    ['the same', before, 'same'],
    ['more', { ...before, email: 'info@alder.example' }, 'alike'],
    ['less', { name: 'Alder' }, 'alike'],
    ['another number', { ...before, phone: OTHER_PHONE }, undefined],
    ['another name', { ...before, name: 'Birch' }, undefined],
    ['another name, the number kept', { name: 'Alder Roofing', phone: PHONE }, undefined],
  ])('is compared with what it says now: %s', (_, now, said) => {
    expect(getSaidBefore([toCandidate({ name: 'Cedar' }), toCandidate(before)], toCandidate(now))).toBe(said);
  });
});
