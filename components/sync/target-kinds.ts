import { Contact, Users, Webhook, type LucideIcon } from 'lucide-react';
import { i18n } from '#i18n';
import {
  defaultMapping,
  type Mapping,
  type NewTargetSettings,
  type TargetKind,
} from '@/lib/leads/sync-target';
import { findPool } from '@/lib/sync/targets/couch/databases';
import { readSecret } from '@/lib/sync/targets/webhook';

/** What can be set up, in the order it is offered. */
export const targetKinds: readonly TargetKind[] = ['couch', 'hubspot', 'salesforce', 'pipedrive', 'webhook'];

export const kindIcons: Record<TargetKind, LucideIcon> = {
  couch: Users,
  hubspot: Contact,
  salesforce: Contact,
  pipedrive: Contact,
  webhook: Webhook,
};

/** Programs go by their own names in any language. */
const names = { hubspot: 'HubSpot', salesforce: 'Salesforce', pipedrive: 'Pipedrive' } as const;

export function getKindWord(kind: TargetKind): string {
  if (kind === 'webhook') return i18n.t('sync.webhook');
  return kind === 'couch' ? i18n.t('sync.pool.title') : names[kind];
}

/** What is typed when a target is set up; each kind uses some of it. */
export interface Draft {
  name: string;
  url: string;
  user: string;
  secret: string;
  passphrase: string;
  everything: boolean;
  mapping: Mapping;
  /** Of people's firms: records of their own. */
  companies: boolean;
  object: 'lead' | 'contact';
  onErase: 'keep' | 'archive';
  /** Of the field that holds our id: its name, or the label people see. */
  idName: string;
}

const addresses: Partial<Record<TargetKind, string>> = {
  hubspot: 'https://api.hubapi.com',
  pipedrive: 'https://api.pipedrive.com',
};
const idNames: Partial<Record<TargetKind, string>> = {
  hubspot: 'leadlight_id',
  salesforce: 'Leadlight_Id__c',
  pipedrive: 'Leadlight ID',
};

export const newDraft = (kind: TargetKind): Draft => ({
  name: '',
  url: addresses[kind] ?? '',
  user: '',
  secret: '',
  passphrase: '',
  everything: true,
  mapping: defaultMapping,
  companies: true,
  object: 'lead',
  onErase: 'keep',
  idName: idNames[kind] ?? '',
});

/** Whether the address is the same for everybody, so that hardly anybody changes it. */
export const hasUsualAddress = (kind: TargetKind): boolean => addresses[kind] !== undefined;

export function toSettings(kind: TargetKind, draft: Draft): NewTargetSettings {
  const { url, mapping, everything, companies, onErase, object } = draft;
  const name = draft.name.trim() || getKindWord(kind);
  const common = { name, url: url.trim().replace(/(?<=\w)\/+$/, ''), mapping, everything };
  const idName = draft.idName.trim();
  switch (kind) {
    case 'webhook':
      return { ...common, url: url.trim(), kind };
    case 'couch':
      return { ...common, kind, user: draft.user.trim() };
    case 'hubspot':
      return { ...common, kind, idProperty: idName, companies, onErase };
    case 'salesforce':
      return { ...common, kind, object, idField: idName, apiVersion: '62.0', onErase };
    case 'pipedrive':
      return { ...common, kind, idLabel: idName, companies, onErase };
  }
}

/** What is kept as the target's secret; `undefined` where what was typed cannot be one. */
export function toSecret(
  kind: TargetKind,
  { user, secret }: Pick<Draft, 'user' | 'secret'>,
): string | undefined {
  const text = secret.trim();
  if (text === '') return undefined;
  if (kind === 'webhook') return readSecret(text) === undefined ? undefined : text;
  // A password may begin or end with a space.
  return kind === 'couch' ? `${user.trim()}:${secret}` : text;
}

/** Whether an address can be one of a kind; what else there is to it the store checks. */
export const isAddressOf = (kind: TargetKind, url: string): boolean =>
  kind !== 'couch' || findPool(url.trim()) !== undefined;
