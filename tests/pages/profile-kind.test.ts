import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

const filler = `<p>${'The old mill was built by three brothers and has been in the family ever since. '.repeat(6)}</p>`;

/** Pages about one organisation or person, each with something that could be taken for a list, or with little to go by. */
describe('pages of one organisation or person', () => {
  it.each([
    [
      'a front page whose contact stands only in its footer',
      'https://www.brotladen.example/',
      `<title>Brotladen Mühle</title><h1>Jeden Morgen frisch</h1>${filler}
       <footer><p>Brotladen Mühle<br>Gartenstraße 12<br>10115 Berlin</p><p>Tel. 030 23125 001</p></footer>`,
    ],
    [
      'a member of a firm',
      'https://www.oaklaw.example/people/dana-example',
      `<title>Dana Example | Oak Law</title><h1>Dana Example</h1><h3>Partner</h3>
       <ul><li>Direct: (617) 555-0114</li><li><a href="mailto:dana@oaklaw.example">Email Dana</a></li></ul>${filler}`,
    ],
    [
      'an entry of a directory, its neighbours beside it',
      'https://www.stadtbuch.example/48211/malerei-beispiel',
      `<title>Malerei Beispiel in Berlin</title><div><h1>Malerei Beispiel</h1><p>Gartenstraße 12<br>10115 Berlin</p>
       <table><tr><td>Telefon</td><td>030 23125 001</td></tr></table>${filler}</div>
       <div class="right"><h3>In der Nähe</h3><ul>${['Pohl', 'Kunze', 'Anstrich']
         .map((name) => `<li><a href="/${name}">Maler ${name} GmbH</a><br>10117 Berlin</li>`)
         .join('')}</ul></div>`,
    ],
    [
      'an entry without a number or markup, whose likes below it show as much as it does',
      'https://www.townlist.example/dover/lantern-works-4711',
      `<title>Lantern Works in Dover | Townlist</title><h1>Lantern Works</h1><p>12 Mill Street, Dover, MA 02030</p><button>Show number</button>
       ${filler}${filler}<h2>Similar businesses</h2><a href="/all">View all</a><ul>${[
         'Bright Harbour',
         'Wick & Glass',
         'Old Lamp House',
         'Night Pier',
       ]
         .map((name, index) => `<li><a href="/dover/${String(index)}">${name}</a><p>Dover, MA</p></li>`)
         .join('')}</ul>`,
    ],
    [
      'an entry under what visitors wrote of it',
      'https://www.townlist.example/biz/lantern-works',
      `<title>Lantern Works - Dover</title><h1>Come and see our lights, they are the best in town</h1><p>12 Mill Street, Dover, MA 02030</p><p>(617) 555-0188</p>
       ${Array.from({ length: 14 }, (_, at) => `<div class="said"><b>Visitor ${String(at)}</b><span>${String(at + 1)}/3/2024</span>${filler.repeat(3)}</div>`).join('')}`,
    ],
    [
      'a legal notice that names the host and the designer too',
      'https://www.atelier.example/mentions-legales/',
      `<html lang="fr"><title>Mentions légales - Atelier Exemple</title><h1>Mentions légales</h1>
       ${[
         'Éditeur : Atelier Exemple SARL',
         'Hébergeur : Serveurs Exemple SAS',
         'Conception : Agence Exemple SARL',
       ]
         .map(
           (name, index) =>
             `<h2>${name}</h2><p>${String(index + 2)} rue des Artisans<br>75011 Paris<br>Tél. 01 99 00 12 3${String(index)}</p>`,
         )
         .join('')}</html>`,
    ],
    [
      'one labelled paragraph for each value',
      'https://www.makina.example/iletisim',
      `<html lang="tr"><title>İletişim - Örnek Makina</title><h1>İletişim</h1><h4>Örnek Makina Ltd. Şti.</h4>
       ${[
         'Adres: Örnek Cad. No:14 Karatay / KONYA',
         'Telefon: +90 332 345 67 89',
         'Faks: +90 332 345 67 90',
         'E-posta: bilgi@makina.example',
       ]
         .map((text) => `<p><strong>${text.replace(':', ':</strong>')}</p>`)
         .join('')}</html>`,
    ],
  ])('%s', async (_what, url, html) => {
    const { kind, candidates } = await readHtml(html, url);
    expect({ kind, count: candidates.length }).toEqual({ kind: 'profile', count: 1 });
  });
});

describe('pages with numbers and mails, and still nothing to save', () => {
  it.each([
    [
      'an article that tells numbers in its sentences',
      'https://www.paper.example/2024/05/scam',
      `<head><title>Scam callers - The Paper</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Scam callers"}</script></head>
       <h1>Scam callers pose as utility workers, police say</h1><p>By Dan Example <a href="mailto:dan@paper.example">dan@paper.example</a></p>${filler}
       <p>Anyone who gets such a call should hang up and call the police at (617) 555-0134 as soon as they can.</p>
       <p>The department is at 219 Main Street, Boston, MA 02110, and is open to visitors on working days.</p>`,
    ],
    [
      'questions and answers with the mail of the help desk',
      'https://help.parcels.example/returns',
      `<title>Returns FAQ | Help</title><h1>Returns FAQ</h1>
       <h3>How long do I have?</h3><p>You have thirty days from the day it came.</p>
       <h3>Who helps?</h3><p>Write to support@parcels.example with the number of your order, for example 20240519-883214.</p>`,
    ],
    [
      'what a search engine found',
      'https://search.example/find?q=prune',
      `<title>prune - Search</title>${[
        'Garden gate',
        'Step by step',
        'The extension',
        'Home and hearth',
        'Green thumb',
      ]
        .map(
          (name, index) =>
            `<div class="g"><a href="https://site${String(index)}.example/"><h3>${name}</h3></a><cite>site${String(index)}.example</cite><p>Learn how to prune.</p></div>`,
        )
        .join('')}`,
    ],
  ])('%s', async (_what, url, html) => {
    expect((await readHtml(html, url)).kind).toBe('none');
  });
});

it('leaves out whom to write to about cookies', async () => {
  const { candidates } = await readHtml(
    `<title>Contact | Oak Law</title><div id="cookie-banner"><p>We use cookies. <a href="mailto:privacy@consent.example">privacy@consent.example</a>, (617) 555-0177</p></div>
     <main><h1>Oak Law</h1><p>12 Mill Street, Dover, MA 02030</p><p>(617) 555-0114</p></main>`,
    'https://www.oaklaw.example/contact',
  );
  expect(candidates.map(toTexts)).toMatchObject([
    { name: 'Oak Law', phones: ['(617) 555-0114'], emails: [] },
  ]);
});
