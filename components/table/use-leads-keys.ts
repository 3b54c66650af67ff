import type { RefObject } from 'react';
import type { ViewProps } from '../leads/leads-view';
import { useLeadKeys } from '../leads/use-lead-keys';
import type { Table } from './use-table';

interface LeadsKeysOptions extends ViewProps {
  table: Table;
  search: RefObject<HTMLInputElement | null>;
  isBoard: boolean;
}

/** The single keys of the workspace's leads; inside the grid and on a card the arrows and others mean more. */
export function useLeadsKeys(options: LeadsKeysOptions): void {
  const { table, isBoard, openId, onOpen } = options;
  const { rows, cursor } = table;

  /** To the next lead up or down; an open one is left for it. */
  function move(step: 1 | -1) {
    if (isBoard) {
      document.querySelector<HTMLElement>('[data-main][tabindex="0"]')?.focus();
      return;
    }
    const from = openId === undefined ? cursor.line : (rows.find(openId, cursor.line) ?? cursor.line);
    const next = rows.findLead(Math.max(from, -1) + step, step);
    if (next === undefined) return;
    table.moveTo(next, 0);
    const id = rows.getId(next);
    if (openId !== undefined && id !== undefined) onOpen(id);
  }

  useLeadKeys({ ...options, at: isBoard ? undefined : rows.getId(cursor.line), move });
}
