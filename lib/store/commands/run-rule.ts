import { bump, runCommand } from '../command';
import { applyRules, readQueryContext, RULE_BATCH, toRuleBook, type Job } from '../rules';
import type { Store } from '../store';
import { expectDefinition } from './definition';

export interface RuleRun {
  /** One for each batch, for `undo`: the last one first. */
  commandIds: string[];
  /** Leads that were changed. */
  changed: number;
}

/**
 * Runs a rule over stored leads, enabled or not, a batch at a time: what was done stays when it is stopped. Each lead is
 * asked again when its turn comes, so what was changed since the preview counts.
 *
 * @throws StoreError `not-found` when the rule is gone
 */
export async function runRule(
  store: Store,
  ruleId: string,
  leadIds: readonly string[],
  { onProgress, signal }: Job = {},
): Promise<RuleRun> {
  const run: RuleRun = { commandIds: [], changed: 0 };
  for (let start = 0; start < leadIds.length && signal?.aborted !== true; start += RULE_BATCH) {
    const batch = leadIds.slice(start, start + RULE_BATCH);
    const { commandId, result } = await runCommand(store, 'rule', async (command) => {
      const rule = expectDefinition(await store.db.rules.toArray(), ruleId);
      const book = toRuleBook([rule], await readQueryContext(store));
      let changed = 0;
      for (const lead of await store.db.leads.bulkGet(batch)) {
        if (lead === undefined) continue;
        const ruled = applyRules(book, lead);
        const after = { ...ruled.lead, ...bump(lead, command.at) };
        if (command.changeLead(lead, after, { rules: ruled.by })) changed++;
      }
      return changed;
    });
    if (commandId !== undefined) run.commandIds.unshift(commandId);
    run.changed += result;
    onProgress?.(Math.min(start + RULE_BATCH, leadIds.length));
  }
  return run;
}
