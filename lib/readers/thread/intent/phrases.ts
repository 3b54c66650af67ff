import type { RequestKind } from '@/lib/leads/request';

/** Phrases between bars: "wtb|want to buy". Quotes around each of thousands make the script a kilobyte larger. */
export const list = (joined: string): string[] => joined.split('|');

/**
 * What people write when they want to buy or to sell, in one language. A phrase is plain lower-case text;
 * `…` stands for any few words of the same sentence, or none. The numbers are weights: 3 decides alone, 2 needs
 * the title or a second sign, 1 only supports.
 */
export interface IntentPhrases {
  /** ISO 639. */
  readonly language: string;
  /** Short words every text of the language is full of, by which it is known; none where the script says it. */
  readonly common: readonly string[];
  /** Words that before a phrase make it somebody else's, or none: "you want to buy", "if …", "I do not want to buy". */
  readonly others: readonly string[];
  /** What holds a phrase and asks for or offers nothing: "looking for a job", "I always buy". */
  readonly never?: readonly string[];
  readonly buy: Weighted;
  /**
   * What opens a question for somebody who delivers ("does anyone know a …"), and who or what that is ("roofer",
   * "workshop"): in one sentence they are a request. Japanese names them the other way round.
   */
  readonly asks?: readonly string[];
  readonly trades?: readonly string[];
  readonly sell: Weighted;
  /** Whole labels of an ad or prefixes of a title: "Gesuch", "WTB". */
  readonly labels: { readonly buy: readonly string[]; readonly sell: readonly string[] };
  /** Titles of threads or sections where every answer is itself a request ("Who is hiring?"). */
  readonly calls: { readonly buy: readonly string[]; readonly sell: readonly string[] };
  readonly request: RequestWords;
}

export interface Weighted {
  readonly 3: readonly string[];
  readonly 2: readonly string[];
  readonly 1: readonly string[];
}

/** How the parts of a request are written down, in one language. Plain lower-case words. */
export interface RequestWords {
  /** By the words that tell it; a request with none of them is a purchase. `…` as above. */
  readonly kinds: Readonly<Record<Exclude<RequestKind, 'purchase'>, readonly string[]>>;
  /** The goods stand at the `…`: "looking for …", "… wanted", "which … should i". */
  readonly goods: readonly string[];
  /** What comes before the name of goods and is no part of it: articles, praise, "some". */
  readonly fillers: readonly string[];
  /** What ends the name of goods: "for", "in", "that". */
  readonly ends: readonly string[];
  /** What is asked for and names no goods: "advice", "something". */
  readonly empty: readonly string[];
  /** Who delivers: taken off the goods' name at either end ("flour supplier", "supplier of flour"). */
  readonly suppliers: readonly string[];
  readonly numbers: readonly string[];
  /** What goods are counted in: "pieces", "pallets". */
  readonly units: readonly string[];
  /** How often: makes an amount of "200 kg". */
  readonly rates: readonly string[];
  /** Before an amount of money: it is a budget. */
  readonly budget: readonly string[];
  /** The same, and part of what is kept: "under", "max". */
  readonly limits: readonly string[];
  readonly money: readonly string[];
  /** Before the name of a place: "in", "near". Where names are not written with capitals: the names themselves. */
  readonly places: readonly string[];
  /** A time stands at the `…`; without one it says enough by itself: "asap". */
  readonly deadlines: readonly string[];
  readonly times: readonly string[];
}
