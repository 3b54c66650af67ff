import { Copy } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { readDiagnostics } from '@/lib/store/diagnostics';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import styles from './safety.module.css';

/** What somebody who helps needs to know, shown before it is copied: the user sees that no lead is in it. */
export function CopyDiagnostics() {
  const { store, shelf, about } = useServices();
  const announce = useAnnounce();
  const [text, setText] = useState<string>();

  async function show() {
    const read = await readDiagnostics(store, shelf, about());
    setText(read);
    try {
      await navigator.clipboard.writeText(read);
      announce(i18n.t('diagnostics.copied'));
    } catch {
      announce(i18n.t('diagnostics.select'));
    }
  }

  return (
    <>
      <Button onClick={() => void show()}>
        <Copy size={16} aria-hidden />
        {i18n.t('diagnostics.copy')}
      </Button>
      {text === undefined ? null : (
        <pre className={styles.diagnostics} tabIndex={0} aria-label={i18n.t('diagnostics.title')}>
          {text}
        </pre>
      )}
    </>
  );
}
