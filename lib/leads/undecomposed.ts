const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Letters that Unicode does not decompose although people type the plain one; the text is in lower case. */
export const spellUndecomposed = (text: string): string =>
  text.replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter);
