/** Stands in for `#i18n` in the benchmark's page: the English words, put there by the bundler. */
declare const WORDS: Record<string, unknown>;

type Argument = number | readonly (string | number)[] | Record<string, string | number>;

export const i18n = {
  t(key: string, ...args: Argument[]): string {
    let found: unknown = key
      .split('.')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], WORDS);
    if (typeof found === 'object' && found !== null) {
      const forms = found as Record<string, string>;
      found = forms[String(args.find((arg) => typeof arg === 'number'))] ?? forms['n'];
    }
    let text = String(found);
    for (const arg of args)
      if (Array.isArray(arg))
        arg.forEach((value, index) => (text = text.replace(`$${index + 1}`, String(value))));
      else if (typeof arg === 'object')
        for (const [name, value] of Object.entries(arg)) text = text.replace(`{${name}}`, String(value));
    return text;
  },
};
