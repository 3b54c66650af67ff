import { lazy, Suspense, useId, useState, type ComponentType } from 'react';
import { i18n } from '#i18n';
import type { Commands } from '../leads/use-commands';
import type { LeadList } from '../leads/use-lead-list';
import { Tabs } from '../ui/tabs';
import { CategoriesSection } from './categories-section';
import { FieldsSection } from './fields-section';
import { ListsSection } from './lists-section';
import { RulesSection } from './rules-section';
import styles from './settings-view.module.css';
import { TagsSection } from './tags-section';

export interface SettingsSectionProps {
  commands: Commands;
  list: LeadList;
}

// It brings all that reads and writes backups along.
const BackupSettings = lazy(() =>
  import('../safety/backup-settings').then(({ BackupSettings }) => ({ default: BackupSettings })),
);

const AccessSection = lazy(() =>
  import('../sites/access-section').then(({ AccessSection }) => ({ default: AccessSection })),
);

interface SettingsSection {
  id: string;
  word: () => string;
  Section: ComponentType<SettingsSectionProps>;
}

/** One line a section, in the order they are shown. */
const sections: readonly SettingsSection[] = [
  { id: 'categories', word: () => i18n.t('category.title'), Section: CategoriesSection },
  { id: 'tags', word: () => i18n.t('tag.label'), Section: TagsSection },
  { id: 'lists', word: () => i18n.t('list.title'), Section: ListsSection },
  { id: 'fields', word: () => i18n.t('ownField.title'), Section: FieldsSection },
  { id: 'rules', word: () => i18n.t('rule.title'), Section: RulesSection },
  { id: 'backups', word: () => i18n.t('backup.title'), Section: BackupSettings },
  { id: 'access', word: () => i18n.t('sites.title'), Section: AccessSection },
];

/** What a user sets up once: one section at a time. */
export function SettingsView({ commands, list }: SettingsSectionProps) {
  const panelId = useId();
  const [chosen, setChosen] = useState(sections[0]?.id ?? '');
  const Section = sections.find(({ id }) => id === chosen)?.Section;
  return (
    <div className={styles.settings}>
      <div className={styles.parts}>
        <Tabs
          label={i18n.t('settings.title')}
          panelId={panelId}
          chosen={chosen}
          onChoose={setChosen}
          tabs={sections.map(({ id, word }) => ({ id, word: word() }))}
        />
      </div>
      <div id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${chosen}`} className={styles.section}>
        <Suspense>{Section ? <Section commands={commands} list={list} /> : null}</Suspense>
      </div>
    </div>
  );
}
