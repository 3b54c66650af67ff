/** Percent-encoded text as it reads; percents that mean nothing stay. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
