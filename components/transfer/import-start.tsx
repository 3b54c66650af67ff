import { FileSpreadsheet } from 'lucide-react';
import { i18n } from '#i18n';
import fieldStyles from '../ui/field.module.css';
import styles from './import.module.css';

const ACCEPTED = '.xlsx,.xlsm,.csv,.tsv,.tab,.txt,.vcf,.vcard,.json';

/** Where a file is chosen, dropped or pasted. */
export function ImportStart({ onFile }: { onFile: (file: File) => void }) {
  return (
    <div className={styles.start}>
      <span aria-hidden className={styles.startIcon}>
        <FileSpreadsheet size={28} />
      </span>
      <h2>{i18n.t('import.startTitle')}</h2>
      <p>{i18n.t('import.startHint')}</p>
      <div className={styles.ways}>
        <label className={styles.choose}>
          {i18n.t('import.choose')}
          <input
            type="file"
            accept={ACCEPTED}
            className="spoken"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              // The same file chosen again is a choice, too.
              event.target.value = '';
              if (file) onFile(file);
            }}
          />
        </label>
        <span className={styles.hint}>{i18n.t('import.orDrop')}</span>
        <textarea
          data-paste
          rows={1}
          aria-label={i18n.t('import.paste')}
          placeholder={i18n.t('import.paste')}
          className={`${fieldStyles.field} ${styles.paste}`}
          value=""
          // What is pasted goes another way (`useDrop`); there is nothing to type.
          onChange={() => undefined}
        />
      </div>
      <p className={styles.hint}>{i18n.t('import.startSafe')}</p>
    </div>
  );
}
