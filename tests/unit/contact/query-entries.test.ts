import { describe, expect, it } from 'vitest';
import { getQueryEntries } from '@/lib/contact/query-entries';
import { isPlainLink } from '@/lib/contact/website';

describe('the parameters of an address', () => {
  it.each([
    '',
    '?',
    '?a=1&b=2&a=3',
    '?a&b=&=c&&d==e',
    '?q=blue+door%20paint&city=K%C3%B6ln',
    '?plus=1%2B1&url=https%3A%2F%2Facme.example%2F%3Fx%3D1',
    '?broken=%E4%B&percent=100%&raw=%FF',
    '?ключ=значение',
  ])('of "%s" are those the browser finds', (search) => {
    const url = new URL(`https://guide.example/out${search}`);
    expect(getQueryEntries(url)).toEqual([...url.searchParams]);
  });
});

describe('a link leads where it says', () => {
  it.each(['/firm/acme', '/viewtopic.php?f=3&t=4021', '/memberlist.php?mode=viewprofile&u=77'])(
    '%s does',
    (path) => {
      expect(isPlainLink(new URL(path, 'https://guide.example'))).toBe(true);
    },
  );

  it.each([
    '/out?url=https%3A%2F%2Facme.example',
    '/away?to=acme.example',
    '/out?x=aHR0cDovL2FjbWUuZXhhbXBsZQ',
    '/redirect/https://acme.example/',
    '/go/aHR0cDovL2FjbWUuZXhhbXBsZQ',
  ])('%s may not', (path) => {
    expect(isPlainLink(new URL(path, 'https://guide.example'))).toBe(false);
  });
});
