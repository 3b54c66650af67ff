import type { LeadKind } from '@/lib/leads/candidate';
import {
  emailKeys,
  getNames,
  list,
  messengerKeys,
  phoneKeys,
  profileKeys,
  registrationKeys,
  siteKeys,
  socialKeys,
  type Matchable,
} from '@/lib/leads/match-keys';
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

export function toPortrait(item: Matchable): Portrait {
  const { kind, facts, accounts = [], requests = [] } = item;
  return {
    kind,
    names: dropSame(getNames(item).map((name) => toName(name, kind))),
    places: list(facts.address).map(toPlace),
    phones: phoneKeys(facts),
    emails: emailKeys(facts),
    sites: siteKeys(facts),
    socials: socialKeys(facts),
    messengers: messengerKeys(facts),
    registrations: registrationKeys(facts),
    profiles: profileKeys(facts),
    accounts,
    requests: requests.map(({ key }) => key),
  };
}

function dropSame(names: readonly Name[]): readonly Name[] {
  return names.filter(
    ({ joined }, at) => joined !== '' && names.findIndex((other) => other.joined === joined) === at,
  );
}
