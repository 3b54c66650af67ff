import { CalendarClock, MapPin, Package, Scale, Wallet, type LucideIcon } from 'lucide-react';
import { i18n } from '#i18n';
import type { FoundRequest } from '@/lib/leads/request';
import { getRequestKindWord } from '../words';
import styles from './request-chips.module.css';

const icons = {
  product: Package,
  quantity: Scale,
  budget: Wallet,
  place: MapPin,
  deadline: CalendarClock,
} as const satisfies Record<string, LucideIcon>;

/** The words for the goods that fit in sight; the text has them all. */
const MOST_PRODUCTS = 4;

/** What is asked for, at a glance: kind, goods, how many, for how much, where and until when. */
export function RequestChips({ request, kind = true }: { request: FoundRequest; kind?: boolean }) {
  const { products, quantity, budget, place, deadline } = request;
  const chips = [
    ...products.slice(0, MOST_PRODUCTS).map((text) => ({ what: 'product' as const, text })),
    { what: 'quantity' as const, text: quantity },
    { what: 'budget' as const, text: budget },
    { what: 'place' as const, text: place },
    { what: 'deadline' as const, text: deadline },
  ];
  return (
    <ul className={styles.chips} aria-label={i18n.t('request.details')}>
      {kind ? <li className={styles.kind}>{getRequestKindWord(request.kind)}</li> : null}
      {chips.map(({ what, text }) => {
        if (text === undefined) return null;
        const Icon = icons[what];
        const label = i18n.t(`request.${what}`);
        return (
          <li key={what + text} className={styles.chip} title={`${label}: ${text}`}>
            <Icon size={12} aria-hidden />
            <span className="spoken">{label}: </span>
            <span className={styles.text}>{text}</span>
          </li>
        );
      })}
    </ul>
  );
}
