import { useState } from 'react';
import type { LeadAct } from '../lead/lead-page';

/** The lead that is open; `turn` grows with each opening, so that E starts the page afresh in its first field. */
export interface Opened {
  id: string;
  edit: boolean;
  act: LeadAct | undefined;
  turn: number;
}

/** How a lead is opened: in its first value, or with one of its forms. */
export interface How {
  edit?: boolean;
  act?: LeadAct | undefined;
}

/** Which lead is open; `open(undefined)` goes back to the list. */
export function useOpened(first: string | undefined) {
  const [opened, setOpened] = useState<Opened | undefined>(
    first === undefined ? undefined : { id: first, edit: false, act: undefined, turn: 0 },
  );
  function open(id: string | undefined, { edit = false, act }: How = {}) {
    setOpened((before) => {
      if (id === undefined) return undefined;
      if (before?.id === id && !edit && act === undefined) return before;
      return { id, edit, act, turn: (before?.turn ?? 0) + 1 };
    });
  }
  return { opened, open };
}
