import { Component, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { Button } from './button';
import styles from './error-boundary.module.css';

/** The last edge: whatever a screen throws ends in a sentence and a way on. Saved leads are in the store, not here. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className={styles.failed} role="alert">
        <h1>{i18n.t('failure.title')}</h1>
        <p>{i18n.t('failure.safe')}</p>
        <Button look="primary" onClick={() => location.reload()}>
          {i18n.t('failure.reload')}
        </Button>
      </main>
    );
  }
}
