import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { levels, stages, type Level, type Stage } from '@/lib/leads/lead-parts';
import { outgoingParts, type Mapping } from '@/lib/leads/sync-target';
import type { Target } from '@/lib/store/sync/rows';
import { changeTarget } from '@/lib/store/sync/targets';
import { isSaidSame } from '@/lib/sync/elements';
import type { OutgoingLead } from '@/lib/sync/outgoing';
import { previewLead, runDry, type DryRun } from '@/lib/sync/preview';
import type { CrmRecord } from '@/lib/sync/targets/crm-record';
import { useServices } from '../services';
import sectionStyles from '../settings/section.module.css';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { formatList, formatNumber } from '../ui/format';
import { Select } from '../ui/select';
import { getStageWord } from '../words';
import { ChosenFields, isNamed } from './chosen-fields';
import { previewAs } from './preview-as';
import styles from './sync.module.css';
import { getHoldWord, getPartWord } from './sync-words';

interface MappingFormProps {
  target: Target;
  /** Pieces of news sent so far: with each fewer leads are left to be sent. */
  sent: number;
  onChanged: () => void;
}

/** What of which leads a target is told, beside a real lead as it would be sent. */
export function MappingForm({ target, sent, onChanged }: MappingFormProps) {
  const { store } = useServices();
  const announce = useAnnounce();
  const saved = target.settings.mapping;
  const [edited, setMapping] = useState<Mapping>();
  // Saved, or put back by hand.
  if (edited !== undefined && isSaidSame(edited, saved)) setMapping(undefined);
  const mapping = edited ?? saved;
  const sound = useMemo(() => toSound(mapping), [mapping]);
  const saveButton = useRef<HTMLButtonElement>(null);
  const lists = useLiveQuery(() => store.db.lists.toArray(), [store])?.filter(
    ({ query }) => query === undefined,
  );
  const changed = edited !== undefined;

  async function save() {
    // What is left unnamed is not kept.
    setMapping(sound);
    await changeTarget(store, target.id, { mapping: sound });
    announce(i18n.t('sync.mappingSaved'));
    onChanged();
  }

  return (
    <div className={styles.form}>
      <fieldset className={styles.choices}>
        <legend>{i18n.t('sync.parts')}</legend>
        {outgoingParts.map((part) => (
          <Check
            key={part}
            word={getPartWord(part)}
            checked={mapping.parts.includes(part)}
            onChange={(on) =>
              setMapping({
                ...mapping,
                // In their own order, so that on and off again is no change.
                parts: outgoingParts.filter((one) => (one === part ? on : mapping.parts.includes(one))),
              })
            }
          />
        ))}
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>{i18n.t('sync.stages')}</legend>
        {stages.map((stage) => (
          <Check
            key={stage}
            word={getStageWord(stage)}
            checked={mapping.stages?.includes(stage) ?? true}
            onChange={(on) => setMapping(withStage(mapping, stage, on))}
          />
        ))}
      </fieldset>
      {lists === undefined || lists.length === 0 ? null : (
        <fieldset className={styles.choices}>
          <legend>{i18n.t('sync.lists')}</legend>
          {lists.map(({ id, name }) => (
            <Check
              key={id}
              word={name}
              checked={mapping.listIds?.includes(id) ?? false}
              onChange={(on) => setMapping(withList(mapping, id, on))}
            />
          ))}
        </fieldset>
      )}
      <div className={sectionStyles.pair}>
        <div className={sectionStyles.field}>
          <span>{i18n.t('sync.ceiling')}</span>
          <Select
            label={i18n.t('sync.ceiling')}
            value={mapping.ceiling}
            options={levels.map((level) => ({ value: level, word: i18n.t(`level.${level}`) }))}
            onPick={(value) => setMapping({ ...mapping, ceiling: value as Level })}
          />
        </div>
        <div className={sectionStyles.field}>
          <span>{i18n.t('mark.doNotContact')}</span>
          <Select
            label={i18n.t('mark.doNotContact')}
            value={mapping.doNotContact}
            options={[
              { value: 'flag', word: i18n.t('sync.flag') },
              { value: 'withhold', word: i18n.t('sync.withhold') },
            ]}
            onPick={(value) => setMapping({ ...mapping, doNotContact: value as Mapping['doNotContact'] })}
          />
        </div>
      </div>
      <ChosenFields settings={target.settings} mapping={mapping} onChange={setMapping} />
      <Preview target={target} mapping={sound} sent={sent} />
      <div className={sectionStyles.buttons}>
        {/* Disabled, it would lose the focus of who has just saved. */}
        <Button ref={saveButton} aria-disabled={!changed} onClick={() => void (changed && save())}>
          {i18n.t('action.save')}
        </Button>
        {changed ? (
          <Button
            look="quiet"
            onClick={() => {
              saveButton.current?.focus();
              setMapping(undefined);
            }}
          >
            {i18n.t('action.cancel')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Check({
  word,
  checked,
  onChange,
}: {
  word: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <label className={styles.check}>
      <CheckBox checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{word}</span>
    </label>
  );
}

/** Without what goes nowhere yet. */
function toSound(mapping: Mapping): Mapping {
  const { fields, ...rest } = mapping;
  if (fields === undefined) return mapping;
  const named = fields.filter(isNamed).map((one) => ({ ...one, property: one.property.trim() }));
  return named.length === 0 ? rest : { ...rest, fields: named };
}

/** All of them is no limit, and none of them would send nothing: then the last one stays. */
function withStage({ stages: before, ...mapping }: Mapping, stage: Stage, on: boolean): Mapping {
  const next = stages.filter((one) => (one === stage ? on : (before?.includes(one) ?? true)));
  if (next.length === 0) return { ...mapping, ...(before && { stages: before }) };
  return next.length === stages.length ? mapping : { ...mapping, stages: next };
}

function withList({ listIds = [], ...mapping }: Mapping, id: string, on: boolean): Mapping {
  const next = on ? [...listIds, id] : listIds.filter((one) => one !== id);
  return next.length === 0 ? mapping : { ...mapping, listIds: next };
}

/** A real lead as it would be sent, and how many would be; nothing is sent for it. */
function Preview({ target, mapping, sent }: { target: Target; mapping: Mapping; sent: number }) {
  const { store } = useServices();
  const { id: targetId, settings } = target;
  const [seen, setSeen] = useState<{ lead: OutgoingLead; records?: readonly CrmRecord[] | undefined }>();
  const [run, setRun] = useState<DryRun>();

  useEffect(() => {
    const controller = new AbortController();
    // Typing and ticking go before counting.
    const timer = setTimeout(() => {
      void previewLead(store, mapping).then(async (found) => {
        const next =
          found !== undefined && 'lead' in found
            ? { ...found, records: await previewAs({ ...settings, mapping }, found.lead) }
            : undefined;
        if (!controller.signal.aborted) setSeen(next);
      });
      void runDry(store, mapping, targetId, controller.signal).then((dry) => {
        if (!controller.signal.aborted) setRun(dry);
      });
    }, 150);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [store, mapping, settings, targetId, sent]);

  if (run === undefined) return <div aria-busy />;
  const held = Object.entries(run.held).filter(([, count]) => count > 0);
  const news = run.create + run.update;
  return (
    // Each card may show one, so it is no landmark.
    <div role="group" className={styles.preview} aria-label={i18n.t('sync.preview')}>
      <p>
        <b>{i18n.t('sync.would', news, [formatNumber(news)])}</b>{' '}
        {run.unchanged === 0 ? null : i18n.t('sync.wouldStay', [formatNumber(run.unchanged)])}{' '}
        {run.erase === 0 ? null : i18n.t('sync.wouldErase', run.erase, [formatNumber(run.erase)])}{' '}
        {held.length === 0
          ? null
          : i18n.t('sync.wouldHold', {
              reasons: formatList(
                held.map(
                  ([reason, count]) =>
                    `${formatNumber(count)} ${getHoldWord(reason as keyof DryRun['held'])}`,
                ),
              ),
            })}
      </p>
      {seen === undefined ? null : (
        <>
          <p className={sectionStyles.hint}>{i18n.t('sync.previewHint')}</p>
          {seen.records === undefined ? (
            // It can be scrolled, so the keyboard must reach it.
            <pre tabIndex={0} aria-label={i18n.t('sync.preview')}>
              {JSON.stringify(seen.lead, null, 2)}
            </pre>
          ) : (
            seen.records.map(({ object, properties }) => (
              <table key={object} className={styles.record}>
                <caption>{object}</caption>
                <tbody>
                  {Object.entries(properties).map(([property, value]) => (
                    <tr key={property}>
                      <th scope="row">{property}</th>
                      <td>{value}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ))
          )}
        </>
      )}
    </div>
  );
}
