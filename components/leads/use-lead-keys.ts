import type { RefObject } from 'react';
import type { Commands } from './use-commands';
import { useKeys } from './use-keys';
import type { LeadList } from './use-lead-list';
import type { How } from './use-opened';

interface LeadKeysOptions {
  list: LeadList;
  commands: Commands;
  search: RefObject<HTMLInputElement | null>;
  /** The lead that is open, if any. */
  openId: string | undefined;
  onOpen: (id: string | undefined, how?: How) => void;
  onHelp: () => void;
  /** The lead the keys are about while none is open. */
  at: string | undefined;
  /** To the next lead up or down; an open one is left for it. */
  move: (step: 1 | -1) => void;
}

/** The keys of panel and workspace, the same in both; the help dialog lists them. */
export function useLeadKeys(options: LeadKeysOptions): void {
  const { list, commands, search, openId, onOpen, onHelp, move } = options;
  const activeId = openId ?? options.at;
  /** An open lead answers these itself: its forms stand in it already. */
  const begin = (act: 'contact' | 'task') =>
    activeId === undefined || openId !== undefined ? undefined : () => onOpen(activeId, { act });
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    // Inside a lead the arrows scroll.
    ArrowDown: openId === undefined ? () => move(1) : undefined,
    ArrowUp: openId === undefined ? () => move(-1) : undefined,
    x: activeId === undefined ? undefined : () => list.toggle(activeId),
    e: activeId === undefined ? undefined : () => onOpen(activeId, { edit: true }),
    c: begin('contact'),
    t: begin('task'),
    z: () => void commands.undoLast(),
    '/': () => {
      onOpen(undefined);
      // After the list is no longer inert.
      setTimeout(() => search.current?.focus());
    },
    '?': onHelp,
    Escape: () => {
      if (openId !== undefined) onOpen(undefined);
      else if (list.selected.size > 0) list.setSelected(new Set());
    },
  });
}
