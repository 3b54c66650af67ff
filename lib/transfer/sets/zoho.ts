import type { ReadySet } from './ready-set';

/**
 * Leads for Zoho CRM's import. Only the last name is mandatory; where no person is known, the company's name stands in.
 *
 * Source: Zoho CRM Help, "Standard Fields in Leads", and "Modules & Fields" of its API (zoho.com/crm/help).
 */
export const zoho: ReadySet = {
  id: 'zoho',
  program: 'Zoho CRM',
  rows: 'lead',
  several: 'columns',
  isForeign: true,
  locale: 'en',
  columns: [
    { id: 'firstName', header: 'First Name' },
    { id: 'lastNameOrCompany', header: 'Last Name' },
    { id: 'companyOrPerson', header: 'Company' },
    { id: 'jobTitle', header: 'Title' },
    { id: 'email#1', header: 'Email' },
    { id: 'email#2', header: 'Secondary Email' },
    { id: 'phone#1', header: 'Phone' },
    { id: 'mobile#1', header: 'Mobile' },
    { id: 'fax#1', header: 'Fax' },
    { id: 'website#1', header: 'Website' },
    { id: 'street#1', header: 'Street' },
    { id: 'locality#1', header: 'City' },
    { id: 'region#1', header: 'State' },
    { id: 'postalCode#1', header: 'Zip Code' },
    { id: 'countryName#1', header: 'Country' },
    { id: 'note', header: 'Description' },
  ],
};
