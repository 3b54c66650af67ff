/** Longer texts are cut before anything looks at them: a value keeps 1,000 characters at most. */
const MAX_LENGTH = 10_000;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', ndash: '–', mdash: '—', hellip: '…',
  rsquo: '’', lsquo: '‘', rdquo: '”', ldquo: '“', bull: '•', middot: '·', reg: '®', trade: '™', copy: '©', deg: '°',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', ecirc: 'ê',
  agrave: 'à', aacute: 'á', acirc: 'â', ccedil: 'ç', ntilde: 'ñ', iacute: 'í', oacute: 'ó', ocirc: 'ô', uacute: 'ú',
  Eacute: 'É', aring: 'å', oslash: 'ø', aelig: 'æ', atilde: 'ã', otilde: 'õ',
}; // prettier-ignore

/** Decodes character references once: `&amp;lt;` is the text `&lt;`. Unknown names stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : ' ';
  });
}

const LINE_TAG = /<\/?(?:br|p|div|li|ul|ol|tr|table|h[1-6]|hr|address|section)(?:\s[^<>]{0,1000})?\/?>/gi;
const INLINE_TAG =
  /<\/?(?:a|abbr|b|big|center|em|font|i|iframe|img|input|label|nobr|script|small|span|strong|style|sub|sup|svg|td|th|tt|u|wbr)(?:[\s/][^<>]{0,1000})?>/gi;

/** Without what stands between the two marks, both included; an opening mark that is never closed stays. */
function cut(text: string, open: RegExp, close: RegExp): string {
  let rest = '';
  let at = 0;
  for (;;) {
    open.lastIndex = at;
    const start = open.exec(text)?.index;
    if (start === undefined) break;
    close.lastIndex = start;
    if (!close.test(text)) break;
    rest += text.slice(at, start);
    at = close.lastIndex;
  }
  return rest + text.slice(at);
}

/**
 * Text of a place that holds no markup (JSON-LD, attributes) as the page would show it. Tags are taken out
 * where they are really tags of HTML (`<b>`, not `<3` or `<none>`), then entities are decoded once.
 */
export function plainText(text: string): string {
  let plain = text.slice(0, MAX_LENGTH);
  if (plain.includes('<')) {
    plain = cut(plain, /<!--/g, /-->/g);
    plain = cut(plain, /<(?:script|style)\b/gi, /<\/(?:script|style)\s{0,9}>/gi);
    plain = plain.replace(LINE_TAG, '\n').replace(INLINE_TAG, '');
  }
  if (plain.includes('&')) plain = decodeEntities(plain);
  return plain;
}
