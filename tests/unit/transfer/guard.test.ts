import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard, unguard } from '@/lib/transfer/guard';
import { hostileStrings } from '../../hostile-strings';

/** Texts made of what matters to a spreadsheet. */
const tricky = fc.string({
  maxLength: 30,
  unit: fc.constantFrom(
    ...'=+-@＝＋－＠\'"(|!,;\t\r\n \u00a0\u3000\ufeff0123abc',
    '=cmd|',
    'HYPERLINK(',
    "''",
  ),
});
const any = fc.oneof(tricky, fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ unit: 'grapheme' }));

/** Cells a program makes of a text between quotes, whatever it takes for the separator. */
const asCells = (text: string) => [text, ...text.split(/[,;\t\r\n]/).slice(1)];
const computes = (cell: string) => /^[\s\u00a0\u3000]*[=+\-@＝＋－＠].*[(|!]/u.test(cell);

describe('the guard', () => {
  it.each([
    '=1+1',
    '+cmd|calc',
    '-2+3+cmd',
    '@SUM(A1)',
    ' =1',
    '\u00a0=1',
    '\u3000=1',
    '\t=1',
    '\rx',
    '\nx',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '+1 617-555-0100',
    "'=1",
  ])('puts an apostrophe before %j', (text) => {
    expect(guard(text)).toBe(`'${text}`);
  });

  it.each([
    '+1 617 555 0100',
    '+1 617 555 0100; +49 30 23125 100',
    '0711 5550100',
    '-12',
    'a=b',
    "O'Neill",
    "'tis",
    "''",
    'Notes:\n- call (Monday',
    '',
  ])('leaves %j as it is, or inside only', (text) => {
    expect(guard(text).startsWith("'") && !text.startsWith("'")).toBe(false);
    expect(unguard(guard(text))).toBe(text);
  });

  it('guards what would be a cell of its own with another separator', () => {
    // Excel reads CSV by the region's separator: with ";" this is three cells, and the middle one starts a program.
    expect(guard("x;=cmd|' /C calc'!A0;y")).toBe("x;'=cmd|' /C calc'!A0;y");
    expect(guard('x\n=HYPERLINK("https://evil.example")')).toBe('x\n\'=HYPERLINK("https://evil.example")');
    expect(guard('to do;- ring;- write')).toBe('to do;- ring;- write');
  });

  it('leaves nothing that computes, whole or in parts', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(asCells(guard(text)).filter(computes)).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('can be undone, exactly', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(unguard(guard(text))).toBe(text);
      }),
      { numRuns: 5_000 },
    );
  });

  it('tells guarded texts apart from those with an apostrophe of their own', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        if (a !== b) expect(guard(a)).not.toBe(guard(b));
        expect(guard(`'${a}`)).not.toBe(guard(a));
      }),
      { numRuns: 2_000 },
    );
  });

  it('undoes nothing it has not done', () => {
    for (const text of ["'tis", "'0711", "'", "''a", "'+1 617 555 0100"]) expect(unguard(text)).toBe(text);
  });

  it('is not held up by long hostile texts', () => {
    for (const text of hostileStrings) expect(unguard(guard(text))).toBe(text);
    const blanks = `${' '.repeat(40_000)}x(`;
    expect(unguard(guard(blanks))).toBe(blanks);
    const apostrophes = `,${"'".repeat(40_000)}x(`;
    expect(unguard(guard(apostrophes))).toBe(apostrophes);
  });
});
