/**
 * Text that a spreadsheet would take for a formula gets an apostrophe, which says "this is text" in all of them. Needed
 * wherever a cell has no type of its own: CSV, TSV, the clipboard. `unguard` is its exact inverse: a text that itself
 * begins with an apostrophe comes back as it was.
 *
 * Guarded is the beginning of a cell, and every place where a cell would begin if the file were opened with another
 * separator: Excel takes the one of the user's region, and in half of Europe that is `;`. There `a,"x;=HYPERLINK(…);y"` is
 * three cells, and one of them computes.
 */

/** Half- and full-width signs with which spreadsheets begin a formula. */
const SIGN = '[=+\\-@＝＋－＠]';
/** Any blank that does not end a cell or a line. */
const BLANK = '[^\\S\\t\\r\\n]';
/** After these another cell may begin. */
const BREAK = '[,;\\t\\r\\n]';
/** What a formula needs to call a function, to start a program (DDE) or to refer to another file; "- a list" has none. */
const CALL = '[^,;\\t\\r\\n]*[(|!]';

/** Tab, CR and LF at the beginning hide a formula. */
const START = new RegExp(`^'*(?:[\\s\\u00a0\\u3000]*${SIGN}|[\\t\\r\\n])`, 'u');
/** "+1 617 555 0100" begins like a formula and is harmless: digits and blanks compute to nothing. So are several. */
const NUMBERS = /^[+-]?\d[\d ]{0,30}(?:; ?\+?\d[\d ]{0,30}){0,50}$/;
const INNER = new RegExp(`(${BREAK})('*)(?=${BLANK}*${SIGN}${CALL})`, 'gu');
const GUARDED_INNER = new RegExp(`(${BREAK})'('*)(?=${BLANK}*${SIGN}${CALL})`, 'gu');

/** Nearly no cell begins with a sign or calls anything; two looks are cheaper than two replacements. */
const NOTEWORTHY = /^[\s'=+\-@＝＋－＠]|[(|!]/u;

/** The text as it has to stand in a cell without a type. */
export function guard(text: string): string {
  if (!NOTEWORTHY.test(text)) return text;
  const inner = text.replace(INNER, "$1'$2");
  return canCompute(text) ? `'${inner}` : inner;
}

/** The text that `guard` was given. Of a text it never gave, only such quoting goes. */
export function unguard(text: string): string {
  if (!NOTEWORTHY.test(text)) return text;
  const outer = text.replace(GUARDED_INNER, '$1$2');
  return outer.startsWith("'") && canCompute(outer.slice(1)) ? outer.slice(1) : outer;
}

/** Apostrophes in front do not count, or a guarded text and one that has one of its own would look the same. */
function canCompute(text: string): boolean {
  return START.test(text) && !NUMBERS.test(text);
}
