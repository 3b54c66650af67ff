/**
 * What people write when they want to buy or to sell, in one language. A phrase is plain lower-case text;
 * `…` stands for any few words of the same sentence, or none. The numbers are weights: 3 decides alone, 2 needs
 * the title or a second sign, 1 only supports.
 */
export interface IntentPhrases {
  readonly buy: Weighted;
  readonly sell: Weighted;
  /** Whole labels of an ad or prefixes of a title: "Gesuch", "WTB". */
  readonly labels: { readonly buy: readonly string[]; readonly sell: readonly string[] };
  /** Titles of threads or sections where every answer is itself a request ("Who is hiring?"). */
  readonly calls: { readonly buy: readonly string[]; readonly sell: readonly string[] };
}

export interface Weighted {
  readonly 3: readonly string[];
  readonly 2: readonly string[];
  readonly 1: readonly string[];
}
