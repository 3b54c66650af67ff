import { expect, it } from 'vitest';
import { editLead } from '@/lib/store/commands/edit-lead';
import { createWebhook, makeSecret } from '@/lib/sync/targets/webhook';
import { getContent, type OutgoingLead } from '@/lib/sync/outgoing';
import { conform, type Conforming } from './conformance';
import { startFaultProxy } from './fault-proxy';
import { startReceiver, type Event } from './receiver';
import { closeLater, createWorld, saveFirm, TIMEOUT_MS } from './world';

async function start(): Promise<Conforming & { events: Event[] }> {
  const secret = makeSecret();
  const receiver = await startReceiver(secret);
  const proxy = await startFaultProxy(receiver.origin, TIMEOUT_MS + 200);
  closeLater(receiver);
  closeLater(proxy);
  const world = await createWorld({
    url: `${proxy.origin}/hook`,
    open: (id, now) =>
      createWebhook({
        id,
        url: `${proxy.origin}/hook`,
        secret,
        now,
        newId: () => crypto.randomUUID(),
        fetch,
      }),
  });
  return {
    world,
    proxy,
    events: receiver.events,
    readRemote: () => Promise.resolve(replay(receiver.events).leads),
    readOffences: () =>
      Promise.resolve([
        ...replay(receiver.events).offences,
        ...receiver.repeated.flatMap(({ id, same }) => (same ? [] : [`${id} came again with other bytes`])),
      ]),
  };
}

/** What a receiver has that does what each event says, in the order they came. */
function replay(events: readonly Event[]) {
  const leads = new Map<string, object>();
  const offences: string[] = [];
  const expectKnown = (id: string, type: string) => {
    if (!leads.has(id)) offences.push(`${type} of ${id}, which is not here`);
  };
  for (const { type, data } of events) {
    const id = String(data['id'] ?? data['leadId']);
    switch (type) {
      case 'lead.created':
        if (leads.has(id)) offences.push(`${id} was made twice`);
        leads.set(id, getContent(data as unknown as OutgoingLead));
        break;
      case 'lead.updated':
        expectKnown(id, type);
        leads.set(id, getContent(data as unknown as OutgoingLead));
        break;
      case 'lead.merged':
      case 'lead.erased':
        // Also said of one whose making never arrived: nobody can know.
        leads.delete(id);
        break;
      default:
        expectKnown(id, type);
    }
  }
  return { leads, offences };
}

conform('a webhook', start);

it('tells of what was converted after what was made, once', async () => {
  const { world, events } = await start();
  const id = await saveFirm(world.store, 1);
  await editLead(world.store, id, { stage: 'converted' });
  await world.drain();
  await editLead(world.store, id, { owner: 'Ann' });
  await world.drain();
  expect(events.map(({ type }) => type)).toEqual(['lead.created', 'lead.converted', 'lead.updated']);
});
