import type { Stage } from '@/lib/leads/lead-parts';
import type { TargetKind } from '@/lib/leads/sync-target';

/** By a field of the CRM's own, what our stages are called there as it comes; an empty word says nothing. */
type StageWords = Readonly<Record<string, Readonly<Record<Stage, string>>>>;

/**
 * Fields CRMs bring for how far somebody has come, with the words they bring; a team may have changed them.
 *
 * - HubSpot's lifecycle stage goes only forward, else it stays where it is
 * - Salesforce's leads become converted only by being converted there, which is no change of a field
 *
 * Source: HubSpot Knowledge Base, "Use lifecycle stages", "HubSpot's default contact properties" (lead status); Salesforce
 * Help, "Lead Fields", and "Object Reference": `Lead.Status`, `LeadStatus`.
 */
export const stageWords: { readonly [K in TargetKind]?: StageWords } = {
  hubspot: {
    hs_lead_status: {
      new: 'NEW',
      contacted: 'ATTEMPTED_TO_CONTACT',
      qualified: 'CONNECTED',
      converted: 'OPEN_DEAL',
      unqualified: 'UNQUALIFIED',
    },
    lifecyclestage: {
      new: 'lead',
      contacted: 'lead',
      qualified: 'salesqualifiedlead',
      converted: 'customer',
      unqualified: 'other',
    },
  },
  salesforce: {
    Status: {
      new: 'Open - Not Contacted',
      contacted: 'Working - Contacted',
      qualified: 'Working - Contacted',
      converted: '',
      unqualified: 'Closed - Not Converted',
    },
  },
};
