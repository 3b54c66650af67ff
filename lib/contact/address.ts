import type { PostalAddress } from '@/lib/leads/values';
import { findCountryByName, findPostalCodes, isRegion } from './countries';
import { remember } from './remember';

export interface AddressOptions {
  /** ISO 3166-1 alpha-2 of the country the page most likely is about. */
  readonly country?: string | undefined;
}

const MAX_LENGTH = 400;

/** Words for streets, as words of their own or as the end of one, in the languages of Europe, the Americas and Asia. */
const STREET_WORDS = [
  'street|str\\.?|(?<=[\\p{L}\\d.]\\s)st\\.?|road|rd\\.?|avenue|ave?\\.?|avda?\\.?|boulevard|blvd\\.?|bd\\.?|lane|ln\\.?|drive|dr\\.?|court|ct\\.?|place|pl\\.?|square|sq\\.?|highway|hwy\\.?|parkway|pkwy\\.?|way|terrace|crescent|cres\\.?|close|circle|cir\\.?|trail|trl|turnpike|route|rte\\.?|parade|mews|quay|embankment|plaza|gardens|row|walk|loop|alley|expressway|freeway|broadway|esplanade|industrial (?:estate|park)|business park',
  'rue|chemin|ch\\.|impasse|allée|allee|quai|cours|faubourg|route|rond-point|zac|za|zi|résidence|voie|passage|sentier',
  'via|viale|v\\.le|piazza|p\\.zza|corso|c\\.so|largo|vicolo|strada|località|loc\\.|contrada|lungomare|lungotevere',
  'calle|c\\/|carrera|cra\\.?|cl\\.|kr\\.?|avenida|av\\.|paseo|plaza|pza\\.?|camino|ronda|travesía|pasaje|carretera|ctra\\.?|polígono|pol\\. ind\\.|urb\\.|jr\\.|jirón|transversal|diagonal|autopista|colonia|col\\.|carrer|avinguda|rambla|passeig',
  'rua|r\\.|travessa|tv\\.|alameda|praça|rodovia|estrada|beco|largo|praceta|quinta',
  'ulica|ul\\.|ulice|aleja|al\\.|aleje|plac|pl\\.|osiedle|os\\.|náměstí|nám\\.|třída|tř\\.|nábřeží|trg|cesta|bulevar|bul\\.|strada|șoseaua|calea|piața|intrarea|aleea|utca|u\\.|út|útja|tér|tere|körút|krt\\.|köz|sor|sugárút|rruga|gatve|gatvė|g\\.|iela|prospekt|prospektas|tänav|tn|mnt|pst',
  'cadde(?:si)?|cad\\.?|sokak|sokağı|sok\\.?|sk\\.?|bulvar[ıi]|mah(?:alle(?:si)?)?\\.?|mh\\.|osb|küçəsi|küç\\.|prospekti',
  'улица|ул\\.?|проспект|пр-?т\\.?|пр\\.|переулок|пер\\.|шоссе|ш\\.|площадь|пл\\.|бульвар|б-р|бул\\.|набережная|наб\\.|проезд|пр-д|тупик|микрорайон|мкр\\.?|вулиця|вул\\.|провулок|вуліца|көшесі|даңғылы',
  'οδός|λεωφόρος|λεωφ\\.|πλατεία|odos|leoforos',
  'jalan|jl\\.?|jln\\.?|lorong|gang|komplek|kompleks|ruko|persiaran|lebuh|taman|đường|phố|ngõ|hẻm|quận|phường|thanon|soi|ถนน|ซอย|ตำบล|แขวง|barangay|brgy\\.?',
  'marg|nagar|chowk|bazar|bazaar|colony|sector|phase|block|floor|flat|plot|building|bldg\\.?|tower|suite|ste\\.?|unit|room|shop|opp\\.?|near|cross|main road|layout|enclave|vihar|bagh|ganj|market|complex|p\\.? ?o\\.? ?box|postfach|apartado|casilla|bp|boîte postale|pobox|postbus|а/я|house|villa|km\\.?',
  'שדרות|רחוב|רח|شارع|طريق|خیابان|کوچه|میدان|بلوار',
];
/** Endings, for the languages that write "Hauptstraße" in one word. */
const STREET_ENDING =
  '\\p{L}{2,}(?:stra(?:ß|ss)e|str\\.?|gasse|weg|platz|allee|ring|damm|ufer|chaussee|steig|pfad|markt|graben|stieg|hof|berg|kamp|straat|laan|dijk|plein|kade|gracht|singel|steeg|weg|dreef|gatan|gata|vägen|väg|torget|gränd|vej|gade|vænget|allé|torv|stræde|veien|veg|vegen|gate|gaten|plass|katu|tie|kuja|kaari|polku|götu|gata|vegur|stræti|gøta|utca|bulvar|caddesi)(?!\\p{L})';
const STREET_WORD = new RegExp(
  `(?<!\\p{L})(?:${STREET_WORDS.join('|')})(?![\\p{L}\\p{M}])|${STREET_ENDING}`,
  'iu',
);
/** A street whose word comes first, with its number. */
const STREET_START = new RegExp(
  `^(?:${STREET_WORDS.slice(1, 8).join('|')})(?![\\p{L}\\p{M}]).{3,40}\\d`,
  'iu',
);
const CJK_STREET =
  /[路街道巷弄胡同大厦樓楼号號室層层栋座]|丁目|番地|番\d|[가-힣\d](?:로|길|동|읍|면|리)\s?\d|번지/u;
const HAS_CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
export const HOUSE_NUMBER =
  /(?:^|[\s,])(?:no\.?|nr\.?|nº|n°|№|số|#)?\s?\d{1,5}\s?[a-z]?(?:[-/–]\d{1,5}\s?[a-z]?)?(?:\s?(?:к|ст|стр|корп)\.?\s?\d{1,2})?(?=$|[\s,.;)])/iu;

/** The words that announce an address. */
export const ADDRESS_LABEL =
  /^\s{0,3}(?:(?:our |postal |street |mailing |office |head office |company |business |visiting |registered )?(?:address|location|office)|add|adr|anschrift|adresse|postanschrift|standort|sitz|dirección|direccion|domicilio|ubicación|indirizzo|sede(?: legale| operativa)?|endereço|morada|adres|adresa|adress|besöksadress|postadress|osoite|cím|address|адрес|адреса|юридический адрес|διεύθυνση|địa chỉ|alamat|ที่อยู่|العنوان|آدرس|כתובת|地址|公司地址|厂址|住所|所在地|会社所在地|주소|본사|소재지|where|visit us|find us)\s{0,2}[:：]\s{0,3}/iu;

interface Part {
  text: string;
  /** Number of the line it stood on. */
  readonly line: number;
}

/** "CEP: 83005-000", "PLZ 10115": the label of a postal code inside an address. */
const CODE_LABEL =
  /(?<!\p{L})(?:(?:c\.\s?p\.|cp)\s)*(?:c\.\s?p\.|cp|cep|plz|psč|zip(?: ?code)?|code postal|postal code|postcode|индекс|邮编|邮政编码)\s?[:.：]?\s?(?=\d)/giu;

/** "г. Воронеж ул. Примерная": no comma after the town. */
const TOWN_BEFORE_STREET =
  /(?<![\p{L}\d] ?)[гм]\. ?\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?(?= (?:в?ул|просп|пр-|пер|шоссе|наб|пл|б-р|бул|мкр|проезд)[\p{L}.]* ?[\p{Lu}\d])/gu;

function toParts(text: string): Part[] {
  return text
    .replace(ADDRESS_LABEL, '')
    .replace(CODE_LABEL, '')
    .replace(/(\p{L})[-–](?=\d{6}(?!\d))/gu, '$1 ')
    .replace(TOWN_BEFORE_STREET, '$&,')
    .split(/\s*[\n\r]+\s*/)
    .flatMap((line, index) =>
      line
        .split(/\s*[,，、،;|·•]\s*|\s{3,}|\s[-–]\s(?=\d{4,6}\s\p{L}|\p{Lu}[\p{L} .]{2,30}, [A-Z]{2} \d{5})/u)
        .flatMap(cutBeforeCode)
        .flatMap(cutAfterTown)
        .map((part) => ({
          text: part
            .replace(/[\s\u200e\u200f]+/g, ' ')
            .trim()
            // "Monterrey, Nuevo León." ends a sentence, "Av." and "Bldg." are short for something.
            .replace(/(?<=\p{L}{6})\.$/u, ''),
          line: index,
        })),
    )
    .filter((part) => part.text !== '');
}

/** "37 rue Exemple 75007 Paris": street, postal code and place with nothing between them. */
function cutBeforeCode(part: string): string[] {
  const match =
    /^(?<street>\d{1,4}|.{3,60}?[\p{L}\d.])\s(?<place>(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{3} \d{2}|\d{2}-\d{3}) \p{Lu}\p{L}.{0,40})$/u.exec(
      part,
    )?.groups;
  return match?.street !== undefined &&
    match.place !== undefined &&
    (isStreet(match.street) || NUMBER_PART.test(match.street))
    ? [match.street, match.place]
    : [part];
}

/** "20148 Milano Via Esempio 14": postal code, place and street with nothing between them. */
function cutAfterTown(part: string): string[] {
  if (!/^(?:[A-Z]{1,2}-\d{4,5}|\d{5,6})\s+\p{Lu}\p{L}.*\d/u.test(part)) return [part];
  const words = part.split(/\s+/);
  const at = words.findIndex(
    (_, index) => index >= 2 && index <= 5 && STREET_START.test(words.slice(index).join(' ')),
  );
  return at < 0 ? [part] : [words.slice(0, at).join(' '), words.slice(at).join(' ')];
}

/**
 * Reads a text that is one postal address, on one line or several. Parts are filled as far as they are known; undefined
 * when nothing but plain words is there.
 */
export function toAddress(text: string, { country }: AddressOptions = {}): PostalAddress | undefined {
  if (text.length > MAX_LENGTH || text.length < 4) return undefined;
  return readIn(`${country ?? ''}|${text}`);
}

/** A text is weighed before it is read, and both ask for its parts. */
const readIn = remember((key): PostalAddress | undefined => {
  const [country, text] = [key.slice(0, key.indexOf('|')), key.slice(key.indexOf('|') + 1)];
  const options = { country: country === '' ? undefined : country };
  const parts = toParts(text);
  if (parts.length === 0 || parts.length > 16) return undefined;
  const whole = parts.map((part) => part.text).join(', ');
  const named = takeCountry(parts, options.country);
  const read = HAS_CJK.test(whole)
    ? (readCjk(whole, parts, named, options) ?? readParts(parts, named, options))
    : readParts(parts, named, options);
  if (!read) return undefined;
  return { text: whole.slice(0, 1_000), ...read };
});

type AddressParts = Omit<PostalAddress, 'text'>;

function compact(parts: { [K in keyof AddressParts]?: string | undefined }): AddressParts {
  const filled: AddressParts = {};
  for (const key of ['street', 'locality', 'region', 'postalCode', 'countryCode'] as const) {
    const value = parts[key]?.trim();
    if (value !== undefined && value !== '') filled[key] = value;
  }
  return filled;
}

/** Removes the country's name from the parts: the last one, the first one, or the end of "70101 Costa Rica". */
function takeCountry(parts: Part[], hinted: string | undefined): string | undefined {
  const last = parts.at(-1);
  const first = parts[0];
  if (!last || !first) return undefined;
  if (/^channel islands$/i.test(last.text) && parts.length > 2) {
    parts.pop();
    return takeCountry(parts, hinted);
  }
  const beforeCode = parts.at(-2);
  if (beforeCode && parts.length > 2 && /^(?:[A-Z]{2})?\d{4,7}$/.test(last.text)) {
    const country = findCountryByName(beforeCode.text, hinted);
    if (country !== undefined) {
      parts.splice(-2, 1);
      return country;
    }
  }
  // "Neuwied, 56564, DE": two letters after the code are the country, unless they are a state.
  const code = beforeCode?.text ?? '';
  if (
    /^[A-Z]{2}$/.test(last.text) &&
    /^\d{4,6}$/.test(code) &&
    !(hinted !== undefined && isRegion(last.text, hinted)) &&
    findPostalCodes(code, last.text).length > 0
  ) {
    parts.pop();
    return last.text;
  }
  const atEnd = findCountryByName(last.text, hinted);
  if (atEnd !== undefined && parts.length > 1) {
    parts.pop();
    // "Mayotte, France": the territory before its state.
    const before = parts.at(-1);
    const territory = before && parts.length > 1 ? findCountryByName(before.text, hinted) : undefined;
    if (territory !== undefined && territory !== 'GE' && before && !isRegion(before.text, atEnd)) {
      parts.pop();
      return ['FR', 'GB', 'AU', 'US', 'NL', 'NO', 'DK', 'CN', 'FI', 'PT', 'NZ', 'ES'].includes(atEnd)
        ? territory
        : atEnd;
    }
    return atEnd;
  }
  // "70101 Costa Rica", "13353 Berlin Deutschland": no comma before the country.
  if (/\d/.test(last.text)) {
    const words = last.text.split(' ');
    for (const count of [3, 2, 1]) {
      if (words.length <= count) continue;
      const country = findCountryByName(words.slice(-count).join(' '), hinted);
      if (country === undefined || (words.at(-1) ?? '').length < 4) continue;
      last.text = words.slice(0, -count).join(' ');
      return country;
    }
  }
  const atStart = findCountryByName(first.text.replace(/^\d{4,6}\s+/, ''), hinted);
  if (atStart !== undefined && parts.length > 1) {
    const code = /^\d{4,6}(?=\s)/.exec(first.text)?.[0];
    if (code === undefined) parts.shift();
    else first.text = code;
    return atStart;
  }
  return undefined;
}

interface Place {
  readonly part: number;
  readonly code: string;
  readonly rest: string;
  readonly country: string | undefined;
  readonly isSure: boolean;
}

/** Countries whose codes are told by shape alone, tried when nothing names the country. */
const TELLING = ['CA', 'GB', 'NL', 'BR', 'PL', 'PT', 'JP', 'IE'] as const;
const NEXT_LINE = new Set(['AL', 'AM']);

function readParts(
  parts: readonly Part[],
  named: string | undefined,
  options: AddressOptions,
): AddressParts | undefined {
  const place = findPlace(parts, named, options.country);
  if (!place) return readWithoutCode(parts, named, options);
  const { part: at, country } = place;
  const own = splitRegion(place.rest, country);
  let { region } = own;
  let locality: string | undefined = own.city;
  let cityPart = at;
  const beforePlace = parts[at - 1];
  // "San Francisco, California 94108", but "Broadway 5, New York 10016".
  if (
    region === undefined &&
    beforePlace &&
    isRegionLike(locality, country) &&
    !(isStreet(beforePlace.text) && !cutStreet(beforePlace.text))
  ) {
    region = locality;
    locality = '';
  }
  if (locality === '') {
    const next = parts[at + 1];
    const previous = parts[at - 1];
    const isAfter =
      next !== undefined &&
      !/^\d/.test(next.text) &&
      (previous === undefined ||
        NEXT_LINE.has(named ?? '') ||
        (isStreet(previous.text) && !isStreet(next.text)));
    cityPart = isAfter ? at + 1 : at - 1;
    const isAbove = (text: string) => (region === undefined ? isRegionLike(text, country) : isCounty(text));
    while (!isAfter && cityPart > 0 && isAbove(parts[cityPart]?.text ?? '')) {
      region ??= parts[cityPart]?.text;
      cityPart--;
    }
    // "Monterrey, Nuevo León" on a line of its own over the code: town and state.
    const [own, above] = [parts[cityPart], parts[cityPart - 1]];
    const isPair =
      !isAfter &&
      region === undefined &&
      own !== undefined &&
      above !== undefined &&
      own.line === above.line &&
      own.line !== parts[at]?.line &&
      parts[cityPart - 2]?.line !== own.line &&
      cityPart >= 2 &&
      ![own, above].some(({ text }) => /\d/.test(text) || isStreet(text));
    if (isPair) {
      region = own.text;
      cityPart -= 1;
    }
    const shown = parts[cityPart]?.text ?? '';
    const split = region === undefined ? splitRegion(shown, country) : { city: shown, region };
    locality = split.city;
    region ??= split.region;
  }
  const brazilian =
    country === 'BR' && region === undefined
      ? parts.map(({ text }) => splitRegion(text, country)).find((one) => one.region !== undefined)
      : undefined;
  if (brazilian) {
    locality = brazilian.city;
    region = brazilian.region;
  }
  // "Hyderabad - 500064, Telangana": what follows the place is its region.
  const after = parts[Math.max(at, cityPart) + 1];
  if (
    region === undefined &&
    after &&
    !/\d/.test(after.text) &&
    after.text.length < 40 &&
    !isStreet(after.text)
  )
    region = after.text;
  const cut = isStreet(locality) || INSIDE_HOUSE.test(locality) ? cutStreet(locality) : undefined;
  let street = findStreet(parts.slice(0, Math.max(0, Math.min(at, cityPart))));
  if (cut) {
    street = join(street, cut.street);
    locality = cut.locality;
  } else if (cityPart < at && isStreet(locality)) {
    street = findStreet(parts.slice(0, at));
    locality = country === undefined ? undefined : CITY_STATES[country];
  }
  // Hungary writes the place first.
  street ??= findStreet(parts.slice(Math.max(at, cityPart) + 1));
  if (region !== undefined && street === region) region = undefined;
  return compact({
    street,
    locality: trimCity(locality),
    region: region?.replace(/^(?:woj\.|tỉnh|prov\.)\s/i, ''),
    postalCode: place.code,
    countryCode: named ?? country,
  });
}

function isRegionLike(text: string, country: string | undefined): boolean {
  return isCounty(text) || (country !== undefined && isRegion(text, country));
}

/** "250 Sample Street New York": the place after the street's word. */
function cutStreet(text: string): { street: string; locality: string } | undefined {
  const match =
    /^(?<street>[^\s,][^,;:]{1,60}?(?<=[\s.'’#/-])(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|way|court|ct|place|pl|square|sq|highway|hwy|parkway|pkwy|terrace|broadway|fl|floor|(?:suite|ste|unit|apt|#)\.?\s?[\w-]{1,6})\.?(?:\s(?:[nsew]|[ns][ew])\.?(?=\s))?)\s(?<locality>[^\s\d,][^\d,;:]{2,40})$/i.exec(
      text,
    )?.groups ??
    /^(?<street>(?:suite|ste|unit|apt|#)\.?\s?[\w-]{1,6})\s(?<locality>\p{Lu}[\p{L} .'’-]{2,40})$/iu.exec(
      text,
    )?.groups ??
    /^(?<street>\p{L}[\p{L} .'’-]{3,50}\s\d{1,4}\s?[a-z]?(?:-\d{1,4})?)\s(?<locality>\p{Lu}\p{L}[\p{L} .'’()-]{1,40})$/u.exec(
      text,
    )?.groups;
  return match?.street !== undefined && match.locality !== undefined && /^\p{Lu}/u.test(match.locality)
    ? { street: match.street, locality: match.locality }
    : undefined;
}

const DISTRICT = /обл(?:асть|\.)|край|республика|район|р-н|округ/iu;

/**
 * "г. Екатеринбург, ул. Примерная, 51": in Russian and its neighbours from the large to the small. Without "г." the name
 * may as well be a quarter's or an underground station's.
 */
function readTownFirst(parts: readonly Part[], named: string | undefined): AddressParts | undefined {
  const town = parts.findIndex(({ text }) => TOWN_WORD.test(text));
  const street = town < 0 ? undefined : findStreet(parts.slice(town + 1));
  if (street === undefined || !HOUSE_NUMBER.test(street)) return undefined;
  return compact({
    street,
    locality: parts[town]?.text.replace(TOWN_WORD, ''),
    region: parts.slice(0, town).find(({ text }) => DISTRICT.test(text))?.text,
    countryCode: named,
  });
}

/** "Примерная, 8, Санкт-Петербург", "Oak Brook, IL", "Nassau, The Bahamas": the place is the last part that is no region. */
function readWithoutCode(
  parts: readonly Part[],
  named: string | undefined,
  options: AddressOptions,
): AddressParts | undefined {
  const townFirst = readTownFirst(parts, named);
  if (townFirst !== undefined) return townFirst;
  const isAmerican = named === undefined && parts.length > 1 && /^[A-Z]{2}$/.test(parts.at(-1)?.text ?? '');
  const country =
    named ?? (isAmerican ? findRegionCountry(parts.at(-1)?.text ?? '', options.country) : options.country);
  let at = parts.length - 1;
  let region: string | undefined;
  while (at > 0 && isRegionLike(parts[at]?.text ?? '', country)) {
    region ??= parts[at]?.text;
    at--;
  }
  const split = splitRegion(parts[at]?.text ?? '', country);
  region ??= split.region;
  split.city = split.city.replace(TOWN_WORD, '');
  const knownCountry = named ?? (region === undefined || !isAmerican ? undefined : country);
  let locality: string | undefined = split.city;
  if (isStreet(locality)) {
    const cut = cutStreet(locality);
    const street = findStreet(cut ? parts.slice(0, at) : parts.slice(0, at + 1));
    if (cut)
      return compact({
        street: join(street, cut.street),
        locality: cut.locality,
        region,
        countryCode: knownCountry,
      });
    const isDistrict =
      named !== undefined &&
      at === 0 &&
      /^\p{L}{3,30} \d{1,2}$/u.test(locality) &&
      !STREET_WORD.test(locality);
    if (isDistrict) return compact({ locality, countryCode: named });
    locality = named === undefined ? undefined : CITY_STATES[named];
    return street === undefined
      ? undefined
      : compact({ street, locality, region, countryCode: knownCountry });
  }
  const street = findStreet(parts.slice(0, at));
  if (locality === '') locality = undefined;
  const cityState = named === undefined ? undefined : CITY_STATES[named];
  if (cityState !== undefined) {
    if (locality !== cityState) region ??= locality;
    locality = cityState;
  }
  if (named === undefined && region === undefined && (street === undefined || !HOUSE_NUMBER.test(street)))
    return undefined;
  return compact({ street, locality: trimCity(locality), region, countryCode: knownCountry });
}

/** Countries that are one town: where nothing else is named, that is the place. */
const CITY_STATES: Record<string, string> = {
  HK: 'Hong Kong',
  SG: 'Singapore',
  MC: 'Monaco',
  GI: 'Gibraltar',
  VA: 'Vatican City',
  MO: 'Macau',
  SX: 'Sint Maarten',
};

function findRegionCountry(code: string, hinted: string | undefined): string | undefined {
  return [hinted, 'US', 'CA'].find((country) => country !== undefined && isRegion(code, country));
}

function join(a: string | undefined, b: string): string {
  return a === undefined ? b : `${a}, ${b}`;
}

function findPlace(
  parts: readonly Part[],
  named: string | undefined,
  hinted: string | undefined,
): Place | undefined {
  const sure = named === undefined ? undefined : findCode(parts, named, true);
  if (sure || named !== undefined) return sure;
  const isTold = parts.some(({ text }) => TELLING_SHAPE.test(text));
  for (const country of isTold ? ['US', ...TELLING] : []) {
    const found = country === 'US' ? findAmerican(parts) : findCode(parts, country, true);
    if (found && isTelling(found.code, country)) return found;
  }
  if (hinted !== undefined) {
    const found = findCode(parts, hinted, false);
    if (found) return { ...found, country: hinted };
  }
  return findGeneric(parts, hinted);
}

/** A letter beside a digit, a hyphen between digits, or five digits: without one no code tells its country. */
const TELLING_SHAPE = /[A-Z]\d|\d ?[A-Z]|\d-\d{2}|\d{5}/i;

function isTelling(code: string, country: string): boolean {
  switch (country) {
    case 'GB':
      return /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(code);
    case 'NL':
      return /^\d{4} ?[A-Z]{2}$/.test(code);
    case 'BR':
      return /^\d{5}-\d{3}$/.test(code);
    case 'JP':
      return /^\d{3}-\d{4}$/.test(code);
    case 'PT':
      return /^\d{4}-\d{3}$/.test(code);
    case 'IE':
      return /^(?:[A-Z]\d\d|D6W) ?[A-Z\d]{4}$/.test(code) && /[A-Z]/.test(code.slice(3));
    default:
      return true;
  }
}

function findCode(parts: readonly Part[], country: string, isSure: boolean): Place | undefined {
  let best: (Place & { score: number }) | undefined;
  parts.forEach((part, index) => {
    for (const code of findPostalCodes(part.text, country)) {
      const rest = `${part.text.slice(0, code.start)} ${part.text.slice(code.end)}`
        .replace(/^[\s–-]+|[\s–-]+$/g, '')
        .replace(/\(\s*\)/g, '')
        .trim();
      // A code shares its line with a city or stands alone; a number beside a street word is a house number.
      let score = index / (parts.length + 1);
      if (STREET_WORD.test(rest)) score -= cutStreet(rest) ? 0.5 : 2;
      if (rest === '' || !/\d/.test(rest)) score += 1;
      if (rest !== '' && code.shown.length < 4) score -= 0.2;
      if (index === 0 && parts.length > 2) score -= 0.6;
      if (code.shown.length >= 5) score += 0.3;
      if (!best || score > best.score)
        best = { part: index, code: code.shown.toUpperCase(), rest, country, isSure, score };
    }
  });
  return best && best.score > -0.7 ? best : undefined;
}

function findAmerican(parts: readonly Part[]): Place | undefined {
  for (let index = parts.length - 1; index >= 0; index--) {
    const match =
      /^(.{0,60}?)\b([A-Z]{2}|[A-Z]\.[A-Z]\.|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\.?,?\s+(\d{5}(?:-\d{4})?)$/.exec(
        parts[index]?.text ?? '',
      );
    if (match?.[2] !== undefined && match[3] !== undefined && isRegion(match[2], 'US'))
      return {
        part: index,
        code: match[3],
        rest: `${match[1] ?? ''}${match[2]}`,
        country: 'US',
        isSure: true,
      };
    const alone = /^(\d{5}(?:-\d{4})?)$/.exec(parts[index]?.text ?? '');
    const before = parts[index - 1];
    if (
      alone?.[1] !== undefined &&
      before &&
      (isRegion(before.text, 'US') || /[\s][A-Z]{2}$/.test(before.text))
    )
      return { part: index, code: alone[1], rest: '', country: 'US', isSure: true };
  }
  return undefined;
}

/** "4480 Engis", "D-10178 Berlin", "110 00 Praha 1", "Sofia 1000" without any hint of the country. */
function findGeneric(parts: readonly Part[], hinted: string | undefined): Place | undefined {
  // "University of Example 2002", "Rua Modelo, 1450 - Centro": only where codes have four digits is one a code.
  const isNumber = (code: string): boolean =>
    code.length === 4 &&
    (hinted === undefined ? /^(?:19|20)\d\d$/.test(code) : findPostalCodes(code, hinted).length === 0);
  for (let index = parts.length - 1; index >= 0; index--) {
    const text = parts[index]?.text ?? '';
    const first =
      /^(?:(?<sign>[A-Z]{1,2})[- ])?(?<code>\d{3} \d{2}|\d{4,6}|\d{2}-\d{3})[ -]+(?<city>\p{L}[\p{L}\p{M} .'’()/\-\d]{1,60})$/u.exec(
        text,
      )?.groups;
    if (
      first?.code !== undefined &&
      first.city !== undefined &&
      !(isNumber(first.code) && /\d\s[-–]/.test(text)) &&
      !(index === 0 && parts.length > 2) &&
      !(STREET_WORD.test(first.city) && index < parts.length - 1)
    )
      return {
        part: index,
        code: first.code,
        rest: first.city,
        country: countryOfSign(first.sign),
        isSure: first.sign !== undefined,
      };
    const last = /^(?<city>\p{L}[\p{L}\p{M} .'’()-]{1,60}?)[ –-]+(?<code>\d{3} \d{2,3}|\d{4,6})$/u.exec(
      text,
    )?.groups;
    if (
      last?.code !== undefined &&
      last.city !== undefined &&
      !isNumber(last.code) &&
      !isStreet(text.replace(last.code, '')) &&
      index > 0
    )
      return { part: index, code: last.code, rest: last.city, country: undefined, isSure: false };
    const isAlone =
      /^(?:\d{5,6}|\d{3} \d{2})$/.test(text) ||
      (index > 1 && index === parts.length - 1 && /^\d{4}$/.test(text) && !isNumber(text));
    if (isAlone && index > 0) return { part: index, code: text, rest: '', country: undefined, isSure: false };
  }
  return undefined;
}

const SIGNS: Record<string, string> = {
  D: 'DE',
  A: 'AT',
  F: 'FR',
  I: 'IT',
  B: 'BE',
  L: 'LU',
  H: 'HU',
  E: 'ES',
  P: 'PT',
  S: 'SE',
  N: 'NO',
};

function countryOfSign(sign: string | undefined): string | undefined {
  return sign === undefined ? undefined : (SIGNS[sign] ?? sign);
}

const COUNTY =
  /(?:^(?:county|co\.|jud\.|județul|tỉnh|provincia|prov\.|región|region|état|estado|state of|departamento|metro|oblast|gmina|powiat|kraj|land) )|(?: (?:county|province|prefecture|region|district|governorate|oblast|state|department|raion|край|область|обл\.?)$)/iu;

function isCounty(text: string): boolean {
  return COUNTY.test(text);
}

/** "Melbourne VIC", "Barletta (BT)", "Belo Horizonte - MG", "Boston MA". */
function splitRegion(
  text: string,
  country: string | undefined,
): { city: string; region: string | undefined } {
  const clean = text.replace(/[\s,.–-]+$/, '').trim();
  // "Miranda de Ebro (Burgos)" names the province, "Stuttgart (Süd)" a part of the town.
  const inBrackets = /^(?<city>[^()]{2,60}?)\s?\((?<inner>\p{L}{3}[\p{L} .-]{0,40})\)$/u.exec(clean)?.groups;
  if (inBrackets?.city !== undefined)
    return {
      city: inBrackets.city,
      region:
        country === undefined || ['ES', 'IT', 'AR', 'UY'].includes(country) ? inBrackets.inner : undefined,
    };
  if (country !== undefined && isRegion(clean, country) && /^[A-Z.]{2,4}$/.test(clean))
    return { city: '', region: clean.replace(/\./g, '') };
  const match = /^(?<city>.{2,60}?)[\s,]{1,2}(?:[-–/]\s?)?\(?(?<region>[A-Z]{2,3}|[A-Z]\.[A-Z]\.?)\)?$/u.exec(
    clean,
  )?.groups;
  if (match?.city !== undefined && match.region !== undefined) {
    const region = match.region.replace(/\./g, '');
    const isKnown =
      country === 'IT'
        ? /^[A-Z]{2}$/.test(region)
        : country === undefined
          ? false
          : isRegion(region, country);
    if (isKnown || match.region.includes('.') || /[(\u2013/-]\s?[A-Z]{2}\)?$/.test(clean))
      return { city: match.city, region };
  }
  for (const one of ['US', 'CA', 'AU', 'BR']) {
    if (one !== country) continue;
    const words = clean.split(/,?\s+/);
    for (const count of [3, 2, 1]) {
      if (words.length <= count) continue;
      const tail = words.slice(-count).join(' ');
      if (isRegion(tail, one))
        return {
          city: words
            .slice(0, -count)
            .join(' ')
            .replace(/[\s,–-]+$/, ''),
          region: tail,
        };
    }
  }
  return { city: clean, region: undefined };
}

/** "г. Воронеж", "thành phố Việt Trì": the word for town before its name. */
const TOWN_WORD = /^(?:[гм]\.|гор\.|город|thành phố|tp\.)\s?(?=\p{Lu})/iu;

export function trimCity(city: string | undefined): string | undefined {
  return city
    ?.replace(/^[\s–-]+|[\s–-]+$/g, '')
    .replace(TOWN_WORD, '')
    .replace(/\s+cedex(?:\s\d{1,2})?$/i, '');
}

/** Asked of the parts of an address at every step of reading it, and of the same towns all over a list. */
export const isStreet = remember(
  (text): boolean =>
    STREET_WORD.test(text) || (HOUSE_NUMBER.test(text) && /\p{L}{3}/u.test(text)) || CJK_STREET.test(text),
);

/** The street's parts, before the place; the house's or firm's name before them is left out. */
function findStreet(before: readonly Part[]): string | undefined {
  let from = before.findIndex(({ text }) => HOUSE_NUMBER.test(text) && STREET_WORD.test(text));
  if (from < 0)
    from = before.findIndex(
      ({ text }) => HOUSE_NUMBER.test(text) && /\p{L}{3}/u.test(text) && !INSIDE_HOUSE.test(text),
    );
  if (from < 0)
    from = before.findIndex(
      ({ text }, index) => /^\p{L}/u.test(text) && NUMBER_PART.test(before[index + 1]?.text ?? ''),
    );
  if (from < 0) from = before.findIndex(({ text }) => STREET_WORD.test(text) || CJK_STREET.test(text));
  // "18, Sample Salai"
  const house = before.findIndex(({ text }) => /^\d{1,4}[a-z]?$/i.test(text));
  const [number, name] = before.slice(house);
  if (from < 0 && number && name && house >= 0 && /^\p{Lu}\p{L}{2}[^\d]*$/u.test(name.text))
    return `${number.text}, ${name.text}`;
  if (from < 0) return undefined;
  return before
    .slice(from)
    .filter(
      ({ text }, index) => index === 0 || isStreet(text) || NUMBER_PART.test(text) || INSIDE_HOUSE.test(text),
    )
    .map(({ text }) => text)
    .join(', ');
}

/** A house number standing alone between commas: "23а ст1", "д. 14", "17". */
const NUMBER_PART =
  /^(?:д\.?\s?|дом\s|no\.?\s?|nr\.?\s?|n[º°]\.?\s?|№\s?|#\s?)?\d{1,5}(?:[-/]\d{1,4})?\s?\p{L}?(?:\s?(?:к|ст|корп|лит|стр|bis|ter)\.?\s?[\p{L}\d]{1,3}){0,3}$/iu;
/** Where inside the house: belongs to the street's line, but does not begin it. */
export const INSIDE_HOUSE =
  /^(?:suite|ste|unit|floor|flat|apt|room|rm|#|bldg|building|bâtiment|bât|block|level|of|ofic|office|mod|esc|piso|planta|dpto|int|sala|cj|andar|loja|bloco|корп|лит|литера|стр|строение|офис|оф|пом|кв|кабинет|подъезд|этаж|blok|kat|daire)(?:[\s.:]|$)|^\d{1,3}(?:st|nd|rd|th)?(?:-\d{1,3})?\s?(?:fl|floor|этаж|кабинет|piso|etage|og|stock|emelet|kat)(?:[\s.,]|$)/iu;

const CHINESE =
  /(?:(?<code>\d{6})\s?)?(?:中国|中國)?\s?(?<region>[\u4e00-\u9fff]{2,3}(?:省|自治区)|新疆维吾尔自治区|广西壮族自治区|宁夏回族自治区|内蒙古自治区|北京市?|上海市?|天津市?|重庆市?|(?:臺|台)(?:灣|湾)省?|香港(?:特別行政區)?)?\s?,?\s?(?<city>[\u4e00-\u9fff]{2,7}?(?:市|自治州|地区|盟|縣))?\s?(?<district>[\u4e00-\u9fff]{1,6}?(?:区|區|县|縣|旗|市|鄉|鎮|镇))?\s?(?<street>[\u4e00-\u9fffA-Za-z\d０-９()（）\-–—·、，,.\s号號楼樓室层層]{2,80})/u;
const JAPANESE =
  /(?:〒?\s?(?<code>\d{3}[-－‐ー]\d{4})\s?,?\s?)?(?<region>東京都|北海道|(?:京都|大阪)府|[\u4e00-\u9fff]{2,3}県)?\s?(?<city>[\u4e00-\u9fff\u3040-\u30ff]{1,7}?(?:市|区|郡[\u4e00-\u9fff\u3040-\u30ff]{1,6}[町村]|[町村]))\s?(?<street>[^\n]{1,80})/u;

/** A prefecture, a postal code of seven digits or the page's country tells a Japanese address from a Chinese one. */
function matchJapanese(
  text: string,
  { country }: AddressOptions,
): Record<string, string | undefined> | undefined {
  const groups = JAPANESE.exec(text)?.groups;
  const isTold = country === 'JP' && /^[\u3040-\u9fff]{2,9}[市区郡町村].{1,24}\d/u.test(text);
  return isTold || groups?.region !== undefined || groups?.code !== undefined ? groups : undefined;
}

const KOREAN =
  /(?:\(?(?<code>\d{5}|\d{3}-\d{3})\)?\s?,?\s?)?(?<region>서울(?:특별시|시)?|(?:부산|대구|인천|광주|대전|울산)(?:광역시|시)?|세종(?:특별자치시|시)?|(?:경기|강원|충청북|충청남|전라북|전라남|경상북|경상남)(?:특별자치)?도|경기|강원|충북|충남|전북|전남|경북|경남|제주(?:특별자치도|도)?)\s?(?<city>[가-힣]{1,6}(?:시|군|구)(?:\s[가-힣]{1,5}(?:구|군))?)?\s?(?<street>[^\n]{1,80})/u;

function readCjk(
  whole: string,
  parts: readonly Part[],
  named: string | undefined,
  options: AddressOptions,
): AddressParts | undefined {
  const japanese = matchJapanese(whole, options);
  if (japanese?.city !== undefined)
    return compact({
      street: trimStreet(japanese.street),
      locality: japanese.city,
      region: japanese.region,
      postalCode: japanese.code,
      countryCode: 'JP',
    });
  if (/[가-힣]/.test(whole)) {
    const korean = KOREAN.exec(whole)?.groups;
    if (korean?.region === undefined) return undefined;
    const isMetropolis = !/도$|^(?:경기|강원|충북|충남|전북|전남|경북|경남|제주)/.test(korean.region);
    const code = korean.code ?? /(?<!\d)\d{5}(?!\d)/.exec(parts.at(-1)?.text ?? '')?.[0];
    return compact({
      street: trimStreet(isMetropolis ? `${korean.city ?? ''} ${korean.street ?? ''}` : korean.street),
      locality: isMetropolis ? korean.region : (korean.city ?? korean.region),
      region: isMetropolis || korean.city === undefined ? undefined : korean.region,
      postalCode: code,
      countryCode: 'KR',
    });
  }
  if (/[\u3040-\u30ff]/.test(whole)) return undefined;
  const chinese = CHINESE.exec(whole)?.groups;
  if (
    !chinese ||
    (chinese.region === undefined && chinese.city === undefined && chinese.district === undefined)
  )
    return undefined;
  const isMunicipality = /^(?:北京|上海|天津|重庆|香港)/.test(chinese.region ?? '');
  const code =
    chinese.code ?? /(?:邮编|邮政编码|郵遞區號)?[:：\s]{0,2}(?<![\d-])(\d{6})(?![\d-])/.exec(whole)?.[1];
  const isTaiwan = named === 'TW' || /[臺灣縣鄉]/.test(whole) || options.country === 'TW';
  const country =
    named ??
    (/^香港/.test(chinese.region ?? '')
      ? 'HK'
      : isTaiwan
        ? 'TW'
        : options.country === 'HK' || options.country === 'MO'
          ? options.country
          : 'CN');
  const street = `${chinese.district ?? ''}${chinese.street ?? ''}`;
  return compact({
    street: trimStreet(street.replace(/邮编.*$|邮政编码.*$/, '')),
    locality: chinese.city ?? (isMunicipality ? chinese.region : chinese.district),
    region: isMunicipality && chinese.city === undefined ? undefined : chinese.region,
    postalCode: code,
    countryCode: country,
  });
}

function trimStreet(street: string | undefined): string | undefined {
  return street?.replace(/\s?\(?\d{5,6}\)?\s*$/, '').replace(/^[\s,，]+|[\s,，（(]+$/g, '');
}

/** Phone numbers, times, dates, prices, shares and counts: their digits are no house numbers. */
export const NOT_AN_ADDRESS = new RegExp(
  [
    '@|https?:|www\\.|©|&copy;|[€$£%]',
    '\\d{3}[-. )]{1,3}\\d{3}[-. ]\\d{4}|\\+\\d{2,3}[ (]',
    '(?<!\\d)\\d{1,2}:\\d{2}(?!\\d)|(?<!\\p{L})\\d{1,2}\\s?[ap]\\.?m(?!\\p{L})',
    '(?<!\\p{L})(?:jan|feb|f[ée]v|m[aä]r|apr|avr|mai|may|jun|jui|jul|aug|août|ago|sep|o[ck]t|nov|de[czs]|янв|фев|мар|апр|июн|июл|авг|сен|окт|ноя|дек)\\p{L}{0,7}\\.?,? (?:\\d{1,2},? )?(?:19|20)\\d{2}',
    '\\d\\s?(?:reviews?|ratings?|posts?|threads?|km|min|members?|employees|results?|treffer|avis|отзыв|mitarbeiter|beiträge)(?!\\p{L})',
  ].join('|'),
  'iu',
);

/**
 * 0–1: how much a text looks like (part of) a postal address. Above 0.5 there is a street with a number and a place, or a
 * place with a postal code. Cheap: most texts are dismissed by their length or for want of a digit.
 */
export function addressLikeness(shown: string, options: AddressOptions = {}): number {
  if (shown.length < 6 || shown.length > MAX_LENGTH) return 0;
  const text = shown.replace(ADDRESS_LABEL, '');
  const isCjk = HAS_CJK.test(text);
  if (!isCjk && !/\d/.test(text)) return addressWithoutDigits(text);
  if (NOT_AN_ADDRESS.test(text)) return 0;
  if (isCjk) {
    if (matchJapanese(text, options)) return 0.95;
    if (/[가-힣]/.test(text)) return KOREAN.test(text) && /\d/.test(text) ? 0.9 : 0.1;
    const chinese = CHINESE.exec(text)?.groups;
    const named = [chinese?.region, chinese?.city, chinese?.district].filter(
      (part) => part !== undefined,
    ).length;
    const street =
      /[路街道巷弄村镇鎮園园][^，。]{0,20}[\d一二三四五六七八九十]+[号號弄栋座楼樓室]?|[号號][楼樓]?/u.test(
        text,
      );
    if (named === 0 && !street) return 0;
    return Math.min(1, named * 0.25 + (street ? 0.45 : 0));
  }
  // Sentences and dates have digits too.
  const words = text.split(/\s+/).length;
  if (words > 30) return 0;
  const address = toAddress(text, options);
  if (!address) return HOUSE_NUMBER.test(text) && STREET_WORD.test(text) ? 0.4 : 0;
  let score = 0;
  if (address.street !== undefined && STREET_WORD.test(address.street))
    score += HOUSE_NUMBER.test(address.street) ? 0.5 : 0.25;
  else if (address.street !== undefined) score += 0.2;
  if (address.postalCode !== undefined) score += 0.3;
  if (address.locality !== undefined) score += 0.2;
  if (address.region !== undefined) score += 0.1;
  if (address.countryCode !== undefined && address.countryCode !== options.country) score += 0.15;
  if (words > 18) score -= 0.3;
  if (/[!?]|\d\s?[ap]m\b|\b(?:years?|ago|posted|reviews?|views?|©|copyright)\b/i.test(text)) score -= 0.3;
  return Math.min(1, Math.max(0, score));
}

/** "Oak Brook, IL" and "Beograd, Serbia" are places; anything longer without a number needs a street's word. */
function addressWithoutDigits(text: string): number {
  const parts = text.split(/[,\n]/);
  if (parts.length < 2 || parts.length > 5 || text.length > 120) return 0;
  const [first = ''] = parts;
  const last = parts.at(-1)?.trim() ?? '';
  const isShort = /^\s*\p{Lu}[\p{L}\p{M} .'’-]{1,30}$/u.test(first);
  const hasStreet = STREET_WORD.test(text);
  if (!isShort && !hasStreet) return 0;
  if (/^[A-Z]{2}$/.test(last) || isRegion(last, 'US'))
    return isRegion(last, 'US') || isRegion(last, 'CA') ? (hasStreet ? 0.6 : 0.5) : 0;
  if (!/^\p{L}[\p{L}\p{M} .'’()-]{2,40}$/u.test(last) || findCountryByName(last) === undefined) return 0;
  // A list of countries is no address.
  if (parts.slice(0, -1).some((part) => findCountryByName(part) !== undefined)) return 0;
  return hasStreet ? 0.6 : 0.5;
}
