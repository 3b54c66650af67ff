import { levels, type Level } from '@/lib/leads/lead-parts';
import type { Setting } from '@/lib/platform/settings';
import type { Exporter, ExportOrder, ExportWatch } from '@/lib/store/export/order';
import type { Store } from '@/lib/store/store';
import {
  exportFormatIds,
  exportFormats,
  type ExportFormat,
  type ExportFormatId,
} from '@/lib/transfer/formats';
import { getWordList } from './column-words';
import type { ChosenLeads } from './choose-leads';
import type { Subject } from './export-subject';
import { REQUESTS, requestColumns, type SetOption } from './use-column-sets';
import { USUAL_LEVEL } from './use-export-level';

/** What is chosen in the dialog, and remembered for the next time. */
export interface ExportChoice {
  readonly format: ExportFormatId;
  /** Id of a column set. */
  readonly set: string;
  /** The most confidential level that may be in it. */
  readonly level: Level;
  readonly provenance: boolean;
  readonly sources: boolean;
  readonly ref: boolean;
}

const usual: ExportChoice = {
  format: 'xlsx',
  set: 'all',
  level: USUAL_LEVEL,
  provenance: false,
  sources: false,
  ref: true,
};

/** The last choice; what it names and is no more gives way to the usual. */
export function toExportChoice(
  of: Subject['of'],
  stored: Setting<'lastExport'>[string] | undefined,
): ExportChoice {
  return {
    format: exportFormatIds.find((id) => id === stored?.format) ?? usual.format,
    set: stored?.set ?? (of === 'requests' ? REQUESTS : usual.set),
    level: levels.find((level) => level === stored?.level) ?? usual.level,
    provenance: stored?.provenance ?? usual.provenance,
    sources: stored?.sources ?? usual.sources,
    ref: stored?.ref ?? usual.ref,
  };
}

export const getFormat = (id: ExportFormatId): ExportFormat => exportFormats[id];

/** A set that was deleted gives way to the first, which holds everything. */
export const findSet = (sets: readonly SetOption[], id: string): SetOption | undefined =>
  sets.find((set) => set.id === id) ?? sets[0];

/** Which boxes can be ticked for a format and a set: others would do nothing, or spoil it for the program it is for. */
export function getBoxes(format: ExportFormat, set: SetOption) {
  const isTable = format.of === 'tables';
  const isOurs = isTable && set.ready?.isForeign !== true;
  return {
    columns: isTable,
    provenance: isOurs,
    sources: isOurs && format.hasSheets,
    ref: isOurs && set.columns.rows === 'lead',
  };
}

/** The order for the thread that writes. */
export function toOrder(
  { format: formatId, level, ...choice }: ExportChoice,
  set: SetOption,
  { chosen }: ChosenLeads,
  doNotContact: boolean,
): ExportOrder {
  const format = getFormat(formatId);
  const boxes = getBoxes(format, set);
  // A spreadsheet with everything has what the leads ask for on a sheet of its own.
  const requests = boxes.sources && set.id === usual.set ? requestColumns() : undefined;
  return {
    chosen,
    limits: { doNotContact, level },
    format: formatId,
    columns: set.columns,
    sheets: { requests, sources: boxes.sources && choice.sources },
    provenance: boxes.provenance && choice.provenance,
    ref: boxes.ref && choice.ref,
    words: getWordList(),
  };
}

/** `leads-2026-11-22.xlsx` */
export function toFileName(name: string, format: ExportFormatId, now: number): string {
  const day = new Date(now).toISOString().slice(0, 10);
  return `${name}-${day}.${getFormat(format).extension}`;
}

/** Writes the file in a thread of its own and hands it to the downloads. Gives its name. */
export async function writeFile(
  { store, openExporter, saveFile }: Writing,
  name: string,
  order: ExportOrder,
  watch: ExportWatch,
): Promise<string> {
  const exporter = await openExporter();
  try {
    const file = await exporter.write(order, watch);
    // It was stopped with the last row.
    watch.signal?.throwIfAborted();
    const fileName = toFileName(name, order.format, store.now());
    saveFile(fileName, file);
    return fileName;
  } finally {
    exporter.close();
  }
}

interface Writing {
  store: Store;
  openExporter: () => Promise<Exporter>;
  saveFile: (name: string, content: Blob) => void;
}
