import type { ReactNode } from 'react';

/** `javascript:` and `data:` links of a captured page never become links of ours. */
const SAFE = /^(?:https?:\/\/|mailto:|tel:)/i;

/** A link to what a page showed; opens beside the extension, tells the other side nothing about us. */
export function Link({
  href,
  title,
  tabIndex,
  children,
}: {
  href: string | undefined;
  /** What is more than it shows. */
  title?: string | undefined;
  /** -1 where the keys go from cell to cell. */
  tabIndex?: number | undefined;
  children: ReactNode;
}) {
  if (href === undefined || !SAFE.test(href)) return <>{children}</>;
  return (
    <a href={href} title={title} tabIndex={tabIndex} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
