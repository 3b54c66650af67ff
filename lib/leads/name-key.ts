import { foldWords } from './fold';

/**
 * Legal forms and joining words that come and go between two pages about the same company.
 * Short on purpose: reading a legal form out of a text is `lib/contact`'s work; this only keeps it from mattering.
 */
const UNIMPORTANT = new Set(
  (
    'inc incorporated llc llp lp ltd limited plc co company corp corporation pllc pc gmbh ag kg ohg ug mbh ev se sa sas ' +
    'sarl srl spa snc bv nv vof oy oyj ab as asa aps kft zrt sro doo ooo oao zao ltda eireli sl slu pty pte bhd sdn kk ' +
    'the and und et y e & of de der die das la le les'
  ).split(' '),
);
const CJK_FORMS =
  /(?:股份有限公司|有限责任公司|有限責任公司|集团有限公司|集團有限公司|有限公司|株式会社|有限会社|合同会社|주식회사)/g;

/** The words of a name that tell companies apart, in order; all of them when nothing else is left. */
export function nameWords(name: string): string[] {
  const words = foldWords(name.replace(CJK_FORMS, ' '));
  const telling = words.filter((word) => !UNIMPORTANT.has(word));
  return telling.length > 0 ? telling : foldWords(name);
}

/** Equal for names that differ in legal form, case, accents, punctuation and order of words only. */
export function nameKey(name: string): string {
  return nameWords(name).sort().join(' ');
}
