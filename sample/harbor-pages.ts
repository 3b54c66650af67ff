import { harborCompanies, type SampleCompany } from './companies.ts';
import { Html, html, jsonLd } from './html.ts';
import { harborStyle } from './styles.ts';

export const FIRMS_PER_PAGE = 12;
export const HARBOR_PAGES = Math.ceil(harborCompanies.length / FIRMS_PER_PAGE);

function frame(title: string, body: Html, head: Html = html``): Html {
  return html`<!doctype html>
    <html lang="en-US">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${new Html(harborStyle)}
        </style>
        ${head}
      </head>
      <body>
        <header class="masthead">
          <div class="wrap">
            <strong>Harbor Trades</strong>
            <nav>
              <a href="/harbor/">Directory</a><a href="/board/">Board</a
              ><a href="/field-notes/">Field notes</a>
            </nav>
          </div>
        </header>
        ${body}
        <footer class="colophon">
          <div class="wrap">
            Harbor Trades is printed twice a year and read all year. Something changed? Write to
            <a href="mailto:desk@harbor-trades.example">desk@harbor-trades.example</a> or call the desk at
            (617) 555-0190.
          </div>
        </footer>
      </body>
    </html>`;
}

const getMonogram = (name: string) => name.replace(/^The /, '').charAt(0);

/** Directories rarely link out straight: this one counts clicks first. */
const toCountedLink = (website: string) =>
  `/out?from=directory&to=${encodeURIComponent(`${website}?utm_source=harbor-trades`)}`;

/** Every fifth number stands only in a link, every fourth mail address is spelled against robots. */
function listReach(firm: SampleCompany, index: number): Html[] {
  const reach: Html[] = [];
  if (firm.phone) {
    const { shown, e164 } = firm.phone;
    const label = index % 5 === 4 ? 'Call now' : shown;
    reach.push(html`<a class="call" href="tel:${e164}">${label}</a>`);
  }
  if (firm.email !== undefined) {
    const [name = '', host = ''] = firm.email.split('@');
    reach.push(
      index % 4 === 3
        ? html`<span>${name} [at] ${host.replace('.example', ' [dot] example')}</span>`
        : html`<a href="mailto:${firm.email}">Email</a>`,
    );
  }
  if (firm.website !== undefined) {
    const href = index % 2 === 1 ? toCountedLink(firm.website) : firm.website;
    reach.push(html`<a href="${href}" rel="nofollow">Website</a>`);
  }
  if (firm.instagram !== undefined) reach.push(html`<a href="${firm.instagram}">Instagram</a>`);
  return reach;
}

function renderFirm(firm: SampleCompany, index: number): Html {
  return html`<article class="firm">
    <div class="monogram" aria-hidden="true">${getMonogram(firm.name)}</div>
    <div>
      <h2><a href="/harbor/firm/${firm.slug}">${firm.name}</a></h2>
      <p class="trade">${firm.trade}</p>
    </div>
    <p class="blurb">${firm.description}</p>
    <p class="where">
      ${firm.person !== undefined && html`<span class="contact">Contact: ${firm.person}</span><br />`}
      ${firm.street}, ${firm.locality}, ${firm.region} ${firm.postalCode}
    </p>
    <div class="reach">${listReach(firm, index)}</div>
  </article>`;
}

function renderPager(page: number): Html {
  const numbers = Array.from({ length: HARBOR_PAGES }, (_, index) => index + 1);
  return html`<nav class="pages" aria-label="Pages">
    ${numbers.map((number) =>
      number === page
        ? html`<span aria-current="page">${number}</span>`
        : html`<a href="/harbor/?page=${number}">${number}</a>`,
    )}
    ${page < HARBOR_PAGES && html`<a rel="next" href="/harbor/?page=${page + 1}">Next ›</a>`}
  </nav>`;
}

/** The companies a page of the directory shows, pages counted from 1. */
export function getHarborPage(page: number): readonly SampleCompany[] {
  return harborCompanies.slice((page - 1) * FIRMS_PER_PAGE, page * FIRMS_PER_PAGE);
}

export function renderHarborListing(page: number): Html {
  const firms = getHarborPage(page);
  const first = (page - 1) * FIRMS_PER_PAGE + 1;
  const last = first + firms.length - 1;
  return frame(
    `Boatyards and harbor trades, page ${page} | Harbor Trades`,
    html`<div class="wrap">
      <div class="lede">
        <h1>Boatyards and harbor trades</h1>
        <p>Builders, riggers, sailmakers and the people who keep them afloat, from the Sound to Down East.</p>
      </div>
      <div class="layout">
        <main>
          <p class="tally">Showing ${first}–${last} of ${harborCompanies.length} firms</p>
          <div class="firms">
            ${firms.slice(0, 7).map((firm, index) => renderFirm(firm, first - 1 + index))}
            <div class="promo"><b>Your firm here?</b> A listing is free for working yards. Ask the desk.</div>
            ${firms.slice(7).map((firm, index) => renderFirm(firm, first + 6 + index))}
            <article class="firm" style="display:none"><h2>Example Boatyard (template)</h2></article>
          </div>
          ${renderPager(page)}
        </main>
        <aside>
          <div class="house">
            <h3>In the fall issue</h3>
            <p>Who still spiles planks by eye, and where the last rope walk went.</p>
            <p>Advertise: <a href="mailto:ads@harbor-trades.example">ads@harbor-trades.example</a></p>
          </div>
        </aside>
      </div>
    </div>`,
  );
}

function toJsonLd(firm: SampleCompany): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'LocalBusiness',
    name: firm.name,
    description: firm.description,
    telephone: firm.phone?.e164,
    email: firm.email,
    url: firm.website,
    sameAs: firm.instagram,
    foundingDate: String(firm.since ?? ''),
    address: {
      '@type': 'PostalAddress',
      streetAddress: firm.street,
      addressLocality: firm.locality,
      addressRegion: firm.region,
      postalCode: firm.postalCode,
      addressCountry: 'US',
    },
  };
}

const entry = (label: string, value: Html | string | undefined | false) =>
  value !== undefined &&
  value !== false &&
  html`<dt>${label}</dt>
    <dd>${value}</dd>`;

function renderPlainSheet(firm: SampleCompany): Html {
  return html`<main class="sheet">
    <h1>${firm.name}</h1>
    <p class="trade">${firm.trade} since ${firm.since}</p>
    <p>${firm.description}</p>
    <dl>
      ${entry('Contact', firm.person)}
      ${entry('Phone', firm.phone && html`<a href="tel:${firm.phone.e164}">${firm.phone.shown}</a>`)}
      ${entry('E-mail', firm.email !== undefined && html`<a href="mailto:${firm.email}">${firm.email}</a>`)}
      ${entry('Website', firm.website !== undefined && html`<a href="${firm.website}">${new URL(firm.website).host}</a>`)}
      ${entry('Address', html`${firm.street}<br />${firm.locality}, ${firm.region} ${firm.postalCode}`)}
      ${entry('Instagram', firm.instagram !== undefined && html`<a href="${firm.instagram}">Follow</a>`)}
    </dl>
  </main>`;
}

function renderMicrodataSheet(firm: SampleCompany): Html {
  return html`<main class="sheet" itemscope itemtype="https://schema.org/LocalBusiness">
    <h1 itemprop="name">${firm.name}</h1>
    <p class="trade">${firm.trade}</p>
    <p itemprop="description">${firm.description}</p>
    <p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
      <span itemprop="streetAddress">${firm.street}</span><br />
      <span itemprop="addressLocality">${firm.locality}</span>,
      <span itemprop="addressRegion">${firm.region}</span>
      <span itemprop="postalCode">${firm.postalCode}</span>
    </p>
    ${firm.phone && html`<p>Telephone: <span itemprop="telephone">${firm.phone.shown}</span></p>`}
    ${firm.email !== undefined && html`<p>E-mail: <a itemprop="email" href="mailto:${firm.email}">${firm.email}</a></p>`}
    ${firm.website !== undefined && html`<p><a itemprop="url" href="${firm.website}">Visit the website</a></p>`}
    ${firm.instagram !== undefined && html`<p><a itemprop="sameAs" href="${firm.instagram}">Instagram</a></p>`}
    ${
      firm.person !== undefined &&
      html`<p itemprop="employee" itemscope itemtype="https://schema.org/Person">
        Contact: <span itemprop="name">${firm.person}</span>
      </p>`
    }
  </main>`;
}

/** A firm's own page on the directory, or undefined when there is none of that name. */
export function renderHarborProfile(slug: string): Html | undefined {
  const index = harborCompanies.findIndex((firm) => firm.slug === slug);
  const firm = harborCompanies[index];
  if (firm === undefined) return undefined;
  const sheet = index % 3 === 2 ? renderMicrodataSheet(firm) : renderPlainSheet(firm);
  return frame(
    `${firm.name}, ${firm.locality} | Harbor Trades`,
    html`<div class="wrap">
      <p class="crumbs"><a href="/harbor/">Directory</a> › ${firm.trade} › ${firm.name}</p>
      ${sheet}
    </div>`,
    index % 3 === 0 ? jsonLd(toJsonLd(firm)) : html``,
  );
}
