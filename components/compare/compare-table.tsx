import { Copy, EqualNot, Info, X } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { IconButton } from '../ui/button';
import { PlainFieldText } from '../ui/field-text';
import { formatDate } from '../ui/format';
import type { CompareRow, CompareValue } from './compare-rows';
import styles from './compare-table.module.css';
import { useCopy } from './use-copy';
import { ValueSources } from './value-sources';

interface CompareTableProps {
  leads: readonly Lead[];
  rows: readonly CompareRow[];
  onOpen: (id: string) => void;
  onRemove: (id: string) => void;
}

/** Leads across, fields down. What only one of them says stands out; what nobody saw is said. */
export function CompareTable({ leads, rows, onOpen, onRemove }: CompareTableProps) {
  const copy = useCopy();
  return (
    // Scrolled sideways by keys, too.
    <div className={styles.scroller} tabIndex={0} role="group" aria-label={i18n.t('merge.table')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td className={styles.corner} />
            {leads.map((lead) => {
              const name = getLeadName(lead) ?? i18n.t('page.noName');
              return (
                <th key={lead.id} scope="col">
                  <span className={styles.head}>
                    <button type="button" className={styles.open} onClick={() => onOpen(lead.id)}>
                      {name}
                    </button>
                    <IconButton
                      label={i18n.t('compare.remove', { name })}
                      className={styles.small ?? ''}
                      onClick={() => onRemove(lead.id)}
                    >
                      <X size={14} aria-hidden />
                    </IconButton>
                  </span>
                  <span className={styles.saved}>{i18n.t('lead.savedOn', [formatDate(lead.createdAt)])}</span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-state={row.state}>
              <th scope="row">
                <span className={styles.field}>
                  {row.state === 'differ' ? (
                    <EqualNot size={14} aria-label={i18n.t('merge.differs')} className={styles.differs} />
                  ) : (
                    <span className={styles.none} />
                  )}
                  {row.word}
                  <IconButton
                    label={i18n.t('compare.copyField', { field: row.word })}
                    className={`${styles.small} ${styles.tool}`}
                    onClick={() =>
                      copy(toLines(leads, row), i18n.t('compare.copiedField', { field: row.word }))
                    }
                  >
                    <Copy size={14} aria-hidden />
                  </IconButton>
                </span>
              </th>
              {leads.map((lead, at) => {
                const values = row.cells[at] ?? [];
                return (
                  <td key={lead.id}>
                    {values.length === 0 ? (
                      <span className={styles.nothing}>{i18n.t('merge.notSeen')}</span>
                    ) : (
                      values.map((value, index) => (
                        <Value key={index} lead={lead} row={row} value={value} index={index} />
                      ))
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `Acme Plumbing: (617) 555-0100`, a line a lead. */
function toLines(leads: readonly Lead[], { cells }: CompareRow): string {
  return leads
    .map((lead, at) => {
      const texts = (cells[at] ?? []).map(({ text }) => text).join('; ');
      return `${getLeadName(lead) ?? i18n.t('page.noName')}: ${texts || i18n.t('merge.notSeen')}`;
    })
    .join('\n');
}

interface ValueProps {
  lead: Lead;
  row: CompareRow;
  value: CompareValue;
  index: number;
}

/** A value with where it comes from on demand, and a way to take it along. */
function Value({ lead, row, value: { text, value, isShared }, index }: ValueProps) {
  const copy = useCopy();
  const [open, setOpen] = useState(false);
  // Where each says something else, nothing stands out.
  const stands =
    row.state === 'differ' && !isShared && row.cells.some((cell) => cell.some((other) => other.isShared));
  const shown =
    row.field === undefined || value === undefined ? (
      text
    ) : (
      <PlainFieldText field={row.field} value={value} />
    );
  return (
    <div className={styles.value}>
      <div className={styles.line}>
        {stands ? <mark className={styles.own}>{shown}</mark> : <span>{shown}</span>}
        <span className={styles.tools}>
          <IconButton
            label={i18n.t('compare.copyValue', { value: text })}
            className={`${styles.small} ${styles.tool}`}
            onClick={() => copy(text)}
          >
            <Copy size={14} aria-hidden />
          </IconButton>
          {row.field === undefined ? null : (
            <IconButton
              label={i18n.t('lead.whereFrom', { field: row.word, value: text })}
              className={`${styles.small} ${styles.tool}`}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <Info size={14} aria-hidden />
            </IconButton>
          )}
        </span>
      </div>
      {open && row.field !== undefined ? <ValueSources lead={lead} field={row.field} index={index} /> : null}
    </div>
  );
}
