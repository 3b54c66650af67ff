import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { writeBackup } from '@/lib/store/backup/write-backup';
import {
  keepCredential,
  readCredential,
  replaceCredential,
  unlockCredential,
  type Session,
} from '@/lib/sync/credentials';
import { openTestStore } from '../store/open';

const ORIGIN = 'https://crm.example';
const SECRET = 'whsec_not-to-be-found-anywhere';

function createSession(): Session & { memory: Map<string, unknown> } {
  const memory = new Map<string, unknown>();
  return {
    memory,
    read: (name) => Promise.resolve(memory.get(name)),
    write: (name, value) =>
      Promise.resolve(void (value === undefined ? memory.delete(name) : memory.set(name, value))),
  };
}

async function keep(passphrase?: string) {
  const store = openTestStore();
  const session = createSession();
  await keepCredential(store, session, { targetId: 'crm', origin: ORIGIN, secret: SECRET, passphrase });
  return { store, session };
}

describe('the secret of a target', () => {
  it('is read for its origin and for no other, whatever the target says', async () => {
    const { store, session } = await keep();
    expect(await readCredential(store, session, 'crm', ORIGIN)).toEqual({ ok: true, secret: SECRET });
    for (const other of ['https://crm.example:8443', 'http://crm.example', 'https://evil.example'])
      expect(await readCredential(store, session, 'crm', other)).toEqual({
        ok: false,
        reason: 'no-credential',
      });
  });

  it('does not open as the secret of another target or origin', async () => {
    const { store, session } = await keep();
    const row = await store.db.credentials.get('crm');
    if (row === undefined) throw new Error('There is none.');
    await store.db.credentials.bulkPut([
      { ...row, targetId: 'other' },
      { ...row, targetId: 'crm', origin: 'https://evil.example' },
    ]);
    expect(await readCredential(store, session, 'other', ORIGIN)).toMatchObject({ ok: false });
    expect(await readCredential(store, session, 'crm', 'https://evil.example')).toMatchObject({ ok: false });
  });

  it('stands nowhere in plain words, and its key cannot be read out', async () => {
    const { store } = await keep();
    const row = await store.db.credentials.get('crm');
    expect(new TextDecoder().decode(row?.sealed)).not.toContain('whsec');
    const key = await store.db.table<{ secret: CryptoKey }>('meta').get('syncKey');
    expect(key?.secret.extractable).toBe(false);
  });

  it('is in no backup, encrypted or not', async () => {
    const { store } = await keep();
    const file = await new Response(writeBackup(store).pipeThrough(new DecompressionStream('gzip'))).text();
    expect(file).not.toMatch(/whsec|credential|syncKey|sealed/);
  });

  it('is locked by its passphrase once the browser was closed', async () => {
    const { store, session } = await keep('correct horse');
    expect(await readCredential(store, session, 'crm', ORIGIN)).toEqual({ ok: true, secret: SECRET });
    session.memory.clear();
    expect(await readCredential(store, session, 'crm', ORIGIN)).toEqual({ ok: false, reason: 'locked' });
    expect(await unlockCredential(store, session, 'crm', 'wrong')).toBe(false);
    expect(await readCredential(store, session, 'crm', ORIGIN)).toEqual({ ok: false, reason: 'locked' });
    expect(await unlockCredential(store, session, 'crm', 'correct horse')).toBe(true);
    expect(await readCredential(store, session, 'crm', ORIGIN)).toEqual({ ok: true, secret: SECRET });
  });

  it('is replaced by one behind the same passphrase, and by none without it', async () => {
    const { store, session } = await keep('correct horse');
    const replace = (secret: string, passphrase?: string) =>
      replaceCredential(store, session, { targetId: 'crm', origin: ORIGIN, secret, passphrase });
    expect(await replace('new')).toBe(false);
    expect(await replace('new', 'wrong')).toBe(false);
    expect(await readCredential(store, session, 'crm', ORIGIN)).toEqual({ ok: true, secret: SECRET });
    expect(await replace('new', 'correct horse')).toBe(true);
    session.memory.clear();
    expect(await readCredential(store, session, 'crm', ORIGIN)).toEqual({ ok: false, reason: 'locked' });
    expect(await unlockCredential(store, session, 'crm', 'correct horse')).toBe(true);
    expect(await readCredential(store, session, 'crm', ORIGIN)).toEqual({ ok: true, secret: 'new' });
  });

  it('that had no passphrase is replaced without one', async () => {
    const { store, session } = await keep();
    const given = { targetId: 'crm', origin: ORIGIN, secret: 'new', passphrase: undefined };
    expect(await replaceCredential(store, session, given)).toBe(true);
    expect(await readCredential(store, session, 'crm', ORIGIN)).toEqual({ ok: true, secret: 'new' });
  });
});
