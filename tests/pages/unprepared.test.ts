import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

/** Shapes of pages that small firms and clubs write by hand; each broke a rule that had held on prepared ones. */
const page = (title: string, body: string, lang = ''): string =>
  `<!doctype html><html${lang === '' ? '' : ` lang="${lang}"`}><head><title>${title}</title></head><body>${body}</body></html>`;

const read = async (html: string, url: string) => {
  const { kind, candidates } = await readHtml(html, url);
  return { kind, found: candidates.map(toTexts) };
};

describe('a table', () => {
  it('gives people whose names stand in two columns, under headings that all begin alike', async () => {
    const rows = [
      ['Deniz', 'Örnek', 'deniz@ornek.example', '0212 555 01 01', 'İzmir / Bornova 12 sk no 7'],
      ['Elif', 'Deneme', 'elif@ornek.example', '0212 555 01 02', 'Bursa / Nilüfer 9 sk no 3'],
      ['Kaya', 'Misal', 'kaya@ornek.example', '0212 555 01 03', 'Ankara / Çankaya 4 sk no 1'],
    ];
    const head = ['Adı', 'Soyadı', 'e-mail', 'Telefon Numarası']
      .map((word) => `<th>Üye ${word}</th>`)
      .join('');
    const { kind, found } = await read(
      page(
        'Üye listesi',
        `<table><tr>${head}<th>Şehir / Adres</th></tr>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
        'tr',
      ),
      'https://dernek.example/liste',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ name, person, phones, address }) => ({ name, person, phones, address }))).toEqual(
      rows.map(([given, family, , phone, address]) => ({
        name: undefined,
        person: `${given ?? ''} ${family ?? ''}`,
        phones: [phone],
        address,
      })),
    );
  });

  it('keeps the rows whose cells for contacts are empty, and says of a place what its column says', async () => {
    const rows = [
      ['Acacia Hospital', '25550101, 25550102', 'A-116, Model Park'],
      ['Banyan Clinic', '', 'Sandton'],
      ['Cedar Eye Centre', '25550103', '29/3, Sample Enclave'],
      ['Deodar Nursing Home', '25550104', 'B-1/6, Test Vihar'],
      ['Ebony Eye Hospital', '25550105', '12, Specimen Colony'],
      ['Ficus Medical Centre', '25550106', 'Pattern Bagh'],
    ];
    const { found } = await read(
      page(
        'Hospitals',
        `<table><thead><tr><th>Sno</th><th>Name</th><th>Phone</th><th>Locality</th></tr></thead><tbody>${rows
          .map(
            (row, at) =>
              `<tr><td>${String(at + 1)}</td>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
          )
          .join('')}</tbody></table>`,
        'en-IN',
      ),
      'https://city.example/hospitals',
    );
    expect(found.map(({ name }) => name)).toEqual(rows.map(([name]) => name));
    expect(found.map(({ address }) => address)).toEqual(rows.map(([, , place]) => place));
  });
});

describe('a wall of logos', () => {
  const firms = ['Alder Works', 'Birch Labs', 'Cedar Group', 'Dogwood Media', 'Elm Systems', 'Fir & Sons'];
  const wall = firms
    .map(
      (name, at) =>
        `<div class="c"><a href="https://firm${String(at)}.example/"><img src="${String(at)}.png" alt="${name} Logo"></a></div>`,
    )
    .join('');
  const around = (heading: string): string =>
    page(
      heading,
      `<header><a href="/"><img src="l.svg" alt="Our Club"></a></header><main><h1>${heading}</h1>${wall}</main>`,
    );

  it('is a list of those whose logos they are, by the texts of the pictures', async () => {
    const { kind, found } = await read(around('Our sponsors'), 'https://club.example/sponsors');
    expect(kind).toBe('listing');
    expect(found.map(({ name, websites }) => ({ name, websites }))).toEqual(
      firms.map((name, at) => ({ name, websites: [`https://firm${String(at)}.example/`] })),
    );
  });

  it('needs no links where the pictures call themselves logos; the one above the heading is the site’s', async () => {
    const { kind, found } = await read(
      page(
        'Sponsors',
        `<main><div class="top"><img src="own.png" alt="Our Club logo"><h1>Sponsors</h1></div><h3>Gold</h3>${firms.map((name) => `<img src="x.png" alt="${name} logo">`).join('')}<img src="hall.jpg" alt="The hall at night"></main>`,
      ),
      'https://club.example/sponsors',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ name }) => name)).toEqual(firms);
  });

  it('is none where the page does not say whose they are', async () => {
    expect((await read(around('As seen on'), 'https://club.example/press')).kind).toBe('none');
  });
});

describe('a team of two', () => {
  const people = [
    ['Claire Exemple', '+32 478 55 01 01', 'claire@cabinet.example'],
    ['Paul Modèle', '+32 478 55 01 02', 'paul@cabinet.example'],
  ];
  const team = (title: string): string =>
    page(
      title,
      `<h2>${title}</h2>${people.map(([name, phone, mail]) => `<div class="mate"><h3>${name}</h3><p>Comptable</p><a href="tel:${phone?.replaceAll(' ', '')}">${phone}</a><a href="mailto:${mail}">${mail}</a></div>`).join('')}`,
      'fr',
    );

  it('is a list of its people', async () => {
    const { kind, found } = await read(team('Notre équipe'), 'https://cabinet.example/equipe');
    expect(kind).toBe('listing');
    expect(found.map(({ person }) => person)).toEqual(people.map(([name]) => name));
  });

  it('is its firm on a contact page', async () => {
    expect((await read(team('Contact'), 'https://cabinet.example/contact')).kind).not.toBe('listing');
  });
});

describe('lines parted by breaks', () => {
  it('are records from the first on, though no empty line stands before it', async () => {
    const shops = [
      ['POMPEIA', '(11) 3555-0101', 'Rua do Exemplo, 155 - Loja 11'],
      ['MOEMA', '(11) 3555-0102', 'Av. do Modelo, 170 - Cj 12'],
      ['SANTANA', '(11) 3555-0103', 'Rua da Amostra, 2041 - Sala 9'],
      ['LAPA', '(11) 3555-0104', 'Rua do Teste, 12 - Loja 2'],
    ];
    const { kind, found } = await read(
      page(
        'Lojas',
        `<h1>Nossas lojas</h1><p>${shops.map(([name, phone, street]) => `${name}<br><strong>Horário</strong><br>Seg. a Sex. das 9h às 18h<br><strong>Tel: ${phone}</strong><br>End: ${street}`).join('<br><br>')}</p>`,
        'pt-BR',
      ),
      'https://cambio.example/lojas',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ name, phones }) => [name, phones])).toEqual(
      shops.map(([name, phone]) => [name, [phone]]),
    );
  });

  it('between a name and its numbers are the address, where most of them are', async () => {
    const agents = [
      ['Sun Florida', '2788 Sample Ave. South', 'Saint Example, Florida 33712', '727-555-0101'],
      ['Sun Texas', '1252 Model Drive', 'Dallas, TX 75247', '214-555-0102'],
      ['Sun Arizona', '331 River Drive', 'Tempe, Arizona 85281', '480-555-0103'],
      ['Filme Ltda.', 'Pedro de Muestra 2993', 'Santiago', '+56 2 2555 0104'],
    ];
    const { found } = await read(
      page(
        'Where to buy',
        `<h1>Where to buy</h1>${agents.map(([name, street, town, phone]) => `<p><b>${name}</b><br>${street}<br>${town}<br>Tel. ${phone}<br>Markets. All of it</p>`).join('')}`,
        'en',
      ),
      'https://sun.example/where-to-buy',
    );
    expect(found.map(({ address }) => address)).toEqual(
      agents.map(([, street, town]) => `${street}, ${town}`),
    );
  });
});

describe('a legal page', () => {
  it('is about one firm: neither its sections nor its host are records, nor is its register a phone', async () => {
    const { kind, found } = await read(
      page(
        'Exemplie - Mentions légales',
        `<h2>MENTIONS LEGALES :</h2><h4>ÉDITEUR</h4><p>Le site est la propriété de <em>SAS Exemplie</em>.</p><h4><em>Exemplie</em></h4>
         <p>SASU au capital de 25 000 €</p><p>Tél : 01 99 00 12 34</p><p>5 rue du Modèle</p><p>78290 Villexemple</p>
         <p>Directeur de la publication : <em>Jean Exemple</em></p><p>contact@exemplie.example</p>
         <h4>HÉBERGEMENT</h4><p>Le site est hébergé par</p><p>NUAGE SAS</p><p>2 rue des Serveurs</p><p>59100 Roubaix</p>`,
        'fr',
      ),
      'https://exemplie.example/mentions_legales.php',
    );
    expect(kind).toBe('profile');
    expect(found).toMatchObject([
      { name: 'Exemplie', phones: ['01 99 00 12 34'], address: '5 rue du Modèle, 78290 Villexemple' },
    ]);
  });

  it('names the firm by what it trades as, not by who answers for the content', async () => {
    const { found } = await read(
      page(
        'Impressum – Malerei Muster',
        `<h1>Impressum</h1><h2>Diensteanbieter</h2><dl><dt>Geschäftsbezeichnung</dt><dd>Malerei Muster</dd><dt>Inhaber</dt><dd>Ulrich Muster</dd>
         <dt>Anschrift</dt><dd>Beispielstraße 18<br>89129 Musterstadt</dd><dt>Telefon</dt><dd>07345 5550101</dd></dl>
         <h2>Inhaltlich verantwortlich</h2><dl><dt>Name</dt><dd>Ulrich Muster</dd></dl>`,
        'de',
      ),
      'https://maler-musterstadt.example/impressum.html',
    );
    expect(found).toMatchObject([{ name: 'Malerei Muster', person: 'Ulrich Muster' }]);
  });

  it('gives of a card in one address element the address alone', async () => {
    const { found } = await read(
      page(
        'Impressum — Wärmerat',
        `<h1>Impressum</h1><address>Wärmerat<br>Eine Dienstleistung der Muster Winterthur GmbH<br><br>Muster Winterthur GmbH<br>Beispiel-Strasse 5<br>8404 Winterthur<br>Schweiz<br><br>
         Telefon: <a href="tel:0525550101">052 555 01 01</a><br>Geschäftsführung:<br>Christian Muster<br><br>UID:<br>CHE-201.388.239</address>`,
        'de-CH',
      ),
      'https://www.waermerat.example/impressum.html',
    );
    expect(found[0]?.address).toMatch(/^Beispiel-Strasse 5, 8404 Winterthur/);
    expect(found[0]?.address).not.toContain('CHE');
  });
});

describe('a contact page', () => {
  it('without a language is read in that of its letters', async () => {
    const { kind, found } = await read(
      page(
        'İletişim',
        `<h1>Yeşil Köşk</h1><p>Bize aşağıdaki kişiden ulaşabilirsiniz, yardımcı olmaya hazırız.</p>
         <ul><li>Yetkili Kişi : Selim Örnek<li>Telefon : 02125550101<li>Şehir : İzmir</ul>`,
      ),
      'https://yesilkosk.example/iletisim.jsp',
    );
    expect(kind).toBe('profile');
    expect(found).toMatchObject([{ person: 'Selim Örnek', phones: ['02125550101'] }]);
  });

  it('leaves out tax number and maker, and reads an address without commas', async () => {
    const { found } = await read(
      page(
        'Verbano Esempi',
        `<h1>Verbano Esempi srl</h1><p>20148  Milano Via del Modello 14<br>C.F.04128880962<br>Tel: +39 02 5550101<br>Email: info@verbano.example</p>
         <p>Sito web creato da Webmaker - qualcuno@webmaker.example - © 2014</p>`,
        'it',
      ),
      'https://www.verbano.example/contatti.html',
    );
    expect(found).toMatchObject([
      {
        phones: ['+39 02 5550101'],
        emails: ['info@verbano.example'],
        address: '20148 Milano, Via del Modello 14',
      },
    ]);
  });

  it('whose data stand in its footer is one all the same', async () => {
    const { kind, found } = await read(
      page(
        'Grupo Muestra',
        `<main><h1>Bienvenidos a Grupo Muestra</h1><h2>Contáctanos</h2><form><label>Nombre</label><input><label>Apellidos</label><input><button>Enviar</button></form></main>
         <footer><p>Domicilio: Jr. de la Muestra N° 140, Lima</p><p><strong>Grupo Muestra S.A.C</strong> <a href="mailto:hola@grupomuestra.example">hola@grupomuestra.example</a></p></footer>`,
        'es',
      ),
      'https://grupomuestra.example/contacto.html',
    );
    expect(kind).toBe('profile');
    expect(found).toMatchObject([{ emails: ['hola@grupomuestra.example'] }]);
  });
});

describe('a thread without a link to anybody', () => {
  const post = (name: string, day: number, text: string) =>
    `<div class="post"><div class="head"><div class="time">07-${day}-2026, 10:41 PM</div><div>#${day}</div></div>
     <div class="side"><a href="" class="link"><img src="pic.png"><div class="info">${name}</div></a></div><div class="text">${text}</div></div>`;
  const readPosts = async (names: readonly string[]) => {
    const posts = names.map((name, at) => post(name, 11 + at, `Somebody said this sentence, number ${at}.`));
    const html = page('Sailmaking', `${posts.join('')}<a href="new.html">Reply</a>`);
    return readHtml(html, 'https://board.example/viewtopic.php?t=12');
  };

  it('is one though a guest or the moderator is among those who wrote', async () => {
    const { kind, posts } = await readPosts(['Anna Example', 'vasily', 'Moderator']);
    expect(kind).toBe('thread');
    expect(posts?.map(({ author }) => author)).toEqual(['Anna Example', 'vasily', undefined]);
  });

  it('is none by roles alone', async () => {
    expect((await readPosts(['Guest', 'Admin', 'Moderator'])).kind).not.toBe('thread');
  });
});

describe('a contact page', () => {
  it('is of whom its title names beside the word for it, whatever slogan stands over it', async () => {
    const { kind, found } = await read(
      page(
        'Contatti | Esempio Seregno',
        '<header><h1>Base Operativa</h1></header><main><h3>Dove siamo</h3><p>Via Campione 253, 20831 Seregno (MB)</p><p>Tel. 0362 555 0101</p></main>',
        'it',
      ),
      'https://agenzia.example/contatti.html',
    );
    expect(kind).toBe('profile');
    expect(found[0]).toMatchObject({ name: 'Esempio Seregno', phones: ['0362 555 0101'] });
  });

  it('is no profile of its firm, though the markup gives its address as the firm’s', async () => {
    const url = 'https://acme.example/contact.html';
    const item = {
      '@context': 'https://schema.org',
      '@type': 'Organization',
      name: 'Acme Heating',
      url,
      email: 'info@acme.example',
    };
    const { found } = await read(
      page(
        'Contact',
        `<script type="application/ld+json">${JSON.stringify(item)}</script><h1>Contact</h1><p>Acme Heating</p><p>12 Mill Lane, Milton MA 02186</p><p>Phone: (617) 555-0100</p><a href="mailto:info@acme.example">info@acme.example</a>`,
        'en-US',
      ),
      url,
    );
    expect(found[0]).toMatchObject({ name: 'Acme Heating', profile: undefined });
  });
});

describe('dealers in India', () => {
  it('are called after “M/s.”, whatever heading stands over them; further numbers stand after slashes', async () => {
    const dealers = [
      ['NORTHERN ZONE - DELHI', 'M/s. EXAMPLE AGENCIES', '011-23555501', '23555502', 'NEW DELHI - 110 055.'],
      ['NORTHERN ZONE - LUCKNOW', 'M/s. SAMPLE TRADERS', '0522-2555503', '2555504', 'Lucknow - 226 001.'],
      ['WESTERN ZONE - MUMBAI', 'M/s. MODEL &amp; COMPANY', '022-23555505', '23555506', 'MUMBAI - 400 009.'],
      ['WESTERN ZONE - PUNE', 'M/s. PATTERN MARKETING', '020-23555507', '23555508', 'PUNE - 411 002.'],
      ['SOUTHERN ZONE - CHENNAI', 'M/s. TRIAL TRADES', '044-23555509', '23555510', 'CHENNAI - 600 003.'],
      ['SOUTHERN ZONE - KOCHI', 'M/s. SPECIMEN STORES', '0484-2355511', '2355512', 'KOCHI - 682 011.'],
    ];
    const { kind, found } = await read(
      page(
        'Dealers',
        `<h1>Dealers</h1><div class="row">${dealers.map(([zone, firm, first, second, town]) => `<div class="col"><h4>DEALERS : ${zone}</h4><p>${firm}<br>17, Sample Road,<br>${town}<br>Phone : ${first} / ${second}</p></div>`).join('')}</div>`,
        'en-IN',
      ),
      'https://paints.example/dealers',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ name, phones }) => [name, phones])).toEqual(
      dealers.map(([, firm, first, second]) => [
        firm?.replace('M/s. ', '').replace('&amp;', '&'),
        [first, second],
      ]),
    );
  });
});
