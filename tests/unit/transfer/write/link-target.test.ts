import { describe, expect, it } from 'vitest';
import { toLinkTarget } from '@/lib/transfer/write/link-target';

describe('where a cell leads', () => {
  it.each([
    ['https://acme.example', 'web', 'https://acme.example/'],
    ['https://acme.example/a b?q="x"', 'web', 'https://acme.example/a%20b?q=%22x%22'],
    ['https://müller.example/straße', 'web', 'https://xn--mller-kva.example/stra%C3%9Fe'],
    ['info@acme.example', 'mail', 'mailto:info@acme.example'],
  ] as const)('%s', (text, link, target) => {
    expect(toLinkTarget(text, link)).toBe(target);
  });

  it.each([
    ['javascript:alert(1)', 'web'],
    ['file:///etc/passwd', 'web'],
    ['\\\\server\\share', 'web'],
    ['https://a.example; https://b.example', 'web'],
    ['https://acme.example/100%', 'web'],
    [`https://acme.example/${'x'.repeat(2_000)}`, 'web'],
    ['a@acme.example; b@acme.example', 'mail'],
    ['a@acme.example?subject=x', 'mail'],
    ['müller@acme.example', 'mail'],
  ] as const)('%s is no link', (text, link) => {
    expect(toLinkTarget(text, link)).toBeUndefined();
  });
});
