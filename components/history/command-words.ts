import { i18n } from '#i18n';
import type { Cause } from '@/lib/leads/lead';
import type { ChangedDefinition } from '@/lib/store/read-commands';
import { getCauseWord } from '../words';

/** `Made` for a category that was made, `Not the same` for duplicates that are none; what changed leads by its cause. */
export function getCommandWord(cause: Cause, definitions: readonly ChangedDefinition[]): string {
  if (cause !== 'edit' || definitions.length === 0) return getCauseWord(cause);
  if (definitions.every(({ kind }) => kind === 'dismissals')) return i18n.t('duplicates.dismiss');
  // Below a category that goes others move up, and leads lose it: that it went is what was done.
  if (definitions.some(({ what }) => what === 'deleted')) return getCauseWord('delete');
  return definitions.every(({ what }) => what === 'made') ? i18n.t('cause.made') : getCauseWord(cause);
}

/** `Category Plumbers`; `undefined` for what has no name. */
export function getDefinitionWord({ kind, name }: ChangedDefinition): string | undefined {
  if (kind === 'dismissals' || name === undefined) return undefined;
  return i18n.t(`definition.${kind}`, { name });
}
