import * as z from 'zod/mini';

/**
 * A site or forum engine as data: how to recognise its pages, where their rows are and where in a row each value
 * stands. Never code: selectors, attributes and named steps only, run by `lib/readers/recipe`.
 *
 * A recipe corrects what the general readers get wrong. Of the fields it names its value wins; everything else is
 * read as on any page, so a recipe names as little as it can.
 */

const selector = z.string().check(z.minLength(1), z.maxLength(600));

/** What happens to a text on its way to a value. */
const step = z.union([
  /** `aHR0cHM6…` → `https:…`, also in the URL-safe alphabet. */
  z.literal('base64'),
  /** `%C3%A9` → `é`. */
  z.literal('percent'),
  /** The value of a parameter of an address: `/out?u=…`. */
  z.strictObject({ query: z.string() }),
  /** A property of an object written as JSON. */
  z.strictObject({ json: z.string() }),
  /** What follows the first such text; nothing where it does not stand: a label, "Phone:". */
  z.strictObject({ after: z.string() }),
  /** What stands before the first such text; all of it where it does not stand. */
  z.strictObject({ before: z.string() }),
  /** The text between others, counted from 0, from the end with negative numbers: `{ split: '·', part: 1 }`. */
  z.strictObject({ split: z.string(), part: z.int() }),
]);

/**
 * Where a value stands: a selector within the row, `h2 a`, or an attribute of what it selects, `h2 a@title`; `@data-id`
 * is an attribute of the row itself. `@own-text` is an element's text without that of the elements in it. Without an
 * attribute the value is the shown text, or for fields that are addresses the link's target.
 */
const source = z.union([selector, z.strictObject({ from: selector, steps: z.array(step) })]);
/** Alternatives, for sites look different by country and year: the first that gives a value counts. */
const sources = z.optional(z.array(source).check(z.minLength(1), z.maxLength(12)));

/** The fields a row can name; those of an address (`street` …) complete `address`. */
const recordFields = z.strictObject({
  name: sources,
  legalName: sources,
  person: sources,
  jobTitle: sources,
  phone: sources,
  fax: sources,
  email: sources,
  website: sources,
  /** The row's own page on this site. */
  profile: sources,
  address: sources,
  street: sources,
  locality: sources,
  region: sources,
  postalCode: sources,
  industry: sources,
  social: sources,
  messenger: sources,
  description: sources,
});

const page = {
  /** Path and query of such pages, `*` standing for anything: `/search*`. Without it all of the site's. */
  path: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(200)))),
  /** Something that must be on the page. */
  when: z.optional(selector),
};
const rows = {
  /** Alternatives; the first that selects anything counts. */
  rows: z.array(selector).check(z.minLength(1), z.maxLength(8)),
  /** The row runs on to the next one: its selector names only its first element. */
  runsOn: z.optional(z.boolean()),
};
const records = {
  fields: recordFields,
  /** Fields of which nothing counts but what the recipe finds. */
  only: z.optional(z.array(z.keyof(recordFields))),
  /** What the rows are, where the page leaves it open. */
  lead: z.optional(z.enum(['organisation', 'person'])),
};

const listing = z.strictObject({ kind: z.literal('listing'), ...page, ...rows, ...records });
const profile = z.strictObject({ kind: z.literal('profile'), ...page, ...records });
const thread = z.strictObject({
  kind: z.literal('thread'),
  ...page,
  ...rows,
  /** What a row is: a post (of a thread, comments), a topic (of a board's index), a classified ad. */
  is: z.optional(z.enum(['post', 'topic', 'ad'])),
  fields: z.strictObject({
    author: sources,
    authorUrl: sources,
    postedAt: sources,
    permalink: sources,
    /** Topics and ads. */
    title: sources,
    body: sources,
  }),
  /** Parts of a row that are not its author's words. */
  leaveOut: z.optional(selector),
  /** The author's standing signature. */
  signature: z.optional(selector),
});

export const recipe = z
  .strictObject({
    /** Its file's name. */
    id: z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(40)),
    /** What people call the site or software. */
    name: z.string().check(z.minLength(1), z.maxLength(60)),
    /** Hosts with their subdomains: `yelp.com`, `yelp.*` in any country. */
    matches: z.optional(
      z.array(z.string().check(z.regex(/^(?:[a-z0-9-]+\.)+(?:[a-z0-9-]{2,}|\*)$/))).check(z.minLength(1)),
    ),
    /**
     * Something that software leaves on every page it makes, on whatever host. It is looked for on every page that is read,
     * so it has no `~`: beside 20,000 siblings one took ten seconds.
     */
    marker: z.optional(selector.check(z.regex(/^(?:[^~]|~=)*$/))),
    pages: z
      .array(z.discriminatedUnion('kind', [listing, profile, thread]))
      .check(z.minLength(1), z.maxLength(12)),
  })
  .check(
    z.refine(
      ({ matches, marker }) => matches !== undefined || marker !== undefined,
      'names neither hosts nor a marker',
    ),
  );

export type Recipe = z.infer<typeof recipe>;
export type RecipePage = Recipe['pages'][number];
export type ListingPage = z.infer<typeof listing>;
export type ProfilePage = z.infer<typeof profile>;
export type RecordFields = z.infer<typeof recordFields>;
export type Source = z.infer<typeof source>;
export type Step = z.infer<typeof step>;
