import { i18n } from '#i18n';
import type { Commands } from '../leads/use-commands';
import type { Services } from '../services';
import { formatNumber } from '../ui/format';
import { chooseLeads, type ChosenLeads } from './choose-leads';
import { copyTable, MOST_COPIED } from './copy-table';
import { findSet, toExportChoice, toOrder, writeFile, getFormat, type ExportChoice } from './export-order';
import { describeLeftOut, getFailure } from './export-words';
import type { Subject } from './export-subject';
import { readColumnSets, TABLE, type SetOption } from './use-column-sets';

/** The short ways: what was chosen last once more, and the table for pasting elsewhere. */

export interface LastExport {
  readonly choice: ExportChoice;
  readonly set: SetOption;
  /** `Excel (XLSX), Sales list` */
  readonly word: string;
}

export async function readLastExport(
  { store, readSetting }: Services,
  of: Subject['of'],
  tableColumns: readonly string[] | undefined,
): Promise<LastExport | undefined> {
  const [stored, sets] = await Promise.all([
    readSetting('lastExport'),
    readColumnSets(store, of, tableColumns),
  ]);
  const choice = toExportChoice(of, stored?.[of]);
  const set = findSet(sets, choice.set);
  if (set === undefined) return undefined;
  const format = getFormat(choice.format);
  const word =
    format.of === 'tables' ? i18n.t('export.again', { format: format.name, set: set.word }) : format.name;
  return { choice, set, word };
}

const choose = (subject: Subject, { level }: ExportChoice): ChosenLeads =>
  chooseLeads(subject.parts[0]?.get() ?? [], { doNotContact: false, level });

/** Writes what is selected or else shown as it was written last, tells how far it is, and can be stopped. */
export async function exportAgain(
  services: Services,
  commands: Commands,
  subject: Subject,
  { choice, set }: LastExport,
): Promise<void> {
  const leads = choose(subject, choice);
  if (leads.count === 0) {
    commands.tell({ sentence: toSentences([i18n.t('export.nothingLeft'), describeLeftOut(leads)]) });
    return;
  }
  const stopper = new AbortController();
  const show = (sentence: string) => commands.show({ sentence, stop: () => stopper.abort() });
  show(i18n.t('export.looking'));
  try {
    const name = await writeFile(services, subject.of, toOrder(choice, set, leads, false), {
      signal: stopper.signal,
      onProgress: (done, total) =>
        show(
          i18n.t('export.running', {
            name: i18n.t('job.percent', [formatNumber(Math.floor((100 * done) / Math.max(total, 1)))]),
          }),
        ),
    });
    commands.tell({ sentence: toSentences([i18n.t('export.written', { name }), describeLeftOut(leads)]) });
  } catch (error) {
    commands.tell({ sentence: stopper.signal.aborted ? i18n.t('export.stopped') : getFailure(error) });
  }
}

/** Copies what is selected or else shown: the columns of the table, or of the last export. */
export async function copyAgain(
  services: Services,
  commands: Commands,
  subject: Subject,
  { choice, set }: LastExport,
): Promise<void> {
  const leads = choose(subject, choice);
  if (leads.count > MOST_COPIED) {
    commands.tell({ sentence: i18n.t('export.tooManyToCopy', [formatNumber(MOST_COPIED)]) });
    return;
  }
  const columns = subject.tableColumns === undefined ? set : toTableSet(subject.tableColumns, set);
  const order = toOrder({ ...choice, format: 'tsv', ref: false, provenance: false }, columns, leads, false);
  const opened = services.openExporter();
  try {
    await copyTable(opened.then((exporter) => exporter.copy(order)));
    commands.tell({
      sentence: toSentences([
        i18n.t('export.copied', leads.count, [formatNumber(leads.count)]),
        describeLeftOut(leads),
      ]),
    });
  } catch {
    commands.tell({ sentence: i18n.t('export.notCopied') });
  } finally {
    (await opened).close();
  }
}

const toTableSet = (columns: readonly string[], { word }: SetOption): SetOption => ({
  id: TABLE,
  word,
  columns: { rows: 'lead', several: 'joined', columns: columns.map((id) => ({ id })) },
});

const toSentences = (all: readonly (string | undefined)[]) => all.filter(Boolean).join(' ');
