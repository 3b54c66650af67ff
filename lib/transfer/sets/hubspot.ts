import type { ReadySet } from './ready-set';

/**
 * Contacts and their companies in one file for HubSpot's import (choose "Multiple objects: contacts and companies"). The
 * headings are the labels of HubSpot's own properties, which it matches by itself whatever their case. It knows contacts by
 * their mail address and companies by their domain, so both stand in columns of their own.
 *
 * Sources: HubSpot Knowledge Base, "Set up your import files" and "HubSpot's default contact properties", "… company
 * properties" (knowledge.hubspot.com).
 */
export const hubspot: ReadySet = {
  id: 'hubspot',
  program: 'HubSpot',
  rows: 'lead',
  several: 'columns',
  isForeign: true,
  locale: 'en',
  columns: [
    { id: 'firstName', header: 'First name' },
    { id: 'lastName', header: 'Last name' },
    { id: 'email#1', header: 'Email' },
    { id: 'phone#1', header: 'Phone number' },
    { id: 'mobile#1', header: 'Mobile phone number' },
    { id: 'fax#1', header: 'Fax number' },
    { id: 'jobTitle', header: 'Job title' },
    { id: 'company', header: 'Company name' },
    { id: 'domain', header: 'Company domain name' },
    { id: 'website#1', header: 'Website URL' },
    { id: 'street#1', header: 'Street address' },
    { id: 'locality#1', header: 'City' },
    { id: 'region#1', header: 'State/Region' },
    { id: 'postalCode#1', header: 'Postal code' },
    { id: 'countryName#1', header: 'Country/Region' },
    { id: 'description', header: 'Description' },
  ],
};
