/** Stands in for `#i18n` in tests: our real words from locales/, chosen and filled in as the browser would. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

type Messages = { [key: string]: string | number | Messages };
type Argument = number | readonly (string | number)[] | Record<string, string | number>;

const load = (locale: string) =>
  parse(readFileSync(join(process.cwd(), 'locales', `${locale}.yml`), 'utf8')) as Messages;

let messages = load('en');

/** Changes the language for the rest of a test; `resetLanguage` goes back to English. */
export function setLanguage(locale: 'en' | 'zh_CN' | 'zh_TW' | 'de' | 'ja' | 'es'): void {
  messages = load(locale);
}

function find(key: string): Messages | string | number | undefined {
  return key
    .split('.')
    .reduce<Messages | string | number | undefined>(
      (at, part) => (typeof at === 'object' ? at[part] : undefined),
      messages,
    );
}

function choose(key: string, count: number | undefined): string {
  const found = find(key);
  if (found === undefined) throw new Error(`No text for "${key}".`);
  if (typeof found !== 'object') return String(found);
  const form = (count !== undefined && found[String(count)]) ?? found['n'];
  if (typeof form !== 'string') throw new Error(`No form of "${key}" for ${count}.`);
  return form;
}

export const i18n = {
  t(key: string, ...args: Argument[]): string {
    const count = args.find((arg) => typeof arg === 'number');
    const listed = args.find((arg) => Array.isArray(arg));
    const named = args.find((arg) => typeof arg === 'object' && !Array.isArray(arg)) as
      Record<string, string | number> | undefined;
    const positional = (listed ?? (count === undefined ? [] : [count])) as readonly (string | number)[];
    return choose(key, count)
      .replace(/\$(\d)/g, (whole, index) => String(positional[Number(index) - 1] ?? whole))
      .replace(/\{(\w+)\}/g, (whole, name: string) => String(named?.[name] ?? whole));
  },
};
