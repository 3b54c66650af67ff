/**
 * The same page as other makers would have written it, for `bench:redesign --as NAME`. Each runs in the browser on a parsed
 * page that nothing loads or runs in, so it uses nothing from outside itself.
 */
export const rewrites: Readonly<Record<string, (page: Document) => void>> = {
  /** A server renders "Tel: " and the number as two texts. */
  comments: (page) => {
    const texts = page.createTreeWalker(page.body, 4);
    const found: Text[] = [];
    while (texts.nextNode() !== null) found.push(texts.currentNode as Text);
    for (const text of found) {
      const mark = /[:：,]\s*\S/.exec(text.data);
      if (mark !== null && text.parentElement?.closest('script,style,noscript,textarea,svg') === null)
        text.splitText(mark.index + 1).before(page.createComment(''));
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
    for (const element of page.querySelectorAll(
      'title,meta:not([charset]):not([http-equiv]),link[rel="canonical"]',
    ))
      element.remove();
  },

  /** Numbers and mail addresses as plain text. */
  'no-links': (page) => {
    for (const link of page.querySelectorAll('a[href^="tel:" i],a[href^="mailto:" i],a[href^="callto:" i]'))
      link.replaceWith(...link.childNodes);
  },

  /** Titles that only look like some. */
  'no-headings': (page) => {
    for (const heading of page.querySelectorAll('h1,h2,h3,h4,h5,h6,b,strong')) {
      const box = page.createElement(/^h/i.test(heading.tagName) ? 'div' : 'span');
      for (const { name, value } of heading.attributes) box.setAttribute(name, value);
      box.append(...heading.childNodes);
      heading.replaceWith(box);
    }
  },

  /** One element for everything. */
  boxes: (page) => {
    const tags = 'ul,ol,li,article,section,dl,dt,dd,address,main,aside,header,footer,nav,figure';
    for (const element of [...page.querySelectorAll(tags)].reverse()) {
      const box = page.createElement('div');
      for (const { name, value } of element.attributes) box.setAttribute(name, value);
      box.append(...element.childNodes);
      element.replaceWith(box);
    }
  },

  /** Elements of the page's own making. */
  'own-tags': (page) => {
    for (const element of [...page.querySelectorAll('div')].reverse()) {
      const box = page.createElement('x-box');
      for (const { name, value } of element.attributes) box.setAttribute(name, value);
      box.append(...element.childNodes);
      element.replaceWith(box);
    }
  },

  /** An editor wraps every text. */
  spans: (page) => {
    const texts = page.createTreeWalker(page.body, 4);
    const found: Text[] = [];
    while (texts.nextNode() !== null) found.push(texts.currentNode as Text);
    for (const text of found) {
      const isShown = text.parentElement?.closest('script,style,noscript,textarea,option,svg') === null;
      if (!isShown || text.data.trim() === '') continue;
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
