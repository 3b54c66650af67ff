import { StoreError } from '../store-error';

/** What commands on categories, lists, fields and rules have in common. */

/** @throws StoreError `not-found` */
export function expectDefinition<D extends { id: string }>(all: readonly D[], id: string): D {
  const one = all.find((other) => other.id === id);
  if (one === undefined) throw new StoreError('not-found', 'It was deleted.');
  return one;
}

/**
 * @param path where in the input; @param mistake what is wrong there, in one word a screen can translate
 * @throws StoreError `invalid`
 */
export function refuse(path: string, mistake: string, message: string): never {
  throw new StoreError('invalid', message, {}, [{ path, message: mistake }]);
}
