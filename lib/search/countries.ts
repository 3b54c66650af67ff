import { fold } from '@/lib/leads/fold';
import { queryLanguages } from './query-words';

/** Codes of the countries meant by a code or by a name in one of our languages, also by its beginning. */
export function findCountries(text: string): string[] {
  const wanted = fold(text).trim();
  if (/^[a-z]{2}$/.test(wanted)) return [wanted.toUpperCase()];
  const exact = getNames().filter(({ names }) => names.includes(wanted));
  const found =
    exact.length > 0
      ? exact
      : getNames().filter(({ names }) => names.some((name) => name.startsWith(wanted)));
  return found.map(({ code }) => code);
}

let known: { code: string; names: string[] }[] | undefined;

/** The browser knows the names; 676 pairs of letters are asked for once. */
function getNames() {
  if (known) return known;
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const languages = queryLanguages.map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  );
  known = letters.flatMap((first) =>
    letters.flatMap((second) => {
      const code = first + second;
      const names = languages.flatMap((language) => language.of(code) ?? []).map(fold);
      return names.length === 0 ? [] : [{ code, names }];
    }),
  );
  return known;
}
