import { useState } from 'react';

/** The lead that is open; `turn` grows with each opening, so that E starts the page afresh in its first field. */
export interface Opened {
  id: string;
  edit: boolean;
  turn: number;
}

/** Which lead is open; `open(undefined)` goes back to the list. */
export function useOpened(first: string | undefined) {
  const [opened, setOpened] = useState<Opened | undefined>(
    first === undefined ? undefined : { id: first, edit: false, turn: 0 },
  );
  function open(id: string | undefined, { edit = false } = {}) {
    setOpened((before) => {
      if (id === undefined) return undefined;
      if (before?.id === id && !edit) return before;
      return { id, edit, turn: (before?.turn ?? 0) + 1 };
    });
  }
  return { opened, open };
}
