/** A piece of a text, marked when it is one of the phrases. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Scripts that write no space between words, where a phrase has no edges. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The text in pieces, so that the phrases that decided something can be lit. Case and line breaks do not matter. */
export function markPhrases(text: string, phrases: readonly string[]): Piece[] {
  const pattern = toPattern(phrases);
  if (pattern === undefined) return [{ text, marked: false }];
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), marked: false });
    pieces.push({ text: match[0], marked: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), marked: false });
  return pieces;
}

function toPattern(phrases: readonly string[]): RegExp | undefined {
  const sources = phrases
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    // The longer first, or "looking" would end "looking for" early.
    .sort((a, b) => b.length - a.length)
    .map((phrase) => {
      const source = phrase.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
      return UNSPACED.test(phrase) ? source : `(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`;
    });
  return sources.length === 0 ? undefined : new RegExp(sources.join('|'), 'giu');
}

/** How much may stand before the first phrase, in UTF-16 units: about two lines of the popup. */
const LEAD_IN = 100;
/** What a few lines can show at most. */
const MOST = 400;

/** The part of a text in which the phrases stand, on one line; from its beginning if they stand near it. */
export function getExcerpt(text: string, phrases: readonly string[]): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const pattern = toPattern(phrases);
  const at = pattern === undefined ? -1 : line.search(pattern);
  if (at <= LEAD_IN) return line.slice(0, MOST);
  // From the sentence the phrase stands in, or else a few words before it.
  const before = line.slice(at - LEAD_IN, at);
  const sentence = /^.*(?:[.!?]\s|[。！？])/.exec(before)?.[0].length;
  const start = at - LEAD_IN + (sentence ?? before.indexOf(' ') + 1);
  return `… ${line.slice(start, start + MOST)}`;
}
