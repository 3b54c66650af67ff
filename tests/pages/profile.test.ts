import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

describe('the contact page of an organisation', () => {
  it('gives one organisation with its values', async () => {
    const { kind, candidates } = await readHtml(
      `<!doctype html><html lang="de"><head><title>Kontakt | Lindenhof Möbel GmbH</title></head><body>
       <nav><a href="/">Start</a> <a href="/kontakt">Kontakt</a></nav>
       <h1>Kontakt</h1><p><strong>Lindenhof Möbel GmbH</strong><br>Gartenstraße 12<br>10115 Berlin</p>
       <p>Geschäftsführer: Erika Beispiel</p><p>Telefon: +49 30 23125 001<br>Telefax: +49 30 23125 009</p>
       <p>E-Mail: <a href="mailto:info@lindenhof-moebel.example?subject=Hallo">schreiben Sie uns</a></p>
       <p>USt-IdNr.: DE123456789</p>
       <footer>Webdesign: <a href="https://agentur.example/">Agentur Muster</a></footer></body></html>`,
      'https://www.lindenhof-moebel.example/kontakt',
    );
    expect(kind).toBe('profile');
    expect(candidates.map(toTexts)).toEqual([
      {
        name: 'Lindenhof Möbel GmbH',
        person: 'Erika Beispiel',
        phones: ['+49 30 23125 001'],
        faxes: ['+49 30 23125 009'],
        emails: ['info@lindenhof-moebel.example'],
        websites: ['https://www.lindenhof-moebel.example/'],
        profile: undefined,
        address: 'Gartenstraße 12, 10115 Berlin',
      },
    ]);
  });

  it('takes departments with their numbers for one organisation', async () => {
    const rows = ['Sales', 'Service', 'Accounts', 'Press']
      .map(
        (name, index) =>
          `<tr><td>${name}</td><td>(617) 555-013${String(index)}</td><td>${name.toLowerCase()}@oakridge.example</td></tr>`,
      )
      .join('');
    const { kind, candidates } = await readHtml(
      `<html lang="en"><title>Contact us - Oakridge Tools</title><body><h1>Contact us</h1><table>${rows}</table><p>Oakridge Tools Inc.</p></body></html>`,
      'https://www.oakridge.example/contact',
    );
    expect(kind).toBe('profile');
    expect(candidates).toHaveLength(1);
    expect(candidates[0] && toTexts(candidates[0])).toMatchObject({
      name: 'Oakridge Tools Inc.',
      phones: ['(617) 555-0130', '(617) 555-0131', '(617) 555-0132', '(617) 555-0133'],
    });
  });
});

describe('an entry of a directory', () => {
  it('keeps the directory’s own numbers and the similar entries out', async () => {
    const similar = ['Maple', 'Nutmeg', 'Olive']
      .map((name) => `<li><a href="/firm/${name}">${name} Repairs</a></li>`)
      .join('');
    const { kind, candidates } = await readHtml(
      `<html lang="en-US"><head><title>Willow Watch Repair - Boston - The Directory</title>
       <script type="application/ld+json">{"@type":"LocalBusiness","name":"Willow Watch Repair","email":"hello@willow.example"}</script></head>
       <body><header>Questions? Call (800) 555-0199</header>
       <h1>Willow Watch Repair</h1><p>8 Clock Lane, Boston, MA 02110</p><p><a href="tel:+16175550111">(617) 555-0111</a></p>
       <a class="website" href="/redirect?u=https%3A%2F%2Fwillow.example%2F">Website</a>
       <h2>Similar</h2><ul>${similar}</ul><footer>The Directory, (800) 555-0199</footer></body></html>`,
      'https://www.directory.example/firm/willow-watch-repair/boston',
    );
    expect(kind).toBe('profile');
    expect(candidates[0] && toTexts(candidates[0])).toEqual({
      name: 'Willow Watch Repair',
      person: undefined,
      phones: ['(617) 555-0111'],
      faxes: [],
      emails: ['hello@willow.example'],
      websites: ['https://willow.example/'],
      profile: 'https://www.directory.example/firm/willow-watch-repair/boston',
      address: '8 Clock Lane, Boston, MA 02110',
    });
  });
});
