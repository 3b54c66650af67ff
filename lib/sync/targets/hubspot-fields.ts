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
 * Which of our columns become which of HubSpot's own properties. Only what every account has and what takes any text:
 * `industry` and `numberofemployees` are a list of HubSpot's and a number; stages, tags and the like go where the user says.
 *
 * Source: HubSpot Knowledge Base, "HubSpot's default contact properties" and "… company properties"; a text holds 65,536
 * characters.
 */
export const hubspotContact: readonly CrmField[] = [
  { column: 'firstName', property: 'firstname' },
  { column: 'lastName', property: 'lastname' },
  { column: 'email', property: 'email' },
  { column: 'phone', property: 'phone' },
  { column: 'mobile', property: 'mobilephone' },
  { column: 'fax', property: 'fax' },
  { column: 'jobTitle', property: 'jobtitle' },
  { column: 'company', property: 'company' },
  { column: 'website', property: 'website' },
  { column: 'street', property: 'address' },
  { column: 'locality', property: 'city' },
  { column: 'region', property: 'state' },
  { column: 'postalCode', property: 'zip' },
  { column: 'countryName', property: 'country' },
];

export const hubspotCompany: readonly CrmField[] = [
  { column: 'companyOrPerson', property: 'name', required: true },
  { column: 'domain', property: 'domain' },
  { column: 'website', property: 'website' },
  { column: 'anyPhone', property: 'phone' },
  { column: 'street', property: 'address' },
  { column: 'locality', property: 'city' },
  { column: 'region', property: 'state' },
  { column: 'postalCode', property: 'zip' },
  { column: 'countryName', property: 'country' },
  { column: 'linkedin', property: 'linkedin_company_page' },
  { column: 'about', property: 'description' },
];

/** Of the firm of somebody who is a lead on their own. */
const firm = hubspotCompany.filter(({ property }) => property === 'name' || property === 'domain');

/** Several values in one property: how HubSpot tells check boxes apart. */
const JOINER = ';';

/** An organisation is a company, and a contact too if it names a person or an address; a person is a contact and their firm. */
export function toHubspotRecords(
  lead: OutgoingLead,
  { companies, mapping = {} }: { companies: boolean; mapping?: Choices },
): CrmRecord[] {
  const records: CrmRecord[] = [];
  const toRecord = (object: string, fields: readonly CrmField[]): CrmRecord => ({
    object,
    properties: {
      ...toChosen(lead, object, mapping, { joiner: JOINER, max: 65_536 }),
      ...toProperties(lead, fields),
    },
  });
  if (lead.kind === 'organisation') records.push(toRecord('companies', hubspotCompany));
  else if (companies && toColumn(lead, 'company') !== undefined)
    records.push({ object: 'companies', properties: toProperties(lead, firm) });
  if (hasContact(lead)) records.push(toRecord('contacts', hubspotContact));
  return records;
}
