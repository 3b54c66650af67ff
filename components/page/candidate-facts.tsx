import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowRight } from 'lucide-react';
import { i18n } from '#i18n';
import type { Found, FoundFacts, Place } from '@/lib/leads/candidate';
import type { Lead } from '@/lib/leads/lead';
import { fold } from '@/lib/leads/fold';
import { fieldIds, type FieldId, type FieldValue } from '@/lib/leads/values';
import { readLead, type Comparison } from '@/lib/store/queries';
import { useServices } from '../services';
import { FieldText, getFieldText } from '../ui/field-text';
import { Mark } from '../ui/mark';
import { getFieldWord, getReaderWord } from '../words';
import styles from './candidate-facts.module.css';

/** Below this a value says "doubtful". */
const SURE_FROM = 0.5;

interface CandidateFactsProps {
  facts: FoundFacts;
  /** Set when some fields differ from a lead we have; those show old → new. */
  changed: (Comparison & { state: 'changed' }) | undefined;
  /** Somebody looks at a value: its place on the page; `reveal` where the keys led there. */
  onLook: (place: Place | undefined, reveal: boolean) => void;
}

/**
 * Every field of a row: the value, and where it is doubtful, how it was found and as what the page shows it. What differs
 * from a lead we have comes first.
 */
export function CandidateFacts({ facts, changed, onLook }: CandidateFactsProps) {
  const { store } = useServices();
  const leadId = changed?.leadId;
  const lead = useLiveQuery(
    () => (leadId === undefined ? undefined : readLead(store, leadId)),
    [store, leadId],
  );
  const differs = (field: FieldId) => changed?.parts.includes(field) === true;
  const fields = [...fieldIds].sort((a, b) => Number(differs(b)) - Number(differs(a)));
  return (
    <dl className={styles.facts}>
      {fields.map((field) => {
        const found: readonly Found<FieldValue>[] | undefined = facts[field];
        if (!found || found.length === 0) return null;
        return (
          <div key={field} className={styles.field}>
            <dt>{getFieldWord(field)}</dt>
            {differs(field) ? <Before lead={lead} field={field} /> : null}
            {found.map((value, index) => (
              <dd
                key={index}
                onPointerEnter={() => onLook(value.place, false)}
                onFocus={() => onLook(value.place, true)}
              >
                {differs(field) ? <ArrowRight size={12} aria-hidden className={styles.arrow} /> : null}
                <FieldText field={field} value={value.value} />
                {value.label === undefined || fold(value.label) === fold(getFieldWord(field)) ? null : (
                  <span className={styles.label}>{value.label}</span>
                )}
                {value.confidence < SURE_FROM ? (
                  <>
                    <Mark kind="doubtful" word={i18n.t('state.doubtful')} />
                    <span className={styles.how}>
                      {getReaderWord(value.reader)}
                      {isSame(value.shown, getFieldText(field, value.value))
                        ? null
                        : ` · ${i18n.t('page.shownAs', { text: value.shown })}`}
                    </span>
                  </>
                ) : null}
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}

function Before({ lead, field }: { lead: Lead | undefined; field: FieldId }) {
  const values: readonly { value: FieldValue }[] | undefined = lead?.facts[field];
  return (
    <dd className={styles.before}>
      <span className="spoken">{i18n.t('page.before')}</span>
      {values ? (
        <del>{values.map(({ value }) => getFieldText(field, value)).join(', ')}</del>
      ) : (
        i18n.t('page.nothingBefore')
      )}
    </dd>
  );
}

/** White space is the page's layout, not its words. */
function isSame(a: string, b: string): boolean {
  return a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();
}
