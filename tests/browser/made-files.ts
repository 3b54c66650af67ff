import { writeXlsx } from '@/lib/transfer/write/xlsx';

/** Files as others would make them. */

let gbk: Map<string, [number, number]> | undefined;

/** Text in GBK: Node only reads it, so every pair of bytes is read once. */
export function encodeGbk(text: string): Uint8Array {
  gbk ??= readPairs();
  const bytes: number[] = [];
  for (const letter of text) bytes.push(...(gbk.get(letter) ?? [letter.charCodeAt(0)]));
  return new Uint8Array(bytes);
}

function readPairs(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gbk');
  const pairs = new Map<string, [number, number]>();
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) {
      const letter = decoder.decode(new Uint8Array([first, second]));
      if ([...letter].length === 1 && letter !== '\uFFFD') pairs.set(letter, [first, second]);
    }
  return pairs;
}

/** A workbook of one sheet whose first row is its headings. */
export async function writeWorkbook([
  headings = [],
  ...rows
]: readonly (readonly string[])[]): Promise<Uint8Array> {
  const blob = await writeXlsx([
    {
      name: 'Sheet1',
      columns: headings.map((header, index) => ({ id: String(index), header, kind: 'text' })),
      count: rows.length,
      rows: () => rows.map((row) => row.map((cell) => (cell === '' ? undefined : cell))),
    },
  ]);
  return new Uint8Array(await blob.arrayBuffer());
}
