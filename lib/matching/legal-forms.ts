/**
 * Legal forms as words of folded, romanised names (`S.A. de C.V.` has become `sa de cv`). They say how a company is
 * organised, not which one it is. Short forms that are common words stand only in `PHRASES`.
 */
const WORDS = new Set(
  (
    'inc incorporated incorporation llc llp lllp lp ltd limited plc co company corp corporation pllc pc pte pty pvt private ' +
    'gmbh ggmbh ag akg aktiengesellschaft kg kgaa ohg gbr ug mbh ev eg ek se sa sas sasu sarl eurl snc sca scs srl srls spa bv nv vof cv bvba sprl ' +
    'oy oyj ab publ aktiebolag as asa aps ans oue uab sia kft zrt nyrt bt sro spol doo dd jdoo ad ead ood eood ooo oao ao zao pao nao tov jsc ojsc cjsc pjsc ' +
    'ltda lda eireli sl slu sau sgps kk gk yk kabushiki gaisha kaisha bhd sdn tbk pt wll fze fzco fzc sti gesmbh kommanditgesellschaft'
  ).split(' '),
);

/** Longest first. */
const PHRASES = [
  'gesellschaft mit beschrankter haftung',
  'gesellschaft mit beschraenkter haftung',
  'obshchestvo s ogranichennoi otvetstvennostyu',
  'publichnoe aktsionernoe obshchestvo',
  'otkrytoe aktsionernoe obshchestvo',
  'zakrytoe aktsionernoe obshchestvo',
  'aktsionernoe obshchestvo',
  'societatea cu raspundere limitata',
  'societate cu raspundere limitata',
  'societe a responsabilite limitee',
  'sociedad de responsabilidad limitada',
  'sociedad limitada',
  'sociedad anonima',
  'societa per azioni',
  'societe anonyme',
  'naamloze vennootschap',
  'besloten vennootschap',
  'limited liability partnership',
  'limited liability company',
  'public limited company',
  'public joint stock company',
  'closed joint stock company',
  'open joint stock company',
  'joint stock company',
  'joint stock corporation',
  'limited partnership',
  'private limited',
  'proprietary limited',
  'sp z o o',
  'sp z oo',
  's p a',
  'sa de cv',
  's de rl de cv',
  'de cv',
  'a s',
  'n a',
].map((phrase) => phrase.split(' '));

/** Names of one register write these without a blank: 有限公司, 株式会社. */
const JOINED =
  /(?:股份有限公司|有限责任公司|有限責任公司|集团有限公司|集團有限公司|有限公司|株式会社|有限会社|合同会社|(?:一般|公益)?(?:社団|財団)法人|주식회사|유한회사|[(（][株有주][)）]|㈱|㈲|㈜)/g;

export const withoutJoinedForms = (name: string): string => {
  const rest = name.replace(JOINED, ' ');
  return rest.trim() === '' ? name : rest;
};

/** The words without forms; all of them when nothing else is left. */
export function withoutForms(words: readonly string[]): readonly string[] {
  const rest: string[] = [];
  for (let at = 0; at < words.length;) {
    const phrase = PHRASES.find((one) => one.every((word, offset) => words[at + offset] === word));
    if (phrase) at += phrase.length;
    else {
      const word = words[at] ?? '';
      if (!WORDS.has(word)) rest.push(word);
      at++;
    }
  }
  return rest.length > 0 ? rest : words;
}

const LONG_FORMS = [...WORDS].filter((word) => word.length >= 7);
/** `Aktiengeselschaft`: a form with a slip in it. */
export const longForms: readonly string[] = LONG_FORMS;
