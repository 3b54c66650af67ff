import { i18n } from '#i18n';
import type { Source } from '@/lib/leads/lead';
import { formatDate } from '../ui/format';
import { Link } from '../ui/link';

interface PooledSourceProps {
  source: Extract<Source, { by: 'sync' }>;
  /** With the time of day. */
  time?: boolean;
}

/** When and where a value that came from a pool was found there: on a page, or typed by somebody. */
export function PooledSource({ source: { at, url, typed }, time = false }: PooledSourceProps) {
  const date = formatDate(at, { time });
  return (
    <>
      {i18n.t('process.sync')} ·{' '}
      {url === undefined ? (
        typed ? (
          i18n.t('lead.typedOn', [date])
        ) : (
          date
        )
      ) : (
        <>
          <Link href={url}>{new URL(url).host}</Link> · {date}
        </>
      )}
    </>
  );
}
