import { canBeMobile } from '@/lib/contact/mobile';
import type { Fact, Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import type { FieldId, FieldValue, Phone } from '@/lib/leads/values';
import { getFieldText } from '../ui/field-text';
import { findMessengerHref } from '../ui/messenger';
import { getFieldWord } from '../words';

/** One way to reach a lead. */
export interface ContactLink {
  kind: 'call' | 'mail' | 'message';
  href: string;
  /** The number or address as shown. */
  text: string;
}

/** What works first; what is known to be dead is left out. */
const alive = <T>(facts: readonly Fact<T>[] = []) => facts.filter(({ status }) => status !== 'dead');

/** The best way of each kind: call, mail, WhatsApp. */
export function getContactLinks({ facts }: Lead): ContactLink[] {
  const phones = alive(facts.phone).map(({ value }) => value);
  const links: ContactLink[] = [];
  const [phone] = phones;
  if (phone) links.push({ kind: 'call', href: toTel(phone), text: phone.text });
  const [email] = alive(facts.email);
  if (email) links.push({ kind: 'mail', href: `mailto:${email.value}`, text: email.value });
  const named = alive(facts.messenger).find(
    ({ value }) => value.service === 'whatsapp' && findMessengerHref(value) !== undefined,
  );
  const mobile = phones.find(({ e164 }) => e164 !== undefined && canBeMobile(e164));
  const href = named
    ? findMessengerHref(named.value)
    : mobile?.e164 && `https://wa.me/${mobile.e164.slice(1)}`;
  if (href !== undefined) links.push({ kind: 'message', href, text: named?.value.id ?? mobile?.text ?? '' });
  return links;
}

/** A number that could not be placed in a country's plan is dialled as it was written. */
const toTel = ({ e164, text }: Phone) => `tel:${e164 ?? text.replace(/[^\d+]/g, '')}`;

/** A contact that began with following a link. */
export interface Started {
  kind: ContactLink['kind'];
  point: string;
}

/** What following a link means, wherever on the lead's page it stands; `undefined` for links of other kinds. */
export function findStarted(lead: Lead, href: string): Started | undefined {
  const own = getContactLinks(lead).find((link) => link.href === href);
  if (own) return { kind: own.kind, point: own.text };
  const [, scheme, target = ''] = /^(tel|mailto):(.+)$/i.exec(href) ?? [];
  if (scheme === undefined) return undefined;
  const isMail = scheme.toLowerCase() === 'mailto';
  const phone = lead.facts.phone?.find(({ value }) => value.e164 === target)?.value.text;
  return { kind: isMail ? 'mail' : 'call', point: isMail ? target : (phone ?? target) };
}

const copied = ['phone', 'email', 'website', 'address'] as const satisfies readonly FieldId[];

/** What of a lead can be copied: each first value, and all of them with the name as a block of text. */
export function getCopies(lead: Lead): { values: { field: FieldId; text: string }[]; all: string } {
  const values = copied.flatMap((field) => {
    const [first] = alive<FieldValue>(lead.facts[field]);
    return first === undefined ? [] : [{ field, text: getFieldText(field, first.value) }];
  });
  const lines = values.map(({ field, text }) => `${getFieldWord(field)}: ${text}`);
  return { values, all: [getLeadName(lead) ?? '', ...lines].join('\n').trim() };
}
