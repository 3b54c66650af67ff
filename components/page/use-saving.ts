import { useCallback, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { Candidate } from '@/lib/leads/candidate';
import { toCategoryPaths } from '@/lib/leads/category-tree';
import type { CapturedPage } from '@/lib/leads/lead';
import { createCategory } from '@/lib/store/commands/categories';
import { saveCandidates, type SaveOutcome } from '@/lib/store/commands/save-candidates';
import { undo } from '@/lib/store/commands/undo';
import { readCategories } from '@/lib/store/queries';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import type { Choice } from '../ui/combo-box';
import { formatNumber } from '../ui/format';

/** A row saved since the popup opened. */
export interface SavedRow {
  commandId: string;
  leadId: string;
  outcome: SaveOutcome;
}

/** What the last save did, until the next one. */
export interface Receipt {
  sentence: string;
  /** Absent when everything was there already, or it was undone. */
  commandId: string | undefined;
  /** The merging it led to, where the user wants certain duplicates merged without asking. */
  mergeId?: string | undefined;
  /** Set when it was one lead, so that "open" opens it. */
  onlyLeadId: string | undefined;
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

  // The category used last is most often the one meant again.
  useEffect(() => {
    let gone = false;
    async function load() {
      const [last, categories] = await Promise.all([readSetting('lastCategoryId'), readCategories(store)]);
      const name = toCategoryPaths(categories).get(last ?? '');
      if (name !== undefined && !gone) setCategory((current) => current ?? { id: last, name });
    }
    void load();
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

  async function save(candidates: readonly Candidate[]) {
    try {
      const categoryId = category && (category.id ?? (await createCategory(store, category.name)).categoryId);
      const text = note.trim();
      const result = await saveCandidates(store, {
        page,
        candidates: [...candidates],
        ...(categoryId !== undefined && { categoryIds: [categoryId] }),
        ...(tags.length > 0 && { tags }),
        ...(text !== '' && { note: text }),
      });
      setFailed(false);
      setNote('');
      setTags([]);
      if (category && categoryId !== undefined) setCategory({ ...category, id: categoryId });
      void writeSetting('lastCategoryId', categoryId);
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
      const sentence = getSentence(
        result.saved.map(({ outcome }) => outcome),
        category?.name,
        candidates.every(({ requests }) => requests !== undefined),
      );
      const { merged } = merging;
      tell({
        sentence:
          merged === 0
            ? sentence
            : `${sentence} · ${i18n.t('merge.certainDone', merged, [formatNumber(merged)])}`,
        commandId,
        mergeId: merging.commandId,
        onlyLeadId: result.saved.length === 1 ? result.saved[0]?.leadId : undefined,
      });
    } catch {
      setFailed(true);
      announce(i18n.t('save.failed'));
    }
  }

  /** What was saved stays saved when this fails. */
  async function mergeUnasked(rows: readonly { leadId: string }[]) {
    const none = { commandId: undefined, merged: 0 };
    if (rows.length === 0 || (await readSetting('mergeCertain')) !== true) return none;
    const { mergeCertainAround } = await import('@/lib/store/commands/merge-certain-around');
    return mergeCertainAround(store, [...new Set(rows.map(({ leadId }) => leadId))]).catch(() => none);
  }

  async function undoAll() {
    const commandId = receipt?.commandId;
    if (commandId === undefined) return;
    if (receipt?.mergeId !== undefined) await undo(store, receipt.mergeId);
    await undo(store, commandId);
    const undone = [...saved].filter(([, row]) => row.commandId === commandId);
    setSaved(new Map([...saved].filter(([, row]) => row.commandId !== commandId)));
    tell({
      sentence: i18n.t('save.undone', undone.length, [formatNumber(undone.length)]),
      commandId: undefined,
      onlyLeadId: undefined,
    });
  }

  /** Takes back one row, also out of many saved together; and with it what else was saved for the same lead. */
  async function undoOne(key: string) {
    const row = saved.get(key);
    if (!row) return;
    await undo(store, row.commandId, { leadIds: [row.leadId] });
    const kept = [...saved].filter(
      ([, other]) => other.commandId !== row.commandId || other.leadId !== row.leadId,
    );
    const undone = saved.size - kept.length;
    setSaved(new Map(kept));
    tell({
      sentence: i18n.t('save.undone', undone, [formatNumber(undone)]),
      commandId: undefined,
      onlyLeadId: undefined,
    });
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
    save,
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
