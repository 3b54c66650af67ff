/**
 * The same page as other makers would have written it, for `bench:redesign --as NAME`. Each runs in the browser on a parsed
 * page in which nothing loads or runs, and is sent there as text, so it uses nothing but its parameters.
 */
export const rewrites: Readonly<Record<string, (page: Document, tools: Tools) => void>> = {
  /** A server renders "Tel: " and the number as two texts. */
  comments: (page, { findTexts }) => {
    for (const text of findTexts(page)) {
      const mark = /[:：,]\s*\S/.exec(text.data);
      if (mark !== null) text.splitText(mark.index + 1).before(page.createComment(''));
    }
  },

  /** Nothing of what machines are told: structured data, social cards. */
  'no-markup': (page) => {
    for (const script of page.querySelectorAll('script[type*="ld+json"]')) script.remove();
    const names = ['itemprop', 'itemscope', 'itemtype', 'itemid', 'typeof', 'vocab', 'property', 'resource'];
    for (const element of page.querySelectorAll(':not(meta)'))
      for (const name of names) element.removeAttribute(name);
  },

  /** Neither title nor descriptions. */
  'no-head': (page) => {
    const told = 'title,meta:not([charset]):not([http-equiv]),link[rel="canonical"]';
    for (const element of page.querySelectorAll(told)) element.remove();
  },

  /** Numbers and mail addresses as plain text. */
  'no-links': (page) => {
    const links = 'a[href^="tel:" i],a[href^="mailto:" i],a[href^="callto:" i]';
    for (const link of page.querySelectorAll(links)) link.replaceWith(...link.childNodes);
  },

  /** Titles that only look like some. */
  'no-headings': (page, { rename }) => {
    rename(page, 'h1,h2,h3,h4,h5,h6', 'div');
    rename(page, 'b,strong', 'span');
  },

  /** One element for everything. */
  boxes: (page, { rename }) => {
    rename(page, 'ul,ol,li,article,section,dl,dt,dd,address,main,aside,header,footer,nav,figure', 'div');
  },

  /** Elements of the page's own making. */
  'own-tags': (page, { rename }) => {
    rename(page, 'div', 'x-box');
  },

  /** An editor wraps every text. */
  spans: (page, { findTexts }) => {
    for (const text of findTexts(page)) {
      if (text.data.trim() === '') continue;
      const span = page.createElement('span');
      text.replaceWith(span);
      span.append(text);
    }
  },

  /** A question about cookies, with whom to write to. */
  'cookie-notice': (page) => {
    page.body.insertAdjacentHTML(
      'afterbegin',
      `<div id="cookie-consent" class="cookie-banner" role="dialog"><p>We and our partners use cookies. Questions?
       <a href="mailto:privacy@quillfeather.example">privacy@quillfeather.example</a> or +1 617 555 0177.</p><button>Accept</button></div>`,
    );
  },
};

/** What several of them need; sent beside them. */
export const tools = {
  /** The texts one can see, as far as markup tells. */
  findTexts: (page: Document): Text[] => {
    const walker = page.createTreeWalker(page.body, 4);
    const found: Text[] = [];
    while (walker.nextNode() !== null) found.push(walker.currentNode as Text);
    const unseen = 'script,style,noscript,textarea,option,svg';
    return found.filter((text) => text.parentElement?.closest(unseen) === null);
  },

  /** Gives elements another tag; the innermost first, so that none is left in what was replaced. */
  rename: (page: Document, selector: string, tag: string): void => {
    for (const element of [...page.querySelectorAll(selector)].reverse()) {
      const renamed = page.createElement(tag);
      for (const { name, value } of element.attributes) renamed.setAttribute(name, value);
      renamed.append(...element.childNodes);
      element.replaceWith(renamed);
    }
  },
};
type Tools = typeof tools;
