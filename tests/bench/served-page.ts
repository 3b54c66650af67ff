/**
 * How both browsers are served a saved page. Its scripts are refused by a content security policy rather than by
 * switching scripts off: without scripts `<noscript>` is markup, and an `<iframe/>` in one swallows the rest of the
 * page, which nobody who has the extension ever sees.
 */
export function toServedPage(html: string) {
  return {
    contentType: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': "script-src 'none'; frame-src 'none'; object-src 'none'" },
    body: html,
  };
}
