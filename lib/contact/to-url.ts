/** An address of any scheme as written, or relative to `base`; `canParse` before `new URL` would parse each twice. */
export function toUrl(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
