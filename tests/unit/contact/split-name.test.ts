import { describe, expect, it } from 'vitest';
import { splitName } from '@/lib/contact/split-name';

describe('a name taken apart', () => {
  it.each([
    ['Ana Roe', { first: 'Ana', last: 'Roe' }],
    ['Ana Maria Roe', { first: 'Ana Maria', last: 'Roe' }],
    ['Dr. Ana van der Roe Jr.', { title: 'Dr.', first: 'Ana', last: 'van der Roe', suffix: 'Jr.' }],
    ['Herr Prof. Max Beispiel', { title: 'Herr Prof.', first: 'Max', last: 'Beispiel' }],
    ['Frau Muster', { title: 'Frau', last: 'Muster' }],
    ['Roe, Ana', { first: 'Ana', last: 'Roe' }],
    ['Ana Roe, PhD', { first: 'Ana', last: 'Roe', suffix: 'PhD' }],
    ['John O. Sample', { first: 'John O.', last: 'Sample' }],
    ['Madonna', { last: 'Madonna' }],
    ['王小明', { first: '小明', last: '王' }],
    ['欧阳小明', { first: '小明', last: '欧阳' }],
    ['王小明先生', { first: '小明', last: '王' }],
    ['山田 太郎', { first: '太郎', last: '山田' }],
    ['김민수', { first: '민수', last: '김' }],
    ['', {}],
  ])('%s', (name, parts) => {
    expect(splitName(name)).toEqual(parts);
  });
});
