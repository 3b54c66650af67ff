/**
 * Letters of other scripts as people write them in Latin ones, `letter=latin` in pairs. Rough on purpose: what the
 * romanisations of one name disagree in (kh, h, ch) is evened out by `soundOf`.
 */
const LETTERS =
  // Cyrillic
  'а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ _ ы y ь _ э e ю yu я ya і i є ye ґ g ђ d ј j љ lj њ nj ћ c џ dz қ k ғ g ң n ө o ү u ұ u һ h ә a ' +
  // Greek
  'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o ' +
  // Arabic and Persian
  'ا a آ a أ a إ i ب b پ p ت t ث th ج j چ ch ح h خ kh د d ذ dh ر r ز z ژ zh س s ش sh ص s ض d ط t ظ z ع _ غ gh ف f ق q ك k ک k گ g ل l م m ن n ه h ة a و w ي y ی y ى a ئ y ؤ w ء _ ' +
  // Hebrew
  'א a ב b ג g ד d ה h ו v ז z ח h ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע _ פ p ף p צ ts ץ ts ק k ר r ש sh ת t ' +
  // Armenian
  'ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev ' +
  // Georgian
  'ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h';

/** From U+30A1 on; hiragana stand 0x60 below. */
const KANA =
  'a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi ji _ tsu zu te de to do na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa i e o n vu';

const HANGUL = [
  'g kk n d tt r m b pp s ss _ j jj ch k t p h',
  'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i',
  '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t',
].map((row) => row.split(' ').map((one) => one.replace('_', ''))) as [string[], string[], string[]];

const table = new Map<string, string>();
const pairs = LETTERS.split(' ');
for (let at = 0; at + 1 < pairs.length; at += 2)
  table.set(pairs[at] ?? '', (pairs[at + 1] ?? '').replace('_', ''));
for (const [at, latin] of KANA.split(' ').entries()) {
  for (const start of [0x30a1, 0x3041]) table.set(String.fromCodePoint(start + at), latin.replace('_', ''));
}
table.set('ー', '');

/** A folded word in Latin letters, as far as its letters have any: Chinese characters, Thai and others stay. */
export function romanise(word: string): string {
  if (/^[\x20-\x7e]*$/.test(word)) return word;
  let latin = '';
  for (const letter of word) latin += table.get(letter) ?? romaniseHangul(letter) ?? letter;
  return latin;
}

function romaniseHangul(letter: string): string | undefined {
  const at = (letter.codePointAt(0) ?? 0) - 0xac00;
  if (at < 0 || at > 11_171) return undefined;
  const [initial, medial, final] = HANGUL;
  return `${initial[Math.floor(at / 588)] ?? ''}${medial[Math.floor((at % 588) / 28)] ?? ''}${final[at % 28] ?? ''}`;
}

/** Scripts that leave most vowels out, so that only the consonants can be compared with other scripts. */
export const ABJAD = /[\u0590-\u05ff\u0600-\u06ff]/;
/** Scripts in which one sign is a syllable or a word: another sign is another name, not a slip of the pen. */
export const SYLLABIC = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
