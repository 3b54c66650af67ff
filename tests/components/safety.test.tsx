import { act, screen, waitFor, within } from '@testing-library/react';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { BackupReminder } from '@/components/safety/backup-reminder';
import { BackupSettings } from '@/components/safety/backup-settings';
import { FullDiskEdge } from '@/components/safety/full-disk-edge';
import { StoreGate } from '@/components/safety/store-gate';
import { listBackups, makeBackup } from '@/lib/store/backup/backups';
import { setPassphrase } from '@/lib/store/backup/kept-key';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { countLeads } from '@/lib/store/queries';
import type { Services } from '@/components/services';
import { ErrorBoundary } from '@/components/ui/error-boundary';
import { expectNoViolations } from './accessible';
import { acme, birch, createServices, expectSaid, NOW, page, show, toCandidate } from './fixtures';
import { setLanguage } from './i18n';

type Fixture = ReturnType<typeof createServices>;

const save = async (services: Services, companies = [acme, birch]) => {
  const candidates = companies.map(toCandidate);
  return (await saveCandidates(services.store, { page, candidates })).saved.map(({ leadId }) => leadId);
};

const showGate = (services: Fixture) => show(<StoreGate>The list</StoreGate>, services);

/** The database was emptied since two leads were saved; `backup` says whether one lies inside the browser. */
async function lose({ backup = true } = {}) {
  const services = createServices();
  await save(services);
  if (backup) await makeBackup(services.store, services.shelf, 'weekly');
  await services.store.db.leads.clear();
  services.store.setHealth('lost');
  return services;
}

describe('before every screen', () => {
  it('is nothing while all is well', async () => {
    showGate(createServices());
    expect(await screen.findByText('The list')).toBeVisible();
  });

  it.each([
    ['newer-data', 'A newer Leadlight wrote these leads', 'Your leads are safe.'],
    ['migration-failed', 'The update of your data stopped', 'Nothing was changed.'],
    ['unreadable', 'The browser cannot open its database', 'Your backups are kept apart'],
  ] as const)('%s is said with what is safe and what to do', async (health, title, safe) => {
    const services = createServices();
    services.store.setHealth(health);
    const { container } = showGate(services);
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(safe);
    expect(screen.getByRole('button', { name: 'Load again' })).toBeEnabled();
    expect(screen.queryByText('The list')).toBeNull();
    await expectNoViolations(container);
  });
});

describe('a screen whose question to the database fails', () => {
  const showAnswer = (services: Fixture, answer: () => string) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const Answer = () => answer();
    return show(
      <ErrorBoundary>
        <FullDiskEdge store={services.store}>
          <Answer />
        </FullDiskEdge>
      </ErrorBoundary>,
      services,
    );
  };
  const fail = (name: string, message = '') => {
    throw Object.assign(new Error(message), { name });
  };

  it('on a full disk lets go of the database, and comes back when there is room', async () => {
    const services = createServices();
    let full = true;
    showAnswer(services, () => (full ? fail('InvalidStateError', 'Backend aborted error') : '2 leads'));
    expect(services.store.getHealth()).toBe('frozen');
    expect(screen.queryByRole('alert')).toBeNull();
    full = false;
    act(() => services.store.setHealth('good'));
    expect(await screen.findByText('2 leads')).toBeVisible();
  });

  it('for another reason ends at the last edge', () => {
    const services = createServices();
    showAnswer(services, () => fail('TypeError'));
    expect(services.store.getHealth()).toBe('good');
    expect(screen.getByRole('alert')).toHaveTextContent('Your saved leads are safe');
  });
});

describe('leads that are missing', () => {
  it('come back from the newest backup', async () => {
    const services = await lose();
    const { user, container } = showGate(services);
    expect(await screen.findByText(/newest backup here holds 2 leads/)).toBeVisible();
    await expectNoViolations(container);
    await user.click(screen.getByRole('button', { name: 'Restore this backup' }));
    const dialog = await screen.findByRole('dialog', { name: 'Restore a backup' });
    expect(await within(dialog).findByText(/^2 leads, from/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Restore' }));
    expect(await screen.findByRole('heading', { name: 'Your leads are back' })).toBeVisible();
    expect(await countLeads(services.store)).toBe(2);
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByText('The list')).toBeVisible();
  });

  it('can be left behind: the backup stays', async () => {
    const services = await lose();
    const { user } = showGate(services);
    await user.click(await screen.findByRole('button', { name: 'Start with an empty list' }));
    expect(await screen.findByText('The list')).toBeVisible();
    expect(await listBackups(services.shelf)).toHaveLength(1);
  });

  it('without a backup inside the browser may be in a file', async () => {
    const { user } = showGate(await lose({ backup: false }));
    expect(await screen.findByText(/no backup inside the browser/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Restore from a file …' }));
    expect(await screen.findByLabelText(/^Backup file/)).toBeVisible();
  });

  it.each([
    ['zh_CN', '您的线索不见了'],
    ['zh_TW', '您的名單不見了'],
    ['de', 'Ihre Leads fehlen'],
    ['ja', 'リードが見つかりません'],
    ['es', 'Faltan tus leads'],
  ] as const)('are told of in %s', async (locale, title) => {
    setLanguage(locale);
    showGate(await lose());
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
  });
});

describe('the settings of backups', () => {
  it('back up now: inside the browser and as a file', async () => {
    const services = createServices();
    await save(services);
    const { user, container } = show(<BackupSettings />, services);
    await user.click(screen.getByRole('button', { name: 'Back up now' }));
    await expectSaid('Backed up, and written to your downloads');
    expect(services.saveFile).toHaveBeenCalledWith(
      expect.stringMatching(/-manual-2\.jsonl\.gz$/),
      expect.anything(),
    );
    expect(await screen.findByText(/2 leads · made by you/)).toBeVisible();
    await expectNoViolations(container);
  });

  it('encrypt the file with a passphrase, and open it with that one only', async () => {
    const services = createServices();
    const ids = await save(services);
    const { user } = show(<BackupSettings />, services);
    await user.type(screen.getByLabelText('Passphrase'), 'correct horse');
    await user.click(screen.getByRole('button', { name: 'Encrypt' }));
    expect(await screen.findByText('Backup files are encrypted', { selector: 'p' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Back up now' }));
    await waitFor(() => expect(services.saveFile).toHaveBeenCalled());
    const [name = '', content = new Blob()] = services.saveFile.mock.calls[0] ?? [];
    expect(name).toMatch(/\.leadlight$/);
    await deleteLeads(services.store, ids);

    await user.click(screen.getByRole('button', { name: 'Restore from a file …' }));
    const dialog = await screen.findByRole('dialog');
    await user.upload(within(dialog).getByLabelText(/^Backup file/), toFile(content, name));
    expect(await within(dialog).findByText('This backup is encrypted. Type its passphrase.')).toBeVisible();
    await user.type(within(dialog).getByLabelText('Passphrase'), 'wrong');
    await user.click(within(dialog).getByRole('button', { name: 'Unlock' }));
    expect(await within(dialog).findByText('That is not the passphrase of this backup.')).toBeVisible();
    await user.clear(within(dialog).getByLabelText('Passphrase'));
    await user.type(within(dialog).getByLabelText('Passphrase'), 'correct horse');
    await user.click(within(dialog).getByRole('button', { name: 'Unlock' }));
    expect(await within(dialog).findByText(/^2 leads, from/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Add what is missing' }));
    await waitFor(() => expect(services.jobStarted).toHaveBeenCalled());
    expect((await listBackups(services.shelf)).map(({ reason }) => reason)).toContain('restore');
  });

  it.each([
    ['a picture', new Blob(['PNG']), 'That is no backup of Leadlight.'],
    [
      'a newer one',
      pack({ leadlight: 'backup', format: 9, data: 1, made: 1 }),
      'A newer Leadlight wrote this backup.',
    ],
    [
      'one cut off',
      pack({ leadlight: 'backup', format: 1, data: 1, made: 1 }),
      'The file is damaged or was cut off',
    ],
  ])('refuse %s in words, and change nothing', async (_name, file, sentence) => {
    const services = createServices();
    await save(services);
    const { user, container } = show(<BackupSettings />, services);
    await user.click(screen.getByRole('button', { name: 'Restore from a file …' }));
    await user.upload(await screen.findByLabelText(/^Backup file/), toFile(file, 'backup.jsonl.gz'));
    expect(await screen.findByRole('alert')).toHaveTextContent(sentence);
    expect(screen.getByRole('alert')).toHaveTextContent('Nothing was changed.');
    expect(await countLeads(services.store)).toBe(2);
    await expectNoViolations(container);
  });

  it('put a file into the downloads folder every week when the browser allows it', async () => {
    const services = createServices();
    const { user } = show(<BackupSettings />, services);
    const box = screen.getByRole('checkbox', { name: /downloads folder every week/ });
    await waitFor(() => expect(box).toBeEnabled());
    await user.click(box);
    expect(services.downloads.ask).toHaveBeenCalled();
    await waitFor(() => expect(box).toBeChecked());
  });

  it('show diagnostics in which no lead is named', async () => {
    const services = createServices();
    await save(services);
    const { user } = show(<BackupSettings />, services);
    await user.click(screen.getByRole('button', { name: 'Copy diagnostics' }));
    const text = (await screen.findByText(/^Leadlight 0\.1\.0/)).textContent;
    expect(text).toMatch(/leads 2\b/);
    expect(text).not.toMatch(/Acme|Birch|617.?555|directory\.example/);
  });
});

describe('a backup outside the browser', () => {
  it('is kept by itself where the user has allowed it, encrypted if there is a passphrase', async () => {
    const services = createServices();
    services.downloads.isAllowed.mockResolvedValue(true);
    await save(services);
    await setPassphrase(services.store, 'correct horse');
    await makeBackup(services.store, services.shelf, 'weekly');
    show(<BackupReminder />, services);
    await waitFor(() =>
      expect(services.downloads.keep).toHaveBeenCalledWith(
        expect.stringMatching(/\.leadlight$/),
        expect.anything(),
        5,
      ),
    );
    await waitFor(async () => expect((await services.store.marks.read())?.fileAt).toBeGreaterThan(NOW));
  });

  it('is spoken of once a month where there are leads worth it', async () => {
    const services = createServices();
    const many = Array.from({ length: 30 }, (_, n) => ({
      name: `Alder ${n}`,
      email: `office@alder-${n}.example`,
    }));
    await save(services, many);
    const { user, unmount } = show(<BackupReminder />, services);
    await user.click(await screen.findByRole('button', { name: 'Later' }));
    expect(screen.queryByText(/in this browser only/)).toBeNull();
    unmount();
    show(<BackupReminder />, services);
    await services.store.db.leads.count();
    expect(screen.queryByText(/in this browser only/)).toBeNull();
  });
});

function pack(...lines: unknown[]): Blob {
  return new Blob([gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))]);
}

const toFile = (content: Blob, name: string) => new File([content], name);
