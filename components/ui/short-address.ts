/** `acme.example/about` of `https://www.acme.example/about/`; any other text as it is. */
export function shortenAddress(text: string): string {
  return /^https?:\/\//i.test(text) ? text.replace(/^https?:\/\/(?:www\.)?|\/$/gi, '') : text;
}
