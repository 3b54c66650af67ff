import { useId, useState, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { splitAccount } from '@/lib/leads/account';
import type { CapturedPage } from '@/lib/leads/lead';
import { toProductKey } from '@/lib/search/request-query';
import type { RequestList } from '../request/use-request-list';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { formatNumber } from '../ui/format';
import { Link } from '../ui/link';
import { formatMonths, MonthBars } from './month-bars';
import styles from './topic-rail.module.css';
import { useFigures, type Figures } from './use-figures';

interface TopicRailProps {
  requests: RequestList;
  onOpen: (leadId: string) => void;
}

/** What is asked for most and who is answered most, month by month; each leads to what is behind it. */
export function TopicRail({ requests, onOpen }: TopicRailProps) {
  const { now, query, setQuery } = requests;
  const figures = useFigures(requests);
  const { topics, voices, leads } = figures;
  const [account, setAccount] = useState<string>();
  const chosen = query.product === undefined ? undefined : toProductKey(query.product);
  return (
    <aside className={styles.rail} aria-label={i18n.t('topics.rail')}>
      <Ranking title={i18n.t('topics.title')} hint={i18n.t('topics.hint')}>
        {topics.map(({ word, count, months, pages }) => {
          const isChosen = toProductKey(word) === chosen;
          return (
            <li key={word}>
              <button
                type="button"
                className={styles.item}
                aria-pressed={isChosen}
                title={formatMonths(months, now)}
                onClick={() => setQuery({ ...query, product: isChosen ? undefined : word })}
              >
                <span className={styles.word}>{word}</span> <MonthBars months={months} />
                <span className={styles.count}>{formatNumber(count)}</span>
              </button>
              {isChosen && pages.length > 0 ? <Pages title={i18n.t('topics.read')} pages={pages} /> : null}
            </li>
          );
        })}
      </Ranking>
      <Ranking title={i18n.t('voices.title')} hint={i18n.t('voices.hint')}>
        {voices.map((voice) => {
          const isChosen = voice.account === account;
          const leadId = leads?.get(voice.account);
          return (
            <li key={voice.account}>
              <button
                type="button"
                className={styles.item}
                aria-expanded={isChosen}
                title={formatMonths(voice.months, now)}
                onClick={() => setAccount(isChosen ? undefined : voice.account)}
              >
                <span className={styles.word}>
                  {voice.name}
                  <small className={styles.site}>{splitAccount(voice.account).site}</small>
                </span>{' '}
                <MonthBars months={voice.months} />
                <span className={styles.count}>{formatNumber(voice.count)}</span>
              </button>
              {isChosen ? (
                <Pages title={i18n.t('voices.read')} pages={voice.pages}>
                  {leadId === undefined ? null : (
                    <Button onClick={() => onOpen(leadId)}>{i18n.t('page.openLead')}</Button>
                  )}
                </Pages>
              ) : null}
            </li>
          );
        })}
      </Ranking>
      <ThreadsRead figures={figures} />
    </aside>
  );
}

/** So many are shown until somebody wants them all. */
const AT_FIRST = 8;

function Ranking({ title, hint, children }: { title: string; hint: string; children: ReactNode[] }) {
  const id = useId();
  const [whole, setWhole] = useState(false);
  const more = children.length - AT_FIRST;
  return (
    <section className={styles.ranking} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      <ol>{whole ? children : children.slice(0, AT_FIRST)}</ol>
      {children.length === 0 ? <p className={styles.hint}>{hint}</p> : null}
      {more > 0 && !whole ? (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {i18n.t('topics.more', more, [formatNumber(more)])}
        </Button>
      ) : null}
    </section>
  );
}

interface PagesProps {
  title: string;
  pages: readonly CapturedPage[];
  children?: ReactNode;
}

/** Threads to read again. */
function Pages({ title, pages, children }: PagesProps) {
  return (
    <div className={styles.pages}>
      {children}
      <p>{title}</p>
      <ul>
        {pages.map(({ url, title }) => (
          <li key={url}>
            <Link href={url}>{title || url}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is remembered of threads that were only read, and how to stop that. */
function ThreadsRead({ figures }: { figures: Figures }) {
  const { onlyRead, counting, setCounting, forgotten, forget, restore } = figures;
  const announce = useAnnounce();
  return (
    <footer className={styles.footer}>
      <label className={styles.counting}>
        <CheckBox checked={counting} onChange={(event) => setCounting(event.target.checked)} />
        {i18n.t('threads.count')}
      </label>
      <p>{i18n.t('threads.kept')}</p>
      {onlyRead > 0 ? (
        <Button
          onClick={() => {
            void forget();
            announce(i18n.t('threads.forgotten', onlyRead, [formatNumber(onlyRead)]));
          }}
        >
          {i18n.t('threads.forget', onlyRead, [formatNumber(onlyRead)])}
        </Button>
      ) : forgotten > 0 ? (
        <p>
          {i18n.t('threads.forgotten', forgotten, [formatNumber(forgotten)])}{' '}
          <Button look="quiet" onClick={() => void restore()}>
            {i18n.t('action.undo')}
          </Button>
        </p>
      ) : null}
    </footer>
  );
}
