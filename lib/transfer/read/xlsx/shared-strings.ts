import { FileError } from '../file-error';
import { MAX_CELL_LENGTH } from '../limits';
import { toCellText } from './cell-text';
import { scanXml } from './xml';

/** Characters of all texts together: about as many bytes. A million rows of companies have a fifth of that. */
const MAX_CHARACTERS = 256 * 1024 * 1024;
const TEXTS_A_PAGE = 1_024;

/** The texts a workbook's cells refer to by number. */
export interface SharedStrings {
  readonly count: number;
  get(index: number): string | undefined;
}

/**
 * Reads the table of shared texts. They are kept in joined pages with their ends beside them: two million texts of 20
 * characters take 48 MB so, and as single strings, which keep the XML around them alive, 140.
 *
 * @throws FileError `too-large`
 */
export async function readSharedStrings(
  path: string,
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<SharedStrings> {
  const pages: { text: string; ends: Uint32Array }[] = [];
  let texts: string[] = [];
  let characters = 0;
  const finishPage = () => {
    let end = 0;
    pages.push({ text: texts.join(''), ends: Uint32Array.from(texts, (text) => (end += text.length)) });
    texts = [];
  };

  let text = '';
  let [isText, phonetic] = [false, 0];
  await scanXml(path, pieces, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = true;
      else if (name === 'rPh') phonetic += 1;
    },
    text(more) {
      // One more than is kept tells that it was longer.
      if (isText && phonetic === 0 && text.length <= MAX_CELL_LENGTH) text += more;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        const plain = toCellText(text).slice(0, MAX_CELL_LENGTH + 1);
        characters += plain.length;
        if (characters > MAX_CHARACTERS) throw new FileError('too-large', path);
        if (texts.push(plain) === TEXTS_A_PAGE) finishPage();
      }
    },
  });
  finishPage();
  const count = pages.reduce((sum, { ends }) => sum + ends.length, 0);
  return {
    count,
    get(index) {
      const page = pages[Math.floor(index / TEXTS_A_PAGE)];
      const at = index % TEXTS_A_PAGE;
      const end = page?.ends[at];
      return end === undefined ? undefined : page?.text.slice(at === 0 ? 0 : page.ends[at - 1], end);
    },
  };
}
