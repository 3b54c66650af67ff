import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StoreNotice } from '@/components/store-notice';
import { ComboBox } from '@/components/ui/combo-box';
import { ErrorBoundary } from '@/components/ui/error-boundary';
import { formatDay } from '@/components/ui/format';
import { Link } from '@/components/ui/link';
import { MenuButton } from '@/components/ui/menu-button';
import { Tabs } from '@/components/ui/tabs';
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

describe('MenuButton, as the Authoring Practices have it', () => {
  const picked = vi.fn();
  const items = ['Excel', 'CSV', 'Contacts'].map((word) => ({ word, onPick: () => void picked(word) }));
  function open(onKeyDown = vi.fn()) {
    picked.mockClear();
    const view = () => (
      <div onKeyDown={({ key }) => void onKeyDown(key)}>
        <MenuButton label="Export" items={items} />
        <button>After</button>
      </div>
    );
    const { rerender } = render(view());
    const button = screen.getByRole('button', { name: 'Export' });
    return { user: userEvent.setup(), button, onKeyDown, paintAnew: () => void rerender(view()) };
  }
  const getItem = (name: string) => screen.getByRole('menuitem', { name });

  it('says that it opens a menu, and whether it is open', async () => {
    const { user, button } = open();
    expect(button).toHaveAttribute('aria-haspopup', 'menu');
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await user.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(button).toHaveAttribute('aria-controls', screen.getByRole('menu').id);
  });

  it.each(['{Enter}', ' '])('opens on its first item with “%s”', async (key) => {
    const { user, button } = open();
    button.focus();
    await user.keyboard(key);
    expect(getItem('Excel')).toHaveFocus();
  });

  it('goes round with the arrows, to its ends with Home and End', async () => {
    const { user, button } = open();
    await user.click(button);
    const way = [
      ['{ArrowDown}', 'CSV'],
      ['{End}', 'Contacts'],
      ['{ArrowDown}', 'Excel'],
      ['{ArrowUp}', 'Contacts'],
      ['{Home}', 'Excel'],
    ] as const;
    for (const [key, word] of way) {
      await user.keyboard(key);
      expect(getItem(word)).toHaveFocus();
    }
  });

  it.each(['{Enter}', ' '])('does what is picked with “%s”, once, and gives the focus back', async (key) => {
    const { user, button } = open();
    await user.click(button);
    await user.keyboard(`{ArrowDown}${key}`);
    expect(picked.mock.calls).toEqual([['CSV']]);
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button).toHaveFocus();
  });

  it('closes on Escape, which nothing around it hears, and gives the focus back', async () => {
    const { user, button, onKeyDown } = open();
    await user.click(button);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button).toHaveFocus();
    expect(onKeyDown).not.toHaveBeenCalled();
    expect(picked).not.toHaveBeenCalled();
  });

  it('closes when Tab goes on, past its items', async () => {
    const { user, button } = open();
    await user.click(button);
    await user.tab();
    expect(screen.queryByRole('menu')).toBeNull();
    expect(screen.getByRole('button', { name: 'After' })).toHaveFocus();
  });

  it('stays on its item when what is around it is painted anew', async () => {
    const { user, button, paintAnew } = open();
    await user.click(button);
    await user.keyboard('{ArrowDown}');
    paintAnew();
    expect(getItem('CSV')).toHaveFocus();
  });
});

describe('Tabs, as the Authoring Practices have them', () => {
  function Views() {
    const [chosen, setChosen] = useState('leads');
    const tabs = [
      { id: 'page', word: 'This page' },
      { id: 'leads', word: 'Leads' },
      { id: 'tasks', word: 'Tasks' },
    ];
    return (
      <>
        <Tabs label="Views" tabs={tabs} chosen={chosen} onChoose={setChosen} panelId="view" />
        <div role="tabpanel" id="view" aria-labelledby={`view-${chosen}`} tabIndex={0}>
          {chosen}
        </div>
      </>
    );
  }
  const getTab = (name: string) => screen.getByRole('tab', { name });

  it('are a named list; the chosen one says so and names what it shows', () => {
    render(<Views />);
    expect(screen.getByRole('tablist', { name: 'Views' })).toBeVisible();
    expect(screen.getAllByRole('tab').map((tab) => tab.getAttribute('aria-selected'))).toEqual([
      'false',
      'true',
      'false',
    ]);
    expect(getTab('Leads')).toHaveAttribute('aria-controls', 'view');
    expect(screen.getByRole('tabpanel', { name: 'Leads' })).toHaveTextContent('leads');
  });

  it('are one stop for Tab, at the chosen one; the next is what it shows', async () => {
    const user = userEvent.setup();
    render(<Views />);
    await user.tab();
    expect(getTab('Leads')).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('tabpanel')).toHaveFocus();
  });

  it('are chosen by arrows that go round, Home and End', async () => {
    const user = userEvent.setup();
    render(<Views />);
    await user.tab();
    const way = [
      ['{ArrowRight}', 'Tasks'],
      ['{ArrowRight}', 'This page'],
      ['{ArrowLeft}', 'Tasks'],
      ['{Home}', 'This page'],
      ['{End}', 'Tasks'],
    ] as const;
    for (const [key, name] of way) {
      await user.keyboard(key);
      expect(getTab(name)).toHaveFocus();
      expect(getTab(name)).toHaveAttribute('aria-selected', 'true');
      expect(screen.getByRole('tabpanel', { name })).toBeVisible();
    }
  });

  it('are chosen by a click', async () => {
    render(<Views />);
    await userEvent.setup().click(getTab('This page'));
    expect(screen.getByRole('tabpanel', { name: 'This page' })).toBeVisible();
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
