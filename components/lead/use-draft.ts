import { useState } from 'react';

/**
 * Text typed and not saved yet, under a key (`note:<lead id>`). Written with every key stroke and at once
 * (`localStorage`), because a side panel may vanish at any moment, without a chance to finish anything.
 */
export function useDraft(key: string): [string | undefined, (text: string | undefined) => void] {
  const name = `draft:${key}`;
  const [draft, setDraft] = useState(() => localStorage.getItem(name) ?? undefined);
  function write(text: string | undefined) {
    setDraft(text);
    if (text === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  }
  return [draft, write];
}
