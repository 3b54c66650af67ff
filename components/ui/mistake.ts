import { i18n } from '#i18n';
import { StoreError } from '@/lib/store/store-error';

/** What was wrong with what somebody typed, as a sentence. */
export function getMistake(error: unknown): string {
  const [issue] = error instanceof StoreError && error.reason === 'invalid' ? error.issues : [];
  if (issue === undefined) return i18n.t('save.failed');
  switch (issue.message) {
    case 'taken':
      return i18n.t('mistake.taken');
    case 'circle':
      return i18n.t('mistake.circle');
    case 'separator':
      return i18n.t('mistake.separator');
  }
  switch (issue.path.split('.')[0]) {
    case 'choices':
      return i18n.t('mistake.choices');
    case 'query':
      return i18n.t('mistake.query');
    case 'adds':
      return i18n.t('mistake.adds');
    default:
      return i18n.t('mistake.name');
  }
}
