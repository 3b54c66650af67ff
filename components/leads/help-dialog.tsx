import { i18n } from '#i18n';
import { toClause } from '@/lib/search/edit-query';
import { dueWords, getQueryWord, stageWords, traitWords } from '@/lib/search/query-words';
import { Dialog } from '../ui/dialog';
import { getQueryLanguage } from './facets';
import styles from './help-dialog.module.css';

const shortcuts = [
  { keys: ['J', 'K'], word: 'move' },
  { keys: ['Enter'], word: 'open' },
  { keys: ['X'], word: 'select' },
  { keys: ['E'], word: 'edit' },
  { keys: ['C'], word: 'contact' },
  { keys: ['T'], word: 'task' },
  { keys: ['M'], word: 'merge' },
  { keys: ['D'], word: 'export' },
  { keys: ['Y'], word: 'copyTable' },
  { keys: ['Z'], word: 'undo' },
  { keys: ['/'], word: 'search' },
  { keys: ['Esc'], word: 'back' },
  { keys: ['?'], word: 'help' },
] as const;

/** Every key there is, and what the search box understands. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={i18n.t('help.title')} onClose={onClose}>
      <h3 className={styles.part}>{i18n.t('help.keys')}</h3>
      <dl className={styles.keys}>
        {shortcuts.map(({ keys, word }) => (
          <div key={word} className={styles.line}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{i18n.t(`help.${word}`)}</dd>
          </div>
        ))}
      </dl>
      <h3 className={styles.part}>{i18n.t('help.searching')}</h3>
      <dl className={styles.keys}>
        {getExamples().map(({ text, word }) => (
          <div key={word} className={`${styles.line} ${styles.search}`}>
            <dt>
              <code>{text}</code>
            </dt>
            <dd>{i18n.t(`help.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** In the words of the user's language, which are not the only ones that are read. */
function getExamples() {
  const language = getQueryLanguage();
  const phone = toClause('phone', '', language).replace(':', '');
  const stage = (which: 'new' | 'contacted') =>
    toClause('stage', getQueryWord(stageWords[which], language), language);
  return [
    { text: 'acme boston', word: 'words' },
    { text: '"great lakes"', word: 'phrase' },
    { text: '-ltd', word: 'without' },
    { text: toClause('locality', 'Boston', language), word: 'field' },
    {
      text: toClause('category', i18n.t('help.categoryExample'), language, { quoted: true }),
      word: 'category',
    },
    { text: toClause('updated', '30d', language, { comparison: '<' }), word: 'age' },
    { text: toClause('next', getQueryWord(dueWords.overdue, language), language), word: 'due' },
    { text: `-${toClause('touched', '30d', language, { comparison: '<' })}`, word: 'touched' },
    { text: `${toClause('has', phone, language)}  ${toClause('no', phone, language)}`, word: 'has' },
    { text: toClause('is', getQueryWord(traitWords.person, language), language), word: 'is' },
    { text: `${stage('new')} OR ${stage('contacted')}`, word: 'either' },
  ] as const;
}
