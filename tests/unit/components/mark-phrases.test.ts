import { describe, expect, it } from 'vitest';
import { getExcerpt, markPhrases } from '@/components/request/mark-phrases';

const marked = (text: string, phrases: string[]) =>
  markPhrases(text, phrases)
    .filter((piece) => piece.marked)
    .map((piece) => piece.text);

describe('markPhrases', () => {
  it.each<[string, string, string[], string[]]>([
    ['as written', 'I am looking for flour', ['looking for'], ['looking for']],
    ['in any case, across lines', 'LOOKING\nfor flour', ['looking for'], ['LOOKING\nfor']],
    ['whole words only', 'I needed it, I need it', ['need'], ['need']],
    ['inside Chinese text', '长期求购二手和面机', ['求购'], ['求购']],
    ['the longer one', 'looking for', ['looking', 'looking for'], ['looking for']],
    ['signs as signs', 'flour (WTB)?', ['(WTB)?'], ['(WTB)?']],
    ['nothing', 'flour', [], []],
    ['no empty phrase', 'flour', [' '], []],
  ])('%s', (_title, text, phrases, expected) => {
    expect(marked(text, phrases)).toEqual(expected);
    expect(
      markPhrases(text, phrases)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('is quick on a long text without a match', () => {
    expect(markPhrases(' '.repeat(20_000), ['looking for', 'a b c d e'])).toHaveLength(1);
  });
});

describe('getExcerpt', () => {
  const lead = 'We have baked here for forty years and our mixer broke down last week after a long night. ';
  it('begins at the beginning when the phrase stands near it', () => {
    expect(getExcerpt('Hello.\n\nLooking for flour', ['Looking for'])).toBe('Hello. Looking for flour');
  });
  it('begins at the sentence of the phrase when that stands far in', () => {
    expect(getExcerpt(`${lead}${lead}Now we are looking for a mixer.`, ['looking for'])).toBe(
      '… Now we are looking for a mixer.',
    );
  });
  it('is no longer than a few lines', () => {
    expect(getExcerpt(lead.repeat(20), []).length).toBeLessThan(410);
  });
});
