import { describe, expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import { mergeImported, toImportedLead } from '@/lib/transfer/import/merge-imported';
import { readyPlan, toImported } from '@/lib/transfer/import/to-imported';
import type { ImportPlan } from '@/lib/transfer/import/plan';

const ID = '00000000-0000-4000-8000-000000000001';
const PLAN: ImportPlan = {
  sheet: 0,
  columns: [],
  mode: 'both',
  key: 'auto',
  differing: 'file',
  defaults: {},
};

const read = (cells: Record<string, string>) =>
  toImported(
    { number: 5, cells: Object.values(cells).map((text) => ({ text })) },
    readyPlan({ ...PLAN, columns: Object.keys(cells).map((to, at) => ({ at, to })) }, [], false),
  );
const moment = (plan: Partial<ImportPlan> = {}) => ({
  importId: ID,
  at: 2_000,
  categoryIds: [],
  listIds: [],
  plan: { ...PLAN, ...plan },
});
const make = (cells: Record<string, string>, plan?: Partial<ImportPlan>) =>
  toImportedLead(read(cells), { ...moment(plan), id: ID });
const merge = (lead: Lead, cells: Record<string, string>, plan?: Partial<ImportPlan>) =>
  mergeImported(lead, read(cells), moment(plan));

const KNOWN = make({ name: 'Acme', phone: '+1 617 555 0100', owner: 'Jo', note: 'Met' });

describe('a lead that is there', () => {
  it('hears from the file whether a value works, and keeps what was said here where that is wanted', () => {
    const status = (lead: Lead) => lead.facts.phone?.map((fact) => fact.status);
    const phone = '+1 617 555 0100';
    const dead = merge(KNOWN, { name: 'Acme', phone, 'phone.status': 'dead' });
    expect(status(dead)).toEqual(['dead']);
    expect(merge(dead, { name: 'Acme', phone })).toEqual(dead);
    expect(status(merge(dead, { name: 'Acme', phone, 'phone.status': 'valid' }))).toEqual([undefined]);
    const keep = { differing: 'keep' } as const;
    expect(merge(dead, { name: 'Acme', phone, 'phone.status': 'valid' }, keep)).toEqual(dead);
    expect(status(merge(KNOWN, { name: 'Acme', phone, 'phone.status': 'dead' }, keep))).toEqual(['dead']);
  });
  it('gets the file’s values first, and keeps its own behind them', () => {
    const { facts, owner } = merge(KNOWN, { name: 'Acme Works', phone: '+1 617 555 0101', owner: 'Ana' });
    expect(facts.name?.map(({ value }) => value)).toEqual(['Acme Works', 'Acme']);
    expect(facts.phone?.map(({ value }) => value.e164)).toEqual(['+16175550101', '+16175550100']);
    expect(owner).toBe('Ana');
  });
  it('keeps its values where the plan says so, and has gaps filled and lists added to', () => {
    const merged = merge(
      KNOWN,
      { name: 'Acme Works', phone: '+1 617 555 0101', owner: 'Ana', jobTitle: 'Buyer' },
      { differing: 'keep' },
    );
    expect(merged.facts.name?.map(({ value }) => value)).toEqual(['Acme']);
    expect(merged.facts.phone?.map(({ value }) => value.e164)).toEqual(['+16175550100', '+16175550101']);
    expect(merged).toMatchObject({ owner: 'Jo', facts: { jobTitle: [{ value: 'Buyer' }] } });
  });
  it('stays as it is when the row says nothing new', () => {
    expect(merge(KNOWN, { name: 'Acme', phone: '(617) 555-0100', note: 'Met' })).toEqual(KNOWN);
  });
  it('gets a note behind its own, and no wish taken back', () => {
    const wished = merge(KNOWN, { note: 'Call in May', doNotContact: 'asked us' });
    expect(wished).toMatchObject({ note: 'Met\nCall in May', doNotContact: { reason: 'asked us' } });
    expect(merge(wished, { name: 'Acme', doNotContact: 'no' }).doNotContact).toBeDefined();
  });
});

it('gives what the plan says to rows that do not say otherwise', () => {
  const defaults = { owner: 'Jo', stage: 'contacted', tags: ['fair'] } as const;
  expect(make({ name: 'Acme', owner: 'Ana' }, { defaults: { ...defaults, tags: ['fair'] } })).toMatchObject({
    owner: 'Ana',
    stage: 'contacted',
    tags: ['fair'],
  });
});
