/** A piece of text and the last node of it. */
interface TextRun {
  readonly text: string;
  readonly last: Node;
}

/** The whole of a text that comments part: what renders a page on a server writes `Tel: <!-- -->617 555 0100`. */
export function readTextRun(first: Node): TextRun {
  let text = first.nodeValue ?? '';
  let last = first;
  let next = first.nextSibling;
  // A form's control of that name is neither number.
  while (next !== null && (next.nodeType === 3 || next.nodeType === 8)) {
    if (next.nodeType === 3) text += next.nodeValue ?? '';
    last = next;
    next = next.nextSibling;
  }
  return { text, last };
}
