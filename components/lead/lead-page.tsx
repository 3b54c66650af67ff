import { ArrowLeft, Building2, Plus, Trash2, User } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { factKey } from '@/lib/leads/fact-key';
import { fieldSpecs } from '@/lib/leads/field-specs';
import { splitAccount } from '@/lib/leads/account';
import type { Fact, Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { getStandings } from '@/lib/leads/standing';
import { fieldIds, type FieldId, type FieldValue } from '@/lib/leads/values';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead, type LeadEdit } from '@/lib/store/commands/edit-lead';
import { setPointStatus } from '@/lib/store/commands/set-point-status';
import { readLead } from '@/lib/store/queries';
import { useServices } from '../services';
import { IconButton } from '../ui/button';
import { formatDate } from '../ui/format';
import { LeadRequests } from '../request/lead-requests';
import { Select } from '../ui/select';
import { getFieldWord } from '../words';
import type { Commands } from '../leads/use-commands';
import { FactEditor } from './fact-editor';
import { FactRow } from './fact-row';
import { CustomValues } from './custom-values';
import { GroupEditor } from './group-editor';
import { HistoryList } from './history-list';
import styles from './lead-page.module.css';
import { MarksEditor } from './marks-editor';
import { NoteEditor } from './note-editor';
import { useSites } from './use-sites';

/** Which value is being edited; `index` past the end is a new one. */
interface Editing {
  field: FieldId;
  index: number;
}

interface LeadPageProps {
  leadId: string;
  commands: Commands;
  onBack: () => void;
  /** Starts in the first value. */
  edit?: boolean;
}

/** One lead: what we know, where from, and what became of it. */
export function LeadPage({ leadId, commands, onBack, edit = false }: LeadPageProps) {
  const { store } = useServices();
  const lead = useLiveQuery(async () => (await readLead(store, leadId)) ?? null, [store, leadId]);

  if (lead === undefined) return <section className={styles.page} aria-busy />;
  if (lead === null)
    return (
      <section className={styles.page}>
        <header className={styles.header}>
          <IconButton label={i18n.t('action.back')} onClick={onBack}>
            <ArrowLeft size={18} aria-hidden />
          </IconButton>
          <h2>{i18n.t('lead.gone')}</h2>
        </header>
      </section>
    );
  return <Loaded key={lead.id} lead={lead} commands={commands} onBack={onBack} editFirst={edit} />;
}

function Loaded({
  lead,
  commands,
  onBack,
  editFirst,
}: Omit<LeadPageProps, 'leadId' | 'edit'> & { lead: Lead; editFirst: boolean }) {
  const { store } = useServices();
  const [editing, setEditing] = useState<Editing | undefined>(
    editFirst ? { field: fieldIds.find((field) => lead.facts[field]) ?? 'name', index: 0 } : undefined,
  );
  const siteOf = useSites(lead);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = getLeadName(lead) ?? i18n.t('page.noName');
  const country = lead.facts.address?.[0]?.value.countryCode ?? lead.facts.phone?.[0]?.value.country;

  // The page that opened is what a screen reader should speak of next.
  useEffect(() => {
    if (!editFirst) heading.current?.focus();
  }, [editFirst]);
  function edit(change: LeadEdit, sentence = i18n.t('lead.changed')) {
    return commands.run(sentence, () => editLead(store, lead.id, change));
  }

  function saveValue(field: FieldId, index: number, value: FieldValue | undefined) {
    setEditing(undefined);
    const old: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
    const values = old.map((fact) => fact.value);
    if (value === undefined) values.splice(index, 1);
    else values.splice(index, 1, value);
    void edit(
      { facts: { [field]: values } },
      value === undefined
        ? i18n.t('lead.valueRemoved', { field: getFieldWord(field) })
        : i18n.t('lead.valueSaved', { field: getFieldWord(field) }),
    );
  }

  const isNew =
    editing !== undefined &&
    editing.index >= ((lead.facts[editing.field] as unknown[] | undefined)?.length ?? 0);

  return (
    <section className={styles.page} aria-label={name}>
      <header className={styles.header}>
        <IconButton label={i18n.t('action.back')} onClick={onBack} aria-keyshortcuts="Escape">
          <ArrowLeft size={18} aria-hidden />
        </IconButton>
        <h2 ref={heading} tabIndex={-1} className={styles.name}>
          {name}
        </h2>
        <IconButton
          label={i18n.t('lead.delete')}
          onClick={() => {
            void commands
              .run(i18n.t('leads.deleted', 1, ['1']), () => deleteLeads(store, [lead.id]))
              .then((deleted) => deleted && onBack());
          }}
        >
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </header>
      <div className={styles.scroll}>
        <p className={styles.kind}>
          {lead.kind === 'person' ? <User size={14} aria-hidden /> : <Building2 size={14} aria-hidden />}
          {i18n.t(`kind.${lead.kind}`)} · {i18n.t('lead.savedOn', [formatDate(lead.createdAt)])}
        </p>

        <MarksEditor lead={lead} onEdit={(marks) => void edit(marks)} />
        <GroupEditor lead={lead} commands={commands} onEdit={(change) => void edit(change)} />

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
                    onStatus={(status) => {
                      const key = factKey(field, fact.value);
                      void commands.run(i18n.t('lead.changed'), () =>
                        setPointStatus(store, lead.id, field, key, status),
                      );
                    }}
                    editing={editing?.field === field && editing.index === index}
                    onEdit={(on) => setEditing(on ? { field, index } : undefined)}
                    onSave={(value) => saveValue(field, index, value)}
                  />
                ))}
                {adding ? (
                  <dd>
                    <FactEditor
                      leadId={lead.id}
                      field={field}
                      text=""
                      country={country}
                      onSave={(value) => saveValue(field, editing.index, value)}
                      onCancel={() => setEditing(undefined)}
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
              if (field) setEditing({ field, index: lead.facts[field]?.length ?? 0 });
            }}
          />
        </div>

        <CustomValues
          lead={lead}
          onSave={(field, value) =>
            void edit({ custom: { [field.id]: value } }, i18n.t('lead.valueSaved', { field: field.name }))
          }
        />
        <LeadRequests lead={lead} commands={commands} />
        <NoteEditor lead={lead} onSave={(note) => edit({ note: note ?? '' })} />
        <HistoryList leadId={lead.id} revision={lead.revision} commands={commands} />
      </div>
    </section>
  );
}
