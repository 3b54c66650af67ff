import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostKey } from '@/lib/leads/url-key';

/** What the browser's own parser says, without `www.`. */
function toHost(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : undefined;
}

const part = fc.constantFrom(
  ...[
    'http://',
    'https://',
    'HTTP://',
    'ftp://',
    'www.',
    'acme',
    'Acme',
    'xn--',
    'bcher-kva',
    'example',
    'com',
  ],
  ...['.', '..', '-', '_', ':', ':80', ':8443', '@', '/', '\\', '?', '#', '%41', '%', ' ', '\t', '\n'],
  ...['1', '0x7f', '127.0.0.1', '[::1]', 'ü', '。', 'a'.repeat(70)],
);

describe('the host of an address', () => {
  it('is what the browser takes for it, however the address is written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'http://', 'https://', 'https://www.'),
        fc.array(part, { maxLength: 8 }),
        (start, parts) => {
          const url = start + parts.join('');
          expect(hostKey(url)).toBe(toHost(url));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('has no www. in front', () => {
    expect(hostKey('https://www.acme.example/shop?x=1#y')).toBe('acme.example');
    expect(hostKey('https://www.www.example/')).toBe('www.example');
    expect(hostKey('https://WWW.Acme.example:8443')).toBe('acme.example:8443');
  });

  it('is none of what is no address', () => {
    expect(hostKey('acme.example')).toBeUndefined();
    expect(hostKey('https://')).toBeUndefined();
  });
});
