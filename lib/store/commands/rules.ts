import * as z from 'zod/mini';
import { rule as ruleSchema, type Rule } from '@/lib/leads/definitions';
import { runCommand, type CommandResult } from '../command';
import { parseInput } from '../parse-input';
import { readRules } from '../rules';
import type { Store } from '../store';
import { expectDefinition, refuse } from './definition';

const ruleDraft = z.pick(ruleSchema, { name: true, query: true, enabled: true, adds: true });
/** What a person says of a rule; its id, place and time are ours. */
export type RuleDraft = z.infer<typeof ruleDraft>;

/** New ones run last. @throws StoreError `invalid`: no name, no search, or nothing to add */
export async function createRule(
  store: Store,
  draft: RuleDraft,
): Promise<CommandResult & { ruleId: string }> {
  const wanted = parseRule(draft);
  const { commandId, result } = await runCommand(store, 'edit', (command) => {
    const rule: Rule = { id: store.newId(), ...wanted, createdAt: command.at };
    command.changeDefinition('rules', undefined, rule);
    return Promise.resolve(rule.id);
  });
  return { commandId, ruleId: result };
}

/** Changes the parts given. @throws StoreError `invalid`, `not-found` */
export async function changeRule(
  store: Store,
  ruleId: string,
  change: Partial<RuleDraft>,
): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const rule = expectDefinition(await store.db.rules.toArray(), ruleId);
    const { name, query, adds, enabled } = { ...rule, ...change };
    command.changeDefinition('rules', rule, { ...rule, ...parseRule({ name, query, adds, enabled }) });
  });
  return { commandId };
}

/** @param place 0 is first. @throws StoreError `not-found` */
export async function moveRule(store: Store, ruleId: string, place: number): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const all = await readRules(store);
    const rule = expectDefinition(all, ruleId);
    const order = all.filter((one) => one !== rule);
    order.splice(Math.max(0, place), 0, rule);
    if (order.every((one, index) => one === all[index])) return;
    for (const [position, one] of order.entries())
      command.changeDefinition('rules', one, { ...one, position });
  });
  return { commandId };
}

/** What it added stays. @throws StoreError `not-found` */
export async function deleteRule(store: Store, ruleId: string): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    command.changeDefinition('rules', expectDefinition(await store.db.rules.toArray(), ruleId), undefined);
  });
  return { commandId };
}

/** Parts with nothing in them are left out, so that equal rules are equal rows. */
function parseRule({ name, query, adds, enabled }: RuleDraft): RuleDraft {
  const { categoryIds = [], tags = [], listIds = [], stage, owner } = adds;
  const shownOwner = owner?.trim() ?? '';
  const parsed = parseInput(
    ruleDraft,
    {
      name: name.trim(),
      query: query.trim(),
      enabled,
      adds: {
        ...(categoryIds.length > 0 && { categoryIds: [...new Set(categoryIds)] }),
        ...(tags.length > 0 && { tags: [...new Set(tags.map((tag) => tag.trim()))] }),
        ...(listIds.length > 0 && { listIds: [...new Set(listIds)] }),
        ...(stage !== undefined && { stage }),
        ...(shownOwner !== '' && { owner: shownOwner }),
      },
    },
    'This rule cannot be kept.',
  );
  if (Object.keys(parsed.adds).length === 0) refuse('adds', 'none', 'The rule adds nothing.');
  return parsed;
}
