import { describe, expect, it } from 'vitest';
import type { LeadKind } from '@/lib/leads/candidate';
import {
  CERTAIN,
  compareLeads,
  LIKELY,
  type MatchVerdict,
  type ReasonCode,
} from '@/lib/matching/compare-leads';
import { toPortrait } from '@/lib/matching/portrait';
import { toCandidate, type Written } from '../leads/candidates';

const PHONE = '+1 617 555 0100';
const OTHER_PHONE = '+1 617 555 0199';
const MAIN_STREET = {
  text: '12 Main St, Springvale 02100',
  street: '12 Main St',
  locality: 'Springvale',
  postalCode: '02100',
};
const OAK_AVENUE = {
  text: '7 Oak Ave, Riverton 77000',
  street: '7 Oak Ave',
  locality: 'Riverton',
  postalCode: '77000',
};

interface Case {
  title: string;
  a: Written;
  b: Written;
  verdict: MatchVerdict;
  reasons: ReasonCode[];
  kind?: LeadKind;
}

const cases: Case[] = [
  // certain: two things agree and nothing speaks against it
  {
    title: 'name and phone',
    a: { name: 'Alder Lighting Ltd', phone: PHONE },
    b: { name: 'ALDER LIGHTING', phone: PHONE },
    verdict: 'certain',
    reasons: ['same-phone', 'same-name'],
  },
  {
    title: 'name and phone, once without its country',
    a: { name: 'Alder Lighting', phone: PHONE },
    b: { name: 'Alder Lighting', phone: '(617) 555-0100' },
    verdict: 'certain',
    reasons: ['same-phone', 'same-name'],
  },
  {
    title: 'name and house',
    a: { name: 'Alder Lighting', address: MAIN_STREET },
    b: { name: 'Alder Lighting GmbH', address: MAIN_STREET },
    verdict: 'certain',
    reasons: ['same-name', 'same-house'],
  },
  {
    title: 'a slip in the name, phone and house',
    a: { name: 'Alderbrook Lighting', phone: PHONE, address: MAIN_STREET },
    b: { name: 'Alderbrok Lighting', phone: PHONE, address: MAIN_STREET },
    verdict: 'certain',
    reasons: ['same-phone', 'same-house', 'similar-name'],
  },
  {
    title: 'one VAT number under two labels',
    a: { name: 'Alder Lighting', registration: { scheme: 'USt-IdNr.', number: 'DE 000 000 001' } },
    b: { name: 'Alder Lighting', registration: { scheme: 'VAT', number: 'DE000000001' } },
    verdict: 'certain',
    reasons: ['same-registration', 'same-name'],
  },
  {
    title: 'a name in two scripts and an e-mail',
    a: { name: 'Алдер Мотор', email: 'info@alder.example' },
    b: { name: 'Alder Motor', email: 'INFO@alder.example' },
    verdict: 'certain',
    reasons: ['same-email', 'same-name', 'same-site'],
  },

  // likely: worth showing, not worth merging unasked
  {
    title: 'a part of the name and the phone',
    a: { name: 'Alder', phone: PHONE },
    b: { name: 'Alder Roofing', phone: PHONE },
    verdict: 'likely',
    reasons: ['same-phone', 'part-of-name'],
  },
  {
    title: 'name and house, two phones',
    a: { name: 'Alder Lighting', phone: PHONE, address: MAIN_STREET },
    b: { name: 'Alder Lighting', phone: OTHER_PHONE, address: MAIN_STREET },
    verdict: 'likely',
    reasons: ['same-name', 'same-house', 'other-phone'],
  },
  {
    title: 'name and phone, moved',
    a: { name: 'Alder Lighting', phone: PHONE, address: MAIN_STREET },
    b: { name: 'Alder Lighting', phone: PHONE, address: OAK_AVENUE },
    verdict: 'likely',
    reasons: ['same-phone', 'same-name', 'other-place'],
  },
  {
    title: 'name and phone, another door in the street',
    a: { name: 'Alder Lighting', phone: PHONE, address: MAIN_STREET },
    b: {
      name: 'Alder Lighting',
      phone: PHONE,
      address: { ...MAIN_STREET, text: '14 Main St, Springvale 02100', street: '14 Main St' },
    },
    verdict: 'likely',
    reasons: ['same-phone', 'same-name', 'near-place'],
  },
  {
    title: 'phone, house and half of the name',
    a: { name: 'Alder Riverside Kitchen', phone: PHONE, address: MAIN_STREET },
    b: { name: 'Alder Riverside Catering', phone: PHONE, address: MAIN_STREET },
    verdict: 'likely',
    reasons: ['same-phone', 'same-house', 'other-name'],
  },
  {
    title: 'name and phone, two entries of one directory',
    a: { name: 'Alder Lighting', phone: PHONE, profile: 'https://directory.example/firm/1' },
    b: { name: 'Alder Lighting', phone: PHONE, profile: 'https://directory.example/firm/2' },
    verdict: 'likely',
    reasons: ['same-phone', 'same-name', 'other-profile'],
  },
  {
    title: 'two bare names',
    a: { name: 'Alder' },
    b: { name: 'Alder Inc.' },
    verdict: 'likely',
    reasons: ['same-name'],
  },

  // different
  {
    title: 'two firms in one house with one phone',
    a: { name: 'Alder', phone: PHONE, address: MAIN_STREET },
    b: { name: 'Birch', phone: PHONE, address: MAIN_STREET },
    verdict: 'different',
    reasons: ['same-phone', 'other-name', 'same-house'],
  },
  {
    title: 'namesakes in two towns',
    a: { name: 'Alder', address: MAIN_STREET },
    b: { name: 'Alder', address: OAK_AVENUE },
    verdict: 'different',
    reasons: [],
  },
  {
    title: 'two numbers of one register',
    a: { name: 'Alder', registration: { scheme: 'HRB', number: '1001' } },
    b: { name: 'Alder', registration: { scheme: 'HRB', number: '1002' } },
    verdict: 'different',
    reasons: ['other-registration'],
  },
  {
    title: 'a group and its subsidiary on one site',
    a: { name: 'Alder Holding', website: 'https://alder.example' },
    b: { name: 'Alder Energy', website: 'https://alder.example' },
    verdict: 'different',
    reasons: ['other-name', 'same-site'],
  },

  // people
  {
    title: 'a person under two forms of the given name, and the e-mail',
    kind: 'person',
    a: { person: 'Bill Invented', email: 'bill@alder.example' },
    b: { person: 'William Invented', email: 'bill@alder.example' },
    verdict: 'likely',
    reasons: ['same-email', 'similar-name', 'same-site'],
  },
  {
    title: 'a family behind one phone',
    kind: 'person',
    a: { person: 'Ada Invented', phone: PHONE, address: MAIN_STREET },
    b: { person: 'Ben Invented', phone: PHONE, address: MAIN_STREET },
    verdict: 'different',
    reasons: ['same-phone', 'same-house', 'other-name'],
  },
  {
    title: 'two people of one name',
    kind: 'person',
    a: { person: 'Ada Invented' },
    b: { person: 'Ada Invented', phone: PHONE },
    verdict: 'different',
    reasons: ['same-name'],
  },
];

describe('compareLeads', () => {
  it.each(cases)('$title: $verdict', ({ a, b, verdict, reasons, kind = 'organisation' }) => {
    const [left, right] = [a, b].map((written) => toPortrait(toCandidate(written, { kind })));
    if (!left || !right) throw new Error('two leads');
    const there = compareLeads(left, right);
    expect([there.verdict, there.reasons.map(({ code }) => code).sort()]).toEqual([
      verdict,
      [...reasons].sort(),
    ]);
    expect(compareLeads(right, left).verdict).toBe(verdict);
  });

  it('says what agrees, heaviest first', () => {
    const written = {
      name: 'Alder Lighting',
      phone: PHONE,
      website: 'https://alder.example',
      address: MAIN_STREET,
    };
    const [a, b] = [toPortrait(toCandidate(written)), toPortrait(toCandidate(written))];
    expect(compareLeads(a, b).reasons).toEqual([
      { code: 'same-phone', weight: 4, value: '+16175550100' },
      { code: 'same-name', weight: 4, value: 'alderlighting' },
      { code: 'same-house', weight: 3, value: '12 main springvale' },
      { code: 'same-site', weight: 2, value: 'alder.example' },
    ]);
  });

  it('never merges a person with a company unasked', () => {
    const shared = { name: 'Alder', phone: PHONE, email: 'info@alder.example', address: MAIN_STREET };
    const [person, firm] = [toCandidate(shared, { kind: 'person' }), toCandidate(shared)];
    expect(compareLeads(toPortrait(person), toPortrait(firm)).verdict).not.toBe('certain');
  });

  it('asks more of what is merged without asking', () => expect(CERTAIN).toBeGreaterThan(LIKELY));
});
