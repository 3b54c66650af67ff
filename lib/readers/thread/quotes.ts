import { SAID } from './reply-to';

const QUOTE_CLASS =
  /(?:^|[-_\s])(?:quotes?|quoted|quotation|quoteheader|quotetitle|blockquote|bbc-block|bbcode_container|citation|citat|zitat|spoiler-quote|re-quote)(?:$|[-_\s\d])|bbCodeQuote|bbCodeBlock--quote|ipsQuote|(?<!select)quote_?container|quote(?:block|box|text|author|_\w+)/i;
const QUOTE_WORDS =
  /^\s*(?:quote|quoting|originally posted|zitat|citation|citazione|cita|citação|citar|citaat|citat|цитата|引用|引用元|نقل قول|اقتباس|alıntı)\s*[::(]?/i;

/** "Jane wrote:" alone above what she wrote. */
const ATTRIBUTION = new RegExp(`^\\S.{0,40}\\s${SAID}(?:\\s(?:in|on)\\s.{1,80})?\\s*[::]$`, 'iu');

/** Whether an element is nothing but the line that says who is quoted, whatever is between the two. */
function isAttribution(element: Element | null): boolean {
  if (element === null) return false;
  const text = element.textContent.trim();
  return text.length < 100 && ATTRIBUTION.test(text);
}

/** Whether the element holds what somebody else wrote before. `blockquote` alone does not say so: XenForo 1 puts the message itself into one. */
export function isQuote(element: Element): boolean {
  const name = element.getAttribute('class');
  if (name !== null && QUOTE_CLASS.test(name) && !/unquote|quote-?button|quotelink/i.test(name)) return true;
  if (element.localName === 'blockquote') return !/post|message|content|text|body/i.test(name ?? '');
  const next = element.nextElementSibling?.localName;
  const isAbove = next === 'table' || next === 'blockquote';
  if ((isAbove || next === 'div') && isAttribution(element)) return true;
  if (element.localName === 'div' && isAttribution(element.previousElementSibling)) return true;
  if (isAbove && element.childElementCount === 0) {
    const label = element.textContent.trim();
    if (label.length < 30 && QUOTE_WORDS.test(label)) return true;
  }
  // phpBB 2: who is quoted and what in rows of one table.
  if (
    element.localName === 'table' &&
    QUOTE_WORDS.test(element.textContent.slice(0, 60)) &&
    element.querySelector('td[class*="quote" i]') !== null
  )
    return true;
  // vBulletin 3: a small "Quote:" above a table of its own.
  const label =
    element.localName === 'table'
      ? element.previousElementSibling
      : element.localName === 'fieldset'
        ? element.firstElementChild
        : null;
  return label !== null && label.childElementCount < 3 && QUOTE_WORDS.test(label.textContent.slice(0, 60));
}

const SIGNATURE_CLASS =
  /(?:^|[-_\s#])(?:sig|signature|firma|signatur|usersig|postsig)(?:$|[-_\s\d])|signature(?!-icon)|Signature/;

/** Whether the element is the author's standing signature. */
export function isSignature(element: Element): boolean {
  const name = `${element.getAttribute('class') ?? ''} ${element.id}`;
  return name !== ' ' && SIGNATURE_CLASS.test(name);
}

const EDIT_NOTE =
  /(?:^|[-_\s])(?:last-?edit(?:ed)?|edit(?:ed|note)|modified|lastEdited|editDate|edited-?by)(?:$|[-_\s])/i;

/** Whether the element is the engine's remark and not the author's words: "last edited by", attachments' sizes. */
export function isNote(element: Element): boolean {
  const name = element.getAttribute('class');
  return name !== null && EDIT_NOTE.test(name);
}

/** Four or more of them in a row, alone on a line, part the signature off in vBulletin 3, phpBB 2 and HFR. */
const RULE_LINE = /^(?:[_\-=*~—–]{8,80}|-- ?)$/;
/** Header and attribution lines of telnet boards and mail. */
const BBS_HEADER = /^(?:发信人|發信人|寄信人|作者|標題|标题|标\s+题|時間|信区|发信站|發信站|看板)\s?[::]/;
const BBS_ATTRIBUTION =
  /^【\s?在.{1,120}(?:大作中提到|的大作|写道|提到).{0,10}】?|^※ (?:引述|發信站|文章網址|编辑|編輯|来源|來源)|^(?:--)?[※☆].{0,6}(?:来源|來源|修改)/;

/** Whether the element begins with a rule: beside a post's words it is the signature, whatever it is called. */
export function beginsWithRule(element: Element): boolean {
  for (const node of element.childNodes) {
    const text = node.textContent?.trim() ?? '';
    if (text !== '') return node.nodeType === 3 && RULE_LINE.test(text);
  }
  return false;
}

/** A post's lines: its own words, and those of the signature that follows a rule. */
export interface OwnLines {
  readonly own: string;
  readonly signature: string;
}

/** Takes quoted lines (`> …`, `: …` of telnet boards) and the signature below a rule out of a post's text. */
export function splitLines(text: string): OwnLines {
  const own: string[] = [];
  const signature: string[] = [];
  let target = own;
  let quoting = false;
  for (const line of text.split('\n')) {
    if (RULE_LINE.test(line) && own.length > 0) {
      target = signature;
      continue;
    }
    if (BBS_ATTRIBUTION.test(line)) {
      quoting = true;
      continue;
    }
    if (BBS_HEADER.test(line)) continue;
    if (quoting && /^[::]/.test(line)) continue;
    quoting &&= line === '';
    if (/^(?:>|>)(?!>\d)\s?\S/.test(line) || /^>>\s?\d+$/.test(line)) continue;
    target.push(line);
  }
  return { own: own.join('\n'), signature: signature.join('\n') };
}
