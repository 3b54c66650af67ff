import { X } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { fold } from '@/lib/leads/fold';
import type { Lead } from '@/lib/leads/lead';
import type { LeadEdit } from '@/lib/store/commands/edit-lead';
import { readDefinitions } from '@/lib/store/queries';
import { CategoryAdder, getCategoryChips, isByHand, ListAdder } from '../category/group-adders';
import { TagCombo } from '../category/tag-chips';
import { useCategories } from '../category/use-categories';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import styles from './group-editor.module.css';

interface GroupEditorProps {
  lead: Lead;
  commands: Commands;
  onEdit: (edit: LeadEdit) => void;
}

/** The user's own ways to group: categories, tags and lists, each a chip that can be taken away and a field to add. */
export function GroupEditor({ lead, commands, onEdit }: GroupEditorProps) {
  const { store } = useServices();
  const categories = useCategories();
  const lists = useLiveQuery(() => readDefinitions(store, 'lists'), [store]) ?? [];
  const listIds = lead.listIds ?? [];
  const byHand = lists.filter(isByHand);

  const onMistake = (sentence: string) => commands.tell({ sentence, commandId: undefined });

  return (
    <div className={styles.groups}>
      <Chips
        label={i18n.t('category.label')}
        kind="category"
        chips={getCategoryChips(lead.categoryIds, categories)}
        onRemove={(id) => onEdit({ categoryIds: lead.categoryIds.filter((other) => other !== id) })}
      >
        <CategoryAdder
          ids={lead.categoryIds}
          categories={categories}
          onAdd={(id) => onEdit({ categoryIds: [...lead.categoryIds, id] })}
          onMistake={onMistake}
        />
      </Chips>
      <Chips
        label={i18n.t('tag.label')}
        kind="tag"
        chips={lead.tags.map((tag) => ({ id: tag, name: tag }))}
        onRemove={(tag) => onEdit({ tags: lead.tags.filter((other) => other !== tag) })}
      >
        <TagCombo
          without={lead.tags}
          onPick={(tag) => {
            if (!lead.tags.some((other) => fold(other) === fold(tag))) onEdit({ tags: [...lead.tags, tag] });
          }}
        />
      </Chips>
      {byHand.length === 0 ? null : (
        <Chips
          label={i18n.t('list.title')}
          kind="list"
          chips={byHand.filter(({ id }) => listIds.includes(id))}
          onRemove={(id) => onEdit({ listIds: listIds.filter((other) => other !== id) })}
        >
          <ListAdder
            ids={listIds}
            lists={byHand}
            onAdd={(id) => onEdit({ listIds: [...listIds, id] })}
            onMistake={onMistake}
          />
        </Chips>
      )}
    </div>
  );
}

interface ChipsProps {
  label: string;
  kind: 'category' | 'tag' | 'list';
  chips: readonly { id: string; name: string; icon?: ReactNode }[];
  onRemove: (id: string) => void;
  children: ReactNode;
}

function Chips({ label, kind, chips, onRemove, children }: ChipsProps) {
  return (
    <>
      {chips.length === 0 ? null : (
        <ul className={styles.chips} aria-label={label}>
          {chips.map(({ id, name, icon }) => (
            <li key={id} className={styles.chip} data-kind={kind}>
              {icon}
              {name}
              <button
                type="button"
                aria-label={i18n.t('lead.removeFrom', { name })}
                onClick={() => onRemove(id)}
              >
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.adding}>{children}</div>
    </>
  );
}
