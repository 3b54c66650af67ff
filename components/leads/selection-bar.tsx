import { Columns3, Merge, Trash2, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { leadClasses, stages } from '@/lib/leads/lead-parts';
import type { CommandResult } from '@/lib/store/command';
import { createCategory } from '@/lib/store/commands/categories';
import { changeLeads, type LeadsChange } from '@/lib/store/commands/change-leads';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { createList } from '@/lib/store/commands/lists';
import { CategoryCombo } from '../category/category-combo';
import { TagCombo } from '../category/tag-chips';
import { useCategories } from '../category/use-categories';
import { MAX_MERGED, MergeDialog } from '../duplicates/merge-dialog';
import { useServices } from '../services';
import { Button, IconButton } from '../ui/button';
import { ComboBox } from '../ui/combo-box';
import { formatNumber } from '../ui/format';
import { Select } from '../ui/select';
import { getClassWord, getStageWord } from '../words';
import styles from './selection-bar.module.css';
import type { Commands } from './use-commands';
import { useKeys } from './use-keys';
import type { LeadList } from './use-lead-list';

/** What can be changed on all selected leads, the most usual first. */
const changes = ['category', 'tags', 'list', 'stage', 'owner', 'class', 'doNotContact'] as const;
type ChangeOf = (typeof changes)[number];

/** Leads that are deleted at once before the store is backed up first. */
const MANY = 500;

interface SelectionBarProps {
  list: LeadList;
  commands: Commands;
  /** Shows leads side by side, where there is room for it. */
  onCompare?: (ids: readonly string[]) => void;
}

/** What can be done with the selected leads; appears with the first and goes with the last. */
export function SelectionBar({ list, commands, onCompare }: SelectionBarProps) {
  const { store, shelf } = useServices();
  const [merging, setMerging] = useState(false);
  const [what, setWhat] = useState<ChangeOf>('category');
  const ids = [...list.selected];
  const count = ids.length;
  const canMerge = count > 1 && count <= MAX_MERGED;
  useKeys({ m: canMerge ? () => setMerging(true) : undefined });
  if (count === 0) return null;
  const shown: [string] = [formatNumber(count)];

  /** Says of all selected leads what was changed, with the way back. */
  function change(to: string, work: () => Promise<LeadsChange>) {
    void commands.run(i18n.t('leads.changedTo', count, shown, { to }), async (): Promise<CommandResult> =>
      changeLeads(store, ids, await work()),
    );
  }
  const changeTo = (to: string, next: LeadsChange) => change(to, () => Promise.resolve(next));

  const controls: Record<ChangeOf, ReactNode> = {
    category: <PickCategory onPick={change} />,
    tags: (
      <TagCombo
        side="above"
        onPick={(tag) => changeTo(i18n.t('rule.tag', { tag }), { tags: { add: [tag] } })}
      />
    ),
    list: (
      <ComboBox
        label={i18n.t('list.add')}
        placeholder={i18n.t('list.add')}
        options={list.context.lists.filter(({ query }) => query === undefined)}
        value={undefined}
        adding
        side="above"
        onPick={(choice) => {
          if (!choice) return;
          const { id, name } = choice;
          change(i18n.t('rule.list', { name }), async () => ({
            listIds: { add: [id ?? (await createList(store, { name })).listId] },
          }));
        }}
      />
    ),
    stage: (
      <PickOne
        label={i18n.t('stage.label')}
        options={stages.map((value) => ({ value, word: getStageWord(value) }))}
        onPick={(stage, word) => changeTo(word, { stage })}
      />
    ),
    owner: (
      <ComboBox
        label={i18n.t('mark.owner')}
        placeholder={i18n.t('mark.ownerPlaceholder')}
        options={[]}
        value={undefined}
        adding
        side="above"
        onPick={(choice) => {
          if (choice) changeTo(i18n.t('rule.owner', { owner: choice.name }), { owner: choice.name });
        }}
      />
    ),
    class: (
      <PickOne
        label={i18n.t('class.label')}
        options={(['prospect', ...leadClasses] as const).map((value) => ({
          value,
          word: getClassWord(value),
        }))}
        onPick={(value, word) => changeTo(word, { class: value })}
      />
    ),
    doNotContact: (
      <PickOne
        label={i18n.t('mark.doNotContact')}
        options={[
          { value: 'yes', word: i18n.t('mark.doNotContact') },
          { value: 'no', word: i18n.t('mark.mayContact') },
        ]}
        onPick={(value, word) => changeTo(word, { doNotContact: value === 'yes' })}
      />
    ),
  };
  const words: Record<ChangeOf, string> = {
    category: i18n.t('category.label'),
    tags: i18n.t('tag.label'),
    list: i18n.t('leads.list'),
    stage: i18n.t('stage.label'),
    owner: i18n.t('mark.owner'),
    class: i18n.t('class.label'),
    doNotContact: i18n.t('mark.doNotContact'),
  };

  return (
    <div className={styles.bar} role="toolbar" aria-label={i18n.t('leads.selected', count, shown)}>
      <div className={styles.group}>
        <IconButton label={i18n.t('leads.clearSelection')} onClick={() => list.setSelected(new Set())}>
          <X size={16} aria-hidden />
        </IconButton>
        <b>{i18n.t('leads.selected', count, shown)}</b>
        {count < list.ids.length ? (
          <Button look="quiet" onClick={() => list.setSelected(new Set(list.ids))}>
            {i18n.t('leads.selectAll')}
          </Button>
        ) : null}
      </div>
      {onCompare && count > 1 ? (
        <Button onClick={() => onCompare(list.ids.filter((id) => list.selected.has(id)))}>
          <Columns3 size={16} aria-hidden />
          {i18n.t('compare.action')}
        </Button>
      ) : null}
      {canMerge ? (
        <Button aria-keyshortcuts="M" onClick={() => setMerging(true)}>
          <Merge size={16} aria-hidden />
          {i18n.t('merge.action')}
        </Button>
      ) : null}
      {merging ? <MergeDialog leadIds={ids} commands={commands} onClose={() => setMerging(false)} /> : null}
      <div className={styles.change}>
        <Select
          label={i18n.t('leads.change')}
          value={what}
          options={changes.map((value) => ({ value, word: words[value] }))}
          onPick={(value) => setWhat(changes.find((one) => one === value) ?? 'category')}
        />
        <div key={what} className={styles.control}>
          {controls[what]}
        </div>
        <IconButton
          label={i18n.t('action.delete')}
          onClick={() => {
            void commands.run(i18n.t('leads.deleted', count, shown), async () => {
              if (count >= MANY) {
                const { backUpBefore } = await import('@/lib/store/backup/backups');
                await backUpBefore(store, shelf, 'delete');
              }
              return deleteLeads(store, ids);
            });
            list.setSelected(new Set());
          }}
        >
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}

function PickCategory({ onPick }: { onPick: (name: string, work: () => Promise<LeadsChange>) => void }) {
  const { store } = useServices();
  return (
    <CategoryCombo
      label={i18n.t('category.add')}
      placeholder={i18n.t('category.add')}
      categories={useCategories()}
      value={undefined}
      side="above"
      adding
      onPick={(choice) => {
        if (!choice) return;
        const { id, name } = choice;
        onPick(name, async () => ({
          categoryIds: { add: [id ?? (await createCategory(store, name)).categoryId] },
        }));
      }}
    />
  );
}

interface PickOneProps<Id extends string> {
  label: string;
  options: readonly { value: Id; word: string }[];
  onPick: (value: Id, word: string) => void;
}

/** Each choice takes effect at once, and the field is ready for the next. */
function PickOne<Id extends string>({ label, options, onPick }: PickOneProps<Id>) {
  return (
    <Select
      label={label}
      value=""
      options={[{ value: '', word: i18n.t('leads.choose') }, ...options]}
      onPick={(value) => {
        const picked = options.find((option) => option.value === value);
        if (picked) onPick(picked.value, picked.word);
      }}
    />
  );
}
