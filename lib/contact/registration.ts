import type { Registration } from '@/lib/leads/values';
import type { Match } from './match';

/** Not `\p{L}` and no flag `u`: together with `i` engines take 15 ms to build each of the sixty patterns. */
const LETTERS = 'A-Za-z\\u00c0-\\u024f\\u0370-\\u03ff\\u0400-\\u04ff';
const WORD = `${LETTERS}\\d`;

interface Register {
  /** Usual short form, shown to the user. */
  readonly scheme: string;
  /** The words that stand before the number. */
  readonly label: string;
  readonly number: string;
  /** True when the number's shape alone is proof enough. */
  readonly alone?: boolean;
  /** Whether the check digit is right, where the number has one that is asked for. */
  readonly isValid?: (number: string) => boolean;
}

/** VAT numbers of the EU, Norway, Switzerland and the UK, with their country prefix. */
const EU_VAT =
  '(?:ATU\\d{8}|BE\\s?[01]?\\d{3}[ .]?\\d{3}[ .]?\\d{3}|BG\\d{9,10}|CY\\d{8}[A-Z]|CZ\\d{8,10}|DE\\s?\\d{3}\\s?\\d{3}\\s?\\d{3}|DK\\s?\\d{2}\\s?\\d{2}\\s?\\d{2}\\s?\\d{2}|EE\\d{9}|EL\\d{9}|ES[A-Z0-9]\\d{7}[A-Z0-9]|FI\\d{8}|FR\\s?[A-Z0-9]{2}\\s?\\d{3}\\s?\\d{3}\\s?\\d{3}|GB\\s?\\d{3}\\s?\\d{4}\\s?\\d{2}(?:\\s?\\d{3})?|HR\\d{11}|HU\\d{8}|IE\\d[A-Z0-9]\\d{5}[A-Z]{1,2}|IT\\s?\\d{11}|LT\\d{9}(?:\\d{3})?|LU\\s?\\d{8}|LV\\d{11}|MT\\d{8}|NL\\s?\\d{9}\\s?\\.?B\\.?\\s?\\d{2}|PL\\s?\\d{10}|PT\\s?\\d{9}|RO\\d{2,10}|SE\\d{12}|SI\\d{8}|SK\\d{10}|XI\\d{9}|CHE[- ]?\\d{3}\\.?\\d{3}\\.?\\d{3}(?:\\s?(?:MWST|TVA|IVA))?)';
const NUMBER_WORD =
  '(?:[-\\s]{0,2}(?:id(?:ent(?:ifikation)?s?)?|no|nr|num(?:ber|mer|éro|ero)?|n[º°]|№|reg(?:istration)?|code)[-.\\s]{0,2}){0,3}';

const registers: readonly Register[] = [
  {
    scheme: 'USt-IdNr.',
    label: 'ust\\.?-?\\s?id\\.?|umsatzsteuer-?\\s?identifikations|umsatzsteuer-?id',
    number: EU_VAT,
  },
  {
    scheme: 'VAT',
    label:
      'vat|v\\.a\\.t\\.|btw|tva(?: intra\\w{0,20})?|p(?:artita|\\.)?\\s?iva|moms|uid|mwst|dič|dph|nip|pvn|pvm|alv|km?kr|iva|afm|αφμ|value added tax|tax',
    number: EU_VAT,
  },
  { scheme: 'VAT', label: 'vat|v\\.a\\.t\\.', number: '\\d{3}[ ]?\\d{4}[ ]?\\d{2}|\\d{9,12}' },
  {
    scheme: 'P. IVA',
    label: 'p(?:artita|\\.)?\\s?iva|p\\.?\\s?i\\.?(?:\\s?/\\s?c\\.?f\\.?)?',
    number: '(?:IT\\s?)?\\d{11}',
  },
  {
    scheme: 'St.-Nr.',
    label: 'st\\.?-?\\s?nr|steuer-?nummer|steuernr',
    number: '\\d{2,3}\\s?/\\s?\\d{3}\\s?/\\s?\\d{4,5}|\\d{10,13}',
  },
  {
    scheme: 'HRB',
    label: 'hrb|handelsregister[^\\d\\n]{0,60}hrb',
    number: '\\d{1,6}(?:\\s?[A-Z]{1,2}(?![a-z]))?',
  },
  {
    scheme: 'HRA',
    label: 'hra|handelsregister[^\\d\\n]{0,60}hra',
    number: '\\d{1,6}(?:\\s?[A-Z]{1,2}(?![a-z]))?',
  },
  { scheme: 'FN', label: 'firmenbuch(?:nummer|nr)?|fn', number: '\\d{5,6}\\s?[a-z]' },
  { scheme: 'SIRET', label: 'siret', number: '\\d{3}\\s?\\d{3}\\s?\\d{3}\\s?\\d{5}' },
  { scheme: 'SIREN', label: 'siren', number: '\\d{3}\\s?\\d{3}\\s?\\d{3}' },
  {
    scheme: 'RCS',
    label: `r\\.?c\\.?s\\.?(?:\\s[${LETTERS}][${LETTERS} -]{1,30}?)?(?:\\s[AB])?`,
    number: '(?:[AB]\\s?)?\\d{3}\\s?\\d{3}\\s?\\d{3}',
  },
  { scheme: 'KVK', label: 'kvk|k\\.v\\.k\\.?|kamer van koophandel|handelsregister', number: '\\d{8}' },
  {
    scheme: 'CIF',
    label: 'c\\.?i\\.?f|n\\.?i\\.?f',
    number: '(?:ES)?[A-Z]-?\\d{7,8}[A-Z0-9]?|\\d{8}-?[A-Z]|\\d{9}',
  },
  { scheme: 'REA', label: 'r\\.?e\\.?a\\.?', number: '[A-Z]{2}\\s?[-–]?\\s?\\d{5,7}' },
  {
    scheme: 'C.F.',
    label: 'c(?:od(?:ice)?|\\.)\\s?f(?:isc(?:ale)?|\\.)?',
    number: '\\d{11}|[A-Z]{6}\\d{2}[A-Z]\\d{2}[A-Z]\\d{3}[A-Z]',
  },
  { scheme: 'NIP', label: 'nip', number: '\\d{3}-?\\d{3}-?\\d{2}-?\\d{2}|\\d{3}-\\d{2}-\\d{2}-\\d{3}' },
  { scheme: 'REGON', label: 'regon', number: '\\d{9}(?:\\d{5})?' },
  { scheme: 'KRS', label: 'krs', number: '\\d{10}' },
  { scheme: 'IČO', label: 'i[čc]o?', number: '\\d{3}\\s?\\d{2}\\s?\\d{3}' },
  {
    scheme: 'Org.nr',
    label: 'org(?:anisations?)?\\.?-?\\s?(?:nr|nummer|no)|orgnr',
    number: '(?:NO\\s?)?\\d{3}\\s?\\d{3}\\s?\\d{3}(?:\\s?MVA)?|\\d{6}-\\d{4}',
  },
  { scheme: 'CVR', label: 'cvr', number: '\\d{2}\\s?\\d{2}\\s?\\d{2}\\s?\\d{2}' },
  { scheme: 'Y-tunnus', label: 'y-tunnus|business id', number: '\\d{7}-\\d' },
  {
    scheme: 'Company No.',
    label: `compan(?:y|ies house)|registered(?: in [${LETTERS} &]{3,40}?)?|crn|reg(?:istration)?`,
    number: '(?:SC|NI|OC)?\\d{6,8}',
  },
  { scheme: 'ABN', label: 'a\\.?b\\.?n\\.?', number: '\\d{2}\\s?\\d{3}\\s?\\d{3}\\s?\\d{3}' },
  { scheme: 'ACN', label: 'a\\.?c\\.?n\\.?', number: '\\d{3}\\s?\\d{3}\\s?\\d{3}' },
  { scheme: 'NZBN', label: 'nzbn', number: '\\d{13}' },
  { scheme: 'EIN', label: 'ein|tax id|federal tax id', number: '\\d{2}-\\d{7}' },
  { scheme: 'DUNS', label: 'd-?u-?n-?s', number: '\\d{2}-?\\d{3}-?\\d{4}' },
  { scheme: 'CNPJ', label: 'cnpj', number: '\\d{2}\\.?\\d{3}\\.?\\d{3}/?\\d{4}-?\\d{2}' },
  { scheme: 'CNPJ', label: '', number: '\\d{2}\\.\\d{3}\\.\\d{3}/\\d{4}-\\d{2}', alone: true },
  { scheme: 'CUIT', label: 'cuit', number: '\\d{2}-?\\d{8}-?\\d' },
  { scheme: 'RUT', label: 'r\\.?u\\.?t', number: '\\d{1,2}\\.?\\d{3}\\.?\\d{3}-?[\\dkK]' },
  { scheme: 'RUC', label: 'ruc', number: '\\d{11,13}' },
  { scheme: 'NIT', label: 'nit', number: '\\d{3}\\.?\\d{3}\\.?\\d{3}(?:-\\d)?' },
  { scheme: 'RFC', label: 'rfc', number: '[A-ZÑ&]{3,4}\\d{6}[A-Z0-9]{3}' },
  { scheme: 'GSTIN', label: 'gst(?:in)?', number: '\\d{2}[A-Z]{5}\\d{4}[A-Z][A-Z0-9]Z[A-Z0-9]' },
  { scheme: 'CIN', label: 'cin', number: '[LU]\\d{5}[A-Z]{2}\\d{4}[A-Z]{3}\\d{6}' },
  { scheme: 'ИНН', label: 'инн', number: '\\d{10}(?:\\d{2})?' },
  { scheme: 'ОГРН', label: 'огрн(?:ип)?', number: '\\d{13}(?:\\d{2})?' },
  { scheme: 'ЄДРПОУ', label: 'єдрпоу|едрпоу', number: '\\d{8}' },
  { scheme: 'CUI', label: 'cui|cif', number: '(?:RO\\s?)?\\d{6,10}' },
  { scheme: 'OIB', label: 'oib', number: '\\d{11}' },
  {
    scheme: '统一社会信用代码',
    label: '统一社会信用代码|社会信用代码|信用代码|營業執照',
    number: '[0-9A-HJ-NP-RTUWXY]{2}\\d{6}[0-9A-HJ-NP-RTUWXY]{10}',
  },
  {
    scheme: '统一社会信用代码',
    label: '',
    number: '[0-9A-HJ-NP-RTUWXY]{2}\\d{6}[0-9A-HJ-NP-RTUWXY]{10}',
    alone: true,
    isValid: hasCreditCodeDigit,
  },
  { scheme: '統一編號', label: '統一編號|統編|统一编号', number: '\\d{8}' },
  {
    scheme: 'ICP',
    label: '',
    number:
      '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP[备証证]\\s?\\d{6,10}号?(?:-\\d{1,3})?',
    alone: true,
  },
  { scheme: '法人番号', label: '法人番号', number: '\\d{13}' },
  { scheme: '登録番号', label: '登録番号|インボイス番号', number: 'T\\d{13}' },
  {
    scheme: '사업자등록번호',
    label: '사업자\\s?등록\\s?번호|사업자\\s?번호|business registration',
    number: '\\d{3}-?\\d{2}-?\\d{5}',
  },
  { scheme: 'VKN', label: 'vergi(?: kimlik)? no|vkn', number: '\\d{10}' },
  { scheme: 'MERSİS', label: 'mersis(?: no)?', number: '\\d{4}-?\\d{4}-?\\d{4}-?\\d{4}|\\d{16}' },
  { scheme: 'MST', label: 'mst|mã số thuế', number: '\\d{10}(?:-\\d{3})?' },
  { scheme: 'UEN', label: 'uen', number: '\\d{8,9}[A-Z]|[ST]\\d{2}[A-Z]{2}\\d{4}[A-Z]' },
  { scheme: 'NPWP', label: 'npwp', number: '\\d{2}\\.?\\d{3}\\.?\\d{3}\\.?\\d-?\\d{3}\\.?\\d{3}' },
];

/** GB 32100-2015: the last of the 18 characters is a check digit modulo 31. */
function hasCreditCodeDigit(number: string): boolean {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let sum = 0;
  let weight = 1;
  for (const character of number.toUpperCase().slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] === number.slice(-1).toUpperCase();
}

/** The plain beginnings of a label's words, for telling without its pattern that a text cannot have it. */
function getHints(label: string): string[] {
  return label
    .replace(/\\[.s]\??|-\??/g, '')
    .replace(/\(\?:[^()]*\)\??/g, '|')
    .split('|')
    .map((word) => /^\p{L}*/u.exec(word.toLowerCase())?.[0] ?? '')
    .filter((word) => word !== '');
}

const compile = () =>
  registers.map(({ scheme, label, number, alone, isValid }) => ({
    scheme,
    isValid,
    // Patterns are built by the engine when first used, 3 ms each: only those of a text's own labels are.
    hints: alone === true ? (scheme === 'ICP' ? ['icp'] : ['']) : getHints(label),
    pattern:
      alone === true
        ? new RegExp(`(?<![\\w/])(?<number>${number})(?![\\w/])`, 'gi')
        : new RegExp(
            `(?<![${WORD}])(?:${label})${NUMBER_WORD}[\\s.:：#-]{0,4}(?<number>${number})(?![${WORD}]|[-/.]\\d)`,
            'gi',
          ),
  }));
/** Few pages name a register at all. */
let compiled: ReturnType<typeof compile> | undefined;

const MAYBE = /\d{2}[\d .\-/]{3}|\d{4,6}\s?[a-z]?\b/i;

/**
 * Numbers a public register gave, with the register's usual short form. A label must stand before the number, save
 * for the few shapes that nothing else has (CNPJ, ICP licence).
 */
export function findRegistrations(text: string): Match<Registration>[] {
  if (!MAYBE.test(text)) return [];
  const found: Match<Registration>[] = [];
  const words = text.toLowerCase().replace(/[.\s-]/g, '');
  for (const { scheme, pattern, hints, isValid } of (compiled ??= compile())) {
    if (!hints.some((hint) => words.includes(hint))) continue;
    for (const match of text.matchAll(pattern)) {
      const number = match.groups?.number?.trim().replace(/\s{2,}/g, ' ');
      const start = match.index;
      const end = start + match[0].length;
      if (
        number === undefined ||
        !/\d/.test(number) ||
        isValid?.(number) === false ||
        found.some((one) => one.start < end && start < one.end)
      )
        continue;
      found.push({ value: { scheme, number }, shown: match[0], start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
