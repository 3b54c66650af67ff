import { X } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { fold } from '@/lib/leads/fold';
import type { Lead } from '@/lib/leads/lead';
import { createCategory } from '@/lib/store/commands/categories';
import type { LeadEdit } from '@/lib/store/commands/edit-lead';
import { createList } from '@/lib/store/commands/lists';
import { readDefinitions } from '@/lib/store/queries';
import { CategoryCombo } from '../category/category-combo';
import { ColourDot } from '../category/colour-dot';
import { TagCombo } from '../category/tag-chips';
import { useCategories } from '../category/use-categories';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { ComboBox } from '../ui/combo-box';
import { getMistake } from '../ui/mistake';
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
  const byHand = lists.filter(({ query }) => query === undefined);

  /** Edits with the id of something that may have to be made first. */
  function editWith(getId: () => Promise<string>, toEdit: (id: string) => LeadEdit) {
    getId().then(
      (id) => onEdit(toEdit(id)),
      (error: unknown) => commands.tell({ sentence: getMistake(error), commandId: undefined }),
    );
  }

  return (
    <div className={styles.groups}>
      <Chips
        label={i18n.t('category.label')}
        kind="category"
        chips={categories.nodes
          .filter(({ category }) => lead.categoryIds.includes(category.id))
          .map(({ category: { id, colour } }) => ({
            id,
            name: categories.paths.get(id) ?? '',
            icon: <ColourDot colour={colour} />,
          }))}
        onRemove={(id) => onEdit({ categoryIds: lead.categoryIds.filter((other) => other !== id) })}
      >
        <CategoryCombo
          label={i18n.t('category.add')}
          placeholder={i18n.t('category.add')}
          categories={categories}
          without={lead.categoryIds}
          value={undefined}
          adding
          onPick={(choice) => {
            if (!choice) return;
            editWith(
              async () => choice.id ?? (await createCategory(store, choice.name)).categoryId,
              (id) => ({ categoryIds: [...lead.categoryIds, id] }),
            );
          }}
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
          <ComboBox
            label={i18n.t('list.add')}
            placeholder={i18n.t('list.add')}
            options={byHand.filter(({ id }) => !listIds.includes(id))}
            value={undefined}
            adding
            onPick={(choice) => {
              if (!choice) return;
              editWith(
                async () => choice.id ?? (await createList(store, { name: choice.name })).listId,
                (id) => ({ listIds: [...listIds, id] }),
              );
            }}
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
