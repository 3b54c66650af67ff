import type { OutgoingLead } from '../outgoing';
import {
  hasContact,
  toChosen,
  toColumn,
  toList,
  toProperties,
  type Choices,
  type CrmField,
  type CrmRecord,
} from './crm-record';

export interface PipedriveField extends CrmField {
  /** `property` is the label of a field of the account's own, and is filled in where there is one. */
  readonly custom?: true;
}

/**
 * Which of our columns become which fields in Pipedrive. It has few of its own; what else there is goes into fields of the
 * account's own with the labels its import of spreadsheets uses, where somebody made these. A text holds 255 characters.
 *
 * Source: developers.pipedrive.com, "Organizations" and "Persons" of API v2; support.pipedrive.com, "Custom fields".
 */
export const pipedriveOrganization: readonly PipedriveField[] = [
  { column: 'companyOrPerson', property: 'name', max: 255, required: true },
  { column: 'address', property: 'address', max: 255 },
  { column: 'website', property: 'Website', max: 255, custom: true },
  { column: 'linkedin', property: 'LinkedIn profile', max: 255, custom: true },
];

export const pipedrivePerson: readonly PipedriveField[] = [
  { column: 'contactOrCompany', property: 'name', max: 255, required: true },
  { column: 'jobTitle', property: 'Job title', max: 255, custom: true },
];

/** Several values in one property, as the preview shows them. */
export const JOINER = ', ';

/** An organisation, and a person for whoever it names or is written to; somebody on their own brings their firm. */
export function toPipedriveRecords(
  lead: OutgoingLead,
  { companies, mapping = {} }: { companies: boolean; mapping?: Choices },
): CrmRecord[] {
  const records: CrmRecord[] = [];
  const toChosenHere = (object: string) => toChosen(lead, object, mapping, { joiner: JOINER, max: 255 });
  if (lead.kind === 'organisation')
    records.push({
      object: 'organizations',
      properties: { ...toChosenHere('organizations'), ...toProperties(lead, pipedriveOrganization) },
    });
  else if (companies && toColumn(lead, 'company') !== undefined)
    records.push({
      object: 'organizations',
      properties: toProperties(
        lead,
        pipedriveOrganization.filter(({ property }) => property === 'name'),
      ),
    });
  // A telephone number has a place of its own only at a person.
  if (hasContact(lead) || (lead.kind === 'organisation' && toList(lead, 'phone').length > 0)) {
    const lists = { emails: toList(lead, 'email'), phones: toList(lead, 'phone') };
    records.push({
      object: 'persons',
      properties: {
        ...toChosenHere('persons'),
        ...toProperties(lead, pipedrivePerson),
        ...Object.fromEntries(
          Object.entries(lists).flatMap(([name, list]) =>
            list.length > 0 ? [[name, list.join(JOINER)]] : [],
          ),
        ),
      },
    });
  }
  return records;
}
