import type { ReadySet } from './ready-set';

/**
 * People and organisations for Pipedrive's import of a spreadsheet, under the names its own exports and its mapping give
 * the fields. A row needs a person's or an organisation's name.
 *
 * Source: Pipedrive Knowledge Base, "Importing: mandatory fields" and "Importing data into Pipedrive with spreadsheets"
 * (support.pipedrive.com).
 */
export const pipedrive: ReadySet = {
  id: 'pipedrive',
  program: 'Pipedrive',
  rows: 'lead',
  several: 'joined',
  isForeign: true,
  locale: 'en',
  columns: [
    { id: 'contactName', header: 'Person - Name' },
    { id: 'email', header: 'Person - Email', joiner: ', ' },
    { id: 'phone', header: 'Person - Phone', joiner: ', ' },
    { id: 'jobTitle', header: 'Person - Job title' },
    { id: 'company', header: 'Organization - Name' },
    { id: 'address#1', header: 'Organization - Address' },
    { id: 'website#1', header: 'Organization - Website' },
    { id: 'linkedin', header: 'Organization - LinkedIn profile' },
    { id: 'note', header: 'Note' },
  ],
};
