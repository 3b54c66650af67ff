import { AFTER_NAME, COMPOUND_SURNAMES, PARTICLE, TITLE } from './person-name';

/** A name as address books want it. A name of one word is a last name. */
export interface NameParts {
  /** `Dr.`, `Herr`; several with a blank between. */
  readonly title?: string;
  readonly first?: string;
  readonly last?: string;
  /** `Jr.`, `PhD`. */
  readonly suffix?: string;
}

const CJK = /^[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3々]+$/u;
const COMPOUND = new RegExp(`^(?:${COMPOUND_SURNAMES})`, 'u');
const POLITE = /(?:先生|女士|小姐|老师|老師|さん|様|씨|님)$/u;

/**
 * Takes a person's name apart: `Dr. Ana van Roe Jr.` is Ana, van Roe. Chinese, Japanese and Korean names begin with the
 * family's, and so does anything with a comma: `Roe, Ana`. A guess where a culture has it otherwise (Hungary, Iceland), so
 * the whole name always stands beside it.
 */
export function splitName(text: string): NameParts {
  const name = text.trim().replace(/\s+/g, ' ');
  const asian = splitAsian(name);
  if (asian) return asian;
  const { rest, suffix } = cutSuffix(name);
  const comma = rest.indexOf(', ');
  if (comma > 0) {
    const { title, words } = cutTitles(rest.slice(comma + 2));
    return toParts(title, words.join(' '), rest.slice(0, comma), suffix);
  }
  const { title, words } = cutTitles(rest);
  // Particles belong to what follows them: "Ana van der Roe".
  let at = words.length - 1;
  while (at > 1 && PARTICLE.test(words[at - 1] ?? '') && !/^\p{Lu}\.?$/u.test(words[at - 1] ?? '')) at--;
  return toParts(title, words.slice(0, at).join(' '), words.slice(at).join(' '), suffix);
}

function splitAsian(name: string): NameParts | undefined {
  const [family = '', given, ...more] = name.replace(POLITE, '').trim().split(/[ 　]/);
  if (!CJK.test(family) || (given !== undefined && !CJK.test(given)) || more.length > 0) return undefined;
  if (given !== undefined) return toParts('', given, family, '');
  // Longer than any name: it is something else, and stays whole.
  if (family.length > 4) return { last: family };
  const length = COMPOUND.test(family) ? 2 : 1;
  return toParts('', family.slice(length), family.slice(0, length), '');
}

function cutSuffix(name: string): { rest: string; suffix: string } {
  let rest = name;
  const suffixes: string[] = [];
  for (let found = AFTER_NAME.exec(rest); found !== null; found = AFTER_NAME.exec(rest)) {
    suffixes.unshift(found[0].replace(/^[,\s]+/, ''));
    rest = rest.slice(0, found.index);
  }
  return { rest: rest.replace(/,$/, ''), suffix: suffixes.join(' ') };
}

function cutTitles(name: string): { title: string; words: string[] } {
  const words = name.split(' ');
  let at = 0;
  while (at < words.length - 1 && TITLE.test(words[at] ?? '')) at++;
  return { title: words.slice(0, at).join(' '), words: words.slice(at) };
}

function toParts(title: string, first: string, last: string, suffix: string): NameParts {
  return {
    ...(title !== '' && { title }),
    ...(first !== '' && { first }),
    ...(last !== '' && { last }),
    ...(suffix !== '' && { suffix }),
  };
}
