import * as z from 'zod/mini';
import { MAX_VALUE_LENGTH } from './limits';
import { webUrl } from './values';

/**
 * The page a capture was made on; the address comes from the browser, never from the page's own script. Apart from the
 * lead, whose schema the popup does not need to read a page.
 */
export const capturedPage = z.object({
  url: webUrl,
  title: z.string().check(z.maxLength(MAX_VALUE_LENGTH)),
});
export type CapturedPage = z.infer<typeof capturedPage>;
