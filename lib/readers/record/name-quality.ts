import { hasLegalForm } from '@/lib/contact/company-name';
import { findCountryByName } from '@/lib/contact/countries';
import { remember } from '@/lib/contact/remember';
import { isJobTitle, toPerson } from '@/lib/contact/person-name';
import { looksLikeAddress, looksLikeDate, looksLikePrice, looksLikeRating } from '@/lib/page/signals';
import { getLabelField } from './labels';

/** Words of buttons, links and headings that stand where names stand. */
const NOT_A_NAME =
  /^(?:(?:read|learn|view|see|show|find out|get|load|more|click|visit|contact|toggle|skip|menu|open|close|call|email|e-mail|send|write|book|order|request|website|web ?site|home ?page|visit (?:web)?site|profile|full profile|details?|info|information|directions?|map|route|reviews?|share|save|print|back|next|previous|home|login|log in|sign (?:in|up)|register|search|menu|about(?: us)?|contact(?: us| details| information)?|our (?:team|offices?|locations?)|locations?|offices?|services?|products?|news|blog|sponsored|ad|advertisement|open(?: now)?|closed|new|verified|featured|top|premium)(?:\s.{0,30})?|mehr.{0,20}|zur?\s.{0,30}|kontakt.{0,20}|anzeige|details?.{0,20}|impressum|startseite|webseite|voir.{0,30}|en savoir.{0,20}|contacter.{0,20}|afficher.{0,30}|accueil|site web|más.{0,30}|ver\s.{0,30}|contacto.{0,15}|inicio|leia mais|saiba mais|ver mais|visitar.{0,20}|contato.{0,15}|início|contatti.{0,15}|home|dove siamo|lees meer|contact.{0,20}|meer.{0,20}|подробнее.{0,20}|контакты|показать.{0,30}|еще|ещё.{0,20}|главная|详情.{0,6}|更多.{0,6}|查看.{0,10}|联系我们|聯絡我們|首页|首頁|公司简介|关于我们|お問い合わせ|連絡先|联系方式|聯絡方式|연락처|会社概要|会社案内|アクセス|トップページ|詳細.{0,6}|더보기|상세.{0,6}|문의.{0,4}|opening hours|imprint|legal notice|privacy.{0,15}|cookies?.{0,20}|welcome.{0,40}|yhteystiedot|ota yhteyttä|kapcsolat.{0,15}|kontakty?|επικοινωνία|liên hệ|anfahrt|öffnungszeiten|adresse|coordonnées|mentions légales|nous contacter|aviso legal|dónde estamos|quiénes somos|yhteystiedot|find us|get in touch|follow us|newsletter|faq|n\/a|(?:company|business) (?:info(?:rmation)?|profile|details|overview|description))$/iu;

const SENTENCE_END = /[.!?。！？…]["”»]?$/;
const BUSINESS_DOT =
  /\b(?:inc|ltd|co|corp|s\.?a|s\.?l|s\.?r\.?l|llc|plc|gmbh|e\.?v|k\.?k|bros|jr|sr|st|mbh|s\.?p\.?a|s\.?r\.?o|o\.?o|v|u|b\.?v|n\.?v|c\.?v|a\.?s|kft|bt|d\.?o\.?o|dr|esq|m\.?d|d\.?d\.?s|p\.?[cla]|r\.?l|z\.?o\.?o)\.$/iu;

/** Letters and digits of a text; most texts have letters without accents only. */
function countSigns(text: string): [letters: number, digits: number] {
  let [letters, digits] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      letters += Number((code | 32) > 96 && (code | 32) < 123);
      digits += Number(code > 47 && code < 58);
    } else if (
      (code >= 0x410 && code <= 0x44f) ||
      (code >= 0x4e00 && code <= 0x9fff) ||
      /\p{L}/u.test(String.fromCodePoint(text.codePointAt(at) ?? code))
    )
      letters += 1;
  }
  return [letters, digits];
}

/** 0–1: how much a text looks like the name of an organisation or person, by itself. */
export const getNameQuality = remember((text) => {
  if (text.length < 2 || text.length > 140) return 0;
  if (!/\p{L}{2}|\p{Lo}{2}/u.test(text)) return 0;
  if (getLabelField(text) !== undefined || NOT_A_NAME.test(text)) return 0;
  if (/https?:|www\.|@|[{}<>|]{2}|^[#*]/i.test(text)) return 0.05;
  if (/^[\w-]+(?:\.[\w-]+){1,3}(?:\/\S*)?$/.test(text) && !/\.$/.test(text)) return 0.1;
  if (/\w_\w|\.(?:png|jpe?g|gif|svg|webp)$|^(?:image|img|banner|photo|picture|icon)\b/i.test(text))
    return 0.05;
  const [letters, digits] = countSigns(text);
  let quality = 0.7;
  if (hasLegalForm(text)) quality += 0.3;
  else {
    if (looksLikeAddress(text)) quality *= 0.25;
    if (looksLikeDate(text)) quality *= 0.3;
    if (looksLikePrice(text) || looksLikeRating(text)) quality *= 0.3;
    if (SENTENCE_END.test(text) && !BUSINESS_DOT.test(text)) quality *= 0.35;
  }
  if (
    !hasLegalForm(text) &&
    // "Professor: Jane Roe" is somebody, "Professor" is not.
    ((isJobTitle(text) && toPerson(text)?.jobTitle === undefined) ||
      (text === text.toUpperCase() && findCountryByName(text) !== undefined))
  )
    quality *= 0.4;
  // "18, Sample Lane"
  if (digits > letters || /^\d{1,4}[a-z]?, /i.test(text)) quality *= 0.2;
  else if (digits > 4) quality *= 0.6;
  const isCjk = /[\u3040-\u9fff\uac00-\ud7af]/.test(text);
  const words = text.split(/\s+/).length;
  if (!isCjk && words > (hasLegalForm(text) ? 16 : 9)) quality *= 0.5;
  if (isCjk && letters > 30) quality *= 0.5;
  if (!isCjk && /^\p{Ll}/u.test(text)) quality *= 0.75;
  if (/[:：]$/.test(text)) quality *= 0.5;
  if (/^["“„«(]/.test(text)) quality *= 0.6;
  return Math.min(1, quality);
});
