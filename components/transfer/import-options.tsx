import { useId, type ReactNode } from 'react';
import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { CustomField } from '@/lib/leads/definitions';
import { stages } from '@/lib/leads/lead-parts';
import { readDefinitions } from '@/lib/store/queries';
import { importKeys, importModes, type ImportPlan } from '@/lib/transfer/import/plan';
import { CategoryAdder, getCategoryChips, ListAdder } from '../category/group-adders';
import { Chips, TagChips } from '../category/tag-chips';
import chipStyles from '../category/tag-chips.module.css';
import { useCategories } from '../category/use-categories';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { CheckBox } from '../ui/check-box';
import { ComboBox } from '../ui/combo-box';
import fieldStyles from '../ui/field.module.css';
import { Select } from '../ui/select';
import { getStageWord } from '../words';
import { getCountries, getCountryName } from './countries';
import styles from './import.module.css';
import type { ImportState, Opened } from './use-import';

interface ImportOptionsProps {
  opened: Opened;
  state: ImportState;
  customFields: readonly CustomField[];
}

/** How rows become leads: what they do, by what they are found, and what all of them get. */
export function ImportOptions({ opened: { plan, look, info }, state, customFields }: ImportOptionsProps) {
  const { setPlan } = state;
  const id = useId();
  const isOurs = look.hasRef && plan.columns.some(({ to }) => to === 'ref');
  const hasDates = plan.columns.some(({ to }) => to === 'savedAt' || isDate(to, customFields));
  return (
    <div className={styles.options}>
      <section aria-labelledby={`${id}-how`} className={styles.group}>
        <h2 id={`${id}-how`}>{i18n.t('import.how')}</h2>
        {isOurs ? <p className={styles.note}>{i18n.t('import.ours')}</p> : null}
        {/* Of a file of ours that is asked when its changes were seen. */}
        {isOurs ? null : (
          <Field label={i18n.t('import.mode')}>
            <Select
              label={i18n.t('import.mode')}
              value={plan.mode}
              options={importModes.map((value) => ({ value, word: i18n.t(`import.modes.${value}`) }))}
              onPick={(value) => setPlan({ mode: importModes.find((one) => one === value) ?? 'both' })}
            />
          </Field>
        )}
        <Field label={i18n.t('import.key')}>
          <Select
            label={i18n.t('import.key')}
            value={plan.key}
            options={importKeys
              .filter((key) => key !== 'ref' || isOurs)
              .map((value) => ({ value, word: i18n.t(`import.keys.${value}`) }))}
            onPick={(value) => setPlan({ key: importKeys.find((one) => one === value) ?? 'auto' })}
          />
        </Field>
        {plan.mode === 'create' || isOurs ? null : (
          <Field label={i18n.t('import.differing')}>
            <Select
              label={i18n.t('import.differing')}
              value={plan.differing}
              options={(['file', 'keep'] as const).map((value) => ({
                value,
                word: i18n.t(`import.differ.${value}`),
              }))}
              onPick={(value) => setPlan({ differing: value === 'keep' ? 'keep' : 'file' })}
            />
          </Field>
        )}
        {info.pool ? null : (
          <Field label={i18n.t('import.country')}>
            <ComboBox
              label={i18n.t('import.country')}
              placeholder={i18n.t('import.noCountry')}
              closed
              options={getCountries()}
              value={plan.country === undefined ? undefined : getCountry(plan.country)}
              onPick={(choice) => setPlan({ country: choice?.id })}
            />
          </Field>
        )}
        {hasDates ? (
          <Field label={i18n.t('import.dates')}>
            <Select
              label={i18n.t('import.dates')}
              value={plan.dates ?? ''}
              options={[
                ...(plan.dates === undefined ? [{ value: '', word: i18n.t('import.datesUnclear') }] : []),
                ...(['day', 'month'] as const).map((value) => ({
                  value,
                  word: i18n.t(`import.datesOf.${value}`),
                })),
              ]}
              onPick={(value) => setPlan({ dates: value === 'month' ? 'month' : 'day' })}
            />
          </Field>
        ) : null}
        {plan.columns.some(({ to }) => to === 'category' || to === 'lists') ? (
          <label className={styles.box}>
            <CheckBox
              checked={plan.missing !== 'leave-out'}
              onChange={(event) => setPlan({ missing: event.target.checked ? 'create' : 'leave-out' })}
            />
            {i18n.t('import.makeMissing')}
          </label>
        ) : null}
      </section>
      {isOurs || info.pool ? null : (
        <section aria-labelledby={`${id}-all`} className={styles.group}>
          <h2 id={`${id}-all`}>{i18n.t('import.defaults')}</h2>
          <Defaults
            defaults={plan.defaults}
            onChange={(change) => setPlan({ defaults: { ...plan.defaults, ...change } })}
          />
        </section>
      )}
    </div>
  );
}

function isDate(to: string, customFields: readonly CustomField[]): boolean {
  return customFields.some(({ id, type }) => type === 'date' && to === `custom.${id}`);
}

const getCountry = (code: string) => ({ id: code, name: getCountryName(code) });

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      {/* The control inside has the same name. */}
      <span aria-hidden>{label}</span>
      {children}
    </div>
  );
}

interface DefaultsProps {
  defaults: ImportPlan['defaults'];
  onChange: (change: Partial<ImportPlan['defaults']>) => void;
}

/** What every row gets that does not say otherwise. */
function Defaults({ defaults, onChange }: DefaultsProps) {
  const { store } = useServices();
  const announce = useAnnounce();
  const categories = useCategories();
  const lists = useLiveQuery(() => readDefinitions(store, 'lists'), [store]) ?? [];
  const { categoryIds = [], listIds = [], tags = [], owner = '', stage } = defaults;
  return (
    <>
      <Field label={i18n.t('category.title')}>
        <span className={chipStyles.field}>
          <Chips
            label={i18n.t('category.title')}
            chips={getCategoryChips(categoryIds, categories)}
            onRemove={(id) => onChange({ categoryIds: categoryIds.filter((one) => one !== id) })}
          />
          <CategoryAdder
            ids={categoryIds}
            categories={categories}
            onAdd={(id) => onChange({ categoryIds: [...new Set([...categoryIds, id])] })}
            onMistake={announce}
          />
        </span>
      </Field>
      <Field label={i18n.t('tag.label')}>
        <TagChips tags={tags} onChange={(next) => onChange({ tags: [...next] })} />
      </Field>
      <Field label={i18n.t('list.title')}>
        <span className={chipStyles.field}>
          <Chips
            label={i18n.t('list.title')}
            chips={lists.filter(({ id }) => listIds.includes(id)).map(({ id, name }) => ({ id, name }))}
            onRemove={(id) => onChange({ listIds: listIds.filter((one) => one !== id) })}
          />
          <ListAdder
            ids={listIds}
            lists={lists}
            onAdd={(id) => onChange({ listIds: [...new Set([...listIds, id])] })}
            onMistake={announce}
          />
        </span>
      </Field>
      <Field label={i18n.t('mark.owner')}>
        <input
          aria-label={i18n.t('mark.owner')}
          className={fieldStyles.field}
          placeholder={i18n.t('mark.ownerPlaceholder')}
          value={owner}
          maxLength={80}
          onChange={(event) =>
            onChange({ owner: event.target.value === '' ? undefined : event.target.value })
          }
        />
      </Field>
      <Field label={i18n.t('stage.label')}>
        <Select
          label={i18n.t('stage.label')}
          value={stage ?? 'new'}
          options={stages.map((value) => ({ value, word: getStageWord(value) }))}
          onPick={(value) => onChange({ stage: stages.find((one) => one === value && one !== 'new') })}
        />
      </Field>
    </>
  );
}
