import { isNetworkHost } from '@/lib/contact/social';
import { isSameSite, siteOfHost, toWebsite } from '@/lib/contact/website';
import { collapse } from '@/lib/page/shown-text';
import type { ReadingContext } from '@/lib/readers/reader';
import { toFound } from '@/lib/readers/record/found';
import { getNameQuality } from '@/lib/readers/record/name-quality';
import type { ListedRecord } from './read-listing';
import { FIRMS } from './says-whom';

const FEWEST = 5;
const LOGO = /^logo(?: of)?\s|\slogo$/i;

/**
 * A wall of logos on a page that says whose they are: links to other sites that show nothing but a picture, or pictures
 * that call themselves logos. The names are the pictures' texts.
 */
export function readLogoWall({ document, url }: ReadingContext): ListedRecord[] {
  const heading = document.querySelector('h1,h2,h3');
  const said = `${url.pathname} ${document.title} ${(heading?.textContent ?? '').slice(0, 80)}`;
  if (!FIRMS.test(said)) return [];
  const records = new Map<string, ListedRecord>();
  for (const image of document.querySelectorAll('img[alt]')) {
    const link = image.closest('a[href]');
    const element = link ?? image;
    const alt = collapse(image.getAttribute('alt') ?? '');
    const name = alt.replace(LOGO, '');
    if (getNameQuality(name) < 0.3 || element.closest('header,footer,nav') !== null) continue;
    const from = { shown: name, element, reader: 'listing', confidence: 0.7 } as const;
    const facts = { name: [toFound(name, from)] };
    if (link === null) {
      // Without a link it must call itself a logo, and the one above the heading is the site's own.
      const isBelow = heading !== null && (heading.compareDocumentPosition(image) & 4) !== 0;
      if (name !== alt && isBelow) records.set(name, { element, isPerson: false, facts });
      continue;
    }
    const website = toWebsite(link.getAttribute('href') ?? '', url);
    if (website === undefined || (link.textContent ?? '').trim() !== '') continue;
    const { hostname } = new URL(website);
    const site = siteOfHost(hostname) ?? hostname;
    if (isSameSite(website, url.href) || isNetworkHost(hostname)) continue;
    records.set(site, { element, isPerson: false, facts: { ...facts, website: [toFound(website, from)] } });
  }
  return records.size < FEWEST ? [] : [...records.values()];
}
