import {
  decodeCloudflareEmail,
  decodeShiftedEmail,
  emailFromHref,
  findEmails,
  findScriptedEmails,
} from '@/lib/contact/email';
import { findMessengers, messengerFromHref } from '@/lib/contact/messenger';
import { findPhones, phoneFromHref, phoneKey } from '@/lib/contact/phone';
import { findRegistrations } from '@/lib/contact/registration';
import { isNetworkHost, isShareLink, toSocialProfile } from '@/lib/contact/social';
import { findWebsites, isSameSite, siteOf, toWebsite } from '@/lib/contact/website';
import { resolveLink } from '@/lib/page/links';
import { shownText } from '@/lib/page/shown-text';
import { getBetween, getScripts, type Box, type Survey } from '@/lib/page/survey';
import type { Found, FoundFacts, ReadingContext } from '@/lib/readers/reader';
import type { Steps } from '@/lib/readers/steps';
import { toFound } from './found';
import type { LabelledLine } from './labelled-lines';

/** Digits enough for a phone number; asked before anything dearer. */
const SOME_DIGITS = /\d(?:\D{0,5}\d){5}/;
/** Places that are linked from records but are never somebody's website. */
const NO_WEBSITE =
  /(?:^|\.)(?:google\.[a-z.]{2,6}|goo\.gl|maps\.app\.goo\.gl|bing\.com|openstreetmap\.org|mapquest\.com|maps\.apple\.com|yandex\.[a-z]{2,3}|2gis\.[a-z]{2,3}|waze\.com|addthis\.com|addtoany\.com|sharethis\.com|gravatar\.com|w3\.org|adobe\.com|microsoft\.com|mozilla\.org|apple\.com|wordpress\.org|schema\.org|cloudflare\.com|doubleclick\.net|googleadservices\.com|booking\.com|opentable\.[a-z.]{2,6}|tripadvisor\.[a-z.]{2,6}|beian\.gov\.cn|miit\.gov\.cn|miibeian\.gov\.cn|recaptcha\.net|trustpilot\.com|paypal\.com|validator\.w3\.org)$/i;
const FILE_ENDING = /\.(?:pdf|jpe?g|png|gif|svg|webp|docx?|xlsx?|zip|vcf|ics|mp[34])$/i;
const WEBSITE_WORD =
  /\b(?:web ?site|homepage|home page|website|webseite|internetseite|site web|site internet|sitio web|página web|sito|www|strona|webové|сайт)\b|网站|官网|網站|ホームページ|홈페이지/iu;

/** Lines or links that are looked at in a few milliseconds. */
const PAUSE = 4;

/** Asked first, because the patterns of fifty registers take 3 ms a line. */
export const REGISTER_WORD =
  /\bvat\b|\bust\b|ust-?id|steuer|st\.?-?nr|handelsreg|\bhr[ab]\b|firmenbuch|siret|siren|\brcs\b|kvk|\b[cn]\.?i\.?f\b|\brea\b|nip\b|regon|krs\b|\bi[čc]o?\b|dič|cvr|y-tunnus|\babn\b|\bacn\b|cnpj|cuit|iva\b|tva\b|btw|moms|gstin|инн|огрн|едрпоу|єдрпоу|信用代码|統一編號|ICP|法人番号|登録番号|등록번호|mst\b|mã số/iu;

/** What a firm has numbers and mail addresses for. */
export const DEPARTMENT =
  /(?<!\p{L})(?:sales|service|support|dep(?:t|artment)|office|press|media|account|billing|admission|reception|hotline|customer|vertrieb|verkauf|kunden|buchhalt|zentrale|abteilung|servi[cz]io|ventas|administra|uffici|vendit|assisten|segret|vente|comptab|accueil|отдел|бухгалт|служба)|部|客服/iu;

/** 统一社会信用代码 without its label, by its length. */
const CREDIT_CODE = /(?<![\dA-Z])[1-9A-Z][1-9]\d{6}[\dA-Z]{10}(?![\dA-Z])/;

/** Likewise: building the messengers' patterns costs 10 ms on the first line, and few pages name any. */
const MESSENGER_WORD =
  /whats|wechat|weixin|微信|\bqq|telegram|телеграм|skype|скайп|viber|вайбер|\bline\b|kakao|카카오|카톡|zalo|signal|discord|\bicq|messenger|(?:^|\s)(?:wa|tg|vx|v信)\b/iu;

function collectLinks(survey: Survey, from: number, to: number): Box[] {
  const links: Box[] = [];
  for (let order = from; order < to; order += 1) {
    const box = survey.boxes[order];
    if (box !== undefined && (box.tag === 'a' || box.tag === 'area')) links.push(box);
  }
  return links;
}

const isAbroad = ({ shown }: Found<unknown>): boolean => shown.startsWith('+');

class Values<T> {
  readonly list: Found<T>[] = [];
  /** Most records have nothing of most kinds. */
  #keys: Map<string, number> | undefined;

  /** Keeps the first of equal values, unless a later one is surer or a number written with its country. */
  add(key: string, found: Found<T>): void {
    const index = this.#keys?.get(key);
    if (index === undefined) {
      (this.#keys ??= new Map()).set(key, this.list.length);
      this.list.push(found);
      return;
    }
    const known = this.list[index];
    if (known === undefined) return;
    if (found.confidence > known.confidence + 0.2 || (isAbroad(found) && !isAbroad(known)))
      this.list[index] = found;
  }

  has(key: string): boolean {
    return this.#keys?.has(key) === true;
  }
}

/**
 * Phones, faxes, e-mails, websites, social profiles, messengers and registrations of one part of the page:
 * from labelled lines first, then links, then text.
 */
export function* readContacts(
  survey: Survey,
  range: { from: number; to: number },
  lines: readonly LabelledLine[],
  context: ReadingContext,
  accepts: (box: Box) => boolean = () => true,
): Steps<FoundFacts> {
  const phones = new Values<NonNullable<FoundFacts['phone']>[number]['value']>();
  const faxes = new Values<NonNullable<FoundFacts['fax']>[number]['value']>();
  const emails = new Values<string>();
  const websites = new Values<string>();
  const socials = new Values<NonNullable<FoundFacts['social']>[number]['value']>();
  const messengers = new Values<NonNullable<FoundFacts['messenger']>[number]['value']>();
  const registrations = new Values<NonNullable<FoundFacts['registration']>[number]['value']>();
  const options = { country: context.country };
  const reader = 'contact' as const;

  let purpose: string | undefined;
  for (const [index, { line, field, label, value, isLabel }] of lines.entries()) {
    if (index % PAUSE === PAUSE - 1) yield;
    // "Sales" over a number and a mail address says of both what they are for.
    if ((field === undefined || field === 'other') && !/[\d@]/.test(value))
      purpose = value.length <= 40 && DEPARTMENT.test(value) ? value.replace(/\s?[:：]$/, '') : undefined;
    if (isLabel || line.text.length > 2_000) continue;
    const { text, element } = line;
    if (SOME_DIGITS.test(text)) {
      const isNumberLabel = field === 'phone' || field === 'fax';
      // A label in the cell or line before is put back in front: it decides between phone, fax and VAT number.
      const said = isNumberLabel || field === 'other' ? `${label ?? ''}: ${value}` : text;
      const registered =
        field === 'other' || REGISTER_WORD.test(text) || CREDIT_CODE.test(text)
          ? findRegistrations(label === undefined ? text : `${label}: ${value}`)
          : [];
      // A number a register gave is nobody's phone.
      const numbers = registered.reduce((rest, { value: { number } }) => rest.replace(number, ' '), said);
      // "Registry number: 06-10-000489"
      const found = field === 'other' && !/\p{L}/u.test(value) ? [] : findPhones(numbers, options);
      // "Telefon Numarası" over a column: whatever its plan, the page says it is a number.
      if (found.length === 0 && isNumberLabel) found.push(...findPhones(`${field}: ${value}`, options));
      for (const phone of found) {
        const isFax = phone.fax || (field === 'fax' && !/tel|phone/i.test(phone.label ?? ''));
        const shownLabel = purpose ?? phone.label ?? (isNumberLabel ? label : undefined);
        (isFax ? faxes : phones).add(
          phoneKey(phone.value),
          toFound(phone.value, {
            shown: phone.shown,
            element,
            reader,
            confidence: isNumberLabel || phone.label !== undefined ? 0.95 : 0.8,
            label: shownLabel,
          }),
        );
      }
      for (const { value: registration, shown } of registered) {
        registrations.add(
          `${registration.scheme} ${registration.number}`,
          toFound(registration, { shown, element, reader, confidence: 0.9 }),
        );
      }
    }
    const mails = findEmails(text);
    for (const email of mails) {
      emails.add(
        email.value,
        toFound(email.value, {
          shown: email.shown,
          element,
          reader,
          confidence: 0.9,
          label: purpose ?? (field === 'email' ? label : undefined),
        }),
      );
    }
    const said = label === undefined ? text : `${label}: ${value}`;
    for (const messenger of MESSENGER_WORD.test(said) ? findMessengers(said) : []) {
      messengers.add(
        `${messenger.value.service} ${messenger.value.id}`,
        toFound(messenger.value, { shown: messenger.shown, element, reader, confidence: 0.8 }),
      );
    }
    const sites = findWebsites(text);
    if (sites.length > 0 && element.closest('a') === null) {
      for (const site of sites) {
        const url = toWebsite(site.value, survey.base);
        if (url === undefined) continue;
        // "info(at)acme.example": the second half of an address, not a site.
        if (mails.some(({ value }) => value.endsWith(`@${site.shown.toLowerCase()}`))) continue;
        const social = toSocialProfile(url);
        if (social !== undefined)
          socials.add(social.url, toFound(social, { shown: site.shown, element, reader, confidence: 0.8 }));
        else if (isWebsite(url, context.url)) {
          websites.add(
            toSiteKey(url),
            toFound(url, {
              shown: site.shown,
              element,
              reader,
              confidence: field === 'website' ? 0.95 : 0.7,
            }),
          );
        }
      }
    }
  }

  const websiteLines = new Set(lines.filter((one) => one.field === 'website').map((one) => one.line.element));
  for (const [index, box] of collectLinks(survey, range.from, range.to).entries()) {
    if (index % PAUSE === PAUSE - 1) yield;
    if (!accepts(box)) continue;
    const { element } = box;
    const href = element.getAttribute('href')?.trim();
    if (href == null || href === '') continue;
    const getShown = (): string =>
      box.length > 0 && box.length < 300 ? shownText(element).replace(/\s+/g, ' ') : '';
    const phone = phoneFromHref(href, options);
    if (phone !== undefined) {
      const key = phoneKey(phone);
      const isFax = /^fax:/i.test(href) || faxes.has(key);
      // The number as shown was found above; here it is hidden behind "Call" or an icon.
      if (!isFax && !phones.has(key)) {
        const shown = getShown();
        const asShown = findPhones(`tel: ${shown}`, options)[0];
        // "029 55501-6" linked as 029555501, "00967 …" without its country: the number as shown says more.
        const [said, dialled] = [asShown?.value.text ?? '', phone.text].map((one) => one.replace(/\D/g, ''));
        if (
          dialled &&
          said &&
          (said.startsWith(dialled) || said.endsWith(dialled)) &&
          phones.has(asShown ? phoneKey(asShown.value) : '')
        )
          continue;
        phones.add(
          key,
          toFound(asShown && phoneKey(asShown.value) === key ? asShown.value : phone, {
            shown: shown || phone.text,
            element,
            reader,
            confidence: 0.9,
          }),
        );
      }
      continue;
    }
    const email =
      emailFromHref(href) ??
      decodeShiftedEmail(element.getAttribute('data-mailto-token') ?? '') ??
      emailFromHref(`mailto:${/^[\w.+-]{1,64}@[\w.-]{3,255}$/.test(href) ? href : ''}`);
    if (email !== undefined) {
      // The link of somebody who left, emptied but not removed.
      if (box.length === 0 && element.children.length === 0 && !element.hasAttribute('aria-label')) continue;
      emails.add(email, toFound(email, { shown: getShown() || email, element, reader, confidence: 0.95 }));
      continue;
    }
    const link = resolveLink(href, survey.base);
    const messenger = messengerFromHref(link?.href ?? href);
    if (messenger !== undefined) {
      messengers.add(
        `${messenger.service} ${messenger.id}`,
        toFound(messenger, { shown: getShown() || messenger.id, element, reader, confidence: 0.9 }),
      );
      continue;
    }
    if (link !== undefined && isPlainlyOwn(link, context.url) && !href.startsWith('#')) continue;
    const website = toWebsite(findWrappedAddress(element) ?? href, survey.base);
    if (website === undefined || isShareLink(website)) continue;
    const social = toSocialProfile(website);
    if (social !== undefined) {
      socials.add(
        social.url,
        toFound(social, { shown: getShown() || social.url, element, reader, confidence: 0.85 }),
      );
      continue;
    }
    if (!isWebsite(website, context.url)) continue;
    const shown = getShown();
    const labelled =
      websiteLines.has(element) ||
      WEBSITE_WORD.test(`${shown} ${element.getAttribute('title') ?? ''} ${element.className}`);
    const says = shown.toLowerCase().includes((siteOf(website) ?? '?').toLowerCase());
    websites.add(
      toSiteKey(website),
      toFound(website, {
        shown: shown || website,
        element,
        reader,
        confidence: labelled ? 0.95 : says ? 0.92 : 0.6,
      }),
    );
  }

  for (let order = range.from; order < range.to; order += 1) {
    const text = survey.boxes[order];
    if (text === undefined || text.text === '' || text.length > 30 || !WEBSITE_WORD.test(text.text)) continue;
    // A button named "Website" keeps its address in an attribute, its own or that of what it stands in.
    for (
      let box = text.parent;
      box !== undefined && box.order >= range.from && box.length <= 30;
      box = box.parent
    ) {
      const wrapped = box.tag === 'a' || !accepts(box) ? undefined : findWrappedAddress(box.element);
      const url = wrapped === undefined ? undefined : toWebsite(wrapped, survey.base);
      if (url !== undefined && isWebsite(url, context.url) && toSocialProfile(url) === undefined) {
        websites.add(
          toSiteKey(url),
          toFound(url, { shown: shownText(box.element), element: box.element, reader, confidence: 0.95 }),
        );
      }
    }
  }
  yield;
  for (const box of getBetween(survey.coded, range.from, range.to)) {
    const email = accepts(box) && decodeCloudflareEmail(box.element.getAttribute('data-cfemail') ?? '');
    if (email)
      emails.add(email, toFound(email, { shown: email, element: box.element, reader, confidence: 0.95 }));
  }
  for (const script of getScripts(survey, range.from, range.to)) {
    const text = script.textContent ?? '';
    if (text.length >= 4_000 || script.hasAttribute('src')) continue;
    for (const email of findScriptedEmails(text)) {
      emails.add(
        email,
        toFound(email, { shown: email, element: script.parentElement ?? script, reader, confidence: 0.85 }),
      );
    }
  }

  return clean({
    phone: phones.list.filter((one) => !faxes.has(phoneKey(one.value)) || one.label !== undefined),
    fax: faxes.list,
    // "xxxxxx@acme.example": shown to members only.
    email: emails.list.filter(({ value }) => !/^x{4,}@/i.test(value)),
    website: keepFrontDoors(websites.list),
    social: socials.list,
    messenger: messengers.list,
    registration: registrations.list,
  });
}

/** Of several links to one site the shortest is its front door; the others lead to single pages of it. */
function keepFrontDoors(websites: readonly Found<string>[]): Found<string>[] {
  const bySite = new Map<string, Found<string>>();
  for (const one of websites) {
    const site = siteOf(one.value) ?? one.value;
    const known = bySite.get(site);
    if (known === undefined) bySite.set(site, one);
    else if (one.value.length < known.value.length)
      bySite.set(site, { ...one, confidence: Math.max(one.confidence, known.confidence) });
  }
  return [...bySite.values()].sort((a, b) => b.confidence - a.confidence);
}

function clean(facts: FoundFacts): FoundFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, list]) => (list?.length ?? 0) > 0));
}

/** Whether a link leads to a page of this site and to nothing else: no redirect, no profile on a network. */
function isPlainlyOwn(link: Readonly<URL>, page: URL): boolean {
  return (
    link.hostname === page.hostname &&
    link.search === '' &&
    !/https?:|aHR0c/i.test(link.pathname) &&
    !isNetworkHost(link.hostname)
  );
}

/** An address a button carries in an attribute instead of its `href`: plain, or as JSON or base64. */
function findWrappedAddress(element: Element): string | undefined {
  const href = element.getAttribute('href');
  if (href !== null && href !== '' && !href.startsWith('#') && !/^javascript:/i.test(href)) return undefined;
  for (const attribute of element.attributes) {
    if (!attribute.name.startsWith('data-') || attribute.value.length > 3_000) continue;
    const plain =
      /^https?:\/\/\S+$/.exec(attribute.value) ??
      /"(?:url|href|link)"\s*:\s*"((?:https?:|aHR0c)[^"]{4,2000})"/.exec(attribute.value);
    const found =
      plain?.[1] ?? plain?.[0] ?? (/^aHR0c[\w+/=-]+$/.test(attribute.value) ? attribute.value : undefined);
    if (found === undefined) continue;
    return found.startsWith('aHR0c') ? `/out?url=${encodeURIComponent(found)}` : found.replace(/\\\//g, '/');
  }
  return undefined;
}

/** Equal for the same page of the same site, whatever its scheme, `www` and last slash. */
function toSiteKey(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/[/?#]+$/, '')
    .toLowerCase();
}

function isWebsite(url: string, page: URL): boolean {
  const { hostname, pathname } = new URL(url);
  return !isSameSite(url, page.href) && !NO_WEBSITE.test(hostname) && !FILE_ENDING.test(pathname);
}
