import { decodePercent } from '@/lib/contact/percent';
import { collapse } from '@/lib/page/shown-text';
import { CONTACT_PAGE } from '@/lib/readers/page-words';
import type { ReadingContext } from '@/lib/readers/reader';

/** Whom pages say they list, in address, heading or title: firms and members … */
export const FIRMS =
  /partner|partenaire|parceir|annuaire|r[ée]pertoire|artisan|commer[çc]ant|betriebe\b|sponsor|member|medlem|mitglied|aussteller|exhibit|supplier|lieferant|fourniss|proveedor|fornecedor|fornitor|distribu|dealer|retailer|reseller|stockist|where[ _-]to[ _-]buy|vendor|franchis|h(?:ä|ae)ndler|bezugsquelle|vertragsh|client|customer|kunden|referen[zc]|r[ée]f[ée]rence|adh[ée]rent|revendeur|exposant|membre|\bsoci[os]?\b|asociad|associad|miembro|expositor|rivenditor|espositor|punti[ _-]vendita|leden\b|wystawc|członk|üye|bayi|katılımcı|партн[её]р|клиент|дилер|участник|поставщик|会员|會員|伙伴|夥伴|客户|客戶|经销|經銷|代理商|参展|參展|名录|名錄|会員|加盟店|取扱店|販売店|出展|スポンサー|파트너|회원사|대리점|판매점|directory|attorney|lawyers|agents|av+ocat|a[bd][ov]o?gad|anw[äa]lt|makler|advis[eo]rs|consultants|brokers/iu;
/** … and people. */
const PEOPLE =
  /\bteam|\bstaff|faculty|people|personnel|personal\b|leadership|management|committee|board of|bestyrelse|styre(?:t|lse)\b|hallitus|zarząd|bestuur|direttivo|junta\b|doctors|physicians|m[ée]d[ie]c(?:i\b|in|os)|[äa]rzte\b|docent|profess?(?:or|eur)|teacher|instru[ck]t(?:or|eu|ør)|istruttor|lehr(?:er|kr)|trainer|k[üu]nstler|artists?\b|officers|officials|judges|speakers|employees|who[ _-]we[ _-]are|mitarbeiter|ansprechpartner|vorstand|[ée]quipe|equipo|organico|zesp[óo]ł|\bt[ýy]m\b|medewerker|ansatte|henkil|команд|сотрудник|руководств|преподават|团队|團隊|成员|成員|员工|师资|師資|专家|專家|スタッフ|メンバー|役員|教員|구성원|교수|임원|kadro|ekib?[ip]/iu;
/** … and what the same words stand beside when it lists something else. */
const SOMETHING =
  /benefit|vorteil|avantage|ventaja|become|werden\b|devenir|\bjoin|apply|log-?in|sign[ _-]?(?:in|up)|regist|faq|question|program|event|veranstalt|news|blog|stor(?:y|ies)\b|article|job|career|rules|polic|pric(?:e|ing)|portal|guide|resource|handbook|\bforms?\b|document|fixture|result|schedule|product|offer|shop|by (?:state|category|region|city|name|letter)|praise|testimonial|review|新闻|新聞|活动|招聘|加入|お知らせ|募集|новост|ваканс|стать/iu;

export const countWords = (text: string): number => text.split(/\s+/).length;

/** Whom the page says that it lists, in the last part of its address or its first heading. */
export function saysWhom({ document, url }: ReadingContext): 'firms' | 'people' | undefined {
  const heading = collapse(document.querySelector('h1')?.textContent ?? '');
  // "Which dealer did you buy your tractor from?" is asked in a thread, a sentence heads an article.
  if (countWords(heading) > 9 || /[?？!]$/.test(heading)) return undefined;
  const path = url.pathname.split('/').filter((part) => !/^(?:\d*|index\.\w+|page|[a-z])$/i.test(part));
  const last = decodePercent(path.at(-1) ?? '').replace(/[_+-]/g, ' ');
  const second = collapse(document.querySelector('h2')?.textContent ?? '').slice(0, 80);
  const title = heading === '' ? `${second} ${document.title}` : '';
  const said = `${last} | ${heading} | ${title}`;
  if (
    SOMETHING.test(`${last} | ${heading === '' ? second : heading}`) ||
    CONTACT_PAGE.test(`${decodePercent(url.pathname)} ${heading}`)
  )
    return undefined;
  if (FIRMS.test(said)) return 'firms';
  return PEOPLE.test(said) ? 'people' : undefined;
}
