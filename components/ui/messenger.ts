import { messengerNames } from '@/lib/leads/messenger-names';
import type { Messenger } from '@/lib/leads/values';

export const getServiceName = ({ service }: Messenger): string => messengerNames[service];

/** `+441632960001` where the id is a number in its international form. */
export function findNumber({ id }: Messenger): string | undefined {
  if (!/^\+[\d\s().-]{7,24}$/.test(id)) return undefined;
  const digits = id.replace(/\D/g, '');
  return digits.length >= 7 && digits.length <= 15 ? `+${digits}` : undefined;
}

/** Where the service lets a browser write to an account; the others have no such address, or not one that an id makes. */
export function findMessengerHref(messenger: Messenger): string | undefined {
  const { service, id } = messenger;
  const number = findNumber(messenger);
  const handle = /^[\w.]{3,64}$/.test(id) ? id : undefined;
  switch (service) {
    case 'whatsapp': {
      // Without the plus it is dialled the same way.
      const digits = number?.slice(1) ?? (/^[\d\s()-]{7,20}$/.test(id) ? id.replace(/\D/g, '') : undefined);
      return digits === undefined ? undefined : `https://wa.me/${digits}`;
    }
    case 'telegram':
      return (number ?? handle) && `https://t.me/${number ?? handle}`;
    case 'signal':
      return number && `https://signal.me/#p/${number}`;
    case 'messenger':
      return handle && `https://m.me/${handle}`;
    case 'zalo':
      return handle && `https://zalo.me/${handle}`;
    default:
      return undefined;
  }
}
