import { rememberLast } from '@/lib/contact/remember';
import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { ja } from './ja';
import { ko } from './ko';
import { isAscii, WORD_SIGNS } from './match';
import { nl } from './nl';
import type { IntentPhrases } from './phrases';
import { pl } from './pl';
import { pt } from './pt';
import { ru } from './ru';
import { tr } from './tr';
import { zh } from './zh';

/** One file of phrases a language; adding a language is adding a file and a line here. */
export const LANGUAGES: readonly IntentPhrases[] = [en, de, fr, es, pt, it, nl, pl, tr, ru, ar, zh, ja, ko];

const byCode = new Map(LANGUAGES.map((phrases) => [phrases.language, phrases]));

const byCommonWord = new Map<string, IntentPhrases[]>();
for (const phrases of LANGUAGES)
  for (const word of phrases.common) byCommonWord.set(word, [...(byCommonWord.get(word) ?? []), phrases]);

/** Words enough to tell a language by. */
const MAX_WORDS = 120;
const MAX_READ = 1_000;
const MIN_COMMON = 3;

const NO_WORD = new RegExp(`[^${WORD_SIGNS}']+`);

/** The language most of whose common words stand in the text; boards declare the software's language as often. */
const findByCommonWords = rememberLast((text): { phrases: IntentPhrases; lead: number } | undefined => {
  const counts = new Map<IntentPhrases, number>();
  const lower = text.toLowerCase();
  for (const word of lower.split(isAscii(lower) ? /[^a-z']+/ : NO_WORD, MAX_WORDS))
    for (const phrases of byCommonWord.get(word) ?? []) counts.set(phrases, (counts.get(phrases) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < MIN_COMMON) return undefined;
  return { phrases: first[0], lead: first[1] - (second?.[1] ?? 0) };
});

/** Letters that tell a language, or the one of their languages there are phrases for. */
const SCRIPTS: readonly (readonly [RegExp, IntentPhrases])[] = [
  [/[\u3040-\u30FF]/, ja],
  [/[\uAC00-\uD7A3]/, ko],
  [/[\u4E00-\u9FFF]/, zh],
  [/[\u0400-\u04FF]/, ru],
];
/** Any of them: most texts have none, and are looked through once. */
const ANY_SCRIPT = /[\u0400-\u04FF\u3040-\u30FF\u4E00-\u9FFF\uAC00-\uD7A3]/;

/**
 * The phrases to read a text with, best first: of the language it is written in, else of the one its page declares;
 * and of English, which boards everywhere mix in ("WTB").
 */
export function getPhrases(declared: string | undefined, text: string): IntentPhrases[] {
  const byScript = ANY_SCRIPT.test(text) ? SCRIPTS.find(([script]) => script.test(text))?.[1] : undefined;
  const said = byCode.get(declared ?? '');
  const read = byScript === undefined ? findByCommonWords(text.slice(0, MAX_READ)) : undefined;
  const written = read !== undefined && (said === undefined || read.lead > 1) ? read.phrases : said;
  return [...new Set([byScript ?? written ?? en, en])];
}
