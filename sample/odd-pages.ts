import { Html, html } from './html.ts';
import { harborStyle } from './styles.ts';

/** Path that hostile markup asks for when something runs or loads it; the server counts. */
export const LEAK_PATH = '/leak';

const attack = (how: string) => `<img src="${LEAK_PATH}?${how}" onerror="fetch('${LEAK_PATH}?${how}-ran')">`;

/** What a hostile page puts where names belong; tests look for these as plain text. */
export const hostileNames = [
  `Acme ${attack('name')} Ltd`,
  `<script>fetch('${LEAK_PATH}?script')</script> Holdings Inc.`,
  '=Mallory Shipping Ltd',
  `Mallory & Sons "><svg onload=fetch('${LEAK_PATH}?svg')>`,
  '@Mallory Trading Company',
  'Mallory {{constructor.constructor("return 1")()}} Logistics GmbH',
] as const;

/** A listing that looks ordinary and is not: markup in names, script links, broken and poisoned JSON-LD, endless values. */
export function renderHostile(): Html {
  const rows = hostileNames.map(
    (name, index) =>
      html`<article class="firm">
        <h2><a href="javascript:fetch('${LEAK_PATH}?link')">${name}</a></h2>
        <p class="where">${index + 1} Mallory Street, Boston, MA 0211${index}</p>
        <div class="reach">
          <a href="tel:+1617555018${index}">(617) 555-018${index}</a>
          <a href="mailto:office@mallory-${index}.example?bcc=leak@mallory.example">Email</a>
          <a href="data:text/html,<script>fetch('${LEAK_PATH}?data')</script>">Website</a>
        </div>
      </article>`,
  );
  // Written by hand: our own helper would escape exactly what these are about.
  const poison = new Html(`
    <script type="application/ld+json">{"@type": "Organization", "name": "Unfinished</script>
    <script type="application/ld+json">{"@type":"Organization","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"name":"Prototype & Sons","telephone":"(617) 555-0188"}</script>
    <script type="application/ld+json">{"@type":"Organization","name":"${'Endless '.repeat(2_000)}","url":"javascript:fetch('${LEAK_PATH}?ld')"}</script>`);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Members &lt;img src=x onerror=alert(1)&gt;</title>
        <style>
          ${new Html(harborStyle)}
        </style>
        ${poison}
      </head>
      <body>
        <main class="wrap">
          <h1>Members of the association</h1>
          <div class="firms">${rows}</div>
        </main>
      </body>
    </html>`;
}

/** An empty shell that draws its listing a moment after it has loaded, as single-page sites do. */
export function renderLate(listing: string, delayMs: number): string {
  const [head = '', rest = ''] = listing.split('<main>');
  const [main = '', tail = ''] = rest.split('</main>');
  const content = JSON.stringify(main).replaceAll('<', '\\u003c');
  const script = `setTimeout(() => { document.querySelector('#app').innerHTML = ${content}; }, ${delayMs});`;
  return `${head.replace(/<body>[^]*/, '<body>')}<main id="app"></main><script>${script}</script>${tail.replace(/[^]*<\/footer>/, '')}`;
}

/** Who else is on the page with two lists, in the order shown. */
export const sponsors = [
  'Dunmore Insurance Brokers',
  'Tidewater Crane Rental',
  'Kestrel Trade Fairs',
  'Halyard Training',
  'Breakwater Credit Union',
] as const;

/** A directory page with a second, smaller list below the first. */
export function renderTwoLists(listing: string): string {
  const list = html`<section>
    <h2>Our sponsors</h2>
    <ul>
      ${sponsors.map(
        (name, index) =>
          html`<li><a href="/sponsor/${index}">${name}</a> <small>since 201${index}</small></li>`,
      )}
    </ul>
  </section>`;
  return listing.replace('</main>', `${list.markup}</main>`);
}

/** The smallest PDF that browsers accept; they show it in a viewer that no extension may read. */
export const brochurePdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 56>>stream
BT /F1 18 Tf 40 120 Td (Harbor Trades, fall issue) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** A site of two frames, as they were built until 2005, with its list in one of them; and a page that embeds a list. */
export const renderFrameset = (list: string): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <title>Harbor Trades, the old site</title>
      </head>
      <frameset cols="180,*">
        <frame src="/field-notes/" />
        <frame src="${list}" />
      </frameset>
    </html>`;

export const renderEmbedded = (list: string): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <title>Our members</title>
      </head>
      <body>
        <h1>Our members</h1>
        <p>The list is kept by Harbor Trades.</p>
        <iframe src="about:blank" width="1" height="1"></iframe>
        <iframe src="${list}" width="900" height="700"></iframe>
      </body>
    </html>`;
