import * as z from 'zod/mini';
import { MAX_VALUE_LENGTH } from './limits';

/**
 * What a field can hold, once for pages, messages, the store and files.
 * `lib/contact` turns text into these; nothing here parses text.
 * Absent is `undefined`, never `''`. A value that could not be normalised keeps `text` and lacks its
 * normalised part (a phone without `e164`), so that it is flagged and not lost.
 */

/** One non-empty line or paragraph of text a page showed. */
export const shownText = z.string().check(z.minLength(1), z.maxLength(MAX_VALUE_LENGTH));

/** ISO 3166-1 alpha-2, upper case. */
export const countryCode = z.string().check(z.regex(/^[A-Z]{2}$/));

/** Absolute http(s) address; anything else (`javascript:`, `data:`) is no link of ours. */
export const webUrl = z.string().check(
  z.maxLength(2_048),
  z.refine((text) => /^https?:\/\/[^/]/i.test(text) && URL.canParse(text), 'not an http(s) address'),
);

export const phone = z.object({
  /** As written on the page, without its label. */
  text: shownText,
  /** `+16175550100`; absent when the number could not be placed in a country's plan. */
  e164: z.optional(z.string().check(z.regex(/^\+\d{5,15}$/))),
  country: z.optional(countryCode),
  extension: z.optional(z.string().check(z.maxLength(12))),
});

export const postalAddress = z.object({
  /** The whole address on one line, parts separated by `, `. */
  text: shownText,
  street: z.optional(shownText),
  locality: z.optional(shownText),
  region: z.optional(shownText),
  postalCode: z.optional(z.string().check(z.minLength(1), z.maxLength(20))),
  countryCode: z.optional(countryCode),
});

export const socialNetworks = [
  'linkedin',
  'facebook',
  'instagram',
  'x',
  'youtube',
  'tiktok',
  'pinterest',
  'xing',
  'github',
  'vk',
  'weibo',
  'threads',
  'mastodon',
  'bluesky',
  'other',
] as const;
export const socialProfile = z.object({ network: z.enum(socialNetworks), url: webUrl });

export const messengerServices = [
  'whatsapp',
  'wechat',
  'qq',
  'telegram',
  'line',
  'skype',
  'viber',
  'kakaotalk',
  'zalo',
  'signal',
  'messenger',
  'discord',
  'icq',
] as const;
/** `id` is what one types into the service: a number, a handle without `@`. */
export const messenger = z.object({
  service: z.enum(messengerServices),
  id: z.string().check(z.minLength(1), z.maxLength(100)),
});

/** A number a public register gave: VAT, HRB, 统一社会信用代码. `scheme` is the label's usual short form. */
export const registration = z.object({
  scheme: z.string().check(z.minLength(1), z.maxLength(40)),
  number: z.string().check(z.minLength(1), z.maxLength(60)),
});

/** The value type of each field. Its keys are the fields; order is the order of columns and forms. */
export const fieldValues = {
  name: shownText,
  legalName: shownText,
  person: shownText,
  jobTitle: shownText,
  phone,
  fax: phone,
  /** Address as one would type it: the domain in lower case, no `mailto:`. */
  email: z.string().check(z.minLength(3), z.maxLength(254)),
  website: webUrl,
  /** The page about this organisation or person on the site it was found on. */
  profile: webUrl,
  address: postalAddress,
  /** The line of business in the site's own words. Our users' own grouping is called category. */
  industry: shownText,
  /** How many people work there, as said: `50–99`, `about 200`. */
  size: shownText,
  social: socialProfile,
  messenger,
  registration,
  description: shownText,
} as const;

export type FieldId = keyof typeof fieldValues;
export type ValueOf = { [F in FieldId]: z.infer<(typeof fieldValues)[F]> };
export type FieldValue = ValueOf[FieldId];

export type Phone = z.infer<typeof phone>;
export type PostalAddress = z.infer<typeof postalAddress>;
export type SocialNetwork = (typeof socialNetworks)[number];
export type SocialProfile = z.infer<typeof socialProfile>;
export type MessengerService = (typeof messengerServices)[number];
export type Messenger = z.infer<typeof messenger>;
export type Registration = z.infer<typeof registration>;

export const fieldIds = Object.keys(fieldValues) as readonly FieldId[];
