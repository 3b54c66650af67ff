import { useState } from 'react';
import { i18n } from '#i18n';
import type { CustomField } from '@/lib/leads/definitions';
import type { SheetLook } from '@/lib/store/import/importer';
import { toCustomField, type NewField } from '@/lib/store/commands/custom-fields';
import type { GuessedColumn } from '@/lib/transfer/import/guess-mapping';
import { useServices } from '../services';
import { Button } from '../ui/button';
import { ComboBox, type Option } from '../ui/combo-box';
import { formatNumber } from '../ui/format';
import { Mark } from '../ui/mark';
import { getMistake } from '../ui/mistake';
import { Select } from '../ui/select';
import { FileLine } from './import-file-line';
import { ImportOptions } from './import-options';
import { findTwin, setColumn } from './import-plan';
import { getColumnLetters, getTargetOptions, getTargetWord } from './import-words';
import styles from './import.module.css';
import { useFields } from './use-fields';
import type { ImportState, Opened } from './use-import';

interface ImportMappingProps {
  opened: Opened;
  state: ImportState;
}

/** Columns shown at once; files with a thousand of them want naming few. */
const PAGE = 60;
/** Nobody has headings further down. */
const HEADING_ROWS = 20;
const LEAVE_OUT = '';

/** What each column of the file is, and how its rows are taken in. */
export function ImportMapping({ opened, state }: ImportMappingProps) {
  const { info, look, plan } = opened;
  const customFields = useFields(plan);
  const [limit, setLimit] = useState(PAGE);
  const isPool = info.pool !== undefined;
  const ready = isPool || plan.columns.length > 0;
  return (
    <>
      <FileLine opened={opened} state={state} />
      <div className={styles.map}>
        <div className={styles.columns}>
          {isPool ? (
            <p>{i18n.t('import.pool', info.pool.leads, [formatNumber(info.pool.leads)])}</p>
          ) : (
            <>
              <div className={styles.line}>
                <h2>{i18n.t('import.columns')}</h2>
                <span className={styles.hint}>
                  {i18n.t('import.columnsUsed', {
                    used: formatNumber(plan.columns.length),
                    all: formatNumber(look.columns.length),
                  })}
                </span>
                <HeadingRow look={look} state={state} />
              </div>
              {opened.isRemembered ? (
                <p className={styles.note}>
                  {i18n.t('import.remembered')}{' '}
                  <Button look="quiet" onClick={() => state.lookAgain({ anew: true })}>
                    {i18n.t('import.guessAnew')}
                  </Button>
                </p>
              ) : null}
              <table className={styles.mapping}>
                <thead>
                  <tr>
                    <th scope="col">{i18n.t('import.column')}</th>
                    <th scope="col">{i18n.t('import.firstValues')}</th>
                    <th scope="col">{i18n.t('import.becomes')}</th>
                  </tr>
                </thead>
                <tbody>
                  {look.columns.slice(0, limit).map((column) => (
                    <ColumnRow
                      key={column.at}
                      column={column}
                      opened={opened}
                      state={state}
                      customFields={customFields}
                    />
                  ))}
                </tbody>
              </table>
              {look.columns.length > limit ? (
                <Button onClick={() => setLimit(limit + PAGE)}>
                  {i18n.t('import.moreColumns', look.columns.length - limit, [
                    formatNumber(look.columns.length - limit),
                  ])}
                </Button>
              ) : null}
            </>
          )}
        </div>
        <ImportOptions opened={opened} state={state} customFields={customFields} />
      </div>
      <div className={styles.foot}>
        <Button look="primary" disabled={!ready} onClick={() => state.check()}>
          {i18n.t('import.check')}
        </Button>
        <Button look="quiet" onClick={state.leave}>
          {i18n.t('action.cancel')}
        </Button>
        <span className={styles.hint}>{ready ? i18n.t('import.checkHint') : i18n.t('import.nameOne')}</span>
      </div>
    </>
  );
}

/** Which row holds the headings, or that there are none. */
function HeadingRow({ look, state }: { look: SheetLook; state: ImportState }) {
  return (
    <Select
      label={i18n.t('import.headings')}
      value={look.headerRow === undefined ? '' : String(look.headerRow)}
      options={[
        ...look.rows.slice(0, HEADING_ROWS).map(({ number }) => ({
          value: String(number),
          word: i18n.t('import.headingsIn', { row: number }),
        })),
        { value: '', word: i18n.t('import.noHeadings') },
      ]}
      onPick={(value) => state.lookAgain({ headerRow: value === '' ? null : Number(value) })}
    />
  );
}

interface ColumnRowProps extends ImportMappingProps {
  column: GuessedColumn;
  customFields: readonly CustomField[];
}

function ColumnRow({ column, opened: { plan }, state, customFields }: ColumnRowProps) {
  const { store } = useServices();
  const [wrong, setWrong] = useState<string>();
  const { at, heading, samples, newField, derived, confidence } = column;
  const letters = getColumnLetters(at);
  const name = heading ?? letters;
  const to = plan.columns.find((one) => one.at === at)?.to;
  const twin = findTwin(plan.columns, at);
  const set = (next: string | undefined) => {
    setWrong(undefined);
    state.setPlan({ columns: setColumn(plan.columns, at, next) });
  };

  /** Only planned: the import makes it, so that undoing the import takes it away again. */
  function create(wanted: NewField) {
    try {
      const field = toCustomField(store, wanted, customFields);
      state.setPlan({
        fields: [...(plan.fields ?? []), field],
        columns: setColumn(plan.columns, at, `custom.${field.id}`),
      });
      setWrong(undefined);
    } catch (error) {
      setWrong(getMistake(error));
    }
  }

  const options: Option[] = [
    { id: LEAVE_OUT, name: i18n.t('import.leaveOut') },
    ...getTargetOptions(customFields),
    // What the guess names more closely than the list: a messenger, a register.
    ...(column.to?.includes('.') && !column.to.startsWith('custom.')
      ? [{ id: column.to, name: getTargetWord(column.to, customFields) }]
      : []),
  ];
  return (
    <tr data-used={to !== undefined}>
      <th scope="row">
        <span className={styles.letters}>{letters}</span> {heading}
      </th>
      <td className={styles.samples}>
        {samples.length === 0 ? <i>{i18n.t('import.noValues')}</i> : samples.slice(0, 3).join(' · ')}
      </td>
      <td>
        <ComboBox
          label={i18n.t('import.becomesOf', { column: name })}
          placeholder={i18n.t('import.leaveOut')}
          options={options}
          value={to === undefined ? undefined : { id: to, name: getTargetWord(to, customFields) }}
          onPick={(choice) => {
            if (choice === undefined || choice.id === LEAVE_OUT) set(undefined);
            else if (choice.id !== undefined) set(choice.id);
            else
              create({
                name: choice.name,
                type: newField?.type ?? 'text',
                ...(newField?.choices && { choices: newField.choices }),
              });
          }}
        />
        {to === undefined && derived ? <p className={styles.hint}>{i18n.t('import.derived')}</p> : null}
        {to === undefined && !derived && newField ? (
          <Button look="quiet" className={styles.newField ?? ''} onClick={() => create(newField)}>
            {i18n.t('import.newField', {
              name: newField.name,
              type: i18n.t(`fieldType.${newField.type}`),
            })}
          </Button>
        ) : null}
        {plan.fields?.some(({ id }) => to === `custom.${id}`) ? (
          <p className={styles.hint}>{i18n.t('import.fieldComes')}</p>
        ) : null}
        {to !== undefined && to === column.to && confidence < 0.5 ? (
          <Mark kind="doubtful" word={i18n.t('import.guessed')} />
        ) : null}
        {twin === undefined ? null : (
          <p className={styles.attention}>{i18n.t('import.twin', { column: getColumnLetters(twin) })}</p>
        )}
        {wrong === undefined ? null : (
          <p role="alert" className={styles.bad}>
            {wrong}
          </p>
        )}
      </td>
    </tr>
  );
}
