import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import type * as Formats from '../../lib/transfer/formats.ts';
import type * as Guard from '../../lib/transfer/guard.ts';
import type { Table } from '../../lib/transfer/table.ts';
import { loadBundled, root } from './load-bundled.ts';
import type * as OfficeSets from './office-sets.ts';

/**
 * Whether other programs open what we write: hostile tables through LibreOffice (`soffice`, headless), which reads our XLSX,
 * CSV and TSV and writes CSV of its own, and through read-excel-file. Every cell must be what it was, also in every ready set
 * of columns with provenance and further sheets.
 *
 *   node tests/bench/opened-by-office.ts
 */

const folder = join(root, 'output/opened-by-office');
const out = join(folder, 'out');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const texts = [
  'Acme Plumbing',
  '02101',
  '+1 617 555 0100',
  '=1+1',
  "'=1+1",
  '@SUM(A1)',
  '＝1+1',
  'x;=HYPERLINK("https://evil.example")',
  'a, "b"; c',
  'one\ntwo',
  ' both ends ',
  '上海示例 🛠',
  '<b>&amp;</b>',
  'a_x0041_b',
  'TRUE',
  '1E5',
  '3/4/2026',
  'x'.repeat(32_000),
];
/** The long one once only. */
const textOf = (n: number) => texts[n < texts.length ? n : n % (texts.length - 1)] ?? '';
const links = (n: number) => `https://firm${String(n)}.example/?a=1&b=${'%C3%A9'}`;
const rows = Array.from({ length: 70_000 }, (_, n) => [
  textOf(n),
  n,
  '2026-11-22',
  new Date(2026, 10, 22, 9, 5),
  links(n),
  n % 2 === 0 ? `info@firm${String(n)}.example` : undefined,
]);
const table: Table = {
  name: 'Leads: the [whole] list of 2026, and more',
  columns: [
    { id: 'text', header: 'Text', kind: 'text' },
    { id: 'n', header: 'Number', kind: 'number' },
    { id: 'day', header: 'Day', kind: 'day' },
    { id: 'at', header: 'At', kind: 'date' },
    { id: 'web', header: 'Website', kind: 'text', link: 'web' },
    { id: 'mail', header: 'Mail', kind: 'text', link: 'mail' },
  ],
  count: rows.length,
  rows: () => rows,
};
const small: Table = { ...table, count: texts.length, rows: () => rows.slice(0, texts.length) };

const { exportFormats } = await loadBundled<typeof Formats>('lib/transfer/formats.ts');
const { unguard } = await loadBundled<typeof Guard>('lib/transfer/guard.ts');

async function write(name: string, file: Blob): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, Buffer.from(await file.arrayBuffer()));
  return path;
}

/** LibreOffice's own CSV of a file: separator, quote, UTF-8, from row 1, cells as shown, which sheet (-1: each its own). */
const toFilter = (sheet: number) =>
  `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,${String(sheet)}`;

/** Of the first sheet. */
function convert(path: string, filterIn: readonly string[] = []): string[][] {
  const filter = toFilter(1);
  execFileSync('soffice', ['--headless', ...filterIn, '--convert-to', filter, '--outdir', out, path], {
    stdio: 'ignore',
    timeout: 400_000,
  });
  // Named after the sheet, too.
  const base = (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
  const written = readdirSync(out).find((name) => name.startsWith(base));
  if (written === undefined) throw new Error(`LibreOffice wrote nothing for ${path}`);
  return parse(readFileSync(join(out, written), 'utf8'));
}

function parse(csv: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of csv
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    lines.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') lines.push([]);
  }
  return lines.filter((line) => line.length > 1);
}

let bad = 0;
function compare(
  what: string,
  read: readonly (readonly unknown[])[],
  column: number,
  expected: (text: string) => string | undefined,
) {
  const wrong = read.slice(1).flatMap((line, n) => {
    const text = textOf(n);
    const cell = line[column];
    const is = typeof cell === 'string' ? cell : JSON.stringify(cell ?? '');
    const wanted = expected(text);
    return wanted === undefined || is === wanted
      ? []
      : [
          `row ${String(n + 2)}: ${JSON.stringify(is.slice(0, 60))}, was ${JSON.stringify(text.slice(0, 60))}`,
        ];
  });
  bad += wrong.length;
  console.log(
    `${what}: ${String(read.length - 1)} rows, ${String(wrong.length)} different`,
    wrong.slice(0, 8),
  );
}

const asIs = (text: string) => text;
const large = await write(
  'large.xlsx',
  await exportFormats.xlsx.write([table, { ...small, name: 'Second' }]),
);
compare('XLSX, LibreOffice', convert(large), 0, asIs);
const sheets = await readExcelFile(readFileSync(large), { trim: false });
compare('XLSX, read-excel-file', sheets[0]?.data ?? [], 0, asIs);
console.log('  sheets:', sheets.map(({ sheet, data }) => `${sheet} (${String(data.length)})`).join(', '));

// As somebody opens it: LibreOffice guesses types, so only texts that are no number and no date for it come back.
const guess = ['--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true'];
const csv = convert(await write('small.csv', await exportFormats.csv.write([small])), guess);
const isGuessed = (text: string) => /^[\d/E]+$/.test(text);
compare(
  'CSV, LibreOffice, unguarded again',
  csv.map((line) => line.map(unguard)),
  0,
  (text) => (isGuessed(text) ? undefined : text),
);
// Every ready set of columns with provenance and all its sheets, of leads with any text. Cells are compared but for
// moments, which LibreOffice shows in a way of its own, and what XLSX cannot hold (our tests say what becomes of that).
const { makeWorkbooks } = await loadBundled<typeof OfficeSets>('tests/bench/office-sets.ts');
const CANNOT = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\r]|[\ud800-\udfff]/;
for (const { name, tables, rows: sheetRows } of await makeWorkbooks(7)) {
  const path = await write(`set-${name}.xlsx`, await exportFormats.xlsx.write(tables));
  execFileSync('soffice', ['--headless', '--convert-to', toFilter(-1), '--outdir', out, path], {
    stdio: 'ignore',
    timeout: 400_000,
  });
  for (const [index, one] of tables.entries()) {
    const file = join(out, `set-${name}-${one.name}.csv`);
    const lines = parse(readFileSync(file, 'utf8'));
    const all = sheetRows[index] ?? [];
    const different: string[] = [];
    if (lines.length !== all.length + 1)
      different.push(`${String(lines.length - 1)} rows, were ${String(all.length)}`);
    for (const [at, { header }] of one.columns.entries())
      if (lines[0]?.[at] !== header) different.push(`heading ${header}`);
    for (const [n, row] of all.entries())
      for (const [at, cell] of row.entries()) {
        const isText = typeof cell === 'string' && one.columns[at]?.kind === 'text' && !CANNOT.test(cell);
        if (isText && lines[n + 1]?.[at] !== cell.slice(0, 32_767))
          different.push(
            `row ${String(n + 2)} ${one.columns[at]?.header ?? ''}: ${JSON.stringify(cell).slice(0, 60)}`,
          );
      }
    bad += different.length;
    console.log(
      `${name}, ${one.name}: ${String(all.length)} rows, ${String(one.columns.length)} columns, ${String(different.length)} different`,
      different.slice(0, 4),
    );
  }
}
process.exit(bad === 0 ? 0 : 1);
