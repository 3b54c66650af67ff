import { i18n } from '#i18n';
import { getLeadName } from '@/lib/leads/lead-name';
import { isStale, type LeadRequest } from '@/lib/leads/request';
import type { AskedRequest } from '@/lib/search/request-query';
import type { Commands } from '../leads/use-commands';
import { useRows } from '../leads/use-rows';
import { Mark } from '../ui/mark';
import { getRequestKindWord, getRequestStateWord } from '../words';
import { getHeadline } from './headline';
import { getExcerpt } from './mark-phrases';
import { MarkedText } from './marked-text';
import { formatPostedDay } from './posted';
import styles from './request-rows.module.css';
import { RequestStatus } from './request-status';

/** Three lines, the last as high as a control: 8 + 20 + 20 + 26 + 8 and the line between. */
const ROW_HEIGHT = 84;

interface RequestRowsProps {
  found: readonly AskedRequest[];
  /** Milliseconds since 1970. */
  now: number;
  /** The row the keys act on; -1 for none. */
  active: number;
  turn: number;
  commands: Commands;
  onOpen: (index: number, leadId: string) => void;
}

/** Requests of all leads: the goods, the words that decided, who asks and what became of it. */
export function RequestRows({ found, now, active, turn, commands, onOpen }: RequestRowsProps) {
  const { scroller, rows, focusWanted } = useRows({ count: found.length, height: ROW_HEIGHT, active, turn });
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul
        aria-label={i18n.t('requests.title')}
        style={{ height: rows.getTotalSize() }}
        className={styles.list}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const asked = found[index];
          if (!asked) return null;
          const { lead, request } = asked;
          const phrases = request.phrases ?? [];
          return (
            <li
              key={`${lead.id} ${request.key}`}
              className={styles.row}
              style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
              aria-setsize={found.length}
              aria-posinset={index + 1}
            >
              <button
                type="button"
                ref={focusWanted}
                data-main={index}
                className={styles.main}
                tabIndex={index === Math.max(active, 0) ? 0 : -1}
                onClick={() => onOpen(index, lead.id)}
              >
                <b className={styles.headline}>{getHeadline(request)}</b>
                <span className={styles.date}>
                  {isStale(request, now) ? <Mark kind="stale" word={getRequestStateWord('stale')} /> : null}
                  {formatPostedDay(request, now)}
                </span>
                <span className={styles.said}>
                  {/* Without goods the words themselves are the headline already. */}
                  {request.products.length > 0 ? (
                    <MarkedText text={getExcerpt(request.text, phrases)} phrases={phrases} />
                  ) : (
                    request.pageTitle
                  )}
                </span>
                <span className={styles.summary}>
                  {[getLeadName(lead) ?? i18n.t('page.noName'), ...getTerms(request)].join(' · ')}
                </span>
              </button>
              {/* Beside the button, not in it: a control in a control is none for a screen reader. */}
              <span className={styles.status}>
                <RequestStatus leadId={lead.id} request={request} commands={commands} />
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function getTerms({ kind, quantity, budget, place, deadline }: LeadRequest): string[] {
  return [quantity, budget, place, deadline, getRequestKindWord(kind)].filter((term) => term !== undefined);
}
