import { i18n } from '#i18n';

let known: { locale: string; countries: { id: string; name: string }[] } | undefined;

/** All countries by their names in the user's language, in its order; asked of the browser once. */
export function getCountries(): readonly { id: string; name: string }[] {
  const locale = i18n.t('locale');
  if (known?.locale === locale) return known.countries;
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const countries = letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((id) => {
      const name = NO_COUNTRIES.has(id) ? undefined : names.of(id);
      return name === undefined ? [] : [{ id, name }];
    });
  const collator = new Intl.Collator(locale);
  countries.sort((a, b) => collator.compare(a.name, b.name));
  known = { locale, countries };
  return countries;
}

export const getCountryName = (code: string): string =>
  getCountries().find(({ id }) => id === code)?.name ?? code;

/** Codes CLDR has names for that are no country one can call. */
const NO_COUNTRIES: ReadonlySet<string> = new Set([
  'AN',
  'AQ',
  'BV',
  'CP',
  'CQ',
  'DG',
  'EA',
  'EU',
  'EZ',
  'HM',
  'IC',
  'QO',
  'TF',
  'UN',
  'XA',
  'XB',
  'ZZ',
]);
