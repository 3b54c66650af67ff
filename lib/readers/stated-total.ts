import type { Survey } from '@/lib/page/survey';
import type { Steps } from './steps';

const NUMBER = String.raw`(\d{1,3}(?:[.,\s\u00a0’']\d{3}){1,2}|\d{1,7})`;
/** What the things counted are called. */
const THINGS =
  'results?|entries|listings?|companies|businesses|records|members|hits|matches|treffer|ergebnisse|einträge|firmen|unternehmen|résultats?|entreprises|professionnels|resultados|empresas|registros|risultati|aziende|resultaten|bedrijven|resultater|resultat|träffar|tulosta|wyników|firm|výsledků|találat|результат(?:а|ов)?|организаци[йия]|компани[йия]|条结果|条|家(?:公司|企业)?|筆|件|개|건|αποτελέσματα|kết quả';
const PATTERNS = [
  // "1–50 of 467", "Seite … 1 bis 25 von 1.204"
  new RegExp(
    String.raw`\d{1,6}\s?(?:[-–—]|to|bis|à|a|al|até|tot|до|по)\s?\d{1,6}\s(?:of|out of|von|sur|de|di|van|af|av|z|ze|из|\/)\s(?:about |etwa |ca\.? )?${NUMBER}`,
    'iu',
  ),
  new RegExp(String.raw`(?:^|[\s(:])${NUMBER}\+?\s?(?:${THINGS})(?=$|[\s.,:;)!])`, 'iu'),
  new RegExp(String.raw`(?:共|全|총|找到(?:约)?|约)\s?${NUMBER}\s?(?:条|家|筆|件|개|건|个|個)`, 'u'),
];

/** How many records the page says there are in all; only believed when it is no fewer than were found. */
export function* findStatedTotal(survey: Survey, found: number): Steps<number | undefined> {
  const texts: string[] = [];
  for (const { text } of survey.boxes)
    if (text !== '' && text.length <= 200 && /\d/.test(text)) texts.push(text);
  for (const pattern of PATTERNS) {
    for (const [index, text] of texts.entries()) {
      if (index % 64 === 63) yield;
      const total = Number(pattern.exec(text)?.[1]?.replace(/\D/g, ''));
      if (total >= found && total < 10_000_000 && total > 0) return total;
    }
  }
  return undefined;
}
