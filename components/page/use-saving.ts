import { useCallback, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Candidate } from '@/lib/leads/candidate';
import { toCategoryPaths } from '@/lib/leads/category-tree';
import type { CapturedPage } from '@/lib/leads/lead';
import type { SaveOutcome } from '@/lib/store/commands/save-candidates';
import { readCategories } from '@/lib/store/queries';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import type { Choice } from '../ui/combo-box';
import { formatNumber } from '../ui/format';
import { createProgress } from './progress';

const loadCommands = () => import('./save-commands');

/** A row saved since the page was read. */
export interface SavedRow {
  commandId: string;
  leadId: string;
  outcome: SaveOutcome;
}

/** What was done last, until the next thing is done. */
export interface Receipt {
  sentence: string;
  /** What Undo takes back, in this order. Empty when everything was there already, or it was undone. */
  commandIds: readonly string[];
  /** What was saved: what Move moves, and Open opens when it is one. */
  leadIds: readonly string[];
  /** Where that is now. */
  categoryId?: string | undefined;
  /** What was done before and still stands once this is undone: the saving, after a move. */
  before?: Receipt;
}

/** Saving from one page: where to, with what note, what came of it, and the way back. */
export function useSaving(page: CapturedPage) {
  const { store, readSetting, writeSetting } = useServices();
  const announce = useAnnounce();
  const [category, setCategory] = useState<Choice>();
  const [tags, setTags] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [saved, setSaved] = useState<ReadonlyMap<string, SavedRow>>(new Map());
  const [receipt, setReceipt] = useState<Receipt>();
  const [failed, setFailed] = useState(false);
  const [progress] = useState(createProgress);
  /** Ends the save or undo that is under way. */
  const running = useRef<AbortController>(undefined);
  /** Moves that stand, the last first; taking back one row takes back its part of them. */
  const moves = useRef<readonly string[]>([]);

  /** Loaded once the rows are there, so that nobody waits for it with the first key. */
  const [parts, setParts] = useState<Awaited<ReturnType<typeof loadCommands>>>();

  // The category used last is most often the one meant again.
  useEffect(() => {
    let gone = false;
    async function load() {
      const [last, categories] = await Promise.all([readSetting('lastCategoryId'), readCategories(store)]);
      const name = toCategoryPaths(categories).get(last ?? '');
      if (name !== undefined && !gone) setCategory((current) => current ?? { id: last, name });
    }
    void load()
      .then(loadCommands)
      .then((loaded) => {
        if (!gone) setParts(loaded);
      });
    return () => {
      gone = true;
    };
  }, [store, readSetting]);

  const tell = useCallback(
    (next: Receipt) => {
      setReceipt(next);
      announce(next.sentence);
    },
    [announce],
  );

  function fail() {
    setFailed(true);
    announce(i18n.t('save.failed'));
  }

  async function toCategoryId({ id, name }: Choice): Promise<string> {
    return id ?? (await (await loadCommands()).createCategory(store, name)).categoryId;
  }

  /**
   * @param plain takes over what the page says, and adds nothing of the user's: no category, no tags, no note
   * @returns the keys of the candidates that are saved now
   */
  async function save(
    candidates: readonly Candidate[],
    { plain = false } = {},
  ): Promise<ReadonlySet<string>> {
    // A second Enter while the first is at work means the same save.
    if (running.current !== undefined) return new Set();
    const stop = new AbortController();
    running.current = stop;
    const of = candidates.length;
    progress.set({ done: 0, of });
    try {
      const { saveCandidates } = await loadCommands();
      const chosen = plain ? undefined : category;
      const categoryId = chosen && (await toCategoryId(chosen));
      const text = note.trim();
      const result = await saveCandidates(store, {
        page,
        candidates: [...candidates],
        ...(categoryId !== undefined && { categoryIds: [categoryId] }),
        ...(!plain && tags.length > 0 && { tags }),
        ...(!plain && text !== '' && { note: text }),
        onProgress: (done) => progress.set({ done, of }),
        signal: stop.signal,
      });
      setFailed(false);
      if (!plain) {
        setNote('');
        setTags([]);
        if (chosen && categoryId !== undefined) setCategory({ ...chosen, id: categoryId });
        void writeSetting('lastCategoryId', categoryId);
      }
      const { commandId } = result;
      if (commandId !== undefined)
        setSaved(
          (rows) =>
            new Map([
              ...rows,
              ...result.saved.map(
                ({ key, leadId, outcome }) => [key, { commandId, leadId, outcome }] as const,
              ),
            ]),
        );
      const merging = await mergeUnasked(commandId === undefined ? [] : result.saved);
      const left = of - result.saved.length;
      tell({
        sentence: [
          getSentence(
            result.saved.map(({ outcome }) => outcome),
            chosen?.name,
            candidates.every(({ requests }) => requests !== undefined),
          ),
          ...(left > 0 ? [i18n.t('save.left', left, [formatNumber(left)])] : []),
          ...(merging.merged > 0
            ? [i18n.t('merge.certainDone', merging.merged, [formatNumber(merging.merged)])]
            : []),
        ]
          .filter((part) => part !== '')
          .join(' · '),
        commandIds: [merging.commandId, commandId].filter((id) => id !== undefined),
        leadIds: [...new Set(result.saved.map(({ leadId }) => leadId))],
        categoryId,
      });
      return new Set(result.saved.map(({ key }) => key));
    } catch {
      fail();
      return new Set();
    } finally {
      running.current = undefined;
      progress.set(undefined);
    }
  }

  /** What was saved stays saved when this fails. */
  async function mergeUnasked(rows: readonly { leadId: string }[]) {
    const none = { commandId: undefined, merged: 0 };
    if (rows.length === 0 || (await readSetting('mergeCertain')) !== true) return none;
    const { mergeCertainAround } = await loadCommands();
    return mergeCertainAround(store, [...new Set(rows.map(({ leadId }) => leadId))]).catch(() => none);
  }

  /** Puts what was just saved into another category; the next save goes there, too. */
  async function move(to: Choice) {
    if (receipt === undefined) return;
    const { leadIds, categoryId: from } = receipt;
    try {
      const { changeLeads } = await loadCommands();
      const categoryId = await toCategoryId(to);
      if (categoryId === from) return;
      const { commandId } = await changeLeads(store, leadIds, {
        categoryIds: { add: [categoryId], ...(from !== undefined && { remove: [from] }) },
      });
      setFailed(false);
      setCategory({ id: categoryId, name: to.name });
      void writeSetting('lastCategoryId', categoryId);
      if (commandId === undefined) return;
      moves.current = [commandId, ...moves.current];
      const count = leadIds.length;
      tell({
        sentence: i18n.t('save.moved', count, [formatNumber(count)], { category: to.name }),
        commandIds: [commandId],
        leadIds,
        categoryId,
        before: receipt,
      });
    } catch {
      fail();
    }
  }

  /** Takes back what was done last; what was done before it can be taken back next. Stopped, it all stays. */
  async function undoAll() {
    if (receipt === undefined || running.current !== undefined) return;
    const { commandIds, before } = receipt;
    const stop = new AbortController();
    running.current = stop;
    try {
      const { undo } = await loadCommands();
      const onProgress = (done: number, of: number) => progress.set({ done, of });
      for (const commandId of commandIds) await undo(store, commandId, { onProgress, signal: stop.signal });
    } catch {
      if (!stop.signal.aborted) fail();
      return;
    } finally {
      running.current = undefined;
      progress.set(undefined);
    }
    moves.current = moves.current.filter((id) => !commandIds.includes(id));
    if (before !== undefined) {
      tell(before);
      return;
    }
    const isUndone = ([, row]: [string, SavedRow]) => commandIds.includes(row.commandId);
    const undone = [...saved].filter(isUndone).length;
    setSaved(new Map([...saved].filter((row) => !isUndone(row))));
    tellUndone(undone);
  }

  /** Takes back one row, also out of many saved together; and with it what else was saved for the same lead. */
  async function undoOne(key: string) {
    const row = saved.get(key);
    if (!row) return;
    const { undo } = await loadCommands();
    for (const commandId of [...moves.current, row.commandId])
      await undo(store, commandId, { leadIds: [row.leadId] });
    const kept = [...saved].filter(
      ([, other]) => other.commandId !== row.commandId || other.leadId !== row.leadId,
    );
    setSaved(new Map(kept));
    tellUndone(saved.size - kept.length);
  }

  function tellUndone(count: number) {
    tell({ sentence: i18n.t('save.undone', count, [formatNumber(count)]), commandIds: [], leadIds: [] });
  }

  return {
    category,
    setCategory,
    tags,
    setTags,
    note,
    setNote,
    saved,
    receipt,
    failed,
    progress,
    parts,
    save,
    /** Ends the save that is under way and keeps what is saved by then; an undo that is ended takes back nothing. */
    stop: () => running.current?.abort(),
    move,
    undoAll,
    undoOne,
  };
}

export type Saving = ReturnType<typeof useSaving>;

function getSentence(
  outcomes: readonly SaveOutcome[],
  category: string | undefined,
  requests: boolean,
): string {
  const count = (wanted: SaveOutcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const unchanged = count('unchanged');
  // A request is new to its lead whether the lead is or not.
  const created = requests ? outcomes.length - unchanged : count('created');
  const updated = requests ? 0 : count('updated');
  const shown: [string] = [formatNumber(created)];
  const parts: string[] = [];
  if (created > 0)
    parts.push(
      category === undefined
        ? i18n.t(requests ? 'save.requestsSaved' : 'save.saved', created, shown)
        : i18n.t(requests ? 'save.requestsSavedTo' : 'save.savedTo', created, shown, { category }),
    );
  if (updated > 0) parts.push(i18n.t('save.updated', updated, [formatNumber(updated)]));
  if (unchanged > 0) parts.push(i18n.t('save.unchanged', unchanged, [formatNumber(unchanged)]));
  return parts.join(' · ');
}
