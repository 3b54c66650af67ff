/** Text of a cell as meant: `_x000D_` stands for a character that XML cannot hold, `_x005F_` for the underscore of such text. */
export function toCellText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
