import { applyRule, type KnownMarks } from '@/lib/leads/apply-rule';
import type { Rule } from '@/lib/leads/definitions';
import type { Lead } from '@/lib/leads/lead';
import { compile, compileQuery, type QueryContext } from '@/lib/search/compile-query';
import type { LeadHistoryRow } from './schema';
import type { Store } from './store';

/** All rules in the order they run. */
export async function readRules(store: Store): Promise<Rule[]> {
  const rules = await store.db.rules.toArray();
  return rules.sort(
    (a, b) => (a.position ?? Infinity) - (b.position ?? Infinity) || a.createdAt - b.createdAt || 0,
  );
}

/** What the names in a query mean right now. */
export async function readQueryContext(store: Store): Promise<QueryContext> {
  const { categories, lists, customFields } = store.db;
  const [a, b, c] = await Promise.all([categories.toArray(), lists.toArray(), customFields.toArray()]);
  return { categories: a, lists: b, customFields: c, now: store.now() };
}

/**
 * The parts of a query nobody can read: unknown fields and values. A query that asks for nothing at all cannot be read
 * either: it would find every lead.
 */
export function findUnreadable(query: string, context: QueryContext): string[] {
  const { all, unknown } = compile(query, context);
  if (unknown.length > 0) return unknown.map(({ from, to }) => query.slice(from, to));
  return all.length === 0 ? [query] : [];
}

/** A rule ready to be asked about many leads. */
interface ReadyRule {
  readonly rule: Pick<Rule, 'id' | 'name' | 'adds'>;
  readonly finds: (lead: Lead) => boolean;
}

export interface RuleBook {
  readonly rules: readonly ReadyRule[];
  readonly known: KnownMarks;
}

/** Rules that cannot be read are left out: half of a rule is another rule. */
export function toRuleBook(rules: readonly Rule[], context: QueryContext): RuleBook {
  return {
    rules: rules.flatMap((rule) =>
      findUnreadable(rule.query, context).length > 0
        ? []
        : { rule, finds: compileQuery(rule.query, context) },
    ),
    known: {
      categoryIds: new Set(context.categories.map(({ id }) => id)),
      listIds: new Set(context.lists.flatMap(({ id, query }) => (query === undefined ? id : []))),
    },
  };
}

/** The rules that run when leads are captured. Without any, nothing else is read. */
export async function readRuleBook(store: Store): Promise<RuleBook> {
  const rules = (await readRules(store)).filter(({ enabled }) => enabled);
  if (rules.length === 0) return { rules: [], known: { categoryIds: new Set(), listIds: new Set() } };
  return toRuleBook(rules, await readQueryContext(store));
}

export interface Ruled {
  lead: Lead;
  /** Those that changed it, for the history. */
  by: NonNullable<LeadHistoryRow['rules']>;
}

/**
 * Adds what the rules say, one after another, so that a later one sees what an earlier one added. A rule speaks when a
 * lead comes to fit it: what a person took off a lead that fitted before is not put back by the next capture.
 *
 * @param before the lead as it was stored; absent for a new one, and where rules run on demand
 */
export function applyRules({ rules, known }: RuleBook, lead: Lead, before?: Lead): Ruled {
  let ruled = lead;
  const by: Ruled['by'] = [];
  for (const { rule, finds } of rules) {
    if (!finds(ruled) || (before !== undefined && finds(before))) continue;
    const next = applyRule(ruled, rule.adds, known);
    if (next !== ruled) by.push({ id: rule.id, name: rule.name });
    ruled = next;
  }
  return { lead: ruled, by };
}

export interface Job {
  /** Told after each batch. */
  onProgress?: ((done: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

export interface RulePreview {
  /** Ids of the leads that would change. */
  leadIds: string[];
  /** The first of them as they are. */
  first: Lead[];
}

/** Leads read or changed at once: each batch of changes is a command of its own. */
const BATCH = 1_000;
const FIRST = 20;

/** What a rule would change among everything stored; nothing is written. Stops early when the signal says so. */
export async function previewRule(
  store: Store,
  draft: Pick<Rule, 'query' | 'adds'>,
  { onProgress, signal }: Job = {},
): Promise<RulePreview> {
  const rule: Rule = { ...draft, id: '', name: '', enabled: true, createdAt: 0 };
  const book = toRuleBook([rule], await readQueryContext(store));
  const preview: RulePreview = { leadIds: [], first: [] };
  let done = 0;
  for (let last = ''; book.rules.length > 0 && signal?.aborted !== true;) {
    const leads = await store.db.leads.where(':id').above(last).limit(BATCH).toArray();
    for (const lead of leads) {
      if (applyRules(book, lead).lead === lead) continue;
      preview.leadIds.push(lead.id);
      if (preview.first.length < FIRST) preview.first.push(lead);
    }
    done += leads.length;
    onProgress?.(done);
    const end = leads.at(-1);
    if (end === undefined || leads.length < BATCH) break;
    last = end.id;
  }
  return preview;
}

export { BATCH as RULE_BATCH };
