import { lazy, Suspense, type ReactNode } from 'react';
import { getText } from '@/lib/leads/field-text';
import type { FieldId, FieldValue, Messenger, Phone, SocialProfile } from '@/lib/leads/values';
import { Link } from './link';
import { findMessengerHref, findNumber, getServiceName } from './messenger';
import { shortenAddress } from './short-address';

const GroupedNumber = lazy(() => import('./grouped-number'));

/** A value as one line of text. */
export function getFieldText(field: FieldId, value: FieldValue): string {
  return getText(field, value);
}

interface FieldTextProps {
  field: FieldId;
  value: FieldValue;
  tabIndex?: number;
}

/** A value as short as it can be read, as a link where there is something to open, call or write to. */
export function FieldText({ field, value, tabIndex }: FieldTextProps) {
  return (
    <Link href={findHref(field, value)} title={findTitle(field, value)} tabIndex={tabIndex}>
      {toShown(field, value)}
    </Link>
  );
}

/** The same where a link would be in the way. */
export function PlainFieldText({ field, value }: Omit<FieldTextProps, 'tabIndex'>) {
  return <span title={findTitle(field, value)}>{toShown(field, value)}</span>;
}

function toShown(field: FieldId, value: FieldValue): ReactNode {
  if (field !== 'messenger') return shortenAddress(getFieldText(field, value));
  const messenger = value as Messenger;
  const e164 = findNumber(messenger);
  return (
    <>
      {getServiceName(messenger)}{' '}
      {e164 === undefined ? (
        messenger.id
      ) : (
        <Suspense fallback={messenger.id}>
          <GroupedNumber e164={e164} />
        </Suspense>
      )}
    </>
  );
}

/** The whole address, where only its host is shown. */
function findTitle(field: FieldId, value: FieldValue): string | undefined {
  const text = getFieldText(field, value);
  return shortenAddress(text) === text ? undefined : text;
}

function findHref(field: FieldId, value: FieldValue): string | undefined {
  switch (field) {
    case 'website':
    case 'profile':
      return getText(field, value);
    case 'email':
      return `mailto:${getText(field, value)}`;
    case 'phone': {
      const { e164 } = value as Phone;
      return e164 === undefined ? undefined : `tel:${e164}`;
    }
    case 'social':
      return (value as SocialProfile).url;
    case 'messenger':
      return findMessengerHref(value as Messenger);
    default:
      return undefined;
  }
}
