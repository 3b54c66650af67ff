import { useLiveQuery } from 'dexie-react-hooks';
import { ChevronDown, FileSearch, Search } from 'lucide-react';
import {
  lazy,
  Suspense,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { i18n } from '#i18n';
import type { PageReading, Place } from '@/lib/leads/candidate';
import { fold } from '@/lib/leads/fold';
import { compareCandidates, type Comparison } from '@/lib/store/queries';
import { useServices } from '../services';
import { useToolbar } from '../sites/use-toolbar';
import { Button, IconButton } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { Empty } from '../ui/empty';
import { formatNumber } from '../ui/format';
import { SearchField } from '../ui/search-field';
import { CandidateRow } from './candidate-row';
import { getRowText } from './candidate-text';
import { countThread } from './count-thread';
import type { ReadPage } from './load-page';
import { PageHeader } from './page-header';
import styles from './reading-view.module.css';
import { isUsual, rowGroups, type Row } from './rows';
import { SaveBar } from './save-bar';
import { useSaving } from './use-saving';
import { useSelfClose } from './use-self-close';

// Nobody asks for it with the first picture.
const SiteSwitch = lazy(() =>
  import('../sites/site-switch').then(({ SiteSwitch }) => ({ default: SiteSwitch })),
);

type State = Comparison['state'];
const states = ['new', 'known', 'changed'] as const satisfies readonly State[];

/** The first picture draws this many rows, the next one the rest: a page may hold 2,000. */
const AT_ONCE = 60;

/** Passing over a row is no look at it. */
const LOOK_AFTER_MS = 120;

/** Below this many rows the eye is faster than a filter. */
const SEARCH_FROM = 12;

interface ReadingViewProps {
  /** The popup is its own window, reads with the focus in its rows and closes by itself; in the panel there are others beside it. */
  surface: 'popup' | 'panel';
  /** Its window closes by itself once all is done. */
  closes?: boolean;
  tabId: number;
  read: ReadPage;
  onReadAgain: () => void;
  onReadList: (list: number) => void;
  /** Shows a lead, or all of them, in the side panel. */
  onOpen?: ((leadId?: string) => void) | undefined;
  /** From the popup: goes on with this page in the side panel. */
  onBeside?: (() => void) | undefined;
}

/** One reading of one page: its rows, which of them are chosen, and saving them. */
export function ReadingView(props: ReadingViewProps) {
  const { surface, closes = false, tabId, read, onReadAgain, onReadList, onOpen, onBeside } = props;
  const { page, reading, rows } = read;
  const services = useServices();
  const { store } = services;
  const candidates = useMemo(() => rows.map(({ candidate }) => candidate), [rows]);
  // Live: what is saved or undone in any window changes the marks here at once.
  const compared =
    useLiveQuery(() => compareCandidates(store, candidates, page.url), [store, candidates, page.url]) ??
    read.compared;
  useToolbar(tabId, read, compared);
  const saving = useSaving(page);

  /** What the user ticked or cleared; everything else follows its state (`isUsual`). */
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [filter, setFilter] = useState<State>();
  const [text, setText] = useState<string>();
  /** Posts in which nobody asks for anything or can be reached are folded away until somebody wants them. */
  const [unfolded, setUnfolded] = useState(false);
  const [moving, setMoving] = useState(false);
  /** "Always read this site" explains itself before it is switched on. */
  const [switching, setSwitching] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const searchId = useId();

  const groups = useMemo(() => new Set(rows.map(({ group }) => group)), [rows]);
  const visible = useMemo(
    () => (unfolded ? rows : rows.filter(({ group }) => group !== 'other')),
    [rows, unfolded],
  );
  const shown = useMemo(() => {
    const wanted = fold((text ?? '').trim());
    return visible.filter(
      ({ candidate, post }) =>
        (filter === undefined || compared?.get(candidate.key)?.state === filter) &&
        (wanted === '' || getRowText(candidate, post).includes(wanted)),
    );
  }, [visible, compared, filter, text]);

  const drawn = useDeferredValue(shown.length, AT_ONCE);

  const isChosen = (row: Row) =>
    choices.get(row.candidate.key) ?? isUsual(row, compared?.get(row.candidate.key), groups);
  const chosen = rows.filter(isChosen);
  const chosenShown = shown.filter(isChosen);

  function choose(some: readonly Row[], value: boolean) {
    setChoices(new Map([...choices, ...some.map(({ candidate }) => [candidate.key, value] as const)]));
  }

  async function save(some: readonly Row[], { plain = false } = {}) {
    if (some.length === 0) return;
    setMoving(false);
    const saved = await saving.save(
      some.map(({ candidate }) => candidate),
      { plain },
    );
    if (saved.size === 0) return;
    void countThread(services, reading, page, true);
    // What was saved is no longer what the filter asks for, and should not vanish under the eyes.
    setFilter(undefined);
    setChoices(new Map([...choices].filter(([key]) => !saved.has(key))));
  }

  // The first row has the focus as soon as there are rows: Enter saves, arrows walk, space ticks. Also after a save: a
  // button that cannot be pressed any more would keep the focus where no key does anything.
  const ready = compared !== undefined;
  const { receipt } = saving;
  useEffect(() => {
    const lost = document.activeElement === document.body || document.activeElement?.matches(':disabled');
    if (ready && lost === true && (surface === 'popup' || receipt !== undefined))
      list.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
  }, [ready, receipt, surface]);

  const isDone =
    closes &&
    receipt !== undefined &&
    receipt.commandIds.length > 0 &&
    chosen.length === 0 &&
    !moving &&
    !saving.failed &&
    saving.note.trim() === '' &&
    saving.tags.length === 0;
  useSelfClose(isDone ? receipt : undefined);

  /** Lights a place of the page once the eye rests on its row. The pointer does not bring it into view, or the page would jump about. */
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  function look(place: Place | undefined, reveal: boolean) {
    clearTimeout(resting.current);
    resting.current = setTimeout(() => void services.lightUp(tabId, place?.selector, reveal), LOOK_AFTER_MS);
  }

  function onKeyDown(event: KeyboardEvent) {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    const typing = target.matches('input:not([type=checkbox]), textarea');
    if (event.key === 'Enter' && !target.matches('button, a, textarea') && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void save(chosen);
    } else if (event.key === '/' && !typing && visible.length >= SEARCH_FROM) {
      event.preventDefault();
      setText('');
    } else if (event.key.toLowerCase() === 'z' && !typing && receipt && receipt.commandIds.length > 0) {
      event.preventDefault();
      void saving.undoAll();
    } else if (!typing && list.current?.contains(target)) walk(event, list.current, target);
  }

  const Root = surface === 'popup' ? 'main' : 'div';
  return (
    <Root className={`${styles.page} ${styles[surface]}`} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <PageHeader
          read={read}
          Heading={surface === 'popup' ? 'h1' : 'h2'}
          onReadAgain={onReadAgain}
          onReadList={onReadList}
          onOpenPanel={surface === 'popup' && onOpen ? () => onOpen() : undefined}
          menu={[
            ...(onBeside ? [{ word: i18n.t('page.beside'), onPick: onBeside }] : []),
            ...(surface === 'popup'
              ? [{ word: i18n.t('leads.openWorkspace'), onPick: () => void services.openWorkspace() }]
              : []),
            ...(tabId >= 0 && /^https?:/.test(page.url)
              ? [
                  {
                    word: i18n.t('sites.always', { site: new URL(page.url).hostname }),
                    onPick: () => setSwitching(true),
                  },
                ]
              : []),
          ]}
        />
        <Suspense>{switching ? <SiteSwitch url={page.url} /> : null}</Suspense>

        {visible.length > 1 ? (
          <div className={styles.filters} role="group" aria-label={i18n.t('page.filters')}>
            <CheckBox
              aria-label={i18n.t('page.chooseAll', [formatNumber(shown.length)])}
              checked={shown.length > 0 && chosenShown.length === shown.length}
              mixed={chosenShown.length > 0 && chosenShown.length < shown.length}
              disabled={shown.length === 0}
              onChange={(event) => choose(shown, event.target.checked)}
            />
            {states.map((state) => {
              const count = visible.filter(
                ({ candidate }) => compared?.get(candidate.key)?.state === state,
              ).length;
              return count === 0 && filter !== state ? null : (
                <button
                  key={state}
                  type="button"
                  className={styles.chip}
                  aria-pressed={filter === state}
                  onClick={() => setFilter(filter === state ? undefined : state)}
                >
                  <b>{formatNumber(count)}</b> {i18n.t(`state.${state}`)}
                </button>
              );
            })}
            <span className={styles.space} />
            {visible.length >= SEARCH_FROM ? (
              <IconButton
                label={i18n.t('page.search')}
                aria-expanded={text !== undefined}
                aria-controls={searchId}
                aria-keyshortcuts="/"
                onClick={() => setText(text === undefined ? '' : undefined)}
              >
                <Search size={16} aria-hidden />
              </IconButton>
            ) : null}
          </div>
        ) : null}
        <div id={searchId} className={styles.search} hidden={text === undefined}>
          {text === undefined ? null : (
            <SearchField label={i18n.t('page.search')} value={text} onText={setText} autoFocus />
          )}
        </div>
      </div>

      <div className={styles.rows}>
        {rows.length === 0 ? (
          <NothingFound kind={reading.kind} onReadAgain={onReadAgain} />
        ) : visible.length > 0 && shown.length === 0 ? (
          <p className={styles.nothing}>{i18n.t('page.noMatch')}</p>
        ) : (
          <div ref={list} data-rows>
            {rowGroups.map((group) => {
              const own = shown.slice(0, drawn).filter((row) => row.group === group);
              if (own.length === 0 && !(group === 'other' && groups.has('other'))) return null;
              return (
                <section key={group} aria-label={i18n.t(`group.${group}`)}>
                  {group === 'contact' ? <h2 className={styles.group}>{i18n.t('group.contact')}</h2> : null}
                  {group === 'other' ? (
                    <Fold
                      count={rows.filter((row) => row.group === 'other').length}
                      alone={groups.size === 1}
                      open={unfolded}
                      onToggle={() => setUnfolded(!unfolded)}
                    />
                  ) : null}
                  <ul>
                    {own.map((row) => (
                      <CandidateRow
                        key={row.candidate.key}
                        row={row}
                        comparison={compared?.get(row.candidate.key)}
                        saved={saving.saved.get(row.candidate.key)}
                        chosen={isChosen(row)}
                        first={row === shown[0]}
                        alone={rows.length === 1 && row.group === 'record'}
                        onChoose={(value) => choose([row], value)}
                        onSave={() => void save([row])}
                        onTakeOver={() => void save([row], { plain: true })}
                        onUndo={() => void saving.undoOne(row.candidate.key)}
                        onOpen={onOpen}
                        onLook={look}
                      />
                    ))}
                  </ul>
                </section>
              );
            })}
          </div>
        )}
      </div>

      {rows.length > 0 || receipt ? (
        <SaveBar
          saving={saving}
          count={chosen.length}
          requests={chosen.every(({ group }) => group === 'request')}
          onSave={() => void save(chosen)}
          moving={moving}
          onMoving={setMoving}
          onOpen={onOpen && (() => onOpen(receipt?.leadIds.length === 1 ? receipt.leadIds[0] : undefined))}
        />
      ) : null}
    </Root>
  );
}

interface FoldProps {
  count: number;
  /** There is nothing else on the page. */
  alone: boolean;
  open: boolean;
  onToggle: () => void;
}

/** The posts nobody will want to save, one click away: `12 more posts`. */
function Fold({ count, alone, open, onToggle }: FoldProps) {
  return (
    <>
      {alone ? <p className={styles.nothing}>{i18n.t('page.noRequestsHint')}</p> : null}
      <button type="button" className={styles.fold} aria-expanded={open} onClick={onToggle}>
        <ChevronDown size={16} aria-hidden />
        {i18n.t(alone ? 'page.posts' : 'page.morePosts', count, [formatNumber(count)])}
      </button>
    </>
  );
}

/** Arrow keys between rows; only the row that has the focus is a tab stop. */
function walk(event: KeyboardEvent, list: HTMLElement, target: HTMLElement) {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.closest('li') === target.closest('li'));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
  } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    const toggle = target.closest('li')?.querySelector<HTMLElement>('[data-toggle]');
    if (toggle?.ariaExpanded === (event.key === 'ArrowRight' ? 'false' : 'true')) toggle.click();
  }
}

function NothingFound({ kind, onReadAgain }: { kind: PageReading['kind']; onReadAgain: () => void }) {
  const loading = kind === 'not-loaded';
  return (
    <Empty
      icon={<FileSearch size={28} />}
      title={loading ? i18n.t('page.notLoadedTitle') : i18n.t('page.noneTitle')}
    >
      <p>{loading ? i18n.t('page.notLoadedHint') : i18n.t('page.noneHint')}</p>
      {loading ? null : <p>{i18n.t('page.selectHint', { item: i18n.t('order.saveSelection') })}</p>}
      <Button look={loading ? 'primary' : 'plain'} onClick={onReadAgain}>
        {i18n.t('page.readAgain')}
      </Button>
    </Empty>
  );
}
