import { describe, expect, it } from 'vitest';
import { decodeCloudflareEmail, emailFromHref, findEmails, findScriptedEmails } from '@/lib/contact/email';

const values = (text: string) => findEmails(text).map(({ value }) => value);

describe('findEmails', () => {
  it.each([
    ['Mail us: info@acme.example.', ['info@acme.example']],
    ['Info@ACME.Example', ['Info@acme.example']],
    ['邮箱：sales@acme.example电话', ['sales@acme.example']],
    ['info@acme.comTel: 1', ['info@acme.com']],
    ['a.b+c@sub.acme.co.uk, d_e@müller.example', ['a.b+c@sub.acme.co.uk', 'd_e@müller.example']],
    ['почта@пример.рф ivan@пример.рф', ['ivan@пример.рф']],
    ['user @ acme . com', ['user@acme.com']],
    ['info@acme. We answer soon', []],
  ])('reads plain addresses: %s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it.each([
    ['info [at] acme [dot] example', 'info@acme.example'],
    ['info(at)acme(dot)example', 'info@acme.example'],
    ['info{at}acme{dot}co{dot}uk', 'info@acme.co.uk'],
    ['info /at/ acme.com', 'info@acme.com'],
    ['info_at_acme.com', 'info@acme.com'],
    ['info AT acme DOT com', 'info@acme.com'],
    ['jane at acme dot com', 'jane@acme.com'],
    ['jane dot roe (at) acme (dot) com', 'jane.roe@acme.com'],
    ['jane ( my address is at ) acme ( and then a dot ) com', 'jane@acme.com'],
    ['contact [put the at sign here] acme.de', 'contact@acme.de'],
    ['info (собака) acme (точка) ru', 'info@acme.ru'],
    ['info&#64;acme&#46;com', 'info@acme.com'],
    ['info%40acme.com', 'info@acme.com'],
  ])('reads disguised addresses: %s', (text, expected) => {
    expect(values(text)).toEqual([expected]);
  });

  it.each([
    'logo@2x.png',
    'youremail@example.com',
    'name@domain.com',
    'myUser@email.com',
    '@jane@social.example',
    'thanks @acme.example',
    'git@github.com:acme/acme.git',
    'ftp://user:secret@files.acme.com',
    'Talk to us (at) acme.ca',
    'Pay online at acme.com',
    'we moved to a barn at amber dot glass last year',
    'come and see the loom at willow dot weaving',
    'Second to none at how we work.',
    'open at 9.30',
  ])('takes no prose, file, placeholder or handle for an address: %s', (text) => {
    expect(values(text)).toEqual([]);
  });

  it('tells where each stands', () => {
    const text = 'Write to sales (at) acme.com today';
    const [match] = findEmails(text);
    expect(match).toEqual({ value: 'sales@acme.com', shown: 'sales (at) acme.com', start: 9, end: 28 });
    expect(text.slice(match?.start, match?.end)).toBe(match?.shown);
  });
});

describe('links and scripts', () => {
  it.each([
    ['mailto:info@acme.example?subject=Hi', 'info@acme.example'],
    ['MAILTO:info%40acme.example', 'info@acme.example'],
    ['mailto:', undefined],
    ['mailto:?subject=Look', undefined],
    ['https://acme.example/', undefined],
    ['/cdn-cgi/l/email-protection#2b42454d446b4a48464e054e534a465b474e', 'info@acme.example'],
  ])('emailFromHref(%s)', (href, expected) => {
    expect(emailFromHref(href)).toBe(expected);
  });

  it('decodes Cloudflare hex and refuses anything else', () => {
    expect(decodeCloudflareEmail('2b42454d446b4a48464e054e534a465b474e')).toBe('info@acme.example');
    expect(decodeCloudflareEmail('zz')).toBeUndefined();
    expect(decodeCloudflareEmail('00112233445566')).toBeUndefined();
  });

  it.each([
    [
      "document.write('<a href=\"mai' + 'lto:' + 'info' + '&#64;' + 'acme' + '&#46;' + 'com')",
      'info@acme.com',
    ],
    ["var addy1 = 'sales' + '&#64;'; addy1 = addy1 + 'acme' + '&#46;' + 'com';", 'sales@acme.com'],
    ['document.write(String.fromCharCode(105,110,102,111,64,97,46,99,111,109))', 'info@a.com'],
  ])('puts together what a script would write: %s', (script, expected) => {
    expect(findScriptedEmails(script)).toContain(expected);
  });
});
