import { i18n } from '#i18n';
import type { ExportLook } from '@/lib/store/export/order';
import type { Row } from '@/lib/transfer/table';
import { formatDate } from '../ui/format';
import styles from './export-preview.module.css';

/** The first rows of a file, or its first lines where it is no table. */
export function ExportPreview({ look }: { look: ExportLook | undefined }) {
  if (look === undefined) return <div className={styles.box} />;
  if ('text' in look)
    return (
      // A box that scrolls must be reached by keys.
      <pre className={styles.box} tabIndex={0} aria-label={i18n.t('export.preview')}>
        {look.text}
      </pre>
    );
  return (
    <div className={styles.box} tabIndex={0} role="region" aria-label={i18n.t('export.preview')}>
      <table>
        <thead>
          <tr>
            {look.headers.map((header, index) => (
              <th key={index} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {look.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={at}>{toText(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Long texts are in the file; here one looks at what stands where. */
const MOST_LETTERS = 120;

function toText(cell: Row[number]): string {
  if (cell === undefined) return '';
  if (cell instanceof Date) return formatDate(cell.getTime(), { time: true });
  const text = String(cell);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)} …` : text;
}
