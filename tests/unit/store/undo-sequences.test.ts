import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import { definitionKinds } from '@/lib/leads/definitions';
import {
  changeCategories,
  createCategory,
  deleteCategory,
  moveCategory,
  recolourCategory,
} from '@/lib/store/commands/categories';
import { deleteActivity, logContact, setTaskDone, snoozeTask } from '@/lib/store/commands/activities';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { changeChoices, createCustomField, deleteCustomField } from '@/lib/store/commands/custom-fields';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { changeLists, createList, deleteList } from '@/lib/store/commands/lists';
import { mergeLeads } from '@/lib/store/commands/merge-leads';
import { createRule, deleteRule, moveRule } from '@/lib/store/commands/rules';
import { runRule } from '@/lib/store/commands/run-rule';
import { removeRequest, setRequestStatus } from '@/lib/store/commands/requests';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { changeTags, mergeTags, readTags } from '@/lib/store/commands/tags';
import { undo } from '@/lib/store/commands/undo';
import { readCategories, readDefinitions, readLeadAt } from '@/lib/store/queries';
import { readRules } from '@/lib/store/rules';
import { StoreError } from '@/lib/store/store-error';
import type { Store } from '@/lib/store/store';
import { toCandidate } from '../leads/candidates';
import { THREAD, toAsking } from '../leads/posts';
import { openTestStore, PAGE } from './open';

/** Small worlds, so that commands meet: three firms, three values a field, two pages, two tags. */
const small = fc.nat({ max: 2 });
const command = fc.oneof(
  fc.record({ what: fc.constant('save'), firm: small, value: small, other: small }),
  fc.record({ what: fc.constant('edit'), firm: small, value: small, other: small }),
  fc.record({
    what: fc.constantFrom('log', 'log', 'check', 'merge', 'delete', 'undo'),
    firm: small,
    value: small,
    other: small,
  }),
  fc.record({
    what: fc.constantFrom(
      'ask',
      'status',
      'remove',
      'delete',
      'tag',
      'categorise',
      'uncategorise',
      'undo',
      'nest',
      'list',
      'unlist',
      'field',
      'unfield',
      'rule',
      'unrule',
      'retag',
    ),
    firm: small,
    value: small,
    other: small,
  }),
);
type Command = (typeof command extends fc.Arbitrary<infer T> ? T : never) & { what: string };

async function run(
  store: Store,
  { what, firm, value, other }: Command,
  done: readonly string[],
): Promise<string | undefined> {
  const leads = await store.db.leads.toCollection().sortBy('createdAt');
  const lead = leads[firm];
  const email = `e${value}@x.example`;
  switch (what) {
    case 'save': {
      const candidate = toCandidate({
        name: `Firm ${firm}`,
        phone: `+1 617 555 010${firm}`,
        email,
        person: `P ${other}`,
      });
      const page = { ...PAGE, url: `${PAGE.url}?${other % 2}` };
      return (
        await saveCandidates(store, {
          page,
          candidates: [candidate],
          ...(other > 0 && { tags: [`t${other}`] }),
        })
      ).commandId;
    }
    case 'ask': {
      const asking = toAsking({ author: `bob${firm}`, key: `p${value}`, facts: { email } });
      return (await saveCandidates(store, { page: THREAD, candidates: [asking] })).commandId;
    }
    case 'status':
    case 'remove': {
      const request = lead?.requests?.[other];
      if (lead === undefined || request === undefined) return undefined;
      return what === 'remove'
        ? (await removeRequest(store, lead.id, request.key)).commandId
        : (await setRequestStatus(store, lead.id, request.key, value > 1 ? 'won' : 'lost')).commandId;
    }
    case 'edit':
      if (lead === undefined) return undefined;
      return (
        await editLead(store, lead.id, { facts: { email: other > 0 ? [email] : [] }, note: `n${other}` })
      ).commandId;
    case 'delete':
      return (await deleteLeads(store, lead === undefined ? [] : [lead.id])).commandId;
    case 'tag':
      return (
        await changeTags(
          store,
          leads.map(({ id }) => id),
          { add: [`t${value}`], remove: [`t${other}`] },
        )
      ).commandId;
    case 'categorise': {
      const { commandId, categoryId } = await createCategory(store, `c${value}`);
      if (commandId !== undefined || lead === undefined) return commandId;
      return (await changeCategories(store, [lead.id], { add: [categoryId] })).commandId;
    }
    case 'uncategorise': {
      const [category] = await readCategories(store);
      return category && (await deleteCategory(store, category.id)).commandId;
    }
    case 'nest': {
      const all = await readCategories(store);
      const [category, parent] = [all[value], all[other]];
      if (category === undefined) return undefined;
      if (firm === 0)
        return (await recolourCategory(store, category.id, other > 0 ? 'red' : 'blue')).commandId;
      return (await allow(async () => moveCategory(store, category.id, parent?.id)))?.commandId;
    }
    case 'list': {
      const { commandId, listId } = await createList(store, { name: `l${value}` });
      if (commandId !== undefined || lead === undefined) return commandId;
      return (await changeLists(store, [lead.id], { add: [listId] })).commandId;
    }
    case 'unlist': {
      const [list] = await readDefinitions(store, 'lists');
      return list && (await deleteList(store, list.id)).commandId;
    }
    case 'field': {
      const [field] = await readDefinitions(store, 'customFields');
      if (field === undefined)
        return (await createCustomField(store, { name: 'f', type: 'choice', choices: ['c0', 'c1', 'c2'] }))
          .commandId;
      if (firm === 2)
        return (
          await changeChoices(store, field.id, [{ name: `d${other}`, was: `c${value}` }, { name: 'c1' }])
        ).commandId;
      return (
        await changeLeads(
          store,
          leads.map(({ id }) => id),
          { custom: { [field.id]: `c${value}` } },
        )
      ).commandId;
    }
    case 'unfield': {
      const [field] = await readDefinitions(store, 'customFields');
      return field && (await deleteCustomField(store, field.id)).commandId;
    }
    case 'rule': {
      const rules = await readRules(store);
      const rule = rules[value];
      if (rule === undefined)
        return (
          await createRule(store, {
            name: `r${value}`,
            query: `firm tag:t${other}`,
            adds: { tags: [`t${value}`], owner: `o${other}` },
            enabled: true,
          })
        ).commandId;
      if (firm === 0) return (await moveRule(store, rule.id, other)).commandId;
      const run = await runRule(
        store,
        rule.id,
        leads.map(({ id }) => id),
      );
      return run.commandIds[0];
    }
    case 'unrule': {
      const [rule] = await readRules(store);
      return rule && (await deleteRule(store, rule.id)).commandId;
    }
    case 'retag': {
      const tags = (await readTags(store)).slice(0, 1 + value);
      return tags.length === 0 ? undefined : (await mergeTags(store, tags, `t${other}`)).commandId;
    }
    case 'log':
      if (lead === undefined) return undefined;
      return (
        await logContact(store, lead.id, {
          contact: { kind: 'call', direction: 'out', at: value, outcome: 'reached' },
          ...(other > 0 && { step: { title: `s${other}`, due: `2026-05-0${other}` } }),
        })
      ).commandId;
    case 'check': {
      const tasks = await store.db.tasks.toCollection().sortBy('createdAt');
      const activities = await store.db.activities.toCollection().sortBy('createdAt');
      const [task, activity] = [tasks[value], activities[value]];
      if (other === 0 && activity) return (await deleteActivity(store, activity.id)).commandId;
      if (task === undefined) return undefined;
      return other > 1
        ? (await setTaskDone(store, task.id, task.state === 'open')).commandId
        : (await snoozeTask(store, task.id, `2026-06-0${1 + firm}`)).commandId;
    }
    case 'merge': {
      const loser = leads[value];
      if (lead === undefined || loser === undefined || lead.id === loser.id) return undefined;
      return (await mergeLeads(store, { winnerId: lead.id, loserIds: [loser.id] })).commandId;
    }
    default: {
      const target = done[done.length - 1 - firm];
      return target === undefined ? undefined : (await undo(store, target)).commandId;
    }
  }
}

/** What the command refuses is no step of the sequence. */
async function allow<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreError && error.reason === 'invalid') return undefined;
    throw error;
  }
}

async function readContent(store: Store) {
  const content = (lead: Lead) => ({ ...lead, updatedAt: 0, revision: 0 });
  const definitions = await Promise.all(definitionKinds.map((kind) => readDefinitions(store, kind)));
  return {
    leads: (await store.db.leads.toArray()).map(content),
    definitions,
    activities: await store.db.activities.toArray(),
    tasks: await store.db.tasks.toArray(),
  };
}

it('undoing everything, newest first, passes through every state again and keeps nothing back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 2, maxLength: 9 }), async (commands) => {
      const store = openTestStore();
      const done: string[] = [];
      const states = [await readContent(store)];
      for (const one of commands) {
        const commandId = await run(store, one, done);
        if (commandId === undefined) continue;
        done.push(commandId);
        states.push(await readContent(store));
      }
      for (const commandId of done.toReversed()) {
        states.pop();
        expect((await undo(store, commandId)).kept).toEqual([]);
        expect(await readContent(store)).toEqual(states.at(-1));
      }
      store.close();
    }),
    { numRuns: 120, seed: 2026 },
  );
}, 60_000);

it('undoing any one command never takes a value typed after it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 2, maxLength: 6 }), small, async (commands, back) => {
      const store = openTestStore();
      const done: string[] = [];
      for (const one of commands.filter(({ what }) => what !== 'undo')) {
        const commandId = await run(store, one, done);
        if (commandId !== undefined) done.push(commandId);
      }
      const [lead] = await store.db.leads.toArray();
      const target = done[done.length - 1 - back];
      if (lead === undefined || target === undefined) return;
      await editLead(store, lead.id, { facts: { legalName: ['Typed last'] }, note: 'typed last' });
      await undo(store, target);
      const kept = await store.db.leads.get(lead.id);
      expect(kept?.facts.legalName?.[0]?.value).toBe('Typed last');
      expect(kept?.note).toBe('typed last');
      store.close();
    }),
    { numRuns: 60, seed: 2027 },
  );
}, 60_000);

/** Without what is worked out of the rest for looking things up. */
const toPast = (lead: Lead) => ({ ...lead, updatedAt: 0, revision: 0, keys: [] });

it('any lead is read as it was after any command, whatever came later, also undone and merged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 2, maxLength: 9 }), async (commands) => {
      const store = openTestStore();
      const done: string[] = [];
      const moments: { at: number; leads: Map<string, Lead> }[] = [];
      for (const one of commands) {
        const commandId = await run(store, one, done);
        if (commandId !== undefined) done.push(commandId);
        const { leads } = await readContent(store);
        moments.push({ at: store.now(), leads: new Map(leads.map((lead) => [lead.id, toPast(lead)])) });
      }
      const ids = new Set(moments.flatMap(({ leads }) => [...leads.keys()]));
      for (const { at, leads } of moments)
        for (const id of ids) {
          const then = await readLeadAt(store, id, at);
          expect(then && toPast(then)).toEqual(leads.get(id));
        }
      store.close();
    }),
    { numRuns: 60, seed: 2028 },
  );
}, 60_000);
