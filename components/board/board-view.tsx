import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { i18n } from '#i18n';
import { getLeadName } from '@/lib/leads/lead-name';
import { stages, type Stage } from '@/lib/leads/lead-parts';
import type { Categories } from '../category/use-categories';
import type { Commands } from '../leads/use-commands';
import type { LeadList } from '../leads/use-lead-list';
import { useServices } from '../services';
import { useGroups } from '../table/use-groups';
import { useAnnounce } from '../ui/announcer';
import { formatNumber } from '../ui/format';
import { getStageWord } from '../words';
import { BoardCard, CARD_HEIGHT } from './board-card';
import styles from './board-view.module.css';
import { useStage } from './use-stage';

interface BoardViewProps {
  list: LeadList;
  categories: Categories;
  commands: Commands;
  openId: string | undefined;
  onOpen: (id: string) => void;
}

const NONE: readonly string[] = [];

/** The card the keys act on, by its lead; a moved one is waited for in the column it goes to. */
interface Place {
  stage: Stage;
  id: string | undefined;
  /** Grows with each move, which takes the focus along. */
  turn: number;
}

/**
 * The leads the search finds as cards, a column a stage. A card is dragged, moved by its menu, or picked up with the space
 * bar, carried with ← → and put down with the space bar again; each step is spoken.
 */
export function BoardView({ list, categories, commands, openId, onOpen }: BoardViewProps) {
  const announce = useAnnounce();
  const now = useServices().store.now();
  const { setStage, question } = useStage(commands);
  const [place, setPlace] = useState<Place>({ stage: 'new', id: undefined, turn: 0 });
  /** The lead in the air, and the column over which it is. */
  const [carried, setCarried] = useState<{ id: string; over: Stage }>();
  const [dragged, setDragged] = useState<readonly string[]>();
  const groups = useGroups(list, list.ids, 'stage');
  const columns = Object.fromEntries(
    stages.map((stage) => [stage, groups?.find(({ key }) => key === stage)?.ids ?? NONE]),
  ) as Record<Stage, readonly string[]>;

  // Tab reaches the card the keys were on, or the first one there is.
  const isThere = place.id !== undefined && stages.some((stage) => columns[stage].includes(place.id ?? ''));
  const nowId = isThere ? place.id : stages.flatMap((stage) => columns[stage].slice(0, 1))[0];

  const nameOf = (id: string) => {
    const lead = list.getLead(id);
    return (lead && getLeadName(lead)) ?? i18n.t('page.noName');
  };
  const stageOf = (id: string): Stage => list.index.get(id)?.marks.stage ?? 'new';

  function move(ids: readonly string[], to: Stage) {
    const moved = ids.filter((id) => stageOf(id) !== to);
    if (moved.length > 0) setStage(moved, to);
  }

  /** A selected card takes the other selected ones along. */
  const withSelected = (id: string) => (list.selected.has(id) ? [...list.selected] : [id]);

  const focus = (stage: Stage, id: string | undefined) =>
    setPlace(({ turn }) => ({ stage, id, turn: turn + 1 }));

  function goTo(stage: Stage, index: number) {
    const ids = columns[stage];
    focus(stage, ids[Math.max(0, Math.min(index, ids.length - 1))]);
  }

  function carry(event: KeyboardEvent, id: string): boolean {
    if (carried === undefined) return false;
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const over = stages[stages.indexOf(carried.over) + step];
    if (step !== 0) {
      if (over === undefined) return true;
      setCarried({ id, over });
      announce(i18n.t('board.over', { stage: getStageWord(over) }));
    } else if (event.key === ' ' || event.key === 'Enter') {
      setCarried(undefined);
      if (carried.over === stageOf(id)) announce(i18n.t('board.left', { name: nameOf(id) }));
      else {
        move(withSelected(id), carried.over);
        focus(carried.over, id);
      }
    } else if (event.key === 'Escape') {
      setCarried(undefined);
      announce(i18n.t('board.left', { name: nameOf(id) }));
    } else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-main]');
    const id = card?.dataset['main'];
    if (id === undefined || event.target !== card) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const stage = stageOf(id);
    const at = columns[stage].indexOf(id);
    const sideways = (step: number) => {
      for (let next = stages.indexOf(stage) + step; stages[next] !== undefined; next += step) {
        const other = stages[next];
        if (other !== undefined && columns[other].length > 0) return goTo(other, at);
      }
    };
    if (!carry(event, id)) {
      if (event.key === 'ArrowDown' || event.key === 'j') goTo(stage, at + 1);
      else if (event.key === 'ArrowUp' || event.key === 'k') goTo(stage, at - 1);
      else if (event.key === 'ArrowRight') sideways(1);
      else if (event.key === 'ArrowLeft') sideways(-1);
      else if (event.key === 'Home') goTo(stage, 0);
      else if (event.key === 'End') goTo(stage, columns[stage].length - 1);
      else if (event.key === 'x') list.toggle(id);
      else if (event.key === ' ') {
        setCarried({ id, over: stage });
        announce(i18n.t('board.pickedUp', { name: nameOf(id), stage: getStageWord(stage) }));
      } else return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles.board} onKeyDown={onKeyDown}>
      {stages.map((stage) => (
        <Column
          key={stage}
          stage={stage}
          ids={columns[stage]}
          list={list}
          nowId={nowId}
          turn={place.stage === stage ? place.turn : 0}
          isReady={groups !== undefined}
          isTarget={carried?.over === stage && stageOf(carried.id) !== stage}
          takes={dragged !== undefined && dragged.some((id) => stageOf(id) !== stage)}
          onDrop={() => {
            if (dragged) move(dragged, stage);
            setDragged(undefined);
          }}
        >
          {(id, isNow) => {
            const lead = list.getLead(id);
            return (
              lead && (
                <BoardCard
                  lead={lead}
                  categories={categories}
                  now={now}
                  isNow={isNow}
                  isChosen={list.selected.has(id)}
                  isOpen={id === openId}
                  isCarried={carried?.id === id || dragged?.includes(id) === true}
                  onSelect={() => list.toggle(id)}
                  onOpen={() => {
                    setPlace(({ turn }) => ({ stage, id, turn }));
                    onOpen(id);
                  }}
                  onMove={(to) => move(withSelected(id), to)}
                  onDragStart={() => setDragged(withSelected(id))}
                  onDragEnd={() => setDragged(undefined)}
                />
              )
            );
          }}
        </Column>
      ))}
      {question}
    </div>
  );
}

interface ColumnProps {
  stage: Stage;
  ids: readonly string[];
  list: LeadList;
  /** The card the keys act on, in whichever column. */
  nowId: string | undefined;
  /** Grows when that card is to be focused here; 0 when it is not. */
  turn: number;
  isReady: boolean;
  /** A card carried by keys would come here. */
  isTarget: boolean;
  /** What is dragged could be put down here. */
  takes: boolean;
  onDrop: () => void;
  children: (id: string, isNow: boolean) => React.ReactNode;
}

const GAP = 8;

/** One stage: its count, and only those of its cards that are in sight. */
function Column({ stage, ids, list, nowId, turn, isReady, isTarget, takes, onDrop, children }: ColumnProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef(false);
  const [over, setOver] = useState(false);
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    overscan: 4,
    gap: GAP,
    paddingStart: GAP,
    paddingEnd: GAP,
    getItemKey: (index) => ids[index] ?? index,
  });
  const shown = virtual.getVirtualItems();
  useEffect(() => list.want(shown.flatMap(({ index }) => ids[index] ?? [])));
  const now = nowId === undefined ? -1 : ids.indexOf(nowId);
  useEffect(() => {
    if (turn > 0) wanted.current = true;
  }, [turn]);
  // A card that was moved arrives a moment later, one far away is drawn after the scroll.
  useEffect(() => {
    if (!wanted.current || turn === 0 || now < 0) return;
    const card = scroller.current?.querySelector<HTMLElement>(`[data-main="${nowId}"]`);
    virtual.scrollToIndex(now, { align: 'auto' });
    if (!card) return;
    wanted.current = false;
    card.focus({ preventScroll: true });
  });

  const word = getStageWord(stage);
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!takes) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      setOver(true);
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      onDrop();
    },
  };
  return (
    <section
      className={styles.column}
      aria-label={i18n.t('board.column', ids.length, [formatNumber(ids.length)], { stage: word })}
      data-over={over || isTarget}
      {...drop}
    >
      <header className={styles.head}>
        <h2>
          <span aria-hidden className={styles.mark} data-stage={stage} />
          {word}
        </h2>
        <span className={styles.count}>{formatNumber(ids.length)}</span>
      </header>
      <div ref={scroller} className={styles.scroller}>
        <ul aria-label={word} className={styles.cards} style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start, key }) => {
            const id = ids[index];
            return id === undefined ? null : (
              <li
                key={key}
                aria-setsize={ids.length}
                aria-posinset={index + 1}
                className={styles.place}
                style={{ height: CARD_HEIGHT, transform: `translateY(${start}px)` }}
              >
                {children(id, index === now)}
              </li>
            );
          })}
        </ul>
        {isReady && ids.length === 0 ? <p className={styles.empty}>{i18n.t('board.empty')}</p> : null}
      </div>
    </section>
  );
}
