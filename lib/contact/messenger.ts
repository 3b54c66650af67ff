import type { Messenger, MessengerService } from '@/lib/leads/values';
import type { Match } from './match';
import { decodePercent } from './percent';
import { toUrl } from './to-url';

/** Asked first: a list has thousands of links, and hardly any to one of these. */
const SERVICE_HOST =
  /^https?:[/\\]*[^/\\?#]*(?:wa\.me|whatsapp|t\.me|telegram|line\.me|m\.me|messenger|zalo|kakao|qq\.com|signal\.me|discord|icq\.|skype|viber)/i;

/**
 * The account a link opens a chat with: `wa.me/4930…`, `t.me/acme`, `skype:acme?chat`, `wpa.qq.com/msgrd?uin=…`.
 * Undefined for links that only share a text, and for opaque short links that carry no id.
 */
export function messengerFromHref(url: string): Messenger | undefined {
  if (url.length > 2_000 || (/^https?:/i.test(url) && !SERVICE_HOST.test(url))) return undefined;
  const link = toUrl(url);
  if (link === undefined) return undefined;
  const scheme = link.protocol.slice(0, -1).toLowerCase();
  const query = (name: string) => link.searchParams.get(name)?.trim() ?? '';
  if (scheme !== 'http' && scheme !== 'https') return fromScheme(scheme, url, query);

  const host = link.hostname.replace(/^(?:www|web)\./, '');
  const path = decodePercent(link.pathname);
  const [first = '', second = '', third = ''] = path.split('/').filter((part) => part !== '');
  switch (host) {
    case 'wa.me':
      return toAccount('whatsapp', asNumber(first === '' ? query('phone') : first));
    case 'whatsapp.com':
    case 'api.whatsapp.com':
      return first === 'send' || first === '' ? toAccount('whatsapp', asNumber(query('phone'))) : undefined;
    case 't.me':
    case 'telegram.me':
    case 'telegram.dog':
      if (first === 's') return toAccount('telegram', handle(second));
      if (first.startsWith('+')) return toAccount('telegram', asNumber(first));
      return /^(?:share|joinchat|addstickers|proxy|socks|iv|msg|c)$/.test(first)
        ? undefined
        : toAccount('telegram', handle(first));
    case 'line.me':
      if (first === 'ti' && second === 'p') return toAccount('line', handle(third));
      return first === 'R' && second === 'ti'
        ? toAccount('line', handle(path.split('/')[4] ?? ''))
        : undefined;
    case 'page.line.me':
      return toAccount('line', handle(first));
    case 'm.me':
      return toAccount('messenger', handle(first));
    case 'messenger.com':
      return first === 't' ? toAccount('messenger', handle(second)) : undefined;
    case 'zalo.me':
      return toAccount('zalo', first);
    case 'pf.kakao.com':
      return toAccount('kakaotalk', first);
    case 'open.kakao.com':
      return first === 'me' || first === 'o' ? toAccount('kakaotalk', second) : undefined;
    case 'wpa.qq.com':
    case 'wpa1.qq.com':
      return toAccount('qq', digits(query('uin') || query('Uin')));
    case 'signal.me':
      return toAccount('signal', asNumber(link.hash.replace(/^#p\//, '')));
    case 'discord.gg':
      return toAccount('discord', first);
    case 'discord.com':
      return first === 'invite' || first === 'users' ? toAccount('discord', second) : undefined;
    case 'icq.com':
      return toAccount('icq', digits(path) || digits(query('uin')));
    case 'icq.im':
      return toAccount('icq', first);
    case 'join.skype.com':
      return first === 'invite' ? toAccount('skype', second) : undefined;
    case 'chats.viber.com':
      return toAccount('viber', first);
    default:
      return undefined;
  }
}

function fromScheme(scheme: string, url: string, query: (name: string) => string): Messenger | undefined {
  const opaque = decodePercent(
    url
      .slice(scheme.length + 1)
      .replace(/^\/\//, '')
      .replace(/[?#].*$/s, ''),
  ).trim();
  switch (scheme) {
    case 'skype':
      return toAccount('skype', opaque.replace(/;.*$/s, ''));
    case 'whatsapp':
      return toAccount('whatsapp', asNumber(query('phone')));
    case 'viber':
      return toAccount('viber', asNumber(query('number')) || query('chatURI'));
    case 'tg':
      return toAccount('telegram', handle(query('domain')) || asNumber(query('phone')));
    case 'line':
      return toAccount('line', handle(/ti\/p\/([^/?]{2,60})/.exec(url)?.[1] ?? ''));
    case 'tencent':
    case 'mqqwpa':
    case 'mqq':
      return toAccount('qq', digits(query('uin')));
    case 'weixin':
    case 'wechat':
      return toAccount('wechat', /dl\/chat\?([\w-]{3,40})/.exec(url)?.[1] ?? '');
    default:
      return undefined;
  }
}

function toAccount(service: MessengerService, id: string): Messenger | undefined {
  const trimmed = id.trim();
  return trimmed.length >= 2 && trimmed.length <= 100 && !/[<>"\s]/.test(trimmed)
    ? { service, id: trimmed }
    : undefined;
}

function handle(text: string): string {
  return text.replace(/^[@~]+/, '');
}

function digits(text: string): string {
  const number = text.replace(/\D/g, '');
  return number.length >= 5 ? number : '';
}

function asNumber(text: string): string {
  const number = text.replace(/\D/g, '').replace(/^00/, '');
  return number.length >= 7 && number.length <= 15 ? `+${number}` : '';
}

const MAYBE =
  /whats|微|wechat|weixin|we chat|\bv[x信]|薇|威信|qq|telegram|телегр|\btg\b|\bline\b|skype|скайп|viber|вайбер|вацап|ватсап|kakao|카카오|카톡|zalo|icq|signal|discord|\bwa\b/i;

/** A phone-like number, at least eight digits. */
const NUMBER = '\\+?\\(?\\d(?:[\\s().-]{0,2}\\d){6,16}';
const HANDLE = '@?[a-z0-9](?:[a-z0-9_.-]{2,38}[a-z0-9_])';

interface Pattern {
  readonly service: MessengerService;
  readonly name: string;
  readonly id: string;
}

const patterns: readonly Pattern[] = [
  {
    service: 'whatsapp',
    name: 'whats\\s?app|вацап|ватсап|вотсап|(?<![a-z])wa(?!\\s+9[89]\\d{3}-\\d{4}(?!\\d)|(?<=, ?wa) +(?:9[89]|6)\\d{3}(?!\\d))',
    id: NUMBER,
  },
  {
    service: 'wechat',
    name: '微信(?:号|號|公众号|同号|id|搜索|联系|咨询)?|we\\s?chat|weixin|(?<![a-z/.])(?:vx|wx)(?=[\\s:：])|(?<![a-z])v信|薇信|威信',
    id: `${HANDLE}`,
  },
  { service: 'qq', name: '(?<![a-z])qq(?:号|號|咨询|客服|在线)?', id: '[1-9]\\d{4,11}' },
  {
    service: 'telegram',
    name: 'telegram|телеграмм?|(?<![a-z])tg|电报',
    id: `@[a-z]\\w{3,31}|[a-z]\\w{4,31}|${NUMBER}`,
  },
  { service: 'line', name: '(?<![a-z-])line', id: '@?[a-z0-9][a-z0-9._-]{2,30}' },
  { service: 'skype', name: 'skype|скайп', id: '(?:live:)?[a-z][a-z0-9_.,:-]{4,40}' },
  { service: 'viber', name: 'viber|вайбер|вибер', id: NUMBER },
  {
    service: 'kakaotalk',
    name: 'kakao(?:\\s?talk)?|카카오(?:톡|채널)?|카톡',
    id: '@?[a-z0-9가-힣][a-z0-9가-힣_.-]{2,30}',
  },
  { service: 'zalo', name: 'zalo', id: NUMBER },
  { service: 'signal', name: 'signal', id: NUMBER },
  { service: 'discord', name: 'discord', id: '[a-z0-9_.]{2,32}(?:#\\d{4})?' },
  { service: 'icq', name: 'icq|асько?а', id: '\\d(?:[ -]?\\d){4,9}' },
];

/** "ID", "No.", "同号" between the service and the account. */
const BETWEEN =
  '\\s{0,2}(?:[(（]?(?:id|i\\.d\\.|no\\.?|nr\\.?|number|num|account|acc|name|user(?:name)?|handle|contact|at|联系|账号|帐号|號|号|아이디|логин|номер)[)）]?\\s{0,2}){0,2}';
const compiled = patterns.map(({ service, name, id }) => ({
  service,
  /** The service's word alone: a long review with "line" in it need not be searched for eleven others. */
  named: new RegExp(name, 'iu'),
  pattern: new RegExp(
    `(?:${name})(?<between>${BETWEEN})(?<mark>[:：=＝]|\\s?[-–—]\\s|是|为|為)?\\s{0,3}(?<id>${id})(?![\\w@])`,
    'giu',
  ),
}));

/** Words that stand after a service's name on share bars and in prose: "Line up", "Discord server", "Skype call". */
const NO_ID =
  /^(?:up|of|the|with|and|chat|call|group|groups|server|channel|share|support|community|bot|account|number|message|messenger|button|link|invite|official|online|contact|us|me|here|now|email|e-?mail|phone|tel|mobile|facebook|twitter|instagram|telegram|whatsapp|viber|skype|wechat|items?|art|cook|dance|height|page|profile|news|id|https?|www|qq)$/i;

/**
 * Messenger accounts named in a text: a service's word and, right after it, an id. The word alone (share bars)
 * is nothing; without a colon only an `@handle`, a number, or an id with a digit is believed.
 */
export function findMessengers(text: string): Match<Messenger>[] {
  if (!MAYBE.test(text)) return [];
  const found: Match<Messenger>[] = [];
  for (const { service, named, pattern } of compiled) {
    if (!named.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const { id = '', mark, between = '' } = match.groups ?? {};
      const isMarked = mark !== undefined || /\p{L}/u.test(between);
      const isPlainly =
        /^@|\d{3}|[a-z]\d/i.test(id) ||
        /[\u4e00-\u9fff]$/.test(match[0].slice(0, match[0].length - id.length).trim());
      if (!isMarked && !isPlainly) continue;
      if (
        NO_ID.test(id) ||
        (service === 'line' && !/[:：=＝]|id/i.test(`${mark ?? ''}${between}`) && !id.startsWith('@'))
      )
        continue;
      const isNumber = /^\+?[\d\s().-]+$/.test(id);
      const plainId = isNumber
        ? `${id.trim().startsWith('+') ? '+' : ''}${id.replace(/\D/g, '')}`
        : handle(id).replace(/[.,]$/, '');
      const value = toAccount(service, plainId);
      if (!value) continue;
      const start = match.index;
      found.push({ value, shown: match[0], start, end: start + match[0].length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
