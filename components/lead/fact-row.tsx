import { Info, Pencil } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { Evidence, Fact, Lead } from '@/lib/leads/lead';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { readEvidence } from '@/lib/store/queries';
import { useServices } from '../services';
import { FieldText, getFieldText } from '../ui/field-text';
import { formatDate, formatNumber } from '../ui/format';
import { Link } from '../ui/link';
import { getFieldWord, getReaderWord } from '../words';
import { FactEditor } from './fact-editor';
import styles from './fact-row.module.css';

interface FactRowProps {
  lead: Lead;
  field: FieldId;
  index: number;
  fact: Fact<FieldValue>;
  country: string | undefined;
  editing: boolean;
  onEdit: (editing: boolean) => void;
  onSave: (value: FieldValue | undefined) => void;
}

/** One value: as a link, with a pencil to change it, and with where it comes from on demand. */
export function FactRow({ lead, field, index, fact, country, editing, onEdit, onSave }: FactRowProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const text = getFieldText(field, fact.value);
  const name = getFieldWord(field);

  if (editing)
    return (
      <dd>
        <FactEditor
          leadId={lead.id}
          field={field}
          text={text}
          country={country}
          onSave={onSave}
          onCancel={() => onEdit(false)}
        />
      </dd>
    );
  return (
    <dd className={styles.row}>
      <div className={styles.line}>
        {/* The pencil does the same for keys and screen readers; a click anywhere on the value is the short way. */}
        <span
          className={styles.value}
          onClick={(event) => {
            if (!(event.target instanceof HTMLAnchorElement)) onEdit(true);
          }}
        >
          <FieldText field={field} value={fact.value} />
          {fact.label === undefined ? null : <span className={styles.label}>{fact.label}</span>}
        </span>
        <button
          type="button"
          className={styles.tool}
          aria-label={i18n.t('lead.editValue', { field: name, value: text })}
          title={i18n.t('action.edit')}
          onClick={() => onEdit(true)}
        >
          <Pencil size={14} aria-hidden />
        </button>
        <button
          type="button"
          className={styles.source}
          aria-expanded={open}
          aria-controls={`${id}-evidence`}
          title={getSourceTitle(fact)}
          onClick={() => setOpen(!open)}
        >
          <span className="spoken">{i18n.t('lead.whereFrom', { field: name, value: text })}</span>
          <Info size={14} aria-hidden />
          {fact.sources.length > 1 ? formatNumber(fact.sources.length) : null}
        </button>
      </div>
      {open ? (
        <div id={`${id}-evidence`}>
          <Provenance lead={lead} field={field} index={index} fact={fact} />
        </div>
      ) : null}
    </dd>
  );
}

function getSourceTitle({ sources }: Fact<FieldValue>): string {
  const last = sources.at(-1);
  const count = sources.length;
  return last?.by === 'user'
    ? i18n.t('lead.typedOn', [formatDate(last.at)])
    : i18n.t('lead.sources', count, [formatNumber(count)], { date: formatDate(last?.at ?? 0) });
}

function Provenance({ lead, field, index, fact }: Pick<FactRowProps, 'lead' | 'field' | 'index' | 'fact'>) {
  const { store } = useServices();
  const evidence = useLiveQuery(() => readEvidence(store, lead, field, index), [store, lead, field, index]);
  const typed = fact.sources.filter(({ by }) => by === 'user');
  return (
    <ul className={styles.evidence}>
      {typed.map(({ at }) => (
        <li key={at}>{i18n.t('lead.typedOn', [formatDate(at, { time: true })])}</li>
      ))}
      {evidence?.map((seen, position) => (
        <li key={position}>
          <SeenOn evidence={seen} />
        </li>
      ))}
    </ul>
  );
}

function SeenOn({ evidence }: { evidence: Evidence }) {
  return (
    <>
      <Link href={evidence.page.url}>{evidence.page.title || evidence.page.url}</Link>
      <span className={styles.how}>
        {formatDate(evidence.at, { time: true })} · {getReaderWord(evidence.reader)}
      </span>
      <q className={styles.shown}>{evidence.shown}</q>
    </>
  );
}
