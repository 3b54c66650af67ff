import { digest } from '../digest';
import type { OutgoingRequest } from '../outgoing';
import { toRequestText } from './crm-record';
import { getPart, getParts, getWord, HeldUp, type Ask } from './crm-requests';

/**
 * What somebody asked for, as a note of their record in HubSpot. Notes have no id of ours to be written by, so each ends
 * with a mark, and the notes a record has are read before one is made: whatever is sent twice is there once.
 *
 * Source: developers.hubspot.com/docs, "Notes" (`hs_note_body` is HTML of up to 65,536 characters, `hs_timestamp` is
 * required; 202 ties a note to a contact, 190 to a company), "Associations v4" (batch read of up to 1,000).
 */
export interface NotesWanted {
  object: 'contacts' | 'companies';
  /** HubSpot's own. */
  recordId: string;
  requests: readonly OutgoingRequest[];
}

const TIES = { contacts: 202, companies: 190 };
const BATCH = 100;
const LONGEST = 60_000;

/** What a told request is remembered by, and what its note ends with. */
export const toNoteMark = ({ key }: OutgoingRequest): string => digest(key);

export async function writeNotes(ask: Ask, wanted: readonly NotesWanted[]): Promise<void> {
  for (const [object, group] of Map.groupBy(wanted, (one) => one.object)) {
    const there = await readNotes(
      ask,
      object,
      group.map(({ recordId }) => recordId),
    );
    const inputs = group.flatMap(({ recordId, requests }) =>
      requests
        .filter((request) => !there.get(recordId)?.some((body) => body.includes(toSignature(request))))
        .map((request) => ({
          properties: { hs_timestamp: request.foundAt, hs_note_body: toBody(request) },
          associations: [
            {
              to: { id: recordId },
              types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: TIES[object] }],
            },
          ],
        })),
    );
    for (let at = 0; at < inputs.length; at += BATCH)
      await expect(ask, '/crm/v3/objects/notes/batch/create', { inputs: inputs.slice(at, at + BATCH) });
  }
}

/** Texts of the notes of records. */
async function readNotes(
  ask: Ask,
  object: NotesWanted['object'],
  recordIds: readonly string[],
): Promise<Map<string, string[]>> {
  const ties = await expect(ask, `/crm/v4/associations/${object}/notes/batch/read`, {
    inputs: recordIds.map((id) => ({ id })),
  });
  const recordOf = new Map(
    getParts(ties, 'results').flatMap((result): [string, string][] =>
      getParts(result, 'to').map((to) => [
        getWord(to, 'toObjectId') ?? '',
        getWord(getPart(result, 'from'), 'id') ?? '',
      ]),
    ),
  );
  const ids = [...recordOf.keys()];
  const texts = new Map<string, string[]>();
  for (let at = 0; at < ids.length; at += BATCH) {
    const body = await expect(ask, '/crm/v3/objects/notes/batch/read', {
      inputs: ids.slice(at, at + BATCH).map((id) => ({ id })),
      properties: ['hs_note_body'],
    });
    for (const note of getParts(body, 'results')) {
      const recordId = recordOf.get(getWord(note, 'id') ?? '') ?? '';
      const text = getWord(getPart(note, 'properties'), 'hs_note_body') ?? '';
      texts.set(recordId, [...(texts.get(recordId) ?? []), text]);
    }
  }
  return texts;
}

async function expect(ask: Ask, path: string, body: object): Promise<unknown> {
  const answer = await ask('POST', path, body);
  // One of the records is gone again: all of it is looked at anew.
  if (answer.status >= 300) throw new HeldUp({ kind: 'retry', of: 'item', reason: 'not-noted' });
  return answer.body;
}

const toSignature = (request: OutgoingRequest) => `Leadlight ${toNoteMark(request)}`;

/** As text: what stands in a post is no markup of ours. */
function toBody(request: OutgoingRequest): string {
  const text = toRequestText(request).slice(0, LONGEST / 6);
  const safe = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>');
  return `${safe}<br>${toSignature(request)}`;
}
