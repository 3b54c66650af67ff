/**
 * What the side panel should show: a lead, the list, or the page beside it. The popup opens the panel but cannot speak to it while it starts,
 * so the wish waits in `localStorage`, which all our pages share, and which tells an open panel at once.
 */
const KEY = 'panel-target';

/** Asks the panel for a lead, or (without one) for the list. */
export function openLeadInPanel(leadId: string | undefined): void {
  localStorage.setItem(KEY, leadId ?? '');
}

/** No lead is called so: their ids are UUIDs. */
export const PAGE = 'page';

/** Asks the panel for the page it stands beside. */
export function openPageInPanel(): void {
  localStorage.setItem(KEY, PAGE);
}

/** Takes the wish, so that it is followed once: the lead's id, `''` for the list, `PAGE`. */
export function takePanelTarget(): string | undefined {
  const target = localStorage.getItem(KEY) ?? undefined;
  localStorage.removeItem(KEY);
  return target;
}

/** Calls back when another of our pages asks for a lead; returns how to stop. */
export function followPanelTarget(onTarget: () => void): () => void {
  function onStorage(event: StorageEvent) {
    if (event.key === KEY && event.newValue !== null) onTarget();
  }
  addEventListener('storage', onStorage);
  return () => removeEventListener('storage', onStorage);
}
