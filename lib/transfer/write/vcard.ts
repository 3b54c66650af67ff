import { formatPhone } from '@/lib/contact/format-phone';
import { splitName } from '@/lib/contact/split-name';
import { toCategoryPaths } from '@/lib/leads/category-tree';
import type { Category } from '@/lib/leads/definitions';
import type { Fact, Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { getText } from '@/lib/leads/field-text';
import { messengerNames } from '@/lib/leads/messenger-names';
import type { FieldId, FieldValue, PostalAddress } from '@/lib/leads/values';
import { giveTurn } from '@/lib/page/give-turn';
import { findFirstCaptureId, type LeadRow, type LeadSource } from '../columns/lead-source';
import { createCountryNames, getCompany, getContact, isMobileFact } from '../columns/lead-values';
import type { WriteOptions } from '../table';
import { createBlobSink } from './byte-sink';

export interface VCardOptions {
  readonly categories: readonly Category[];
  /** In which countries are named, BCP 47. */
  readonly locale: string;
}

const CARDS_A_PIECE = 100;

/**
 * Writes leads as vCards (version 4.0, RFC 6350), one each: a company with somebody to ask for is that person's card, with
 * the company as its organisation, as address books have it.
 */
export async function writeVCards(
  source: LeadSource,
  { signal, onProgress, ...options }: VCardOptions & WriteOptions,
): Promise<Blob> {
  const toCard = createCards(options);
  const sink = createBlobSink();
  let done = 0;
  signal?.throwIfAborted();
  for await (const chunk of source.chunks()) {
    for (const row of chunk) {
      await sink.write(toCard(row));
      done++;
      if (done % CARDS_A_PIECE !== 0) continue;
      onProgress?.(done, source.count);
      await giveTurn();
      signal?.throwIfAborted();
    }
  }
  onProgress?.(done, source.count);
  return sink.toBlob('text/vcard;charset=utf-8');
}

function createCards({ categories, locale }: VCardOptions): (row: LeadRow) => string {
  const paths = toCategoryPaths(categories);
  const toCountryName = createCountryNames(locale);
  return ({ lead, captures }) => {
    const { facts } = lead;
    const contact = getContact(lead);
    const company = getCompany(lead);
    const lines = [
      'BEGIN:VCARD',
      'VERSION:4.0',
      `KIND:${contact === undefined ? 'org' : 'individual'}`,
      // Whose card it is and what the lead is may differ: a company with somebody to ask for.
      `X-LEADLIGHT-KIND:${lead.kind}`,
      `UID:urn:uuid:${lead.id}`,
      `REV:${toStamp(lead.updatedAt)}`,
      `FN:${escape(contact ?? company ?? getLeadName(lead) ?? findAnyValue(lead) ?? lead.id)}`,
    ];
    let group = 0;
    const add = (name: string, params: string, value: string, label: string | undefined) => {
      if (label === undefined) return lines.push(`${name}${params}:${value}`);
      // As address books of Apple and Google write a name of one's own.
      const item = `item${String(++group)}`;
      return lines.push(`${item}.${name}${params}:${value}`, `${item}.X-ABLabel:${escape(label)}`);
    };
    if (contact !== undefined) {
      const { last = '', first = '', title = '', suffix = '' } = splitName(contact);
      lines.push(`N:${[last, first, '', title, suffix].map(escape).join(';')}`);
    }
    if (company !== undefined) lines.push(`ORG:${escape(company)}`);
    for (const { value } of facts.jobTitle ?? []) lines.push(`TITLE:${escape(value)}`);
    for (const fact of facts.phone ?? [])
      add(
        'TEL',
        `;TYPE=work,${isMobileFact(fact) ? 'cell' : 'voice'}`,
        escape(formatPhone(fact.value)),
        fact.label,
      );
    for (const { value, label } of facts.fax ?? [])
      add('TEL', ';TYPE=work,fax', escape(formatPhone(value)), label);
    for (const { value, label } of facts.email ?? []) add('EMAIL', ';TYPE=work', escape(value), label);
    for (const { value, label } of facts.address ?? [])
      add('ADR', `;TYPE=work;LABEL=${toParam(value.text)}`, toAddressParts(value, toCountryName), label);
    for (const { value, label } of facts.website ?? []) add('URL', ';TYPE=work', value, label);
    for (const { value } of facts.profile ?? []) lines.push(`URL;TYPE=x-profile:${value}`);
    for (const { value, label } of facts.messenger ?? [])
      add(
        'IMPP',
        `;X-SERVICE-TYPE=${messengerNames[value.service]}`,
        `${value.service}:${encodeURIComponent(value.id.toWellFormed())}`,
        label,
      );
    for (const { value } of facts.social ?? [])
      lines.push(`X-SOCIALPROFILE;TYPE=${value.network}:${value.url}`);
    const words = [...lead.categoryIds.flatMap((id) => paths.get(id) ?? []), ...lead.tags];
    if (words.length > 0) lines.push(`CATEGORIES:${words.map(escape).join(',')}`);
    if (lead.note !== undefined) lines.push(`NOTE:${escape(lead.note)}`);
    if (lead.language !== undefined) lines.push(`LANG:${lead.language}`);
    const first = captures?.get(findFirstCaptureId(lead) ?? '');
    if (first) lines.push(`SOURCE:${first.page.url}`);
    lines.push('END:VCARD');
    return lines.map(fold).join('');
  };
}

/** A card must be called something. */
function findAnyValue({ facts }: Lead): string | undefined {
  for (const field of ['email', 'phone', 'website', 'profile'] as const satisfies FieldId[]) {
    const fact: Fact<FieldValue> | undefined = facts[field]?.[0];
    if (fact) return getText(field, fact.value);
  }
  return undefined;
}

/** Post box and extended address stay empty; an address nobody could take apart stands whole in its street. */
function toAddressParts(address: PostalAddress, toCountryName: (code: string) => string): string {
  const { street, locality, region, postalCode, countryCode } = address;
  const isWhole = street === undefined && locality === undefined && postalCode === undefined;
  const country = countryCode === undefined ? '' : toCountryName(countryCode);
  return ['', '', isWhole ? address.text : street, locality, region, postalCode, country]
    .map((part) => escape(part ?? ''))
    .join(';');
}

/** `20261122T101500Z`. */
function toStamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** RFC 6350 §3.4; what no text may hold goes. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(/[\\,;]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** A parameter's value cannot hold a quote or a line break but written by RFC 6868. */
function toParam(text: string): string {
  const value = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replaceAll('^', '^^')
    .replaceAll('"', "^'")
    .replaceAll('\n', '^n');
  return `"${value}"`;
}

const encoder = new TextEncoder();

const MOST_OCTETS = 75;
const ASCII = /^[\u0020-\u007e]*$/;

/** Lines of at most 75 octets, broken between characters (RFC 6350 §3.2). */
function fold(line: string): string {
  if (ASCII.test(line)) {
    let folded = line.slice(0, MOST_OCTETS);
    // The blank that goes on with a line counts.
    for (let at = MOST_OCTETS; at < line.length; at += MOST_OCTETS - 1)
      folded += `\r\n ${line.slice(at, at + MOST_OCTETS - 1)}`;
    return `${folded}\r\n`;
  }
  let folded = '';
  let size = 0;
  for (const character of line) {
    const octets = character < '\u0080' ? 1 : encoder.encode(character).length;
    if (size + octets > MOST_OCTETS) {
      folded += '\r\n ';
      size = 1;
    }
    folded += character;
    size += octets;
  }
  return `${folded}\r\n`;
}
