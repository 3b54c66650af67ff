import type { LeadKind } from '@/lib/leads/candidate';
import {
  emailKeys,
  getNames,
  list,
  messengerKeys,
  phoneKeys,
  profileKeys,
  siteKeys,
  socialKeys,
  type Matchable,
} from '@/lib/leads/match-keys';
import { foldWords } from '@/lib/leads/fold';
import type { Registration } from '@/lib/leads/values';
import { toName, type Name } from './compare-names';
import { toPlace, type Place } from './compare-places';

/** A lead as it is compared: everything folded and taken apart once. */
export interface Portrait {
  readonly kind: LeadKind;
  readonly names: readonly Name[];
  readonly places: readonly Place[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly sites: readonly string[];
  readonly socials: readonly string[];
  readonly messengers: readonly string[];
  readonly registrations: readonly string[];
  readonly profiles: readonly string[];
  readonly accounts: readonly string[];
  readonly requests: readonly string[];
}

/** Most leads lack most fields: one list for all of them. */
const NONE: readonly string[] = [];

export function toPortrait(item: Matchable): Portrait {
  const { kind, facts, accounts = NONE, requests = [] } = item;
  return {
    kind,
    names: dropSame(getNames(item).map((name) => toName(name, kind))),
    places: list(facts.address).map(toPlace),
    phones: facts.phone ? phoneKeys(facts) : NONE,
    emails: facts.email ? emailKeys(facts) : NONE,
    sites: facts.website || facts.email ? siteKeys(facts) : NONE,
    socials: facts.social ? socialKeys(facts) : NONE,
    messengers: facts.messenger ? messengerKeys(facts) : NONE,
    registrations: facts.registration ? list(facts.registration).map(registrationKey) : NONE,
    profiles: facts.profile ? profileKeys(facts) : NONE,
    accounts,
    requests: requests.length > 0 ? requests.map(({ key }) => key) : NONE,
  };
}

/** A VAT number says itself whose it is, whatever the page calls it. */
function registrationKey({ scheme, number }: Registration): string {
  const plain = foldWords(number).join('');
  return `${/^[a-z]{2}u?\d{7,12}(?:b\d\d)?$/.test(plain) ? 'vat' : foldWords(scheme).join('')} ${plain}`;
}

function dropSame(names: readonly Name[]): readonly Name[] {
  return names.filter(
    ({ joined }, at) => joined !== '' && names.findIndex((other) => other.joined === joined) === at,
  );
}
