import { hasLegalForm } from './company-name';
import { isGivenName } from './given-names';
import { remember } from './remember';

export interface Person {
  readonly name: string;
  readonly jobTitle?: string;
}

export const TITLE =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|rev|fr|herr|frau|hr|fr|dipl\.?-?\s?\p{L}{1,6}|ing|mag|ra|rain|monsieur|madame|mme|mlle|maître|me|m|sr|sra|srta|don|doña|dott|d(?:ott|r)\.?ssa|avv|geom|arch|arq|lic|licda|mtr[oa]|mstr[oa]|c\.p(?:\.c)?|m\.a|dra|abg|judr|mudr|rndr|phdr|bc|sig|sig\.?ra|dhr|mevr|pan|pani|mgr|inż|г-н|г-жа|bay|bayan|adv|er|ca|cpa|esq|md|phd)\.?$/iu;
export const AFTER_NAME =
  /,?\s(?:jr|sr|i{2,3}|iv|ph\.?d|m\.?d|esq|cpa|mba|pe|ra|rn|dds|dmd|llm|m\.?a|b\.?a|m\.?sc|b\.?sc|ll\.?m|dvm|faia|aia|leed ap)\.?$/i;
export const PARTICLE =
  /^(?:van|von|zu|zum|zur|de|del|della|di|da|dos|das|do|du|des|la|le|el|al|bin|ibn|ben|der|den|ter|ten|te|y|e|und|af|av|mac|mc|st|san|o|d)\.?$/i;

const JOB =
  /(?:manager|director(?!y|io)|president|founder|owner|partner(?!ship)|officer|chief|head(?!quarter)|engineer|developer|designer|consultant|assistant|secretary|sales|marketing|executive|representative|agent(?!ur|ie|ia\b)|broker(?!age)|realtor|attorney|lawyer|solicitor|advocate|architect(?!ur)|accountant|administrator|coordinator|specialist|analyst|technician|supervisor|chair(?:man|woman|person)?|(?<![a-zÀ-\u1fff\u2c00-\ud7ff])vice|associate|principal(?!it)|buyer|purchas\w+|procurement|support|contact|c[efotm]o\b|vp\b|gesch[aä]ftsf[uü]hr|inhaber|leiter|leitung|vorstand|vertrieb|einkauf|verkauf|prokurist|ansprechpartner|meister|gérant|directeur|directrice|responsable|fondateur|président|associé|avocat|gerente|propietario|encargado|abogado|responsable|fundador|titolare|amministratore|direttore|responsabile|avvocato|eigenaar|directeur|bestuurder|medewerker|dyrektor|kierownik|prezes|właściciel|jednatel|ředitel|ředitelka|majitel|директор|менеджер|руководитель|начальник|генеральный|основатель|владелец|специалист|müdür|genel|kurucu|sahibi|vd\b|daglig leder|toimitusjohtaja|经理|经纪人|总监|董事|主任|负责人|总裁|主管|工程师|律师|代表|社長|部長|課長|担当|店長|所長|取締役|treasurer|tesorer|trésorier|tesoureir|tesorier|schatzmeister|kassenwart|kassier|kass[öe]r|schriftführ|vorsitz|beisitz|voorzitter|penningmeester|secretari|secrétaire|sekret[aäeæ]r|segretari|ordförande|ledamot|ersättare|formand|^(?:nest|styre)?leder$|(?:vara|styre|bestyrelses|styrelse)medlem|puheenjohtaja|sihteeri|skarbnik|předsed|predsed|pokladn|elnök|titkár|教授|講師|助教|秘書|秘书|研究員|대표|이사|팀장|과장|부장|사장|실장)/i;

/** Words of firms, places, menus and headings: none of them is in somebody's name. */
const NO_NAME =
  /(?:^|[\s/-])(?:the|and|for|with|our|your|about|contact|contacts|home|news|blog|services?|products?|company|group|team|office|center|centre|shop|store|hotel|restaurant|cafe|café|bar|club|school|university|college|hospital|clinic|bank|church|museum|gallery|galerie|studio|agency|solutions?|systems?|technolog(?:y|ies)|international|global|industries|trading|logistics|consulting|media|design|law|legal|insurance|estate|properties|construction|plumbing|heating|electric|auto|motors|garage|cleaning|dental|medical|pharmacy|travel|tours|foods?|bakery|farm|garden|street|st|road|rd|avenue|ave|lane|drive|square|park|city|county|north|south|east|west|new|all|more|read|view|show|open|call|email|e-mail|phone|fax|website|address|map|directions?|hours|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|july|september|october|november|december|privacy|policy|terms|copyright|reserved|search|login|register|menu|welcome|best|top|free|gmbh|straße|strasse|platz|weg|kontakt|impressum|über|uns|unser|leistungen|startseite|telefon|adresse|öffnungszeiten|rue|place|boulevard|accueil|nous|notre|société|calle|plaza|empresa|inicio|servicios|nosotros|contacto|via|piazza|azienda|chi|siamo|servizi|contatti|und|oder|für|mit|von der|im|am|bei|sie|wir|das|die|ist|et|ou|pour|avec|sur|dans|les|los|las|para|con|il|лучшие|контакты|улица|компания|магазин|центр|услуги|главная|новости|[a-zÀ-\u1fff\u2c00-\ud7ff]{3,}(?:cent(?:er|re|rum)|zaak|(?<!^bi)shop|handel|archiv|verein|verband|technik|service|museum|schule|school|apothe(?:ke|ek)|klini(?:k|ek)|praxis|stiftung))(?:$|[\s/,.:-])/i;

const CHINESE_SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫馬鄭謝羅許韓馮鄧蕭葉蘇呂盧鐘譚陸賈韋鄒閻龍陶賀顧錢嚴';
export const COMPOUND_SURNAMES = '欧阳|歐陽|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容';
const CHINESE_NAME = new RegExp(
  `^(?:${COMPOUND_SURNAMES}|[${CHINESE_SURNAMES}])[\\u4e00-\\u9fff]{1,2}$`,
  'u',
);
const POLITE_CHINESE = /^([\u4e00-\u9fff]{1,4})(?:先生|女士|小姐|经理|总|总监|主任|老师|總|經理|老師|工)$/u;
const POLITE_THAI = /^(?:คุณ|นาย|นางสาว|นาง|พี่)\p{L}[\p{L}\p{M} ]{1,40}$/u;
const KOREAN_NAME =
  /^[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민][가-힣]{1,2}$/;
const JAPANESE_NAME = /^[\u4e00-\u9fff々]{1,3}[ 　][\u4e00-\u9fff々\u3040-\u30ff]{1,4}$/u;
const ORGANISATION_CJK =
  /(?:公司|集团|集團|工厂|厂|店|行|社|局|院|校|中心|会社|網|网|市|省|区|县|路|街|号|協会|协会|기업|회사)$/u;

/**
 * 0–1: how much a text looks like one person's name and nothing else. It knows shapes, not names: above 0.6 is worth
 * showing as a person when something else (a label, a job title, markup) speaks for it too.
 */
export const personLikeness = remember((text) => {
  const trimmed = text.trim();
  const name = /[^\S ]|  /.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
  if (name.length < 2 || name.length > 60 || /[\d@/\\|<>{}[\]=!?;:*#_%&+"“”]/.test(name)) return 0;
  if (CHINESE_NAME.test(name) && !ORGANISATION_CJK.test(name)) return name.length <= 3 ? 0.7 : 0.5;
  if (POLITE_CHINESE.test(name) || POLITE_THAI.test(name)) return 0.85;
  if (KOREAN_NAME.test(name)) return name.length === 3 ? 0.6 : 0.3;
  if (JAPANESE_NAME.test(name) && !ORGANISATION_CJK.test(name)) return 0.6;
  if (/[\u3040-\u30ff\u4e00-\u9fff가-힣]/.test(name)) return 0;

  if (NO_NAME.test(name) || hasLegalForm(name)) return 0;
  const words = name
    .replace(AFTER_NAME, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  let titles = 0;
  while (titles < words.length && TITLE.test(words[titles] ?? '')) titles++;
  const rest = words.slice(titles);
  const names = rest.filter((word, at) => (at === 0 && isGivenName(word)) || !PARTICLE.test(word));
  if (names.length === 0 || rest.length > 6 || names.length > 5) return 0;
  const isNameShaped = (word: string) =>
    /^\p{Lu}[\p{L}\p{M}'’]*(?:-(?:\p{Lu}[\p{L}\p{M}'’]+|[\p{L}\p{M}'’]{1,5}))?\.?$|^(?:\p{Lu}\.-?){1,3}$/u.test(
      word,
    );
  if (!names.every(isNameShaped))
    return titles > 0 && names.every((word) => /^\p{L}+$/u.test(word)) ? 0.3 : 0;
  if (names.length === 1) return titles > 0 ? 0.75 : 0.15;
  if (JOB.test(name)) return 0.1;
  let score = names.length === 2 ? 0.6 : names.length === 3 ? 0.55 : 0.35;
  if (titles > 0) score += 0.3;
  if (names.length >= 2 && names.some((word) => /^\p{Lu}\.$/u.test(word))) score += 0.1;
  // Names all in capitals are mostly headings, but registers print people so too.
  if (names.every((word) => word.length > 2 && word === word.toUpperCase())) score -= 0.2;
  return Math.min(1, Math.max(0, score));
});

const ROLE_LABEL = /^\s{0,3}(?<role>[\p{L} /.()&-]{2,60}?)\s{0,2}[:：]\s{0,3}(?<name>[^:：\n]{2,60})$/u;
const NEUTRAL_LABEL =
  /^(?:contact(?: person| name)?|name|attn|attention|ansprechpartner(?:in)?|kontakt(?:person)?|contactpersoon|persona de contacto|contacto|referente|联系人|聯絡人|聯繫人|联络人|担当者?|담당자?|osoba kontaktowa|контактное лицо|yetkili)$/iu;
/** "Your contact", "Ihre Ansprechpartnerin" */
export const YOUR = /^(?:your|ihre?|votre|uw|su|il (?:tuo|vostro)|din|ваш|váš)\s/iu;
const SEPARATED =
  /^\s{0,3}(?<a>[^,|\n–—•·]{2,60}?)\s{0,2}(?:,|\||\n|\s[–—-]\s|–|—|•|·|\()\s{0,3}(?<b>[^|\n]{2,80}?)\)?\s{0,3}$/u;

/**
 * A person with, where given, the job title: "Jane Roe, Sales Manager", "Geschäftsführer: Max Beispiel", "联系人：王先生".
 * Undefined when no part of the text is shaped like a name.
 */
export function toPerson(text: string): Person | undefined {
  if (text.length > 160) return undefined;
  const labelled = ROLE_LABEL.exec(text)?.groups;
  if (labelled?.name !== undefined && labelled.role !== undefined) {
    const { role } = labelled;
    const isNeutral = NEUTRAL_LABEL.test(role.trim().replace(YOUR, ''));
    if (!JOB.test(role) && !isNeutral) return undefined;
    // "立花 明知 (Tachibana Akitomo)"
    const inner =
      toPerson(labelled.name) ?? toPerson(labelled.name.replace(/\s?[（(][^（()）]{2,40}[)）]$/u, ''));
    if (!inner) return undefined;
    return isNeutral || inner.jobTitle !== undefined ? inner : { name: inner.name, jobTitle: role.trim() };
  }
  const parts = SEPARATED.exec(text)?.groups;
  if (parts?.a !== undefined && parts.b !== undefined) {
    const { a, b } = parts;
    if (personLikeness(a) >= 0.5 && JOB.test(b)) return { name: cleanName(a), jobTitle: b.trim() };
    if (personLikeness(b) >= 0.5 && JOB.test(a)) return { name: cleanName(b), jobTitle: a.trim() };
  }
  return personLikeness(text) >= 0.5 ? { name: cleanName(text) } : undefined;
}

/** True for words that name a position: "Sales Manager", "Geschäftsführerin", "总经理". */
export function isJobTitle(text: string): boolean {
  return text.length <= 100 && JOB.test(text) && !/[\d@]{3}/.test(text);
}

function cleanName(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[,;]+$/, '');
}
