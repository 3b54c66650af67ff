import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Cell, Column, Table } from '@/lib/transfer/table';
import { toClipboardTable } from '@/lib/transfer/write/clipboard';

const column = (id: string, kind: Column['kind'] = 'text'): Column => ({ id, header: id, kind });
const table = (columns: Column[], rows: Cell[][]): Table => ({
  name: 'Leads',
  columns,
  count: rows.length,
  rows: () => rows,
});

describe('a table for the clipboard', () => {
  it('is lines with tabs for programs that take text', async () => {
    const { text } = await toClipboardTable(
      table(
        [column('Name'), column('Sales', 'number'), column('Note')],
        [
          ['Acme', 12.5, 'one\ntwo'],
          ['a\tb "c"', undefined, undefined],
        ],
      ),
    );
    expect(text).toBe('Name\tSales\tNote\r\nAcme\t12.5\t"one\ntwo"\r\n"a\tb ""c"""\t\t');
  });

  it('is a table for spreadsheets, text as text', async () => {
    const { html } = await toClipboardTable(
      table([column('Zip'), column('On', 'day'), column('N', 'number')], [['02101', '2026-11-22', 5]]),
    );
    const parsed = new JSDOM(html).window.document;
    const cells = [...parsed.querySelectorAll('td')];
    expect(cells.map((cell) => cell.textContent)).toEqual(['02101', '2026-11-22', '5']);
    expect(cells.map((cell) => cell.getAttribute('style')?.includes('mso-number-format') ?? false)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('holds no markup and no formula of the text’s own', async () => {
    const rows = [['<img src=x onerror=alert(1)>'], ['=HYPERLINK("x")'], ['a\n=cmd|1']];
    const { html, text } = await toClipboardTable(table([column('=Name')], rows));
    const parsed = new JSDOM(html).window.document;
    expect(parsed.querySelector('img')).toBeNull();
    expect([...parsed.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual([
      '<img src=x onerror=alert(1)>',
      '\'=HYPERLINK("x")',
      "a'=cmd|1",
    ]);
    expect(parsed.querySelector('th')?.textContent).toBe("'=Name");
    expect(text).toContain("'=Name\r\n");
    expect(text).toContain('"\'=HYPERLINK(""x"")"');
  });

  it('stops when told so', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(toClipboardTable(table([column('a')], []), { signal })).rejects.toThrow('enough');
  });
});
