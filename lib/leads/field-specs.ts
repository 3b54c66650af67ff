import { fold, foldWords } from './fold';
import { urlKey } from './url-key';
import type { FieldId, Phone, PostalAddress, ValueOf } from './values';

/** What the rest of the house must know about a field besides its values. */
export interface FieldSpec<T> {
  /** False: one value is meant, the list holds it first and what else was seen behind it. */
  readonly many: boolean;
  /** The value on one line, as a person would write it. */
  readonly getText: (value: T) => string;
  /** Equal for two ways of writing the same value. */
  readonly getKey: (value: T) => string;
}

const text = (many: boolean): FieldSpec<string> => ({
  many,
  getText: (value) => value,
  getKey: (value) => foldWords(value).join(' ') || value,
});

const link = (hash: boolean): FieldSpec<string> => ({
  many: true,
  getText: (value) => value,
  getKey: (value) => urlKey(value, { hash }) ?? value,
});

const phone: FieldSpec<Phone> = {
  many: true,
  getText: (value) => value.text,
  getKey: (value) =>
    (value.e164 ?? (value.text.replace(/\D/g, '') || fold(value.text))) +
    (value.extension === undefined ? '' : `x${value.extension}`),
};

const address: FieldSpec<PostalAddress> = {
  many: true,
  getText: (value) => value.text,
  getKey: (value) =>
    value.street !== undefined && value.postalCode !== undefined
      ? `${foldWords(value.street).join(' ')}|${foldWords(value.postalCode).join('')}`
      : foldWords(value.text).join(' '),
};

export const fieldSpecs: { readonly [F in FieldId]: FieldSpec<ValueOf[F]> } = {
  name: text(false),
  legalName: text(false),
  person: text(false),
  jobTitle: text(false),
  phone,
  fax: phone,
  email: { many: true, getText: (value) => value, getKey: (value) => value.toLowerCase() },
  website: link(false),
  // Single-page directories tell their records apart by the hash only.
  profile: link(true),
  address,
  industry: text(true),
  size: text(false),
  social: {
    many: true,
    getText: (value) => value.url,
    getKey: (value) => fold(urlKey(value.url) ?? value.url),
  },
  messenger: {
    many: true,
    getText: (value) => `${value.service}: ${value.id}`,
    getKey: (value) => `${value.service} ${fold(value.id)}`,
  },
  registration: {
    many: true,
    getText: (value) => `${value.scheme} ${value.number}`,
    getKey: (value) => `${foldWords(value.scheme).join('')} ${foldWords(value.number).join('')}`,
  },
  description: text(false),
};
