import { useLiveQuery } from 'dexie-react-hooks';
import { useRef } from 'react';
import { i18n } from '#i18n';
import { stages } from '@/lib/leads/lead-parts';
import {
  MOST_CHOICES,
  type FieldChoice,
  type Mapping,
  type OutgoingPart,
  type TargetSettings,
} from '@/lib/leads/sync-target';
import { stageWords } from '@/lib/sync/targets/stage-words';
import { useServices } from '../services';
import sectionStyles from '../settings/section.module.css';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { Select } from '../ui/select';
import { getStageWord } from '../words';
import styles from './sync.module.css';
import { FormField } from './form-field';
import { getPartWord } from './sync-words';

/** The kinds of records a lead becomes, as the program calls them. None: it has no fields to choose. */
export function getObjects(settings: TargetSettings): readonly string[] {
  switch (settings.kind) {
    case 'hubspot':
      return ['contacts', 'companies'];
    case 'salesforce':
      return settings.object === 'lead' ? ['Lead'] : ['Account', 'Contact'];
    case 'pipedrive':
      return ['organizations', 'persons'];
    default:
      return [];
  }
}

/** Fields the user has begun to choose and not named yet go nowhere. */
export const isNamed = ({ property }: FieldChoice): boolean => property.trim() !== '';

const choosable: readonly FieldChoice['from'][] = [
  'stage',
  'tags',
  'categories',
  'lists',
  'owner',
  'class',
  'language',
  'sites',
  'note',
  'requests',
];
const OWN = 'custom:';

interface ChosenFieldsProps {
  settings: TargetSettings;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** Where in a CRM that goes which every team calls otherwise: stages, tags, its own fields. */
export function ChosenFields({ settings, mapping, onChange }: ChosenFieldsProps) {
  const { store } = useServices();
  const own = useLiveQuery(() => store.db.customFields.toArray(), [store]) ?? [];
  const adding = useRef<HTMLButtonElement>(null);
  const objects = getObjects(settings);
  const [firstObject] = objects;
  if (firstObject === undefined) return null;
  const { fields = [], notes: _, ...rest } = mapping;
  const isSent = (part: OutgoingPart) => mapping.parts.includes(part);
  const options = [
    ...choosable
      .filter(isSent)
      .map((part): { value: string; word: string } => ({ value: part, word: getPartWord(part) })),
    ...(isSent('custom') ? own : []).map(({ name }) => ({ value: OWN + name, word: name })),
  ];
  const put = (next: readonly FieldChoice[]) => {
    const { fields: __, ...others } = mapping;
    onChange(next.length === 0 ? others : { ...others, fields: [...next] });
  };
  const change = (index: number, choice: FieldChoice) =>
    put(fields.map((one, at) => (at === index ? withStages(settings, choice, one) : one)));

  return (
    <fieldset className={styles.chosen}>
      <legend>{i18n.t('sync.fields.title')}</legend>
      <p className={sectionStyles.hint}>
        {i18n.t(settings.kind === 'pipedrive' ? 'sync.fields.hintLabel' : 'sync.fields.hintName')}
      </p>
      {fields.map((choice, index) => {
        const value = choice.from === 'custom' ? OWN + (choice.name ?? '') : choice.from;
        const word = choice.from === 'custom' ? (choice.name ?? '') : getPartWord(choice.from);
        const known = options.some((option) => option.value === value)
          ? options
          : [...options, { value, word }];
        return (
          // Rows have nothing else to be told apart by, and are only added at the end.
          <div key={index} role="group" aria-label={word} className={styles.choice}>
            <div className={sectionStyles.field}>
              <span>{i18n.t('sync.fields.from')}</span>
              <Select
                label={i18n.t('sync.fields.from')}
                value={value}
                options={known}
                onPick={(picked) => change(index, { ...toPlace(choice), ...toFrom(picked) })}
              />
            </div>
            {objects.length < 2 ? null : (
              <div className={sectionStyles.field}>
                <span>{i18n.t('sync.fields.object')}</span>
                <Select
                  label={i18n.t('sync.fields.object')}
                  value={choice.object}
                  options={objects.map((object) => ({ value: object, word: object }))}
                  onPick={(object) => change(index, { ...choice, object })}
                />
              </div>
            )}
            <FormField
              word={i18n.t('sync.fields.property')}
              value={choice.property}
              maxLength={100}
              onText={(text) => change(index, { ...choice, property: text.replace(/[;=]/g, '') })}
            />
            <Button
              look="quiet"
              aria-label={i18n.t('sync.fields.removeNamed', { what: word })}
              onClick={() => {
                adding.current?.focus();
                put(fields.filter((_one, at) => at !== index));
              }}
            >
              {i18n.t('sync.fields.remove')}
            </Button>
            {choice.from !== 'stage' ? null : (
              <details className={styles.stages}>
                <summary>{i18n.t('sync.fields.stages')}</summary>
                <p className={sectionStyles.hint}>{i18n.t('sync.fields.stagesHint')}</p>
                <div className={styles.stageWords}>
                  {stages.map((stage) => (
                    <FormField
                      key={stage}
                      word={getStageWord(stage)}
                      value={(choice.stages ?? toOwnStages())[stage] ?? ''}
                      maxLength={255}
                      onText={(text) =>
                        put(
                          fields.map((one, at) =>
                            at === index
                              ? { ...one, stages: { ...(one.stages ?? toOwnStages()), [stage]: text } }
                              : one,
                          ),
                        )
                      }
                    />
                  ))}
                </div>
              </details>
            )}
          </div>
        );
      })}
      <div className={sectionStyles.buttons}>
        <Button
          ref={adding}
          aria-disabled={fields.length >= MOST_CHOICES || options.length === 0}
          onClick={() => {
            const [first] = options;
            if (fields.length >= MOST_CHOICES || first === undefined) return;
            const property = first.value === 'stage' ? getFirstStageField(settings, fields) : '';
            const choice = { ...toFrom(first.value), object: firstObject, property };
            put([...fields, withStages(settings, choice)]);
          }}
        >
          {i18n.t('sync.fields.add')}
        </Button>
      </div>
      {settings.kind !== 'hubspot' || !isSent('requests') ? null : (
        <label className={styles.check}>
          <CheckBox
            checked={mapping.notes === true}
            onChange={(event) => {
              const others = { ...rest, ...(fields.length > 0 && { fields }) };
              onChange(event.target.checked ? { ...others, notes: true } : others);
            }}
          />
          <span>{i18n.t('sync.fields.notes')}</span>
        </label>
      )}
    </fieldset>
  );
}

const toPlace = ({ object, property }: FieldChoice) => ({ object, property });

function toFrom(value: string): Pick<FieldChoice, 'from' | 'name'> {
  const from = choosable.find((part) => part === value);
  return from === undefined ? { from: 'custom', name: value.slice(OWN.length) } : { from };
}

const toOwnStages = () => Object.fromEntries(stages.map((stage) => [stage, stage]));

/** A field of the CRM's own brings its words along, when it is named. */
function withStages(settings: TargetSettings, choice: FieldChoice, before?: FieldChoice): FieldChoice {
  const { stages: said, ...rest } = choice;
  if (choice.from !== 'stage') return rest;
  const words = stageWords[settings.kind]?.[choice.property];
  const isNew = before?.property !== choice.property || before.from !== 'stage';
  const own = words !== undefined && isNew ? words : said;
  return own === undefined ? rest : { ...rest, stages: own };
}

/** What a CRM has for stages, if nothing goes there yet. */
function getFirstStageField({ kind }: TargetSettings, fields: readonly FieldChoice[]): string {
  const [first = ''] = Object.keys(stageWords[kind] ?? {});
  return fields.some(({ property }) => property === first) ? '' : first;
}
