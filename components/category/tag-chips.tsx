import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { fold } from '@/lib/leads/fold';
import { ComboBox } from '../ui/combo-box';
import styles from './tag-chips.module.css';
import { useTags } from './use-tags';

export interface Chip {
  id: string;
  name: string;
  icon?: ReactNode;
}

interface ChipsProps {
  label: string;
  chips: readonly Chip[];
  onRemove: (id: string) => void;
}

/** Small things that were put somewhere, each with a way to take it out again. */
export function Chips({ label, chips, onRemove }: ChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={label}>
      {chips.map(({ id, name, icon }) => (
        <li key={id} className={styles.chip}>
          {icon}
          <span>{name}</span>
          <button type="button" aria-label={i18n.t('lead.removeFrom', { name })} onClick={() => onRemove(id)}>
            <X size={12} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface TagChipsProps {
  tags: readonly string[];
  onChange: (tags: readonly string[]) => void;
  side?: 'above' | 'below';
  /** The field is what one wants to write in now. */
  focus?: boolean;
}

/** Some tags and a field to add more: those in use are offered, a new word makes a new one. */
export function TagChips({ tags, onChange, side, focus = false }: TagChipsProps) {
  return (
    <div className={styles.field}>
      <Chips
        label={i18n.t('tag.label')}
        chips={tags.map((tag) => ({ id: tag, name: tag }))}
        onRemove={(tag) => onChange(tags.filter((other) => other !== tag))}
      />
      <TagCombo
        without={tags}
        onPick={(tag) => {
          if (!tags.some((other) => fold(other) === fold(tag))) onChange([...tags, tag]);
        }}
        focus={focus}
        {...(side && { side })}
      />
    </div>
  );
}

interface TagComboProps {
  /** Those that are not offered. */
  without?: readonly string[];
  onPick: (tag: string) => void;
  side?: 'above' | 'below';
  focus?: boolean;
}

export function TagCombo({ without = [], onPick, side = 'below', focus = false }: TagComboProps) {
  const all = useTags();
  return (
    <ComboBox
      label={i18n.t('tag.add')}
      placeholder={i18n.t('tag.add')}
      options={all.filter((tag) => !without.includes(tag)).map((tag) => ({ id: tag, name: tag }))}
      value={undefined}
      adding
      focus={focus}
      side={side}
      onPick={(choice) => {
        if (choice) onPick(choice.name);
      }}
    />
  );
}
