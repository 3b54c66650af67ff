import { useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import fieldStyles from '../ui/field.module.css';
import { formatNumber } from '../ui/format';
import styles from './reason-dialog.module.css';

/** Reasons one hears most; each is one click. */
const usual = ['budget', 'need', 'time', 'competitor', 'wrong', 'silent'] as const;

interface ReasonDialogProps {
  /** How many leads it is asked of. */
  count: number;
  /** `''` for no reason. */
  onSave: (reason: string) => void;
  onClose: () => void;
}

/** Why a lead is no fit: one of the usual reasons or one's own words. Closing it changes nothing. */
export function ReasonDialog({ count, onSave, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <Dialog title={i18n.t('board.why', count, [formatNumber(count)])} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSave(reason.trim());
        }}
      >
        <div className={styles.usual}>
          {usual.map((one) => {
            const word = i18n.t(`board.reason.${one}`);
            return (
              <Button key={one} aria-pressed={reason === word} onClick={() => setReason(word)}>
                {word}
              </Button>
            );
          })}
        </div>
        <input
          aria-label={i18n.t('stage.reason')}
          placeholder={i18n.t('stage.reason')}
          className={fieldStyles.field}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className={styles.actions}>
          <Button look="primary" type="submit">
            {reason.trim() === '' ? i18n.t('board.withoutReason') : i18n.t('action.save')}
          </Button>
          <Button onClick={onClose}>{i18n.t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
