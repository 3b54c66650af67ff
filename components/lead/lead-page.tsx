import { ArrowLeft, Building2, Merge, Trash2, User } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState, type MouseEvent } from 'react';
import { i18n } from '#i18n';
import type { Outcome } from '@/lib/leads/activity';
import type { Fact, Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { fieldIds, type FieldId, type FieldValue } from '@/lib/leads/values';
import { logContact } from '@/lib/store/commands/activities';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead, type LeadEdit } from '@/lib/store/commands/edit-lead';
import { setPointStatus } from '@/lib/store/commands/set-point-status';
import { forgetOldDrafts } from '@/lib/store/drafts';
import type { FoundGroup } from '@/lib/store/follow-duplicates';
import { readLead } from '@/lib/store/queries';
import { MAX_MERGED, MergeDialog } from '../duplicates/merge-dialog';
import type { Commands } from '../leads/use-commands';
import { useKeys } from '../leads/use-keys';
import { LeadRequests } from '../request/lead-requests';
import { useServices } from '../services';
import { Button, IconButton } from '../ui/button';
import { formatDate, formatList } from '../ui/format';
import { getFieldWord } from '../words';
import { ContactBar, LogOffer } from './contact-bar';
import { CONTACT_DRAFT, ContactForm, newContact } from './contact-form';
import { findStarted, type Started } from './contact-links';
import { CustomValues } from './custom-values';
import { DraftsProvider, useDraftedFields } from './drafts';
import { GroupEditor } from './group-editor';
import { findDrafted, LeadFacts, type Editing } from './lead-facts';
import styles from './lead-page.module.css';
import { MarksEditor } from './marks-editor';
import { NextSteps, TASK_DRAFT } from './next-steps';
import { NoteEditor } from './note-editor';
import { Timeline } from './timeline';

// Most leads are in no pool.
const PoolOwner = lazy(() => import('../sync/pool-owner').then(({ PoolOwner }) => ({ default: PoolOwner })));

/** The form the page opens with. */
export type LeadAct = 'contact' | 'task';

interface LeadPageProps {
  leadId: string;
  commands: Commands;
  onBack: () => void;
  /** Starts in the first value. */
  edit?: boolean;
  act?: LeadAct | undefined;
  /** Who looks after leads already, to choose from. */
  owners?: readonly string[] | undefined;
  /** Groups of leads that may be the same, as far as they are known. */
  duplicates?: readonly FoundGroup[] | undefined;
}

/** One lead: what we know, where from, what happened and what is next. */
export function LeadPage({ leadId, ...rest }: LeadPageProps) {
  const { store } = useServices();
  const lead = useLiveQuery(async () => (await readLead(store, leadId)) ?? null, [store, leadId]);

  if (lead === undefined) return <section className={styles.page} aria-busy />;
  if (lead === null)
    return (
      <section className={styles.page}>
        <header className={styles.header}>
          <IconButton label={i18n.t('action.back')} onClick={rest.onBack}>
            <ArrowLeft size={18} aria-hidden />
          </IconButton>
          <h2>{i18n.t('lead.gone')}</h2>
        </header>
      </section>
    );
  return (
    <DraftsProvider key={lead.id} leadId={lead.id}>
      <Loaded lead={lead} {...rest} />
    </DraftsProvider>
  );
}

type LoadedProps = Omit<LeadPageProps, 'leadId'> & { lead: Lead };

function Loaded({
  lead,
  commands,
  onBack,
  edit: editFirst = false,
  act,
  owners = [],
  duplicates = [],
}: LoadedProps) {
  const { store } = useServices();
  const drafted = useDraftedFields();
  const first = (): Editing => ({ field: fieldIds.find((field) => lead.facts[field]) ?? 'name', index: 0 });
  const [editing, setEditing] = useState(editFirst ? first() : findDrafted(lead, drafted));
  const [logging, setLogging] = useState(act === 'contact' || drafted.includes(CONTACT_DRAFT));
  const [adding, setAdding] = useState(act === 'task' || drafted.includes(TASK_DRAFT));
  const [started, setStarted] = useState<Started>();
  const [merging, setMerging] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = getLeadName(lead) ?? i18n.t('page.noName');
  const twins = duplicates.find(({ leads }) => leads.some(({ id }) => id === lead.id))?.leads ?? [];
  const canMerge = twins.length > 1 && twins.length <= MAX_MERGED;

  // The page that opened is what a screen reader should speak of next; before it is painted, so that no key is lost.
  useLayoutEffect(() => {
    if (!editFirst && act === undefined) heading.current?.focus();
  }, [editFirst, act]);
  useEffect(() => {
    // What is left lying for months is of no use, and no harm while it lies.
    forgetOldDrafts(store).catch(() => undefined);
  }, [store]);

  useKeys({
    e: () => setEditing(first()),
    c: () => setLogging(true),
    t: () => setAdding(true),
    m: canMerge ? () => setMerging(true) : undefined,
  });

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

  /** Whichever link is followed, in the bar or among the values: it may be worth a line in the log. */
  function onClick({ target }: MouseEvent) {
    const href = target instanceof Element ? target.closest('a')?.getAttribute('href') : undefined;
    const found = href && !logging ? findStarted(lead, href) : undefined;
    if (found) setStarted(found);
  }

  function logStarted({ kind, point }: Started, outcome: Outcome | undefined) {
    setStarted(undefined);
    void commands.run(i18n.t('activity.logged'), () =>
      logContact(store, lead.id, {
        contact: { kind, direction: 'out', at: store.now(), point, text: '', ...(outcome && { outcome }) },
      }),
    );
  }

  return (
    <section className={styles.page} aria-label={name} onClick={onClick}>
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
        {twins.length > 1 ? (
          <p className={styles.twins}>
            <span>
              {i18n.t('lead.twins', {
                names: formatList(
                  twins.flatMap(({ id, name }) => (id === lead.id ? [] : (name ?? i18n.t('page.noName')))),
                ),
              })}
            </span>
            {canMerge ? (
              <Button look="quiet" aria-keyshortcuts="M" onClick={() => setMerging(true)}>
                <Merge size={16} aria-hidden />
                {i18n.t('merge.action')}
              </Button>
            ) : null}
          </p>
        ) : null}
        {merging ? (
          <MergeDialog
            leadIds={twins.map(({ id }) => id)}
            commands={commands}
            onClose={() => setMerging(false)}
          />
        ) : null}

        <ContactBar lead={lead} onLog={() => setLogging(true)} onAddTask={() => setAdding(true)} />
        {started && !logging ? (
          <LogOffer
            {...started}
            onLog={(outcome) => logStarted(started, outcome)}
            onMore={() => setLogging(true)}
            onClose={() => setStarted(undefined)}
          />
        ) : null}
        {logging ? (
          <ContactForm
            lead={lead}
            commands={commands}
            first={{ ...newContact(started?.kind), ...(started && { point: started.point }) }}
            onClose={() => {
              setLogging(false);
              setStarted(undefined);
            }}
          />
        ) : null}
        <MarksEditor lead={lead} owners={owners} onEdit={(marks) => void edit(marks)} />
        <Suspense>
          <PoolOwner key={lead.id} leadId={lead.id} />
        </Suspense>
        <GroupEditor lead={lead} commands={commands} onEdit={(change) => void edit(change)} />
        <NextSteps lead={lead} commands={commands} adding={adding} onAdding={setAdding} />

        <LeadFacts
          lead={lead}
          editing={editing}
          onEdit={setEditing}
          onSave={saveValue}
          onStatus={(field, key, status) =>
            void commands.run(i18n.t('lead.changed'), () =>
              setPointStatus(store, lead.id, field, key, status),
            )
          }
        />
        <CustomValues
          lead={lead}
          onSave={(field, value) =>
            void edit({ custom: { [field.id]: value } }, i18n.t('lead.valueSaved', { field: field.name }))
          }
        />
        <LeadRequests lead={lead} commands={commands} />
        {/* Before the timeline, which is as long as it likes: what is true of a lead is one note, what happened stands there. */}
        <NoteEditor lead={lead} onSave={(note) => edit({ note: note ?? '' })} />
        <Timeline lead={lead} commands={commands} />
      </div>
    </section>
  );
}
