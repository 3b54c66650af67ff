import { findEmails } from '@/lib/contact/email';
import { isSameSite, toWebsite } from '@/lib/contact/website';
import type { ReadingContext } from '../reader';
import type { RegionText } from './contacts';
import { getPhrases } from './intent/languages';
import { weighPhrases } from './intent/match';

/** From this sum on the words of a signature offer something by themselves. */
const ENOUGH = 3;
/** What signatures of traders say that offers in posts need not. */
const TRADE =
  /\b(?:shop|store|services?|sales|dealer|discount|coupon|deals?|quotes?|hosting|marketing|design|consult\w*|agency|supplies|wholesale|laden|angebote?|beratung|rabatt|vertrieb|fachhandel|meisterbetrieb|boutique|vente|promo|tienda|ofertas?|descuento|loja|desconto|negozio|sconto|winkel|korting)\b|магазин|скидк|услуг|ремонт|店铺|專營|专营|专业|專業|淘宝|优惠|販売|通販/iu;

/**
 * Whether an author offers goods or services in the signature: words that sell, or a trade's words beside a site or
 * address of its own. A link alone is a homepage.
 */
export function advertises({ text, links }: RegionText, context: ReadingContext): boolean {
  if (text === '' && links.length === 0) return false;
  const sells = getPhrases(context.language, text).reduce(
    (sum, phrases) => sum + weighPhrases(phrases.sell, text).sum,
    0,
  );
  if (sells >= ENOUGH) return true;
  if (sells === 0 && !TRADE.test(text)) return false;
  const leadsAway = links.some((link) => {
    const site = toWebsite(link.getAttribute('href') ?? '', context.url);
    return site !== undefined && !isSameSite(site, context.url.href);
  });
  return leadsAway || /(?:\+|\b0)\d[\d\s()./-]{6,}|\bwww\./.test(text) || findEmails(text).length > 0;
}
