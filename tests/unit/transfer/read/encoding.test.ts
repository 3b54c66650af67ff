import { describe, expect, it } from 'vitest';
import { guessEncoding } from '@/lib/transfer/read/guess-encoding';
import { openFile } from '@/lib/transfer/read/open-file';
import { encode } from './encoded';
import { readTexts } from './read-all';
import { languages } from './texts-in-languages';

const cases = languages.flatMap(({ language, encodings, lines }) =>
  encodings.map((encoding) => ({ language, encoding, lines })),
);

/** What the guess makes of some text: right when every letter reads as it was written. */
async function guess(text: string, encoding: string) {
  const bytes = encode(text, encoding);
  const guessed = await guessEncoding(new Blob([bytes]));
  return { ...guessed, isRight: new TextDecoder(guessed.encoding).decode(bytes) === text };
}

describe('the encoding of a file', () => {
  it.each(cases)('of $language lines in $encoding is found', async ({ encoding, lines }) => {
    expect(await guess(lines.join('\r\n'), encoding)).toMatchObject({ isRight: true, certainty: 'likely' });
  });

  it('is found of single lines, of nearly every single word, and what is called likely hardly ever is wrong', async () => {
    const measure = async (split: RegExp) => {
      const results = await Promise.all(
        cases.flatMap(({ encoding, lines }) =>
          [...new Set(lines.flatMap((line) => line.split(split)))]
            .filter((text) => /[^\u0000-\u007f]/.test(text))
            .map((text) => guess(text, encoding)),
        ),
      );
      const share = (some: typeof results) => some.length / results.length;
      const wrong = results.filter(({ isRight }) => !isRight);
      return {
        count: results.length,
        right: 1 - share(wrong),
        likely: share(results.filter(({ certainty }) => certainty === 'likely')),
        likelyAndWrong: share(wrong.filter(({ certainty }) => certainty === 'likely')),
      };
    };
    const [lines, words] = [await measure(/\n/), await measure(/[ ;,.&]/)];
    expect(lines.count).toBeGreaterThan(90);
    expect(lines.right).toBe(1);
    expect(words.right).toBeGreaterThan(0.8);
    expect(words.likelyAndWrong).toBeLessThan(0.02);
  });

  it.each([
    ['plain ASCII', encode('a,b\n1,2', 'utf-8'), 'utf-8', 'sure'],
    ['UTF-8', encode('a,五金\n', 'utf-8'), 'utf-8', 'sure'],
    ['UTF-8 with a mark', encode('\ufeffa,b\n', 'utf-8'), 'utf-8', 'sure'],
    ['UTF-8 with a few broken bytes', Uint8Array.from([...encode('é五金公司ü\n', 'utf-8'), 0xff]), 'utf-8', 'likely'],
    ['UTF-16 with a mark', encode('\ufeffa,五\n', 'utf-16le'), 'utf-16le', 'sure'],
    ['UTF-16 the other way round', encode('\ufeffa,五\n', 'utf-16be'), 'utf-16be', 'sure'],
    ['UTF-16 without a mark', encode('a,b\r\n五金,2', 'utf-16le'), 'utf-16le', 'likely'],
    ['that the other way round', encode('公司,地址\n示例,上海\n', 'utf-16be'), 'utf-16be', 'likely'],
    ['ASCII with NUL characters', encode('a,b\0c\n1,2\n', 'utf-8'), 'utf-8', 'sure'],
    ['Japanese mail', encode('\x1b$B3t<02q<R\x1b(B,a', 'utf-8'), 'iso-2022-jp', 'sure'],
  ])('is told of %s', async (_what, bytes, encoding, certainty) => {
    expect(await guessEncoding(new Blob([bytes]))).toEqual({ encoding, certainty });
  }); // prettier-ignore

  it('is found where the first letter of it comes late', async () => {
    const bytes = encode(`${'a,b\n'.repeat(100_000)}Москва,Казань,Новосибирск\n`, 'windows-1251');
    expect((await guessEncoding(new Blob([bytes]))).encoding).toBe('windows-1251');
  });

  it.each(['utf-8', 'utf-16le', 'gb18030', 'big5', 'shift_jis', 'windows-1251'])(
    'holds where pieces of the file are cut within a character: %s',
    async (encoding) => {
      const line = encoding === 'windows-1251' ? 'Москва,Казань' : encoding === 'big5' ? '範例公司,台北' : '公司,上海';
      const lines = Array.from({ length: 60_000 }, (_, i) => `${'x'.repeat(i % 7)}${line}`);
      const file = await openFile(new Blob([encode(lines.join('\n'), encoding)]), { encoding });
      const rows = await readTexts(file);
      expect(rows).toHaveLength(lines.length);
      expect(rows.map((cells) => cells.join(',')).findIndex((text, i) => text !== lines[i])).toBe(-1);
    },
  ); // prettier-ignore

  it('can be said instead', async () => {
    const bytes = encode('Ort\nKöln\n', 'windows-1252');
    const file = await openFile(new Blob([bytes]), { encoding: 'latin1' });
    expect([file.encoding, file.certainty, await readTexts(file)]).toEqual([
      'windows-1252',
      'sure',
      [['Ort'], ['Köln']],
    ]);
    await expect(openFile(new Blob([bytes]), { encoding: 'klingon' })).rejects.toMatchObject({
      code: 'unknown-encoding',
    });
  });
});
