import type { SettingsOf } from '@/lib/leads/sync-target';
import type { OutgoingLead } from '../outgoing';
import {
  hasContact,
  toChosen,
  toColumn,
  toProperties,
  type Choices,
  type CrmField,
  type CrmRecord,
} from './crm-record';

/**
 * Which of our columns become which of Salesforce's standard fields, with the room these have. `Industry`, `Status` and
 * `LeadSource` are lists every organisation makes its own, so they stay its people's unless the user chooses them.
 *
 * Source: Salesforce Developers, "Object Reference": Lead, Account, Contact (lengths as `describe` gives them).
 */
export const salesforceLead: readonly CrmField[] = [
  { column: 'firstName', property: 'FirstName', max: 40 },
  { column: 'lastNameOrCompany', property: 'LastName', max: 80, required: true },
  { column: 'companyOrPerson', property: 'Company', max: 255, required: true },
  { column: 'jobTitle', property: 'Title', max: 128 },
  { column: 'email', property: 'Email', max: 80 },
  { column: 'phone', property: 'Phone', max: 40 },
  { column: 'mobile', property: 'MobilePhone', max: 40 },
  { column: 'fax', property: 'Fax', max: 40 },
  { column: 'website', property: 'Website', max: 255 },
  { column: 'street', property: 'Street', max: 255 },
  { column: 'locality', property: 'City', max: 40 },
  { column: 'region', property: 'State', max: 80 },
  { column: 'postalCode', property: 'PostalCode', max: 20 },
  { column: 'countryName', property: 'Country', max: 80 },
  { column: 'about', property: 'Description', max: 32_000 },
];

export const salesforceAccount: readonly CrmField[] = [
  { column: 'companyOrPerson', property: 'Name', max: 255, required: true },
  { column: 'anyPhone', property: 'Phone', max: 40 },
  { column: 'fax', property: 'Fax', max: 40 },
  { column: 'website', property: 'Website', max: 255 },
  { column: 'street', property: 'BillingStreet', max: 255 },
  { column: 'locality', property: 'BillingCity', max: 40 },
  { column: 'region', property: 'BillingState', max: 80 },
  { column: 'postalCode', property: 'BillingPostalCode', max: 20 },
  { column: 'countryName', property: 'BillingCountry', max: 80 },
  { column: 'about', property: 'Description', max: 32_000 },
];

export const salesforceContact: readonly CrmField[] = [
  { column: 'firstName', property: 'FirstName', max: 40 },
  { column: 'lastNameOrCompany', property: 'LastName', max: 80, required: true },
  { column: 'jobTitle', property: 'Title', max: 128 },
  { column: 'email', property: 'Email', max: 80 },
  { column: 'phone', property: 'Phone', max: 40 },
  { column: 'mobile', property: 'MobilePhone', max: 40 },
  { column: 'fax', property: 'Fax', max: 40 },
  { column: 'street', property: 'MailingStreet', max: 255 },
  { column: 'locality', property: 'MailingCity', max: 40 },
  { column: 'region', property: 'MailingState', max: 80 },
  { column: 'postalCode', property: 'MailingPostalCode', max: 20 },
  { column: 'countryName', property: 'MailingCountry', max: 80 },
];

/** Of the firm of somebody who is a lead on their own. */
const firm = salesforceAccount.filter(({ property }) => property === 'Name' || property === 'Website');

/** Several values in one field: how Salesforce tells those of a multi-select list apart. */
const JOINER = ';';

/** As a lead, or as an account with a contact of the person or address it names; a person brings the account of their firm. */
export function toSalesforceRecords(
  lead: OutgoingLead,
  { object, mapping = {} }: Pick<SettingsOf<'salesforce'>, 'object'> & { mapping?: Choices },
): CrmRecord[] {
  const toRecord = (name: string, fields: readonly CrmField[]): CrmRecord => ({
    object: name,
    properties: { ...toChosen(lead, name, mapping, { joiner: JOINER }), ...toProperties(lead, fields) },
  });
  if (object === 'lead') return [toRecord('Lead', salesforceLead)];
  const records: CrmRecord[] = [];
  if (lead.kind === 'organisation') records.push(toRecord('Account', salesforceAccount));
  else if (toColumn(lead, 'company') !== undefined)
    records.push({ object: 'Account', properties: toProperties(lead, firm) });
  if (hasContact(lead)) records.push(toRecord('Contact', salesforceContact));
  return records;
}
