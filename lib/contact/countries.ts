import { ALL_COUNTRIES } from './country-codes';
import { remember } from './remember';

/**
 * Postal codes, each with the countries that have them: `N` a digit, `A` a letter, `?` makes the character before it optional,
 * `-` a hyphen, `_` an optional space or hyphen. Countries without a postal code are absent. From the UPU's public descriptions.
 */
const POSTAL_CODES =
  'NNN:FOGNISLSMGPG ANNN:SZ NNNN:AFALAMATAUBDBEBGCCCHCVCXCYDKETGEGLHULILRMKMZNENFNONZPAPHPYSISJSVTNVEZA ADNNN:AD NNNNN:AXBABLCRCUDEDODZEEEGESFIFMFRGFGPGTHRIDITJOKEKWLALKMAMCMEMFMHMMMPMQMUMVMXMYNCNIPFPKPMPWRESDSMSNTHTRTZUAUYVAVIWFXKYTZM AANNNN:WS NN-NNN:PL NNNNNN:BYCNCOECKGNGRORUTJTMTTUZ NNN_NN:CZGRSESK VCNNNN:VC VGNNNN:VG AAAAANN:JM AA_NNNN:BN AI-NNNN:AI ANA_NAN:CA AZ_NNNN:AZ BBNNNNN:BB LV-NNNN:LV NNN_NNN:IN AAA_NNNN:MT BBND_1ZZ:IO FIQQ_1ZZ:FK GXNN_NAA:GI KYN-NNNN:KY NNNN|NNN:BH NNN|NNNN:OM PCRN_1ZZ:PN TKCA_1ZZ:TC NNNNN|NNN:BTHNIQ NNNNN|NNNN:NP AA_NN|AA_AA:BM L-NNNN|NNNN:LU NNNNNN|NNNN:SG HT_NNNN|NNNN:HT MD-NNNN|NNNN:MD NNNNNN|NNNNN:KHRSVN NNNNN|NNNNNN:MN NNNN_AA|NNNN:NL NNNN-NNN|NNNN:PT NNNNNNN|NNNNN:IL NNNNN|LIMA_NN:PE NNNNN|NNN-NNN:KR ANNNN_AAA|NNNN:AR LT-NNNNN|NNNNN:LT NNNNNN|ANNANAN:KZ NNNN_NNNN|NNNN:LB AAN_NAA|AANN_NAA:IMJE NNN-NNNN|NNNNNNN:JP NNNNN-NNNN|NNNNN:ASGUPRSAUS NNNNNNN|NNN-NNNN:CL NNNNNN|NNNNN|NNN:TW AAAA_1ZZ|TDCU_1ZZ:SH NNNNN_NNNNN|NNNNN:IR NNNNN-NNN|NNNNNNNN:BR ANN_?XXXX|DNW_?XXXX:IE NNNNNN|NNNNN|PNNNNNNN:PS AANN_NAA|AAN_NAA|AANN|AAN:GG ANN_NAA|ANA_NAA|AAN_NAA|AANN_NAA|AANA_NAA|AN_NAA|AANN|AAN|ANN|AN:GB';

/** Names people write that CLDR does not have. */
const MORE_NAMES: Record<string, string> = {
  rsa: 'ZA',
  'الجمهورية اللبنانية': 'LB',
  'سلطنة عمان': 'OM',
  'الجمهورية العربية السورية': 'SY',
  فلسطين: 'PS',
  usa: 'US',
  'u s a': 'US',
  us: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'u k': 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  uae: 'AE',
  'u a e': 'AE',
  prc: 'CN',
  'p r china': 'CN',
  'pr china': 'CN',
  'people s republic of china': 'CN',
  中国: 'CN',
  中國: 'CN',
  中華民國: 'TW',
  'r o c': 'TW',
  'taiwan r o c': 'TW',
  'republic of korea': 'KR',
  korea: 'KR',
  대한민국: 'KR',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  'ceska republika': 'CZ',
  'slovak republic': 'SK',
  'republic of ireland': 'IE',
  eire: 'IE',
  'russian federation': 'RU',
  'российская федерация': 'RU',
  россия: 'RU',
  'viet nam': 'VN',
  'hong kong': 'HK',
  hongkong: 'HK',
  'hong kong sar': 'HK',
  香港: 'HK',
  macau: 'MO',
  macao: 'MO',
  澳門: 'MO',
  turkiye: 'TR',
  turkey: 'TR',
  bundesrepublik: 'DE',
  brd: 'DE',
  'the gambia': 'GM',
  'the bahamas': 'BS',
  'ivory coast': 'CI',
  burma: 'MM',
  'cape verde': 'CV',
  swaziland: 'SZ',
  'congo kinshasa': 'CD',
  'congo brazzaville': 'CG',
  'democratic republic of the congo': 'CD',
  'republic of the congo': 'CG',
  'federated states of micronesia': 'FM',
  macedonia: 'MK',
  'north macedonia': 'MK',
  'east timor': 'TL',
  palestine: 'PS',
  brasil: 'BR',
  espana: 'ES',
  italia: 'IT',
  deutschland: 'DE',
  osterreich: 'AT',
  schweiz: 'CH',
  suisse: 'CH',
  svizzera: 'CH',
  belgie: 'BE',
  belgique: 'BE',
};

export interface PostalCodeMatch {
  /** As written. */
  readonly shown: string;
  readonly start: number;
  readonly end: number;
}

const codePatterns = new Map<string, RegExp>();

function getCodePattern(country: string): RegExp | undefined {
  const known = codePatterns.get(country);
  if (known) return known;
  const shapes = new RegExp(`(\\S+):(?:[A-Z]{2})*?${country}`).exec(POSTAL_CODES)?.[1];
  if (shapes === undefined) return undefined;
  const source = shapes
    .split('|')
    .map((shape) =>
      shape.replace(/[NAX_]/g, (char) => ({ N: '\\d', A: '[A-Z]', X: '[A-Z\\d]', _: '[ -]?' })[char] ?? char),
    )
    .join('|');
  // "D-10178", "CH-8001", "SE-111 22": the country's sign before the code is no part of it.
  const pattern = new RegExp(
    `(?<![\\p{L}\\d/.,-]|\\d )(?:${country}[- ]{1,3}|[A-Z]{1,3}-)?(?:〒|T |CEP:? ?|C\\.?P\\.?:? ?|PIN:? ?)?(?<code>${source})(?![\\d]|\\p{L}|[/.]\\d)`,
    'giu',
  );
  codePatterns.set(country, pattern);
  return pattern;
}

/** Every stretch of a text with the shape of the country's postal codes. */
export function findPostalCodes(text: string, country: string): PostalCodeMatch[] {
  const pattern = getCodePattern(country);
  if (!pattern) return [];
  return [...text.matchAll(pattern)].map((match) => {
    const shown = match.groups?.code ?? '';
    return { shown, start: match.index, end: match.index + match[0].length };
  });
}

/** For looking names up: folded, without points and articles of case. */
function foldName(name: string): string {
  if (/^[A-Za-z]+(?: [A-Za-z]+)?$/.test(name) && !/^sa(?:int|nkt) /i.test(name)) return name.toLowerCase();
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u200e\u200f]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[.'’\-–()]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<!\p{L})(?:saint|sankt) /gu, 'st ')
    .trim();
}

const namesByLanguage = new Map<string, Map<string, string>>();

/**
 * Countries as they call themselves, as far as addresses on other countries' pages name them so. Asking Intl in all 75
 * languages took 20 ms of every reading.
 */
const readOwnNames = () =>
  new Map(
    (
      'AT Österreich|BE België|BE Belgique|BE Belgien|BG България|BR Brasil|BY Беларусь|CH Schweiz|CH Suisse|CH Svizzera|CN 中国|CN 中國|CN 中华人民共和国|' +
      'CZ Česko|CZ Česká republika|CZ Czech Republic|DE Deutschland|DK Danmark|DZ الجزائر|EE Eesti|EG مصر|ES España|ES Espanya|FI Suomi|GE საქართველო|GR Ελλάδα|' +
      'GR Hellas|HK 香港|HR Hrvatska|HU Magyarország|IE Éire|IL ישראל|IN भारत|IR ایران|IS Ísland|IT Italia|JO الأردن|JP 日本|KR 대한민국|KR 한국|KW الكويت|KZ Қазақстан|' +
      'KZ Казахстан|LT Lietuva|LU Lëtzebuerg|LV Latvija|MA المغرب|MA Maroc|MK Северна Македонија|MX México|NL Nederland|NO Norge|PE Perú|PL Polska|QA قطر|RO România|' +
      'RS Србија|RS Srbija|RU Россия|RU Российская Федерация|SA السعودية|SA المملكة العربية السعودية|SE Sverige|SI Slovenija|SK Slovensko|SK Slovenská republika|TH ประเทศไทย|TH ไทย|' +
      'TN تونس|TN Tunisie|TR Türkiye|TW 台灣|TW 臺灣|TW 台湾|UA Україна|AE الإمارات العربية المتحدة|VN Việt Nam|AM Հայաստան|AL Shqipëri|BA Bosna i Hercegovina|' +
      'CI Côte d’Ivoire|CM Cameroun|CV Cabo Verde|CY Κύπρος|ME Crna Gora|MM မြန်မာ|MN Монгол|NP नेपाल|BD বাংলাদেশ|LK ශ්‍රී ලංකාව|LA ລາວ|KH កម្ពុជា|UZ Oʻzbekiston|AZ Azərbaycan|KG Кыргызстан|TJ Тоҷикистон|BH البحرين|IQ العراق|LY ليبيا|MR موريتانيا|YE اليمن|OM عمان|LB لبنان|SY سوريا|SD السودان|' +
      'BL Saint-Barthélemy|MF Saint-Martin|NC Nouvelle-Calédonie|PF Polynésie française|PM Saint-Pierre-et-Miquelon|RE La Réunion|GF Guyane française|' +
      'TF Terres australes et antarctiques françaises|WF Wallis-et-Futuna|SN Sénégal|GN Guinée|ML Mali|TD Tchad|GA Gabon|MG Madagasikara|HT Haïti|PH Pilipinas|TM Türkmenistan|MD Moldova|AF افغانستان|PK پاکستان'
    )
      .split('|')
      .map((entry) => [foldName(entry.slice(3)), entry.slice(0, 2)]),
  );
let ownNames: ReadonlyMap<string, string> | undefined;

function addNames(names: Map<string, string>, language: string, countries: readonly string[]): void {
  const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  for (const country of countries) {
    const name = display.of(country);
    if (name === undefined) continue;
    const folded = foldName(name);
    if (!names.has(folded)) names.set(folded, country);
    if (!name.includes('(')) continue;
    const plain = foldName(name.replace(/\(.*\)/, ''));
    if (plain.length > 3 && !names.has(plain)) names.set(plain, country);
  }
}

function getNames(language: string): Map<string, string> {
  const known = namesByLanguage.get(language);
  if (known) return known;
  const names = new Map<string, string>();
  addNames(names, language, ALL_COUNTRIES);
  namesByLanguage.set(language, names);
  return names;
}

const getLanguageOf = remember((country) => new Intl.Locale(`und-${country}`).maximize().language);

/**
 * ISO 3166-1 code of a country's name: in English, in the country's own language or in that of `country`, where the page
 * is from. English names and the page's come from Intl, not from the bundle, and are made when first needed.
 */
export const findCountryByName = (text: string, country?: string): string | undefined =>
  text.length > 60 || /^\s*\p{Ll}|\d/u.test(text) ? undefined : findNamed(`${country ?? ''}|${text}`);

const findNamed = remember((key): string | undefined => {
  const bar = key.indexOf('|');
  const country = key.slice(0, bar) || undefined;
  const text = key.slice(bar + 1);
  const name = foldName(text);
  if (name.length < 2 || name.length > 45) return undefined;
  const more = MORE_NAMES[name];
  if (more !== undefined) return more;
  const english = getNames('en').get(name) ?? getNames('en').get(name.replace(/^the /, ''));
  if (english !== undefined || /^[a-z ]{2,3}$/.test(name)) return english;
  const own = (ownNames ??= readOwnNames()).get(name);
  return own ?? (country === undefined ? undefined : getNames(getLanguageOf(country)).get(name));
});

const US_STATES =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|PR Puerto Rico|GU Guam|VI Virgin Islands|AS American Samoa|MP Northern Mariana Islands|FM Micronesia|PW Palau|MH Marshall Islands';
const CA_PROVINCES =
  'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Québec|SK Saskatchewan|YT Yukon';
const AU_STATES =
  'NSW New South Wales|VIC Victoria|QLD Queensland|WA Western Australia|SA South Australia|TAS Tasmania|ACT Australian Capital Territory|NT Northern Territory';
const BR_STATES =
  'AC Acre|AL Alagoas|AP Amapá|AM Amazonas|BA Bahia|CE Ceará|DF Distrito Federal|ES Espírito Santo|GO Goiás|MA Maranhão|MT Mato Grosso|MS Mato Grosso do Sul|MG Minas Gerais|PA Pará|PB Paraíba|PR Paraná|PE Pernambuco|PI Piauí|RJ Rio de Janeiro|RN Rio Grande do Norte|RS Rio Grande do Sul|RO Rondônia|RR Roraima|SC Santa Catarina|SP São Paulo|SE Sergipe|TO Tocantins';
const IN_STATES =
  'Andhra Pradesh|Arunachal Pradesh|Assam|Bihar|Chhattisgarh|Goa|Gujarat|Haryana|Himachal Pradesh|Jharkhand|Karnataka|Kerala|Madhya Pradesh|Maharashtra|Manipur|Meghalaya|Mizoram|Nagaland|Odisha|Punjab|Rajasthan|Sikkim|Tamil Nadu|Telangana|Tripura|Uttar Pradesh|Uttarakhand|West Bengal';
const DE_STATES =
  'Baden-Württemberg|Bayern|Bavaria|Brandenburg|Hessen|Hesse|Mecklenburg-Vorpommern|Niedersachsen|Lower Saxony|Nordrhein-Westfalen|North Rhine-Westphalia|Rheinland-Pfalz|Rhineland-Palatinate|Saarland|Sachsen|Saxony|Sachsen-Anhalt|Schleswig-Holstein|Thüringen|Thuringia';
const ES_REGIONS =
  'Andalucía|Andalusia|Aragón|Asturias|Canarias|Cantabria|Castilla y León|Castilla-La Mancha|Cataluña|Catalunya|Catalonia|Extremadura|Galicia|Illes Balears|Islas Baleares|País Vasco|Basque Country|Navarra|Comunidad Valenciana';
const GB_COUNTIES =
  'England|Scotland|Wales|Northern Ireland|Essex|Kent|Surrey|East Sussex|West Sussex|Norfolk|Suffolk|Cornwall|Devon|Dorset|Somerset|Cumbria|Durham|Merseyside|Tyne and Wear|West Midlands|Greater Manchester|Greater London|West Yorkshire|South Yorkshire|North Yorkshire|Berkshire|Buckinghamshire|Cambridgeshire|Cheshire|Derbyshire|Gloucestershire|Hampshire|Herefordshire|Hertfordshire|Lancashire|Leicestershire|Lincolnshire|Northamptonshire|Nottinghamshire|Oxfordshire|Shropshire|Staffordshire|Warwickshire|Wiltshire|Worcestershire|Bedfordshire|Middlesex';
/** With codes where addresses have them. */
const REGIONS: Record<string, string> = {
  US: US_STATES,
  CA: CA_PROVINCES,
  AU: AU_STATES,
  BR: BR_STATES,
  IN: IN_STATES,
  DE: DE_STATES,
  ES: ES_REGIONS,
  GB: GB_COUNTIES,
};
const CODE = /^(\p{Lu}{2,3}) /u;

const regionSets = new Map<string, { codes: Set<string>; names: Set<string> }>();

/** Whether a text is the code ("MA") or the name of a state, province or county; known for eight countries. */
export function isRegion(text: string, country: string): boolean {
  const list = REGIONS[country];
  if (list === undefined) return false;
  let sets = regionSets.get(country);
  if (!sets) {
    const regions = list.split('|');
    sets = {
      codes: new Set(regions.flatMap((region) => CODE.exec(region)?.[1] ?? [])),
      names: new Set(regions.map((region) => foldName(region.replace(CODE, '')))),
    };
    regionSets.set(country, sets);
  }
  const code = text.trim().replace(/\./g, '');
  return sets.codes.has(code) || sets.names.has(foldName(text));
}
