import { describe, expect, it, vi } from 'vitest';
import { covers, toSiteName, toSitePattern } from '@/lib/platform/site-access';

vi.mock('wxt/browser', () => ({ browser: {} }));

describe('the pattern for one site', () => {
  it.each([
    ['https://www.acme.example/team?x=1#y', 'https://www.acme.example/*'],
    ['http://acme.example:8080/', 'http://acme.example/*'],
    ['https://user:secret@acme.example/', 'https://acme.example/*'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/*'],
  ])('%s → %s', (url, pattern) => {
    expect(toSitePattern(url)).toBe(pattern);
    expect(covers(pattern, url)).toBe(true);
  });

  it.each([
    ['file:///list.html'],
    ['chrome://settings'],
    ['about:blank'],
    ['javascript:1'],
    ['acme.example'],
  ])('is none for %s', (url) => {
    expect(toSitePattern(url)).toBeUndefined();
  });

  it.each([
    ['https://acme.example/*', 'http://acme.example/'],
    ['https://acme.example/*', 'https://www.acme.example/'],
    ['https://acme.example/*', 'https://acme.example.evil.example/'],
    ['https://acme.example/*', 'https://notacme.example/'],
    ['https://*.acme.example/*', 'https://notacme.example/'],
    ['*://*/*', 'https://acme.example/'],
    ['<all_urls>', 'https://acme.example/'],
    ['*://acme.example/*', 'file://acme.example/'],
  ])('%s does not cover %s', (pattern, url) => {
    expect(covers(pattern, url)).toBe(false);
  });

  it.each([
    ['https://*.acme.example/*', 'https://www.acme.example/x'],
    ['https://*.acme.example/*', 'https://acme.example/'],
    ['*://acme.example/*', 'http://acme.example/'],
  ])('as the browser’s own settings write it, %s covers %s', (pattern, url) => {
    expect(covers(pattern, url)).toBe(true);
  });

  it('is shown as what one calls the site', () => {
    expect(toSiteName('https://www.acme.example/*')).toBe('www.acme.example');
  });
});
