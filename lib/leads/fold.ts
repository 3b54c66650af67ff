import { spellUndecomposed } from './undecomposed';

/**
 * Text as it is compared and searched: full width and ligatures made plain (NFKC), lower case, without accents.
 * Only the accents of European scripts go (U+0300–U+036F): the marks of kana, Hangul and Indic scripts are
 * letters there, and が must not find か.
 */
export function fold(text: string): string {
  if (/^[\t\n\r\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return spellUndecomposed(
    text
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC'),
  );
}

/** Folded words of a text, punctuation gone: `"Smith & Sons, Inc."` gives `smith sons inc`. */
export function foldWords(text: string): string[] {
  return fold(text)
    .replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}
