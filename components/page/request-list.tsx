import { MessageCircleQuestion } from 'lucide-react';
import { i18n } from '#i18n';
import type { Post } from '@/lib/leads/candidate';
import { formatNumber } from '../ui/format';
import { Link } from '../ui/link';
import styles from './request-list.module.css';

/** Posts of a thread in which somebody asks for something, as the page's order has them. */
export function RequestList({ posts }: { posts: readonly Post[] }) {
  const requests = posts.filter(({ intent }) => intent === 'buy');
  if (requests.length === 0) return null;
  return (
    <section className={styles.requests} aria-label={i18n.t('page.requestsTitle')}>
      <h2 className={styles.heading}>
        <MessageCircleQuestion size={16} aria-hidden />
        {i18n.t('page.requestCount', requests.length, [formatNumber(requests.length)])}
      </h2>
      <ul>
        {requests.map((post) => (
          <li key={post.key} className={styles.request}>
            <p className={styles.who}>
              <b>{post.author ?? i18n.t('page.noName')}</b>
              {post.postedAtShown === undefined ? null : (
                <span>
                  <Link href={post.permalink}>{post.postedAtShown}</Link>
                </span>
              )}
            </p>
            <p className={styles.text}>{post.text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
