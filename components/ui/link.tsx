import type { ReactNode } from 'react';

/** `javascript:` and `data:` links of a captured page never become links of ours. */
const SAFE = /^(?:https?:\/\/|mailto:|tel:)/i;

/** A link to what a page showed; opens beside the extension, tells the other side nothing about us. */
export function Link({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (href === undefined || !SAFE.test(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
