import { createContext, use } from 'react';
import type { TabReading } from '@/lib/messages/read-tab';
import type { Receipt } from '@/lib/messages/waiting';
import type { ActivePage } from '@/lib/platform/active-page';
import type { WorkspaceView } from '@/lib/platform/open';
import type { Downloads } from '@/lib/platform/downloads';
import type { SiteAccess } from '@/lib/platform/site-access';
import type { Setting, SettingName } from '@/lib/platform/settings';
import type { Shelf } from '@/lib/platform/shelf';
import type { Exporter } from '@/lib/store/export/order';
import type { DuplicateNews } from '@/lib/store/follow-duplicates';
import type { Importer } from '@/lib/store/import/importer';
import type { Store } from '@/lib/store/store';
import type { SyncControls } from '@/lib/sync/controls';
import type { SeenPage } from './sites/seen-page';

/** What the screens need from outside. Entry points pass the real ones, component tests their own. */
export interface Services {
  store: Store;
  loadActivePage: () => Promise<ActivePage | undefined>;
  /** @param list another list of the page than the reader's own choice */
  readTab: (tabId: number, list?: number) => Promise<TabReading>;
  /** Calls back whenever another page may be in front; returns how to stop. */
  followActivePage: (onChange: () => void) => () => void;
  /** Lights a place of a tab's page, by its selector, for a moment; without one, nothing. `reveal` scrolls to it. */
  lightUp: (tabId: number, selector: string | undefined, reveal: boolean) => Promise<void>;
  /** Must be called first in a click's handler: browsers allow it only there. */
  openPanel: (windowId: number) => Promise<void>;
  openWorkspace: (view?: WorkspaceView) => Promise<void>;
  /** The page to practise on. */
  openWelcome: () => Promise<void>;
  /** Tells of the duplicates among all leads until the returned function is called. */
  followDuplicates: (onNews: (news: DuplicateNews) => void) => () => void;
  /** A thread that writes files; whoever opens it closes it. */
  openExporter: () => Promise<Exporter>;
  /** A thread that opens files and looks through them; whoever opens it closes it. */
  openImporter: () => Promise<Importer>;
  /** Where copies of files lie while they are imported. */
  importShelf: Shelf;
  /** Has imports, and the undoing of them, done in a thread of all pages together; returns how to let go of it. */
  workOnImports: () => () => void;
  saveFile: (name: string, content: Blob) => void;
  readSetting: <N extends SettingName>(name: N) => Promise<Setting<N> | undefined>;
  writeSetting: <N extends SettingName>(name: N, value: Setting<N> | undefined) => Promise<void>;
  /** Where backups lie inside the browser. */
  shelf: Shelf;
  downloads: Downloads;
  /** Sites that are always read, and whatever else was allowed; loaded first, because asking must not wait for anything. */
  loadSiteAccess: () => Promise<SiteAccess>;
  /** Sync targets: what is done with them besides reading and changing rows. */
  loadSync: () => Promise<SyncControls>;
  /** Says on the toolbar what a page is and holds, and outlines what is ours where that is switched on. */
  showPage: (tabId: number, seen: SeenPage) => Promise<void>;
  /** Calls back with what the right-click menu and the keyboard saved, each once; returns how to stop. */
  followReceipts: (onReceipt: (receipt: Receipt) => void) => () => void;
  /** Has the background go on with a job when this window is closed. */
  jobStarted: () => Promise<void>;
  /** Lines on the extension and the browser, for the diagnostics. */
  about: () => string[];
}

const Context = createContext<Services | undefined>(undefined);
export const ServicesProvider = Context.Provider;

export function useServices(): Services {
  const services = use(Context);
  if (!services) throw new Error('No services: a screen must stand inside <ServicesProvider>.');
  return services;
}
