import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, vi } from 'vitest';
import { ServicesProvider, type Services } from '@/components/services';
import { Announcer } from '@/components/ui/announcer';
import type { Candidate, Found, PageReading } from '@/lib/leads/candidate';
import type { TabReading } from '@/lib/messages/read-tab';
import { createExporter } from '@/lib/store/export/create-exporter';
import { followDuplicates, type DuplicateNews } from '@/lib/store/follow-duplicates';
import { openStore } from '@/lib/store/store';
import type { SyncControls } from '@/lib/sync/controls';
import { createSiteAccess } from './site-access';
import { createSync } from './sync-target';
import { createMarks, createShelf } from '../unit/store/memory-shelf';

/** Milliseconds of 12 May 2026, noon UTC: the moment all component tests happen in. */
export const NOW = Date.UTC(2026, 4, 12, 12);

let stores = 0;

/** A real store in a fake database, settings in memory, and a browser that only notes what it was asked. */
export function createServices(reading?: TabReading) {
  const settings = new Map<string, unknown>();
  let ticks = 0;
  const services = {
    store: openStore({ name: `components-${++stores}`, now: () => NOW + ticks++, marks: createMarks() }),
    loadActivePage: vi.fn(() =>
      Promise.resolve({ tabId: 7, windowId: 3, url: 'https://directory.example/', title: 'Directory' }),
    ),
    readTab: vi.fn(() => Promise.resolve(reading ?? { ok: false as const, reason: 'browser-page' as const })),
    followActivePage: vi.fn<(onChange: () => void) => () => void>(() => () => undefined),
    lightUp: vi.fn(() => Promise.resolve()),
    openPanel: vi.fn(() => Promise.resolve()),
    openWorkspace: vi.fn(() => Promise.resolve()),
    openWelcome: vi.fn(() => Promise.resolve()),
    followDuplicates: (onNews: (news: DuplicateNews) => void) => followDuplicates(services.store, onNews),
    openExporter: vi.fn(() => Promise.resolve(createExporter(services.store))),
    openImporter: (): ReturnType<Services['openImporter']> =>
      Promise.reject(new Error('No file is opened here.')),
    importShelf: createShelf(),
    workOnImports: () => () => undefined,
    saveFile: vi.fn<(name: string, content: Blob) => void>(),
    shelf: createShelf(),
    downloads: {
      isAllowed: vi.fn(() => Promise.resolve(false)),
      ask: vi.fn(() => Promise.resolve(true)),
      stop: vi.fn(() => Promise.resolve()),
      keep: vi.fn(() => Promise.resolve()),
    },
    siteAccess: createSiteAccess(),
    loadSiteAccess: () => Promise.resolve(services.siteAccess),
    loadSync: (): Promise<SyncControls> => Promise.resolve(createSync(services.store).controls),
    showPage: vi.fn<Services['showPage']>(() => Promise.resolve()),
    followReceipts: vi.fn<Services['followReceipts']>(() => () => undefined),
    jobStarted: vi.fn(() => Promise.resolve()),
    about: () => ['Leadlight 0.1.0', 'a browser'],
    readSetting: (name: string) => Promise.resolve(settings.get(name)),
    writeSetting: (name: string, value: unknown) => {
      settings.set(name, value);
      return Promise.resolve();
    },
  };
  return services as typeof services & Services;
}

/** Shows a screen the way an entry point does. */
export function show(shown: ReactNode, services: Services) {
  const user = userEvent.setup();
  const view = render(
    <ServicesProvider value={services}>
      <Announcer>{shown}</Announcer>
    </ServicesProvider>,
  );
  return { user, ...view };
}

function found<T>(value: T, shown: string, confidence = 0.9): Found<T>[] {
  return [{ value, shown, reader: 'listing', confidence }];
}

interface Company {
  name: string;
  phone?: string;
  email?: string;
  locality?: string;
  /** Of the phone; below 0.5 it is doubtful. */
  confidence?: number;
}

/** A row of a directory. Numbers are of the range reserved for fiction. */
export function toCandidate({ name, phone, email, locality, confidence }: Company): Candidate {
  return {
    key: name,
    kind: 'organisation',
    facts: {
      name: found(name, name),
      ...(phone && {
        phone: found({ text: phone, e164: `+1${phone.replace(/\D/g, '')}` }, phone, confidence),
      }),
      ...(email && { email: found(email, email) }),
      ...(locality && { address: found({ text: locality, locality }, locality) }),
    },
  };
}

export const acme: Company = { name: 'Acme Plumbing', phone: '(617) 555-0100', locality: 'Boston' };
export const birch: Company = { name: 'Birch Heating', phone: '(617) 555-0101', email: 'info@birch.example' };
export const cobalt: Company = { name: 'Cobalt Drains', phone: '(617) 555-0102', locality: 'Salem' };

export const page = { url: 'https://directory.example/plumbers', title: 'Plumbers in Boston' };

/** What one reading of a directory page gives. */
export function toReading(companies: Company[], more: Partial<PageReading> = {}): TabReading & { ok: true } {
  return {
    ok: true,
    page,
    reading: {
      kind: companies.length === 1 ? 'profile' : 'listing',
      title: page.title,
      candidates: companies.map(toCandidate),
      posts: [],
      problems: [],
      partial: false,
      ms: 12,
      ...more,
    },
  };
}

/**
 * Waits until the table is in the order that was stored: until that is read, it is in the usual one, and what is clicked
 * moves away.
 */
export async function waitForRows(...names: string[]): Promise<void> {
  await waitFor(() =>
    expect(screen.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual(names),
  );
}

/** Waits until the live region says a sentence. */
export async function expectSaid(sentence: string | RegExp): Promise<void> {
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(sentence));
}
