import { createContext, use, useCallback, useState, type ReactNode } from 'react';

const Announce = createContext<(sentence: string) => void>(() => undefined);

/** Holds the live region. It must stand in the document before its first sentence, or it is not spoken. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: '', turn: 0 });
  const announce = useCallback(
    (sentence: string) => setSaid(({ turn }) => ({ sentence, turn: turn + 1 })),
    [],
  );
  return (
    <Announce value={announce}>
      {children}
      <div role="status" className="spoken">
        {/* A new element each time: the same sentence twice is news twice. */}
        <span key={said.turn}>{said.sentence}</span>
      </div>
    </Announce>
  );
}

/** Says a sentence to people who listen instead of looking. */
export function useAnnounce(): (sentence: string) => void {
  return use(Announce);
}
