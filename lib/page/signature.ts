/** Words of a class that say what state a thing is in or which one it is, not what it is. */
const STATE =
  /^(?:active|current|selected|first|last|odd|even|open|opened|closed|hover|focus|visited|new|hidden|visible|show|in|fade|clearfix|clear|left|right|alt|alternate|is-.*|has-.*|js-.*|ng-.*|v-.*)$/i;

/** A class made by a build (`css-1x2y3z`, `_3dfg2`, `sc-bdVaJa`): says nothing and changes with every release. */
const HASHED =
  /^(?:css|sc|jsx|svelte|emotion|tss)-|^[a-z]{0,3}_?[a-z]*\d[a-z\d]*[A-Z\d][A-Za-z\d]*$|^[_-]|__(?=[\w-]*[\dA-Z])[\w-]{5,}$|[a-z][A-Z][a-z]?[A-Z]/;

/**
 * Tag and telling classes, with digits removed, so that `row row-17 odd` and `row row-18 even` are the same.
 * At most three classes: utility-class pages (`px-2 md:flex …`) have dozens.
 */
export function getSignature(element: Element): string {
  const tag = element.localName;
  const written = element.getAttribute('class');
  if (written === null || written === '') return tag;
  const key = `${tag} ${written}`;
  let signature = signatures.get(key);
  if (signature === undefined) signatures.set(key, (signature = toSignature(tag, written)));
  return signature;
}

/** A page of 10,000 elements has some 200 different class attributes. */
const signatures = new Map<string, string>();

function toSignature(tag: string, written: string): string {
  const kept: string[] = [];
  for (const name of written.split(/\s+/, 12)) {
    // `card--featured` beside `card` says which one it is, not what.
    if (name === '' || STATE.test(name) || HASHED.test(name) || /\w--\w/.test(name)) continue;
    const stem = name.replace(/\d+/g, '#');
    if (!kept.includes(stem)) kept.push(stem);
    if (kept.length === 3) break;
  }
  return kept.length === 0 ? tag : `${tag}.${kept.sort().join('.')}`;
}
