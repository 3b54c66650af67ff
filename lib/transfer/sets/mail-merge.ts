import type { ReadySet } from './ready-set';

/** For letters and mails: one value a column, no heading with a number, since each heading becomes a field of the letter. */
export const mailMerge: ReadySet = {
  id: 'mail-merge',
  rows: 'lead',
  several: 'columns',
  columns: [
    { id: 'company' },
    { id: 'firstName' },
    { id: 'lastName' },
    { id: 'jobTitle' },
    { id: 'street#1' },
    { id: 'postalCode#1' },
    { id: 'locality#1' },
    { id: 'region#1' },
    { id: 'countryName#1' },
    { id: 'email#1' },
    { id: 'language' },
  ],
};
