import { formatPhone } from '@/lib/contact/format-phone';

/** `+44 1632 960001`, as its country groups it. A module of its own: how each country does weighs 20 kB gzip. */
export default function GroupedNumber({ e164 }: { e164: string }) {
  return formatPhone({ text: e164, e164 });
}
