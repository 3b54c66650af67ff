import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { changeCategories, createCategory, deleteCategory } from '@/lib/store/commands/categories';
import { createList } from '@/lib/store/commands/lists';
import { changeRule, createRule, deleteRule, moveRule, type RuleDraft } from '@/lib/store/commands/rules';
import { runRule } from '@/lib/store/commands/run-rule';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { changeTags } from '@/lib/store/commands/tags';
import { undo } from '@/lib/store/commands/undo';
import { readHistory, readLead } from '@/lib/store/queries';
import { findUnreadable, previewRule, readQueryContext, readRules } from '@/lib/store/rules';
import type { Store } from '@/lib/store/store';
import { toCandidate, type Written } from '../leads/candidates';
import { openTestStore, OTHER_PAGE, PAGE, readAll } from './open';

const draft = (query: string, adds: RuleDraft['adds'], name = 'A rule'): RuleDraft => ({
  name,
  query,
  adds,
  enabled: true,
});

async function save(store: Store, firms: Written[], page = PAGE) {
  return saveCandidates(store, { page, candidates: firms.map((firm) => toCandidate(firm)) });
}

const alder: Written = { name: 'Alder Plumbing', phone: '+1 617 555 0100' };
const birch: Written = { name: 'Birch Bakery', phone: '+1 617 555 0101' };

describe('at capture', () => {
  it('a rule adds all it says to the leads it finds, in the same command', async () => {
    const store = openTestStore();
    const { categoryId } = await createCategory(store, 'Trade › Plumbers');
    const { listId } = await createList(store, { name: 'Fair' });
    const { ruleId } = await createRule(
      store,
      draft(
        'plumbing source:directory.example',
        { categoryIds: [categoryId], tags: ['pipes'], listIds: [listId], stage: 'contacted', owner: 'Ann' },
        'Plumbers of the directory',
      ),
    );
    const { saved, commandId } = await save(store, [alder, birch]);
    const [a = '', b = ''] = saved.map(({ leadId }) => leadId);
    expect(await readLead(store, a)).toMatchObject({
      categoryIds: [categoryId],
      tags: ['pipes'],
      listIds: [listId],
      stage: 'contacted',
      owner: 'Ann',
      revision: 1,
    });
    expect(await readLead(store, b)).toMatchObject({ categoryIds: [], tags: [] });

    // The history tells what the rule added from what the page said.
    const [byRule, byPage] = await readHistory(store, a);
    expect(byRule).toMatchObject({ commandId, rules: [{ id: ruleId, name: 'Plumbers of the directory' }] });
    expect(byRule?.changes.map(({ path }) => path)).toEqual([
      'categoryIds',
      'tags',
      'listIds',
      'owner',
      'stage',
    ]);
    expect(byPage).toMatchObject({ commandId, changes: [{ path: 'lead' }] });
    expect(byPage && 'rules' in byPage).toBe(false);
  });

  it('undo takes the lead and what the rule added, and redo brings both', async () => {
    const store = openTestStore();
    await createRule(store, draft('plumbing', { tags: ['pipes'] }));
    const { commandId, saved } = await save(store, [alder]);
    const [{ leadId } = { leadId: '' }] = saved;
    const undone = await undo(store, commandId ?? '');
    expect(undone.kept).toEqual([]);
    expect(await readLead(store, leadId)).toBeUndefined();
    await undo(store, undone.commandId ?? '');
    expect((await readLead(store, leadId))?.tags).toEqual(['pipes']);
  });

  it('rules run in their order, and a later one sees what an earlier one added', async () => {
    const store = openTestStore();
    await createRule(store, draft('tag:pipes', { owner: 'Ann' }, 'second'));
    const { ruleId } = await createRule(store, draft('plumbing', { tags: ['pipes'] }, 'first'));
    const [{ leadId: early } = { leadId: '' }] = (await save(store, [alder])).saved;
    expect((await readLead(store, early))?.owner).toBeUndefined();
    await moveRule(store, ruleId, 0);
    expect((await readRules(store)).map(({ name }) => name)).toEqual(['first', 'second']);
    const { saved } = await save(store, [{ name: 'Cedar Plumbing' }]);
    expect(await readLead(store, saved[0]?.leadId ?? '')).toMatchObject({ tags: ['pipes'], owner: 'Ann' });
  });

  it('one that is switched off, or adds what is there, leaves no trace', async () => {
    const store = openTestStore();
    await createRule(store, { ...draft('plumbing', { tags: ['off'] }), enabled: false });
    await createRule(store, draft('plumbing', { stage: 'new', tags: ['kept'] }));
    const { saved } = await saveCandidates(store, {
      page: PAGE,
      candidates: [toCandidate(alder)],
      tags: ['kept'],
    });
    const lead = await readLead(store, saved[0]?.leadId ?? '');
    expect(lead?.tags).toEqual(['kept']);
    expect(await readHistory(store, lead?.id ?? '')).toHaveLength(1);
  });

  it('does not put back what a person took off', async () => {
    const store = openTestStore();
    await createRule(store, draft('plumbing', { tags: ['pipes'] }));
    const [{ leadId } = { leadId: '' }] = (await save(store, [alder])).saved;
    await changeTags(store, [leadId], { remove: ['pipes'] });
    await save(store, [{ ...alder, email: 'info@alder.example' }], OTHER_PAGE);
    expect((await readLead(store, leadId))?.tags).toEqual([]);
  });

  it('speaks when a known lead comes to fit it', async () => {
    const store = openTestStore();
    await createRule(store, draft('has:email', { tags: ['reachable'] }));
    const [{ leadId } = { leadId: '' }] = (await save(store, [alder])).saved;
    expect((await readLead(store, leadId))?.tags).toEqual([]);
    await save(store, [{ ...alder, email: 'info@alder.example' }], OTHER_PAGE);
    expect((await readLead(store, leadId))?.tags).toEqual(['reachable']);
  });

  it.each(['nosuchfield:plumbing', 'plumbing category:nowhere', 'stage:sleepy', 'city:'])(
    'one that cannot be read does nothing and is named: %s',
    async (query) => {
      const store = openTestStore();
      await createRule(store, draft(query, { tags: ['wrong'] }));
      const { saved } = await save(store, [alder]);
      expect((await readLead(store, saved[0]?.leadId ?? ''))?.tags).toEqual([]);
      const unreadable = findUnreadable(query, await readQueryContext(store));
      expect(unreadable).toHaveLength(1);
      expect(query).toContain(unreadable[0]);
      expect(await previewRule(store, { query, adds: { tags: ['wrong'] } })).toEqual({
        leadIds: [],
        first: [],
      });
    },
  );

  it('a rule that adds a category which was deleted adds the rest', async () => {
    const store = openTestStore();
    const { categoryId } = await createCategory(store, 'Plumbers');
    await createRule(store, draft('plumbing', { categoryIds: [categoryId], tags: ['pipes'] }));
    await deleteCategory(store, categoryId);
    const { saved } = await save(store, [alder]);
    expect(await readLead(store, saved[0]?.leadId ?? '')).toMatchObject({ categoryIds: [], tags: ['pipes'] });
  });
});

describe('over what is stored', () => {
  async function openWithMany(count: number) {
    const store = openTestStore();
    await save(
      store,
      Array.from({ length: count }, (_, index) => ({ name: `Firm ${index} Plumbing` })),
    );
    await save(store, [birch], OTHER_PAGE);
    const { ruleId } = await createRule(store, draft('plumbing', { tags: ['pipes'], owner: 'Ann' }));
    return { store, ruleId };
  }

  it('a preview says which leads would change, and writes nothing', async () => {
    const { store } = await openWithMany(25);
    const all = await readAll(store);
    const progress: number[] = [];
    const preview = await previewRule(
      store,
      { query: 'plumbing', adds: { tags: ['pipes'] } },
      { onProgress: (done) => progress.push(done) },
    );
    expect(preview.leadIds).toHaveLength(25);
    expect(preview.first).toHaveLength(20);
    expect(progress).toEqual([26]);
    expect(await readAll(store)).toEqual(all);
  });

  it('runs, is told in the history, and is undone', async () => {
    const { store, ruleId } = await openWithMany(3);
    const { leadIds } = await previewRule(store, { query: 'plumbing', adds: { tags: ['pipes'] } });
    const before = await store.db.leads.toArray();
    const run = await runRule(store, ruleId, leadIds);
    expect(run).toMatchObject({ changed: 3, commandIds: [expect.any(String)] });
    expect((await store.db.leads.toArray()).filter(({ owner }) => owner === 'Ann')).toHaveLength(3);
    expect((await readHistory(store, leadIds[0] ?? ''))[0]).toMatchObject({
      cause: 'rule',
      rules: [{ id: ruleId, name: 'A rule' }],
    });
    for (const commandId of run.commandIds) await undo(store, commandId);
    const content = (leads: typeof before) => leads.map((lead) => ({ ...lead, updatedAt: 0, revision: 0 }));
    expect(content(await store.db.leads.toArray())).toEqual(content(before));
    expect((await previewRule(store, { query: 'plumbing', adds: { owner: 'Ann' } })).leadIds).toHaveLength(3);
  });

  it('changes nothing twice, and passes over leads that no longer fit', async () => {
    const { store, ruleId } = await openWithMany(2);
    const { leadIds } = await previewRule(store, { query: 'plumbing', adds: { tags: ['pipes'] } });
    const { categoryId } = await createCategory(store, 'Done');
    await changeCategories(store, leadIds.slice(0, 1), { add: [categoryId] });
    await changeRule(store, ruleId, { query: 'plumbing no:category' });
    expect(await runRule(store, ruleId, leadIds)).toMatchObject({ changed: 1 });
    expect(await runRule(store, ruleId, leadIds)).toEqual({ commandIds: [], changed: 0 });
  });

  it('goes batch by batch and can be stopped, keeping what was done', async () => {
    const { store, ruleId } = await openWithMany(1_200);
    const { leadIds } = await previewRule(store, { query: 'plumbing', adds: { tags: ['pipes'] } });
    const stop = new AbortController();
    const run = await runRule(store, ruleId, leadIds, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(run).toMatchObject({ changed: 1_000, commandIds: [expect.any(String)] });
    const rest = await runRule(store, ruleId, leadIds);
    expect(rest.changed).toBe(200);
  });
});

describe('rules', () => {
  it.each<[string, RuleDraft, string]>([
    ['no name', draft('x', { tags: ['t'] }, ' '), 'name'],
    ['no search', draft(' ', { tags: ['t'] }), 'query'],
    ['nothing to add', draft('x', { tags: [], owner: ' ' }), 'adds'],
    ['a stage nobody knows', draft('x', { stage: 'asleep' as 'new' }), 'adds.stage'],
    ['an empty tag', draft('x', { tags: ['a', ' '] }), 'adds.tags.1'],
  ])('are refused with %s', async (_title, wrong, path) => {
    const store = openTestStore();
    await expect(createRule(store, wrong)).rejects.toMatchObject({ reason: 'invalid', issues: [{ path }] });
    expect(await readRules(store)).toEqual([]);
  });

  it('are changed, moved and deleted, and all of it can be undone', async () => {
    const store = openTestStore();
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c'])
      ids.push((await createRule(store, draft('x', { tags: ['t'] }, name))).ruleId);
    const [a = '', b = '', c = ''] = ids;
    for (const command of [
      async () => changeRule(store, a, { enabled: false }),
      async () => changeRule(store, b, { query: 'y', adds: { owner: 'Ann' } }),
      async () => moveRule(store, c, 0),
      async () => moveRule(store, c, 9),
      async () => deleteRule(store, b),
    ]) {
      const before = await readRules(store);
      const { commandId } = await command();
      const after = await readRules(store);
      const undone = await undo(store, commandId ?? '');
      expect(await readRules(store)).toEqual(before);
      await undo(store, undone.commandId ?? '');
      expect(await readRules(store)).toEqual(after);
    }
    expect((await readRules(store)).map(({ name }) => name)).toEqual(['a', 'c']);
    expect(await moveRule(store, a, 0)).toEqual({ commandId: undefined });
    await expect(changeRule(store, b, { enabled: true })).rejects.toMatchObject({ reason: 'not-found' });
  });
});
