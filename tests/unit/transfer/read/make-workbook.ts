import { makeZip, type MadeEntry } from './make-zip';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface MadeSheet {
  name?: string;
  /** What stands between `<sheetData>` and its end. */
  data: string;
  /** Before and behind it. */
  before?: string;
  after?: string;
  state?: string;
  /** Relations of the sheet, as `<Relationship …/>`. */
  relations?: string;
}

export interface MadeBook {
  sheets: readonly MadeSheet[];
  strings?: string;
  /** `<numFmts>` and the format ids of cell styles, in order. */
  formats?: { codes?: string; ids: readonly number[] };
  workbookPr?: string;
  more?: readonly MadeEntry[];
}

/** The parts of a workbook written by hand, so that tests say exactly what stands in them. */
export function toParts({ sheets, strings, formats, workbookPr = '', more = [] }: MadeBook): MadeEntry[] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = (inner: string) =>
    `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  return [
    { path: '[Content_Types].xml', content: `${XML}<Types/>` },
    { path: '_rels/.rels', content: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      path: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${workbookPr}<sheets>${sheets
        .map(
          ({ name = `Sheet${sheets.length}`, state }, i) =>
            `<sheet name="${name}" sheetId="${i + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${i + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      content: relations(
        sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('') +
          (strings === undefined ? '' : relation('rIdS', 'sharedStrings', 'sharedStrings.xml')) +
          (formats === undefined ? '' : relation('rIdF', 'styles', '/xl/styles.xml')),
      ),
    },
    ...sheets.flatMap((sheet, i): MadeEntry[] => [
      {
        path: `xl/worksheets/sheet${i + 1}.xml`,
        content: `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${sheet.before ?? ''}<sheetData>${sheet.data}</sheetData>${sheet.after ?? ''}</worksheet>`,
      },
      ...(sheet.relations === undefined
        ? []
        : [
            {
              path: `xl/worksheets/_rels/sheet${i + 1}.xml.rels`,
              content: relations(sheet.relations),
            },
          ]),
    ]),
    ...(strings === undefined
      ? []
      : [{ path: 'xl/sharedStrings.xml', content: `${XML}<sst xmlns="${MAIN}">${strings}</sst>` }]),
    ...(formats === undefined
      ? []
      : [
          {
            path: 'xl/styles.xml',
            content: `${XML}<styleSheet xmlns="${MAIN}">${formats.codes ?? ''}<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.ids
              .map((id) => `<xf numFmtId="${id}"/>`)
              .join('')}</cellXfs></styleSheet>`,
          },
        ]),
    ...more,
  ];
}

export const makeWorkbook = (book: MadeBook): Blob => makeZip(toParts(book));

/** One sheet with one row of these cells, each the whole `<c>`. */
export const makeRow = (cells: string, rest: Partial<MadeBook> = {}): Blob =>
  makeWorkbook({ sheets: [{ data: `<row r="1">${cells}</row>` }], ...rest });
