import { User } from 'lucide-react';
import { useEffect } from 'react';
import { i18n } from '#i18n';
import { getLeadName } from '@/lib/leads/lead-name';
import type { Lead } from '@/lib/leads/lead';
import { useServices } from '../services';
import { DueText } from '../task/due-text';
import { describeTouch, getStepDue } from '../task/follow-up-words';
import { CheckBox } from '../ui/check-box';
import { formatDay } from '../ui/format';
import { shortenAddress } from '../ui/short-address';
import styles from './lead-list.module.css';
import type { LeadList as List } from './use-lead-list';
import { useRows } from './use-rows';

/** Two lines: 8 + 18 + 17 + 8 and the line between. */
const ROW_HEIGHT = 52;

/** The side panel's list: two lines a lead, as long as it likes. */
export function LeadList({ list, onOpen }: { list: List; onOpen: (id: string) => void }) {
  const now = useServices().store.now();
  const { scroller, rows, focusWanted } = useRows({
    count: list.ids.length,
    height: ROW_HEIGHT,
    active: list.active,
    turn: list.activeTurn,
  });
  const shown = rows.getVirtualItems();
  useEffect(() => list.want(shown.flatMap(({ index }) => list.ids[index] ?? [])));
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul aria-label={i18n.t('leads.title')} style={{ height: rows.getTotalSize() }} className={styles.list}>
        {shown.map(({ index, start }) => {
          const id = list.ids[index];
          const lead = id === undefined ? undefined : list.getLead(id);
          // Being read: there in a moment.
          if (!lead) return null;
          const name = getLeadName(lead) ?? i18n.t('page.noName');
          const chosen = list.selected.has(lead.id);
          return (
            <li
              key={lead.id}
              className={styles.row}
              style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
              aria-setsize={list.ids.length}
              aria-posinset={index + 1}
              data-chosen={chosen}
            >
              <CheckBox
                aria-label={i18n.t('leads.select', { name })}
                tabIndex={-1}
                checked={chosen}
                onChange={() => list.toggle(lead.id)}
              />
              <button
                type="button"
                ref={focusWanted}
                data-main={index}
                className={styles.main}
                tabIndex={index === Math.max(list.active, 0) ? 0 : -1}
                onClick={() => {
                  list.setActive(index);
                  onOpen(lead.id);
                }}
              >
                <span className={styles.name}>
                  {lead.kind === 'person' ? <User size={14} aria-label={i18n.t('kind.person')} /> : null}
                  <b>{name}</b>
                </span>
                <span className={styles.date}>{formatDay(lead.updatedAt, now)}</span>
                <span className={styles.second}>
                  <span className={styles.summary}>{getLeadSummary(lead).join(' · ')}</span>
                  <FollowUpNote lead={lead} now={now} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Behind the second line: a next step that is due, or else the last contact. */
function FollowUpNote({ lead: { next, touched }, now }: { lead: Lead; now: number }) {
  const due = next && getStepDue(next, now);
  if (next && (due === 'overdue' || due === 'today'))
    return (
      <span className={styles.note} title={next.title}>
        <DueText due={next.due} now={now} />
      </span>
    );
  if (!touched) return null;
  const said = describeTouch(touched, now);
  return (
    <span className={styles.note} title={said}>
      {said}
    </span>
  );
}

function getLeadSummary({ facts }: Lead): string[] {
  const address = facts.address?.[0]?.value;
  const parts = [
    address?.locality ?? address?.text,
    facts.phone?.[0]?.value.text ?? facts.email?.[0]?.value,
    facts.phone ? facts.email?.[0]?.value : facts.website?.[0] && shortenAddress(facts.website[0].value),
  ];
  return parts.filter((part) => part !== undefined);
}
