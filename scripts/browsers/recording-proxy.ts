import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordingProxy {
  port: number;
  /** Every address asked for, in order; of https only the host is known. */
  addresses: string[];
  close(): void;
}

const isThisMachine = (host: string) =>
  host === '127.0.0.1' || host === 'localhost' || host.endsWith('.localhost');

/** An HTTP proxy that passes requests on to this machine only, and notes everything. */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  const addresses: string[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    const address = incoming.url ?? '';
    addresses.push(address);
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url === undefined || !isThisMachine(url.hostname)) {
      outgoing.writeHead(502).end();
      return;
    }
    const onward = request(
      {
        host: '127.0.0.1',
        port: url.port === '' ? 80 : url.port,
        method: incoming.method,
        path: url.pathname + url.search,
        headers: incoming.headers,
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket) => {
    addresses.push(`https://${incoming.url ?? ''}`);
    socket.end('HTTP/1.1 502 Refused\r\n\r\n');
  });
  server.on('upgrade', (incoming, socket) => {
    addresses.push(incoming.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    addresses,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
