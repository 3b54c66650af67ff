import { describe, expect, it } from 'vitest';
import { columnIds, getColumnIds, isFactColumn, parseColumnId } from '@/lib/transfer/columns/column';

describe('ids of columns', () => {
  it.each([
    ['phone', { id: 'phone' }],
    ['phone#2', { id: 'phone', at: 2 }],
    ['phone.label', { id: 'phone', aspect: 'label' }],
    ['phone#2.page', { id: 'phone', at: 2, aspect: 'page' }],
    ['mobile.status', { id: 'mobile', aspect: 'status' }],
    ['point.label', { id: 'point.label' }],
    ['request.product#1', { id: 'request.product', at: 1 }],
    ['custom.00000000-0000-4000-8000-000000000001', { custom: '00000000-0000-4000-8000-000000000001' }],
  ])('%s', (text, ref) => {
    expect(parseColumnId(text)).toEqual(ref);
  });

  it.each([
    '',
    'constructor',
    'nonsense',
    'phone#0',
    'phone.nonsense',
    'tags.label',
    'stage.page',
    'phone#2#3',
    'phone.label.page',
  ])('knows no %j', (text) => {
    expect(parseColumnId(text)).toBeUndefined();
  });

  it('are all understood', () => {
    expect(columnIds.filter((id) => parseColumnId(id) === undefined)).toEqual([]);
  });

  it('say in which tables they can stand', () => {
    expect(getColumnIds('lead').filter((id) => /^(?:point|request)\./.test(id))).toEqual([]);
    expect(getColumnIds('point')).toContain('point.value');
    expect(getColumnIds('request')).toEqual(expect.arrayContaining(['shownName', 'request.product']));
    expect(getColumnIds('request')).not.toContain('point.value');
  });

  it('tell facts from what is said of the lead', () => {
    expect(columnIds.filter(isFactColumn)).toEqual(
      expect.arrayContaining(['name', 'phone', 'mobile', 'address']),
    );
    expect(isFactColumn('tags')).toBe(false);
  });
});
