import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

/** The one candidate of a page about one organisation or person. */
async function readOne(html: string, url: string) {
  const { kind, candidates } = await readHtml(html, url);
  expect({ kind, count: candidates.length }).toEqual({ kind: 'profile', count: 1 });
  const [candidate] = candidates;
  if (candidate === undefined) throw new Error('no candidate');
  return { ...toTexts(candidate), facts: candidate.facts };
}

const address = '<p>Gartenstraße 12<br>10115 Berlin</p><p>Telefon: 030 23125 001</p>';

describe('whom a page names besides its organisation', () => {
  it.each([
    [
      'a credit in the footer',
      '<footer>Webdesign: Agentur Muster, Tel. 030 23125 777, post@agentur.example</footer>',
    ],
    [
      'a credit after the copyright',
      '<footer>© 2024 Lindenhof | Website by <a href="mailto:hi@agentur.example">Agentur</a></footer>',
    ],
    [
      'the host, under a heading of its own',
      '<h2>Hosting</h2><p>Server Muster GmbH<br>Hafenstraße 1<br>20457 Hamburg</p><p>Tel. 030 23125 777</p>',
    ],
    [
      'the chamber',
      '<p><b>Zuständige Kammer:</b> Handwerkskammer Muster, Hafenstraße 1, 20457 Hamburg, Tel. 030 23125 777</p>',
    ],
  ])('%s', async (_what, other) => {
    const {
      name,
      phones,
      emails,
      address: shown,
    } = await readOne(
      `<html lang="de"><title>Impressum - Lindenhof</title><h1>Impressum</h1><p>Lindenhof</p>${address}${other}</html>`,
      'https://www.lindenhof.example/impressum',
    );
    expect({ name, phones, emails, shown }).toEqual({
      name: 'Lindenhof',
      phones: ['030 23125 001'],
      emails: [],
      shown: 'Gartenstraße 12, 10115 Berlin',
    });
  });

  it('keeps what follows the next heading', async () => {
    const { phones } = await readOne(
      `<html lang="de"><title>Impressum - Lindenhof</title><h1>Impressum</h1><h2>Hosting</h2><p>Tel. 030 23125 777</p><h2>Lindenhof</h2>${address}</html>`,
      'https://www.lindenhof.example/impressum',
    );
    expect(phones).toEqual(['030 23125 001']);
  });
});

it('leaves out the numbers of neighbours, down to the next heading of their rank', async () => {
  const { name, person, phones } = await readOne(
    `<html lang="en-US"><title>Kookaburra Tiling, Boston | Locals</title><h1>Kookaburra Tiling</h1><p>8 Mill Lane, Boston, MA 02110</p>
     <h2>Contact details</h2><p>(617) 555-0114</p><h2>Other tilers near Boston</h2>
     ${['Alder', 'Birch', 'Cedar']
       .map(
         (one, index) =>
           `<div><h3><a href="/b/${one}">${one} Tiling</a></h3><a href="tel:617555015${String(index)}">Call</a></div>`,
       )
       .join('')}<h2>After hours</h2><p>(617) 555-0115</p></html>`,
    'https://www.locals.example/business/kookaburra-tiling/boston',
  );
  expect({ name, person, phones }).toEqual({
    name: 'Kookaburra Tiling',
    person: undefined,
    phones: ['(617) 555-0114', '(617) 555-0115'],
  });
});

it('takes the website a market’s member tells, not the market’s subdomain', async () => {
  const { websites } = await readOne(
    `<html lang="en"><title>Contact Sample Crafts Co., Ltd. - TradePlaza</title><h1>Sample Crafts Co., Ltd.</h1><table>
     <tr><th>Telephone:</th><td>86-579-85123456</td></tr><tr><th>Address:</th><td>No. 288 Sample North Road, Yiwu</td></tr>
     <tr><th>Website:</th><td><a href="http://www.samplecrafts.example">www.samplecrafts.example</a></td></tr></table></html>`,
    'https://samplecrafts.tradeplaza.example/contactinfo.html',
  );
  expect(websites).toEqual(['http://www.samplecrafts.example/']);
});

describe('the name', () => {
  const page = (title: string, body: string) =>
    `<html lang="en"><title>${title}</title><h1>Contact</h1>${body}<p>Phone: (617) 555-0131</p></html>`;

  it.each([
    [
      'with its legal form where the content says it so',
      page('Contact | Oakridge Tools', '<p>Oakridge Tools Inc.<br>8 Mill Lane<br>Boston, MA 02110</p>'),
      'Oakridge Tools Inc.',
    ],
    [
      'as it is called where only the copyright line has the form',
      page(
        'Contact | Oakridge Tools',
        '<p>8 Mill Lane<br>Boston, MA 02110</p><footer>© 2024 Oakridge Tools, LLC. All rights reserved.</footer>',
      ),
      'Oakridge Tools',
    ],
    [
      'before the copyright sign',
      page('Contact us', '<p>8 Mill Lane<br>Boston, MA 02110</p><footer>Oakridge Tools © 2014-2015</footer>'),
      'Oakridge Tools',
    ],
    [
      'out of "About …"',
      page('Contact us', '<p>8 Mill Lane<br>Boston, MA 02110</p><h3>About Oakridge Tools</h3>'),
      'Oakridge Tools',
    ],
  ])('%s', async (_what, html, expected) => {
    expect((await readOne(html, 'https://www.oakridgetools.example/contact')).name).toBe(expected);
  });

  it('keeps the legal form as a field of its own', async () => {
    const { name, facts } = await readOne(
      page(
        'Contact | Oakridge Tools',
        '<p>8 Mill Lane<br>Boston, MA 02110</p><footer>© 2024 Oakridge Tools, LLC</footer>',
      ),
      'https://www.oakridgetools.example/contact',
    );
    expect([name, facts.legalName?.[0]?.value]).toEqual(['Oakridge Tools', 'Oakridge Tools, LLC']);
  });

  it('is the entry’s, not the directory’s, whose name is the host’s', async () => {
    const { name, websites, profile } = await readOne(
      `<html lang="en-US"><title>Maple Polymers - Manufacturer of pipes</title><div><a href="/"><img class="logo" alt="TradeBazaar"></a></div>
       <h1>Maple Polymers</h1><p>Maple Polymers<br>8 Mill Lane<br>Boston, MA 02110</p><p>Call (617) 555-0131</p><p>© 2024 TradeBazaar Ltd.</p></html>`,
      'https://www.tradebazaar.example/maple-polymers/',
    );
    expect({ name, websites, profile }).toEqual({
      name: 'Maple Polymers',
      websites: [],
      profile: 'https://www.tradebazaar.example/maple-polymers/',
    });
  });
});

describe('the person', () => {
  const contact = (body: string) =>
    `<html lang="de"><title>Kontakt - Lindenhof GmbH</title><nav><a href="/">Contact</a><a href="/x">Get Started</a></nav><h1>Kontakt</h1><p>Lindenhof GmbH</p>${address}${body}</html>`;

  it.each([
    [
      'the first of several',
      '<p>Geschäftsführer: Max Beispiel, Dipl.-Ing. Erika Beispiel</p>',
      'Max Beispiel',
      'Geschäftsführer',
    ],
    [
      'a label no list has',
      '<p>Directeur de la publication : Jean Exemple, gérant</p>',
      'Jean Exemple',
      'gérant',
    ],
    [
      'a bold name over a position',
      '<p><strong>Lars Beispiel</strong><br>Vertriebsleiter<br>030 23125 002</p>',
      'Lars Beispiel',
      'Vertriebsleiter',
    ],
    ['an owner by abbreviation', '<p>Inh. Max Beispiel</p>', 'Max Beispiel', undefined],
    ['nobody from the menu', '', undefined, undefined],
  ])('%s', async (_what, body, person, jobTitle) => {
    const found = await readOne(contact(body), 'https://www.lindenhof.example/kontakt');
    expect([found.person, found.facts.jobTitle?.[0]?.value]).toEqual([person, jobTitle]);
  });

  it('the position before the name, as in Japan', async () => {
    const { person, facts } = await readOne(
      `<html lang="ja"><title>会社概要 | 見本精機株式会社</title><h1>会社概要</h1><table><tr><th>社名</th><td>見本精機株式会社（MIHON CO., LTD.）</td></tr>
       <tr><th>代表者</th><td>代表取締役社長　高橋 健一</td></tr><tr><th>電話番号</th><td>03-5555-0123</td></tr><tr><th>FAX番号</th><td>03-5555-0124</td></tr></table></html>`,
      'https://www.mihon.example/company/',
    );
    expect([person, facts.jobTitle?.[0]?.value]).toEqual(['高橋 健一', '代表取締役社長']);
    expect(facts.name?.[0]?.value).toBe('見本精機株式会社');
    expect(facts.fax?.map((one) => one.value.text)).toEqual(['03-5555-0124']);
  });

  it('a page about one person names the person, and the firm whose site it is on', async () => {
    const { person, name, facts } = await readOne(
      `<html lang="en-US"><title>Dana Example | Oak &amp; Grove LLP</title><h1>Dana Example</h1><h3>Partner</h3><p>Direct: (617) 555-0114</p>
       <p><a href="mailto:dana@oakgrove.example">Email Dana</a></p><footer>Oak &amp; Grove LLP<br>8 Mill Lane<br>Boston, MA 02110</footer></html>`,
      'https://www.oakgrove.example/people/dana-example',
    );
    expect([person, facts.jobTitle?.[0]?.value, name]).toEqual([
      'Dana Example',
      'Partner',
      'Oak & Grove LLP',
    ]);
  });
});

describe('numbers', () => {
  it('of registers are no phones', async () => {
    const { phones, facts } = await readOne(
      `<html lang="vi"><title>Liên hệ</title><h1>Liên hệ</h1><h3>CÔNG TY CỔ PHẦN THƯƠNG MẠI VÀ DỊCH VỤ SẢN XUẤT MẪU VIỆT</h3>
       <p>Điện thoại: 028 3776 1234</p><p>Mã số thuế: 0312345678</p></html>`,
      'https://www.mau.example/lien-he',
    );
    expect(phones).toEqual(['028 3776 1234']);
    expect(facts.registration?.[0]?.value).toEqual({ scheme: 'MST', number: '0312345678' });
    expect(facts.name?.[0]?.value).toBe('CÔNG TY CỔ PHẦN THƯƠNG MẠI VÀ DỊCH VỤ SẢN XUẤT MẪU VIỆT');
  });
});

describe('the address', () => {
  it('under "Contact", which names nobody there', async () => {
    const { address: shown } = await readOne(
      `<html lang="nl"><title>Bakkerij Voorbeeld</title><h1>Vers brood</h1><footer><h4>Contact</h4><p>Grote Voorbeeld 71<br>1621 KG Hoorn<br>T: 0229 21 45 67</p></footer></html>`,
      'https://www.bakkerijvoorbeeld.example/',
    );
    expect(shown).toBe('Grote Voorbeeld 71, 1621 KG Hoorn');
  });

  it('without the button at its end', async () => {
    const { address: shown } = await readOne(
      `<html lang="en-US"><title>Maple Inn - Rooms</title><script type="application/ld+json">{"@type":"Hotel","name":"Maple Inn"}</script>
       <h1>Maple Inn</h1><p><span>8 Mill Lane, Boston, MA 02110</span> – <a href="#map">Show on map</a></p><p>(617) 555-0114</p></html>`,
      'https://www.rooms.example/hotel/maple-inn.html',
    );
    expect(shown).toBe('8 Mill Lane, Boston, MA 02110');
  });

  it('is the marked one, where the page shows only those of car parks', async () => {
    const { address: shown } = await readOne(
      `<html lang="fr"><title>Chez Exemple - Paris</title><script type="application/ld+json">{"@type":"Restaurant","name":"Chez Exemple","telephone":"01 99 00 12 34","address":{"streetAddress":"1 rue Auber","postalCode":"75009","addressLocality":"Paris"}}</script>
       <h1>Chez Exemple</h1><p>01 99 00 12 34</p><h2>Parkings</h2><p>5 rue de la Chaussée<br>75009 Paris</p></html>`,
      'https://www.annuaire.example/pros/05416214',
    );
    expect(shown).toContain('1 rue Auber');
  });
});
