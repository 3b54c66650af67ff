import { toLead } from '@/lib/leads/merge';
import type { Candidate } from '@/lib/leads/candidate';
import type { Lead } from '@/lib/leads/lead';

const SYLLABLES =
  'ba be bi bo bu da de di do du fa fe fi ka ke ki ko ku la le li lo lu ma me mi mo na ne ni no pa pe po ra re ri ro ru sa se si so ta te ti to va ve vi vo za ze'.split(
    ' ',
  );
const ENDINGS = 'n r s l m rd nt ck son berg ley ton man'.split(' ');
const TRADES =
  'Roofing Lighting Logistics Plumbing Bakery Foods Textiles Packaging Timber Motors Optics Printing Ceramics Dental Travel Interiors Systems Tools'.split(
    ' ',
  );
const FORMS = ['Ltd', 'Inc.', 'GmbH', 'LLC', 'S.A.', 'B.V.', ''];
const STREETS = [
  'Main St',
  'Oak Avenue',
  'Mill Road',
  'Station Street',
  'High St',
  'Park Lane',
  'River Drive',
];

/** The same numbers in every run. */
function createRandom(): (below: number) => number {
  let state = 12_345;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Invented companies of 600 towns, as a store holds them. One in thirty is one of those before it, seen elsewhere: another
 * way to write the name, and the phone or the address or both.
 */
export function inventLeads(count: number): {
  leads: Lead[];
  /** The lead each doubled one was made from. */
  originals: Map<Lead, Lead>;
} {
  const random = createRandom();
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const word = () => {
    const text = Array.from({ length: 2 + random(2) }, () => pick(SYLLABLES)).join('') + pick(ENDINGS);
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const towns = Array.from({ length: 600 }, (_, at) => ({
    locality: `${word()} ${pick(['', 'City', 'Bay'])}`.trim(),
    postalCode: String(10_000 + at * 7),
  }));
  const made: {
    name: string;
    trade: string;
    phone: string;
    street: string;
    town: (typeof towns)[number];
    site: string;
    at: number;
  }[] = [];
  const originalOf = new Map<number, number>();
  const leads = Array.from({ length: count }, (_, at) => {
    const old = at > 100 && random(30) === 0 ? pick(made) : undefined;
    if (old) originalOf.set(at, old.at);
    const firm = old ?? {
      name: random(4) === 0 ? `${word()} & ${word()}` : word(),
      trade: pick(TRADES),
      phone: `+1617${String(1_000_000 + at)}`,
      street: `${String(1 + random(400))} ${pick(STREETS)}`,
      town: pick(towns),
      site: `https://firm${String(at)}.example`,
      at,
    };
    if (!old) made.push(firm);
    const keepsPhone = !old || random(2) === 0;
    const keepsPlace = !old || !keepsPhone || random(2) === 0;
    const name = `${firm.name} ${firm.trade} ${pick(FORMS)}`.trim();
    const found = <T>(value: T) => [{ value, shown: '', reader: 'listing' as const, confidence: 0.9 }];
    const text = `${firm.street}, ${firm.town.locality} ${firm.town.postalCode}`;
    const candidate: Candidate = {
      key: String(at),
      kind: 'organisation',
      facts: {
        name: found(old && random(3) === 0 ? name.toUpperCase() : name),
        ...(keepsPhone && { phone: found({ text: firm.phone, e164: firm.phone }) }),
        ...(keepsPlace && { address: found({ text, street: firm.street, ...firm.town }) }),
        ...(!old && random(2) === 0 && { website: found(firm.site) }),
      },
    };
    return toLead(candidate, {
      id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      captureId: 'bench',
      at,
    });
  });
  const originals = new Map<Lead, Lead>();
  for (const [at, old] of originalOf) {
    const [lead, original] = [leads[at], leads[old]];
    if (lead && original) originals.set(lead, original);
  }
  return { leads, originals };
}
