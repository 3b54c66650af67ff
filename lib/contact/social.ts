import { getQueryEntries } from './query-entries';
import { remember } from './remember';
import { toUrl } from './to-url';
import type { SocialNetwork, SocialProfile } from '@/lib/leads/values';

interface Network {
  readonly network: SocialNetwork;
  /** Host without `www.`, `m.` and country labels; also matches its subdomains. */
  readonly host: RegExp;
  /** Path of a profile; everything else on the host (share, login, a single post) is none. */
  readonly profile: RegExp;
  /** Query parameters that belong to the profile's address. */
  readonly keep?: readonly string[];
}

const NAME = '[^/?#]{1,100}';
const end = '(?:/[^?#]{0,200})?$';

const networks: readonly Network[] = [
  {
    network: 'linkedin',
    host: /(?:^|\.)linkedin\.(?:com|cn)$/,
    profile: new RegExp(`^/(?:company|in|school|showcase|pub|company-beta|organization)/${NAME}${end}`, 'i'),
  },
  {
    network: 'facebook',
    host: /(?:^|\.)(?:facebook|fb)\.com$/,
    profile: new RegExp(
      `^/(?!(?:sharer?|share|dialog|plugins|tr|login|logout|hashtag|watch|events|help|policies|privacy|legal|about|l\\.php|home|marketplace|gaming|business|ads|settings|recover|reg|photo|photo\\.php|story\\.php|permalink\\.php|video|v\\d[\\d.]*|reel|stories|sharer\\.php|share\\.php|login\\.php|feed|search|media)(?:[/.?]|$))(?:(?:pages|people|groups|pg|p)/${NAME}|profile\\.php$|${NAME})${end}`,
      'i',
    ),
    keep: ['id'],
  },
  {
    network: 'instagram',
    host: /(?:^|\.)instagram\.com$/,
    profile:
      /^\/(?!(?:p|reels?|explore|accounts|share|stories|tv|about|developer|legal|direct|web)(?:\/|$))[\w.]{1,60}\/?$/i,
  },
  {
    network: 'x',
    host: /(?:^|\.)(?:twitter|x)\.com$/,
    profile:
      /^\/(?!(?:intent|share|home|hashtag|search|i|login|signup|explore|settings|tos|privacy|about|download|widgets|statuses)(?:\/|$))@?\w{1,20}\/?$/i,
  },
  {
    network: 'youtube',
    host: /(?:^|\.)youtube\.com$/,
    profile:
      /^\/(?:(?:channel|c|user)\/[^/]{1,100}|@[^/]{1,100}|(?!(?:watch|embed|playlist|results|feed|shorts|live|redirect|t|about|howyoutubeworks|premium|music|gaming|account|signin|v|post|ads|creators|kids|hashtag)(?:[/?]|$))[\w.-]{3,60})(?:\/[a-z]{0,20})?$/i,
  },
  { network: 'tiktok', host: /(?:^|\.)tiktok\.com$/, profile: /^\/@[^/]{1,100}\/?$/i },
  {
    network: 'pinterest',
    host: /(?:^|\.)pinterest(?:\.[a-z]{2,3}){1,2}$/,
    profile: /^\/(?!(?:pin|search|ideas|today|login|explore|business|about)(?:\/|$))[^/]{1,100}\/?$/i,
  },
  {
    network: 'xing',
    host: /(?:^|\.)xing\.com$/,
    profile: new RegExp(`^/(?:compan(?:y|ies)|profiles?|pages|net|people)/${NAME}${end}`, 'i'),
  },
  {
    network: 'github',
    host: /^github\.com$/,
    profile:
      /^\/(?!(?:topics|features|login|join|about|pricing|marketplace|explore|search|sponsors|orgs|settings|security|enterprise|team|customer-stories|readme|site|apps|collections|trending|contact|issues|pulls|notifications)(?:\/|$))[\w-]{1,60}\/?$/i,
  },
  {
    network: 'vk',
    host: /(?:^|\.)vk\.(?:com|ru)$/,
    profile:
      /^\/(?!(?:share\.php|away\.php|widget|login|feed|search|wall|photo|video|audio|im|terms|about|app\d|dev|doc|topic|album|market)(?:[-/?\d]|$))[\w.-]{2,60}\/?$/i,
  },
  {
    network: 'weibo',
    host: /^(?:www\.|m\.|e\.)?weibo\.(?:com|cn)$/,
    profile:
      /^\/(?!(?:share|login|signup|hot|search|ajax|tv|status|detail)(?:\/|$))(?:[un]\/[^/]{1,60}|p\/\d{4,30}|[\w\u4e00-\u9fff-]{2,60})(?:\/home)?\/?$/i,
  },
  { network: 'threads', host: /(?:^|\.)threads\.(?:net|com)$/, profile: /^\/@[\w.]{1,60}\/?$/ },
  { network: 'bluesky', host: /^bsky\.app$/, profile: /^\/profile\/[^/]{1,100}\/?$/ },
  {
    network: 'mastodon',
    host: /^(?:(?:.{1,60}\.)?(?:mastodon|mstdn|mas\.to|fosstodon|hachyderm|troet)(?:\..{2,40})?|[\w-]{1,40}\.social)$/,
    profile: /^\/(?:web\/)?@\w{1,60}(?:@[\w.-]{3,80})?\/?$/,
  },
  {
    network: 'other',
    host: /(?:^|\.)(?:vimeo|behance|dribbble|flickr|twitch|soundcloud|gitlab|medium|about|ok|linktr)\.(?:com|net|tv|me|ru|ee)$/,
    profile:
      /^\/(?!(?:share|login|signup|join|about|search|dk|watch|player|upload|intent|offer|explore|discover|features|pricing|help|\d{4,12}$)(?:[/?]|$))(?:(?:people|photos|profile|group|channels)\/)?@?[\w.-]{2,60}\/?$/i,
  },
  {
    network: 'other',
    host: /(?:^|\.)(?:reddit|snapchat|zhihu|xiaohongshu|douyin|bilibili|slideshare|quora|crunchbase|goodreads)\.(?:com|net)$/,
    profile:
      /^\/(?:user|u|r|add|people|org|profile|organization|author|space|\d{4,20}$)(?:\/[^/]{1,100}){0,2}\/?$/i,
  },
  { network: 'other', host: /^(?:m\.)?blog\.naver\.com$/, profile: /^\/[\w-]{2,40}\/?$/ },
];

const findNetwork = remember((hostname) => {
  const host = hostname.replace(/^www\./, '');
  return networks.find((one) => one.host.test(host));
});

/** True where some network keeps its profiles. */
export const isNetworkHost = (hostname: string): boolean => findNetwork(hostname) !== undefined;

const TRACKED =
  /^(?:utm_\w+|fbclid|igshid?|hl|lang|ref\w*|trk\w*|s|t|si|src|mibextid|sub_confirmation|__tn__|locale|_rdr|source)$/i;

/**
 * The profile, page or channel a link leads to. Undefined for links that share, log in or show one post, and for
 * hosts that only look alike (`netflix.com` ends in no `x.com` label).
 */
export function toSocialProfile(url: string): SocialProfile | undefined {
  const parsed = url.length > 2_000 ? undefined : toUrl(url);
  if (parsed === undefined || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return undefined;
  const network = findNetwork(parsed.hostname);
  if (!network?.profile.test(parsed.pathname)) return undefined;
  if (/^\/profile\.php$/i.test(parsed.pathname) && !/^\d{3,30}$/.test(parsed.searchParams.get('id') ?? ''))
    return undefined;
  for (const [key] of getQueryEntries(parsed))
    if (network.keep?.includes(key) !== true || TRACKED.test(key)) parsed.searchParams.delete(key);
  parsed.hash = '';
  parsed.protocol = 'https:';
  return { network: network.network, url: parsed.href };
}

const SHARES =
  /^(?:https?:)?\/\/[^/]{3,80}\/(?:[^?#]{0,80}\/)?(?:sharer(?:\.php)?|share(?:\.php|-offsite|article)?|intent(?:\/\w{3,12})?|submit|pin\/create\/\w{3,12}|dialog\/\w{3,12}|sharing|cws\/share|addtoany|add_to\/\w{3,20}|send)(?:[/?#]|$)/i;

/** True for a link that posts this page somewhere: it says nothing about anybody. */
export function isShareLink(url: string): boolean {
  return (
    SHARES.test(url) ||
    /^https?:\/\/(?:t\.me\/share|telegram\.me\/share|social-plugins\.line\.me|service\.weibo\.com|connect\.qq\.com\/widget|sns\.qzone|lineit\.line\.me|www\.addtoany\.com|www\.addthis\.com|getpocket\.com\/(?:save|edit))/i.test(
      url,
    )
  );
}
