import { ChevronDown, Undo2 } from 'lucide-react';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { Place, Post } from '@/lib/leads/candidate';
import type { ChangedPart } from '@/lib/leads/merge';
import type { Comparison } from '@/lib/store/queries';
import { Button, IconButton } from '../ui/button';
import { formatPostDate } from '../request/posted';
import { getExcerpt } from '../request/mark-phrases';
import { MarkedText } from '../request/marked-text';
import { RequestChips } from '../request/request-chips';
import { CheckBox } from '../ui/check-box';
import { formatNumber } from '../ui/format';
import { Link } from '../ui/link';
import { Mark } from '../ui/mark';
import { getFieldWord } from '../words';
import { CandidateFacts } from './candidate-facts';
import styles from './candidate-row.module.css';
import { findCandidateName, getCandidateSummary } from './candidate-text';
import type { Row } from './rows';
import type { SavedRow } from './use-saving';

interface CandidateRowProps {
  row: Row;
  comparison: Comparison | undefined;
  saved: SavedRow | undefined;
  chosen: boolean;
  /** The row the Tab key enters the list by. */
  first: boolean;
  /** The only one on the page: shown as a card, with nothing to choose between. */
  alone: boolean;
  onChoose: (value: boolean) => void;
  onSave: () => void;
  /** Takes over what differs, and nothing else. */
  onTakeOver: () => void;
  onUndo: () => void;
  onOpen: ((leadId: string) => void) | undefined;
  /** Somebody looks at a place of the page: the row's own, or one value's; `reveal` where the keys led there. */
  onLook: (place: Place | undefined, reveal: boolean) => void;
}

export function CandidateRow(props: CandidateRowProps) {
  const { row, comparison, saved, chosen, first, alone } = props;
  const { candidate, post } = row;
  const [open, setOpen] = useState(alone);
  const id = useId();
  const name = post?.author ?? findCandidateName(candidate) ?? i18n.t('page.noName');
  const summary = [post && formatPostDate(post), ...getCandidateSummary(candidate)].filter(
    (part) => part !== undefined,
  );
  const known = comparison && comparison.state !== 'new' ? comparison : undefined;

  return (
    <li className={styles.row}>
      <div
        className={styles.head}
        onFocus={(event) => {
          // Not the focus a row gets when the view opens.
          if (event.relatedTarget !== null) props.onLook(post?.place ?? candidate.place, true);
        }}
        onPointerEnter={() => props.onLook(post?.place ?? candidate.place, false)}
      >
        <CheckBox
          data-row
          data-stop
          tabIndex={first ? 0 : -1}
          // Roving tab stop: whichever row was last focused is the one to come back to.
          onFocus={(event) => moveTabStop(event.currentTarget)}
          checked={chosen}
          aria-label={i18n.t('page.choose', { name })}
          aria-describedby={`${id}-summary ${id}-mark${post && !open ? ` ${id}-text` : ''}`}
          onChange={(event) => props.onChoose(event.target.checked)}
        />
        <button
          type="button"
          className={styles.name}
          data-toggle
          data-stop
          tabIndex={first ? 0 : -1}
          aria-expanded={open}
          aria-controls={`${id}-facts`}
          onClick={() => setOpen(!open)}
        >
          <span className={styles.title}>{name}</span>
          <span className={styles.summary} id={`${id}-summary`}>
            {summary.join(' · ')}
          </span>
        </button>
        <span className={styles.mark} id={`${id}-mark`}>
          {saved ? (
            <Mark kind="saved" word={i18n.t(`outcome.${saved.outcome}`)} />
          ) : comparison?.state === 'known' && props.onOpen ? (
            <button
              type="button"
              className={styles.open}
              title={i18n.t('page.openLead')}
              data-stop
              tabIndex={first ? 0 : -1}
              onClick={() => props.onOpen?.(comparison.leadId)}
            >
              <State of={comparison} /> <span className="spoken">{i18n.t('page.openNamed', { name })}</span>
            </button>
          ) : (
            <State of={comparison} />
          )}
        </span>
        {saved ? (
          <IconButton
            label={i18n.t('page.undoOne', { name })}
            data-stop
            tabIndex={first ? 0 : -1}
            onClick={props.onUndo}
          >
            <Undo2 size={16} aria-hidden />
          </IconButton>
        ) : (
          <ChevronDown size={16} aria-hidden className={styles.chevron} data-open={open} />
        )}
      </div>
      {post ? <Said post={post} whole={open} id={`${id}-text`} /> : null}
      {open ? (
        <div id={`${id}-facts`} className={styles.facts}>
          <CandidateFacts
            facts={candidate.facts}
            changed={comparison?.state === 'changed' && !saved ? comparison : undefined}
            onLook={props.onLook}
          />
          {post?.mentioned ? (
            <section className={styles.mentioned}>
              <h3>{i18n.t('page.mentioned')}</h3>
              <CandidateFacts facts={post.mentioned} changed={undefined} onLook={props.onLook} />
            </section>
          ) : null}
          <div className={styles.actions}>
            {saved || (alone && comparison?.state !== 'changed') ? null : comparison?.state === 'changed' ? (
              <Button onClick={props.onTakeOver}>{i18n.t('page.takeOver')}</Button>
            ) : (
              <Button onClick={props.onSave}>{i18n.t('page.saveOne')}</Button>
            )}
            {known && props.onOpen ? (
              <Button look="quiet" onClick={() => props.onOpen?.(known.leadId)}>
                {i18n.t('page.openLead')}
              </Button>
            ) : null}
            {post?.permalink === undefined ? null : (
              <span className={styles.link}>
                <Link href={post.permalink}>{i18n.t('request.openPost')}</Link>
              </span>
            )}
          </div>
        </div>
      ) : null}
    </li>
  );
}

/** What somebody wrote: a few lines around the words that decided, or all of it, and what of it is asked for. */
function Said({ post, whole, id }: { post: Post; whole: boolean; id: string }) {
  const phrases = post.phrases ?? [];
  return (
    <div className={styles.said}>
      <p id={id} className={whole ? styles.whole : styles.excerpt}>
        <MarkedText text={whole ? post.text : getExcerpt(post.text, phrases)} phrases={phrases} />
      </p>
      {post.request ? <RequestChips request={post.request} /> : null}
    </div>
  );
}

function State({ of }: { of: Comparison | undefined }) {
  switch (of?.state) {
    case undefined:
      return null;
    case 'new':
      return <Mark kind="new" word={i18n.t('state.new')} />;
    case 'known':
      return <Mark kind="known" word={i18n.t('state.known')} />;
    case 'changed':
      return <Mark kind="changed" word={getChangedWord(of.parts)} />;
  }
}

/** Names one field and counts the rest; opening the row shows them all. */
function getChangedWord([first, ...rest]: readonly ChangedPart[]): string {
  if (first === undefined) return i18n.t('state.changed');
  if (first === 'request') return i18n.t('state.newRequest');
  const field = getFieldWord(first);
  return rest.length === 0
    ? i18n.t('page.changedField', { field })
    : i18n.t('page.changedFields', { field, more: formatNumber(rest.length) });
}

function moveTabStop(focused: HTMLElement) {
  const row = focused.closest('li');
  for (const stop of row?.closest('[data-rows]')?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])
    stop.tabIndex = stop.closest('li') === row ? 0 : -1;
}
