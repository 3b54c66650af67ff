import { describe, expect, it } from 'vitest';
import type { NewTargetSettings } from '@/lib/leads/sync-target';
import { defaultMapping } from '@/lib/leads/sync-target';
import { openStore } from '@/lib/store/store';
import { createAdapter } from '@/lib/sync/open-target';
import { makeSecret } from '@/lib/sync/targets/webhook';
import { makeFirm, toGone, toNews } from './crm';
import { serve } from './servers';
import { closeLater } from './world';
import 'fake-indexeddb/auto';

const common = { name: 'T', mapping: defaultMapping, everything: true };
const toSettings = (
  url: string,
): Record<'webhook' | 'hubspot' | 'salesforce' | 'pipedrive', NewTargetSettings> => ({
  webhook: { ...common, kind: 'webhook', url: `${url}/hook` },
  hubspot: { ...common, kind: 'hubspot', url, idProperty: 'leadlight_id', companies: true, onErase: 'keep' },
  salesforce: {
    ...common,
    kind: 'salesforce',
    url,
    object: 'contact',
    idField: 'Leadlight_Id__c',
    apiVersion: '62.0',
    onErase: 'keep',
  },
  pipedrive: { ...common, kind: 'pipedrive', url, idLabel: 'Leadlight ID', companies: true, onErase: 'keep' },
});
const kinds = ['webhook', 'hubspot', 'salesforce', 'pipedrive'] as const;

function open(kind: (typeof kinds)[number], url: string, secret: string) {
  const store = openStore({ name: `security-${kind}-${Math.random()}`, now: () => 0 });
  closeLater(store);
  return createAdapter(store, 't', { ...toSettings(url)[kind], createdAt: 0 }, secret);
}
const SECRET = 'token-that-is-nobodys-business';
const secretOf = (kind: (typeof kinds)[number]) => (kind === 'webhook' ? makeSecret() : SECRET);

describe.each(kinds)('a target of the kind %s', (kind) => {
  it.each(['two\r\nx-more: lines', 'with a blank', 'täglich', '密钥', ''])(
    'takes no secret that would be more than a value of a header: %j',
    (secret) => {
      expect(open(kind, 'https://crm.example', secret)).toBeUndefined();
    },
  );

  it.each([301, 302, 303, 307, 308])(
    'goes nowhere else with a secret or a lead, whatever a %d says',
    async (status) => {
      const met: string[] = [];
      const other = await serve((request, _body, response) => {
        met.push(JSON.stringify(request.headers));
        response.writeHead(200).end('{}');
      });
      const first = await serve((_request, _body, response) => {
        response.writeHead(status, { location: `${other.origin}/elsewhere` }).end();
      });
      closeLater(other);
      closeLater(first);
      const target = open(kind, first.origin, secretOf(kind));
      const outcomes = await target?.push(
        [toNews(makeFirm(1)), toGone(makeFirm(2))],
        AbortSignal.timeout(5_000),
      );
      expect(outcomes).toMatchObject([
        { kind: 'retry', reason: 'redirected' },
        { kind: 'retry', reason: 'redirected' },
      ]);
      expect(await target?.test(AbortSignal.timeout(5_000))).toEqual({ ok: false, reason: 'redirected' });
      expect(met).toEqual([]);
    },
  );

  it('waits for no answer that never ends', async () => {
    const server = await serve((_request, _body, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = setInterval(() => response.write(' '.repeat(1_000_000)), 1);
      response.on('close', () => clearInterval(more));
    });
    closeLater(server);
    const target = open(kind, server.origin, secretOf(kind));
    const [outcome] = (await target?.push([toNews(makeFirm(1))], AbortSignal.timeout(20_000))) ?? [];
    // What a webhook's receiver says besides its status does not matter; an answer of a CRM that long is none.
    expect(outcome).toMatchObject(
      kind === 'webhook' ? { kind: 'ok' } : { kind: 'retry', reason: 'unreachable' },
    );
  });

  it.each([
    ['a page', '<html>Sign in</html>'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[1,"2",null]'],
    ['other types', '{"results":7,"data":"x","records":{},"errors":{"0":1}}'],
  ])('keeps its calm over %s instead of an answer', async (_name, answer) => {
    const server = await serve((_request, _body, response) => {
      response.writeHead(200).end(answer);
    });
    closeLater(server);
    const target = open(kind, server.origin, secretOf(kind));
    const outcomes = await target?.push(
      [toNews(makeFirm(1)), toNews(makeFirm(2))],
      AbortSignal.timeout(5_000),
    );
    expect(outcomes).toHaveLength(2);
    for (const outcome of outcomes ?? []) if (kind !== 'webhook') expect(outcome.kind).not.toBe('ok');
    await target?.test(AbortSignal.timeout(5_000));
  });

  it('keeps nothing of what a server says', async () => {
    const server = await serve((_request, _body, response) => {
      const said = 'Firm 1 of Boston owes us money';
      response.writeHead(400).end(
        JSON.stringify({
          message: said,
          category: said,
          error: said,
          errors: [{ statusCode: said, message: said }],
        }),
      );
    });
    closeLater(server);
    const target = open(kind, server.origin, secretOf(kind));
    const outcomes = await target?.push([toNews(makeFirm(1))], AbortSignal.timeout(5_000));
    const tested = await target?.test(AbortSignal.timeout(5_000));
    expect(JSON.stringify([outcomes, tested])).not.toMatch(/Firm|Boston|money/);
  });
});
