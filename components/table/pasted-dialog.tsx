import { i18n } from '#i18n';
import { Dialog } from '../ui/dialog';
import { formatNumber } from '../ui/format';
import type { Pasted } from './paste-cells';
import styles from './pasted-dialog.module.css';

/** More nobody reads; the others are counted. */
const MOST = 100;

/** Which cells of a pasted block were not taken over, and why. */
export function PastedDialog({ pasted, onClose }: { pasted: Pasted; onClose: () => void }) {
  const { refused, left, changed } = pasted;
  const others = refused.length - MOST;
  return (
    <Dialog title={i18n.t('paste.title')} onClose={onClose}>
      <p>{i18n.t('paste.done', changed, [formatNumber(changed)])}</p>
      {left.rows > 0 ? <p>{i18n.t('paste.rowsLeft', left.rows, [formatNumber(left.rows)])}</p> : null}
      {left.columns > 0 ? (
        <p>{i18n.t('paste.columnsLeft', left.columns, [formatNumber(left.columns)])}</p>
      ) : null}
      {refused.length === 0 ? null : (
        <>
          <h3>{i18n.t('paste.refused', refused.length, [formatNumber(refused.length)])}</h3>
          {/* Scrolled by keys, too. */}
          <ul
            className={styles.cells}
            tabIndex={0}
            aria-label={i18n.t('paste.refused', refused.length, [formatNumber(refused.length)])}
          >
            {refused.slice(0, MOST).map(({ name, column, text, why }, index) => (
              <li key={index}>
                <b>{name ?? i18n.t('page.noName')}</b> · {column}: <q>{text}</q>
                <span className={styles.why}>{i18n.t(`wrong.${why}`)}</span>
              </li>
            ))}
          </ul>
          {others > 0 ? <p>{i18n.t('paste.others', others, [formatNumber(others)])}</p> : null}
        </>
      )}
    </Dialog>
  );
}
