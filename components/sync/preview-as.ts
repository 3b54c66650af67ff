import type { TargetSettings } from '@/lib/leads/sync-target';
import type { OutgoingLead } from '@/lib/sync/outgoing';
import type { CrmRecord } from '@/lib/sync/targets/crm-record';

/** A lead as records of a CRM, under that program's own names; `undefined` where the target gets it as it is. */
export async function previewAs(
  settings: TargetSettings,
  lead: OutgoingLead,
): Promise<readonly CrmRecord[] | undefined> {
  switch (settings.kind) {
    case 'hubspot':
      return (await import('@/lib/sync/targets/hubspot-fields')).toHubspotRecords(lead, settings);
    case 'salesforce':
      return (await import('@/lib/sync/targets/salesforce-fields')).toSalesforceRecords(lead, settings);
    case 'pipedrive':
      return (await import('@/lib/sync/targets/pipedrive-fields')).toPipedriveRecords(lead, settings);
    default:
      return undefined;
  }
}
