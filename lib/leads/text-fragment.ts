/** Longer texts are named by how they begin and end: a page may break them up differently in between. */
const WHOLE_WORDS = 8;
const END_WORDS = 4;

/**
 * The address of a page with the place of a text in it: the browser scrolls there and marks it, with no help and no
 * permission of ours (https://wicg.github.io/scroll-to-text-fragment/). A page that no longer says it opens as usual.
 */
export function toTextFragment(url: string, shown: string): string {
  // A value joined from several lines is looked for by its first.
  const words = (shown.split('\n', 1)[0] ?? '').split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return url;
  const text =
    words.length <= WHOLE_WORDS
      ? encode(words)
      : `${encode(words.slice(0, END_WORDS))},${encode(words.slice(-END_WORDS))}`;
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${text}`;
}

/** `-` and `,` have a meaning of their own there. */
const encode = (words: readonly string[]) => encodeURIComponent(words.join(' ')).replace(/-/g, '%2D');
