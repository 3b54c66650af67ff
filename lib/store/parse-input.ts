import type * as z from 'zod/mini';
import { StoreError } from './store-error';

/**
 * What a command was given, checked.
 *
 * @param place what `input` is called, where it is a part only
 * @throws StoreError `invalid`, naming the place of each mistake
 */
export function parseInput<T>(schema: z.ZodMiniType<T>, input: unknown, message: string, place?: string): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new StoreError(
    'invalid',
    message,
    { cause: parsed.error },
    parsed.error.issues.map(({ path, message: mistake }) => ({
      path: [...(place === undefined ? [] : [place]), ...path].join('.'),
      message: mistake,
    })),
  );
}
