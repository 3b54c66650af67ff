import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FieldText, PlainFieldText } from '@/components/ui/field-text';
import type { Messenger } from '@/lib/leads/values';

describe('an address', () => {
  it('shows its host, and the whole of it to who rests on it', () => {
    render(<FieldText field="website" value="https://www.acme.example/" />);
    const link = screen.getByRole('link', { name: 'acme.example' });
    expect(link).toHaveAttribute('href', 'https://www.acme.example/');
    expect(link).toHaveAttribute('title', 'https://www.acme.example/');
  });

  it('does so where there is no room for a link, too', () => {
    render(<PlainFieldText field="profile" value="https://directory.example/acme?id=7" />);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText('directory.example/acme?id=7')).toHaveAttribute(
      'title',
      'https://directory.example/acme?id=7',
    );
  });

  it('needs no title where nothing is left out', () => {
    render(<PlainFieldText field="email" value="info@acme.example" />);
    expect(screen.getByText('info@acme.example')).not.toHaveAttribute('title');
  });
});

describe('a messenger', () => {
  it('is called as it calls itself, with its number as that country groups it', async () => {
    render(<FieldText field="messenger" value={{ service: 'whatsapp', id: '+441632960001' }} />);
    expect(await screen.findByRole('link', { name: 'WhatsApp +44 1632 960001' })).toHaveAttribute(
      'href',
      'https://wa.me/441632960001',
    );
  });

  it.each<[Messenger, string | null]>([
    [{ service: 'telegram', id: 'acme_pumps' }, 'https://t.me/acme_pumps'],
    [{ service: 'telegram', id: '+441632960001' }, 'https://t.me/+441632960001'],
    [{ service: 'signal', id: '+441632960001' }, 'https://signal.me/#p/+441632960001'],
    [{ service: 'messenger', id: 'acme.pumps' }, 'https://m.me/acme.pumps'],
    [{ service: 'whatsapp', id: '15550100 123' }, 'https://wa.me/15550100123'],
    // Whoever typed these decides what they are; no address can be made of them.
    [{ service: 'telegram', id: 'not a/handle' }, null],
    [{ service: 'whatsapp', id: 'ask for Ann' }, null],
    [{ service: 'wechat', id: 'acme-pumps' }, null],
  ])('%o leads to %s', (messenger, href) => {
    const { container } = render(<FieldText field="messenger" value={messenger} />);
    expect(container.querySelector('a')?.getAttribute('href') ?? null).toBe(href);
    const squeeze = (text: string) => text.replace(/\s/g, '');
    expect(squeeze(container.textContent)).toContain(squeeze(messenger.id));
  });
});
