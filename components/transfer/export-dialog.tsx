import { useEffect, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import { deleteColumnSet } from '@/lib/store/commands/column-sets';
import { readDefinitions } from '@/lib/store/queries';
import type { ColumnChoice } from '@/lib/transfer/columns/to-tables';
import { useLiveQuery } from 'dexie-react-hooks';
import { DoneBar } from '../leads/done-bar';
import { useCommands } from '../leads/use-commands';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { formatNumber } from '../ui/format';
import { chooseLeads } from './choose-leads';
import { getOfferedColumns } from './column-words';
import { copyTable, MOST_COPIED } from './copy-table';
import styles from './export-dialog.module.css';
import { ExportOptions } from './export-options';
import { ExportPreview } from './export-preview';
import { findSet, getBoxes, getFormat, toExportChoice, toOrder, type ExportChoice } from './export-order';
import { SetEditor } from './export-set-editor';
import type { Part, Subject } from './export-subject';
import { describeLeftOut, describeLevels, getFailure } from './export-words';
import { useColumnSets, type SetOption } from './use-column-sets';
import { useExport } from './use-export';
import { useLook } from './use-look';

/** What an export holds, in which kind of file, with which columns; says before how many rows it has and what is left out. */
export function ExportDialog({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  const { readSetting } = useServices();
  const sets = useColumnSets(subject.of, subject.tableColumns);
  const [stored, setStored] = useState<ExportChoice>();

  useEffect(() => {
    let gone = false;
    void readSetting('lastExport').then((all) => {
      if (!gone) setStored(toExportChoice(subject.of, all?.[subject.of]));
    });
    return () => {
      gone = true;
    };
  }, [readSetting, subject.of]);

  return (
    <Dialog wide title={subject.title} onClose={onClose}>
      {sets === undefined || stored === undefined ? null : (
        <ExportForm subject={subject} sets={sets} first={stored} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface ExportFormProps {
  subject: Subject;
  sets: readonly SetOption[];
  first: ExportChoice;
  onClose: () => void;
}

function ExportForm({ subject, sets, first, onClose }: ExportFormProps) {
  const { store, openExporter, readSetting, writeSetting } = useServices();
  const announce = useAnnounce();
  // What is done to column sets is taken back here: behind a dialog nothing can be reached.
  const commands = useCommands();
  const [choice, setChoice] = useState(first);
  const [part, setPart] = useState<Part>(() => expectPart(subject.parts[0]));
  const [doNotContact, setDoNotContact] = useState(false);
  const [edited, setEdited] = useState<Parameters<typeof SetEditor>[0]['set']>();
  const [copied, setCopied] = useState<string>();
  const exporting = useExport();
  const customFields = useLiveQuery(() => readDefinitions(store, 'customFields'), [store]) ?? [];

  const set = findSet(sets, choice.set);
  const format = getFormat(choice.format);
  const candidates = useMemo(() => part.get(), [part]);
  const leads = useMemo(
    () => chooseLeads(candidates, { doNotContact, level: choice.level }),
    [candidates, doNotContact, choice.level],
  );
  const order = useMemo(
    () => set && toOrder(choice, set, leads, doNotContact),
    [choice, set, leads, doNotContact],
  );
  const key = JSON.stringify([part.id, doNotContact, choice, set?.columns]);
  const { look, rows } = useLook(key, () => order);
  const isOfLeads =
    format.of !== 'tables' || set?.columns.rows === 'lead' || leads.chosen.requestKeys !== undefined;
  const count = leads.count === 0 ? 0 : isOfLeads ? leads.count : rows;
  const { state } = exporting;
  const isWriting = state.step === 'writing';

  const put = (change: Partial<ExportChoice>) => {
    setChoice((before) => ({ ...before, ...change }));
    setCopied(undefined);
    exporting.again();
  };

  async function write() {
    if (order === undefined) return;
    setCopied(undefined);
    void writeSetting('lastExport', { ...(await readSetting('lastExport')), [subject.of]: choice });
    await exporting.run(subject.of, order);
  }

  async function copy() {
    if (order === undefined) return;
    const say = (sentence: string) => {
      setCopied(sentence);
      announce(sentence);
    };
    if ((count ?? 0) > MOST_COPIED) {
      say(i18n.t('export.tooManyToCopy', [formatNumber(MOST_COPIED)]));
      return;
    }
    const opened = openExporter();
    try {
      await copyTable(opened.then((exporter) => exporter.copy({ ...order, format: 'tsv' })));
      say(i18n.t('export.copied', count ?? 0, [formatNumber(count ?? 0)]));
    } catch (error) {
      say(error instanceof RangeError ? getFailure(error) : i18n.t('export.notCopied'));
    } finally {
      (await opened).close();
    }
  }

  if (edited !== undefined)
    return (
      <SetEditor
        set={edited}
        offer={(kind) => getOfferedColumns(kind, customFields)}
        commands={commands}
        onClose={(setId) => {
          setEdited(undefined);
          if (setId !== undefined) put({ set: setId });
        }}
      />
    );
  if (set === undefined) return null;

  const boxes = getBoxes(format, set);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <div className={styles.body}>
        <fieldset className={styles.options} disabled={isWriting}>
          <ExportOptions
            subject={subject}
            part={part}
            onPart={(next) => {
              setPart(next);
              setCopied(undefined);
              exporting.again();
            }}
            choice={choice}
            onChoice={put}
            boxes={boxes}
            sets={sets}
            set={set}
            marked={leads.marked}
            doNotContact={doNotContact}
            onDoNotContact={setDoNotContact}
            onEdit={(how) =>
              setEdited(
                how === 'change' && set.own !== undefined
                  ? set.own
                  : how === 'new'
                    ? { name: '', rows: 'lead', several: 'columns', columns: [{ id: 'name' }] }
                    : toCopy(set),
              )
            }
            onDelete={({ id, name }) => {
              void commands.run(i18n.t('export.setDeleted', { name }), () => deleteColumnSet(store, id));
              put({ set: 'all' });
            }}
          />
        </fieldset>
        <div className={styles.result}>
          <div className={styles.summary} role="status">
            <p>
              <b>
                {count === 0
                  ? i18n.t('export.nothingLeft')
                  : count === undefined
                    ? i18n.t('export.counting')
                    : i18n.t('export.willWrite', { count: getCountWord(format.of, count) })}
              </b>{' '}
              {describeLeftOut(leads)}
            </p>
            {leads.count === 0 ? null : <p className={styles.soft}>{describeLevels(leads)}</p>}
          </div>
          <h3>{i18n.t('export.preview')}</h3>
          <ExportPreview look={leads.count === 0 ? undefined : look} />
        </div>
      </div>
      <DoneBar commands={commands} />
      <footer className={styles.footer}>
        {isWriting ? (
          <div className={styles.writing}>
            <p>
              {i18n.t('export.running', { name: state.name })}{' '}
              {state.total === 0
                ? null
                : i18n.t('job.percent', [formatNumber(Math.floor((100 * state.done) / state.total))])}
            </p>
            <progress
              aria-label={i18n.t('export.running', { name: state.name })}
              {...(state.total > 0 && { value: state.done, max: state.total })}
            />
          </div>
        ) : state.step === 'written' ? (
          <p role="status" className={styles.written}>
            {i18n.t('export.written', { name: state.name })}
          </p>
        ) : state.step === 'failed' ? (
          <p role="alert" className={styles.wrong}>
            {state.sentence}
          </p>
        ) : copied === undefined ? null : (
          <p role="status" className={styles.written}>
            {copied}
          </p>
        )}
        <span className={styles.buttons}>
          {isWriting ? (
            <Button onClick={exporting.stop} autoFocus>
              {i18n.t('action.cancel')}
            </Button>
          ) : (
            <>
              {boxes.columns ? (
                <Button disabled={leads.count === 0} onClick={() => void copy()}>
                  {i18n.t('export.copyTable')}
                </Button>
              ) : null}
              {state.step === 'written' ? (
                <Button look="primary" autoFocus onClick={onClose}>
                  {i18n.t('action.done')}
                </Button>
              ) : (
                <Button type="submit" look="primary" disabled={leads.count === 0}>
                  {i18n.t('export.action')}
                </Button>
              )}
            </>
          )}
        </span>
      </footer>
    </form>
  );
}

/** A set of the user's own that begins as another one is. */
function toCopy({ word, columns }: SetOption) {
  return {
    name: i18n.t('export.copyOf', { name: word }),
    rows: columns.rows,
    several: columns.several,
    columns: toOwnColumns(columns),
  };
}

/** Own sets name each column; those of the user's own fields can be put in one by one. */
function toOwnColumns({ columns }: ColumnChoice) {
  return columns.flatMap(({ id, header }) =>
    id === 'custom.*' ? [] : [{ id, ...(header !== undefined && { header }) }],
  );
}

function getCountWord(of: 'tables' | 'cards' | 'pool', count: number): string {
  const shown: [string] = [formatNumber(count)];
  if (of === 'tables') return i18n.t('export.rowCount', count, shown);
  if (of === 'cards') return i18n.t('export.cardCount', count, shown);
  return i18n.t('leads.count', count, shown);
}

function expectPart(part: Part | undefined): Part {
  if (part === undefined) throw new Error('There is nothing to export.');
  return part;
}
