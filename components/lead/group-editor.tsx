import { X } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { createCategory } from '@/lib/store/commands/categories';
import type { LeadEdit } from '@/lib/store/commands/edit-lead';
import { readCategories } from '@/lib/store/queries';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { ComboBox } from '../ui/combo-box';
import styles from './group-editor.module.css';

interface GroupEditorProps {
  lead: Lead;
  commands: Commands;
  onEdit: (edit: LeadEdit) => void;
}

/** The user's own ways to group: categories and tags, each a chip that can be taken away and a field to add. */
export function GroupEditor({ lead, commands, onEdit }: GroupEditorProps) {
  const { store } = useServices();
  const categories = useLiveQuery(() => readCategories(store), [store]) ?? [];
  const own = categories.filter(({ id }) => lead.categoryIds.includes(id));

  return (
    <div className={styles.groups}>
      <Chips
        label={i18n.t('category.label')}
        kind="category"
        chips={own.map(({ id, name }) => ({
          name,
          onRemove: () => onEdit({ categoryIds: lead.categoryIds.filter((other) => other !== id) }),
        }))}
      >
        <ComboBox
          label={i18n.t('category.add')}
          placeholder={i18n.t('category.add')}
          options={categories.filter(({ id }) => !lead.categoryIds.includes(id))}
          value={undefined}
          adding
          onPick={(choice) => {
            if (!choice) return;
            void (async () => {
              const id = choice.id ?? (await createCategory(store, choice.name)).categoryId;
              onEdit({ categoryIds: [...lead.categoryIds, id] });
            })().catch(() => commands.tell({ sentence: i18n.t('save.failed'), commandId: undefined }));
          }}
        />
      </Chips>
      <Chips
        label={i18n.t('tag.label')}
        kind="tag"
        chips={lead.tags.map((tag) => ({
          name: tag,
          onRemove: () => onEdit({ tags: lead.tags.filter((other) => other !== tag) }),
        }))}
      >
        <ComboBox
          label={i18n.t('tag.add')}
          placeholder={i18n.t('tag.add')}
          options={[]}
          value={undefined}
          adding
          onPick={(choice) => {
            if (choice && !lead.tags.includes(choice.name)) onEdit({ tags: [...lead.tags, choice.name] });
          }}
        />
      </Chips>
    </div>
  );
}

interface ChipsProps {
  label: string;
  kind: 'category' | 'tag';
  chips: { name: string; onRemove: () => void }[];
  children: ReactNode;
}

function Chips({ label, kind, chips, children }: ChipsProps) {
  return (
    <>
      {chips.length === 0 ? null : (
        <ul className={styles.chips} aria-label={label}>
          {chips.map(({ name, onRemove }) => (
            <li key={name} className={styles.chip} data-kind={kind}>
              {name}
              <button type="button" aria-label={i18n.t('lead.removeFrom', { name })} onClick={onRemove}>
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
