import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Phone } from '@/lib/leads/values';

/** International form for showing and for files: `+1 617 555 0100 ext. 12`; as written where no plan knows it. */
export function formatPhone(phone: Phone): string {
  if (phone.e164 === undefined) return phone.text;
  const number = parsePhoneNumberFromString(phone.e164)?.formatInternational() ?? phone.e164;
  return phone.extension === undefined ? number : `${number} ext. ${phone.extension}`;
}
