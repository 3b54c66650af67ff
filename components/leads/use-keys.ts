import { useLayoutEffect, useRef } from 'react';

/** What single keys do; a key that is absent is left to the browser. */
export type Keys = Record<string, (() => void) | undefined>;

/**
 * Single-key commands while nobody is typing. Letters count in either case and in any keyboard layout. They are heard from
 * before the screen is painted, so that none is lost that is pressed as soon as it can be seen.
 */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
        return;
      const { target } = event;
      if (
        target instanceof Element &&
        target.matches(
          'input:not([type=checkbox], [type=radio]), textarea, select, [role=menuitem], dialog, dialog *',
        )
      )
        return;
      const command = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!command) return;
      event.preventDefault();
      command();
    }
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
