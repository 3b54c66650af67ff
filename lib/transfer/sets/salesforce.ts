import type { ReadySet } from './ready-set';

/**
 * Leads for Salesforce's Data Import Wizard. It refuses a lead without a company or a last name: the name a list shows
 * stands in for the one, the company's for the other.
 *
 * Source: Salesforce Help, "Field Mapping for Importing Leads" (help.salesforce.com).
 */
export const salesforce: ReadySet = {
  id: 'salesforce',
  program: 'Salesforce',
  rows: 'lead',
  several: 'columns',
  isForeign: true,
  format: 'csv',
  locale: 'en',
  columns: [
    { id: 'firstName', header: 'First Name' },
    { id: 'lastNameOrCompany', header: 'Last Name' },
    { id: 'companyOrPerson', header: 'Company' },
    { id: 'jobTitle', header: 'Title' },
    { id: 'email#1', header: 'Email' },
    { id: 'phone#1', header: 'Phone' },
    { id: 'mobile#1', header: 'Mobile Phone' },
    { id: 'fax#1', header: 'Fax' },
    { id: 'website#1', header: 'Website' },
    { id: 'street#1', header: 'Street' },
    { id: 'locality#1', header: 'City' },
    { id: 'region#1', header: 'State' },
    { id: 'postalCode#1', header: 'Postal Code' },
    { id: 'countryName#1', header: 'Country' },
    { id: 'note', header: 'Description' },
  ],
};
