import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StoreNotice } from '@/components/store-notice';
import { ComboBox } from '@/components/ui/combo-box';
import { ErrorBoundary } from '@/components/ui/error-boundary';
import { formatDay } from '@/components/ui/format';
import { Link } from '@/components/ui/link';
import { MenuButton } from '@/components/ui/menu-button';
import { createServices, show } from './fixtures';
import { setLanguage } from './i18n';

afterEach(() => vi.restoreAllMocks());

describe('ComboBox', () => {
  const options = [
    { id: '1', name: 'Plumbers' },
    { id: '2', name: 'Électriciens' },
  ];
  function open(onPick = vi.fn()) {
    render(<ComboBox label="Category" placeholder="" options={options} value={undefined} onPick={onPick} />);
    return { user: userEvent.setup(), onPick, field: screen.getByRole('combobox', { name: 'Category' }) };
  }

  it('picks with arrows and Enter', async () => {
    const { user, onPick, field } = open();
    await user.click(field);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onPick).toHaveBeenCalledWith(options[1]);
    expect(field).toHaveAttribute('aria-expanded', 'false');
  });

  it('completes without regard to accents and case, and names the active option', async () => {
    const { user, onPick, field } = open();
    await user.type(field, 'electr');
    const option = screen.getByRole('option', { name: 'Électriciens' });
    expect(field).toHaveAttribute('aria-activedescendant', option.id);
    await user.keyboard('{Enter}');
    expect(onPick).toHaveBeenCalledWith(options[1]);
  });

  it('offers a name that is new, but not one that is there', async () => {
    const { user, field } = open();
    await user.type(field, 'plumbers');
    expect(screen.queryByRole('option', { name: /Create/ })).toBeNull();
    await user.type(field, ' north');
    expect(screen.getByRole('option', { name: 'Create “plumbers north”' })).toBeVisible();
  });

  it('forgets on Escape, clears when emptied', async () => {
    const { user, onPick, field } = open();
    await user.type(field, 'x{Escape}');
    expect(field).toHaveValue('');
    expect(onPick).not.toHaveBeenCalled();
    await user.type(field, 'x{Backspace}{Enter}');
    expect(onPick).toHaveBeenCalledWith(undefined);
  });
});

describe('ComboBox among others', () => {
  const options = [
    { id: '1', name: 'Plumbers' },
    { id: '2', name: 'Roofers' },
  ];
  function open(props: { closed?: boolean; value?: { id: string; name: string } } = {}) {
    const onPick = vi.fn();
    const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    const onKeyDown = vi.fn();
    render(
      <form onSubmit={onSubmit} onKeyDown={({ key }) => void onKeyDown(key)}>
        <ComboBox
          label="Category"
          placeholder=""
          options={options}
          value={undefined}
          onPick={onPick}
          {...props}
        />
        <button type="submit">Save</button>
      </form>,
    );
    const field = screen.getByRole('combobox', { name: 'Category' });
    return { user: userEvent.setup(), onPick, onSubmit, onKeyDown, field };
  }

  it('leaves Enter and Escape to the form around it unless its list is open', async () => {
    const { user, field, onSubmit, onKeyDown, onPick } = open({ value: { id: '1', name: 'Plumbers' } });
    field.focus();
    await user.keyboard('{Escape}{Enter}');
    expect(onKeyDown.mock.calls).toEqual([['Escape'], ['Enter']]);
    expect(onSubmit).toHaveBeenCalledOnce();
    expect(onPick).not.toHaveBeenCalled();
    await user.keyboard('r{Escape}r{Enter}');
    expect(onKeyDown.mock.calls.slice(2)).toEqual([['r'], ['r']]);
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  it('opens on what is chosen, so that Enter leaves it', async () => {
    const { user, field, onPick } = open({ value: { id: '2', name: 'Roofers' } });
    await user.click(field);
    expect(screen.getByRole('option', { name: 'Roofers' })).toHaveAttribute('aria-selected', 'true');
    await user.click(field);
    expect(field).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{Enter}');
    expect(onPick).toHaveBeenCalledWith({ id: '2', name: 'Roofers' });
  });

  it('lets an input method have its Enter', async () => {
    const { user, field, onPick } = open();
    await user.type(field, 'plu');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(onPick).not.toHaveBeenCalled();
    expect(field).toHaveValue('plu');
  });

  it('takes what was typed and left, once', async () => {
    const { user, field, onPick } = open();
    await user.type(field, 'Joiners');
    await user.tab();
    expect(onPick.mock.calls).toEqual([[{ id: undefined, name: 'Joiners' }]]);
    expect(field).toHaveAttribute('aria-expanded', 'false');
  });

  it('takes nothing for having been looked at', async () => {
    const { user, field, onPick } = open();
    await user.click(field);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(onPick).not.toHaveBeenCalled();
    expect(screen.queryByRole('option')).toBeNull();
  });

  it('offers nothing new where the list is closed', async () => {
    const { user, field, onPick } = open({ closed: true });
    await user.type(field, 'Joiners{Enter}');
    expect(screen.queryByRole('option')).toBeNull();
    expect(onPick).not.toHaveBeenCalledWith(expect.objectContaining({ name: 'Joiners' }));
  });
});

describe('MenuButton', () => {
  it('opens on its first item and goes round by arrows', async () => {
    const onPick = vi.fn();
    const user = userEvent.setup();
    render(
      <MenuButton
        label="Export"
        items={[
          { word: 'Excel', onPick: vi.fn() },
          { word: 'CSV', onPick },
        ]}
      />,
    );
    await user.click(screen.getByRole('button', { name: 'Export' }));
    expect(screen.getByRole('menuitem', { name: 'Excel' })).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(screen.getByRole('menuitem', { name: 'CSV' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(onPick).toHaveBeenCalledOnce();
    expect(screen.getByRole('button', { name: 'Export' })).toHaveFocus();
  });

  it('closes on Escape', async () => {
    const user = userEvent.setup();
    render(<MenuButton label="Export" items={[{ word: 'Excel', onPick: vi.fn() }]} />);
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
  });
});

describe('Link', () => {
  it.each(['https://acme.example/', 'http://acme.example', 'mailto:a@acme.example', 'tel:+16175550100'])(
    'opens %s',
    (href) => {
      render(<Link href={href}>there</Link>);
      expect(screen.getByRole('link')).toHaveAttribute('href', href);
    },
  );

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'blob:https://acme.example/1',
    'file:///etc/passwd',
    'vbscript:x',
    '//acme.example',
    'acme.example',
  ])('shows %s as text', (href) => {
    render(<Link href={href}>there</Link>);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText('there')).toBeVisible();
  });
});

describe('ErrorBoundary', () => {
  it('ends in a sentence and a way on', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    function Broken(): never {
      throw new Error('broken');
    }
    render(
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('Your saved leads are safe');
    expect(screen.getByRole('button', { name: 'Load again' })).toBeVisible();
  });
});

describe('StoreNotice', () => {
  it.each([
    ['frozen', /disk is full/],
    ['waiting', /other windows/],
    ['outdated', /Load this window again/],
  ] as const)('%s: what happened and what to do', (health, sentence) => {
    const services = createServices();
    services.store.setHealth(health);
    show(<StoreNotice />, services);
    expect(screen.getByRole('alert')).toHaveTextContent(sentence);
  });

  it('is silent while all is well', () => {
    show(<StoreNotice />, createServices());
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('formatDay', () => {
  const now = new Date(2026, 4, 12, 15, 0).getTime();
  it.each([
    ['today', new Date(2026, 4, 12, 9, 5), '9:05 AM'],
    ['this year', new Date(2026, 0, 3), 'Jan 3'],
    ['long ago', new Date(2024, 11, 31), 'Dec 31, 2024'],
  ])('%s', (_when, day, text) => {
    expect(formatDay(day.getTime(), now)).toBe(text);
  });

  it('follows the language of the words', () => {
    setLanguage('zh_CN');
    expect(formatDay(new Date(2026, 0, 3).getTime(), now)).toBe('1月3日');
  });
});
