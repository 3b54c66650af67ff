import { Pencil, Tags, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { fold } from '@/lib/leads/fold';
import { deleteTag, mergeTags, renameTag } from '@/lib/store/commands/tags';
import { useChange } from '../category/use-change';
import { useTags } from '../category/use-tags';
import { useServices } from '../services';
import { useCounts } from '../table/use-counts';
import { IconButton } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { ComboBox } from '../ui/combo-box';
import { formatNumber } from '../ui/format';
import { NameField } from '../ui/name-field';
import { Nothing, Section } from './section';
import styles from './section.module.css';
import type { SettingsSectionProps } from './settings-view';

/** Every tag with how many leads have it: renamed, merged and deleted on all of them at once. */
export function TagsSection({ commands, list }: SettingsSectionProps) {
  const { store } = useServices();
  const change = useChange(commands);
  const tags = useTags();
  const { tags: counts } = useCounts(list.index, list.version, NO_CATEGORIES);
  const [renaming, setRenaming] = useState<string>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const picked = tags.filter((tag) => chosen.has(tag));

  if (tags.length === 0)
    return (
      <Nothing
        icon={<Tags size={28} />}
        title={i18n.t('tag.emptyTitle')}
        example={i18n.t('tag.emptyExample')}
        action={null}
      />
    );

  function choose(tag: string) {
    const next = new Set(chosen);
    if (!next.delete(tag)) next.add(tag);
    setChosen(next);
  }

  const rename = (tag: string) => (name: string) =>
    change(
      tags.includes(name) ? i18n.t('tag.merged', { name }) : i18n.t('tag.renamed', { name: tag, next: name }),
      async () => renameTag(store, tag, name),
    );

  return (
    <Section title={i18n.t('tag.label')} hint={i18n.t('tag.hint')}>
      <ul className={styles.rows}>
        {tags.map((tag) => {
          const count = counts.get(fold(tag)) ?? 0;
          return (
            <li key={tag} className={styles.row}>
              <CheckBox
                aria-label={i18n.t('leads.select', { name: tag })}
                checked={chosen.has(tag)}
                onChange={() => choose(tag)}
              />
              {renaming === tag ? (
                <NameField
                  label={i18n.t('tag.rename', { name: tag })}
                  value={tag}
                  onSave={rename(tag)}
                  onClose={() => setRenaming(undefined)}
                />
              ) : (
                <>
                  <span className={styles.name}>{tag}</span>
                  <span className={styles.count}>{i18n.t('leads.count', count, [formatNumber(count)])}</span>
                </>
              )}
              <span className={styles.tools}>
                <IconButton label={i18n.t('tag.rename', { name: tag })} onClick={() => setRenaming(tag)}>
                  <Pencil size={16} aria-hidden />
                </IconButton>
                <IconButton
                  label={i18n.t('tag.delete', { name: tag })}
                  onClick={() =>
                    void commands.run(i18n.t('tag.deleted', { name: tag }), async () => deleteTag(store, tag))
                  }
                >
                  <Trash2 size={16} aria-hidden />
                </IconButton>
              </span>
            </li>
          );
        })}
      </ul>
      {picked.length < 2 ? null : (
        <div
          className={styles.form}
          role="group"
          aria-label={i18n.t('tag.merge', [formatNumber(picked.length)])}
        >
          <span className={styles.field}>
            <span>{i18n.t('tag.merge', [formatNumber(picked.length)])}</span>
            <ComboBox
              label={i18n.t('tag.mergeInto')}
              placeholder={i18n.t('tag.mergeInto')}
              options={picked.map((tag) => ({ id: tag, name: tag }))}
              value={undefined}
              adding
              onPick={(choice) => {
                if (!choice) return;
                const { name } = choice;
                setChosen(new Set());
                void commands.run(i18n.t('tag.merged', { name }), async () => mergeTags(store, picked, name));
              }}
            />
          </span>
        </div>
      )}
    </Section>
  );
}

const NO_CATEGORIES: never[] = [];
