import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** Messages are `<length in bytes>:<JSON>`; an answer is `[1, id, error, result]`. Not every chunk holds a whole one. */
const SEPARATOR = ':'.charCodeAt(0);
const START_MS = 40_000;

async function connectTo(port: number): Promise<Socket> {
  for (const start = performance.now(); ; await sleep(100)) {
    const socket = await new Promise<Socket | undefined>((resolve) => {
      const attempt = connect(port, '127.0.0.1', () => resolve(attempt));
      attempt.once('error', () => resolve(undefined));
    });
    if (socket !== undefined) return socket;
    if (performance.now() - start > START_MS)
      throw new Error(`Firefox did not open Marionette's port ${port}.`);
  }
}

/**
 * Firefox's own remote protocol. Unlike WebDriver BiDi it can run in the browser's chrome
 * (`--remote-allow-system-access`), where toolbar buttons, popups and the sidebar are.
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #received = Buffer.alloc(0);
  #lastId = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox closed the connection.'));
      this.#waiting.clear();
    });
  }

  static async connect(port: number): Promise<Marionette> {
    const marionette = new Marionette(await connectTo(port));
    await marionette.send('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    return marionette;
  }

  send(command: string, parameters: object = {}): Promise<unknown> {
    if (this.#socket.destroyed) return Promise.reject(new Error('Firefox has closed.'));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      const message = JSON.stringify([0, id, command, parameters]);
      this.#socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
  }

  /** Runs the body of an async function in the browser window's chrome; `args` are JSON, as is what it returns. */
  async run(body: string, ...args: unknown[]): Promise<unknown> {
    const script = `
      const done = arguments[arguments.length - 1];
      (async (args) => {${body}})(Array.from(arguments).slice(0, -1)).then(
        (value) => done({ value }),
        (error) => done({ error: String(error?.message ?? error) }),
      );`;
    const answer = (await this.send('WebDriver:ExecuteAsyncScript', {
      script,
      args,
      newSandbox: false,
      scriptTimeout: 60_000,
    })) as { value: { value?: unknown; error?: string } };
    if (answer.value.error !== undefined) throw new Error(answer.value.error);
    return answer.value.value;
  }

  onClose(listener: () => void): void {
    if (this.#socket.destroyed) listener();
    else this.#socket.once('close', listener);
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const start = this.#received.indexOf(SEPARATOR) + 1;
      if (start === 0) return;
      const end = start + Number(this.#received.subarray(0, start - 1));
      if (this.#received.length < end) return;
      const message: unknown = JSON.parse(this.#received.toString('utf8', start, end));
      this.#received = this.#received.subarray(end);
      // The greeting is an object; everything else answers a command.
      if (Array.isArray(message)) this.#settle(message);
    }
  }

  #settle([, id, error, result]: unknown[]): void {
    const waiting = this.#waiting.get(Number(id));
    this.#waiting.delete(Number(id));
    if (error) {
      const { error: kind, message } = error as { error: string; message: string };
      waiting?.reject(new Error(`${kind}: ${message}`));
    } else {
      waiting?.resolve(result);
    }
  }
}
