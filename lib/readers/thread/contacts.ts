import { emailFromHref, findEmails } from '@/lib/contact/email';
import { isGivenName } from '@/lib/contact/given-names';
import { findMessengers, messengerFromHref } from '@/lib/contact/messenger';
import { findPhones, phoneFromHref, phoneKey } from '@/lib/contact/phone';
import { remember } from '@/lib/contact/remember';
import { isShareLink, toSocialProfile } from '@/lib/contact/social';
import { findWebsites, isPlainLink, isSameSite, siteOf, siteOfHost, toWebsite } from '@/lib/contact/website';
import type { Found, FoundFacts } from '@/lib/leads/candidate';
import { MAX_VALUES_PER_FIELD, MAX_VALUE_LENGTH } from '@/lib/leads/limits';
import type { FieldId, ValueOf } from '@/lib/leads/values';
import { resolveLink } from '@/lib/page/links';
import type { ReadingContext } from '../reader';
import { readAboutAuthor } from './about-author';
import { findWhom, isOthers } from './whose';

/** Where in a post something stands; what an author puts into signature or panel is about the author. */
export type Region = 'body' | 'signature' | 'panel';

export interface RegionText {
  readonly region: Region;
  readonly text: string;
  readonly links: readonly Element[];
}

const CONFIDENCE: Readonly<Record<Region, number>> = { signature: 0.9, panel: 0.9, body: 0.75 };

/** The author speaks of an own site: "our shop", "visit us at". */
const OWN_WORDS =
  /\b(?:our|my|unser\w*|mein\w*|notre|mon|nuestr\w+|nosso|nossa|nostr\w+)\s+(?:\S+\s+){0,2}(?:web\s?site|site|shop|store|company|homepage|business|firma|laden|boutique|tienda|loja|negozio|sito|page|blog|portfolio)\b|\b(?:visit|find|contact) us\b|我们(?:的|公司)|我們(?:的|公司)|наш\w* (?:сайт|магазин)|当社|弊社/i;
/** What a link or its label in the user panel says when it is the author's site. */
const SITE_LABEL =
  /web\s?site|home\s?page|\bwww\b|site web|webseite|webside|sitio|sito|\burl\b|сайт|主页|網站|网站|ウェブ|site$/i;
/** How much text before a link says whose it is, in characters. */
const BEFORE_LINK = 60;

const MAX_LABEL = 40;

const IMAGE = /\.(?:jpe?g|png|gif|webp|svg|bmp|mp4|pdf|zip|rar|exe)(?:$|[?#])/i;

/** Collects the facts of one post, each value once, the surest place first. */
export class PostFacts {
  readonly #facts: FoundFacts = {};
  readonly #seen = new Set<string>();

  add<F extends FieldId>(field: F, key: string, value: ValueOf[F], shown: string, confidence: number): void {
    const seen = `${field}:${key}`;
    if (this.#seen.has(seen)) return;
    this.#seen.add(seen);
    const values = (this.#facts[field] ??= []) as Found<ValueOf[F]>[];
    if (values.length < MAX_VALUES_PER_FIELD)
      values.push({ value, shown: shown.slice(0, MAX_VALUE_LENGTH), reader: 'thread', confidence });
  }

  get facts(): FoundFacts {
    return this.#facts;
  }

  get isEmpty(): boolean {
    return this.#seen.size === 0;
  }
}

/** A link within the site that surely leads where it says; most are, and parsing an address costs more than all else. */
const LEADS_HOME = /^(?!\/\/)(?!.*\/aHR0c)[^:%?#\s\\]*(?:\?(?:[\w&;-]|=(?![\w+/=-]{12}))*)?(?:#\S*)?$/;
/** A link with a scheme or host, or a hidden mail address: no other leads to mail, phone or messenger. */
const MAY_REACH = /^\s*(?:[a-z][\w+.-]*:|\/\/)|email-protection|mailto/i;
const FEDERATED_PROFILE = /\/(?:u|c|m|@|users?|profiles?)\/?@?[\w.-]{1,60}@[\w.-]+/i;
/** Whether any pattern of `lib/contact` could find something here; most posts hold nothing and should cost nothing. */
const MAY_HOLD_MAIL = /@|＠|\bat\b|\(at\)|\[at\]|arr?oba|chiocciola|_at_|\/at\//i;
const MAY_HOLD_PHONE = /(?:\+|\b00)\d|\(?\d{2,4}\)?[\s./-]+\d{2,4}[\s./-]+\d{2,4}/;
const MAY_HOLD_MESSENGER =
  /whats\s?app|wechat|weixin|微信|vx|\bqq\b|扣扣|telegram|телеграм|t\.me|skype|скайп|viber|вайбер|\bline\b|kakao|카카오|카톡|zalo|signal|discord|icq/i;
/** A line that names what follows; without one a number in running text is more often a price, part or version. */
const PHONE_LABEL =
  /(?:tel|phone|telefon|tél|fon|mobil|cell|call|handy|whatsapp|fax|телефон|тел|звон|电话|電話|手机|手機|联系|聯絡|聯繫|来电|來電|致电|拨打|热线|熱線|tlf|tfno|fono|celular|ring|chiam|ll[aá]ma|appel|anruf|ruf|ligue|bel me|text me|contact|☎|📞)/i;

/** Written as only phone numbers are: international, or nine digits and more in three groups. */
function isPlainlyPhone(shown: string): boolean {
  const digits = shown.replace(/\D/g, '').length;
  return (
    digits >= 9 &&
    (/^\s*\(?(?:\+|00)/.test(shown) ||
      /^\(?\d{2,4}\)?[\s./-]+\d{2,4}[\s./-]+\d{2,4}(?:[\s./-]\d{2,4})*$/.test(shown.trim()))
  );
}

/** Letters and digits alone, as addresses write names. */
const bare = remember((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));

export interface AboutPost {
  readonly author: string | undefined;
  readonly authorUrl?: string | undefined;
  readonly hiring: boolean;
  /** Offers give their own contacts, whatever words are around. */
  readonly offers: boolean;
}

/**
 * Reads the contacts of one post into `facts`, and those of somebody else into `mentioned`: mail, phone and messenger from all regions, websites from
 * signature and panel, and from the body only what the author calls their own or shares a domain with their mail.
 */
export function readContacts(
  facts: PostFacts,
  mentioned: PostFacts,
  regions: readonly RegionText[],
  context: ReadingContext,
  about: AboutPost,
): void {
  const country = context.country === undefined ? {} : { country: context.country };
  const page = context.url.href;
  const ownSite = siteOf(page);
  const mailSites = new Set<string>();
  /** Where a value belongs that stands at `at` in a region's text; a negative place is unknown. */
  const ownerOf = ({ region, text }: RegionText, at: number): PostFacts => {
    if (region !== 'body' || about.offers || at < 0 || !isOthers(text, at)) return facts;
    const whom = findWhom(text, at);
    if (whom !== undefined)
      mentioned.add(
        isGivenName(whom.split(' ')[0] ?? '') ? 'person' : 'name',
        whom.toLowerCase(),
        whom,
        whom,
        0.5,
      );
    return mentioned;
  };
  /** Profiles of federated sites have addresses like mail: "/u/anna@bread.example". */
  const findProfiles = (): string[] =>
    [
      about.authorUrl ?? '',
      ...regions.flatMap(({ links }) => links.map((link) => link.getAttribute('href') ?? '')),
    ]
      .filter((href) => FEDERATED_PROFILE.test(href))
      .map((href) => href.toLowerCase());
  let profiles: readonly string[] | undefined;
  const addMail = (owner: PostFacts, address: string, shown: string, confidence: number): void => {
    const key = address.toLowerCase();
    profiles ??= findProfiles();
    if (profiles.some((href) => href.includes(key))) return;
    owner.add('email', key, address, shown, confidence);
    if (owner !== facts) return;
    const site = siteOf(`https://${key.slice(key.indexOf('@') + 1)}`);
    if (site !== undefined) mailSites.add(site);
  };
  // Who has no account writes the address into the name.
  if (about.author !== undefined && MAY_HOLD_MAIL.test(about.author))
    for (const { value, shown } of findEmails(about.author)) addMail(facts, value, shown, 0.9);
  for (const one of regions) {
    const { region, text, links } = one;
    const confidence = CONFIDENCE[region];
    for (const link of links) {
      const href = link.getAttribute('href') ?? '';
      // Most lead to the board itself, and parsing an address that is none costs most.
      if (!MAY_REACH.test(href)) continue;
      const shown = link.textContent.trim().slice(0, MAX_VALUE_LENGTH) || href.slice(0, MAX_VALUE_LENGTH);
      const mail = emailFromHref(href);
      const phone = /^(?:tel|callto):/i.test(href) ? phoneFromHref(href, country) : undefined;
      const linked = messengerFromHref(href);
      // On a messenger's own pages its links lead to channels and posts.
      const leadsHome = linked && (isShareLink(href) || (region !== 'body' && isSameSite(href, page)));
      const messenger = leadsHome === true ? undefined : linked;
      if (mail === undefined && phone === undefined && messenger === undefined) continue;
      const owner = ownerOf(one, text.indexOf(shown));
      if (mail !== undefined) addMail(owner, mail, shown, confidence);
      if (phone !== undefined) owner.add('phone', phoneKey(phone), phone, shown, confidence);
      if (messenger !== undefined)
        owner.add('messenger', `${messenger.service}:${messenger.id}`, messenger, shown, confidence);
    }
    if (MAY_HOLD_MAIL.test(text))
      for (const { value, shown, start } of findEmails(text))
        addMail(ownerOf(one, start), value, shown, confidence);
    const labelled = /\d{4}/.test(text) && PHONE_LABEL.test(text);
    if (labelled || (region !== 'panel' && MAY_HOLD_PHONE.test(text))) {
      for (const match of findPhones(text, country)) {
        const line = text.slice(Math.max(0, match.start - 40), match.start);
        if (region !== 'signature' && !PHONE_LABEL.test(line) && !isPlainlyPhone(match.shown)) continue;
        if (region === 'panel' && !PHONE_LABEL.test(line)) continue;
        ownerOf(one, match.start).add(
          match.fax ? 'fax' : 'phone',
          phoneKey(match.value),
          match.value,
          match.shown,
          confidence,
        );
      }
    }
    if (MAY_HOLD_MESSENGER.test(text))
      for (const { value, shown, start } of findMessengers(text))
        ownerOf(one, start).add('messenger', `${value.service}:${value.id}`, value, shown, confidence);
  }
  const name = bare(about.author ?? '');
  const bodyStart = (regions.find(({ region }) => region === 'body')?.text ?? '').slice(0, 160);
  for (const { region, text, links } of regions) {
    const labelOf = (link: Element): string =>
      [
        link.textContent,
        link.getAttribute('title'),
        link.getAttribute('aria-label'),
        link.getAttribute('class'),
        link.querySelector('img[alt]')?.getAttribute('alt'),
        link.previousElementSibling?.localName === 'dl' ? '' : link.previousElementSibling?.textContent,
        link.parentElement?.previousElementSibling?.textContent,
        link.closest('dl')?.querySelector('dt')?.textContent,
      ]
        // A label is short; longer text beside a link is another field.
        .map((text) => (text == null || text.length > MAX_LABEL ? '' : text))
        .join(' ');
    /** Of the links in a post's words nearly all lead to what it speaks of. */
    const isOwnSite = (domain: string, before: string): boolean => {
      if (region !== 'body' || mailSites.has(domain)) return true;
      const label = bare(domain.replace(/\..*$/, ''));
      return (
        (label.length > 3 && name.length > 3 && (name.includes(label) || label.includes(name))) ||
        (about.hiring && label.length > 2 && bare(bodyStart).includes(label)) ||
        OWN_WORDS.test(before)
      );
    };
    const addSite = (href: string, shown: string, before: string): void => {
      const target = region === 'body' ? resolveLink(href, context.url) : undefined;
      if (target && isPlainLink(target) && !isOwnSite(siteOfHost(target.hostname) ?? '', before)) return;
      const site = toWebsite(href, context.url);
      if (site === undefined || isSameSite(site, page) || IMAGE.test(site) || isShareLink(site)) return;
      const profile = toSocialProfile(site);
      if (profile !== undefined) {
        if (region !== 'body') facts.add('social', profile.url, profile, shown, CONFIDENCE[region]);
        return;
      }
      if (messengerFromHref(site) === undefined && isOwnSite(siteOf(site) ?? '', before))
        facts.add('website', site, site, shown, region === 'body' ? 0.6 : 0.85);
    };
    for (const link of links) {
      // Most lead to the board itself.
      const href = link.getAttribute('href') ?? '';
      if (LEADS_HOME.test(href)) continue;
      const target = resolveLink(href, context.url);
      if (target && isPlainLink(target) && siteOfHost(target.hostname) === ownSite) continue;
      if (region === 'panel' && !SITE_LABEL.test(labelOf(link))) continue;
      const shown = link.textContent.trim();
      const at = shown === '' ? -1 : text.indexOf(shown);
      addSite(
        href,
        shown === '' ? href : shown,
        at < 0
          ? ''
          : (text
              .slice(Math.max(0, at - BEFORE_LINK), at)
              .split(/[.!?]\s|\n/)
              .at(-1) ?? ''),
      );
    }
    if (region === 'panel' || (region === 'body' && !about.hiring)) continue;
    for (const match of findWebsites(text)) {
      // Long links are shown shortened, and a mail address holds a domain.
      if (
        links.some((link) => link.textContent.includes(match.shown)) ||
        /[@\w]$|\b(?:at|@)\s*$/i.test(text.slice(Math.max(0, match.start - 6), match.start))
      )
        continue;
      addSite(match.value, match.shown, text.slice(Math.max(0, match.start - BEFORE_LINK), match.start));
    }
  }
  readAboutAuthor(facts, regions, about);
}
