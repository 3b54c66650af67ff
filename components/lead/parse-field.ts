import { toAddress } from '@/lib/contact/address';
import { findEmails } from '@/lib/contact/email';
import { findMessengers } from '@/lib/contact/messenger';
import { toPhone } from '@/lib/contact/phone';
import { toSocialProfile } from '@/lib/contact/social';
import { MAX_VALUE_LENGTH } from '@/lib/leads/limits';
import { messengerServices, webUrl, type FieldId, type FieldValue } from '@/lib/leads/values';

/** What the words for a wrong value are filed under. */
export type Wrong = 'phone' | 'email' | 'website' | 'social' | 'messenger' | 'registration' | 'long';

export type Parsed = { ok: true; value: FieldValue } | { ok: false; wrong: Wrong };

/**
 * Turns what a person typed into a field's value, by the same rules as what a page shows.
 * `country` (ISO 3166-1 alpha-2) is where a national phone number most likely belongs.
 */
export function parseField(field: FieldId, typed: string, country?: string): Parsed {
  const text = typed.trim();
  if (text.length > MAX_VALUE_LENGTH) return { ok: false, wrong: 'long' };
  switch (field) {
    case 'phone':
    case 'fax':
      return parsePhone(text, country);
    case 'email': {
      const found = findEmails(text);
      return accept(found.length === 1 ? found[0]?.value : undefined, 'email');
    }
    case 'website':
    case 'profile': {
      const url = toUrl(text);
      return accept(url, 'website');
    }
    case 'social': {
      const url = toUrl(text);
      return accept(url && (toSocialProfile(url) ?? { network: 'other' as const, url }), 'social');
    }
    case 'messenger': {
      const [service, ...rest] = text.split(':');
      const known = messengerServices.find((id) => id === service?.trim().toLowerCase());
      const id = rest.join(':').trim();
      return accept(
        known && id !== '' && id.length <= 100 ? { service: known, id } : findMessengers(text)[0]?.value,
        'messenger',
      );
    }
    case 'registration': {
      const [, scheme, number] = /^(\S.{0,39}?)[\s:]+(\S{1,60})$/.exec(text) ?? [];
      return accept(scheme && number ? { scheme, number } : undefined, 'registration');
    }
    case 'address':
      return { ok: true, value: toAddress(text, country === undefined ? {} : { country }) ?? { text } };
    case 'name':
    case 'legalName':
    case 'person':
    case 'jobTitle':
    case 'industry':
    case 'size':
    case 'description':
      return { ok: true, value: text };
  }
}

/** A number nobody can place in a country's plan is kept as typed, as long as it can be dialled. */
function parsePhone(text: string, country: string | undefined): Parsed {
  const phone = toPhone(text, country === undefined ? {} : { country });
  if (phone) return { ok: true, value: phone };
  return accept(
    /^[\d\s()+./-]*$/.test(text) && text.replace(/\D/g, '').length >= 5 ? { text } : undefined,
    'phone',
  );
}

/** `acme.example` is what people type. */
function toUrl(text: string): string | undefined {
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  const parsed = webUrl.safeParse(url);
  if (!parsed.success || /\s/.test(text)) return undefined;
  return new URL(url).hostname.includes('.') ? new URL(url).href : undefined;
}

function accept(value: FieldValue | undefined, wrong: Wrong): Parsed {
  return value === undefined ? { ok: false, wrong } : { ok: true, value };
}
