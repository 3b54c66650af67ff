import { describe, expect, it } from 'vitest';
import { decodeBase64, findWebsites, isSameSite, siteOf, toWebsite } from '@/lib/contact/website';

const base = new URL('https://directory.example/list/page');

describe('toWebsite', () => {
  it.each([
    ['https://www.acme.example/', 'https://www.acme.example/'],
    ['/profile/acme', 'https://directory.example/profile/acme'],
    ['https://acme.example/?utm_source=x&id=7&gclid=1#top', 'https://acme.example/?id=7'],
    ['/redirect?u=https%3A%2F%2Facme.example%2Fshop', 'https://acme.example/shop'],
    ['/biz_redir?url=http%3A%2F%2Fwww.acme.example&s=1', 'http://www.acme.example/'],
    ['/out?to=www.acme.example', 'http://www.acme.example/'],
    ['/away?to=acme.com', 'http://acme.com/'],
    ['/go/aHR0cHM6Ly9hY21lLmV4YW1wbGUv', 'https://acme.example/'],
    ['/click?x=aHR0cHM6Ly9hY21lLmV4YW1wbGUv', 'https://acme.example/'],
    ['/redirect/https://acme.example/a?b=1', 'https://acme.example/a?b=1'],
    ['https://user:secret@acme.example/', 'https://acme.example/'],
    ['/search?q=acme', 'https://directory.example/search?q=acme'],
  ])('%s', (href, expected) => {
    expect(toWebsite(href, base)).toBe(expected);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:info@acme.example',
    '#',
    '',
    'https://www.facebook.com/sharer/sharer.php?u=https://acme.example',
    'https://twitter.com/intent/tweet?url=https://acme.example',
    `https://acme.example/${'a'.repeat(3_000)}`,
  ])('gives nothing for %s', (href) => {
    expect(toWebsite(href, base)).toBeUndefined();
  });
});

describe('findWebsites', () => {
  it.each([
    ['See www.acme.example/shop.', ['https://www.acme.example/shop']],
    ['(https://acme.example/a_(b))', ['https://acme.example/a_(b)']],
    ['acme.de, acme.co.uk/x', ['https://acme.de/', 'https://acme.co.uk/x']],
    ['网址：www.acme.com.cn电话', ['https://www.acme.com.cn/']],
    ['info@acme.example', []],
    ['jane.de+list@acme.example', []],
    ['readme.md and index.html', []],
    ['Muster.BV, Beispiel.eh', []],
    ['end of line.Next sentence, Co.Ltd', []],
    ['3.14 or 192.168.1.1', []],
  ])('%s', (text, expected) => {
    expect(findWebsites(text).map(({ value }) => value)).toEqual(expected);
  });
});

it.each([
  ['https://shop.acme.co.uk/x', 'acme.co.uk'],
  ['https://www.acme.example', 'acme.example'],
  ['https://a.b.acme.com.br', 'acme.com.br'],
  ['https://acme.github.io/x', 'acme.github.io'],
  ['http://192.168.0.1/', '192.168.0.1'],
  ['nonsense', undefined],
])('siteOf(%s)', (url, expected) => {
  expect(siteOf(url)).toBe(expected);
});

it('compares sites by their registrable domain', () => {
  expect(isSameSite('https://www.acme.example/a', 'http://shop.acme.example')).toBe(true);
  expect(isSameSite('https://acme.co.uk', 'https://other.co.uk')).toBe(false);
  expect(isSameSite('nonsense', 'nonsense')).toBe(false);
});

it('decodes base64 in both alphabets and refuses other text', () => {
  expect(decodeBase64('aHR0cHM6Ly9hY21lLmV4YW1wbGUv')).toBe('https://acme.example/');
  expect(decodeBase64('not base64!')).toBeUndefined();
});
