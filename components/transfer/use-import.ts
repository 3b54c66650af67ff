import { useCallback, useEffect, useRef, useState } from 'react';
import { StoreError } from '@/lib/store/store-error';
import type { DryRun, FileInfo, Importer, Review, SheetLook } from '@/lib/store/import/importer';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { FileError } from '@/lib/transfer/read/file-error';
import { useServices } from '../services';
import { toPlan } from './import-plan';

/** A file that was opened, one of its sheets, and what is to be done with it. */
export interface Opened {
  file: File;
  info: FileInfo;
  look: SheetLook;
  plan: ImportPlan;
  /** The plan is that of an earlier file with the same headings. */
  isRemembered: boolean;
}

/** Why it does not go on: the file, a full disk, another job, or something of ours. */
export type Wrong =
  { why: 'file'; name: string; error: FileError } | { why: 'disk-full' | 'busy' | 'failed'; name: string };

export type Step =
  | { at: 'choose' }
  | { at: 'opening'; name: string }
  | { at: 'map' }
  | { at: 'checking'; done: number; total: number }
  | { at: 'checked'; dryRun: DryRun }
  | { at: 'review'; review: Review }
  | { at: 'starting' }
  | { at: 'import'; importId: string };

export interface OpenOptions {
  encoding?: string | undefined;
  separator?: string | undefined;
}

/** A file on its way in, from choosing it to the import that was begun. */
export function useImport() {
  const { openImporter, jobStarted } = useServices();
  const importer = useRef<Promise<Importer>>(undefined);
  const stopper = useRef<AbortController>(undefined);
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const [opened, setOpened] = useState<Opened>();
  const [wrong, setWrong] = useState<Wrong>();

  const getImporter = () => (importer.current ??= openImporter());
  const endThread = () => {
    void importer.current?.then((opened) => opened.close());
    importer.current = undefined;
  };
  // Also of a page that is left; an import that was begun goes on in the background.
  useEffect(
    () => () => {
      stopper.current?.abort();
      endThread();
    },
    [],
  );

  const fail = useCallback((error: unknown, name: string, back: Step) => {
    if (error instanceof DOMException && error.name === 'AbortError') return setStep(back);
    setWrong(toWrong(error, name));
    setStep(back);
  }, []);

  async function open(file: File, options: OpenOptions = {}) {
    setWrong(undefined);
    setStep({ at: 'opening', name: file.name });
    try {
      const info = await (await getImporter()).open(file, options);
      // The first sheet that can be seen and has something in it.
      const sheet = info.sheets.findIndex(({ hidden, rows }) => !hidden && rows !== 0);
      await lookAt({ file, info }, Math.max(sheet, 0), options);
    } catch (error) {
      setOpened(undefined);
      fail(error, file.name, { at: 'choose' });
    }
  }

  async function lookAt(
    { file, info }: Pick<Opened, 'file' | 'info'>,
    sheet: number,
    options: OpenOptions & { headerRow?: number | null | undefined; anew?: boolean } = {},
  ) {
    const { headerRow, encoding, separator, anew = false } = options;
    const look = await (await getImporter()).look(sheet, headerRow === undefined ? {} : { headerRow });
    const remembered = anew || headerRow !== undefined ? undefined : look.remembered;
    const plan = { ...toPlan(look, sheet, remembered), encoding, separator };
    setOpened({ file, info, look, plan, isRemembered: remembered !== undefined });
    setStep({ at: 'map' });
  }

  /** Another sheet, heading row, or the guesses instead of what was remembered. */
  async function lookAgain(
    change: { sheet?: number; headerRow?: number | null; anew?: boolean } & OpenOptions,
  ) {
    if (opened === undefined) return;
    const { plan, file } = opened;
    try {
      await lookAt(opened, change.sheet ?? plan.sheet, {
        encoding: plan.encoding,
        separator: plan.separator,
        ...(change.sheet === undefined && { headerRow: change.headerRow }),
        anew: change.anew ?? false,
      });
    } catch (error) {
      fail(error, file.name, { at: 'map' });
    }
  }

  /** Reads the text in another way. */
  const openAs = (options: OpenOptions) => {
    if (opened === undefined) return;
    const { encoding, separator } = opened.plan;
    void open(opened.file, { encoding, separator, ...options });
  };

  const setPlan = (change: Partial<ImportPlan>) =>
    setOpened((now) => now && { ...now, plan: { ...now.plan, ...change } });

  async function watch<T>(
    work: (importer: Importer, signal: AbortSignal) => Promise<T>,
    next: (got: T) => Step,
  ) {
    if (opened === undefined) return;
    stopper.current = new AbortController();
    setWrong(undefined);
    setStep({ at: 'checking', done: 0, total: 0 });
    try {
      setStep(next(await work(await getImporter(), stopper.current.signal)));
    } catch (error) {
      fail(error, opened.file.name, { at: 'map' });
    }
  }

  const onProgress = (done: number, total: number) => setStep({ at: 'checking', done, total });

  /** What would come of it: of a file of ours the changed cells, of any other the counts and problems. */
  const check = (plan = opened?.plan) => {
    if (plan === undefined) return;
    const isOurs = plan.columns.some(({ to }) => to === 'ref');
    void (isOurs
      ? watch(
          (importer, signal) => importer.review(plan, { onProgress, signal }),
          (review) => ({ at: 'review', review }),
        )
      : watch(
          (importer, signal) => importer.dryRun(plan, { onProgress, signal }),
          (dryRun) => ({ at: 'checked', dryRun }),
        ));
  };

  async function start(change: Partial<ImportPlan> = {}) {
    if (opened === undefined) return;
    const before = step;
    setStep({ at: 'starting' });
    try {
      const { importId } = await (await getImporter()).start({ ...opened.plan, ...change });
      // When this page is closed the background goes on.
      void jobStarted();
      // What it knows of 100,000 rows is 150 MB.
      endThread();
      setOpened(undefined);
      setStep({ at: 'import', importId });
    } catch (error) {
      fail(error, opened.file.name, before);
    }
  }

  return {
    step,
    opened,
    wrong,
    open: (file: File) => void open(file),
    openAs,
    lookAgain: (change: Parameters<typeof lookAgain>[0]) => void lookAgain(change),
    setPlan,
    check,
    stopChecking: () => stopper.current?.abort(),
    back: () => {
      setWrong(undefined);
      setStep({ at: 'map' });
    },
    start: (change?: Partial<ImportPlan>) => void start(change),
    /** Looks at an import that was begun, here or elsewhere. */
    show: (importId: string) => setStep({ at: 'import', importId }),
    leave: () => {
      setOpened(undefined);
      setWrong(undefined);
      setStep({ at: 'choose' });
    },
  };
}

export type ImportState = ReturnType<typeof useImport>;

function toWrong(error: unknown, name: string): Wrong {
  if (error instanceof FileError) return { why: 'file', name, error };
  if (error instanceof StoreError && (error.reason === 'disk-full' || error.reason === 'busy'))
    return { why: error.reason, name };
  return { why: 'failed', name };
}
