import axe from 'axe-core';
import { expect } from 'vitest';

/** Runs axe over what is shown. Colours are judged on the real screens: jsdom paints nothing. */
export async function expectNoViolations(container: Element): Promise<void> {
  const { violations } = await axe.run(container, {
    // jsdom runs no script of axe's inside a frame.
    iframes: false,
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
}
