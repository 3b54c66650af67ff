import { createCategory } from '@/lib/store/commands/categories';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { createCustomField } from '@/lib/store/commands/custom-fields';
import { changeLists, createList } from '@/lib/store/commands/lists';
import { createRule } from '@/lib/store/commands/rules';
import { openStore } from '@/lib/store/store';

/** Runs inside one of our own pages, like `seed-leads.ts`: what somebody has set up after some weeks. */
declare global {
  var seedDefinitions: (chinese: boolean) => Promise<void>;
}

const words = {
  en: {
    tree: ['Trade › Boatyards', 'Trade › Sail lofts', 'Trade › Sail lofts › Repair', 'Region › North Shore'],
    tags: ['trade fair', 'call in May', 'wooden boats'],
    lists: ['Spring fair'],
    smart: { name: 'New this month', query: 'created:<30d' },
    fields: ['Annual sales', 'Contract ends', 'Size'],
    choices: ['small', 'medium', 'large'],
    rules: ['Boatyards', 'Everything from the fair', 'From the old list'],
    owner: 'Nora',
  },
  zh: {
    tree: ['行业 › 船厂', '行业 › 帆具', '行业 › 帆具 › 维修', '地区 › 北岸'],
    tags: ['展会', '五月联系', '木船'],
    lists: ['春季展会'],
    smart: { name: '本月新增', query: '保存:<30d' },
    fields: ['年销售额', '合同到期', '规模'],
    choices: ['小型', '中型', '大型'],
    rules: ['船厂', '展会来的', '旧名单'],
    owner: '李娜',
  },
};

globalThis.seedDefinitions = async (chinese) => {
  const store = openStore();
  const own = words[chinese ? 'zh' : 'en'];
  const colours = ['teal', 'orange', undefined, 'purple'] as const;
  const categoryIds: string[] = [];
  for (const [index, path] of own.tree.entries())
    categoryIds.push((await createCategory(store, path, { colour: colours[index] })).categoryId);
  const leads = await store.db.leads.orderBy('updatedAt').reverse().toArray();
  const listIds: string[] = [];
  for (const name of own.lists) listIds.push((await createList(store, { name })).listId);
  await createList(store, own.smart);
  const types = ['number', 'date', 'choice'] as const;
  for (const [index, name] of own.fields.entries()) {
    const type = types[index] ?? 'text';
    await createCustomField(store, { name, type, choices: own.choices });
  }
  for (const [index, name] of own.tags.entries()) {
    const some = leads.filter((_, at) => at % (index + 2) === 0).map(({ id }) => id);
    await changeLeads(store, some, {
      tags: { add: [name] },
      categoryIds: { add: categoryIds.slice(index, index + 1) },
      ...(index === 1 && { stage: 'contacted' as const, owner: own.owner }),
    });
    if (index === 0) await changeLists(store, some, { add: listIds });
  }
  const adds = [
    { categoryIds: categoryIds.slice(0, 1) },
    { tags: own.tags.slice(0, 1), listIds, stage: 'contacted' as const },
    { owner: own.owner },
  ];
  const queries = ['boat OR yacht', 'source:fair.example', 'nosuchfield:x'];
  for (const [index, name] of own.rules.entries())
    await createRule(store, {
      name,
      query: queries[index] ?? '',
      adds: adds[index] ?? {},
      enabled: index !== 1,
    });
  store.close();
};
