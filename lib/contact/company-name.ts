import { spellUndecomposed } from '@/lib/leads/undecomposed';
import { remember } from './remember';

/**
 * Legal forms as they end (or, in some languages, begin) a name. Dots, commas and blanks are ignored when matching, so
 * "S.A. de C.V." is `sa de cv`.
 */
const ENDING_FORMS = [
  // English
  'incorporated|inc|corporation|corp|company|co|limited|ltd|ltda|llc|llp|lllp|lp|plc|pllc|pc|pte ltd|pty ltd|pvt ltd|private limited|public limited company|co ltd|company limited|limited liability company|limited partnership|proprietary limited|cic|cio|unlimited|ulc|dac|clg|sdn bhd|bhd|pt|tbk|jsc|ojsc|cjsc|pjsc|ojs|fze|fzc|fzco|fz llc|wll|dmcc|llc fz|pte|pty|pvt|(pty) ltd|(pvt) ltd|(p) ltd',
  // German
  'gmbh|ggmbh|gmbh & co kg|gmbh & co kgaa|gmbh & co ohg|ug|ug (haftungsbeschränkt)|ag|kg|kgaa|ohg|gbr|mbh|ev|eg|ek|e kfr|e kfm|gesmbh|ges mbh|gesellschaft mbh|ag & co kg|se & co kg|ug & co kg|partg|partg mbb|partgmbb|mbb|aktiengesellschaft|gesellschaft mit beschränkter haftung|kommanditgesellschaft|og|kollektivgesellschaft|einzelunternehmen|stiftung|vvag|eu|inh',
  // French, Belgian, Swiss
  'sa|sarl|sàrl|sas|sasu|snc|scs|sca|eurl|sci|scop|scp|selarl|selas|gie|asbl|sprl|srl|scrl|scea|earl|gaec|eirl|ltée|ltee|société anonyme|société à responsabilité limitée|ei',
  // Dutch, Flemish
  'bv|nv|vof|cv|bvba|vzw|stichting|maatschap|besloten vennootschap|naamloze vennootschap|cvba|bv ba',
  // Spanish, Portuguese, Italian, Catalan
  'sl|slu|sau|slne|sll|scl|sc|scoop|sociedad limitada|sociedad anónima|s en c|sapi de cv|sa de cv|s de rl de cv|s de rl|srl de cv|sab de cv|sac|saa|saic|sacif|sas bic|spa|spa unipersonale|eirl|cia|cía|y cía|lda|lda unipessoal|unipessoal lda|sgps|eireli|me|epp|ltda me|ltda epp|mei|sapa|srls|srl unipersonale|srl a socio unico|sapa|sas di|snc di|ss|scarl|scrl|soc coop|società cooperativa|coop|onlus|aps|soc coop a rl|spa sb',
  // Nordic
  'ab|aktiebolag|hb|kb|as|asa|ans|da|enk|ba|a/s|aps|i/s|k/s|ivs|p/s|oy|oyj|ky|tmi|oy ab|ehf|hf|sf|slf|osakeyhtiö',
  // Baltic, Central and East European
  'ou|oü|uab|sia|mb|vsi|všį|aas|sp z oo|sp zoo|spółka z oo|sp j|sp k|sp p|ska|spółka akcyjna|spółka jawna|spółka cywilna|sro|spol s ro|as|ks|vos|akciová společnost|kft|bt|zrt|nyrt|kkt|rt|doo|dd|dno|kd|jdoo|ad|ood|eood|ead|et|оод|еоод|ад|еад|ет|ооо|оао|зао|пао|ао|нао|ип|тов|тзов|пп|фоп|доо|дд|чп|тоо|srl d|pfa|scs|shpk|sha|dooel',
  // Turkish, Greek
  'aş|a ş|ltd şti|ltd sti|anonim şirketi|limited şirketi|ve tic|san ve tic ltd şti|san tic ltd şti|şti|αε|επε|οε|εε|ικε|ae|epe|ike|oe|α ε|ε π ε|ι κ ε|ο ε|ε ε',
  // East and South-East Asia
  '有限公司|有限责任公司|股份有限公司|有限責任公司|集团有限公司|集團有限公司|株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|社団法人|財団法人|医療法人|주식회사|유한회사|（株）|(株)|㈱|㈲|(주)|㈜|（주）|（有）|(有)|kk|gk|yk|co inc|tnhh|công ty tnhh|cổ phần|บริษัท|จำกัด|จำกัด (มหาชน)|pcl|persero',
  // Near East
  'בע"מ|בע״מ|ش م م|ذ م م|ش م ل|شركة|ltda|saoc|saog|kscc|kscp|bsc|qsc|spc|sal|sarl|sae',
  // International
  'limited liability partnership|lc|co-op|cooperative|co-operative|unltd|rllp|rlllp|sencrl|ibc|incorporation|limitée|geie|sicav|pbc|l3c|slp|psc|plt|eesv|зат|пат|прат|дп|сд|кд|ад|spolka z oo|assn|se|scic|eeig|ewiv|sce|gie|npc|rf|soc|nl|na|nt & sa|fsb|ggs|reit|trust|foundation',
].join('|');
const LEADING_FORMS =
  'pt|cv|ud|ооо|оао|зао|пао|ао|нао|ип|тов|тоо|чп|одо|уп|чуп|оод|фоп|сп|гк|нко|ано|фгуп|муп|株式会社|有限会社|合同会社|合資会社|一般社団法人|社団法人|公益財団法人|財団法人|医療法人|（株）|(株)|㈱|㈲|（有）|(有)|주식회사|유한회사|(주)|（주）|㈜|công ty tnhh|công ty cổ phần|công ty cp|ctcp|บริษัท|หจก|ห้างหุ้นส่วนจำกัด|uab|sia|ab|as|oü|mb|sc|sci|sas|sarl|eurl|société|stichting|bv|firma|fa|sociedad|s c|sp|شركة|shpk';

/** Forms that are also ordinary words or initials: they count only in the spelling a form has. */
const AMBIGUOUS_FORMS = new Set(
  'co as da ag se me et ad sc pc lp cv eg ek ba hb kb ks og ss da me mb hf sf ky bt rt kd dd dno sl na nl nt rf soc pt sp eu trust foundation company stiftung coop inh ei ska ans cia et aps ou se spc sal sae sam fa oe ee ae ug unlimited limited lc assn incorporation cooperative co-op co-operative дп societe firma sociedad cat ev bv rea sca'.split(
    ' ',
  ),
);

const endingForms = toFormSet(ENDING_FORMS);
const leadingForms = toFormSet(LEADING_FORMS);
/** The longest form has five words: "san ve tic ltd şti". */
const MAX_FORM_WORDS = 5;

/** Folded in one piece: eight hundred little ones take half a millisecond. */
function toFormSet(list: string): Set<string> {
  return new Set(foldForm(list).split('|'));
}

/** The three letters at an end of each form that has as many: hardly any word of a text has one of these. */
const endings = new Set([...endingForms].flatMap((form) => (form.length < 3 ? [] : form.slice(-3))));
const beginnings = new Set([...leadingForms].flatMap((form) => (form.length < 3 ? [] : form.slice(0, 3))));

/** Whether a form can begin or end with a word; of less than three letters any can. */
const mayBe = (word: string, known: ReadonlySet<string>, end: (form: string) => string): boolean => {
  const form = foldWord(word);
  return form.length < 3 || known.has(end(form));
};

/** Lower case without dots and blanks, so that "S.A. de C.V." and "SA de CV" are one: `sadecv`. */
function foldForm(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\+|\band\b|\bund\b|\bet\b(?= co)/g, '&')
    .replace(/[\s.,]+/g, '');
}

/** The last words of a list's texts are the same few. */
const foldWord = remember(foldForm);

export interface NameParts {
  /** The name without its legal form; the whole name when it has none. */
  readonly base: string;
  /** The legal form as written. */
  readonly form?: string;
}

/** Splits "Acme Trading (Shanghai) Co., Ltd." into "Acme Trading (Shanghai)" and "Co., Ltd.". */
export function splitLegalForm(name: string): NameParts {
  return name.length > 300 ? { base: name } : split(name.trim());
}

const split = remember((name): NameParts => splitEnd(name) ?? splitStart(name) ?? { base: name });

/** Scripts in which a form stands beside the name without a blank, from Hebrew on. */
const UNPARTED = /[\u0590-\uffff]/;

function splitEnd(name: string): NameParts | undefined {
  const cjk =
    UNPARTED.test(name) &&
    /^(.{2,100}?)[\s　]?((?:股份|集团|集團)?有限(?:责任|責任)?公司(?:（有限合伙）)?|株式会社|有限会社|合同会社|合資会社|[（(][株有주][)）]|㈱|㈲|㈜|주식회사|유한회사|בע["״]מ|จำกัด(?:\s?\(มหาชน\))?)$/u.exec(
      name,
    );
  if (cjk && cjk[1] !== undefined && cjk[2] !== undefined) return { base: cjk[1].trim(), form: cjk[2] };
  if (
    !mayBe(
      name
        .slice(-60)
        .match(/[^\s,]+/g)
        ?.at(-1) ?? '',
      endings,
      (form) => form.slice(-3),
    )
  )
    return undefined;
  const words = [...name.matchAll(/[^\s,]+/g)];
  for (let count = Math.min(MAX_FORM_WORDS, words.length - 1); count >= 1; count--) {
    const first = words[words.length - count];
    if (!first) continue;
    const form = name.slice(first.index);
    if (!isForm(form, endingForms, name)) continue;
    const base = name.slice(0, first.index).replace(/[\s,;&–-]+$/, '');
    if (base === '') return undefined;
    const further = count < MAX_FORM_WORDS ? splitEnd(base) : undefined;
    return further?.form !== undefined && !/^(?:company|co)$/i.test(base)
      ? { base: further.base, form: name.slice(further.base.length).replace(/^[\s,;–-]+/, '') }
      : { base, form };
  }
  return undefined;
}

function splitStart(name: string): NameParts | undefined {
  const cjk =
    UNPARTED.test(name) &&
    /^(株式会社|有限会社|合同会社|合資会社|(?:公益|一般)?(?:社団|財団)法人|医療法人(?:社団)?|[（(][株有주][)）]|㈱|㈲|㈜|주식회사|유한회사|บริษัท|شركة)[\s　]?(.{1,100})$/u.exec(
      name,
    );
  if (cjk && cjk[1] !== undefined && cjk[2] !== undefined) return { base: cjk[2].trim(), form: cjk[1] };
  if (!mayBe(/[^\s,]+/.exec(name)?.[0] ?? '', beginnings, (form) => form.slice(0, 3))) return undefined;
  const words = [...name.matchAll(/[^\s,]+/g)];
  for (let count = Math.min(4, words.length - 1); count >= 1; count--) {
    const next = words[count];
    if (!next) continue;
    const form = name.slice(0, next.index).trim();
    if (!isForm(form, leadingForms, name)) continue;
    const base = name
      .slice(next.index)
      .replace(/^[«"“„']+|[»"”“']+$/g, '')
      .trim();
    return base === '' ? undefined : { base, form };
  }
  return undefined;
}

function isForm(text: string, forms: ReadonlySet<string>, name: string): boolean {
  const hit = foldForm(text);
  if (!forms.has(hit)) return false;
  // "Mario Sa": two letters are a form when written as one.
  if (/^\p{Lu}\p{Ll}$/u.test(text) && !/^(?:Co|Oy)$/.test(text)) return false;
  if (!AMBIGUOUS_FORMS.has(hit)) return true;
  // "SA", "S.p.A.", "Co." – and not "Made by Co" in running text, nor a name all in capitals ending in a word.
  return (
    /\./.test(text) ||
    ((text.length > 3 ? /^\p{Lu}/u.test(text) : /^(?:\p{Lu}+|Co|Inh)$/u.test(text)) &&
      (/\p{Ll}/u.test(name) || text.length <= 4))
  );
}

/** "GmbH", "Ltd", "ООО", "有限公司": a form that no other text carries. */
export function hasLegalForm(text: string): boolean {
  if (text.length < 4 || text.length > 200) return false;
  if (splitLegalForm(text).form !== undefined) return true;
  // "Petróleo Exemplo S.A. - Petroex", "Acme GmbH (Berlin)"
  if (!/[-–|)]/.test(text)) return false;
  const head = /^(.{4,100}?)(?:\s[-–|]\s.{1,80}|\s?\([^()]{1,60}\))$/u.exec(text.trim())?.[1];
  return head !== undefined && splitLegalForm(head).form !== undefined;
}

/**
 * A form for comparing names: folded, without legal form, articles and punctuation.
 * Two names with one key are probably the same organisation; an empty key compares with nothing.
 */
export function companyKey(name: string): string {
  const folded = foldName(splitLegalForm(name).base);
  return folded === '' ? foldName(name) : folded;
}

function foldName(name: string): string {
  const letters = name
    .slice(0, 1_000)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return spellUndecomposed(letters)
    .replace(/&|\+| und | et | y | e /g, ' and ')
    .replace(/['’`´.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^the /, '')
    .trim();
}
