import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HistoryView } from '@/components/history/history-view';
import { LeadPage } from '@/components/lead/lead-page';
import { useCommands } from '@/components/leads/use-commands';
import type { Source } from '@/lib/leads/lead';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import type { ImportRow } from '@/lib/store/schema';
import { expectNoViolations } from './accessible';
import { acme, birch, createServices, NOW, page, show, toCandidate } from './fixtures';

const IMPORT = '00000000-0000-4000-8000-000000000017';
const imported: Source = { by: 'import', importId: IMPORT, row: 17, at: NOW };

const row: ImportRow = {
  id: IMPORT,
  file: 'contacts.xlsx',
  startedAt: NOW,
  state: 'done',
  plan: { sheet: 0, columns: [], mode: 'both', key: 'auto', differing: 'file', defaults: {} },
  created: 1,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  problems: [],
};

/** Acme and Birch; Birch's e-mail also stood in a file. */
async function openImported() {
  const services = createServices();
  const { store } = services;
  const { saved } = await saveCandidates(store, { page, candidates: [acme, birch].map(toCandidate) });
  const leadId = saved[1]?.leadId ?? '';
  await store.db.imports.put(row);
  await store.db.leads
    .where('id')
    .equals(leadId)
    .modify((lead) => {
      lead.facts.email?.[0]?.sources.push(imported);
    });
  await store.db.history.add({
    id: IMPORT,
    commandId: IMPORT,
    leadId,
    at: NOW,
    cause: 'import',
    changes: [{ path: 'tags', before: [], after: ['fair'] }],
  });
  return { services, leadId };
}

function Lead({ id }: { id: string }) {
  return <LeadPage leadId={id} commands={useCommands()} onBack={() => undefined} />;
}
function History() {
  return <HistoryView commands={useCommands()} onOpen={() => undefined} />;
}

describe('a value that stood in a file', () => {
  it('says in which row of which file, beside the pages it was seen on', async () => {
    const { services, leadId } = await openImported();
    const { user, container } = show(<Lead id={leadId} />, services);
    await user.click(await screen.findByRole('button', { name: /^Where does E-mail/ }));
    expect(await screen.findByText(/^contacts\.xlsx, row 17/)).toHaveTextContent(/May 12, 2026/);
    expect(screen.getAllByRole('link', { name: 'Plumbers in Boston' })).not.toHaveLength(0);
    await expectNoViolations(container);
  });

  it('says so in the timeline', async () => {
    const { services, leadId } = await openImported();
    show(<Lead id={leadId} />, services);
    const entry = (await screen.findByText('Imported')).closest('li') as HTMLElement;
    expect(await within(entry).findByText('contacts.xlsx, row 17')).toBeVisible();
  });

  it('and so does the history of everything', async () => {
    const { services } = await openImported();
    show(<History />, services);
    const entry = await screen.findByRole('article', { name: /^Imported/ });
    expect(await within(entry).findByText('contacts.xlsx')).toBeVisible();
  });
});
