/**
 * What a date or an author looks like before anybody reads it. These patterns only say where to look:
 * `lib/contact/date.ts` reads the date, and the repetition over the page's blocks decides what is an author.
 */

const RELATIVE =
  /\b(?:\d{1,3}|an?|one|few|couple)\s?\+?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|mos|months?|y|yrs?|years?)(?:\s+ago\b|$)|\bago\b|\b(?:just now|yesterday|today)\b|\b(?:vor|il y a|hace|há|fa|temu|sedan|sitten|siden|geleden|heute|gestern|hoje|ontem|hoy|ayer|oggi|ieri|vandaag|gisteren|i dag|i går|dzisiaj|wczoraj|bugün|dün|dnes|včera|hari ini|kemarin|lalu)\b|aujourd|hier(?=\s|$|\s*à)|назад|сегодня|вчера|сьогодні|вчора|\d\s?(?:秒|分|分钟|分鐘|小时|小時|時間|天|日|个月|個月|ヶ月|年)前|刚刚|剛剛|昨天|今天|前天|昨日|今日|^\d{1,2}:\d\d(?::\d\d)?$|전$|어제|오늘|منذ|أمس|اليوم|دیروز|امروز|پیش/iu;

// Letters are written as ranges: `\p{L}` here takes 3 ms to compile, in every page that is read.
const ABSOLUTE =
  /\d{1,4}[./\-–年]\s?\d{1,2}[./\-–月]\s?\d{1,4}|\d{1,2}(?:st|nd|rd|th|\.|er|º)?[\s\-–]+(?:de\s+|of\s+)?[a-zÀ-\u1fff\u3040-\ud7ff]{3,12}\.?,?[\s\-–]+(?:de\s+)?(?:(?:19|20)\d\d|'\d\d)|\d{1,2}-[a-zÀ-\u1fff\u3040-\ud7ff]{3}-\d{2}\b|[a-zÀ-\u1fff\u3040-\ud7ff]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:\d{4}|at\s|\d{1,2}:\d\d)|\d{1,2}(?:\.|\s)\s?(?:de\s+)?[a-zÀ-\u1fff\u3040-\ud7ff]{3,12}\.?,?\s+(?:um\s+|às?\s+|a las\s+|kl\.?\s+|г\.?,?\s+)?\d{1,2}[:.h]\d\d|\d{1,2}月\s?\d{1,2}日|^(?!\d\.\d$)\d{1,2}[/.-]\d{1,2}(?:\s+\d{1,2}:\d\d)?$|^[a-zÀ-\u1fff\u3040-\ud7ff]{3,10}\.?\s+['’]?\d{1,2}$|^\d{1,2}\.?\s+[a-zÀ-\u1fff\u3040-\ud7ff]{3,10}\.?$/i;

/** Longest text a date may stand in: "Posted by somebody on Tuesday, 3 November 2009 at 11:24:58 (edited)". */
const MAX_DATE_TEXT = 120;
const MAX_WORDS = 60;

export function looksLikeDate(text: string): boolean {
  if (text.length < 2 || text.length > MAX_DATE_TEXT || text.includes('://')) return false;
  if (/\d/.test(text)) return ABSOLUTE.test(text) || RELATIVE.test(text);
  // Without a digit it is a word or two ("yesterday", "vor einer Stunde"), not part of a sentence.
  return text.length <= MAX_WORDS && RELATIVE.test(text);
}

const PROFILE_LINK =
  /(?:^|[/?&=_.-])(?:members?|users?|profiles?|profil|u|authors?|people|user_?info|userinfo|accounts?|usuarios?|miembros?|membres?|mitglied(?:er)?|benutzer|nutzer|utenti|uczestnik|kayttaja|space|home|contributors?|seller|bestandsliste|s-bestandsliste|pc\/index|shop)(?:\/|=|-uid-|-id-|\.php\?)[^/?#&=]|[?&;](?:u|uid|user_?id|user_?name|user|member|showuser|author|un)=[^&]|action=profile;u=|viewprofile|\/~\w|\/@[\w.-]+(?:\/)?$|user\?id=|member\.php|profile\.php\?/i;

/** Somebody's rank, threads or albums, at an address much like the profile's. */
const NO_PROFILE =
  /[?&](?:ac=usergroup|mod=spacecp|do=(?:thread|friend|blog|album|doing|share|pm)\b|type=reply)/;

/** Whether an address leads to somebody's profile, by its words alone. */
export function looksLikeProfileLink(href: string): boolean {
  return href.length < 400 && PROFILE_LINK.test(href) && !NO_PROFILE.test(href);
}

const AUTHOR_NAME =
  /(?:^|[-_])(?:authors?|user-?name|user-?id|user-?link|user|poster|posted-?by|nick(?:name)?|member-?name|display-?name|screen-?name|handle|by-?line|person|seller|owner|cnm|from)(?:$|[-_])|(?:author|user|seller)name|postauthor|authorlink|posterName|UserName|AuthorName/i;

/** Whether a class, id or test id is what engines call the author of a post. */
export function looksLikeAuthorClass(name: string): boolean {
  return AUTHOR_NAME.test(name);
}

const POST_NAME =
  /(?:^|[-_.=#])(?:js-)?(?:posts?|comments?|messages?|msg|repl(?:y|ies)|answers?|questions?|topics?|threads?|discussions?|entry|thing|pid|tid|ad-?(?:item|list|view)|aditem|listing|annonce|offer|anuncio|beitrag)(?:$|[-_.#\]])|(?:^|[-_.=])[pct](?:$|[-_#\]])|post(?:bit|row|body|container|block|#)|comment(?:item|row|text|block|#)|message(?:row|item|block|#)|topic(?:row|item|#)|thread(?:row|bit|#)|uid#/i;

/** Whether a class or id is what engines call a post or topic; digits are written `#`. */
export function looksLikePostName(name: string): boolean {
  return POST_NAME.test(name);
}
