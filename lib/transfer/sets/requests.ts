import type { ReadySet } from './ready-set';

/** A row for each thing somebody asks for, with who asks. */
export const requests: ReadySet = {
  id: 'requests',
  rows: 'request',
  several: 'joined',
  leavesOutEmpty: true,
  columns: [
    { id: 'shownName', keep: true },
    { id: 'phone#1' },
    { id: 'email#1' },
    { id: 'request.kind', keep: true },
    { id: 'request.product', keep: true },
    { id: 'request.quantity' },
    { id: 'request.budget' },
    { id: 'request.place' },
    { id: 'request.deadline' },
    { id: 'request.askedOn', keep: true },
    { id: 'request.status', keep: true },
    { id: 'request.language' },
    { id: 'request.text', keep: true },
    { id: 'request.post', keep: true },
  ],
};
