import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  getCellWord,
  getFileErrorSentence,
  getFileProblemSentence,
  getRowProblemSentence,
} from '@/components/transfer/import-words';
import { rowProblemCodes, type RowProblemCode } from '@/lib/transfer/import/problems';
import type { FileErrorCode } from '@/lib/transfer/read/file-error';
import type { CellProblemCode, FileProblemCode } from '@/lib/transfer/read/opened-file';
import { setLanguage } from '../../components/i18n';

const fileErrors = readUnion<FileErrorCode>('lib/transfer/read/file-error.ts', 'FileErrorCode');
const cellProblems = readUnion<CellProblemCode>('lib/transfer/read/opened-file.ts', 'CellProblemCode');
const fileProblems = readUnion<FileProblemCode>('lib/transfer/read/opened-file.ts', 'FileProblemCode');

/** The codes are types, and a type cannot be walked at run time. */
function readUnion<Code extends string>(path: string, name: string): Code[] {
  const source = readFileSync(path, 'utf8');
  const union = new RegExp(`export type ${name} =([^;]*);`).exec(source)?.[1] ?? '';
  return [...union.matchAll(/'([\w-]+)'/g)].map(([, code]) => code as Code);
}

it('a stage as it is stored stands in the review by its word, and a note as it is', () => {
  setLanguage('zh_CN');
  expect(getCellWord('stage', 'contacted')).toBe('已联系');
  expect(getCellWord('stage', 'Talked to Ann')).toBe('Talked to Ann');
  expect(getCellWord('note', 'contacted')).toBe('contacted');
});

describe.each(['en', 'zh_CN', 'zh_TW', 'de', 'ja', 'es'] as const)(
  'in %s there are words for',
  (language) => {
    beforeEach(() => setLanguage(language));

    it('every reason why a file cannot be read', () => {
      expect(fileErrors.length).toBeGreaterThan(20);
      for (const code of fileErrors) expect(getFileErrorSentence(code)).not.toBe('');
    });

    it('everything that is to be known of a file', () => {
      expect(fileProblems.length).toBeGreaterThan(7);
      for (const code of [...fileProblems, ...cellProblems])
        expect(getFileProblemSentence({ code, where: 'C12', count: 3, text: 'Tel.' })).toContain('C12');
    });

    it('everything that can be wrong with a row', () => {
      const codes: RowProblemCode[] = [...rowProblemCodes, ...cellProblems];
      const said = codes.map((code) => getRowProblemSentence(code));
      expect(said.every((sentence) => sentence.length > 4)).toBe(true);
    });
  },
);
