import { Plus } from 'lucide-react';
import { i18n } from '#i18n';
import { splitAccount } from '@/lib/leads/account';
import { factKey } from '@/lib/leads/fact-key';
import { fieldSpecs } from '@/lib/leads/field-specs';
import type { PointStatus } from '@/lib/leads/lead-parts';
import type { Fact, Lead } from '@/lib/leads/lead';
import { getStandings } from '@/lib/leads/standing';
import { fieldIds, type FieldId, type FieldValue } from '@/lib/leads/values';
import { useServices } from '../services';
import { getFieldText } from '../ui/field-text';
import { Select } from '../ui/select';
import { getFieldWord } from '../words';
import { FactEditor, toFactDraft } from './fact-editor';
import { FactRow } from './fact-row';
import styles from './lead-facts.module.css';
import { useSites } from './use-sites';

/** Which value is being edited; `index` past the end is a new one. */
export interface Editing {
  field: FieldId;
  index: number;
}

/** The value whose editing was left half-done, by the fields drafts are kept of. */
export function findDrafted(lead: Lead, drafted: readonly string[]): Editing | undefined {
  for (const field of fieldIds) {
    const facts: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
    const index = facts.findIndex(({ value }) =>
      drafted.includes(toFactDraft(field, getFieldText(field, value))),
    );
    if (index >= 0) return { field, index };
    if (drafted.includes(toFactDraft(field, ''))) return { field, index: facts.length };
  }
  return undefined;
}

interface LeadFactsProps {
  lead: Lead;
  editing: Editing | undefined;
  onEdit: (editing: Editing | undefined) => void;
  /** `undefined` takes the value away. */
  onSave: (field: FieldId, index: number, value: FieldValue | undefined) => void;
  onStatus: (field: FieldId, key: string, status: PointStatus) => void;
}

/** What is known of a lead: each value as a link, edited in place, with where it comes from on demand. */
export function LeadFacts({ lead, editing, onEdit, onSave, onStatus }: LeadFactsProps) {
  const { store } = useServices();
  const siteOf = useSites(lead);
  const country = lead.facts.address?.[0]?.value.countryCode ?? lead.facts.phone?.[0]?.value.country;
  const count = (field: FieldId) => lead.facts[field]?.length ?? 0;
  const isNew = editing !== undefined && editing.index >= count(editing.field);
  return (
    <>
      <dl className={styles.facts}>
        {fieldIds.map((field) => {
          const facts: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
          const standings = siteOf && getStandings(field, facts, siteOf, store.now());
          const adding = isNew && editing.field === field;
          if (facts.length === 0 && !adding) return null;
          return (
            <div key={field} className={styles.field}>
              <dt>{getFieldWord(field)}</dt>
              {facts.map((fact, index) => (
                <FactRow
                  key={index}
                  lead={lead}
                  field={field}
                  index={index}
                  fact={fact}
                  country={country}
                  standing={standings?.[index]}
                  onStatus={(status) => onStatus(field, factKey(field, fact.value), status)}
                  editing={editing?.field === field && editing.index === index}
                  onEdit={(on) => onEdit(on ? { field, index } : undefined)}
                  onSave={(value) => onSave(field, index, value)}
                />
              ))}
              {adding ? (
                <dd>
                  <FactEditor
                    field={field}
                    text=""
                    country={country}
                    onSave={(value) => onSave(field, editing.index, value)}
                    onCancel={() => onEdit(undefined)}
                  />
                </dd>
              ) : null}
            </div>
          );
        })}
        {lead.accounts ? (
          <div className={styles.field}>
            <dt>{i18n.t('request.accounts')}</dt>
            {lead.accounts.map((account) => (
              <dd key={account} className={styles.account}>
                {splitAccount(account).name}
                <span className={styles.accountSite}>{splitAccount(account).site}</span>
              </dd>
            ))}
          </div>
        ) : null}
      </dl>
      <div className={styles.add}>
        <Plus size={14} aria-hidden />
        <Select
          label={i18n.t('lead.addValue')}
          value=""
          options={[
            { value: '', word: i18n.t('lead.addValue') },
            ...fieldIds
              .filter((field) => fieldSpecs[field].many || !lead.facts[field])
              .map((field) => ({ value: field, word: getFieldWord(field) })),
          ]}
          onPick={(value) => {
            const field = fieldIds.find((known) => known === value);
            if (field) onEdit({ field, index: count(field) });
          }}
        />
      </div>
    </>
  );
}
