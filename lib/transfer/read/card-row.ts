import { splitItems, splitParts, unescape, type Card, type CardLine } from './vcard';
import { decodePercent } from '@/lib/contact/percent';

/** What a card says, under the names of our columns; several values of one kind in their order. */
export interface CardValues {
  readonly values: ReadonlyMap<CardColumn, readonly string[]>;
  /** What the values of a column are called, in step with them; empty where one has no name. */
  readonly labels: ReadonlyMap<CardColumn, readonly string[]>;
  /** Properties that no column of ours holds. */
  readonly left: readonly string[];
}

/** In the order of the columns. */
export const cardColumns = [
  'kind',
  'company',
  'person',
  'jobTitle',
  'phone',
  'mobile',
  'fax',
  'email',
  'website',
  'address',
  'street',
  'postalCode',
  'locality',
  'region',
  'countryName',
  'messenger',
  'social',
  'profile',
  'tags',
  'language',
  'note',
] as const;
export type CardColumn = (typeof cardColumns)[number];

/** What says nothing of whom the card is about, or is said elsewhere. */
const SILENT = new Set(
  'VERSION PRODID UID REV N NAME LABEL SORT-STRING CLASS X-ABLABEL X-ABSHOWAS X-ABADR X-PHONETIC-FIRST-NAME X-PHONETIC-LAST-NAME KIND X-ADDRESSBOOKSERVER-KIND X-LEADLIGHT-KIND MAILER CLIENTPIDMAP XML'.split(
    ' ',
  ),
);

/** Messengers that older address books give a property of their own. */
const MESSENGER = /^X-(SKYPE|SKYPE-USERNAME|QQ|WECHAT|WHATSAPP|TELEGRAM|ICQ|LINE|VIBER|KAKAOTALK|SIGNAL)$/;

export function toCardValues(card: Card): CardValues {
  const values = new Map<CardColumn, string[]>();
  const labels = new Map<CardColumn, string[]>();
  const left = new Set<string>();
  let label = '';
  const add = (column: CardColumn, text: string | undefined) => {
    if (text === undefined || text === '') return;
    const known = values.get(column) ?? [];
    if (known.includes(text)) return;
    values.set(column, [...known, text]);
    labels.set(column, [...(labels.get(column) ?? []), label]);
  };
  const find = (name: string) => card.find((line) => line.name === name);
  const isCompany = isCompanyCard(card);
  add('kind', find('X-LEADLIGHT-KIND')?.value.trim());
  let addresses = 0;
  for (const line of card) {
    const text = () => unescape(line.value);
    label = findLabel(line, card);
    switch (line.name) {
      case 'FN':
        add(isCompany ? 'company' : 'person', text());
        break;
      case 'ORG':
        add('company', splitParts(line.value)[0]);
        if (
          splitParts(line.value)
            .slice(1)
            .some((part) => part !== '')
        )
          left.add('ORG (unit)');
        break;
      case 'TITLE':
        add('jobTitle', text());
        break;
      case 'ROLE':
        if (!find('TITLE')) add('jobTitle', text());
        else left.add(line.name);
        break;
      case 'TEL':
        add(toPhoneColumn(line), toPhone(text()));
        break;
      case 'EMAIL':
        add('email', text().replace(/^mailto:/i, ''));
        break;
      case 'URL':
        add(hasType(line, 'x-profile') ? 'profile' : 'website', text());
        break;
      case 'ADR':
        addAddress(line, addresses++, card, add);
        break;
      case 'NOTE':
        add('note', text());
        break;
      case 'CATEGORIES':
        for (const item of splitItems(line.value)) add('tags', item);
        break;
      case 'LANG':
        add('language', text());
        break;
      case 'IMPP':
        add('messenger', toMessenger(line));
        break;
      case 'X-SOCIALPROFILE':
        if (/^https?:/i.test(text())) add('social', text());
        else left.add(line.name);
        break;
      default: {
        const service = MESSENGER.exec(line.name)?.[1]?.toLowerCase().replace('-username', '');
        if (service !== undefined) add('messenger', `${service}: ${text()}`);
        else if (!SILENT.has(line.name) && line.value.trim() !== '') left.add(line.name);
      }
    }
  }
  if (!values.has('person') && !isCompany) add('person', toName(find('N')));
  return { values, labels, left: [...left] };
}

/** A name of one's own, as address books of Apple and Google write it; Apple's own names stand between signs. */
function findLabel({ group }: CardLine, card: Card): string {
  const named =
    group === undefined ? undefined : card.find((line) => line.name === 'X-ABLABEL' && line.group === group);
  return named === undefined
    ? ''
    : unescape(named.value)
        .replace(/^_\$!<(.*)>!\$_$/s, '$1')
        .trim();
}

const hasType = (line: CardLine, type: string) =>
  line.parameters.get('TYPE')?.some((value) => value.toLowerCase() === type) === true;

/** Of version 4 they say so; of Apple's with a mark; older ones are called what their organisation is. */
function isCompanyCard(card: Card): boolean {
  const get = (name: string) => card.find((line) => line.name === name)?.value.trim();
  const kind = get('KIND')?.toLowerCase();
  if (kind !== undefined) return kind === 'org';
  if (get('X-ABSHOWAS')?.toUpperCase() === 'COMPANY') return true;
  const [organisation] = splitParts(get('ORG') ?? '');
  const hasName = splitParts(get('N') ?? '').some((part) => part !== '');
  return (
    organisation !== undefined &&
    organisation !== '' &&
    !hasName &&
    unescape(get('FN') ?? '') === organisation
  );
}

/** Given names before the family's, as FN would have it; in Han without blanks and the other way round. */
function toName(line: CardLine | undefined): string | undefined {
  if (line === undefined) return undefined;
  const [family = '', given = '', more = '', prefix = '', suffix = ''] = splitParts(line.value);
  if (/^\p{Script=Han}+$/u.test(family + given)) return family + given;
  return [prefix, given, more, family, suffix].filter((part) => part !== '').join(' ') || undefined;
}

function toPhoneColumn(line: CardLine): CardColumn {
  if (hasType(line, 'fax')) return 'fax';
  return hasType(line, 'cell') || hasType(line, 'iphone') ? 'mobile' : 'phone';
}

/** `tel:+1-617-555-0100;ext=12` is how version 4 may write it. */
function toPhone(text: string): string {
  if (!/^tel:/i.test(text)) return text;
  const [number = '', ...parameters] = text.slice(4).split(';');
  const extension = parameters.find((one) => /^ext=/i.test(one))?.slice(4);
  return extension === undefined ? number : `${number} ext. ${extension}`;
}

/** The first address in its parts, and as a whole where the card says so; further ones as a whole. */
function addAddress(
  line: CardLine,
  index: number,
  card: Card,
  add: (column: CardColumn, text: string | undefined) => void,
): void {
  const [box, more, street, locality, region, postalCode, country] = splitParts(line.value);
  const first = [box, more, street].filter((part) => part !== undefined && part !== '').join(', ');
  const label =
    line.parameters.get('LABEL')?.[0] ??
    (card.filter(({ name }) => name === 'LABEL')[index]?.value ?? '').replace(/\\n/gi, '\n');
  const whole = unescape(label)
    .split(/\s*\n\s*/)
    .filter((part) => part !== '')
    .join(', ');
  if (index > 0) {
    const parts = [first, [postalCode, locality].filter(Boolean).join(' '), region, country];
    add('address', whole || parts.filter((part) => part !== undefined && part !== '').join(', '));
    return;
  }
  add('address', whole);
  add('street', first);
  add('postalCode', postalCode);
  add('locality', locality);
  add('region', region);
  add('countryName', country);
}

/** `IMPP;X-SERVICE-TYPE=WhatsApp:whatsapp:%2B16175550100` → `whatsapp: +16175550100`. */
function toMessenger(line: CardLine): string | undefined {
  const [, scheme, rest] = /^([\w-]+):(.*)$/s.exec(unescape(line.value)) ?? [];
  const named = line.parameters.get('X-SERVICE-TYPE')?.[0]?.toLowerCase();
  const service = named ?? (scheme === undefined || scheme === 'x-apple' ? undefined : scheme.toLowerCase());
  const id = decodePercent((rest ?? unescape(line.value)).replace(/^\/\//, ''));
  return service === undefined ? id : `${service}: ${id}`;
}
