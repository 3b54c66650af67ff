import type { ReadySet } from './ready-set';

/**
 * A CSV file for Outlook's contacts, which takes over columns under exactly these names by itself.
 *
 * Sources: Microsoft Support, "Create or edit .csv files to import into Outlook" (support.microsoft.com), and the list of
 * fields Outlook imports and exports (spstechnical.com, "Outlook Contact Fields").
 */
export const outlook: ReadySet = {
  id: 'outlook',
  program: 'Outlook',
  rows: 'lead',
  several: 'columns',
  isForeign: true,
  format: 'csv',
  locale: 'en',
  columns: [
    { id: 'firstName', header: 'First Name' },
    { id: 'lastName', header: 'Last Name' },
    { id: 'company', header: 'Company' },
    { id: 'jobTitle', header: 'Job Title' },
    { id: 'street#1', header: 'Business Street' },
    { id: 'locality#1', header: 'Business City' },
    { id: 'region#1', header: 'Business State' },
    { id: 'postalCode#1', header: 'Business Postal Code' },
    { id: 'countryName#1', header: 'Business Country/Region' },
    { id: 'fax#1', header: 'Business Fax' },
    { id: 'phone#1', header: 'Business Phone' },
    { id: 'phone#2', header: 'Business Phone 2' },
    { id: 'mobile#1', header: 'Mobile Phone' },
    { id: 'email#1', header: 'E-mail Address' },
    { id: 'email#2', header: 'E-mail 2 Address' },
    { id: 'email#3', header: 'E-mail 3 Address' },
    { id: 'tags', header: 'Categories', joiner: ';' },
    { id: 'note', header: 'Notes' },
    { id: 'website#1', header: 'Web Page' },
  ],
};
