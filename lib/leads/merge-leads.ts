import { joinFollowUps } from './activity';
import { factKey } from './fact-key';
import { levels } from './lead-parts';
import { MAX_VALUES_PER_FIELD } from './limits';
import { addSources, isSame, isTyped, pickFuller, withKeys } from './merge';
import { sortRequests } from './request';
import type { Fact, Facts, Lead } from './lead';
import { fieldIds, type FieldId, type FieldValue } from './values';

/** For each field the lead whose value is to be shown first; the others stay behind it. */
export type FirstChoice = { readonly [F in FieldId]?: string | undefined };

/**
 * One lead of several that are the same. Per field: what a person typed first, then the winner's values, then the
 * others', equal ones once with all their sources; a field with a choice begins with that lead's value. Of what is said
 * once (owner, stage …) the winner's counts and the others fill gaps, but a wish not to be contacted and the higher
 * level of secrecy always win. Nothing is lost, except values the winner's user had taken out and no person typed.
 * The winner keeps its id and time of creation; the caller counts its revision. Cases: tests/unit/leads/merge-leads.test.ts.
 */
export function mergeLeads(winner: Lead, losers: readonly Lead[], first: FirstChoice = {}): Lead {
  return withKeys(losers.reduce((lead, loser) => putFirst(join(lead, loser), loser, first), winner));
}

function join(winner: Lead, loser: Lead): Lead {
  const facts = joinFacts(winner, loser);
  const there = new Set(
    fieldIds.flatMap((field) => (facts[field] ?? []).map((fact) => factKey(field, fact.value))),
  );
  const removed = union(winner.removed, loser.removed).filter((key) => !there.has(key));
  const known = new Set(winner.requests?.map(({ key }) => key));
  const requests = sortRequests([
    ...(winner.requests ?? []),
    ...(loser.requests ?? []).filter(({ key }) => !known.has(key)),
  ]);
  const lists = {
    accounts: union(winner.accounts, loser.accounts),
    listIds: union(winner.listIds, loser.listIds),
    sites: union(winner.sites, loser.sites),
    removed,
    requests,
  };
  const note = [winner.note, loser.note].filter((text) => text !== undefined && text !== '');
  const custom = { ...loser.custom, ...winner.custom };
  // A lead that is `new` says less than one somebody has worked on.
  const { stage, stageReason } = winner.stage === undefined ? loser : winner;
  const doNotContact =
    winner.doNotContact && loser.doNotContact
      ? winner.doNotContact.since <= loser.doNotContact.since
        ? winner.doNotContact
        : loser.doNotContact
      : (winner.doNotContact ?? loser.doNotContact);
  const once = {
    owner: winner.owner ?? loser.owner,
    stage,
    stageReason,
    class: winner.class ?? loser.class,
    existing: winner.existing ?? loser.existing,
    level: getHigher(winner.level, loser.level),
    doNotContact,
    language: winner.language ?? loser.language,
    process: winner.process ?? loser.process,
    ...joinFollowUps(winner, loser),
    custom: Object.keys(custom).length === 0 ? undefined : custom,
    note: [...new Set(note)].join('\n') || undefined,
  };
  return {
    ...winner,
    facts,
    categoryIds: union(winner.categoryIds, loser.categoryIds),
    tags: union(winner.tags, loser.tags),
    ...Object.fromEntries(Object.entries(lists).filter(([, items]) => items.length > 0)),
    ...Object.fromEntries(Object.entries(once).filter(([, value]) => value !== undefined)),
  };
}

const union = (a: readonly string[] = [], b: readonly string[] = []) => [...new Set([...a, ...b])];

function getHigher(a: Lead['level'], b: Lead['level']): Lead['level'] {
  if (a === undefined && b === undefined) return undefined;
  return levels[Math.max(...[a, b].map((level) => levels.indexOf(level ?? 'internal')))];
}

function joinFacts(winner: Lead, loser: Lead): Facts {
  let facts: Facts = winner.facts;
  for (const field of fieldIds) {
    const own: readonly Fact<FieldValue>[] = winner.facts[field] ?? [];
    const others: readonly Fact<FieldValue>[] = loser.facts[field] ?? [];
    const all = [...own];
    for (const fact of others) {
      const at = all.findIndex((one) => isSame(field, one.value, fact.value));
      const same = all[at];
      if (same !== undefined) {
        all[at] = {
          ...fact,
          ...same,
          value: isTyped(same) || isTyped(fact) ? same.value : pickFuller(fact.value, same.value),
          sources: addSources(same.sources, fact.sources),
        };
      } else if (isTyped(fact) || winner.removed?.includes(factKey(field, fact.value)) !== true) {
        all.push(fact);
      }
    }
    if (all.length === 0) continue;
    const ordered = [...all.filter(isTyped), ...all.filter((fact) => !isTyped(fact))];
    facts = { ...facts, [field]: ordered.slice(0, MAX_VALUES_PER_FIELD) };
  }
  return facts;
}

/** Begins the fields that were given to this lead with its first value. */
function putFirst(merged: Lead, chosen: Lead, first: FirstChoice): Lead {
  let { facts } = merged;
  for (const field of fieldIds) {
    const wanted: Fact<FieldValue> | undefined = chosen.facts[field]?.[0];
    if (first[field] !== chosen.id || wanted === undefined) continue;
    const list: readonly Fact<FieldValue>[] = facts[field] ?? [];
    const top = list.find((fact) => isSame(field, fact.value, wanted.value));
    if (top !== undefined) facts = { ...facts, [field]: [top, ...list.filter((fact) => fact !== top)] };
  }
  return { ...merged, facts };
}
