import { toAddress } from '@/lib/contact/address';
import { findCountryByName } from '@/lib/contact/countries';
import type { PostalAddress } from '@/lib/leads/values';
import { isNode, type StructuredNode, type StructuredText } from './structured-node';

/** Countries that write the postal code after the town or region. The rest of the world puts it before the town. */
const CODE_LAST = new Set(
  'AU BD BM BR BS CA CO EG GB GG HK ID IE IM IN JE KE LK LB MV MX MY NG NP NZ PE PH PK SA SG TH US VE VN ZA'.split(
    ' ',
  ),
);

const CJK = /[\u3040-\u30FF\u4E00-\u9FFF\uAC00-\uD7AF]/;

/** ISO alpha-2 of a country written as such a code; names are left to `toAddress`. */
export function toCountryCode(text: string | undefined): string | undefined {
  const code = text?.trim().toUpperCase();
  return code !== undefined && /^[A-Z]{2}$/.test(code) ? (code === 'UK' ? 'GB' : code) : undefined;
}

function partOf(node: StructuredNode, ...properties: string[]): string | undefined {
  const parts = properties.flatMap((property) =>
    (node.properties.get(property) ?? []).slice(0, 5).flatMap((value) => {
      const text = isNode(value) ? value.properties.get('name')?.[0] : value;
      return text === undefined || isNode(text)
        ? []
        : [text.text.replace(/\s*\n\s*/g, ', ').replace(/\s+/g, ' ')];
    }),
  );
  const text = parts
    .join(', ')
    .replace(/^[\s,;]+|[\s,;]+$/g, '')
    .slice(0, 500);
  return /[\p{L}\p{N}]/u.test(text) ? text : undefined;
}

/** Joins address parts, leaving out one that an earlier part already ends with ("12 Main St, Boston" + "Boston"). */
function joinParts(parts: readonly (string | undefined)[], separator: string): string {
  let text = '';
  for (const part of parts) {
    if (part === undefined || text === part || text.endsWith(separator + part)) continue;
    text = text === '' ? part : text + separator + part;
  }
  return text;
}

/**
 * The postal address of a `PostalAddress`, an adr, or plain text. The parts are put in the order of their
 * country: town and code, code and town, or from the country down in Chinese, Japanese and Korean.
 * `country` is the page's, used where the address names none.
 */
export function composeAddress(
  from: StructuredText | StructuredNode,
  country: string | undefined,
): PostalAddress | undefined {
  if (!isNode(from)) {
    if (!/\p{L}/u.test(from.text)) return undefined;
    const parsed = toAddress(from.text, { country });
    return (
      parsed ?? {
        text: from.text
          .replace(/\s*\n\s*/g, ', ')
          .replace(/\s+/g, ' ')
          .slice(0, 1_000),
      }
    );
  }
  const street = partOf(from, 'streetAddress', 'extendedAddress');
  const box = partOf(from, 'postOfficeBoxNumber');
  const locality = partOf(from, 'addressLocality');
  const region = partOf(from, 'addressRegion');
  const postalCode = partOf(from, 'postalCode')?.slice(0, 20);
  const countryName = partOf(from, 'addressCountry');
  const line = joinParts([street, box === undefined || /\D/.test(box) ? box : `PO Box ${box}`], ', ');
  if (line === '' && locality === undefined && postalCode === undefined && region === undefined) {
    const name = partOf(from, 'name');
    return name === undefined ? undefined : composeAddress({ text: name, element: from.element }, country);
  }
  const named = toCountryCode(countryName);
  // A country's code is no text of an address; its name is, and "UK", which is nobody's code.
  const countryText = named === undefined || countryName === 'UK' ? countryName : undefined;
  const order = named ?? country;
  let text: string;
  if (CJK.test(line + (locality ?? '') + (region ?? ''))) {
    const place = joinParts([countryText, region, locality, line === '' ? undefined : line], '');
    text = joinParts([postalCode, place === '' ? undefined : place], ' ');
  } else {
    const codeLast = order === undefined ? /^[A-Z]{2}$/.test(region ?? '') : CODE_LAST.has(order);
    const town = codeLast
      ? joinParts([locality, joinParts([region, postalCode], ' ') || undefined], ', ')
      : joinParts([joinParts([postalCode, locality], ' ') || undefined, region], ', ');
    text = joinParts([line || undefined, town || undefined, countryText], ', ');
  }
  const countryCode = named ?? (countryName === undefined ? undefined : findCountryByName(countryName));
  return {
    text,
    street: line === '' ? undefined : line,
    locality,
    region,
    postalCode,
    countryCode,
  };
}
