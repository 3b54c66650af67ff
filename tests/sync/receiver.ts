import { Webhook } from 'standardwebhooks';
import { serve, type Served } from './servers';

export interface Event {
  id: string;
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

export interface Receiver extends Served {
  /** In the order they were taken, each id once. */
  events: Event[];
  /** Posts whose signature did not hold. */
  refused: number;
  /** Posts with an id that was taken before, to the last byte the same or not. */
  repeated: { id: string; same: boolean }[];
  /** Answers with this instead, while it is set. */
  say: ((event: Event) => { status: number; headers?: Record<string, string> } | undefined) | undefined;
}

/** Takes webhooks as the standard says: verified by its own package, each id once. */
export async function startReceiver(secret: string): Promise<Receiver> {
  const webhook = new Webhook(secret);
  const bodies = new Map<string, string>();
  const receiver: Receiver = {
    ...(await serve((request, body, response) => {
      const text = body.toString();
      const headers = Object.fromEntries(
        ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
          name,
          String(request.headers[name]),
        ]),
      );
      try {
        webhook.verify(text, headers);
      } catch {
        receiver.refused += 1;
        response.writeHead(401).end();
        return;
      }
      const id = String(headers['webhook-id']);
      const event = { ...(JSON.parse(text) as Omit<Event, 'id'>), id };
      const other = receiver.say?.(event);
      if (other !== undefined) {
        response.writeHead(other.status, other.headers).end();
        return;
      }
      const before = bodies.get(id);
      if (before === undefined) {
        bodies.set(id, text);
        receiver.events.push(event);
      } else receiver.repeated.push({ id, same: before === text });
      response.writeHead(204).end();
    })),
    events: [],
    refused: 0,
    repeated: [],
    say: undefined,
  };
  return receiver;
}
