import { describe, expect, it } from 'vitest';
import { applyRule } from '@/lib/leads/apply-rule';
import type { Rule } from '@/lib/leads/definitions';
import type { Lead } from '@/lib/leads/lead';

const known = { categoryIds: new Set(['plumbers', 'roofers']), listIds: new Set(['fair']) };
const lead: Lead = {
  id: 'a',
  kind: 'organisation',
  facts: {},
  categoryIds: ['plumbers'],
  tags: ['Hot'],
  createdAt: 1,
  updatedAt: 1,
  revision: 1,
  keys: [],
};

describe('what a rule adds', () => {
  it.each<[string, Rule['adds'], Partial<Lead>]>([
    ['a category', { categoryIds: ['roofers'] }, { categoryIds: ['plumbers', 'roofers'] }],
    ['a tag', { tags: ['new build'] }, { tags: ['Hot', 'new build'] }],
    ['a list', { listIds: ['fair'] }, { listIds: ['fair'] }],
    ['a stage where there is none', { stage: 'contacted' }, { stage: 'contacted' }],
    ['an owner where there is none', { owner: 'Ann' }, { owner: 'Ann' }],
  ])('is %s', (_title, adds, after) => {
    expect(applyRule(lead, adds, known)).toEqual({ ...lead, ...after });
  });

  it.each<[string, Rule['adds']]>([
    ['what is there already, whatever the case', { categoryIds: ['plumbers'], tags: ['hot'] }],
    ['a category or list that was deleted', { categoryIds: ['gone'], listIds: ['gone'] }],
    ['the stage every lead has', { stage: 'new' }],
    ['nothing', {}],
  ])('is not %s', (_title, adds) => {
    expect(applyRule(lead, adds, known)).toBe(lead);
  });

  it('leaves a stage and an owner that somebody set', () => {
    const owned: Lead = { ...lead, stage: 'qualified', owner: 'Ben' };
    expect(applyRule(owned, { stage: 'contacted', owner: 'Ann' }, known)).toBe(owned);
  });
});
