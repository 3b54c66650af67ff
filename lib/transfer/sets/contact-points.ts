import type { ReadySet } from './ready-set';

/** A row for each phone, mail and other way to reach a lead: for dialling programs and mailings. */
export const contactPoints: ReadySet = {
  id: 'contact-points',
  rows: 'point',
  several: 'joined',
  leavesOutEmpty: true,
  columns: [
    { id: 'shownName', keep: true },
    { id: 'person' },
    { id: 'point.kind', keep: true },
    { id: 'point.value', keep: true },
    { id: 'point.label' },
    { id: 'point.status', keep: true },
    { id: 'category' },
    { id: 'tags' },
    { id: 'language' },
  ],
};
