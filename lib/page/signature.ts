/** Words of a class that say what state a thing is in or which one it is, not what it is. */
const STATE =
  /^(?:active|current|selected|first|last|odd|even|open|opened|closed|hover|focus|visited|new|hidden|visible|show|in|fade|clearfix|clear|left|right|alt|alternate|is-.*|has-.*|js-.*|ng-.*|v-.*)$/i;

/** A class made by a build (`css-1x2y3z`, `_3dfg2`, `sc-bdVaJa`): says nothing and changes with every release. */
const HASHED =
  /^(?:css|sc|jsx|svelte|emotion|tss)-|^[a-z]{0,3}_?[a-z]*\d[a-z\d]*[A-Z\d][A-Za-z\d]*$|^[_-]|__(?=[\w-]*[\dA-Z])[\w-]{5,}$|[a-z][A-Z][a-z]?[A-Z]/;

/**
 * Tag and telling classes, with digits removed, so that `row row-17 odd` and `row row-18 even` are the same.
 * At most three classes: utility-class pages (`px-2 md:flex …`) have dozens. Of the classes a build has made up the one
 * the page uses most: it is the same in all that come from one template, and the others tell their variants apart.
 */
export function getSignature(tag: string, classes: string, document: Document): string {
  if (classes === '') return tag;
  let ofTag = signatures.get(tag);
  if (ofTag === undefined) signatures.set(tag, (ofTag = new Map<string, string>()));
  let signature = ofTag.get(classes);
  if (signature === undefined) ofTag.set(classes, (signature = toSignature(tag, classes, document)));
  return signature;
}

/** By tag and classes; a page of 10,000 elements has some 200 different ones. */
const signatures = new Map<string, Map<string, string>>();

function toSignature(tag: string, written: string, document: Document): string {
  const kept: string[] = [];
  const hashed: string[] = [];
  for (const name of written.split(/\s+/, 12)) {
    // `card--featured` beside `card` says which one it is, not what.
    if (name === '' || STATE.test(name) || /\w--\w/.test(name)) continue;
    if (HASHED.test(name)) {
      hashed.push(name);
      continue;
    }
    const stem = name.replace(/\d+/g, '#');
    if (!kept.includes(stem)) kept.push(stem);
    if (kept.length === 3) break;
  }
  if (kept.length === 0 && hashed.length > 0) kept.push(...findCommonest(hashed, countUses(document)));
  return kept.length === 0 ? tag : `${tag}.${kept.sort().join('.')}`;
}

function findCommonest(names: readonly string[], counts: ReadonlyMap<string, number>): string[] {
  let commonest: string[] = [];
  let most = 1;
  for (const name of names) {
    const count = counts.get(name) ?? 0;
    if (count > most) [commonest, most] = [[name], count];
  }
  return commonest;
}

const uses = new WeakMap<Document, ReadonlyMap<string, number>>();

/** How many elements have each class; asked for only where a page has classes that say nothing. */
function countUses(document: Document): ReadonlyMap<string, number> {
  const known = uses.get(document);
  if (known !== undefined) return known;
  const written = new Map<string, number>();
  for (const element of document.querySelectorAll('[class]')) {
    const name = element.getAttribute('class') ?? '';
    written.set(name, (written.get(name) ?? 0) + 1);
  }
  const counts = new Map<string, number>();
  for (const [names, count] of written)
    for (const name of names.split(/\s+/, 12)) counts.set(name, (counts.get(name) ?? 0) + count);
  uses.set(document, counts);
  return counts;
}
