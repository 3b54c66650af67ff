import { describe, expect, it } from 'vitest';
import { toUrl } from '@/lib/contact/to-url';

describe('an address', () => {
  it.each([
    ['https://acme.example/a', 'https://acme.example/a'],
    ['../b', 'https://guide.example/b'],
    ['tel:+15550100', 'tel:+15550100'],
  ])('%s is taken as written or relative to the page', (text, href) => {
    expect(toUrl(text, new URL('https://guide.example/firms/1'))?.href).toBe(href);
  });

  it.each([['acme'], ['http://'], ['']])('%j by itself is none', (text) => {
    expect(toUrl(text)).toBeUndefined();
  });
});
