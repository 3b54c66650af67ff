import { Merge, Trash2, X } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { i18n } from '#i18n';
import { changeCategories, createCategory } from '@/lib/store/commands/categories';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { readCategories } from '@/lib/store/queries';
import { MAX_MERGED, MergeDialog } from '../duplicates/merge-dialog';
import { useServices } from '../services';
import { Button, IconButton } from '../ui/button';
import { ComboBox, type Choice } from '../ui/combo-box';
import { formatNumber } from '../ui/format';
import styles from './selection-bar.module.css';
import type { Commands } from './use-commands';
import { useKeys } from './use-keys';
import type { LeadList } from './use-lead-list';

/** What can be done with the selected leads; appears with the first and goes with the last. */
export function SelectionBar({ list, commands }: { list: LeadList; commands: Commands }) {
  const { store } = useServices();
  const [merging, setMerging] = useState(false);
  const categories = useLiveQuery(() => readCategories(store), [store]);
  const ids = [...list.selected];
  const count = ids.length;
  const canMerge = count > 1 && count <= MAX_MERGED;
  useKeys({ m: canMerge ? () => setMerging(true) : undefined });
  if (count === 0) return null;
  const shown: [string] = [formatNumber(count)];

  function categorise(choice: Choice | undefined) {
    if (!choice) return;
    void commands.run(i18n.t('leads.categorised', count, shown, { category: choice.name }), async () => {
      const id = choice.id ?? (await createCategory(store, choice.name)).categoryId;
      return changeCategories(store, ids, { add: [id] });
    });
  }

  return (
    <div className={styles.bar} role="toolbar" aria-label={i18n.t('leads.selected', count, shown)}>
      <IconButton label={i18n.t('leads.clearSelection')} onClick={() => list.setSelected(new Set())}>
        <X size={16} aria-hidden />
      </IconButton>
      <b className={styles.count}>{formatNumber(count)}</b>
      {canMerge ? (
        <Button aria-keyshortcuts="M" onClick={() => setMerging(true)}>
          <Merge size={16} aria-hidden />
          {i18n.t('merge.action')}
        </Button>
      ) : null}
      {merging ? (
        <MergeDialog leadIds={ids} commands={commands} onClose={() => setMerging(false)} />
      ) : null}
      <div className={styles.category}>
        <ComboBox
          label={i18n.t('category.add')}
          placeholder={i18n.t('category.add')}
          options={categories ?? []}
          value={undefined}
          onPick={categorise}
          side="above"
          adding
        />
      </div>
      {count < list.ids.length ? (
        <Button look="quiet" onClick={() => list.setSelected(new Set(list.ids))}>
          {i18n.t('leads.selectAll')}
        </Button>
      ) : null}
      <IconButton label={i18n.t('action.delete')} onClick={deleteSelected}>
        <Trash2 size={16} aria-hidden />
      </IconButton>
    </div>
  );

  function deleteSelected() {
    void commands.run(i18n.t('leads.deleted', count, shown), () => deleteLeads(store, ids));
    list.setSelected(new Set());
  }
}
