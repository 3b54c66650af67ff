import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { SidePanel } from '@/components/leads/side-panel';
import { keepFocus } from '@/components/ui/keep-focus';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { acme, birch, cobalt, createServices, page, show, toCandidate } from './fixtures';

let stop: (() => void) | undefined;
afterEach(() => {
  stop?.();
  document.body.replaceChildren();
});

/** Longer than keepFocus waits for somebody else to take the focus. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 150));

function lay(html: string) {
  document.body.innerHTML = html;
  stop = keepFocus(document.body);
  return (name: string) => screen.getByRole('button', { name });
}

describe('what had the focus is gone', () => {
  it('what took its place has it', async () => {
    const button = lay(
      '<ul><li><button>A</button></li><li><button>B</button></li><li><button>C</button></li></ul>',
    );
    button('B').focus();
    button('B').closest('li')?.remove();
    await waitFor(() => expect(button('C')).toHaveFocus());
  });

  it('after the last one, the one before', async () => {
    const button = lay('<ul><li><button>A</button></li><li><button>B</button></li></ul><p>text</p>');
    button('B').focus();
    button('B').closest('li')?.remove();
    await waitFor(() => expect(button('A')).toHaveFocus());
  });

  it('no field takes it, where a key meant for the list would be a letter, and nothing one cannot use', async () => {
    const button = lay(
      '<div><button>A</button></div><div><button>Gone</button></div><input aria-label="Search"><button disabled>B</button><div inert><button>C</button></div><button tabindex="-1">D</button>',
    );
    button('Gone').focus();
    button('Gone').parentElement?.remove();
    await waitFor(() => expect(button('A')).toHaveFocus());
  });

  it('leaves it to whoever took it meanwhile', async () => {
    const button = lay('<div><button>A</button><button>B</button></div><button>C</button>');
    button('A').focus();
    button('A').remove();
    button('C').focus();
    await settle();
    expect(button('C')).toHaveFocus();
  });

  it('a row that was scrolled out of a long list is no loss', async () => {
    const button = lay('<div><button>A</button><button>B</button></div>');
    button('A').focus();
    button('A').parentElement?.dispatchEvent(new Event('scroll'));
    button('A').remove();
    await settle();
    expect(document.body).toHaveFocus();
  });
});

describe('in the side panel', () => {
  async function openPanel() {
    const services = createServices();
    await saveCandidates(services.store, { page, candidates: [acme, birch, cobalt].map(toCandidate) });
    stop = keepFocus(document.body);
    const view = show(<SidePanel />, services);
    await screen.findByText('3 leads');
    await screen.findByRole('button', { name: /Cobalt/ });
    return view;
  }
  const isRow = () => document.activeElement?.matches('[data-main]') === true;

  it('selected leads deleted by keys leave the focus in the list', async () => {
    const { user } = await openPanel();
    await user.keyboard('jx');
    screen.getByRole('button', { name: 'Delete' }).focus();
    await user.keyboard('{Enter}');
    await screen.findByText('2 leads');
    await waitFor(() => expect(isRow()).toBe(true));
  });

  it('a value saved leaves it at that value', async () => {
    const { user } = await openPanel();
    await user.keyboard('je');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), ' & Sons{Enter}');
    await waitFor(() => expect(document.activeElement?.closest('dd')).toHaveTextContent('& Sons'));
  });

  it('a receipt that is closed leaves it beside, and the keys go on', async () => {
    const { user } = await openPanel();
    await user.keyboard('jx');
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    const undo = await screen.findByRole('group', { name: 'Last change' });
    undo.querySelector<HTMLElement>('button:last-child')?.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.body).not.toHaveFocus());
    await user.keyboard('k');
    await waitFor(() => expect(isRow()).toBe(true));
  });
});
