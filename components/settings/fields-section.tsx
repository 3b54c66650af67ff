import { ListTree, Pencil, Plus, TextCursorInput, Trash2 } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { i18n } from '#i18n';
import { customFieldTypes, type CustomField, type CustomFieldType } from '@/lib/leads/definitions';
import {
  changeChoices,
  createCustomField,
  deleteCustomField,
  renameCustomField,
} from '@/lib/store/commands/custom-fields';
import { readDefinitions } from '@/lib/store/queries';
import { useChange } from '../category/use-change';
import { useServices } from '../services';
import { Button, IconButton } from '../ui/button';
import fieldStyles from '../ui/field.module.css';
import { formatList } from '../ui/format';
import { NameField } from '../ui/name-field';
import { Select } from '../ui/select';
import { focusOnce } from './lists-section';
import { Nothing, Section } from './section';
import styles from './section.module.css';
import { SettingsForm } from './settings-form';
import type { SettingsSectionProps } from './settings-view';

/** The user's own fields: what they are called, what they hold, and what one can choose from. */
export function FieldsSection({ commands }: SettingsSectionProps) {
  const { store } = useServices();
  const change = useChange(commands);
  const fields = useLiveQuery(() => readDefinitions(store, 'customFields'), [store]);
  const [making, setMaking] = useState(false);
  if (fields === undefined) return null;
  const add = making ? null : (
    <Button onClick={() => setMaking(true)}>
      <Plus size={16} aria-hidden />
      {i18n.t('ownField.new')}
    </Button>
  );
  if (fields.length === 0 && !making)
    return (
      <Nothing
        icon={<TextCursorInput size={28} />}
        title={i18n.t('ownField.emptyTitle')}
        example={i18n.t('ownField.emptyExample')}
        action={add}
      />
    );
  return (
    <Section title={i18n.t('ownField.title')} hint={i18n.t('ownField.about')} action={add}>
      {making ? (
        <FieldForm
          onSave={async (field) =>
            change(i18n.t('ownField.made', { name: field.name }), async () => createCustomField(store, field))
          }
          onClose={() => setMaking(false)}
        />
      ) : null}
      {fields.length === 0 ? null : (
        <ul className={styles.rows}>
          {fields.map((field) => (
            <FieldRow key={field.id} field={field} commands={commands} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function FieldRow({ field, commands }: { field: CustomField } & Pick<SettingsSectionProps, 'commands'>) {
  const { store } = useServices();
  const change = useChange(commands);
  const [doing, setDoing] = useState<'rename' | 'choices'>();
  const { id, name, type, choices = [] } = field;
  const stop = () => setDoing(undefined);
  return (
    <li className={styles.row}>
      {doing === 'rename' ? (
        <NameField
          label={i18n.t('ownField.rename', { name })}
          value={name}
          onSave={async (next) =>
            change(i18n.t('ownField.renamed', { name, next }), async () => renameCustomField(store, id, next))
          }
          onClose={stop}
        />
      ) : (
        <>
          <span className={styles.name}>{name}</span>
          <span className={styles.what}>
            {i18n.t(`fieldType.${type}`)}
            {type === 'choice' ? `: ${formatList(choices)}` : ''}
          </span>
        </>
      )}
      <span className={styles.tools}>
        {type === 'choice' ? (
          <IconButton
            label={i18n.t('ownField.editChoices', { name })}
            aria-expanded={doing === 'choices'}
            onClick={() => setDoing(doing === 'choices' ? undefined : 'choices')}
          >
            <ListTree size={16} aria-hidden />
          </IconButton>
        ) : null}
        <IconButton label={i18n.t('ownField.rename', { name })} onClick={() => setDoing('rename')}>
          <Pencil size={16} aria-hidden />
        </IconButton>
        <IconButton
          label={i18n.t('ownField.delete', { name })}
          onClick={() =>
            void commands.run(i18n.t('ownField.deleted', { name }), async () => deleteCustomField(store, id))
          }
        >
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </span>
      {doing === 'choices' ? (
        <Choices
          choices={choices}
          onSave={async (next) =>
            change(i18n.t('ownField.choicesSaved', { name }), async () => changeChoices(store, id, next))
          }
          onClose={stop}
        />
      ) : null}
    </li>
  );
}

interface ChoicesProps {
  choices: readonly string[];
  onSave: (choices: { name: string; was?: string | undefined }[]) => Promise<string | undefined>;
  onClose: () => void;
}

/** Each choice in a field of its own, so that a new name for one is known from a new one. */
function Choices({ choices, onSave, onClose }: ChoicesProps) {
  const [rows, setRows] = useState<{ key: number; name: string; was?: string }[]>(() =>
    choices.map((name, key) => ({ key, name, was: name })),
  );
  const [wrong, setWrong] = useState<string>();

  async function save() {
    const filled = rows.filter(({ name }) => name.trim() !== '');
    const mistake = await onSave(
      filled.map(({ name, was }) => ({ name, ...(was !== undefined && { was }) })),
    );
    setWrong(mistake);
    if (mistake === undefined) onClose();
  }

  return (
    <div style={{ flexBasis: '100%' }}>
      <SettingsForm
        label={i18n.t('ownField.choices')}
        wrong={wrong}
        onSave={() => void save()}
        onClose={onClose}
      >
        {rows.map((row, index) => (
          <span key={row.key} className={styles.buttons} style={{ flexWrap: 'nowrap' }}>
            <input
              aria-label={i18n.t('ownField.choice', [String(index + 1)])}
              className={fieldStyles.field}
              value={row.name}
              maxLength={80}
              ref={row.was === undefined ? focusOnce : undefined}
              onChange={(event) =>
                setRows(rows.map((one) => (one === row ? { ...row, name: event.target.value } : one)))
              }
            />
            <IconButton
              label={i18n.t('lead.removeFrom', { name: row.name })}
              onClick={() => setRows(rows.filter((one) => one !== row))}
            >
              <Trash2 size={16} aria-hidden />
            </IconButton>
          </span>
        ))}
        <div className={styles.buttons}>
          <Button look="quiet" onClick={() => setRows([...rows, { key: nextKey(rows), name: '' }])}>
            <Plus size={16} aria-hidden />
            {i18n.t('ownField.addChoice')}
          </Button>
        </div>
        <p className={styles.hint}>{i18n.t('ownField.choicesHint')}</p>
      </SettingsForm>
    </div>
  );
}

const nextKey = (rows: readonly { key: number }[]) => Math.max(0, ...rows.map(({ key }) => key + 1));

interface FieldFormProps {
  onSave: (field: { name: string; type: CustomFieldType; choices?: string[] }) => Promise<string | undefined>;
  onClose: () => void;
}

function FieldForm({ onSave, onClose }: FieldFormProps) {
  const [name, setName] = useState('');
  const [type, setType] = useState<CustomFieldType>('text');
  const [choices, setChoices] = useState('');
  const [wrong, setWrong] = useState<string>();

  async function save() {
    const lines = choices.split('\n').filter((line) => line.trim() !== '');
    const mistake = await onSave({ name, type, ...(type === 'choice' && { choices: lines }) });
    setWrong(mistake);
    if (mistake === undefined) onClose();
  }

  return (
    <SettingsForm label={i18n.t('ownField.new')} wrong={wrong} onSave={() => void save()} onClose={onClose}>
      <div className={styles.pair}>
        <label className={styles.field}>
          <span>{i18n.t('field.name')}</span>
          <input
            className={fieldStyles.field}
            placeholder={i18n.t('ownField.placeholder')}
            value={name}
            maxLength={80}
            ref={focusOnce}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <span className={styles.field}>
          <span>{i18n.t('ownField.type')}</span>
          <Select
            label={i18n.t('ownField.type')}
            value={type}
            options={customFieldTypes.map((value) => ({ value, word: i18n.t(`fieldType.${value}`) }))}
            onPick={(value) => setType(customFieldTypes.find((one) => one === value) ?? 'text')}
          />
        </span>
      </div>
      {type === 'choice' ? (
        <label className={styles.field}>
          <span>{i18n.t('ownField.choices')}</span>
          <textarea
            className={fieldStyles.field}
            placeholder={i18n.t('ownField.choicesPlaceholder')}
            rows={3}
            value={choices}
            onChange={(event) => setChoices(event.target.value)}
          />
        </label>
      ) : null}
    </SettingsForm>
  );
}
