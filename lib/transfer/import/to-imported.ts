import type { CustomField } from '@/lib/leads/definitions';
import { splitPath } from '@/lib/leads/category-tree';
import { parseCustomValue } from '@/lib/leads/custom-value';
import { fieldSpecs } from '@/lib/leads/field-specs';
import { MAX_VALUE_LENGTH, MAX_VALUES_PER_FIELD } from '@/lib/leads/limits';
import { lead as leadSchema } from '@/lib/leads/lead';
import type { CustomValue } from '@/lib/leads/lead-parts';
import {
  fieldIds,
  type FieldId,
  type FieldValue,
  type MessengerService,
  type PostalAddress,
} from '@/lib/leads/values';
import { toSocialProfile } from '@/lib/contact/social';
import { isMobileFact, isMobileLabel } from '@/lib/transfer/columns/lead-values';
import { unguard } from '@/lib/transfer/guard';
import type { FileCell, FileRow } from '@/lib/transfer/read/opened-file';
import { findChoice, findYesNo, saysNothing } from './choice-words';
import type { Imported, ImportedValue } from './imported';
import type { ImportPlan } from './plan';
import type { RowProblem, RowProblemCode } from './problems';
import {
  isRounded,
  readAddress,
  readCountry,
  readDate,
  readEmails,
  readMessenger,
  readPhone,
  readPostalCode,
  readRegistration,
  readSocial,
  readUrl,
  splitAtCommas,
  splitCell,
  splitLabel,
  splitLabels,
  type Read,
} from './read-values';
import {
  labelledTargets,
  parseTarget,
  toldOfValues,
  toToldTarget,
  type ImportTarget,
  type LabelledTarget,
  type ParsedTarget,
  type Told,
} from './targets';

interface ReadyColumn {
  readonly at: number;
  readonly to: string;
  readonly target: ParsedTarget;
  /** The columns that say what its values are called, and whether they work. */
  readonly told: { readonly [T in Told]?: number | undefined };
}

/** A plan made ready for many rows. */
export interface ReadyPlan {
  readonly plan: ImportPlan;
  readonly columns: readonly ReadyColumn[];
  readonly customFields: ReadonlyMap<string, CustomField>;
  /** Of delimited text, whose cells we guard against formulas when we write them. */
  readonly isText: boolean;
  /** One of our own exports: values are as they left us, and are not cleaned again. */
  readonly isOurs: boolean;
}

export function readyPlan(
  plan: ImportPlan,
  customFields: readonly CustomField[],
  isText: boolean,
): ReadyPlan {
  const columns = plan.columns
    .flatMap(({ at, to }) => {
      const target = parseTarget(to);
      return target === undefined ? [] : [{ at, to, target, told: {} }];
    })
    .sort((a, b) => a.at - b.at);
  const has = (id: string) => columns.some(({ to }) => to === id);
  const isOurs = has('ref');
  // Of our own, what is worked out of another column says nothing of its own.
  const used = isOurs ? columns.filter(({ to }) => !(WORKED_OUT[to] ?? []).some(has)) : columns;
  return {
    plan,
    columns: withTold(used, plan.headings, isOurs),
    customFields: new Map([...(plan.fields ?? []), ...customFields].map((field) => [field.id, field])),
    isText,
    isOurs,
  };
}

/**
 * `Phone: Label 2` is about the values of `Phone 2`. Where headings have no such numbers, the second column of labels is
 * about the second column of values.
 */
function withTold(
  columns: readonly ReadyColumn[],
  headings: readonly string[] = [],
  isOurs: boolean,
): ReadyColumn[] {
  return columns.map((column) => {
    const { target } = column;
    if (!labelledTargets.some((one) => one === target.id)) return column;
    const same = columns.filter(({ to }) => to === column.to);
    const told = toldOfValues.map((one): [Told, number | undefined] => {
      const all = columns.filter(({ to }) => to === toToldTarget(target.id as LabelledTarget, one));
      const numbers = same.map(({ at }) => getNumber(headings[at]));
      const theirs = all.map(({ at }) => getNumber(headings[at]));
      const isNumbered =
        new Set(numbers).size === numbers.length &&
        new Set(theirs).size === theirs.length &&
        (isOurs || theirs.every((number) => numbers.includes(number)));
      const turn = same.indexOf(column);
      return [one, all[isNumbered ? theirs.indexOf(numbers[turn] ?? 0) : turn]?.at];
    });
    return { ...column, told: Object.fromEntries(told) };
  });
}

/** Which of several columns this is: `Phone 2`, `E-mail 2 - Value`; the first has no number with us. */
function getNumber(heading = ''): number {
  return Number(/(?<!\d)\d{1,2}(?!\d)(?!.*\d)/.exec(heading)?.[0] ?? 1);
}

const WORKED_OUT: Readonly<Record<string, readonly string[]>> = {
  company: ['name'],
  domain: ['website'],
  linkedin: ['social'],
  firstName: ['person'],
  lastName: ['person'],
  countryName: ['country'],
};

const SHOWN = 200;
const MAX_NOTE = 100_000;
const HAN_OR_KANA = /^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+$/;

/** What a row says of a lead. What cannot be taken over stands among the problems; nothing throws. */
export function toImported(row: FileRow, ready: ReadyPlan): Imported {
  return new RowReader(row, ready).read();
}

/** What is told of one value by the columns beside it. */
type Said = Pick<ImportedValue<FieldValue>, Told>;

class RowReader {
  readonly #problems: RowProblem[];
  readonly #facts = new Map<FieldId, ImportedValue<FieldValue>[]>();
  readonly #categories: string[][] = [];
  readonly #lists: string[] = [];
  readonly #tags: string[] = [];
  readonly #texts: Partial<Record<ImportTarget, { text: string; column: number }>> = {};
  readonly #custom: Record<string, CustomValue> = {};
  readonly #addresses: { text: string; said: Said }[] = [];
  #country: string | undefined;

  constructor(
    private readonly row: FileRow,
    private readonly ready: ReadyPlan,
  ) {
    this.#problems = (row.problems ?? []).map(({ code, column }) => ({
      row: row.number,
      ...(column !== undefined && { column, text: row.cells[column]?.text.slice(0, SHOWN) }),
      code,
    }));
  }

  read(): Imported {
    const { plan, columns } = this.ready;
    this.#country = this.#findCountry() ?? plan.country;
    for (const column of columns) {
      const cell = this.row.cells[column.at];
      const text = this.#getText(column.at);
      if (cell !== undefined && text !== '') this.#take(column, text, cell);
    }
    this.#takePerson();
    this.#takeAddress();
    return this.#finish();
  }

  /** Of a cell, without what keeps a spreadsheet from computing it. */
  #getText(at: number): string {
    const cell = this.row.cells[at];
    if (cell === undefined || cell.kind === 'error') return '';
    return (this.ready.isText ? unguard(cell.text) : cell.text).trim();
  }

  /** Some values of a cell, each with what its column of labels calls it. */
  #addEach<T extends FieldValue>(
    field: FieldId,
    column: ReadyColumn,
    parts: readonly string[],
    read: (part: string) => Read<T> | readonly Read<T>[],
  ): void {
    const said = this.#getSaid(column, parts.length);
    for (const [index, part] of parts.entries())
      for (const one of [read(part)].flat()) this.#add(field, one, column.at, part, said[index]);
  }

  /** What the columns beside it say of each of its values. */
  #getSaid({ at, told }: Pick<ReadyColumn, 'at' | 'told'>, count: number): Said[] {
    const read = (column: number | undefined) => {
      const text = column === undefined ? '' : this.#getText(column);
      return text === '' ? [] : splitLabels(text, this.#getText(at), count);
    };
    const [labels, statuses] = [read(told.label), read(told.status)];
    return Array.from({ length: count }, (_, index) => {
      const word = statuses[index];
      const status = word === undefined || saysNothing(word) ? undefined : findChoice('status', word);
      if (word !== undefined && !saysNothing(word) && status === undefined)
        this.#note('unknown-choice', told.status ?? at, word);
      return { label: labels[index], status };
    });
  }

  #findCountry(): string | undefined {
    for (const { at, target } of this.ready.columns) {
      if (target.id !== 'country' && target.id !== 'countryName') continue;
      const text = this.row.cells[at]?.text.trim();
      const code = text === undefined || text === '' ? undefined : readCountry(text);
      if (code !== undefined) return code;
    }
    return undefined;
  }

  #note(code: RowProblemCode, column: number, text: string): void {
    this.#problems.push({ row: this.row.number, column, code, text: text.slice(0, SHOWN) });
  }

  #add<T extends FieldValue>(
    field: FieldId,
    { value, problem, label: own }: Read<T> & { label?: string | undefined },
    column: number,
    text: string,
    { label = own, status }: Said = {},
  ): void {
    if (problem !== undefined) this.#note(problem, column, text);
    if (value === undefined) return;
    const list = this.#facts.get(field) ?? [];
    const key = fieldSpecs[field].getKey(value as never);
    if (list.some((one) => fieldSpecs[field].getKey(one.value as never) === key)) return;
    if (list.length >= MAX_VALUES_PER_FIELD) return this.#note('too-many', column, text);
    list.push({ value, ...(label !== undefined && { label }), ...(status !== undefined && { status }) });
    this.#facts.set(field, list);
  }

  #addText(field: FieldId, text: string, column: number, most = MAX_VALUE_LENGTH): void {
    const cut = text.length > most;
    this.#add<string>(
      field,
      { value: cut ? text.slice(0, most) : text, ...(cut && { problem: 'cut' as const }) },
      column,
      text,
    );
  }

  #take(column: ReadyColumn, text: string, cell: FileCell): void {
    const { at, target } = column;
    if ('fieldId' in target) return this.#takeCustom(target.fieldId, text, cell, at);
    if ('scheme' in target)
      return splitCell(text).forEach((one) =>
        this.#add('registration', readRegistration(one, target.scheme), at, one),
      );
    const service: MessengerService | undefined = 'service' in target ? target.service : undefined;
    const { id } = target;
    switch (id) {
      case 'name':
      case 'company':
        return this.#addText('name', text, at);
      case 'legalName':
      case 'jobTitle':
      case 'size':
      case 'description':
        return this.#addText(id, text, at);
      case 'person':
        return this.#addText('person', text, at);
      case 'industry':
        return splitCell(text).forEach((one) => this.#addText('industry', one, at));
      case 'phone':
      case 'mobile':
      case 'fax':
        return this.#takePhones(id, text, cell, column);
      case 'email':
        if (saysNothing(text)) return;
        return this.#addEach('email', column, splitCell(text), (one) => {
          const { text: plain, label } = this.#splitLabel(one);
          return readEmails(plain).map((read) => ({ ...read, label }));
        });
      case 'website':
      case 'domain':
        return this.#takeWebsites(text, cell, column);
      case 'profile':
        if (saysNothing(text)) return;
        return this.#add('profile', readUrl(text, 'bad-link'), at, text);
      case 'social':
      case 'linkedin':
        if (saysNothing(text)) return;
        return this.#addEach('social', column, splitCell(text), (one) =>
          readSocial(cell.url !== undefined && !/[./]/.test(one) ? cell.url : one),
        );
      case 'messenger':
        if (saysNothing(text)) return;
        return this.#addEach('messenger', column, splitCell(text), (one) => readMessenger(one, service));
      case 'registration':
        if (saysNothing(text)) return;
        return splitCell(text).forEach((one) =>
          this.#add('registration', readRegistration(one, undefined), at, one),
        );
      case 'category':
        for (const one of splitCell(text)) {
          const path = splitPath(one).map((name) => name.slice(0, 80));
          if (path.length > 0) this.#categories.push(path);
        }
        return;
      case 'tags':
      case 'lists': {
        const names = /[;\n|；]/.test(text) || this.ready.isOurs ? splitCell(text) : splitAtCommas(text);
        const into = id === 'tags' ? this.#tags : this.#lists;
        for (const name of names) {
          if (name.length > 80) this.#note('cut', at, name);
          const short = name.slice(0, 80).trim();
          if (!into.includes(short)) into.push(short);
        }
        return;
      }
      case 'address':
        if (!saysNothing(text)) this.#addresses.push({ text, said: this.#getSaid(column, 1)[0] ?? {} });
        return;
      case 'country':
      case 'countryName':
        if (!saysNothing(text) && readCountry(text) === undefined) this.#note('unknown-country', at, text);
        return;
      case 'note':
        this.#texts.note = {
          text: this.#texts.note === undefined ? text : `${this.#texts.note.text}\n${text}`,
          column: at,
        };
        return;
      case 'label':
      case 'status':
        // Said with the value it is about.
        return;
      default:
        this.#texts[id] ??= { text, column: at };
    }
  }

  /** Files of ours have columns for what values are called. */
  #splitLabel(text: string): { text: string; label?: string } {
    return this.ready.isOurs ? { text } : splitLabel(text);
  }

  #takePhones(id: 'phone' | 'mobile' | 'fax', text: string, cell: FileCell, column: ReadyColumn): void {
    if (saysNothing(text)) return;
    const isNumber = cell.kind === 'number' || (this.ready.isText && !this.ready.isOurs);
    // A comma or slash separates only where a number stands on each side.
    const parts = splitCell(text).flatMap((one) => {
      const pieces = one.split(/\s*(?:,|\s\/\s|、|，)\s*/);
      return pieces.length > 1 && pieces.every((piece) => piece.replace(/\D/g, '').length >= 6)
        ? pieces
        : [one];
    });
    this.#addEach(id === 'fax' ? 'fax' : 'phone', column, parts, (one) => {
      const { text: number, label } = this.#splitLabel(one);
      const read = readPhone(number, this.#country, isNumber);
      // Of many countries' numbers nothing tells that they are mobile but what they are called.
      const isUntold = id === 'mobile' && read.value !== undefined && !isMobileFact({ value: read.value });
      return { ...read, label: label ?? (isUntold ? this.#getMobileWord(column.at) : undefined) };
    });
  }

  /** As the column is headed. */
  #getMobileWord(at: number): string {
    const heading = this.ready.plan.headings?.[at]?.replace(/[\s\d]+$/, '').slice(0, 80) ?? '';
    return isMobileLabel(heading) ? heading : 'Mobile';
  }

  #takeWebsites(text: string, cell: FileCell, column: ReadyColumn): void {
    if (saysNothing(text)) return;
    const parts = text.split(/\s*(?:;\s|\n|,\s|:::|\|)\s*/).filter((one) => one !== '');
    const { at } = column;
    const said = this.#getSaid(column, parts.length);
    for (const [index, one] of parts.entries()) {
      const typed = readUrl(one, 'bad-website');
      const read =
        typed.value === undefined && cell.url !== undefined ? readUrl(cell.url, 'bad-website') : typed;
      const social = this.ready.isOurs || read.value === undefined ? undefined : toSocialProfile(read.value);
      // Many lists have a page at a network where there is no website; all such would share that host.
      if (social) this.#add('social', { value: social }, at, one, said[index]);
      else this.#add('website', read, at, one, said[index]);
    }
  }

  #takeCustom(fieldId: string, text: string, cell: FileCell, at: number): void {
    const field = this.ready.customFields.get(fieldId);
    if (field === undefined) return;
    if (field.type === 'date') {
      const { value, problem } = readDate(text, this.ready.plan.dates);
      if (problem !== undefined) this.#note(problem, at, text);
      if (value !== undefined) this.#custom[fieldId] = value.slice(0, 10);
      return;
    }
    if (field.type === 'text') {
      if (isRounded(text) && cell.kind !== 'number') this.#note('rounded', at, text);
      if (text.length > 10_000) this.#note('cut', at, text);
      this.#custom[fieldId] = text.slice(0, 10_000);
      return;
    }
    const value = parseCustomValue(field, field.type === 'url' ? (cell.url ?? text) : text);
    if (value !== undefined) this.#custom[fieldId] = value;
    else if (!saysNothing(text))
      this.#note(
        field.type === 'number' ? 'bad-number' : field.type === 'url' ? 'bad-link' : 'unknown-choice',
        at,
        text,
      );
  }

  #takePerson(): void {
    const { firstName, lastName } = this.#texts;
    if (this.#facts.has('person') || (firstName === undefined && lastName === undefined)) return;
    const [first, last] = [firstName?.text ?? '', lastName?.text ?? ''];
    const asian = HAN_OR_KANA.test(first) && HAN_OR_KANA.test(last);
    const whole = asian ? last + first : `${first} ${last}`.trim();
    this.#addText('person', whole, (firstName ?? lastName)?.column ?? 0);
  }

  #takeAddress(): void {
    const { street, locality, region } = this.#texts;
    const code = this.#texts.postalCode;
    const postal = code && readPostalCode(code.text, this.#country);
    if (postal?.problem !== undefined && code) this.#note(postal.problem, code.column, code.text);
    const [first, ...others] = this.#addresses;
    const named = this.#findCountry();
    const address = readAddress(
      {
        text: first?.text,
        street: street && !saysNothing(street.text) ? street.text : undefined,
        postalCode: postal?.value,
        locality: locality && !saysNothing(locality.text) ? locality.text : undefined,
        region: region && !saysNothing(region.text) ? region.text : undefined,
        countryCode: named,
      },
      this.#country,
    );
    const column = street?.column ?? code?.column ?? 0;
    // Of an address in parts no column is the one a label belongs to.
    const find = (told: Told) =>
      this.ready.columns.find(({ to }) => to === toToldTarget('address', told))?.at;
    const alone = { at: column, told: { label: find('label'), status: find('status') } };
    if (address)
      this.#add<PostalAddress>(
        'address',
        { value: address },
        column,
        address.text,
        first?.said ?? this.#getSaid(alone, 1)[0],
      );
    for (const { text, said } of others) {
      const one = readAddress({ text }, this.#country);
      if (one) this.#add<PostalAddress>('address', { value: one }, column, text, said);
    }
  }

  #choose<C extends 'stage' | 'class' | 'level' | 'kind'>(choice: C) {
    const said = this.#texts[choice];
    if (said === undefined || saysNothing(said.text)) return undefined;
    const found = findChoice(choice, said.text);
    if (found === undefined)
      this.#note(choice === 'stage' ? 'unknown-stage' : 'unknown-choice', said.column, said.text);
    return found;
  }

  #finish(): Imported {
    const texts = this.#texts;
    const kind = this.#choose('kind');
    const note = texts.note;
    if (note && note.text.length > MAX_NOTE) this.#note('cut', note.column, note.text);
    const language = texts.language;
    const isLanguage = language !== undefined && leadSchema.shape.language.safeParse(language.text).success;
    if (language && !isLanguage) this.#note('unknown-choice', language.column, language.text);
    const existing = texts.existing && findYesNo(texts.existing.text);
    const ref = this.#readRef();
    const savedAt = this.#readSavedAt();
    const facts = Object.fromEntries(
      fieldIds.flatMap((field) => {
        const list = this.#facts.get(field);
        return list === undefined ? [] : [[field, list]];
      }),
    ) as Imported['facts'];
    const marks = {
      owner: this.#cut('owner', 80),
      stage: this.#choose('stage'),
      stageReason: this.#cut('stageReason', 1_000),
      class: this.#choose('class'),
      existing,
      level: this.#choose('level'),
      language: isLanguage ? language.text : undefined,
      note: note?.text.slice(0, MAX_NOTE),
      doNotContact: this.#readDoNotContact(),
    };
    const isNothing =
      ref === undefined && (Object.keys(facts).length === 0 || this.#isHeadingAgain() || isTotal(facts));
    if (isNothing) this.#problems.push({ row: this.row.number, code: 'nothing' });
    return {
      row: this.row.number,
      source: this.row,
      kind:
        kind ??
        (facts.name === undefined && facts.legalName === undefined && facts.person !== undefined
          ? 'person'
          : 'organisation'),
      saysKind: kind !== undefined,
      facts,
      categories: this.#categories,
      lists: this.#lists,
      tags: this.#tags,
      marks,
      custom: this.#custom,
      savedAt,
      ref,
      problems: this.#problems,
    };
  }

  /** Of files put one behind the other, and of tables printed page by page. */
  #isHeadingAgain(): boolean {
    const headings = this.ready.plan.headings ?? [];
    const texts = this.row.cells.map((cell) => cell?.text.trim() ?? '');
    return (
      texts.filter((text) => text !== '').length > 1 &&
      texts.every((text, at) => text.slice(0, 200).trim() === (headings[at] ?? '').trim())
    );
  }

  #cut(part: 'owner' | 'stageReason', most: number): string | undefined {
    const said = this.#texts[part];
    if (said === undefined) return undefined;
    if (said.text.length > most) this.#note('cut', said.column, said.text);
    return said.text.slice(0, most).trim();
  }

  #readDoNotContact() {
    const said = this.#texts.doNotContact;
    if (said === undefined || saysNothing(said.text)) return undefined;
    const answer = findYesNo(said.text);
    return answer ?? { reason: said.text.slice(0, 1_000) };
  }

  #readRef(): Imported['ref'] {
    const said = this.#texts.ref;
    if (said === undefined) return undefined;
    const [, leadId, revision] = REF.exec(said.text) ?? [];
    if (leadId === undefined || revision === undefined) {
      this.#note('bad-ref', said.column, said.text);
      return undefined;
    }
    return { leadId, revision: Number(revision) };
  }

  #readSavedAt(): number | undefined {
    const said = this.#texts.savedAt;
    if (said === undefined) return undefined;
    const { value, problem } = readDate(said.text, this.ready.plan.dates);
    if (problem !== undefined) this.#note(problem, said.column, said.text);
    if (value === undefined) return undefined;
    // Without a zone it is the time of this place, as it was written.
    const at = new Date(value.length === 10 ? `${value}T00:00` : value).getTime();
    return Number.isNaN(at) || at < 0 ? undefined : at;
  }
}

/** The last line of a report: nobody is called so of whom no more is known. */
const TOTAL =
  /^(?:(?:grand |sub)?totals?|summe|gesamt(?:summe)?|sum|total(?: général)?|suma|totale|somma|итого|всего|合计|合計|总计|總計|小计|小計|共计|共計)\s*[:：]?$/iu;
const isTotal = ({ name, ...others }: Imported['facts']): boolean =>
  name?.length === 1 && Object.keys(others).length === 0 && TOTAL.test(name[0]?.value ?? '');

const REF = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})~(\d{1,9})$/;
