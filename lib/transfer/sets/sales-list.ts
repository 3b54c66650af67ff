import type { ReadySet } from './ready-set';

/** What one has in front of oneself while calling: whom, how, and what was agreed. */
export const salesList: ReadySet = {
  id: 'sales-list',
  rows: 'lead',
  several: 'columns',
  columns: [
    { id: 'shownName' },
    { id: 'person' },
    { id: 'jobTitle' },
    { id: 'phone' },
    { id: 'mobile' },
    { id: 'email' },
    { id: 'website' },
    { id: 'locality' },
    { id: 'country' },
    { id: 'category' },
    { id: 'stage' },
    { id: 'owner' },
    { id: 'next' },
    { id: 'due' },
    { id: 'touched' },
    { id: 'outcome' },
    { id: 'note' },
  ],
};
