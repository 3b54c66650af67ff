import type { ReadySet } from './ready-set';

/**
 * A CSV file for Google Contacts, in the form its own export has had since 2024 (`E-mail 1 - Value`, before that
 * `Given Name`); columns that are missing are left empty. Several labels stand in one cell, ` ::: ` between them.
 *
 * Sources: Google Contacts Help, "Import contacts" (support.google.com/contacts), and the heading row of its export as public
 * importers hold it in their tests.
 */
export const googleContacts: ReadySet = {
  id: 'google-contacts',
  program: 'Google Contacts',
  rows: 'lead',
  several: 'columns',
  isForeign: true,
  format: 'csv',
  locale: 'en',
  columns: [
    { id: 'firstName', header: 'First Name' },
    { id: 'lastName', header: 'Last Name' },
    { id: 'company', header: 'Organization Name' },
    { id: 'jobTitle', header: 'Organization Title' },
    { id: 'note', header: 'Notes' },
    { id: 'tags', header: 'Labels', joiner: ' ::: ' },
    { id: 'email#1.label', header: 'E-mail 1 - Label' },
    { id: 'email#1', header: 'E-mail 1 - Value' },
    { id: 'email#2.label', header: 'E-mail 2 - Label' },
    { id: 'email#2', header: 'E-mail 2 - Value' },
    { id: 'phone#1.label', header: 'Phone 1 - Label' },
    { id: 'phone#1', header: 'Phone 1 - Value' },
    { id: 'phone#2.label', header: 'Phone 2 - Label' },
    { id: 'phone#2', header: 'Phone 2 - Value' },
    { id: 'phone#3.label', header: 'Phone 3 - Label' },
    { id: 'phone#3', header: 'Phone 3 - Value' },
    { id: 'address#1.label', header: 'Address 1 - Label' },
    { id: 'address#1', header: 'Address 1 - Formatted' },
    { id: 'street#1', header: 'Address 1 - Street' },
    { id: 'locality#1', header: 'Address 1 - City' },
    { id: 'region#1', header: 'Address 1 - Region' },
    { id: 'postalCode#1', header: 'Address 1 - Postal Code' },
    { id: 'countryName#1', header: 'Address 1 - Country' },
    { id: 'website#1.label', header: 'Website 1 - Label' },
    { id: 'website#1', header: 'Website 1 - Value' },
  ],
};
