import type { OutboxItem } from '@/lib/store/sync/rows';
import type { FieldId } from '@/lib/leads/values';
import type { SyncTarget } from '@/lib/sync/contract';
import type { OutgoingLead, OutgoingRequest } from '@/lib/sync/outgoing';
import type { CrmRecord } from '@/lib/sync/targets/crm-record';

/** Leads and news for the adapters of CRMs. */

const toId = (kind: number, number: number) =>
  `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;

const base = {
  revision: 1,
  createdAt: '2026-11-22T12:00:00.000Z',
  updatedAt: '2026-11-22T12:00:00.000Z',
  level: 'internal',
};

interface FirmParts {
  person?: string;
  email?: string | undefined;
  phone?: string | undefined;
  website?: string;
  street?: string;
  name?: string;
}

export function makeFirm(number: number, parts: FirmParts = {}): OutgoingLead {
  const {
    person,
    email,
    phone = 'phone' in parts ? undefined : `+1617555${String(100 + number).padStart(4, '0')}`,
    website = `https://firm${number}.example/`,
    street = '1 Elm Street',
    name = `Firm ${number}`,
  } = parts;
  return {
    ...base,
    id: toId(1, number),
    kind: 'organisation',
    fields: toFields({
      name,
      person,
      email: email && [{ value: email }],
      phone: phone && [{ value: { text: phone, e164: phone } }],
      website: [{ value: website }],
      address: [
        {
          value: {
            text: `${street}, Boston, MA 02108`,
            street,
            locality: 'Boston',
            region: 'MA',
            postalCode: '02108',
            countryCode: 'US',
          },
        },
      ],
    }),
  };
}

export function makePerson(
  number: number,
  company?: string,
  website?: string,
  email = `person${number}@mail.example`,
): OutgoingLead {
  return {
    ...base,
    id: toId(2, number),
    kind: 'person',
    fields: toFields({
      ...(company === undefined ? { name: 'Ann Roe' } : { name: company, person: 'Ann Roe' }),
      email: [{ value: email }],
      website: website && [{ value: website }],
    }),
  };
}

/** The lead with what it is to us and what it asked for, besides what anybody can see of it. */
export const withMore = (lead: OutgoingLead, parts: Partial<OutgoingLead> = {}): OutgoingLead => ({
  ...lead,
  stage: 'contacted',
  tags: ['fair', 'north'],
  custom: { Size: 12, 'Got a sample': true },
  ...parts,
});

export const makeRequest = (key: string, text = 'We need 500 <small> boxes & lids'): OutgoingRequest => ({
  key,
  kind: 'purchase',
  products: ['boxes'],
  text,
  url: 'https://board.example/post/1',
  pageTitle: 'Board',
  postedAt: '2026-11-20',
  foundAt: '2026-11-22T12:00:00.000Z',
  status: 'open',
});

const toFields = (fields: { [F in FieldId]?: unknown }) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as OutgoingLead['fields'];

let serial = 0;

export const toNews = (lead: OutgoingLead, parents?: string[]): OutboxItem => ({
  id: `news-${++serial}`,
  type: parents === undefined ? 'lead.created' : 'lead.updated',
  leadId: lead.id,
  at: 0,
  data: lead,
  mark: { digest: '', revision: 1 },
  ...(parents && { parents }),
});

export const toGone = ({ id }: OutgoingLead, parents?: string[]): OutboxItem => ({
  id: `news-${++serial}`,
  type: 'lead.erased',
  leadId: id,
  at: 0,
  data: { id, reason: 'deleted' },
  mark: 'gone',
  ...(parents && { parents }),
});

/** Records as a CRM shows them: what says nothing is not there. */
export const toShown = (records: readonly CrmRecord[]): object =>
  Object.fromEntries(
    records.flatMap(({ object, properties }) =>
      Object.keys(properties).length === 0 ? [] : [[object, properties]],
    ),
  );

/** Gives news to an adapter as the engine does, without the engine. */
export function speakTo(target: SyncTarget) {
  const push = (...items: OutboxItem[]) => target.push(items, AbortSignal.timeout(5_000));
  /** Tells of a lead; resolves with what the engine would keep of the answer. */
  const tell = async (lead: OutgoingLead, parents?: string[]) => {
    const [outcome] = await push(toNews(lead, parents));
    if (outcome?.kind !== 'ok') throw new Error(JSON.stringify(outcome));
    return [outcome.rev ?? ''];
  };
  return { push, tell };
}
