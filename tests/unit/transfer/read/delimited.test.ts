import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DelimitedParser } from '@/lib/transfer/read/delimited';
import { openFile } from '@/lib/transfer/read/open-file';
import type { FileRow } from '@/lib/transfer/read/opened-file';
import { getCpuNow } from '../../../cpu-clock';
import { hostileStrings } from '../../../hostile-strings';
import { readAll, readTexts } from './read-all';

const open = (text: string | Uint8Array<ArrayBuffer>, options = {}) => openFile(new Blob([text]), options);
const toTexts = (rows: readonly FileRow[]) => rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''));
const push = (parser: DelimitedParser, text: string, isLast = true) => [...parser.push(text, isLast)].flat();
/** What was noticed, as `row:column code`. */
const toProblems = (rows: readonly FileRow[]) =>
  rows.flatMap(({ number, problems }) =>
    (problems ?? []).map(({ code, column }) => `${number}:${column ?? ''} ${code}`),
  );

describe('delimited text', () => {
  it.each([
    ['line feeds', 'a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['carriage returns and line feeds', 'a,b\r\n1,2\r\n', [['a', 'b'], ['1', '2']]],
    ['carriage returns', 'a,b\r1,2\r', [['a', 'b'], ['1', '2']]],
    ['no end', 'a,b\n1,2', [['a', 'b'], ['1', '2']]],
    ['quotes', '"a","b"\n"1, 2","3"\n', [['a', 'b'], ['1, 2', '3']]],
    ['doubled quotes', 'a,b\n"The ""Best""",""""\n', [['a', 'b'], ['The "Best"', '"']]],
    ['line breaks in quotes', 'a,b\n"1\r\n2",3\n', [['a', 'b'], ['1\r\n2', '3']]],
    ['blanks behind quotes', '"a" ,"b"\n"1" ,2\n', [['a', 'b'], ['1', '2']]],
    ['quotes within a cell', 'a,b\n5" pipe,x\n', [['a', 'b'], ['5" pipe', 'x']]],
    ['semicolons', 'a;b\n1,5;2\n', [['a', 'b'], ['1,5', '2']]],
    ['tabs', 'a\tb\n1,5\t2;3\n', [['a', 'b'], ['1,5', '2;3']]],
    ['bars', 'a|b\n1|2\n', [['a', 'b'], ['1', '2']]],
    ['one column', 'name\nAcme Inc.\n', [['name'], ['Acme Inc.']]],
    ['a line that names the separator', 'sep=|\r\na|b,c\r\n', [['a', 'b,c']]],
    ['texts kept from being numbers', 'a,b\n="01067",="x"\n', [['a', 'b'], ['01067', 'x']]],
    ['a byte order mark', '\ufeff"a",b\n', [['a', 'b']]],
  ])('with %s', async (_what, text, expected) => {
    const file = await open(text);
    expect(await readTexts(file)).toEqual(expected);
    expect(file.problems.filter(({ code }) => code !== 'formulas')).toEqual([]);
  }); // prettier-ignore

  it('takes the separator it is told', async () => {
    const file = await open('a,b;c\n1,2;3\n', { separator: ';' });
    expect([file.separator, await readTexts(file)]).toEqual([';', [['a,b', 'c'], ['1,2', '3']]]);
  }); // prettier-ignore

  it('numbers rows as a spreadsheet does: by line of the table, empty ones counted and left out', async () => {
    const rows = await readAll(await open('a,b\n\n"1\n2",3\n,,\n4,5\n'));
    expect(rows.map(({ number }) => number)).toEqual([1, 3, 5]);
  });

  it.each([
    ['at the end of the file', 'a,b\n"1,2\n3,4\n', [['a', 'b'], ['"1', '2'], ['3', '4']], ['2:0 unclosed-quote']],
    ['before other quotes', '"a","b"\n"1","2\n"3","4"\n', [['a', 'b'], ['1', '"2'], ['3', '4']], ['2:1 unclosed-quote']],
    ['before another in its row', 'a,b,c\n"1,"2","3"\n4,5,6\n', [['a', 'b', 'c'], ['"1', '2', '3'], ['4', '5', '6']], ['2:0 unclosed-quote']],
    ['in every row', 'a,b\n"1,2\n"3,4\n"5,6\n', [['a', 'b'], ['"1', '2'], ['"3', '4'], ['"5', '6']], ['2:0 unclosed-quote', '3:0 unclosed-quote', '4:0 unclosed-quote']],
  ])('a quote never closed %s swallows nothing', async (_what, text, expected, problems) => {
    const file = await open(text, { separator: ',' });
    const rows = await readAll(file);
    expect(toTexts(rows)).toEqual(expected);
    expect(toProblems(rows)).toEqual(problems);
    expect(file.problems).toMatchObject([{ code: 'unclosed-quote', where: expect.stringMatching(/^[AB]2$/) as string }]);
  }); // prettier-ignore

  it('reads quotes that were not doubled as they stand', async () => {
    const rows = await readAll(await open('a,b\n"The "Best" Inc.",x\n1,2\n'));
    expect(toTexts(rows)).toEqual([['a', 'b'], ['The "Best" Inc.', 'x'], ['1', '2']]);
    expect(toProblems(rows)).toEqual(['2:0 stray-quote']);
  }); // prettier-ignore

  it('tells rows with more or fewer cells than the others', async () => {
    const rows = await readAll(await open('Export of today\na,b,c\n1,2,3\n1,2\n1,2,3,4\n1,,\n'));
    expect(toProblems(rows)).toEqual(['1: ragged', '4: ragged', '5: ragged']);
    expect(toTexts(rows)[4]).toEqual(['1', '2', '3', '4']);
  });

  it('takes NUL characters out and says where', async () => {
    const rows = await readAll(await open('a,b\nAc\0me,x\n\0,y\n'));
    expect(toTexts(rows)).toEqual([['a', 'b'], ['Acme', 'x'], ['', 'y']]);
    expect(toProblems(rows)).toEqual(['2:0 nul-removed', '3:0 nul-removed']);
  }); // prettier-ignore

  it('keeps the first 32,767 characters of a cell of a megabyte and says so', async () => {
    for (const quote of ['', '"']) {
      const rows = await readAll(await open(`a,b\n${quote}${'x'.repeat(1_000_000)}${quote},y\n1,2\n`));
      expect(rows[1]?.cells[0]?.text).toHaveLength(32_767);
      expect(rows[1]?.cells[1]?.text).toBe('y');
      expect(toProblems(rows)).toEqual(['2:0 too-long']);
    }
  });

  it('keeps the first 1,000 of 10,000 columns and says so', async () => {
    const line = (sign: string) => Array.from({ length: 10_000 }, (_, i) => `${sign}${i}`).join(',');
    const file = await open(`${line('h')}\n${line('v')}\n`);
    const rows = await readAll(file);
    expect(rows.map(({ cells }) => cells.length)).toEqual([1_000, 1_000]);
    expect(file.problems).toEqual([{ code: 'too-many-columns', sheet: 0, where: 'ALM1', count: 2 }]);
  });

  it('flags bytes that are no text', async () => {
    const bytes = Uint8Array.from([...Buffer.from('é,b\nAc'), 0xff, ...Buffer.from('me,ü\nö,ä\nß,é\n')]);
    const rows = await readAll(await open(bytes));
    expect(toProblems(rows)).toEqual(['2:0 unreadable-characters']);
  });

  it('gives the same rows wherever the pieces are cut', () => {
    const pieces = fc.constantFrom(
      'a',
      '五',
      '"',
      '""',
      ',',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '"x"',
      '",',
      ',"',
      '=',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
        fc.array(fc.nat(6), { minLength: 1, maxLength: 20 }),
        (text, sizes) => {
          const whole = push(new DelimitedParser(','), text);
          const parser = new DelimitedParser(',');
          const rows: FileRow[] = [];
          let at = 0;
          for (const size of sizes) rows.push(...push(parser, text.slice(at, (at += size)), false));
          rows.push(...push(parser, text.slice(at)));
          expect(rows).toEqual(whole);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads back every table that was written by the rules', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', '\t', ' ', '五', '=', '\ud83d\ude00'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        (table) => {
          const text = table
            .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
            .join('\r\n');
          const rows = push(new DelimitedParser(','), text);
          const read = new Map(rows.map(({ number, cells }) => [number, cells]));
          const shown = table.map((row, i) => row.map((_, column) => read.get(i + 1)?.[column]?.text ?? ''));
          expect(shown).toEqual(table.map((row) => row.map((one) => /^="([^"]*)"$/.exec(one)?.[1] ?? one)));
          expect(toProblems(rows)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('loses no letter of any text, however broken', () => {
    const pieces = fc.constantFrom('a', 'b', '"', '""', ',', '\n', '\r', ' ', '",', ',"', '"\n"');
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
        (text) => {
          const rows = push(new DelimitedParser(','), text);
          const kept = toTexts(rows).flat().join('').replace(/[^ab]/g, '');
          expect(kept).toBe(text.replace(/[^ab]/g, ''));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is never held up', () => {
    const hostile = [
      '"',
      '""',
      '"a',
      ',""x',
      '"a\n',
      '"a,"b\n',
      '"\n',
      '"" ',
      '"x" ',
      ',"',
      '\r',
      '"\r',
      ' "',
    ];
    const LENGTH = 300_000;
    for (const text of [
      ...hostileStrings,
      ...hostile.map((unit) => unit.repeat(LENGTH / unit.length)),
      `"${'""'.repeat(LENGTH)}`,
    ]) {
      const start = getCpuNow();
      push(new DelimitedParser(','), text);
      expect(getCpuNow() - start, JSON.stringify(text.slice(0, 8))).toBeLessThan(5_000);
    }
  });
});
