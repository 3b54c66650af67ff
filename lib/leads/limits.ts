/**
 * How much one reading may hold. In a file of their own because the injected reader needs the numbers
 * but not the zod schemas, which would add 15 kB to every click.
 */

/** Longest text kept for one value, in UTF-16 units. Pages with ten-thousand-character "names" exist. */
export const MAX_VALUE_LENGTH = 1_000;
/** Longest post kept, in UTF-16 units. */
export const MAX_POST_LENGTH = 20_000;
export const MAX_VALUES_PER_FIELD = 50;
/** Elements of a page that are looked at: the largest page on the bench has 29,000. */
export const MAX_ELEMENTS = 50_000;
export const MAX_CANDIDATES = 2_000;
export const MAX_POSTS = 2_000;
/** Authors one post answers. */
export const MAX_REPLY_TO = 5;
