import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { getSource, getSourceFiles, root } from './source-files';

type Messages = { [key: string]: string | number | Messages };

/** `popup.saved.n` → its text; plural forms keep their count as the last part. */
function flatten(messages: Messages, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'object') for (const [k, v] of flatten(value, `${prefix}${key}.`)) flat.set(k, v);
    else flat.set(prefix + key, String(value));
  }
  return flat;
}

const locales = new Map(
  readdirSync(`${root}locales`).map((file) => [
    file.replace('.yml', ''),
    flatten(parse(getSource(`locales/${file}`)) as Messages),
  ]),
);
const english = locales.get('en') ?? new Map<string, string>();
const others = [...locales].filter(([name]) => name !== 'en');

/** Plural forms differ by language ("1" and "n", or "n" alone), so they count as one key. */
const toKey = (key: string) => key.replace(/\.(?:0|1|n)$/, '.#');
const toPlaceholders = (text: string) => [...new Set(text.match(/\$\d/g) ?? [])].sort();

describe('the languages', () => {
  it('are English, German, Spanish, Japanese, Simplified and Traditional Chinese', () => {
    expect([...locales.keys()].sort()).toEqual(['de', 'en', 'es', 'ja', 'zh_CN', 'zh_TW']);
    expect(english.size).toBeGreaterThan(3);
  });

  it.each(others)('%s has the keys of English', (_name, messages) => {
    const keys = (m: Map<string, string>) => [...new Set([...m.keys()].map(toKey))].sort();
    expect(keys(messages)).toEqual(keys(english));
  });

  it.each(others)('%s has the placeholders of English', (_name, messages) => {
    const byKey = (m: Map<string, string>) => {
      const all = new Map<string, Set<string>>();
      for (const [key, text] of m) {
        // "1 company saved" needs no number; the form for many does.
        if (key.endsWith('.1') || key.endsWith('.0')) continue;
        const placeholders = all.get(toKey(key)) ?? new Set<string>();
        toPlaceholders(text).forEach((p) => placeholders.add(p));
        all.set(toKey(key), placeholders);
      }
      return new Map([...all].map(([key, set]): [string, string[]] => [key, [...set].sort()]));
    };
    expect(byKey(messages)).toEqual(byKey(english));
  });

  it.each([...locales])('%s has only keys that browsers take', (_name, messages) => {
    // Chrome refuses the whole extension for a hyphen in the name of one text.
    expect([...messages.keys()].filter((key) => !/^[\w.]+$/.test(key))).toEqual([]);
  });

  it.each([...locales])('%s has no empty text', (_name, messages) => {
    expect([...messages].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('has every text in use somewhere', () => {
    const code = getSourceFiles()
      .filter((path) => /^(?:components|entrypoints|lib|wxt\.config)/.test(path) && /\.tsx?$/.test(path))
      .map(getSource)
      .join('\n');
    const manifest = [...english.keys()].filter((key) =>
      code.includes(`__MSG_${key.replaceAll('.', '_')}__`),
    );
    const unused = [...new Set([...english.keys()].map((key) => key.replace(/\.(?:0|1|n)$/, '')))].filter(
      (key) => {
        if (manifest.includes(key) || code.includes(`'${key}'`) || code.includes(`"${key}"`)) return false;
        // Keys made from a value: `i18n.t(`reason.${reason}`)` uses all of `reason.`
        const stem = key.slice(0, key.lastIndexOf('.') + 1);
        return stem === '' || !code.includes(`\`${stem}\${`);
      },
    );
    expect(unused).toEqual([]);
  });
});
