import { toAddress, type AddressOptions } from '@/lib/contact/address';
import { hasLegalForm } from '@/lib/contact/company-name';
import { isRegion } from '@/lib/contact/countries';
import { isGivenName } from '@/lib/contact/given-names';
import { AFTER_NAME, isJobTitle, personLikeness } from '@/lib/contact/person-name';
import type { PostalAddress } from '@/lib/leads/values';
import { isKnownPerson } from './people';

/** A name, and where who bears it is: "Acme Supplies, Milton", "Jane Roe, Mill Cottage, High Street". */
export interface Parted {
  readonly name: string;
  readonly place?: PostalAddress;
}

const TOWN = /^\p{Lu}[\p{L}.'’ -]{1,38}$|^\p{Lo}{2,10}$/u;
const BESIDE = /^(?<head>.{2,90}?)(?:,\s|\s[–—|-]\s|\s\()(?<tail>[^,()]{2,40})\)?$/u;

/** "Acme Supplies, Milton" in two. */
export function splitBeside(text: string): { head: string; tail: string } | undefined {
  const { head, tail } = BESIDE.exec(text)?.groups ?? {};
  return head === undefined || tail === undefined ? undefined : { head: head.trim(), tail: tail.trim() };
}

/**
 * Names and towns, where most of a list's texts are nothing else; otherwise none.
 *
 * @param isSaid whether the page says that it lists somebody; elsewhere what stands behind a dash or in brackets is a trade as often
 */
export function partTowns(
  texts: readonly (string | undefined)[],
  { country = 'US' }: AddressOptions,
  isSaid: boolean,
): (Parted | undefined)[] {
  let told = 0;
  const parted = texts.map((text = ''): Parted | undefined => {
    const part = text.length > 120 ? undefined : splitBeside(text);
    if (
      part === undefined ||
      !(isSaid || text.includes(',')) ||
      !TOWN.test(part.tail) ||
      hasLegalForm(part.tail) ||
      isJobTitle(part.tail)
    )
      return undefined;
    // Of "Austin, TX" and "Geelong, Victoria" the head is the town, of "Roe, Jane" the surname; among firms these are rare.
    if (/^\p{Lu}{2,3}$/u.test(part.tail)) return undefined;
    if (!isRegion(part.tail, country) && !isKnownPerson(text) && !isKnownPerson(part.head)) told += 1;
    // "Yarraville VIC"
    const [, locality = part.tail, region] = /^(.*\p{Ll}.*)\s(\p{Lu}{2,3})$/u.exec(part.tail) ?? [];
    return {
      name: part.head,
      place: { text: part.tail, locality, ...(region !== undefined && { region }) },
    };
  });
  return told < texts.length * 0.6 ? [] : parted;
}

/** A person and what stands behind the name, which is a place where it is more than a word: "Jane Roe, Mill Cottage, High Street". */
export function partPerson(text: string, options: AddressOptions): Parted | undefined {
  const [, name, tail] = /^([^,]{3,60}),\s*(.{4,80})$/u.exec(text) ?? [];
  if (
    name?.includes(' ') !== true ||
    tail === undefined ||
    AFTER_NAME.test(text) ||
    personLikeness(name) < 0.5
  )
    return undefined;
  // "Jane Roe, John Doe" are two, "van Roe, Jane" is one, "Jane Roe, Acme Ltd" is somebody and a firm.
  if (personLikeness(tail) >= 0.5 || isGivenName(tail.split(/[\s,]/)[0] ?? '') || hasLegalForm(tail))
    return undefined;
  const place = /[,\d]/.test(tail) ? (toAddress(tail, options) ?? { text: tail }) : undefined;
  return { name, ...(place && { place }) };
}
