import type { Match } from './match';
import { decodePercent } from './percent';
import { isCommonEnding, isFileEnding, isOldEnding } from './top-level-domains';

/** Nothing that could be an `@` in any disguise: most text nodes of a page end here. */
const MAYBE =
  /@|＠|&#|%40|[[({]\s?a\s?[\])}]|\bat\b|_at_|arobas|chiocciola|собака|ätt?\b|älg|kukac|małpa|zavin|שטרודל|艾特/i;

const AT_WORD =
  'at|@|＠|ät|æt|arobase?|arroba|chiocciola|собака|собачка|kukac|małpa|malpa|zavináč|zavinac|apenstaartje|snabel-?a|艾特|a';
const DOT_WORD = 'dot|\\.|punkt|point|punto|ponto|punt|piste|tečka|kropka|točka|точка|nokta|点|點|d';
const OPEN = '[\\[({<（【［｛〈«|*]';
const CLOSE = '[\\])}>）】］｝〉»|*]';

/**
 * What stands between the two halves, strongest first: the sign itself (also spaced out or as an entity), a word in
 * brackets ("[at]", "(put the at sign here)"), a word between marks ("_at_", "/at/"), the bare word.
 */
const AT = new RegExp(
  [
    `(?<sign>[ \\t\\u00a0]{0,3}(?:@|＠|&#0{0,3}64;|&#x0{0,3}40;|&commat;|%40)[ \\t\\u00a0]{0,3})`,
    `(?<bracket>\\s{0,3}${OPEN}\\s{0,2}(?:${AT_WORD}|[a-z ]{0,30}\\bat\\b[a-z ]{0,20})\\s{0,2}${CLOSE}\\s{0,3})`,
    `(?<marked>\\s{0,2}(?:_at_|/at/|-at-|~at~|\\\\at\\\\|=at=)\\s{0,2})`,
    `(?<word>[ \\t\\u00a0]{1,3}(?:at|arobase|arroba|chiocciola|собака|kukac|małpa|zavináč)[ \\t\\u00a0]{1,3})`,
  ].join('|'),
  'giu',
);
/** The mark between the labels of a host. */
const DOT = `(?:\\.|。|．|&#0{0,3}46;|\\s{0,2}${OPEN}\\s{0,2}(?:${DOT_WORD}|[a-z ]{0,30}\\bdot\\b[a-z ]{0,20})\\s{0,2}${CLOSE}\\s{0,2}|\\s{0,2}(?:_dot_|/dot/|-dot-)\\s{0,2}|\\s\\.\\s|\\s(?:dot|point|punkt|punto|ponto|точка|kropka|nokta)\\s)`;
const LABEL =
  '[a-z0-9\\u00c0-\\u024f\\u0370-\\u03ff\\u0400-\\u04ff\\u00ad\\u200b](?:[a-z0-9\\u00c0-\\u024f\\u0370-\\u03ff\\u0400-\\u04ff\\u00ad\\u200b-]{0,61}[a-z0-9\\u00c0-\\u024f\\u0370-\\u03ff\\u0400-\\u04ff])?';
const LOCAL_WORD =
  "[a-z0-9_+\\u00c0-\\u024f\\u00ad\\u200b](?:[a-z0-9._+'&\\u00c0-\\u024f\\u00ad\\u200b-]{0,62}[a-z0-9_+\\u00c0-\\u024f-])?";

const LOCAL_BEFORE = new RegExp(`(?<![a-z0-9@])${LOCAL_WORD}$`, 'iu');
const DOTTED_LOCAL_BEFORE = new RegExp(
  `(?<![a-z0-9@])(?:[a-z0-9_-]{1,30}${DOT}){1,3}[a-z0-9_-]{1,30}$`,
  'iu',
);
const PLAIN_HOST = new RegExp(
  `(?:${LABEL}\\.){1,6}(?:[a-z]{2,24}|xn--[a-z0-9-]{2,50}|[\\u0400-\\u04ff]{2,12})(?![a-z0-9\\u00ad])`,
  'iuy',
);
const ANY_HOST = new RegExp(
  `(?:${LABEL}${DOT}){1,6}(?:[a-z]{2,24}|[\\u0400-\\u04ff]{2,12})(?![a-z0-9])`,
  'iuy',
);
const ANY_DOT = new RegExp(DOT, 'giu');

/** Words that stand before "at" in prose and are nobody's mailbox. */
const PROSE_BEFORE_AT =
  /^(?:us|it|you|we|me|them|him|her|here|is|are|was|were|be|been|look|looking|open|opens|online|shop|order|book|live|based|located|call|follow|find|see|read|more|visit|apply|available|arrive|meet|start|starts|team|work|working|hosted|listed|posted|and|or|the|a|of|details|menu|photos|tickets?|register|hours|download|watch|join|reach|buy|only|now|stay|eat|site|website|webpage|page|homepage|blog|forum|profile)$/i;
const PROSE_HOST = /^(?:the|a|an|our|this|that|my|your|its|all|least|any|home|work|best|\d+)$/i;

/** Sample text of forms and documentation, never somebody's address. */
const PLACEHOLDER_LOCAL =
  /^(?:your?[._-]?\w{0,20}|you|(?:first|last|full|user)?[._-]?name|name[._-]?surname|first[._-]?last|first(?:name)?[._-]?last(?:name)?|vorname[._-]?nachname|nombre|user|username|usuario|email|e-?mail|mail|example|ejemplo|beispiel|exemple|someone|somebody|anyone|my[._-]?(?:user|name|e?mail)|john[._-]?doe|jane[._-]?doe|max[._-]?mustermann|test|xxx+|abc|address)$/i;
const PLACEHOLDER_HOST =
  /^(?:(?:www\.)?(?:your|my|the)?-?(?:domain|company|site|website|mail|email|address|host|provider|server|business|firma|example|exemple|beispiel|sample|test)\.(?:com|org|net|de|fr|es|it|tld|co|co\.uk|io)|your-?\w{2,20}\.\w{2,4}|x{2,}\.\w{2,4}|(?:\w+\.)?sentry\.io|sentry\.\w+\.\w+)$/i;

function isPlaceholder(local: string, host: string): boolean {
  return (
    (PLACEHOLDER_LOCAL.test(local) && PLACEHOLDER_HOST.test(host)) ||
    /^your?[._-]?(?:e-?mail|name|address|id|username|company)/i.test(local) ||
    /^(?:your|my)-?(?:domain|company|site|website|mail|email)\./i.test(host) ||
    /^[0-9a-f]{24,64}$/i.test(local)
  );
}

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/**
 * All e-mail addresses of a text, plain and disguised ("info [at] acme (dot) example"), in order of appearance.
 * The local part keeps its case, the host is lower case. Placeholders, image names and fediverse handles are no addresses.
 */
export function findEmails(text: string): Match<string>[] {
  if (!MAYBE.test(text)) return [];
  const found: Match<string>[] = [];
  let from = 0;
  for (const at of text.matchAll(AT)) {
    const atStart = at.index;
    if (atStart < from) continue;
    const atEnd = atStart + at[0].length;
    const match = readAround(text, from, atStart, atEnd, at.groups ?? {});
    if (!match) continue;
    found.push(match);
    from = match.end;
  }
  return found;
}

function readAround(
  text: string,
  from: number,
  atStart: number,
  atEnd: number,
  kind: Record<string, string | undefined>,
): Match<string> | undefined {
  const before = text.slice(Math.max(from, atStart - 130), atStart);
  const isPlain = kind.sign !== undefined;
  const isBareWord = kind.word !== undefined;
  // "thanks @acme.example" speaks to an account.
  if (isPlain && /^\s+[@＠]$/.test(kind.sign ?? '')) return undefined;

  // Most words that could stand for the sign are followed by no host, and looking back costs more.
  PLAIN_HOST.lastIndex = atEnd;
  ANY_HOST.lastIndex = atEnd;
  const plainHost = PLAIN_HOST.exec(text)?.[0];
  const anyHost = ANY_HOST.exec(text)?.[0];
  if (plainHost === undefined && anyHost === undefined) return undefined;

  const dotted = isPlain && kind.sign?.length === 1 ? undefined : DOTTED_LOCAL_BEFORE.exec(before)?.[0];
  const isDottedByWords = dotted !== undefined && /[^a-z0-9._-]/i.test(dotted);
  const shownLocal = isDottedByWords && !isBareWord ? dotted : LOCAL_BEFORE.exec(before)?.[0];
  if (shownLocal === undefined) return undefined;
  const start = atStart - shownLocal.length;

  // The sign with an ordinary host is an ordinary address; a longer disguised reading would swallow " . " of prose.
  let shownHost =
    plainHost !== undefined && isPlain && !isDisguisedLonger(plainHost, anyHost) ? plainHost : anyHost;
  if (shownHost === undefined) return undefined;
  shownHost = cutGlued(shownHost);

  const local = undot(shownLocal)
    .replace(INVISIBLE, '')
    .replace(/^['&.]+/, '');
  const host = undot(shownHost).replace(INVISIBLE, '').toLowerCase();
  const ending = host.slice(host.lastIndexOf('.') + 1);
  const dotIsDisguised = shownHost.replace(INVISIBLE, '').length !== host.length;

  if (local === '' || local.includes('..') || host.includes('..') || local.length > 64) return undefined;
  if (isFileEnding(ending) && !isOldEnding(ending)) return undefined;
  if (/^(?:png|jpe?g|gif|webp|svg)$/.test(ending) || /^\d+x\./.test(host)) return undefined;
  if (isPlain && isPlaceholder(local, host)) return undefined;
  if (/^name$/i.test(local) && /(?:first|last|your|my)\s$/i.test(text.slice(Math.max(0, start - 8), start)))
    return undefined;

  const preceding = text.slice(Math.max(0, start - 12), start);
  if (/[@＠]$/.test(preceding)) return undefined;
  if (/:\/\/$|:\/\/[^\s/]{0,60}:$/.test(text.slice(Math.max(0, start - 70), start))) return undefined;
  if (/^git$/i.test(local) && text[atEnd + shownHost.length] === ':') return undefined;

  if (!isPlain) {
    if (PROSE_BEFORE_AT.test(local) || PROSE_HOST.test(host.slice(0, host.indexOf('.')))) return undefined;
    // "Open (at) shorts.mov": with the dot in plain sight only an ordinary ending is believed.
    if (!dotIsDisguised && !isOldEnding(ending) && !(ending === 'example')) return undefined;
  }
  if (isBareWord && !isMeantByWord(text, start, atEnd + shownHost.length, local, ending, dotIsDisguised))
    return undefined;
  const address = `${local}@${host}`;
  if (address.length > 254 || (isPlain && !plausibleEnding(ending))) return undefined;
  const end = atEnd + shownHost.length;
  return { value: address, shown: text.slice(start, end), start, end };
}

/**
 * "jane at acme dot com" is an address wherever it stands, "corner dot cafe" is prose; with the dot in plain sight the
 * mailbox must be a usual one, follow a word like "e-mail", or stand alone on its line.
 */
function isMeantByWord(
  text: string,
  start: number,
  end: number,
  local: string,
  ending: string,
  dotIsDisguised: boolean,
): boolean {
  if (!/^(?:com|net|org|info|biz|edu|gov|example|[a-z]{2})$/.test(ending) || !isCommonEnding(ending))
    return false;
  if (dotIsDisguised || /^(?:info|hello|mail|kontakt|mailbox)$/i.test(local)) return true;
  const before = text.slice(Math.max(text.lastIndexOf('\n', start) + 1, start - 40), start).trim();
  if (
    /(?:e-?mail\w{0,8}|contact|kontakt|write to|reach (?:me|us)|correo|courriel|почта|邮箱)\W{0,4}(?:(?:is|me|us|to|at|address)\W{0,3}){0,3}$/i.test(
      before,
    )
  )
    return true;
  const after = text.slice(end, end + 60).split('\n', 1)[0] ?? '';
  return before === '' && /^[.,;)\s]*$/.test(after) && /^[a-z\d._-]+$/.test(local);
}

/** True when the disguised reading continues the plain one by an ending that makes it a host: "acme.co dot uk". */
function isDisguisedLonger(plain: string, any: string | undefined): boolean {
  if (any === undefined || any.length <= plain.length) return false;
  return (
    /[\])}>]|\bdot\b/i.test(any.slice(plain.length)) ||
    !isCommonEnding(plain.slice(plain.lastIndexOf('.') + 1))
  );
}

/** "acme.exampleTel" is a host with the next word glued on. */
function cutGlued(host: string): string {
  const glued = /^(.*\.[a-z]{2,10})[A-Z][a-z]+$/u.exec(host);
  return glued?.[1] !== undefined && isCommonEnding(glued[1].slice(glued[1].lastIndexOf('.') + 1))
    ? glued[1]
    : host;
}

function undot(text: string): string {
  return text.replace(ANY_DOT, '.');
}

function plausibleEnding(ending: string): boolean {
  return ending.length >= 2 && !isFileEnding(ending) ? true : isOldEnding(ending);
}

/**
 * The address a link writes to: `mailto:` (first recipient), Cloudflare's `/cdn-cgi/l/email-protection#hex`, or a
 * `mailto:` with its letters shifted that a script shifts back (`javascript:linkTo_UnCryptMailto('nbjmup+…')`).
 * Undefined for an empty mailto, of which old pages have many.
 */
export function emailFromHref(href: string): string | undefined {
  const cloudflare = /\/cdn-cgi\/l\/email-protection#([0-9a-f]{6,520})/i.exec(href);
  if (cloudflare?.[1] !== undefined) return decodeCloudflareEmail(cloudflare[1]);
  const shifted = /^javascript:\w{1,40}\((?:'|%27)([^'%]{10,600})/i.exec(href);
  if (shifted?.[1] !== undefined) return decodeShiftedEmail(shifted[1]);
  const mailto = /^\s{0,5}mailto:([^?]{3,600})/i.exec(href);
  if (mailto?.[1] === undefined) return undefined;
  return findEmails(decodePercent(mailto[1]))[0]?.value;
}

/** TYPO3's e-mail obfuscation: `mailto:…` with every character shifted by what the first one tells. */
export function decodeShiftedEmail(text: string): string | undefined {
  const shift = text.charCodeAt(0) - 0x6d;
  const plain = text.replace(/[+-:@-Za-z]/g, (sign) => {
    const code = sign.charCodeAt(0);
    // Signs and digits, capitals and small letters each go in a circle.
    const [first, size] =
      code < 0x3b ? ([0x2b, 16] as const) : code < 0x5b ? ([0x40, 27] as const) : ([0x61, 26] as const);
    return String.fromCharCode(first + ((code - first - shift + 100 * size) % size));
  });
  return /^mailto:/.test(plain) ? emailFromHref(plain) : undefined;
}

/** Cloudflare's e-mail obfuscation: hex bytes, each XORed with the first one. */
export function decodeCloudflareEmail(hex: string): string | undefined {
  if (!/^(?:[0-9a-f]{2}){4,260}$/i.test(hex)) return undefined;
  const bytes = Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16),
  );
  const [mask = 0, ...masked] = bytes;
  const text = new TextDecoder().decode(Uint8Array.from(masked, (byte) => byte ^ mask));
  return findEmails(text)[0]?.value;
}

/**
 * Addresses a script assembles for `document.write`, as Joomla and hand-made pages do: string literals joined by `+`,
 * numeric entities, `String.fromCharCode(…)`. Nothing is run.
 */
export function findScriptedEmails(script: string): string[] {
  if (!MAYBE.test(script) && !/fromCharCode|\\x/.test(script)) return [];
  const text = script
    .slice(0, 20_000)
    .replace(/String\.fromCharCode\(([\d,\s]{1,2000})\)/g, (_, codes: string) =>
      String.fromCharCode(...codes.split(',').map(Number)),
    )
    .replace(/&#(\d{1,4});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\\x([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(
      /["'][ \t]{0,5};?\s{0,20}(?:(?:var |let )?\w{1,40}\s{0,3}=\s{0,3}\w{1,40}\s{0,3})?\+\s{0,20}["']/g,
      '',
    );
  return [...new Set(findEmails(text).map((match) => match.value))];
}
