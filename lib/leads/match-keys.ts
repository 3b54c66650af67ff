import { splitAccount } from './account';
import type { LeadKind } from './candidate';
import { foldWords } from './fold';
import { fieldSpecs } from './field-specs';
import { nameKey } from './name-key';
import { hostKey, urlKey } from './url-key';
import type { FieldId, PostalAddress, ValueOf } from './values';

/** What leads and candidates have in common: per field a list of values. */
export type ValueLists = {
  readonly [F in FieldId]?: readonly { readonly value: ValueOf[F] }[] | undefined;
};

export interface Matchable {
  readonly kind: LeadKind;
  readonly facts: ValueLists;
  readonly accounts?: readonly string[] | undefined;
  readonly requests?: readonly { readonly key: string }[] | undefined;
}

/** Mail providers whose domain says nothing about the company. The whole address still does. */
const FREEMAIL = new Set(
  (
    'gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.co.jp yahoo.de yahoo.fr ymail.com rocketmail.com hotmail.com ' +
    'hotmail.co.uk hotmail.fr outlook.com live.com msn.com aol.com icloud.com me.com mac.com protonmail.com proton.me ' +
    'gmx.de gmx.net gmx.com gmx.at web.de t-online.de freenet.de mail.com mail.ru yandex.ru yandex.com rambler.ru bk.ru ' +
    'list.ru inbox.ru qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn aliyun.com ' +
    'tom.com naver.com daum.net hanmail.net orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it ' +
    'tin.it alice.it btinternet.com sky.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net ' +
    'charter.net earthlink.net shaw.ca rogers.com bigpond.com optusnet.com.au uol.com.br bol.com.br terra.com.br ' +
    'rediffmail.com zoho.com fastmail.com hey.com seznam.cz wp.pl o2.pl onet.pl interia.pl hinet.net pchome.com.tw'
  ).split(' '),
);

export const list = <T>(facts: readonly { readonly value: T }[] | undefined): T[] =>
  facts?.map((fact) => fact.value) ?? [];

const present = (keys: (string | undefined)[]): string[] => [
  ...new Set(keys.filter((key) => key !== undefined)),
];

/** What an account is called on its site is no name: on another site it is anybody's. */
export const getNames = (item: Matchable): string[] => [
  ...list(item.facts.name),
  ...list(item.facts.legalName),
  ...(item.kind === 'person' ? list(item.facts.person).filter((name) => !isAccountName(item, name)) : []),
];

function isAccountName({ accounts = [] }: Matchable, person: string): boolean {
  const name = foldWords(person).join(' ');
  return accounts.some((account) => foldWords(splitAccount(account).name).join(' ') === name);
}

/** The pages of directories and networks that are about this one record. */
export const profileKeys = (facts: ValueLists) =>
  present(list(facts.profile).map((url) => urlKey(url, { hash: true })));

/** Numbers with fewer digits are short codes and extensions, shared by strangers. */
const MIN_PHONE_DIGITS = 7;
export const phoneKeys = (facts: ValueLists) =>
  present(list(facts.phone).map((phone) => fieldSpecs.phone.getKey(phone))).filter(
    (key) => key.replace(/\D/g, '').length >= MIN_PHONE_DIGITS,
  );
export const emailKeys = (facts: ValueLists) =>
  present(list(facts.email).map((email) => email.toLowerCase()));
export const socialKeys = (facts: ValueLists) =>
  present(list(facts.social).map((social) => fieldSpecs.social.getKey(social)));
export const messengerKeys = (facts: ValueLists) =>
  present(list(facts.messenger).map((messenger) => fieldSpecs.messenger.getKey(messenger)));
export const registrationKeys = (facts: ValueLists) =>
  present(list(facts.registration).map((registration) => fieldSpecs.registration.getKey(registration)));

/** Hosts that belong to the lead itself: its website's, and its mail domain unless that is a mail provider's. */
export const siteKeys = (facts: ValueLists) =>
  present([
    ...list(facts.website).map(hostKey),
    ...list(facts.email)
      .map((email) => email.toLowerCase().split('@')[1])
      .filter((domain) => domain !== undefined && !FREEMAIL.has(domain)),
  ]);

function placeKey(address: PostalAddress): string {
  const place = address.locality ?? address.postalCode ?? address.text;
  return foldWords(place).join(' ');
}

export function nameKeys(item: Matchable): string[] {
  const places = present(list(item.facts.address).map(placeKey));
  return present(getNames(item).map(nameKey)).flatMap((name) =>
    places.length === 0 ? [name] : places.map((place) => `${name}@${place}`),
  );
}

/**
 * The keys a lead is found by, one index entry each. A shared key means "look closer" (`compareLeads`),
 * never by itself "the same".
 */
export const matchKeys = (item: Matchable): string[] => [...recordKeys(item), ...otherKeys(item)];

/**
 * The best of the match keys: the record's own pages, accounts and posts. A lead that shares one beats whatever shares
 * the others.
 */
export function recordKeys({ facts, accounts = [], requests = [] }: Matchable): string[] {
  return [
    ...profileKeys(facts).map((key) => `profile:${key}`),
    ...accounts.map((account) => `account:${account}`),
    ...requests.map(({ key }) => `request:${key}`),
  ];
}

/** The match keys that several records may share. */
export function otherKeys(item: Matchable): string[] {
  const { facts } = item;
  return [
    ...phoneKeys(facts).map((key) => `phone:${key}`),
    ...emailKeys(facts).map((key) => `email:${key}`),
    ...siteKeys(facts).map((key) => `site:${key}`),
    ...socialKeys(facts).map((key) => `social:${key}`),
    ...messengerKeys(facts).map((key) => `messenger:${key}`),
    ...registrationKeys(facts).map((key) => `registration:${key}`),
    ...nameKeys(item).map((key) => `name:${key}`),
  ];
}
