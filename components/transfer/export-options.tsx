import { Pencil, Trash2 } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { levels } from '@/lib/leads/lead-parts';
import { exportFormatIds, exportFormats } from '@/lib/transfer/formats';
import { Button, IconButton } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import fieldStyles from '../ui/field.module.css';
import { formatNumber } from '../ui/format';
import { Select } from '../ui/select';
import { getLevelWord } from '../words';
import styles from './export-dialog.module.css';
import type { ExportChoice, getBoxes } from './export-order';
import type { Part, Subject } from './export-subject';
import type { SetOption } from './use-column-sets';

interface ExportOptionsProps {
  subject: Subject;
  part: Part;
  onPart: (part: Part) => void;
  choice: ExportChoice;
  onChoice: (change: Partial<ExportChoice>) => void;
  boxes: ReturnType<typeof getBoxes>;
  sets: readonly SetOption[];
  set: SetOption;
  /** How many are marked "do not contact". */
  marked: number;
  doNotContact: boolean;
  onDoNotContact: (included: boolean) => void;
  onEdit: (how: 'new' | 'copy' | 'change') => void;
  onDelete: (own: { id: string; name: string }) => void;
}

/** Everything one can choose of an export, from top to bottom in the order one thinks of it. */
export function ExportOptions(props: ExportOptionsProps) {
  const { choice, onChoice, boxes, marked } = props;
  return (
    <>
      <WhatParts {...props} />
      <Group title={i18n.t('export.format')}>
        <div className={styles.formats}>
          {exportFormatIds.map((id) => (
            <label key={id} className={styles.format} data-chosen={id === choice.format}>
              <input
                type="radio"
                name="format"
                value={id}
                checked={id === choice.format}
                onChange={() => onChoice({ format: id })}
              />
              {exportFormats[id].name}
            </label>
          ))}
        </div>
        <p className={styles.soft}>{i18n.t(`export.formatHint.${choice.format}`)}</p>
      </Group>
      {boxes.columns ? <Columns {...props} /> : null}
      <Group title={i18n.t('export.who')}>
        <label className={styles.line}>
          <span>{i18n.t('export.ceiling')}</span>
          <Select
            label={i18n.t('export.ceiling')}
            value={choice.level}
            options={levels.map((level) => ({ value: level, word: getLevelWord(level) }))}
            onPick={(value) => onChoice({ level: levels.find((level) => level === value) ?? 'internal' })}
          />
        </label>
        {marked === 0 ? null : (
          <Box
            word={i18n.t('export.doNotContact', marked, [formatNumber(marked)])}
            checked={props.doNotContact}
            onChange={props.onDoNotContact}
          />
        )}
      </Group>
      {boxes.provenance || boxes.sources || boxes.ref ? (
        <Group title={i18n.t('export.more')}>
          {boxes.ref ? (
            <Box word={i18n.t('export.ref')} checked={choice.ref} onChange={(ref) => onChoice({ ref })} />
          ) : null}
          {boxes.provenance ? (
            <Box
              word={i18n.t('export.provenance')}
              checked={choice.provenance}
              onChange={(provenance) => onChoice({ provenance })}
            />
          ) : null}
          {boxes.sources ? (
            <Box
              word={i18n.t('export.sources')}
              checked={choice.sources}
              onChange={(sources) => onChoice({ sources })}
            />
          ) : null}
        </Group>
      ) : null}
    </>
  );
}

function WhatParts({ subject: { parts }, part, onPart }: ExportOptionsProps) {
  const lists = parts.filter(({ isList }) => isList);
  const firstList = lists[0];
  return (
    <Group title={i18n.t('export.what')}>
      {parts
        .filter(({ isList }) => !isList)
        .map((one) => (
          <label key={one.id} className={styles.check}>
            <input
              type="radio"
              name="part"
              checked={one.id === part.id}
              // The dialog begins with its first choice, not with its way out.
              autoFocus={one.id === part.id}
              onChange={() => onPart(one)}
            />
            {one.word}
          </label>
        ))}
      {firstList === undefined ? null : (
        <span className={styles.line}>
          <label className={styles.check}>
            <input
              type="radio"
              name="part"
              checked={part.isList === true}
              onChange={() => onPart(firstList)}
            />
            {i18n.t('export.of.list')}
          </label>
          <Select
            label={i18n.t('export.whichList')}
            value={part.isList ? part.id : ''}
            options={[
              ...(part.isList ? [] : [{ value: '', word: i18n.t('leads.choose') }]),
              ...lists.map(({ id, word }) => ({ value: id, word })),
            ]}
            onPick={(value) => {
              const picked = lists.find(({ id }) => id === value);
              if (picked) onPart(picked);
            }}
          />
        </span>
      )}
    </Group>
  );
}

function Columns({ choice, onChoice, sets, set, onEdit, onDelete }: ExportOptionsProps) {
  const ours = sets.filter(({ own }) => own === undefined);
  const own = sets.filter((one) => one.own !== undefined);
  const toOption = ({ id, word }: SetOption) => (
    <option key={id} value={id}>
      {word}
    </option>
  );
  return (
    <Group title={i18n.t('export.columns')}>
      <span className={styles.line}>
        <select
          aria-label={i18n.t('export.columns')}
          className={`${fieldStyles.field} ${styles.set}`}
          value={set.id}
          onChange={({ target: { value } }) => {
            const wanted = sets.find(({ id }) => id === value)?.ready?.format;
            // The program reads no other kind of file.
            onChoice({ set: value, ...(wanted !== undefined && { format: wanted }) });
          }}
        >
          {own.length === 0 ? (
            ours.map(toOption)
          ) : (
            <>
              <optgroup label={i18n.t('export.readySets')}>{ours.map(toOption)}</optgroup>
              <optgroup label={i18n.t('export.ownSets')}>{own.map(toOption)}</optgroup>
            </>
          )}
        </select>
        {set.own === undefined ? null : (
          <IconButton
            label={i18n.t('export.deleteSet', { name: set.word })}
            onClick={() => onDelete({ id: set.id, name: set.word })}
          >
            <Trash2 size={16} aria-hidden />
          </IconButton>
        )}
      </span>
      <span className={styles.line}>
        <Button look="quiet" onClick={() => onEdit(set.own === undefined ? 'copy' : 'change')}>
          <Pencil size={16} aria-hidden />
          {i18n.t(set.own === undefined ? 'export.newSetLike' : 'export.changeSet')}
        </Button>
        <Button look="quiet" onClick={() => onEdit('new')}>
          {i18n.t('export.newSet')}
        </Button>
      </span>
      {set.ready?.format !== undefined && set.ready.format !== choice.format ? (
        <p className={styles.wrong}>
          {i18n.t('export.wantsFormat', { program: set.word, format: exportFormats[set.ready.format].name })}
        </p>
      ) : null}
    </Group>
  );
}

/** What belongs together, under its title. */
function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <h3 id={id}>{title}</h3>
      {children}
    </div>
  );
}

function Box({
  word,
  checked,
  onChange,
}: {
  word: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className={styles.check}>
      <CheckBox checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {word}
    </label>
  );
}
