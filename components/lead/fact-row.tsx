import { Pencil } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useState, type FocusEvent, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { pointStatuses, type PointStatus } from '@/lib/leads/lead-parts';
import type { Evidence, Fact, Lead } from '@/lib/leads/lead';
import { isTyped } from '@/lib/leads/merge';
import { getSourceKey } from '@/lib/leads/source-key';
import type { Standing } from '@/lib/leads/standing';
import { toTextFragment } from '@/lib/leads/text-fragment';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { readEvidence } from '@/lib/store/queries';
import { useServices } from '../services';
import { ImportSource } from '../transfer/import-source';
import { FieldText, getFieldText } from '../ui/field-text';
import { formatDate, formatNumber } from '../ui/format';
import { Link } from '../ui/link';
import { Mark } from '../ui/mark';
import { Select } from '../ui/select';
import { getFieldWord, getReaderWord } from '../words';
import { FactEditor } from './fact-editor';
import { PooledSource } from './pooled-source';
import styles from './fact-row.module.css';

interface FactRowProps {
  lead: Lead;
  field: FieldId;
  index: number;
  fact: Fact<FieldValue>;
  country: string | undefined;
  /** How well it is borne out; absent until the captures are read. */
  standing: Standing | undefined;
  editing: boolean;
  onStatus: (status: PointStatus) => void;
  onEdit: (editing: boolean) => void;
  onSave: (value: FieldValue | undefined) => void;
}

/** One value: as a link, with a pencil to change it, and with where it comes from on demand. */
export function FactRow({
  lead,
  field,
  index,
  fact,
  country,
  standing,
  editing,
  onStatus,
  onEdit,
  onSave,
}: FactRowProps) {
  const id = useId();
  /** Looked at while the pointer or the focus is there; pinned by a click until it is clicked again. */
  const [seen, setSeen] = useState<'looked-at' | 'pinned'>();
  const open = seen !== undefined;
  const look = () => setSeen((now) => now ?? 'looked-at');
  const lookAway = () => setSeen((now) => (now === 'pinned' ? now : undefined));
  const text = getFieldText(field, fact.value);
  const name = getFieldWord(field);

  if (editing)
    return (
      <dd>
        <FactEditor
          field={field}
          text={text}
          country={country}
          onSave={onSave}
          onCancel={() => onEdit(false)}
        />
      </dd>
    );
  const count = fact.sources.length > 1 ? formatNumber(fact.sources.length) : undefined;
  return (
    <dd
      className={styles.row}
      onPointerLeave={lookAway}
      onBlur={(event: FocusEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget)) lookAway();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        setSeen(undefined);
      }}
    >
      <div className={styles.line}>
        {/* The pencil does the same for keys and screen readers; a click anywhere on the value is the short way. */}
        <span
          className={styles.value}
          data-status={fact.status}
          onClick={(event) => {
            if (!(event.target instanceof HTMLAnchorElement)) onEdit(true);
          }}
        >
          <FieldText field={field} value={fact.value} />
          {fact.label === undefined ? null : (
            <>
              {GAP}
              <span className={styles.label}>{fact.label}</span>
            </>
          )}
          {fact.status === undefined ? null : (
            <Badge>
              <Mark kind="doubtful" word={i18n.t(`point.${fact.status}`)} />
            </Badge>
          )}
          {standing ? <StandingNote standing={standing} /> : null}
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
          aria-controls={open ? `${id}-evidence` : undefined}
          // With the number one sees, where there is one: who speaks to the browser says what they see.
          aria-label={[i18n.t('lead.whereFrom', { field: name, value: text }), count]
            .filter(Boolean)
            .join(' ')}
          onPointerEnter={look}
          onFocus={look}
          onClick={() => setSeen(seen === 'pinned' ? undefined : 'pinned')}
        >
          <span aria-hidden className={styles.dot} data-typed={isTyped(fact)}>
            {count}
          </span>
        </button>
      </div>
      {open ? (
        <div id={`${id}-evidence`} className={styles.card}>
          {fact.sources.length > 1 ? <p className={styles.summary}>{getSourceTitle(fact)}</p> : null}
          <Provenance lead={lead} field={field} index={index} fact={fact} />
          {POINTS.has(field) ? (
            <p className={styles.status}>
              {i18n.t('point.label')}
              <Select
                label={i18n.t('point.labelOf', { value: text })}
                value={fact.status ?? 'valid'}
                options={pointStatuses.map((value) => ({ value, word: i18n.t(`point.${value}`) }))}
                onPick={(picked) => {
                  const status = pointStatuses.find((one) => one === picked);
                  if (status) onStatus(status);
                }}
              />
            </p>
          ) : null}
        </div>
      ) : null}
    </dd>
  );
}

/** What one can call, write or go to. */
const POINTS: ReadonlySet<FieldId> = new Set<FieldId>([
  'phone',
  'fax',
  'email',
  'website',
  'address',
  'social',
  'messenger',
]);

/** An en space: it stays behind where the line breaks, so that what stands on the next line begins at its edge. */
const GAP = '\u2002';

const Badge = ({ children }: { children: ReactNode }) => (
  <>
    {GAP}
    <span className={styles.badge}>{children}</span>
  </>
);

/** Only what is worth a glance: that sites agree or do not, and that nobody has seen it for long. */
function StandingNote({ standing: { sites, lastAt, isOld, isDisputed } }: { standing: Standing }) {
  return (
    <>
      {isDisputed ? (
        <Badge>
          <Mark kind="changed" word={i18n.t('lead.disputed', [formatDate(lastAt)])} />
        </Badge>
      ) : sites.length > 1 ? (
        <Badge>
          <Mark kind="saved" word={i18n.t('lead.agree', sites.length, [formatNumber(sites.length)])} />
        </Badge>
      ) : null}
      {isOld ? (
        <Badge>
          <Mark kind="stale" word={i18n.t('lead.old', [formatDate(lastAt)])} />
        </Badge>
      ) : null}
    </>
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
  const imported = fact.sources.filter((source) => source.by === 'import');
  const pooled = fact.sources.filter((source) => source.by === 'sync');
  return (
    <ul className={styles.evidence}>
      {typed.map(({ at }) => (
        <li key={at}>{i18n.t('lead.typedOn', [formatDate(at, { time: true })])}</li>
      ))}
      {imported.map((source) => (
        <li key={`${source.importId} ${source.row}`}>
          <ImportSource {...source} time />
        </li>
      ))}
      {pooled.map((source) => (
        <li key={getSourceKey(source)}>
          <PooledSource source={source} time />
        </li>
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
      {evidence.reader === 'json-ld' ? null : (
        <Link href={toTextFragment(evidence.page.url, evidence.shown)}>{i18n.t('lead.showOnPage')}</Link>
      )}
    </>
  );
}
