import { useState } from 'react';
import { createPortal } from 'react-dom';
import { i18n } from '#i18n';
import { practiceCompanies, type Language } from './practice-companies';
import styles from './welcome.module.css';

/** Where the practice page says it is. */
export const PRACTICE_URL = 'https://bay-trades.example/restaurants';

/** It looks like somebody else's site, and in dark windows too: it is not ours. */
const PAGE_STYLE = `
  body { margin: 0; padding: 20px 24px; font: 15px/1.5 Georgia, 'Noto Serif CJK SC', serif; color: #1f2937; background: #fffdf8; }
  h1 { font-size: 24px; margin: 0 0 2px; } .lede { color: #5b6472; margin: 0 0 16px; }
  article { border-top: 1px solid #e5dfd0; padding: 12px 0; }
  h2 { font-size: 17px; margin: 0; color: #7a3b12; } p { margin: 2px 0 0; } .trade { color: #5b6472; }
  a { color: #7a3b12; }
`;

/**
 * A small directory in a document of its own, so that the reader that reads the web reads it too. Nothing is loaded: the
 * frame is empty and filled from here.
 *
 * @param onReady is told of its document once everything stands in it
 */
export function PracticePage({ onReady }: { onReady: (document: Document) => void }) {
  const [body, setBody] = useState<HTMLElement>();
  const language = i18n.t('locale') as Language;

  function fill(frame: HTMLIFrameElement | null) {
    const inside = frame?.contentDocument;
    if (!inside) return;
    inside.documentElement.lang = language;
    inside.title = i18n.t('welcome.pageTitle');
    setBody(inside.body);
  }

  return (
    <iframe
      title={i18n.t('welcome.pageTitle')}
      className={styles.frame}
      ref={fill}
      // Firefox puts another empty document in place of the first one.
      onLoad={(event) => fill(event.currentTarget)}
    >
      {body === undefined
        ? null
        : createPortal(
            <main
              ref={(main) => {
                if (main) onReady(main.ownerDocument);
              }}
            >
              <style>{PAGE_STYLE}</style>
              <h1>{i18n.t('welcome.pageTitle')}</h1>
              <p className="lede">{i18n.t('welcome.pageLede')}</p>
              {practiceCompanies.map(({ name, trade, phone, street, city, domain }) => (
                <article key={domain}>
                  <h2>{name[language]}</h2>
                  <p className="trade">{trade[language]}</p>
                  <p>
                    {street}, {city}
                  </p>
                  <p>
                    {phone} · <a href={`mailto:info@${domain}.example`}>info@{domain}.example</a> ·{' '}
                    <a href={`https://${domain}.example`} target="_blank" rel="noreferrer">
                      {domain}.example
                    </a>
                  </p>
                </article>
              ))}
            </main>,
            body,
          )}
    </iframe>
  );
}
