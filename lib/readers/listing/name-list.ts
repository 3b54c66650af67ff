import { hasLegalForm } from '@/lib/contact/company-name';
import { personLikeness, toPerson } from '@/lib/contact/person-name';
import { collapse } from '@/lib/page/shown-text';
import { eachSignal, type Box, type Survey } from '@/lib/page/survey';
import type { FoundFacts, ReadingContext, StructuredItem } from '@/lib/readers/reader';
import { getLabelField } from '@/lib/readers/record/labels';
import { getNameQuality } from '@/lib/readers/record/name-quality';
import { splitBeside } from './beside';
import { getPath } from './groups';
import { isKnownPerson } from './people';
import { readListing, type ListedRecord } from './read-listing';
import { countWords, saysWhom } from './says-whom';
import { isReview, toPlainGroup } from './score';

/*
 * Firms with their towns, people with their titles, members with a page each: nobody in them can be reached, so the signs
 * that tell a list of contacts from menus, headlines and shelves are not there. Instead the page must say whom it lists,
 * and the names must be somebody's: people by their first names, firms by their names' words, a town beside each or the
 * heading of their column.
 */

/** Words in the names of firms, clubs and authorities. */
const ORGANISATION =
  /(?<!\p{L})(?:group|works|media|systems?|solutions|technolog\w*|industr\w*|foods?|seafoods?|labs?|laborator\w*|bank|hotel|inn|universit\w*|college|school|institut\w*|associat\w*|society|club|church|hospital|clinic|studios?|consult\w*|engineer\w*|construct\w*|partners|bros|brothers|sons|motors?|autos?|marine|electr\w*|suppl(?:y|ies|iers?)|trading|international|enterprises?|holdings?|agency|foundation|museum|restaurant|farms?|winery|vineyards?|brewery|instruments?|tools|machine\w*|pharma\w*|insurance|realty|logisti\w*|transport\w*|distribut\w*|manufactur\w*|chemical\w*|steel|energy|power|tech|soft|software|digital|networks?|centre|center|store|house|company|verband|verein|werke?|technik|bau|handel|haus|stiftung|hochschule|ministry|council|chamber|federation|union|soci[eé]t[eé]|[ée]tablissements?|ets|industrie|hnos|hermanos|comercial|distribuidora|grupo|fratelli|gruppo|завод|компания|группа|фирма|центр|университет)(?!\p{L})|(?:bau|technik|werke?|handel|verband|verein|haus|metall)(?!\p{L})|\s&\s|\s(?:und|and|et|y|e)\s(?:co\b|sons|söhne|fils|hijos|figli)|(?:公司|集团|集團|厂|廠|店|行|社|院|所|会|會|中心|大学|大學|银行|銀行|商会|工業|工业|製作所|産業|센터|은행|대학교|협회)(?:[(（].{1,12}[)）])?$/iu;
/** Words of a site's sections, which stand in lists as names do. */
const SECTION =
  /(?<!\p{L})(?:reports?|calendar|events?|jobs?|careers?|gallery|minutes|news|forms?|benefits?|advice|discounts?|training|insurance|resources?|services|pensions?|polic(?:y|ies)|documents?|downloads?|overview|history|mission|information|guidelines|faqs?|blog|videos?|photos?|membership|sponsors?|sponsorship|members?|dealers?|about|contact|apply|register|sign|login|meeting|conference|products?|design|marketing|strategy|writing|development|management|support)(?!\p{L})/iu;
const NAME_COLUMN =
  /^(?:(?:company|firm|organi[sz]ation|member|exhibitor|dealer|distributor|partner|supplier|sponsor|client|institution|school|hotel|business)s?(?: name)?|name of (?:the )?(?:company|firm|dealer|member)|firmen?(?:name)?|unternehmen|mitglied|aussteller|händler|verein|betrieb|soci[ée]t[ée]|entreprise|raison sociale|empresa|raz[óo]n social|distribuidor|azienda|ragione sociale|bedrijf|компания|организация|наименование|公司(?:名称)?|企业(?:名称)?|单位(?:名称)?|名称|名稱|会社名|企業名|社名|店名|회사명|업체명|기관명|shop|magasin|boutique|point de vente|revendeur|tienda|distribuidor|loja|negozio|punto vendita|rivenditore|winkel|butik|forhandler|sklep|prodejna|üzlet|mağaza|bayi|магазин|дилер|(?:tên )?(?:cửa hàng|đại lý)|门店(?:名称)?|매장명?|ชื่อร้าน)$/iu;

const FEWEST = 4;
/** Most pages have a handful of such groups; each costs as much as reading a list. */
const MOST_TRIES = 3;
const ROWS = new Set([
  'li',
  'tr',
  'div',
  'article',
  'section',
  'p',
  'dd',
  'dt',
  'a',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
const LONGEST = 900;

/** Whether a text could be somebody's name, with a town or job after it or without. */
function isNameLike(text: string): boolean {
  if (text.length > 100 || /^\p{Ll}/u.test(text) || countWords(text) > 10) return false;
  return (
    getNameQuality(text) >= 0.5 || isKnownPerson(text) || getNameQuality(splitBeside(text)?.head ?? '') >= 0.5
  );
}

/** Whether one of the first words of a box could be somebody's name. */
function holdsName(survey: Survey, box: Box): boolean {
  let looked = 0;
  for (let order = box.order; order < box.end && looked < 4; order += 1) {
    const text = survey.boxes[order]?.text ?? '';
    if (text === '') continue;
    looked += 1;
    if (isNameLike(text)) return true;
  }
  return false;
}

/** Name and town, name and job in elements of their own: their parents are the records. */
function areParts(boxes: readonly Box[]): boolean {
  if (
    boxes.some(
      (box) => box.tag === 'li' || box.tag === 'tr' || box.children.some(({ tag }) => tag !== '#text'),
    )
  )
    return false;
  const counts = new Map<Box | undefined, number>();
  for (const { parent } of boxes) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  const [count = 1] = counts.values();
  return counts.size >= 3 && count >= 2 && count <= 3 && [...counts.values()].every((one) => one === count);
}

/** Boxes of one path in the content, of which most begin with a name; those with the most names first. */
function findCandidates(survey: Survey): Box[][] {
  const byPath = new Map<string, Box[]>();
  for (const box of survey.boxes) {
    if (box.zone !== 'main' || !ROWS.has(box.tag) || box.length < 2 || box.length > LONGEST) continue;
    if (box.tag === 'tr' && box.children.every(({ tag }) => tag !== 'td')) continue;
    const path = getPath(box);
    const known = byPath.get(path);
    if (known) known.push(box);
    else byPath.set(path, [box]);
  }
  const scored: { boxes: Box[]; score: number }[] = [];
  for (const boxes of byPath.values()) {
    if (boxes.length < FEWEST || boxes.some(isReview) || isReview(boxes[0]?.parent) || areParts(boxes))
      continue;
    // A table's title is a row of one cell, and an office nobody holds one of one that is filled.
    const isTitle = (box: Box): boolean =>
      box.tag === 'tr' && box.children.filter(({ length }) => length > 0).length === 1;
    const titles = boxes.filter(isTitle).length;
    const titleless = titles < boxes.length * 0.6 ? boxes.filter((box) => !isTitle(box)) : boxes;
    const named = titleless.filter((box) => holdsName(survey, box));
    if (named.length < Math.max(FEWEST, titleless.length * 0.7)) continue;
    // "Birch & Partners" reads like a job; of short texts among names all are.
    const rows = titleless.filter((box) => box.length <= 100 || named.includes(box));
    scored.push({ boxes: rows, score: (named.length * named.length) / boxes.length });
  }
  return scored
    .sort((a, b) => b.score - a.score || (a.boxes[0]?.order ?? 0) - (b.boxes[0]?.order ?? 0))
    .slice(0, MOST_TRIES)
    .map(({ boxes }) => boxes);
}

/** Share of the boxes with a date or price: teasers and shelves. */
function getNoise(survey: Survey, boxes: readonly Box[]): number {
  const noisy = boxes.filter((box) => {
    let found = false;
    eachSignal(survey, box.order, box.end, ({ kind }) => {
      found ||= kind === 'date' || kind === 'price' || kind === 'rating';
    });
    return found;
  });
  return noisy.length / boxes.length;
}

/**
 * "Jane Roe, Sales Manager": a person, and what she does. Where nearly all names are shaped like people's, and some are
 * known, so are those of given names no table has.
 */
function partJobs(records: readonly ListedRecord[]): ListedRecord[] {
  const names = records.map(({ facts }) => facts.name?.[0]?.value ?? facts.person?.[0]?.value ?? '');
  const areSome = names.filter(isKnownPerson).length >= names.length * 0.25;
  const arePeople =
    areSome && names.filter((name) => personLikeness(name) >= 0.35).length >= names.length * 0.8;
  // Among firms only what is shaped like a name in every word: "Rosehill VFD" and "Pro Em" are none.
  const isShaped = (name: string): boolean =>
    areSome &&
    personLikeness(name) >= 0.5 &&
    !ORGANISATION.test(name) &&
    /^(?:\p{Lu}\p{L}?[\p{L}'’-]*\p{Ll}{2,}(?:\s|$)){2,3}$/u.test(name);
  return records.map((record) => {
    const name = record.facts.person?.[0] ?? record.facts.name?.[0];
    const person = name && toPerson(name.value);
    const isTold = record.facts.person !== undefined || arePeople;
    if (!name || !person || !(isTold || isKnownPerson(person.name) || isShaped(person.name))) return record;
    const { name: _name, ...rest } = record.facts;
    const facts: FoundFacts = {
      ...rest,
      person: [{ ...name, value: person.name }],
      ...(person.jobTitle !== undefined && { jobTitle: [{ ...name, value: person.jobTitle }] }),
    };
    return person.jobTitle === undefined && record.facts.person !== undefined
      ? record
      : { ...record, facts, isPerson: true };
  });
}

/** What stands over the columns of the records' table. */
function getHeads(boxes: readonly Box[]): string[] {
  const row = boxes[0]?.tag === 'tr' ? boxes[0].element.closest('table')?.querySelector('tr') : undefined;
  return [...(row?.children ?? [])].map((cell) => collapse(cell.textContent ?? ''));
}

/** Whether the heading over the records' names says that they are firms, members, dealers. */
const isColumnOfFirms = (boxes: readonly Box[]): boolean =>
  getHeads(boxes).some((head) => NAME_COLUMN.test(head));

const NUMBER_COLUMN = /^(?:|#|№|n[or°º]\.?|stt|番号|序号|번호)$/iu;

/**
 * Whether the headings say who each is and where, and nothing one does not say of somebody: of an address without a number
 * or postal code nothing else tells what it is.
 */
function saysWhere(boxes: readonly Box[]): boolean {
  const heads = getHeads(boxes).filter((head) => !NUMBER_COLUMN.test(head));
  const fields = heads.map((head) => (NAME_COLUMN.test(head) ? 'name' : getLabelField(head)));
  return fields.includes('address') && fields.includes('name') && !fields.includes(undefined);
}

function areSomebody(records: readonly ListedRecord[], boxes: readonly Box[]): boolean {
  const share = (is: (record: ListedRecord) => boolean): number => records.filter(is).length / records.length;
  const people = share(({ facts }) => facts.person !== undefined);
  if (people >= 0.6) return true;
  const names = records.flatMap(({ facts }) => facts.name?.[0]?.value ?? facts.person?.[0]?.value ?? []);
  const of = (is: (name: string) => boolean): number => names.filter(is).length / records.length;
  const named = of((name) => getNameQuality(name) >= 0.5);
  if (new Set(names).size < names.length * 0.9 || named < 0.6) return false;
  // What the heading of their column says needs no further proof: "3 R" under "Company" is one.
  if (isColumnOfFirms(boxes)) return true;
  if (named < 0.8) return false;
  const firms = of((name) => hasLegalForm(name) || ORGANISATION.test(name));
  if (of((name) => SECTION.test(name) && !hasLegalForm(name)) >= 0.3 && firms < 0.5) return false;
  const words = names.reduce((sum, name) => sum + countWords(name), 0) / names.length;
  if (words > 5.5) return false;
  if (people >= 0.25 && people + firms >= 0.5) return true;
  return firms >= 0.25 || share(({ facts }) => facts.address !== undefined) >= 0.5;
}

/** The list of a page or table that says whom it lists, without a number, mail address or street. Empty when there is none. */
export async function readNameList(
  survey: Survey,
  items: readonly StructuredItem[],
  context: ReadingContext,
): Promise<ListedRecord[]> {
  const isSaid = saysWhom(context) !== undefined;
  if (!isSaid && context.document.querySelector('th') === null) return [];
  for (const boxes of findCandidates(survey)) {
    if (!(isSaid || saysWhere(boxes)) || getNoise(survey, boxes) >= 0.3) continue;
    const records = partJobs(await readListing(survey, [toPlainGroup(boxes)], items, context));
    if (!isSaid && records.filter(({ facts }) => facts.address !== undefined).length < records.length * 0.6)
      continue;
    if (records.length >= Math.max(FEWEST, boxes.length * 0.7) && areSomebody(records, boxes)) return records;
  }
  return [];
}
