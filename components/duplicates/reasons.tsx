import { Check, TriangleAlert } from 'lucide-react';
import { i18n } from '#i18n';
import type { Reason, ReasonCode } from '@/lib/matching/compare-leads';
import styles from './reasons.module.css';

const words = {
  'same-account': () => i18n.t('why.sameAccount'),
  'same-request': () => i18n.t('why.sameRequest'),
  'same-registration': () => i18n.t('why.sameRegistration'),
  'same-profile': () => i18n.t('why.sameProfile'),
  'same-email': () => i18n.t('why.sameEmail'),
  'same-messenger': () => i18n.t('why.sameMessenger'),
  'same-social': () => i18n.t('why.sameSocial'),
  'same-phone': () => i18n.t('why.samePhone'),
  'same-site': () => i18n.t('why.sameSite'),
  'same-name': () => i18n.t('why.sameName'),
  'similar-name': () => i18n.t('why.similarName'),
  'part-of-name': () => i18n.t('why.partOfName'),
  'same-house': () => i18n.t('why.sameHouse'),
  'near-place': () => i18n.t('why.nearPlace'),
  'same-town': () => i18n.t('why.sameTown'),
  'other-name': () => i18n.t('why.otherName'),
  'other-kind': () => i18n.t('why.otherKind'),
  'other-account': () => i18n.t('why.otherAccount'),
  'other-registration': () => i18n.t('why.otherRegistration'),
  'other-profile': () => i18n.t('why.otherProfile'),
  'other-place': () => i18n.t('why.otherPlace'),
  'other-phone': () => i18n.t('why.otherPhone'),
} as const satisfies Record<ReasonCode, () => string>;

/** Of names, places and texts the table beneath shows more than what they are compared as. */
const SHOWN: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'same-account',
  'same-registration',
  'same-profile',
  'same-email',
  'same-messenger',
  'same-social',
  'same-phone',
  'same-site',
]);

/** Why leads are taken for one, and what speaks against it: each once, heaviest first. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const each = [...new Map(reasons.map((reason) => [`${reason.code} ${toShown(reason)}`, reason])).values()];
  const sorted = each.sort((a, b) => b.weight - a.weight);
  return (
    <ul className={styles.reasons} aria-label={i18n.t('why.title')}>
      {sorted.map((reason) => {
        const { code, weight } = reason;
        const speaksFor = weight > 0 && code !== 'near-place';
        return (
          <li key={`${code} ${toShown(reason)}`} data-for={speaksFor}>
            {speaksFor ? (
              <Check size={14} aria-label={i18n.t('why.for')} />
            ) : (
              <TriangleAlert size={14} aria-label={i18n.t('why.against')} />
            )}
            {words[code]()} {toShown(reason) === '' ? null : <b>{toShown(reason)}</b>}
          </li>
        );
      })}
    </ul>
  );
}

const toShown = ({ code, value = '' }: Reason) => (SHOWN.has(code) ? value : '');
