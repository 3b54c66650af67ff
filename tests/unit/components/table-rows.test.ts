import { describe, expect, it } from 'vitest';
import { holdPlaces, TableRows } from '@/components/table/table-rows';

const ids = ['a', 'b', 'c', 'd'];
const groups = [
  { key: 'x', ids: ['a', 'c'] },
  { key: 'y', ids: ['b'] },
  { key: undefined, ids: ['c', 'd'] },
];
const show = (rows: TableRows) =>
  Array.from({ length: rows.count }, (_, line) => {
    const row = rows.get(line);
    return row?.kind === 'lead' ? row.id : `[${row?.group} ${row?.count} ${row?.open ? 'open' : 'folded'}]`;
  });

describe('the lines of a table', () => {
  it('are the leads, where there are no groups', () => {
    const rows = new TableRows(ids, undefined, new Set());
    expect(show(rows)).toEqual(ids);
    expect(rows.find('c', 0)).toBe(2);
    expect(rows.get(4)).toBeUndefined();
  });

  it('are heads and leads, where there are; a folded group has its head only', () => {
    const open = new TableRows(ids, groups, new Set());
    expect(show(open)).toEqual(['[0 2 open]', 'a', 'c', '[1 1 open]', 'b', '[2 2 open]', 'c', 'd']);
    const folded = new TableRows(ids, groups, new Set(['x', undefined]));
    expect(show(folded)).toEqual(['[0 2 folded]', '[1 1 open]', 'b', '[2 2 folded]']);
  });

  it('find a lead best where it was: it may stand in two groups', () => {
    const rows = new TableRows(ids, groups, new Set());
    expect(rows.find('c', 6)).toBe(6);
    expect(rows.find('c', 0)).toBe(2);
    expect(rows.find('nobody', 0)).toBeUndefined();
    expect(new TableRows(ids, groups, new Set(['y'])).find('b', 0)).toBeUndefined();
  });

  it('know the next lead past a head, and the leads of a range once', () => {
    const rows = new TableRows(ids, groups, new Set());
    expect(rows.findLead(3, 1)).toBe(4);
    expect(rows.findLead(3, -1)).toBe(2);
    expect(rows.findLead(0, -1)).toBeUndefined();
    expect(rows.getRange(7, 1)).toEqual(['a', 'c', 'b', 'd']);
  });
});

describe('places that are held', () => {
  it('are kept when the order carries a lead away', () => {
    expect(holdPlaces(['c', 'a', 'b', 'd'], new Map([['c', 2]]))).toEqual(['a', 'b', 'c', 'd']);
    const both = new Map([
      ['c', 2],
      ['d', 3],
    ]);
    expect(holdPlaces(['d', 'c', 'a', 'b'], both)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are none of a lead that is not shown any more', () => {
    expect(holdPlaces(['a', 'b'], new Map([['c', 0]]))).toEqual(['a', 'b']);
  });
});
