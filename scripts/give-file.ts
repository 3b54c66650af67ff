import type { View } from './browsers/view.ts';

/** Chooses a file in the one file field of a view, as the browser's own dialog would: no driver reaches that in all browsers. */
export async function giveFile(view: View, name: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
  await view.waitFor('the file field', () => document.querySelector('input[type=file]') !== null);
  await view.evaluate(
    (fileName: string, encoded: string) => {
      const field = document.querySelector<HTMLInputElement>('input[type=file]');
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], fileName));
      if (!field) return;
      field.files = transfer.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    bytes.toString('base64'),
  );
}
