import { hasLegalForm } from '@/lib/contact/company-name';
import { isGivenName } from '@/lib/contact/given-names';
import { personLikeness } from '@/lib/contact/person-name';
import type { PostFacts, RegionText } from './contacts';

/** What user panels call the place, the firm and the person. */
const PLACE_LABEL =
  /^(?:location|standort|wohnort|ort|lieu|localisation|ville|ubicación|localización|ciudad|lugar|localização|cidade|località|residenza|provenienza|città|woonplaats|locatie|откуда|город|来自|來自|所在地|地区|地區|坐标|座標|居住地|お住まい|skąd|miejscowość|konum|from|live[s]? in)\s*[:：]\s*(.*)$/iu;
const COMPANY_LABEL =
  /^(?:company|business|firma|unternehmen|société|entreprise|empresa|azienda|ditta|bedrijf|компания|фирма|организация|公司|单位|單位|会社|会社名)\s*[:：]\s*(.*)$/iu;
const PERSON_LABEL =
  /^(?:(?:real|full|first|my) ?name|name|vorname|nom|prénom|nombre|nome|naam|имя|姓名|氏名)\s*[:：]\s*(.*)$/iu;
const MAX_VALUE = 60;

/** The firm in running text: "I work for …", "here at …", "we at …". */
const COMPANY_WORDS =
  /(?:\b(?:I|we)(?: both)? (?:work (?:for|at|with)|run|own|represent)|\b(?:here|we) at|\bich arbeite (?:für|bei)|\bwir von der|\bwir von|\bje travaille (?:pour|chez)|\btrabajo (?:en|para)|\btrabalho na|\blavoro (?:per|da))\s+(?<name>\p{Lu}[\p{L}\d&'’-]*(?:\s(?:&\s)?(?:\p{Lu}[\p{L}\d&'’.-]*|of|and|und)){0,4})/u;
const PERSON_WORDS =
  /(?:\bmy name is|\bich heiße|\bmein name ist|\bje m['’]appelle|\bme llamo|\bmi nombre es|\bmi chiamo|\bmeu nome é|\bchamo-me|\bmijn naam is|меня зовут)\s+(?<name>\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){1,2})|我叫(?<short>[\u4e00-\u9fff]{2,3})(?=[，,。]|$)/iu;
const CLOSING =
  /^(?:(?:kind|best|warm)?\s?regards|best(?: wishes)?|cheers|thanks|thank you|many thanks|sincerely|yours.*|(?:viele|beste|liebe|freundliche|mit freundlichen)?\s?gr(?:ü|ue)(?:ß|ss)en?|mfg|lg|cordialement|bien à vous|merci|saludos|un saludo|abraços?|atenciosamente|obrigad[oa]|cordiali saluti|saluti|grazie|groeten?|met vriendelijke groet|с уважением)[\s,.!]*$/iu;

/** Firm, person and place as the author states them, in the panel, the signature, or plain words. */
export function readAboutAuthor(
  facts: PostFacts,
  regions: readonly RegionText[],
  { author, hiring }: { author: string | undefined; hiring: boolean },
): void {
  // Some write under the name of the firm, some under their own.
  if (author !== undefined && author.length <= MAX_VALUE) {
    if (hasLegalForm(author) && /\s/.test(author))
      facts.add('name', author.toLowerCase(), author, author, 0.8);
    else if (/\s/.test(author) && isGivenName(author.split(/\s/)[0] ?? '') && personLikeness(author) >= 0.6)
      facts.add('person', author.toLowerCase(), author, author, 0.7);
  }

  for (const { region, text } of regions) {
    const lines = text.split('\n').slice(0, 200);
    if (region !== 'body') {
      const labelled = (label: RegExp, at: number): string | undefined => {
        const match = label.exec(lines[at] ?? '');
        const value = match === null ? undefined : (match[1] || (lines[at + 1] ?? '')).trim();
        return value === undefined ||
          value.length > MAX_VALUE ||
          !/\p{L}{2}/u.test(value) ||
          /[:：]|https?/.test(value)
          ? undefined
          : value;
      };
      for (const [at, line] of lines.entries()) {
        // Every label ends with one.
        if (!/[:：]/.test(line)) continue;
        const place = labelled(PLACE_LABEL, at);
        if (place !== undefined)
          facts.add(
            'address',
            place.toLowerCase(),
            { text: place, locality: place.split(/[,(/]/)[0]?.trim() || place },
            place,
            0.7,
          );
        const company = labelled(COMPANY_LABEL, at);
        if (company !== undefined) facts.add('name', company.toLowerCase(), company, company, 0.8);
        const person = labelled(PERSON_LABEL, at);
        if (person !== undefined && personLikeness(person) >= 0.6)
          facts.add('person', person.toLowerCase(), person, person, 0.8);
      }
    }
    if (region === 'panel') continue;
    const closing = region === 'body' ? lines.findLastIndex((line) => CLOSING.test(line)) : -1;
    const own = region === 'signature' ? lines : closing < 0 ? [] : lines.slice(closing + 1, closing + 6);
    for (const line of own) {
      for (const part of line.split(/\s[-–—|•·]\s|\||•|,\s(?!(?:inc|ltd|llc|co|s\.?l|s\.?a)\b)/iu)) {
        const name = part.trim();
        if (name.length < 3 || name.length > MAX_VALUE) continue;
        if (hasLegalForm(name) && /\p{Lu}/u.test(name))
          facts.add('name', name.toLowerCase(), name, name, 0.7);
        // One word is a nickname; a name has two.
        else if (region === 'body' && /\s/.test(name) && personLikeness(name) >= 0.6)
          facts.add('person', name.toLowerCase(), name, name, 0.7);
      }
    }
    if (region !== 'body') continue;
    const company = COMPANY_WORDS.exec(text.slice(0, 3_000))?.groups?.['name']?.replace(
      /\s(?:of|and|und)$/,
      '',
    );
    if (company !== undefined) facts.add('name', company.toLowerCase(), company, company, 0.6);
    const { name, short } = PERSON_WORDS.exec(text.slice(0, 3_000))?.groups ?? {};
    const person = name ?? short;
    if (person !== undefined) facts.add('person', person.toLowerCase(), person, person, 0.7);
    // Calls for jobs begin with the firm: "Acme Ovens | Lisbon | Full-time".
    const opening = hiring
      ? /^([^|\n(,:]{2,50}?)\s*(?:\([^)]{0,60}\)\s*)?(?:\||[-–—]\s)/.exec(lines[0] ?? '')?.[1]?.trim()
      : undefined;
    if (opening !== undefined && /^\p{Lu}/u.test(opening) && opening.split(/\s/).length <= 5)
      facts.add('name', opening.toLowerCase(), opening, opening, 0.6);
  }
}
