import { useLiveQuery } from 'dexie-react-hooks';
import { ChevronDown, FileSearch, Search } from 'lucide-react';
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { i18n } from '#i18n';
import type { PageReading } from '@/lib/leads/candidate';
import { fold } from '@/lib/leads/fold';
import type { CapturedPage } from '@/lib/leads/lead';
import { compareCandidates, type Comparison } from '@/lib/store/queries';
import { openLeadInPanel } from '../panel-target';
import { useServices } from '../services';
import { Button, IconButton } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { Empty } from '../ui/empty';
import { formatNumber } from '../ui/format';
import { SearchField } from '../ui/search-field';
import { CandidateRow } from './candidate-row';
import { getRowText } from './candidate-text';
import { countThread } from './count-thread';
import { PageHeader } from './page-header';
import styles from './reading-view.module.css';
import { isUsual, rowGroups, type Row } from './rows';
import { SaveBar } from './save-bar';
import { useSaving } from './use-saving';

type State = Comparison['state'];
const states = ['new', 'known', 'changed'] as const satisfies readonly State[];

/** The first picture draws this many rows, the next one the rest: a page may hold 2,000. */
const AT_ONCE = 60;

/** Below this many rows the eye is faster than a filter. */
const SEARCH_FROM = 12;

interface ReadingViewProps {
  page: CapturedPage;
  reading: PageReading;
  rows: readonly Row[];
  /** How the rows stood when the page was read. */
  compared: ReadonlyMap<string, Comparison> | undefined;
  windowId: number | undefined;
  onReadAgain: () => void;
  onReadList: (list: number) => void;
}

/** One reading of one page: its rows, which of them are chosen, and saving them. */
export function ReadingView(props: ReadingViewProps) {
  const { page, reading, rows, windowId, onReadAgain, onReadList } = props;
  const services = useServices();
  const { store } = services;
  const candidates = useMemo(() => rows.map(({ candidate }) => candidate), [rows]);
  // Live: what is saved or undone in any window changes the marks here at once.
  const compared =
    useLiveQuery(() => compareCandidates(store, candidates, page.url), [store, candidates, page.url]) ??
    props.compared;
  const saving = useSaving(page);

  /** What the user ticked or cleared; everything else follows its state (`isUsual`). */
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [filter, setFilter] = useState<State>();
  const [text, setText] = useState<string>();
  /** Posts in which nobody asks for anything or can be reached are folded away until somebody wants them. */
  const [unfolded, setUnfolded] = useState(false);
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

  async function save(some: readonly Row[]) {
    if (some.length === 0) return;
    await saving.save(some.map(({ candidate }) => candidate));
    void countThread(services, reading, page, true);
    // What was saved is no longer what the filter asks for, and should not vanish under the eyes.
    setFilter(undefined);
    const saved = new Set(some.map(({ candidate }) => candidate.key));
    setChoices(new Map([...choices].filter(([key]) => !saved.has(key))));
  }

  // The first row has the focus as soon as there are rows: Enter saves, arrows walk, space ticks.
  const ready = compared !== undefined;
  useEffect(() => {
    if (ready) list.current?.querySelector<HTMLElement>('[data-row]')?.focus();
  }, [ready]);

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
    } else if (!typing && list.current?.contains(target)) walk(event, list.current, target);
  }

  const openPanel =
    windowId === undefined
      ? undefined
      : (leadId?: string) => {
          openLeadInPanel(leadId);
          void services.openPanel(windowId);
        };

  return (
    <main className={styles.page} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <PageHeader
          page={page}
          reading={reading}
          rows={rows}
          onReadAgain={onReadAgain}
          onReadList={onReadList}
          onOpenPanel={openPanel && (() => openPanel())}
        />

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
            <SearchField
              label={i18n.t('page.search')}
              value={text}
              onText={setText}
              ref={(input) => input?.focus()}
            />
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
                        onUndo={() => void saving.undoOne(row.candidate.key)}
                        onOpen={openPanel}
                      />
                    ))}
                  </ul>
                </section>
              );
            })}
          </div>
        )}
      </div>

      {rows.length > 0 || saving.receipt ? (
        <SaveBar
          saving={saving}
          count={chosen.length}
          requests={chosen.every(({ group }) => group === 'request')}
          onSave={() => void save(chosen)}
          onOpen={openPanel && (() => openPanel(saving.receipt?.onlyLeadId))}
        />
      ) : null}
    </main>
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
      <Button look={loading ? 'primary' : 'plain'} onClick={onReadAgain}>
        {i18n.t('page.readAgain')}
      </Button>
    </Empty>
  );
}
