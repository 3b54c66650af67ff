import { decodePercent } from './percent';
import { getQueryEntries } from './query-entries';
import type { Match } from './match';
import { remember } from './remember';
import { isShareLink } from './social';
import { toUrl } from './to-url';
import { isCommonEnding, isFileEnding } from './top-level-domains';

const TRACKING =
  /^(?:utm_\w{1,30}|[a-z]{0,3}gclid|gclsrc|dclid|fbclid|msclkid|yclid|twclid|ttclid|wbraid|gbraid|igshid|mc_[ce]id|_ga|_gl|_hsenc|_hsmi|hsa_\w{1,20}|pk_\w{1,20}|mtm_\w{1,20}|matomo_\w{1,20}|piwik_\w{1,20}|oly_\w{1,20}|vero_id|ref|ref_?src|referrer|referer|trk\w{0,20}|spm|scm|srsltid|rwg_token|adgroupid|campaignid|cmpid|partnerid|affid|aff_id)$/i;

/** Parameters in which directories hide the address a click leads to, most telling first. */
const REDIRECT_KEYS = [
  'url',
  'u',
  'website',
  'redirect_url',
  'redirect',
  'redir',
  'target',
  'to',
  'dest',
  'destination',
  'goto',
  'go',
  'link',
  'href',
  'out',
  'external',
  'site',
  'weburl',
  'web',
  'q',
  'r',
  'l',
  'k',
  'd',
];

/**
 * The website a link leads to: absolute http(s), redirects through the directory unwrapped (query parameter, base64,
 * or the address as part of the path), tracking parameters and text fragments dropped.
 * Undefined for other schemes, for links that share this page, and for addresses over 2,048 characters.
 */
export function toWebsite(href: string, base: URL): string | undefined {
  const trimmed = href.trim();
  if (trimmed === '' || trimmed.length > 8_000 || trimmed.startsWith('#')) return undefined;
  let url = toUrl(trimmed, base);
  if (url === undefined) return undefined;
  for (let depth = 0; depth < 3; depth++) {
    if (!isHttp(url) || isShareLink(url.href)) return undefined;
    const inner = unwrap(url);
    if (!inner) break;
    url = inner;
  }
  if (!isHttp(url) || isShareLink(url.href) || url.hostname === '' || !/\.|^localhost$|:/.test(url.hostname))
    return undefined;
  for (const [key] of getQueryEntries(url)) if (TRACKING.test(key)) url.searchParams.delete(key);
  if (url.href.includes('#') && !/^#!?\//.test(url.hash)) url.hash = '';
  if (url.href.includes('@')) url.username = url.password = '';
  return url.href.length > 2_048 ? undefined : url.href;
}

function isHttp(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:';
}

/** Whether a link surely leads where it says: nothing in it could be another address, not even in base64. */
export const isPlainLink = ({ search, pathname }: Readonly<URL>): boolean =>
  !/[.:%]|=[\w+/=-]{12}/.test(search) && !/\/(?:https?:\/|aHR0c)/i.test(pathname);

function unwrap(url: URL): URL | undefined {
  if (isPlainLink(url)) return undefined;
  const inPath = /^\/[^?#]{0,80}?\/(https?:\/{1,2}[^/].{3,1000})$/i.exec(url.pathname)?.[1];
  if (inPath !== undefined) return toHttpUrl(`${inPath.replace(/^(https?):\/{1,2}/i, '$1://')}${url.search}`);
  const entries = getQueryEntries(url);
  for (const key of REDIRECT_KEYS) {
    const value = entries.find(([name]) => name.toLowerCase() === key)?.[1];
    const inner = value === undefined ? undefined : readWrapped(value, url);
    if (inner) return inner;
  }
  // A lone base64 parameter of whatever name: `/out?x=aHR0cDovL…`.
  for (const [, value] of entries) if (/^aHR0c/.test(value)) return readWrapped(value, url);
  const encodedPath = /\/(aHR0c[\w+/=-]{8,1000})$/.exec(url.pathname)?.[1];
  return encodedPath === undefined ? undefined : readWrapped(encodedPath, url);
}

function readWrapped(value: string, outer: URL): URL | undefined {
  const text = value.trim();
  if (/^https?:\/\//i.test(text)) return toHttpUrl(text);
  if (/^https?%3a/i.test(text)) return toHttpUrl(decodePercent(text));
  if (/^(?:\/\/)?(?:www\.)[\w.-]{3,100}(?:[/?#]|$)/i.test(text))
    return toHttpUrl(`http://${text.replace(/^\/\//, '')}`);
  if (/^[\w+/=-]{12,2000}$/.test(text)) {
    const decoded = decodeBase64(text);
    if (decoded !== undefined && /^https?:\/\/[^\s]{4,}$/i.test(decoded)) return toHttpUrl(decoded);
  }
  // "/away?to=acme.example" – but "/search?q=acme.example" asks for it, so only for keys that lead away.
  if (
    /^(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}(?:\/\S{0,200})?$/i.test(text) &&
    /away|redir|out|go|exit|click|visit|link|jump|track/i.test(outer.pathname)
  ) {
    const ending = /\.([a-z]{2,12})(?:\/|$)/i.exec(text)?.[1] ?? '';
    if (isCommonEnding(ending) && !isFileEnding(ending)) return toHttpUrl(`http://${text}`);
  }
  return undefined;
}

function toHttpUrl(text: string): URL | undefined {
  const url = toUrl(text);
  return url !== undefined && isHttp(url) && url.hostname.includes('.') ? url : undefined;
}

/** Base64, also in its URL-safe alphabet; undefined when it is none. */
export function decodeBase64(text: string): string | undefined {
  const standard = text
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/={1,3}$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(standard) || standard.length % 4 === 1) return undefined;
  return new TextDecoder().decode(Uint8Array.from(atob(standard), (char) => char.charCodeAt(0)));
}

const DOTTED = /\.[a-z\u0400-\u04ff]{2}/giu;
const LABEL =
  '[a-z0-9\\u00a1-\\u024f\\u0400-\\u04ff](?:[a-z0-9\\u00a1-\\u024f\\u0400-\\u04ff_-]{0,61}[a-z0-9\\u00a1-\\u024f\\u0400-\\u04ff])?';
const LINK = new RegExp(
  `(?<![\\w@./:%=&?-])(?<scheme>https?://)?(?<host>(?:${LABEL}\\.){1,6}(?<ending>[a-z]{2,24}|xn--[a-z0-9-]{2,50}|[\\u0400-\\u04ff]{2,12}))(?![\\w@-]|[\\w.+-]{1,40}@)(?<port>:\\d{2,5})?(?<rest>[/?#][^\\s<>"'\`{}|\\\\^\\u3000-\\u303f\\uff00-\\uffef\\u4e00-\\u9fff\\uac00-\\ud7af]{0,1000})?`,
  'giu',
);

/** No link holds a blank, so only the words with a dot within are looked into. */
function* findLinks(text: string): Generator<RegExpExecArray> {
  let from = 0;
  for (const { index } of text.matchAll(DOTTED)) {
    if (index < from) continue;
    let start = index;
    while (start > from && !/\s/.test(text.charAt(start - 1))) start -= 1;
    const length = text.slice(index).search(/\s/);
    from = length < 0 ? text.length : index + length;
    for (const link of text.slice(start, from).matchAll(LINK)) {
      link.index += start;
      yield link;
    }
  }
}

/**
 * Web addresses written out in a text. Without scheme or `www.` the ending must be a common one
 * (`acme.example/shop` yes, `works.lane` and `readme.md` no). A missing scheme becomes https.
 */
export function findWebsites(text: string): Match<string>[] {
  const found: Match<string>[] = [];
  for (const link of findLinks(text)) {
    const { scheme, host = '', ending = '', rest = '' } = link.groups ?? {};
    const isMarked = scheme !== undefined || /^www\./i.test(host);
    if (!isMarked && (!isCommonEnding(ending) || isFileEnding(ending) || !looksLikeHost(host, ending)))
      continue;
    if (/^[\d.]+$/.test(host)) continue;
    const shown = link[0].slice(0, link[0].length - rest.length) + trimTail(rest);
    const address = scheme === undefined ? `https://${shown}` : shown;
    const url = shown.length > 2_000 ? undefined : toUrl(address);
    if (url === undefined) continue;
    found.push({ value: url.href, shown, start: link.index, end: link.index + shown.length });
  }
  return found;
}

/** "Ltd.Die", "St.Gallen", "e.g" are two words; hosts are written in one case. */
function looksLikeHost(host: string, ending: string): boolean {
  if (/^\p{Lu}/u.test(ending) && !/^[\p{Lu}\d.-]+$/u.test(host)) return false;
  const labels = host.split('.');
  const [first = ''] = labels;
  const isAbbreviation =
    labels.length === 2 && /^(?:co|inc|ltd|st|no|nr|tel|fax|mr|mrs|dr|vs|etc|ca|ed|al)$/i.test(first);
  return first.length > 1 && !isAbbreviation && /\p{L}/u.test(first);
}

/** Punctuation of the sentence around a link, and a bracket nobody opened. */
function trimTail(rest: string): string {
  let tail = rest.replace(/[.,;:!?'"*…]+$/, '');
  while (/[)\]]$/.test(tail)) {
    const [open, close] = tail.endsWith(')') ? ['(', ')'] : ['[', ']'];
    if (tail.split(open).length >= tail.split(close).length) break;
    tail = tail.slice(0, -1).replace(/[.,;:!?'"*…]+$/, '');
  }
  return tail;
}

/**
 * Second labels under which names are registered ("co.uk", "com.br"). Together with the hosts that give each customer
 * a subdomain this is 1 kB instead of the 46 kB of the whole public suffix list; see `siteOf`.
 */
const SECOND_LEVEL =
  /^(?:com?|net|org|gov|govt|edu|ac|or|ne|go|gob|gub|gouv|gv|gen|nom|ltd|plc|sch|nhs|police|mil|info|biz|web|ind|firm|asn|id|school|geek|maori|iwi|kiwi|muni|ed|lg|ad|re|pe|k12|art|adv|eng|eco|blog|tm|in|res|nic|waw|msk|spb|priv|art|asso|shop|pp|kiev|odesa|av|bel|pol|tsk|idv|club|game|ebiz)$/;
const SHARED_HOSTS =
  /(?:^|\.)((?:[\w-]+)\.(?:github\.io|gitlab\.io|blogspot\.(?:com?\.)?[a-z]{2,3}|wordpress\.com|wixsite\.com|weebly\.com|jimdofree\.com|jimdosite\.com|jimdo\.com|webnode\.[a-z.]{2,6}|squarespace\.com|myshopify\.com|netlify\.app|vercel\.app|pages\.dev|web\.app|herokuapp\.com|business\.site|tumblr\.com|livejournal\.com|over-blog\.com|e-monsite\.com|webflow\.io|azurewebsites\.net|cloudfront\.net|strikingly\.com|ucoz\.ru|narod\.ru|tistory\.com|cafe24\.com|modoo\.at|amebaownd\.com|jouwweb\.nl|en\.alibaba\.com|en\.made-in-china\.com|1688\.com|b2b\.biz|godaddysites\.com|yolasite\.com|site123\.me|ueniweb\.com|carrd\.co|eatbu\.com|free\.fr|webs\.com))$/;

/**
 * The registrable domain of an address: `https://shop.acme.co.uk/x` → `acme.co.uk`. Own small list of public suffixes:
 * wrong for a few hundred rare ones, good enough for "same site or not". An IP address is its own site.
 */
export const siteOf = remember((url): string | undefined => siteOfHost(toUrl(url)?.hostname ?? ''));

/** The same of a host alone; a thousand links of a page lead to a few dozen. */
export const siteOfHost = remember((hostname): string | undefined => {
  const host = hostname.replace(/\.$/, '');
  if (host === '') return undefined;
  if (/^[\d.]+$|:/.test(host)) return host;
  const shared = SHARED_HOSTS.exec(host)?.[1];
  if (shared !== undefined && !/^www\./.test(shared)) return shared;
  const labels = host.split('.');
  if (labels.length <= 2) return host;
  const [second = '', top = ''] = labels.slice(-2);
  return labels.slice(top.length === 2 && SECOND_LEVEL.test(second) ? -3 : -2).join('.');
});

/** Whether two addresses belong to the same registrable domain. */
export function isSameSite(a: string, b: string): boolean {
  const site = siteOf(a);
  return site !== undefined && site === siteOf(b);
}
