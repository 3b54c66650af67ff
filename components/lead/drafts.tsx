import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { keepDraft, readDrafts } from '@/lib/store/drafts';
import type { Store } from '@/lib/store/store';
import { useServices } from '../services';
import { Button } from '../ui/button';
import styles from './drafts.module.css';

/** What was typed about one lead and not saved yet. */
interface Drafts {
  readonly leadId: string;
  readonly texts: Map<string, string>;
  readonly keep: (key: string, text: string | undefined) => void;
}

const Context = createContext<Drafts | undefined>(undefined);

/** Shows a lead's page once its drafts are read, so that no field shows first what is saved and then what was typed. */
export function DraftsProvider({ leadId, children }: { leadId: string; children: ReactNode }) {
  const { store } = useServices();
  const [drafts, setDrafts] = useState<Drafts>();
  useEffect(() => {
    let left = false;
    void readDrafts(store, leadId)
      // Without them the page is no worse than a new one.
      .catch(() => new Map<string, string>())
      .then((texts) => {
        if (!left) setDrafts({ leadId, texts, keep: createKeeper(store) });
      });
    return () => {
      left = true;
    };
  }, [store, leadId]);
  return drafts === undefined ? null : <Context value={drafts}>{children}</Context>;
}

/** Writes each field's newest text, one writing at a time: as often as the disk keeps up with the fingers. */
function createKeeper(store: Store): Drafts['keep'] {
  const waiting = new Map<string, string | undefined>();
  let busy = false;
  async function write() {
    busy = true;
    for (let next; (next = [...waiting][0]) !== undefined;) {
      waiting.delete(next[0]);
      await keepDraft(store, ...next);
    }
    busy = false;
  }
  return (key, text) => {
    waiting.delete(key);
    waiting.set(key, text);
    if (!busy) void write();
  };
}

function useDrafts(): Drafts {
  const drafts = use(Context);
  if (!drafts) throw new Error('No drafts: a field must stand inside <DraftsProvider>.');
  return drafts;
}

/** Text typed and not saved yet, under the name of its field; `undefined` forgets it. */
export function useDraft(field: string): [string | undefined, (text: string | undefined) => void] {
  const { leadId, texts, keep } = useDrafts();
  const key = `${leadId}:${field}`;
  const [draft, setDraft] = useState(() => texts.get(key));
  function write(text: string | undefined) {
    setDraft(text);
    if (text === undefined) texts.delete(key);
    else texts.set(key, text);
    keep(key, text);
  }
  return [draft, write];
}

/** The fields that were being typed in when the page was left. */
export function useDraftedFields(): readonly string[] {
  const { leadId, texts } = useDrafts();
  return [...texts.keys()].map((key) => key.slice(leadId.length + 1));
}

interface DraftNoteProps {
  onDiscard: () => void;
  /** Absent where the form beside it has a button to save. */
  onSave?: (() => void) | undefined;
}

/** Says that words are kept but not saved, and lets them be thrown away. */
export function DraftNote({ onDiscard, onSave }: DraftNoteProps) {
  return (
    <p className={styles.draft}>
      <span>{i18n.t('lead.draft')}</span>
      {onSave ? (
        <Button look="quiet" onClick={onSave}>
          {i18n.t('action.save')}
        </Button>
      ) : null}
      <Button
        look="quiet"
        // Before the field's blur, which would save what is to be thrown away.
        onPointerDown={(event) => event.preventDefault()}
        onClick={onDiscard}
      >
        {i18n.t('lead.discardDraft')}
      </Button>
    </p>
  );
}
