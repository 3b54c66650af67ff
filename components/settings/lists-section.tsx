import { ListChecks, Pencil, Plus, Search, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { changeList, createList, deleteList } from '@/lib/store/commands/lists';
import { useChange } from '../category/use-change';
import { useServices } from '../services';
import { useCounts } from '../table/use-counts';
import { useLists } from '../table/use-lists';
import { Button, IconButton } from '../ui/button';
import fieldStyles from '../ui/field.module.css';
import { formatNumber } from '../ui/format';
import { NameField } from '../ui/name-field';
import { FoundLine } from './found-line';
import { Nothing, Section } from './section';
import styles from './section.module.css';
import { SettingsForm } from './settings-form';
import type { SettingsSectionProps } from './settings-view';

const NO_CATEGORIES: never[] = [];

/** Lists filled by hand, and lists that fill themselves with what a search finds. */
export function ListsSection({ commands, list }: SettingsSectionProps) {
  const { store } = useServices();
  const change = useChange(commands);
  const lists = useLists(list, useCounts(list.index, list.version, NO_CATEGORIES));
  const [making, setMaking] = useState(false);
  const [renaming, setRenaming] = useState<string>();
  const [searching, setSearching] = useState<string>();
  const add = making ? null : (
    <Button onClick={() => setMaking(true)}>
      <Plus size={16} aria-hidden />
      {i18n.t('list.new')}
    </Button>
  );
  if (lists.length === 0 && !making)
    return (
      <Nothing
        icon={<ListChecks size={28} />}
        title={i18n.t('list.emptyTitle')}
        example={i18n.t('list.emptyExample')}
        action={add}
      />
    );
  return (
    <Section title={i18n.t('list.title')} hint={i18n.t('list.about')} action={add}>
      {making ? (
        <ListForm
          list={list}
          onSave={async (name, query) =>
            change(i18n.t('list.made', { name }), async () =>
              createList(store, { name, ...(query !== '' && { query }) }),
            )
          }
          onClose={() => setMaking(false)}
        />
      ) : null}
      {lists.length === 0 ? null : (
        <ul className={styles.rows}>
          {lists.map(({ list: { id, name, query }, count }) => (
            <li key={id} className={styles.row}>
              {renaming === id ? (
                <NameField
                  label={i18n.t('list.rename', { name })}
                  value={name}
                  onSave={async (next) =>
                    change(i18n.t('list.renamed', { name, next }), async () =>
                      changeList(store, id, { name: next }),
                    )
                  }
                  onClose={() => setRenaming(undefined)}
                />
              ) : searching === id ? (
                <NameField
                  label={i18n.t('list.search', { name })}
                  value={query ?? ''}
                  maxLength={1_000}
                  onSave={async (next) =>
                    change(i18n.t('list.changed', { name }), async () =>
                      changeList(store, id, { query: next }),
                    )
                  }
                  onClose={() => setSearching(undefined)}
                />
              ) : (
                <>
                  <span className={styles.name}>{name}</span>
                  <span className={styles.count}>{i18n.t('leads.count', count, [formatNumber(count)])}</span>
                  <span className={styles.what}>
                    {query === undefined ? i18n.t('list.byHand') : <code>{query}</code>}
                  </span>
                </>
              )}
              <span className={styles.tools}>
                {query === undefined ? null : (
                  <IconButton label={i18n.t('list.search', { name })} onClick={() => setSearching(id)}>
                    <Search size={16} aria-hidden />
                  </IconButton>
                )}
                <IconButton label={i18n.t('list.rename', { name })} onClick={() => setRenaming(id)}>
                  <Pencil size={16} aria-hidden />
                </IconButton>
                <IconButton
                  label={i18n.t('list.delete', { name })}
                  onClick={() =>
                    void commands.run(i18n.t('list.deleted', { name }), async () => deleteList(store, id))
                  }
                >
                  <Trash2 size={16} aria-hidden />
                </IconButton>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface ListFormProps {
  list: SettingsSectionProps['list'];
  onSave: (name: string, query: string) => Promise<string | undefined>;
  onClose: () => void;
}

function ListForm({ list, onSave, onClose }: ListFormProps) {
  const [name, setName] = useState('');
  const [query, setQuery] = useState('');
  const [wrong, setWrong] = useState<string>();

  async function save() {
    const mistake = await onSave(name, query.trim());
    setWrong(mistake);
    if (mistake === undefined) onClose();
  }

  return (
    <SettingsForm label={i18n.t('list.new')} wrong={wrong} onSave={() => void save()} onClose={onClose}>
      <label className={styles.field}>
        <span>{i18n.t('list.newName')}</span>
        <input
          className={fieldStyles.field}
          placeholder={i18n.t('list.placeholder')}
          value={name}
          maxLength={80}
          ref={focusOnce}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className={styles.field}>
        <span>{i18n.t('list.fills')}</span>
        <input
          className={fieldStyles.field}
          placeholder={i18n.t('rule.queryPlaceholder')}
          value={query}
          maxLength={1_000}
          onChange={(event) => setQuery(event.target.value)}
        />
      </label>
      {query.trim() === '' ? null : <FoundLine query={query} list={list} />}
    </SettingsForm>
  );
}

/** A form that opened is what one wants to write in. */
export function focusOnce(input: HTMLInputElement | null): void {
  if (input && !input.dataset['focused']) {
    input.dataset['focused'] = 'true';
    input.focus();
  }
}
