import { Copy } from 'lucide-react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { getCellText, type CellContext } from '../table/cell-value';
import type { TableColumn } from '../table/columns';
import { IconButton } from '../ui/button';
import styles from './one-field.module.css';
import { useCopy } from './use-copy';

interface OneFieldProps {
  leads: readonly Lead[];
  column: TableColumn;
  context: CellContext;
  onOpen: (id: string) => void;
}

/** One field over many leads, one below the other: their mail addresses, their register numbers, what a field of one's own says. */
export function OneField({ leads, column, context, onOpen }: OneFieldProps) {
  const copy = useCopy();
  return (
    <div className={styles.scroller} tabIndex={0} role="group" aria-label={column.word}>
      <dl className={styles.list}>
        {leads.map((lead) => {
          const text = getCellText(lead, column, context);
          return (
            <div key={lead.id} className={styles.line}>
              <dt>
                <button type="button" className={styles.open} onClick={() => onOpen(lead.id)}>
                  {getLeadName(lead) ?? i18n.t('page.noName')}
                </button>
              </dt>
              <dd>
                {text === '' ? (
                  <span className={styles.nothing}>{i18n.t('merge.notSeen')}</span>
                ) : (
                  <>
                    <span className={styles.text}>{text}</span>
                    <IconButton
                      label={i18n.t('compare.copyValue', { value: text })}
                      className={styles.copy ?? ''}
                      onClick={() => copy(text)}
                    >
                      <Copy size={14} aria-hidden />
                    </IconButton>
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
