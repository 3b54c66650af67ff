import { Ban } from 'lucide-react';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { leadClasses, levels, stages } from '@/lib/leads/lead-parts';
import type { Lead } from '@/lib/leads/lead';
import type { LeadMarks } from '@/lib/leads/marks';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { ComboBox } from '../ui/combo-box';
import { formatDate } from '../ui/format';
import { Select } from '../ui/select';
import { getClassWord, getLevelWord, getStageWord } from '../words';
import { LineEditor } from './line-editor';
import styles from './marks-editor.module.css';

interface MarksEditorProps {
  lead: Lead;
  /** Who looks after leads already. */
  owners: readonly string[];
  onEdit: (marks: LeadMarks) => void;
}

const stageOptions = () => stages.map((value) => ({ value, word: getStageWord(value) }));
const classOptions = () =>
  (['prospect', ...leadClasses] as const).map((value) => ({ value, word: getClassWord(value) }));
const levelOptions = () => levels.map((value) => ({ value, word: getLevelWord(value) }));

const find = <T extends string>(all: readonly T[], value: string) => all.find((one) => one === value);

/** How far a lead has come, what it is to us, and how it wants to be treated. What is rarely needed is folded away. */
export function MarksEditor({ lead, owners, onEdit }: MarksEditorProps) {
  return (
    <div className={styles.marks}>
      <div className={styles.line}>
        <Select
          label={i18n.t('stage.label')}
          value={lead.stage ?? 'new'}
          options={stageOptions()}
          onPick={(value) => onEdit({ stage: find(stages, value) })}
        />
        <Select
          label={i18n.t('class.label')}
          value={lead.class ?? 'prospect'}
          options={classOptions()}
          onPick={(value) => onEdit({ class: find(['prospect', ...leadClasses], value) })}
        />
        <ComboBox
          label={i18n.t('mark.owner')}
          placeholder={i18n.t('mark.ownerPlaceholder')}
          options={owners.map((name) => ({ id: name, name }))}
          value={lead.owner === undefined ? undefined : { id: lead.owner, name: lead.owner }}
          onPick={(owner) => onEdit({ owner: owner?.name ?? '' })}
        />
      </div>
      {lead.stage === 'unqualified' ? (
        <LineEditor
          draftKey="stageReason"
          label={i18n.t('stage.reason')}
          placeholder={i18n.t('stage.reason')}
          value={lead.stageReason}
          maxLength={1_000}
          onSave={(stageReason) => onEdit({ stageReason })}
        />
      ) : null}
      {lead.doNotContact ? <DoNotContact wish={lead.doNotContact} onEdit={onEdit} /> : null}
      <More lead={lead} onEdit={onEdit} />
    </div>
  );
}

interface DoNotContactProps extends Pick<MarksEditorProps, 'onEdit'> {
  wish: NonNullable<Lead['doNotContact']>;
}

function DoNotContact({ wish, onEdit }: DoNotContactProps) {
  return (
    <div role="note" className={styles.stop}>
      <p>
        <Ban size={14} aria-hidden /> {i18n.t('mark.doNotContactSince', [formatDate(wish.since)])}
      </p>
      <LineEditor
        draftKey="doNotContact"
        label={i18n.t('mark.doNotContactReason')}
        placeholder={i18n.t('mark.doNotContactReason')}
        value={wish.reason}
        maxLength={1_000}
        onSave={(reason) => onEdit({ doNotContact: reason === '' ? true : { reason } })}
      />
      <Button look="quiet" onClick={() => onEdit({ doNotContact: false })}>
        {i18n.t('mark.mayContact')}
      </Button>
    </div>
  );
}

function More({ lead, onEdit }: Omit<MarksEditorProps, 'owners'>) {
  const id = useId();
  const [wrong, setWrong] = useState(false);
  return (
    <details className={styles.more}>
      <summary>{i18n.t('mark.more')}</summary>
      <div className={styles.rest}>
        <label>
          <CheckBox
            checked={lead.existing ?? false}
            onChange={(event) => onEdit({ existing: event.target.checked })}
          />
          {i18n.t('mark.existing')}
        </label>
        {lead.doNotContact ? null : (
          <label>
            <CheckBox checked={false} onChange={() => onEdit({ doNotContact: true })} />
            {i18n.t('mark.doNotContact')}
          </label>
        )}
        <span className={styles.pair}>
          {i18n.t('level.label')}
          <Select
            label={i18n.t('level.label')}
            value={lead.level ?? 'internal'}
            options={levelOptions()}
            onPick={(value) => onEdit({ level: find(levels, value) })}
          />
        </span>
        <span className={styles.pair}>
          {i18n.t('mark.language')}
          <LineEditor
            draftKey="language"
            label={i18n.t('mark.language')}
            placeholder={i18n.t('mark.languagePlaceholder')}
            value={lead.language}
            maxLength={35}
            describedBy={wrong ? id : undefined}
            onSave={(language) => {
              const known = toLanguage(language);
              setWrong(known === undefined);
              if (known !== undefined) onEdit({ language: known });
            }}
          />
        </span>
        {wrong ? (
          <p id={id} role="alert" className={styles.wrong}>
            {i18n.t('wrong.language')}
          </p>
        ) : null}
        {lead.process === undefined ? null : (
          <p className={styles.from}>
            {i18n.t('mark.process')}: {i18n.t(`process.${lead.process}`)}
            {lead.sites ? ` · ${lead.sites.join(', ')}` : ''}
          </p>
        )}
      </div>
    </details>
  );
}

/** The tag as it is usually written; `undefined` when it is none. */
function toLanguage(typed: string): string | undefined {
  if (typed === '') return '';
  try {
    return Intl.getCanonicalLocales(typed)[0];
  } catch {
    return undefined;
  }
}
