/** A control as a person would name it. `name` is the accessible name, exact unless a pattern. */
export type Target = { role: Role; name: string | RegExp; nth?: number } | { css: string; nth?: number };

const roleSelectors = {
  button: 'button, [role=button], summary, input[type=submit], input[type=button]',
  checkbox: 'input[type=checkbox], [role=checkbox], [role=switch]',
  combobox: 'select, [role=combobox]',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  link: 'a[href], [role=link]',
  menuitem: '[role=menuitem], [role=menuitemcheckbox], [role=menuitemradio]',
  option: 'option, [role=option]',
  radio: 'input[type=radio], [role=radio]',
  tab: '[role=tab]',
  textbox:
    'input:not([type]), input[type=text], input[type=search], input[type=email], input[type=tel], input[type=url], textarea, [role=textbox], [role=searchbox]',
} as const;
type Role = keyof typeof roleSelectors;

interface Query {
  selector: string;
  exact?: string;
  pattern?: { source: string; flags: string };
  nth: number;
}

function toQuery(target: Target): Query {
  const nth = target.nth ?? 0;
  if ('css' in target) return { selector: target.css, nth };
  const selector = roleSelectors[target.role];
  return typeof target.name === 'string'
    ? { selector, exact: target.name, nth }
    : { selector, pattern: { source: target.name.source, flags: target.name.flags }, nth };
}

const toText = (target: Target): string =>
  'css' in target ? target.css : `${target.role} "${String(target.name)}"`;

/**
 * Runs inside the view, so it must not use anything from this file.
 * @returns the middle of the control in CSS pixels, or why it cannot be used yet.
 */
function locate(query: Query): { x: number; y: number } | { problem: string } {
  const tidy = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const getName = (element: Element): string => {
    const labelledBy = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/);
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
    const candidates = [
      labelledBy.map((id) => tidy(document.getElementById(id)?.textContent)).join(' '),
      element.getAttribute('aria-label'),
      labels.map((label) => label.textContent).join(' '),
      element.textContent,
      element.getAttribute('placeholder'),
      element.getAttribute('title'),
      element.getAttribute('value'),
    ];
    return candidates.map(tidy).find((name) => name !== '') ?? '';
  };
  const { pattern } = query;
  const matches = [...document.querySelectorAll<HTMLElement>(query.selector)].filter((element) => {
    if (element.closest('[hidden], [aria-hidden=true]') || element.getClientRects().length === 0)
      return false;
    if (query.exact !== undefined) return getName(element) === query.exact;
    return pattern === undefined || new RegExp(pattern.source, pattern.flags).test(getName(element));
  });
  const element = matches.at(query.nth);
  if (element === undefined) return { problem: `${matches.length} on the screen` };
  if ('disabled' in element && element.disabled === true) return { problem: 'disabled' };
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  const top = document.elementFromPoint(x, y);
  const label = (element as HTMLInputElement).labels?.[0] ?? null;
  if (top === null || !(element.contains(top) || top.contains(element) || label?.contains(top) === true)) {
    return {
      problem: `covered by <${top?.tagName.toLowerCase() ?? 'nothing'} class="${top?.className ?? ''}">`,
    };
  }
  return { x, y };
}

const PATIENCE_MS = 15_000;
const POLL_MS = 40;
const MOST_CLICKS = 3;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * One page, popup, side panel or sidebar of a real browser, driven by real input.
 * Functions given to `evaluate` and `waitFor` run inside it: they take and return JSON and close over nothing.
 */
export abstract class View {
  abstract evaluate<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** A real mouse click, in CSS pixels from the view's top left corner. */
  protected abstract clickAt(x: number, y: number): Promise<void>;
  /** `Enter`, `Escape`, `Tab`, `ArrowDown`, `a` … */
  abstract press(key: string): Promise<void>;
  /** PNG of what the view shows. */
  abstract screenshot(scale?: number): Promise<Buffer>;
  /** False once the browser has closed it. */
  abstract isOpen(): Promise<boolean>;
  abstract close(): Promise<void>;

  /** Polls until the function returns something truthy, and returns that. @throws Error with what the view showed. */
  async waitFor<A extends unknown[], R>(
    what: string,
    run: (...args: A) => R,
    ...args: A
  ): Promise<NonNullable<Awaited<R>>> {
    let last: unknown;
    for (const start = performance.now(); performance.now() - start < PATIENCE_MS; await sleep(POLL_MS)) {
      try {
        const value = await this.evaluate(run, ...args);
        if (value) return value;
        last = value;
      } catch (error) {
        last = error;
      }
    }
    throw new Error(`Waited in vain for ${what} (last: ${String(last)}). ${await this.#describe()}`);
  }

  /** Everything the view shows as text. */
  text(): Promise<string> {
    return this.evaluate(() => document.body.innerText);
  }

  async waitForText(text: string): Promise<void> {
    await this.waitFor(
      `the text "${text}"`,
      (wanted: string) => document.body.innerText.includes(wanted),
      text,
    );
  }

  async has(target: Target): Promise<boolean> {
    const found = await this.evaluate(locate, toQuery(target));
    return !('problem' in found) || found.problem === 'disabled';
  }

  /** Waits for the control to be there, enabled and not covered, then clicks it. */
  async click(target: Target): Promise<void> {
    const { x, y } = await this.#locate(target);
    await this.clickAt(x, y);
  }

  /** Replaces what stands in a text field, as typing would: the page sees input events. */
  async fill(target: Target, text: string): Promise<void> {
    // A form that moved under the pointer did not get the click: a person looks for the caret and clicks again.
    const { selector } = toQuery(target);
    for (let clicks = 1; ; clicks += 1) {
      await this.click(target);
      if (await this.evaluate((css: string) => document.activeElement?.closest(css) != null, selector)) break;
      if (clicks === MOST_CLICKS) throw new Error(`${toText(target)} takes no focus.`);
    }
    await this.evaluate((wanted: string) => {
      const field = document.activeElement;
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
      else document.execCommand('selectAll');
      if (wanted === '') document.execCommand('delete');
      else document.execCommand('insertText', false, wanted);
    }, text);
  }

  /** Chooses an option of a native select by its text. */
  async select(target: { css: string }, option: string): Promise<void> {
    await this.waitFor(
      `the option "${option}" of ${target.css}`,
      (css: string, wanted: string) => {
        const select = document.querySelector<HTMLSelectElement>(css);
        const index = [...(select?.options ?? [])].findIndex(({ text }) => text.trim() === wanted);
        if (select === null || index < 0) return false;
        select.focus();
        select.selectedIndex = index;
        select.dispatchEvent(new Event('input', { bubbles: true }));
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      },
      target.css,
      option,
    );
  }

  async #locate(target: Target): Promise<{ x: number; y: number }> {
    const query = toQuery(target);
    let problem = '';
    let before = '';
    for (
      const start = performance.now();
      performance.now() - start < PATIENCE_MS;
      await Promise.all([sleep(POLL_MS), this.#waitForFrame()])
    ) {
      const found = await this.evaluate(locate, query);
      if ('problem' in found) {
        problem = found.problem;
        continue;
      }
      // Something that is still moving would be missed: two looks must agree, with a frame drawn between them.
      const now = `${found.x},${found.y}`;
      if (now === before) return found;
      before = now;
    }
    throw new Error(`${toText(target)}: ${problem}. ${await this.#describe()}`);
  }

  /** A busy machine draws late. What is not in front draws nothing, and a page that is being left answers nothing. */
  #waitForFrame(): Promise<void> {
    return this.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
          setTimeout(resolve, 200);
        }),
    ).catch(() => undefined);
  }

  async #describe(): Promise<string> {
    const shown = await this.text().catch(String);
    return `The view shows:\n${shown.slice(0, 3_000)}`;
  }
}
