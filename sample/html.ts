/** Markup that is already escaped. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Part = Html | string | number | undefined | false | readonly Part[];

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

function toMarkup(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map(toMarkup).join('');
  return escapeHtml(String(part));
}

/** Template tag: everything put in is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const markup = strings.map((text, index) => text + toMarkup(parts[index])).join('');
  return new Html(markup);
}

/** A `<script type="application/ld+json">`; `<` is written as its escape so that no text can end it. */
export function jsonLd(data: object): Html {
  const json = JSON.stringify(data, undefined, 2).replaceAll('<', '\\u003c');
  return new Html(`<script type="application/ld+json">\n${json}\n</script>`);
}
