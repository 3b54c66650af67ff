import { afterEach, expect, it } from 'vitest';
import { findPageNumber } from '@/lib/platform/find-page-number';

afterEach(() => {
  document.body.innerHTML = '';
});

it.each([
  ['<p>Page 2 of 10</p>', { number: 2, count: 10, stated: true }],
  ['<p>Seite <b>3</b> von <b>12</b></p>', { number: 3, count: 12, stated: true }],
  ['<p>第 2 页，共 9 页</p>', { number: 2, count: 9, stated: true }],
  ['<p>第 2 頁 / 共 9 頁</p>', { number: 2, count: 9, stated: true }],
  [
    '<nav><strong>1</strong> <a href="?p=2">2</a> <a href="?p=3">3</a></nav>',
    { number: 1, count: 3, stated: false },
  ],
  [
    '<ul><li><a href="?p=1">1</a></li><li><a href="?p=2" aria-current="page">2</a></li><li><a href="?p=9">9</a></li></ul>',
    { number: 2, count: 9, stated: false },
  ],
  ['<p>Page 12 of 10</p>', undefined],
  ['<p>See page 4 of our brochure, or call 617 555 0100.</p>', undefined],
  ['<p><a href="/1">1</a> <a href="/2">2</a></p>', undefined],
])('%s', (markup, expected) => {
  document.body.innerHTML = markup;
  expect(findPageNumber()).toEqual(expected);
});
