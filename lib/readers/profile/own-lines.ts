import { collapse } from '@/lib/page/shown-text';
import type { Box, Survey, Zone } from '@/lib/page/survey';
import type { Steps } from '@/lib/readers/steps';
import { createColumnLookup } from '@/lib/readers/record/columns';
import { labelLines, type LabelledLine } from '@/lib/readers/record/labelled-lines';
import { getPageLines, type Line } from '@/lib/readers/record/lines';

/** The lines of a page that speak of its subject, and the boxes that hold them. */
export interface OwnLines {
  readonly lines: readonly LabelledLine[];
  readonly accepts: (box: Box) => boolean;
}

/** Who made or hosts the site, photographed it, or watches over the trade: named on the page, and not its subject. */
const OTHERS = [
  String.raw`(?:web ?)?(?:site|page|design(?:ed)?|develop(?:ed|ment)|created|built|powered|hosted|maintained|crafted)(?: (?:&|and|\w{3,9}))? by`,
  String.raw`(?:web ?)?(?:design(?:er)?|hosting|host|provider|credits?|site credits|webmaster|development)(?=\s?[:：–-]|$)`,
  String.raw`(?:web)?(?:gestaltung|umsetzung|konzept(?:ion)?|realisierung|realisation|programmierung|design)(?: (?:&|und) \p{L}+)?(?=\s?[:：]|\sdurch|\svon|$)`,
  String.raw`(?:zuständige|verantwortliche)\p{L}* (?:\p{L}+)?(?:kammer|behörde|aufsicht)\p{L}*|aufsichtsbehörden?|berufskammer|kammer(?=\s?[:：]|$)|(?:externer )?datenschutzbeauftragte\p{L}*|(?:\p{L}+)?schlichtung(?:sstelle)?|(?:online-)?streitbeilegung|bildnachweis\p{L}*`,
  String.raw`héberge(?:ur|ment|é)|conception(?: [\p{L} ]{2,20})?(?=\s?[:：]|$)|réalisation(?=\s?[:：]|$)|(?:site )?(?:réalisé|créé|conçu|développé) par|crédits?(?=\s?[:：]|$)|CNIL`,
  String.raw`(?:sit[eo]|sitio|página)(?: web)? \p{L}{3,11}[oa] (?:da|por)|realizza(?:to da|zione(?: sito)?)|progetto grafico|diseño(?: web)?(?=\s?[:：])|diseñado por|desarrollado por|desenvolvid[oa] por|desenvolvimento(?=\s?[:：])|criação(?=\s?[:：])`,
  String.raw`realizacja|projekt i wykonanie|tárhely\p{L}*|vytvořil[ao]?|tvorba (?:webu|www|stránek)|készítette|realizat de|izrada`,
  String.raw`(?:web ?)?site door|ontwerp(?=\s?[:：])|producerad av|webbyrå|udviklet af|utviklet av|toteutus`,
  String.raw`(?:создание|разработка) сайт\p{L}*|сайт (?:создан|разработан)|разработано|створення сайту|web tasarım`,
  String.raw`技术支持|技術支援|网站建设|網頁設計|網站設計|网站制作|制作(?=[:：])|thiết kế (?:web(?:site)? )?bởi|thiết kế web|power(?:ed)? by`,
].join('|');
const OTHER = new RegExp(String.raw`(?:^|[\s|·•–(,.-])(?:${OTHERS})(?!\p{L})`, 'iu');

/** Headings over neighbours and competitors. */
export const NEIGHBOURS =
  /^(?!.*(?:contact|phone|number|location|office|branch|kontakt|standort|telefon|coordonn|контакт|телефон))(?:(?:similar|related|other|nearby|recommended|popular)\s.{3,60}|more .{2,40} (?:near|like|in) .{2,30}|people also .{3,40}|you may also .{3,30}|.{3,40} (?:nearby|near you|in der nähe|à proximité|cerca|nelle vicinanze|nas proximidades|w pobliżu|v okolí|рядом)|(?:ähnliche|weitere|andere|autres?|similaires|otr[oa]s|outr[oa]s|altri|altre|vergelijkbare|andere|inne|podobn[eé]|похожие|другие)\s.{3,60}|(?:相关|相關|同类|附近|周边|類似|関連|その他の|近くの).{0,20})$/iu;

const HEADING = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'b', 'strong', 'dt', 'legend']);

/** Whether the whole line is marked up as a heading: `<h3>`, or nothing but bold. */
export function isHeadingLine(line: Line): boolean {
  return getLevel(line) !== undefined;
}

/** 1–6 for `<h1>` … `<h6>`, 7 for what is only bold; `undefined` for other lines. */
function getLevel(line: Line): number | undefined {
  if (line.text.length > 90) return undefined;
  const levels = line.pieces.map(({ box }) => getBoldness(box));
  return levels.every((level) => level !== undefined) ? levels[0] : undefined;
}

function getBoldness(box: Box): number | undefined {
  let current = box.parent;
  for (let steps = 0; current !== undefined && steps < 3; steps += 1, current = current.parent)
    if (HEADING.has(current.tag)) return /^h\d$/.test(current.tag) ? Number(current.tag.slice(1)) : 7;
  return undefined;
}

/** "12 Mill Lane – Show on map": without the button at the end, which leads nowhere else. */
function withoutButton(line: Line): Line {
  const last = line.pieces.at(-1);
  const href = last?.box.parent?.tag === 'a' ? last.box.element.getAttribute('href') : null;
  if (last === undefined || line.pieces.length < 2 || href === null || !/^(?:#|javascript:)/i.test(href))
    return line;
  // A number or mail address whose link a script follows.
  if (/\d|@|[[(]at[\])]/i.test(last.text)) return line;
  const text = line.text.slice(0, line.text.lastIndexOf(last.text)).replace(/[\s–|·-]+$/, '');
  return text === '' ? line : { ...line, text, pieces: line.pieces.slice(0, -1) };
}

/** Lines that are looked at in a few milliseconds. */
const PAUSE = 32;

const PARAGRAPH = 'p,li,td,dd,address';

/**
 * The page's lines in some zones without those of others: from the words that announce them to the end of their
 * line and paragraph, and under a heading that says so to the next heading.
 */
export function* getOwnLines(survey: Survey, zones: readonly Zone[]): Steps<OwnLines> {
  const kept: Line[] = [];
  const foreign = new Set<Element>();
  let section: { zone: Zone; level: number } | undefined;
  let paragraph: Element | undefined;
  const leaveOut = (line: Line, from = ''): void => {
    for (const { box, text } of line.pieces) {
      if (from !== '' && from.includes(text)) continue;
      foreign.add(box.element);
    }
  };
  for (const [index, line] of (yield* getPageLines(survey)).entries()) {
    if (index % PAUSE === PAUSE - 1) yield;
    const zone = line.pieces[0]?.box.zone ?? 'main';
    if (!zones.includes(zone)) continue;
    const level = getLevel(line);
    if (section !== undefined && (section.zone !== zone || (level ?? 8) <= section.level))
      section = undefined;
    const own = line.element.closest(PARAGRAPH) ?? undefined;
    if (section !== undefined || (paragraph !== undefined && own === paragraph)) {
      leaveOut(line);
      continue;
    }
    paragraph = undefined;
    if (level !== undefined && level > 1 && NEIGHBOURS.test(line.text)) {
      leaveOut(line);
      section = { zone, level };
      continue;
    }
    const other = line.text.length <= 300 ? OTHER.exec(line.text) : null;
    if (other === null) {
      kept.push(line);
      continue;
    }
    const before = collapse(line.text.slice(0, other.index)).replace(/[\s|·•–(,-]+$/, '');
    leaveOut(line, before);
    // "Informations hébergeur" heads a section, "Acme GmbH · Webdesign: …" is a line of two.
    const isHead = level !== undefined && (level < 7 || before.length <= 3) && !/[:：]/.test(line.text);
    if (isHead) section = { zone, level };
    else if (before.length > 3) kept.push({ ...line, text: before });
    else if (level !== undefined) section = { zone, level };
    else paragraph = own;
  }
  yield;
  const lines = yield* labelLines(kept.map(withoutButton), createColumnLookup());
  return { lines, accepts: (box) => zones.includes(box.zone) && !foreign.has(box.element) };
}
