import { useId, useState, type ComponentType } from 'react';
import { i18n } from '#i18n';
import type { Commands } from '../leads/use-commands';
import { BackupSettings } from '../safety/backup-settings';
import { Tabs } from '../ui/tabs';
import styles from './settings-view.module.css';

export interface SettingsSectionProps {
  commands: Commands;
}

interface SettingsSection {
  id: string;
  word: () => string;
  Section: ComponentType<SettingsSectionProps>;
}

/** One line a section, in the order they are shown. */
const sections: readonly SettingsSection[] = [
  { id: 'backups', word: () => i18n.t('backup.title'), Section: BackupSettings },
];

/** What a user sets up once: one section at a time. */
export function SettingsView({ commands }: SettingsSectionProps) {
  const panelId = useId();
  const [chosen, setChosen] = useState(sections[0]?.id ?? '');
  const Section = sections.find(({ id }) => id === chosen)?.Section;
  return (
    <div className={styles.settings}>
      <Tabs
        label={i18n.t('settings.title')}
        panelId={panelId}
        chosen={chosen}
        onChoose={setChosen}
        tabs={sections.map(({ id, word }) => ({ id, word: word() }))}
      />
      <div id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${chosen}`} className={styles.section}>
        {Section ? <Section commands={commands} /> : null}
      </div>
    </div>
  );
}
