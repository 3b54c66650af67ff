import { MAX_REPLY_TO } from '@/lib/leads/limits';
import { resolveLink } from '@/lib/page/links';
import { getText } from './text';

/**
 * Whom a post answers: whoever is quoted in it, linked to, addressed by name, or whose post it stands below in a tree. Who
 * answers the thread as a whole answers nobody by that.
 */

/** "Jane wrote" in its languages, between the name and what she wrote. */
export const SAID =
  '(?:wrote|writes|posted|said|says|schrieb|hat geschrieben|sagte|a écrit|a dit|escribió|dijo|escreveu|disse|ha scritto|ha detto|schreef|писал\\(?а?\\)?|написал\\(?а?\\)?|сказал\\(?а?\\)?|пишет|napisał\\(?a?\\)?|yazdı)';
/** "Jane wrote:", "Jane said in Dough mixers:", "On 3 May 2021, Jane wrote:", "(2021-05-03, 10:11) Jane wrote:". */
const NAME_SAID = new RegExp(
  `^(?:\\([^)]{4,40}\\)\\s*)?(.{1,70}?)\\s+${SAID}(?:\\s(?:in|on|at|am|le|el)\\s.{1,80})?\\s?[::]`,
  'iu',
);
/** "Originally posted by Jane", "Quote from: Jane on …", "Am 3. Mai schrieb Jane:". */
const BY_NAME =
  /(?:originally posted by|quot(?:e|ed|ing)(?: from| by)?[::]?|posted by|zitat von|(?:ursprünglich )?geschrieben von|^am .{4,40}schrieb|citation de|envoyé par|cita de|(?:escrito|publicado)(?: originalmente)? por|citazione di|citaat van|geplaatst door|сообщение от|цитата[::]?|引用[::]?)\s+@?(\S.{0,60}?)\s*(?=$|[::(»,]|\s(?:on|am|le|el|il|op|в|»)\s|\sview post)/iu;
/** "Jane 发表于 2021-5-3", "Jane さんは書きました". */
const CJK_SAID =
  /^(?:引用\s*)?@?(\S{1,30}?)\s*(?:发表于|發表於|写道|寫道|[说說]\s?[::]|的发言|さん(?:は|が|の))/u;
/** Telnet boards: "【 在 jane (Jane) 的大作中提到: 】", "※ 引述《jane (Jane)》之銘言:". */
const BBS_SAID = /^(?:【\s?在\s?|※ 引述《)([^\s(《》】]{1,30})/u;

/** Who is quoted, by a line above a quote or its first; nothing where the line says something else. */
export function findQuotedName(line: string): string | undefined {
  const short = line.slice(0, 200);
  const said = NAME_SAID.exec(short)?.[1]?.replace(/^.*\d.*,\s+/, '');
  const found = said ?? BY_NAME.exec(short)?.[1] ?? CJK_SAID.exec(short)?.[1] ?? BBS_SAID.exec(short)?.[1];
  const name = found?.replace(/^[\s@"“«]+|[\s"”»]+$/gu, '');
  // More words than a name has are a sentence: "The seller said: …".
  return name !== undefined && /[\p{L}\d]/u.test(name) && name.split(/\s/).length <= 4 ? name : undefined;
}

const NAME_ATTRIBUTES = ['data-username', 'data-author', 'data-quote', 'data-ipsquote-username', 'data-user'];
const NAMED = NAME_ATTRIBUTES.map((name) => `[${name}]`).join();

/** Lines of a quote in which it can say whose it is: "Quote:", "Originally posted by …". */
const HEAD_LINES = 3;

function findQuotedIn(quote: Element): string | undefined {
  const marked = quote.matches(NAMED) ? quote : quote.querySelector(NAMED);
  const name = marked && NAME_ATTRIBUTES.map((attribute) => marked.getAttribute(attribute)).find(Boolean);
  if (name && !/^\d+$/.test(name)) return name.trim();
  // XenForo 1 puts all of a quote into an <aside>, which is otherwise no part of a post.
  const lines = getText(quote.querySelector('aside') ?? quote).split('\n', HEAD_LINES);
  return lines.map(findQuotedName).find((found) => found !== undefined);
}

/** "In reply to …", "回复 3# …", before a name. */
const ANSWERING =
  /^(?:回复|回覆|回應|in (?:reply|response) to|reply(?:ing)? to|responding to|antwort (?:an|auf)|en réponse à|en respuesta a|em resposta a|in risposta a|в ответ(?: на)?|→|↪)\s*[::]?\s*(?:\d+\s?#)?\s*@?/iu;

/** What one post shows of whom it answers. */
export interface ReplySigns {
  readonly quotes: Iterable<Element>;
  /** Its text with quoted lines and signature. */
  readonly raw: string;
  /** What stands around the text. */
  readonly panel: string;
  readonly links: readonly Element[];
}

/** Signs at an address's end that tell most of a page's posts apart, where no browser writes them in another way. */
const ENDING = 4;
const KEPT = /[/?#][\w-]{4}$|[\w=-]{5}$/;

/** The authors of a page, to tell the names in its posts by. */
export class Writers {
  readonly #names = new Map<string, string>();
  readonly #byPermalink = new Map<string, string>();
  readonly #endings = new Set<string>();
  readonly #longest: number;

  constructor(
    posts: readonly { readonly author: string | undefined; readonly permalink: string | undefined }[],
    private readonly base: URL,
  ) {
    for (const { author, permalink } of posts) {
      if (author === undefined) continue;
      this.#names.set(author.toLowerCase(), author);
      if (permalink === undefined) continue;
      this.#byPermalink.set(permalink, author);
      this.#endings.add(permalink.slice(-ENDING));
    }
    this.#longest = Math.max(0, ...[...this.#names.keys()].map(({ length }) => length));
  }

  /** The author a text begins with. */
  #startOf(text: string): string | undefined {
    const start = text.slice(0, this.#longest + 1).toLowerCase();
    for (let end = Math.min(start.length, this.#longest); end > 0; end -= 1) {
      const name = this.#names.get(start.slice(0, end));
      if (name !== undefined && !/[\p{L}\d]/u.test(start.slice(end, end + 1))) return name;
    }
    return undefined;
  }

  /** Names of those a post by `author` answers, as this page or its quotes write them. */
  findAnswered(
    { quotes, raw, panel, links }: ReplySigns,
    author: string | undefined,
    parent: string | undefined,
  ): string[] {
    const found: (string | undefined)[] = [];
    for (const quote of quotes)
      found.push(findQuotedIn(quote), ...this.#linked([...quote.querySelectorAll('a[href]')].slice(0, 3)));
    found.push(...this.#linked(links));
    const lines = raw.split('\n');
    for (const [at, line] of lines.entries()) {
      const next = lines[at + 1] ?? '';
      if (BBS_SAID.test(line) || /^[>>]/.test(next)) found.push(findQuotedName(line));
      const answering = ANSWERING.exec(line)?.[0];
      if (answering !== undefined) found.push(this.#startOf(line.slice(answering.length)));
      if (!line.includes('@')) continue;
      for (const { index } of line.slice(0, 2_000).matchAll(/(?<![\p{L}\d.])@/gu))
        found.push(this.#startOf(line.slice(index + 1)));
    }
    for (const line of panel.split('\n')) {
      const answering = ANSWERING.exec(line)?.[0];
      if (answering !== undefined) found.push(this.#startOf(line.slice(answering.length)));
    }
    found.push(parent);
    const own = author?.toLowerCase();
    const names = new Map<string, string>();
    for (const name of found) {
      const key = name?.toLowerCase();
      if (name !== undefined && key !== undefined && key !== own && !names.has(key))
        names.set(key, this.#names.get(key) ?? name);
    }
    return [...names.values()].slice(0, MAX_REPLY_TO);
  }

  #linked(links: readonly Element[]): (string | undefined)[] {
    return links.map((link) => {
      const href = link.getAttribute('href') ?? '';
      // Most links lead elsewhere, and what an address ends with stays as written.
      if (KEPT.test(href) && !this.#endings.has(href.slice(-ENDING))) return undefined;
      return this.#byPermalink.get(resolveLink(href, this.base)?.href ?? '');
    });
  }
}
