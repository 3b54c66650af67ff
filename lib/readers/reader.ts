import type { Found, FoundFacts, LeadKind, Problem, ReaderId } from '@/lib/leads/candidate';

/** What every reader is given. Readers only look: they change nothing on the page and ask the network nothing. */
export interface ReadingContext {
  readonly document: Document;
  /** The page's own address, for resolving links and telling own from foreign. */
  readonly url: URL;
  /** ISO 3166-1 alpha-2 the page's national phone numbers most likely belong to. */
  readonly country: string | undefined;
  /** BCP 47 primary subtag of the page's text, lower case. */
  readonly language: string | undefined;
  readonly budget: Budget;
  /** Notes something the user should know; repeats are counted together. */
  readonly report: (code: Problem['code'], reader?: ReaderId) => void;
}

/** Time a reading may take. The clock is passed in, because `lib/readers` knows none. */
export interface Budget {
  /**
   * Whether the time is over, or this share of it: each step leaves the later ones theirs, so that a page too large
   * to be read whole gives the records it could read.
   */
  spent(share?: number): boolean;
  /**
   * Gives the page a turn when the current slice is over, and nothing to wait for before; every loop over a page's elements or
   * records asks it.
   */
  breathe(): Promise<void> | undefined;
}

/** One schema.org or microformats item that describes an organisation, person or place. */
export interface StructuredItem {
  readonly reader: Extract<ReaderId, 'json-ld' | 'microdata' | 'rdfa' | 'microformats'>;
  /** Local type names as written: `LocalBusiness`, `Person`, `h-card`. */
  readonly types: readonly string[];
  readonly kind: LeadKind;
  readonly facts: FoundFacts;
  /** Where it is marked up; a JSON-LD item has only its `<script>`. */
  readonly element: Element;
  /** The item it hangs on (`employee`, `provider`, `itemListElement`), if any. */
  readonly parent: StructuredItem | undefined;
  /** The property of the parent it is the value of. */
  readonly role: string | undefined;
}

export type { Found, FoundFacts };
