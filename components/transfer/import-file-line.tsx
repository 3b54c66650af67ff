import { TriangleAlert } from 'lucide-react';
import { i18n } from '#i18n';
import type { FileProblem } from '@/lib/transfer/read/opened-file';
import { Button } from '../ui/button';
import { formatNumber } from '../ui/format';
import { Select } from '../ui/select';
import { getFileProblemSentence } from './import-words';
import styles from './import.module.css';
import type { ImportState, Opened } from './use-import';

/** Encodings of texts by their labels, each with what people call it. */
const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GBK / GB 18030 (简体中文)',
  big5: 'Big5 (繁體中文)',
  shift_jis: 'Shift JIS (日本語)',
  'euc-jp': 'EUC-JP (日本語)',
  'euc-kr': 'EUC-KR (한국어)',
  'windows-1252': 'Windows-1252 (Western)',
  'windows-1250': 'Windows-1250 (Central Europe)',
  'windows-1251': 'Windows-1251 (Кириллица)',
  'windows-1253': 'Windows-1253 (Ελληνικά)',
  'windows-1254': 'Windows-1254 (Türkçe)',
  'windows-1255': 'Windows-1255 (עברית)',
  'windows-1256': 'Windows-1256 (العربية)',
  'windows-1257': 'Windows-1257 (Baltic)',
  'koi8-r': 'KOI8-R (Русский)',
  macintosh: 'Mac Roman',
};

const separators = [',', ';', '\t', '|'] as const;
const getSeparatorWord = (separator: string) => (separator === '\t' ? i18n.t('import.tab') : separator);

/** What the file is: sheets, rows, encoding and separator, each to be changed; and what is to be known of it. */
export function FileLine({ opened, state }: { opened: Opened; state: ImportState }) {
  const { info, plan } = opened;
  const sheet = info.sheets[plan.sheet];
  const { encoding, separator } = info;
  return (
    <div className={styles.file}>
      <div className={styles.line}>
        <b className={styles.name}>{info.name}</b>
        {info.sheets.length > 1 ? (
          <Select
            label={i18n.t('import.sheet')}
            value={String(plan.sheet)}
            options={info.sheets.map(({ name, rows, hidden }, index) => ({
              value: String(index),
              word: [
                name,
                rows === undefined ? undefined : i18n.t('import.rows', rows, [formatNumber(rows)]),
                hidden ? i18n.t('import.hiddenSheet') : undefined,
              ]
                .filter((part) => part !== undefined)
                .join(' · '),
            }))}
            onPick={(value) => state.lookAgain({ sheet: Number(value) })}
          />
        ) : sheet?.rows === undefined ? null : (
          <span>{i18n.t('import.rows', sheet.rows, [formatNumber(sheet.rows)])}</span>
        )}
        {encoding === undefined ? null : (
          <Select
            label={i18n.t('import.encoding')}
            value={encoding}
            options={Object.entries({ [encoding]: encoding.toUpperCase(), ...encodings }).map(
              ([value, word]) => ({ value, word }),
            )}
            onPick={(value) => state.openAs({ encoding: value })}
          />
        )}
        {separator === undefined ? null : (
          <Select
            label={i18n.t('import.separator')}
            value={separator}
            options={[...new Set([...separators, separator])].map((value) => ({
              value,
              word: i18n.t('import.separatedBy', { separator: getSeparatorWord(value) }),
            }))}
            onPick={(value) => state.openAs({ separator: value })}
          />
        )}
        <Button look="quiet" onClick={state.leave}>
          {i18n.t('import.otherFile')}
        </Button>
      </div>
      {info.certainty === 'guess' ? <p className={styles.hint}>{i18n.t('import.encodingGuessed')}</p> : null}
      <FileProblems problems={info.problems.filter((problem) => concerns(problem, plan.sheet))} />
    </div>
  );
}

const concerns = ({ sheet }: FileProblem, chosen: number) => sheet === undefined || sheet === chosen;

/** What is to be known of the whole file. */
export function FileProblems({ problems }: { problems: readonly FileProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className={styles.fileProblems} aria-label={i18n.t('import.aboutFile')}>
      {problems.map((problem, index) => (
        <li key={index}>
          <TriangleAlert size={14} aria-hidden /> {getFileProblemSentence(problem)}
        </li>
      ))}
    </ul>
  );
}
