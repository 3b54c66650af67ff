import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import { changeCategories, createCategory, deleteCategory } from '@/lib/store/commands/categories';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { removeRequest, setRequestStatus } from '@/lib/store/commands/requests';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { changeTags } from '@/lib/store/commands/tags';
import { undo } from '@/lib/store/commands/undo';
import { readCategories } from '@/lib/store/queries';
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
    what: fc.constantFrom('ask', 'status', 'remove', 'delete', 'tag', 'categorise', 'uncategorise', 'undo'),
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
    default: {
      const target = done[done.length - 1 - firm];
      return target === undefined ? undefined : (await undo(store, target)).commandId;
    }
  }
}

async function readContent(store: Store) {
  const content = (lead: Lead) => ({ ...lead, updatedAt: 0, revision: 0 });
  return { leads: (await store.db.leads.toArray()).map(content), categories: await readCategories(store) };
}

it('undoing everything, newest first, passes through every state again and keeps nothing back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 2, maxLength: 8 }), async (commands) => {
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
    { numRuns: 60, seed: 2026 },
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
