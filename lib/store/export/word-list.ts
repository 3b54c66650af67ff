import type { RowKind } from '@/lib/leads/column-set';
import type { Source } from '@/lib/leads/lead';
import type { ColumnId } from '@/lib/transfer/columns/column';
import type { ChoiceColumnId, SourceColumnId, Words } from '@/lib/transfer/columns/words';

/** The words of a table as plain data: the thread that writes files has no language of its own. */
export interface WordList {
  /** BCP 47. */
  readonly locale: string;
  readonly headers: Readonly<Record<ColumnId, string>>;
  /** By column and aspect: `phone.label`. */
  readonly aspects: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<SourceColumnId, string>>;
  /** Each choice under its id; languages are asked of the browser. */
  readonly choices: Readonly<
    Record<Exclude<ChoiceColumnId, 'request.language'>, Readonly<Record<string, string>>>
  >;
  readonly origins: Readonly<Record<Source['by'], string>>;
  readonly yes: string;
  readonly no: string;
  readonly sheets: Readonly<Record<RowKind | 'source', string>>;
}

export function toWords(list: WordList): Words {
  const languages = new Intl.DisplayNames(list.locale, { type: 'language' });
  return {
    locale: list.locale,
    header: (column) => list.headers[column],
    aspectHeader: (column, aspect) => list.aspects[`${column}.${aspect}`] ?? list.headers[column],
    sourceHeader: (column) => list.sources[column],
    choice(column, id) {
      if (column === 'request.language') return languages.of(id) ?? id;
      return list.choices[column][id] ?? id;
    },
    origin: (by) => list.origins[by],
    yes: list.yes,
    no: list.no,
    sheet: (of) => list.sheets[of],
  };
}
