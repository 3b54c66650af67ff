import { Equal, EqualNot } from 'lucide-react';
import { useId, useState, type CSSProperties, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { chooseWinner } from '@/lib/leads/choose-winner';
import type { Fact, Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { isSame } from '@/lib/leads/merge';
import { mergeLeads, type FirstChoice } from '@/lib/leads/merge-leads';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import type { MergeRequest } from '@/lib/store/commands/merge-leads';
import { CheckBox } from '../ui/check-box';
import { getFieldText, PlainFieldText } from '../ui/field-text';
import { formatDate } from '../ui/format';
import { shortenAddress } from '../ui/short-address';
import { getFieldWord } from '../words';
import { compareValues, type ComparedField } from './compare-values';
import styles from './merge-form.module.css';

/** What the user chose so far; what is left open follows from the leads. */
export interface MergeChoice {
  /** Leads to be left as they are. */
  without: ReadonlySet<string>;
  first: FirstChoice;
}

/** The choices for one group of leads, and the merge they make: absent while fewer than two are left. */
export function useMergeChoice(leads: readonly Lead[]) {
  const [choice, setChoice] = useState<MergeChoice>({ without: new Set(), first: {} });
  const some = leads.filter(({ id }) => !choice.without.has(id));
  const winner = some.length < 2 ? undefined : chooseWinner(some);
  const losers = some.filter((lead) => lead !== winner);
  const request: MergeRequest | undefined = winner && {
    winnerId: winner.id,
    loserIds: losers.map(({ id }) => id),
    first: choice.first,
  };
  return { choice, setChoice, request, merged: winner && mergeLeads(winner, losers, choice.first) };
}

interface MergeFormProps extends ReturnType<typeof useMergeChoice> {
  leads: readonly Lead[];
}

export const nameOf = (lead: Lead) => getLeadName(lead) ?? i18n.t('page.noName');

/** Leads side by side, field by field, and what becomes of them; where they begin differently, which value stands first. */
export function MergeForm({ leads, choice, setChoice, merged }: MergeFormProps) {
  const id = useId();
  const some = leads.filter((lead) => !choice.without.has(lead.id));

  function include(lead: Lead, on: boolean) {
    const without = new Set(choice.without);
    if (on) without.delete(lead.id);
    else without.add(lead.id);
    setChoice({ ...choice, without });
  }

  return (
    // Scrolled sideways by keys, too.
    <div
      className={styles.scroller}
      style={{ '--leads': leads.length } as CSSProperties}
      tabIndex={0}
      role="group"
      aria-label={i18n.t('merge.table')}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {leads.map((lead) => (
              <th key={lead.id} scope="col" data-out={choice.without.has(lead.id)}>
                {leads.length > 2 ? (
                  <CheckBox
                    aria-label={i18n.t('merge.include', { name: nameOf(lead) })}
                    checked={!choice.without.has(lead.id)}
                    onChange={(event) => include(lead, event.target.checked)}
                  />
                ) : null}
                <span className={styles.saved}>
                  {i18n.t(`kind.${lead.kind}`)} · {i18n.t('lead.savedOn', [formatDate(lead.createdAt)])}
                </span>
              </th>
            ))}
            <th scope="col" className={styles.merged}>
              {i18n.t('merge.result')}
            </th>
          </tr>
        </thead>
        <tbody>
          {compareValues(some).map((compared) => (
            <tr key={compared.field} data-state={compared.state}>
              <th scope="row">
                {compared.state === 'differ' ? (
                  <EqualNot size={14} aria-label={i18n.t('merge.differs')} />
                ) : (
                  <Equal size={14} aria-hidden />
                )}
                {getFieldWord(compared.field)}
              </th>
              {leads.map((lead) => (
                <Cell
                  key={lead.id}
                  lead={lead}
                  compared={compared}
                  at={some.indexOf(lead)}
                  merged={merged}
                  group={`${id}-${compared.field}`}
                  onFirst={() =>
                    setChoice({ ...choice, first: { ...choice.first, [compared.field]: lead.id } })
                  }
                />
              ))}
              <Result field={compared.field} merged={merged} />
            </tr>
          ))}
          <OtherRow word={i18n.t('lead.note')} leads={leads} merged={merged} getText={({ note }) => note} />
          <OtherRow
            word={i18n.t('tag.label')}
            leads={leads}
            merged={merged}
            getText={({ tags }) => tags.join(', ') || undefined}
          />
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  lead: Lead;
  compared: ComparedField;
  /** Of the lead among those that are merged; -1 for one that is not. */
  at: number;
  merged: Lead | undefined;
  group: string;
  onFirst: () => void;
}

function Cell({ lead, compared, at, merged, group, onFirst }: CellProps) {
  const { field } = compared;
  const cell = compared.cells[at];
  if (cell === undefined) return <td data-out />;
  if (cell.length === 0) return <td className={styles.nothing}>{i18n.t('merge.notSeen')}</td>;
  const shown: readonly Fact<FieldValue>[] = merged?.facts[field] ?? [];
  const [top] = shown;
  return (
    <td>
      {cell.map(({ value, isShared }, index) => {
        const text = getFieldText(field, value);
        const word = (
          <Value isShared={isShared || compared.state !== 'differ'}>
            <PlainFieldText field={field} value={value} />
          </Value>
        );
        return index === 0 && compared.firsts.includes(lead.id) ? (
          <label key={index} className={styles.choice}>
            <input
              type="radio"
              name={group}
              aria-label={i18n.t('merge.first', { field: getFieldWord(field), value: shortenAddress(text) })}
              checked={top !== undefined && isSame(field, top.value, value)}
              onChange={onFirst}
            />
            {word}
          </label>
        ) : (
          <div key={index} className={styles.value}>
            {word}
          </div>
        );
      })}
    </td>
  );
}

/** What only one of them says stands out. */
const Value = ({ isShared, children }: { isShared: boolean; children: ReactNode }) =>
  isShared ? <span>{children}</span> : <mark className={styles.own}>{children}</mark>;

function Result({ field, merged }: { field: FieldId; merged: Lead | undefined }) {
  const list: readonly Fact<FieldValue>[] = merged?.facts[field] ?? [];
  return (
    <td className={styles.merged}>
      {list.map(({ value }, index) => (
        <div key={index} className={index === 0 ? styles.top : styles.further}>
          <PlainFieldText field={field} value={value} />
        </div>
      ))}
    </td>
  );
}

interface OtherRowProps {
  word: ReactNode;
  leads: readonly Lead[];
  merged: Lead | undefined;
  getText: (lead: Lead) => string | undefined;
}

/** What is not a field: shown only where some lead has it. */
function OtherRow({ word, leads, merged, getText }: OtherRowProps) {
  if (leads.every((lead) => getText(lead) === undefined)) return null;
  return (
    <tr>
      <th scope="row">{word}</th>
      {leads.map((lead) => (
        <td key={lead.id}>{getText(lead)}</td>
      ))}
      <td className={styles.merged}>{merged && getText(merged)}</td>
    </tr>
  );
}
