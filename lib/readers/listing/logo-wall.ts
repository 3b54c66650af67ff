import { isNetworkHost } from '@/lib/contact/social';
import { isSameSite, siteOfHost, toWebsite } from '@/lib/contact/website';
import { collapse } from '@/lib/page/shown-text';
import type { ReadingContext } from '@/lib/readers/reader';
import { toFound } from '@/lib/readers/record/found';
import { getNameQuality } from '@/lib/readers/record/name-quality';
import type { ListedRecord } from './read-listing';

/** What pages of nothing but logos call themselves, in address, title or first heading. */
const WALL =
  /partner|sponsor|member|mitglied|aussteller|exhibit|supplier|lieferant|fourniss|proveedor|distribu|dealer|client|customer|kunden|referen|adh[ée]rent|\bsoci|associad|leden|партн|клиент|дилер|会员|伙伴|夥伴|客户|スポンサー|파트너/iu;
const FEWEST = 5;

/**
 * A wall of logos: links to other sites that show nothing but a picture, on a page that says whose they are. The names
 * are the pictures' texts.
 */
export function readLogoWall({ document, url }: ReadingContext): ListedRecord[] {
  const heading = document.querySelector('h1,h2,h3')?.textContent ?? '';
  if (!WALL.test(`${url.pathname} ${document.title} ${heading.slice(0, 80)}`)) return [];
  const records = new Map<string, ListedRecord>();
  for (const image of document.querySelectorAll('a[href] img[alt]')) {
    const element = image.closest('a') ?? image;
    const name = collapse(image.getAttribute('alt') ?? '').replace(/^logo\s|\slogo$/i, '');
    const website = toWebsite(element.getAttribute('href') ?? '', url);
    if (website === undefined || element.closest('header,footer,nav') !== null) continue;
    if ((element.textContent ?? '').trim() !== '' || getNameQuality(name) < 0.3) continue;
    const { hostname } = new URL(website);
    const site = siteOfHost(hostname) ?? hostname;
    if (isSameSite(website, url.href) || isNetworkHost(hostname)) continue;
    const from = { shown: name, element, reader: 'listing', confidence: 0.7 } as const;
    records.set(site, {
      element,
      isPerson: false,
      facts: { name: [toFound(name, from)], website: [toFound(website, from)] },
    });
  }
  return records.size < FEWEST ? [] : [...records.values()];
}
