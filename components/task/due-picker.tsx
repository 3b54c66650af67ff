import { i18n } from '#i18n';
import { addDays, getNextMonday, toDay } from '@/lib/leads/due';
import { useServices } from '../services';
import fieldStyles from '../ui/field.module.css';
import { ChoiceChips } from './choice-chips';
import styles from './due-picker.module.css';
import { getDueWord } from './follow-up-words';

/** The days most next steps are put on. @param today as `toDay` gives it */
export const getUsualDays = (today: string) => [
  { day: addDays(today, 1), word: i18n.t('task.tomorrow') },
  { day: addDays(today, 3), word: i18n.t('task.inThreeDays') },
  { day: getNextMonday(today), word: i18n.t('task.nextWeek') },
];

interface DuePickerProps {
  due: string | undefined;
  onDue: (due: string | undefined) => void;
}

/** When something is due: the usual days with one click, any other in the browser's own calendar. */
export function DuePicker({ due, onDue }: DuePickerProps) {
  const today = toDay(useServices().store.now());
  const days = [{ day: today, word: getDueWord('today') }, ...getUsualDays(today)].filter(
    // On a Sunday, tomorrow is next week.
    ({ day }, index, all) => all.findIndex((other) => other.day === day) === index,
  );
  return (
    <div className={styles.picker}>
      <ChoiceChips
        label={i18n.t('task.due')}
        options={days.map(({ day, word }) => ({ id: day, word }))}
        chosen={due}
        onChoose={onDue}
        optional
      />
      <input
        type="date"
        aria-label={i18n.t('task.pickDate')}
        className={`${fieldStyles.field} ${styles.date}`}
        value={due ?? ''}
        onChange={(event) => onDue(event.target.value || undefined)}
      />
    </div>
  );
}
