import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { CustomField } from '@/lib/leads/definitions';
import type { CustomValue } from '@/lib/leads/lead-parts';
import type { Lead } from '@/lib/leads/lead';
import { parseCustomValue } from '@/lib/leads/custom-value';
import { readDefinitions } from '@/lib/store/queries';
import { useServices } from '../services';
import { CheckBox } from '../ui/check-box';
import fieldStyles from '../ui/field.module.css';
import { Link } from '../ui/link';
import { Select } from '../ui/select';
import { LineEditor } from './line-editor';
import styles from './custom-values.module.css';

interface CustomValuesProps {
  lead: Lead;
  /** `''` takes the value away. */
  onSave: (field: CustomField, value: CustomValue) => void;
}

/** The user's own fields with this lead's values, each edited in the way of its type. */
export function CustomValues({ lead, onSave }: CustomValuesProps) {
  const { store } = useServices();
  const fields = useLiveQuery(() => readDefinitions(store, 'customFields'), [store]) ?? [];
  if (fields.length === 0) return null;
  return (
    <dl className={styles.values}>
      {fields.map((field) => (
        <div key={field.id} className={styles.field}>
          <dt>{field.name}</dt>
          <dd>
            <CustomValueEditor
              field={field}
              value={lead.custom?.[field.id]}
              onSave={(value) => onSave(field, value)}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface EditorProps {
  field: CustomField;
  value: CustomValue | undefined;
  onSave: (value: CustomValue) => void;
}

function CustomValueEditor({ field, value, onSave }: EditorProps) {
  const id = useId();
  const [wrong, setWrong] = useState(false);
  switch (field.type) {
    case 'boolean':
      return (
        <CheckBox
          aria-label={field.name}
          checked={value === true}
          onChange={(event) => onSave(event.target.checked || '')}
        />
      );
    case 'choice':
      return (
        <Select
          label={field.name}
          value={typeof value === 'string' ? value : ''}
          options={[
            { value: '', word: i18n.t('field.noChoice') },
            ...withOld(field.choices ?? [], value).map((choice) => ({ value: choice, word: choice })),
          ]}
          onPick={onSave}
        />
      );
    case 'date':
      return (
        <input
          type="date"
          aria-label={field.name}
          className={fieldStyles.field}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onSave(event.target.value)}
        />
      );
    default:
      return (
        <>
          <LineEditor
            draftKey={`custom:${field.id}`}
            label={field.name}
            placeholder=""
            value={value === undefined ? undefined : String(value)}
            maxLength={10_000}
            describedBy={wrong ? id : undefined}
            onSave={(text) => {
              const parsed = text === '' ? '' : parseCustomValue(field, text);
              setWrong(parsed === undefined);
              if (parsed !== undefined) onSave(parsed);
            }}
          />
          {field.type === 'url' && typeof value === 'string' ? (
            <span className={styles.link}>
              <Link href={value}>{i18n.t('field.open')}</Link>
            </span>
          ) : null}
          {wrong ? (
            <p id={id} role="alert" className={fieldStyles.wrong}>
              {i18n.t(field.type === 'number' ? 'wrong.number' : 'wrong.website')}
            </p>
          ) : null}
        </>
      );
  }
}

/** A choice that was taken off the list since is still this lead's value. */
function withOld(choices: readonly string[], value: CustomValue | undefined): readonly string[] {
  return typeof value === 'string' && !choices.includes(value) ? [...choices, value] : choices;
}
