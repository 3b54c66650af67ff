/** The parts of a workbook besides its sheets, and text as XML holds it. */

const MAX_CELL_LENGTH = 32_767;
const MAX_SHEET_NAME_LENGTH = 31;

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const NAMESPACES = `xmlns="${MAIN}" xmlns:r="${RELATIONS}"`;

/** Cell formats, by their index in `STYLES`. */
export const STYLE = { general: 0, header: 1, text: 2, date: 3, day: 4, link: 5 } as const;

const FONTS = [
  '<font><sz val="11"/><name val="Calibri"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/></font>',
  '<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font>',
];
const FORMATS = [
  'numFmtId="0" fontId="0" fillId="0"',
  'numFmtId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"',
  // "@" keeps text text, also when somebody edits a cell that begins with "=".
  'numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1"',
  'numFmtId="164" fontId="0" fillId="0" applyNumberFormat="1"',
  'numFmtId="165" fontId="0" fillId="0" applyNumberFormat="1"',
  'numFmtId="49" fontId="2" fillId="0" applyNumberFormat="1" applyFont="1"',
].map((attributes) => `<xf ${attributes} borderId="0" xfId="0"/>`);

export const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>` +
  `<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="${String(FONTS.length)}">${FONTS.join('')}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEFF2"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${String(FORMATS.length)}">${FORMATS.join('')}</cellXfs></styleSheet>`;

/** One piece for each of so many sheets, counted from 1. */
const forSheets = (count: number, write: (number: string) => string): string =>
  Array.from({ length: count }, (_, at) => write(String(at + 1))).join('');

export function toContentTypes(sheets: number): string {
  const parts = [
    ['/xl/workbook.xml', `${TYPE}.sheet.main+xml`],
    ['/xl/styles.xml', `${TYPE}.styles+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ].map(([path, type]) => toOverride(path ?? '', type ?? ''));
  const worksheets = forSheets(sheets, (n) =>
    toOverride(`/xl/worksheets/sheet${n}.xml`, `${TYPE}.worksheet+xml`),
  );
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${parts.join('')}${worksheets}</Types>`
  );
}

function toOverride(path: string, type: string): string {
  return `<Override PartName="${path}" ContentType="${type}"/>`;
}

export const ROOT_RELATIONS =
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>` +
  `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
  `<Relationship Id="rId3" Type="${RELATIONS}/extended-properties" Target="docProps/app.xml"/></Relationships>`;

export function toWorkbookRelations(sheets: number): string {
  const worksheets = forSheets(
    sheets,
    (n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${String(sheets + 1)}" Type="${RELATIONS}/styles" Target="styles.xml"/>`;
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${worksheets}${styles}</Relationships>`;
}

/** Where the links of a sheet lead, under the ids `rId1` and on. */
export function* toLinkRelations(targets: Iterable<string>): Iterable<string> {
  yield `${XML}<Relationships xmlns="${PACKAGE}/relationships">`;
  let piece = '';
  let number = 0;
  for (const target of targets) {
    number++;
    piece += `<Relationship Id="rId${String(number)}" Type="${RELATIONS}/hyperlink" Target="${toXml(target)}" TargetMode="External"/>`;
    if (number % 1_000 !== 0) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</Relationships>`;
}

/** What a file manager shows of the file. `at` in milliseconds since 1970. */
export function toCore(title: string, at: number | undefined): string {
  const time =
    at === undefined
      ? ''
      : `<dcterms:created xsi:type="dcterms:W3CDTF">${new Date(at).toISOString().slice(0, 19)}Z</dcterms:created>`;
  return (
    `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${toXml(title)}</dc:title><dc:creator>Leadlight</dc:creator>${time}</cp:coreProperties>`
  );
}

export function toApp(): string {
  return `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Leadlight</Application></Properties>`;
}

export function toWorkbook(sheets: readonly { name: string; range: string }[]): string {
  const names = toSheetNames(sheets.map(({ name }) => name)).map(toXml);
  const list = names.map((name, at) => {
    const number = String(at + 1);
    return `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`;
  });
  // The hidden name is what Excel itself writes beside an autoFilter; without it some versions drop the filter.
  const filters = names.map((name, at) => {
    const range = sheets[at]?.range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2') ?? '';
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${String(at)}" hidden="1">'${name.replaceAll("'", "''")}'!${range}</definedName>`;
  });
  return (
    `${XML}<workbook ${NAMESPACES}><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets>` +
    `<definedNames>${filters.join('')}</definedNames></workbook>`
  );
}

/** As Excel takes them: at most 31 characters, without some signs, no apostrophe at the ends, each once whatever its case. */
function toSheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((text, at) => {
    const name =
      text
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^[\s']+|[\s']+$/g, '')
        .slice(0, MAX_SHEET_NAME_LENGTH)
        .replace(/[\s']+$/, '') || `Sheet ${String(at + 1)}`;
    let free = name;
    for (let n = 2; taken.has(free.toLowerCase()); n++) {
      const end = ` ${String(n)}`;
      free = name.slice(0, MAX_SHEET_NAME_LENGTH - end.length) + end;
    }
    taken.add(free.toLowerCase());
    return free;
  });
}

// XML 1.0 has no way to write these, and Excel refuses the whole file for one of them.
const NOT_IN_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Nearly no cell has any of these, and one test is four times cheaper than three replacements. */
const SPECIAL = /[&<>"_\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands between tags or in quotes, cut at what a cell can hold. */
export function toXml(text: string): string {
  if (text.length <= MAX_CELL_LENGTH && !SPECIAL.test(text)) return text;
  return (
    text
      .slice(0, MAX_CELL_LENGTH)
      .replace(NOT_IN_XML, '')
      .replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
      // A reader would take it for a line feed.
      .replaceAll('\r', '&#13;')
      // `_x0041_` in a cell reads as "A"; escaping its underscore keeps such text as it is.
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  );
}
