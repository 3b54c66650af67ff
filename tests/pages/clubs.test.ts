import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

/** Boards, members, partners and representatives as clubs and institutes list them, most with no number at all. */

const toPage = (title: string, body: string, lang = 'en'): string =>
  `<!doctype html><html lang="${lang}"><head><title>${title}</title></head><body><header><nav><a href="/">Home</a></nav></header><main>${body}</main></body></html>`;
const read = async (html: string, url: string) => {
  const { kind, candidates } = await readHtml(html, url);
  const found = candidates.map((one) => ({
    ...toTexts(one),
    kind: one.kind,
    jobTitle: one.facts.jobTitle?.[0]?.value,
    locality: one.facts.address?.[0]?.value.locality,
  }));
  return { kind, found };
};
const each = <T>(all: readonly T[], toHtml: (one: T) => string): string => all.map(toHtml).join('');

describe('a board', () => {
  it('in a table where some offices are vacant', async () => {
    const rows = [
      ['Formand', 'Henrik Eksempel', 'Prøvevej 35'],
      ['Næstformand', 'Bastian Vind Bak', 'Bakken 2'],
      ['Kasserer', 'Kim Mønster', 'Modelvej 20'],
      ['Bestyrelsesmedlem', 'Søren Prøve', 'Modelvej 50'],
      ['1. Suppleant', '', ''],
      ['2. Suppleant', '', ''],
    ];
    const { kind, found } = await read(
      toPage(
        'Prøveby Grundejerforening',
        `<h1>Prøveby Grundejerforening</h1><h2>Bestyrelsen</h2><table>${each(rows, ([office, name, street]) => `<tr><th>${String(office)}</th><td>${String(name)}</td><td>${String(street)}</td></tr>`)}</table>`,
        'da',
      ),
      'https://proeveby.example/bestyrelsen.html',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ person, jobTitle, address }) => [person, jobTitle, address])).toEqual([
      ['Henrik Eksempel', 'Formand', 'Prøvevej 35'],
      ['Bastian Vind Bak', 'Næstformand', 'Bakken 2'],
      ['Kim Mønster', 'Kasserer', 'Modelvej 20'],
      ['Søren Prøve', 'Bestyrelsesmedlem', 'Modelvej 50'],
    ]);
  });

  it('in a table whose offices head several rows', async () => {
    const office = (text: string) => `<tr><td colspan="3"><h4>${text}</h4></td></tr>`;
    const member = (name: string, street: string, town: string) =>
      `<tr><td>${name}</td><td>${street}</td><td>${town}</td></tr>`;
    const { kind, found } = await read(
      toPage(
        'Bestyrelsen',
        `<h3>Skolens bestyrelse</h3><table>${office('Formand')}${member('Ole Eksempel, tlf.: 20555101', 'Prøvevænget 1', '8420 Knebel')}${office('Bestyrelsesmedlemmer')}${member('Anny Mønster', 'Solskrænten 46', '8410 Rønde')}${member('Karin Model Andersen', 'Ø. Fasanvej 25', '8410 Rønde')}${member('Erling Prøve', 'Blåbærvej 15', '8410 Rønde')}</table>`,
        'da',
      ),
      'https://skolen.example/bestyrelsen.html',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ person, address }) => [person, address])).toEqual([
      ['Ole Eksempel', 'Prøvevænget 1, 8420 Knebel'],
      ['Anny Mønster', 'Solskrænten 46, 8410 Rønde'],
      ['Karin Model Andersen', 'Ø. Fasanvej 25, 8410 Rønde'],
      ['Erling Prøve', 'Blåbærvej 15, 8410 Rønde'],
    ]);
  });

  it('is one of people, whatever their office is called', async () => {
    const members = [
      ['Leder', 'Oluf Eksempel', '908 55 101', 'oe@post.example'],
      ['Nestleder', 'Øyvind Prøve', '917 55 102', 'oyvind@firma.example'],
      ['Sekeretær', 'Pernille M Modell', '954 55 103', 'pm@brev.example'],
      ['Drifteren', 'Håvard Mønster', '934 55 104', 'hm@kasse.example'],
    ];
    const { found } = await read(
      toPage(
        'Styret',
        `<h1>Styret</h1><div>${each(members, ([office, name, phone, mail]) => `<p><strong>${String(office)}</strong></p><p>${String(name)}<br>Mobil: ${String(phone)}<br>E-post: <a href="mailto:${String(mail)}">${String(mail)}</a></p>`)}</div>`,
        'no',
      ),
      'https://borettslaget.example/styret',
    );
    expect(found.map(({ name, person }) => [name, person])).toEqual(
      members.map(([, person]) => [undefined, person]),
    );
  });
});

describe('what each teaches', () => {
  it('is no name where it heads the row of who does', async () => {
    const teachers = [
      ['Dirigent', 'Leif Peter Eksempel', '993 55 101'],
      ['Fløyte', 'Anna Modell', '476 55 102'],
      ['Kornett', 'Peter Smith Prøve', '926 55 103'],
      ['Slagverk', 'Marius Mønster', '991 55 104'],
    ];
    const { found } = await read(
      toPage(
        'Medlemmer',
        `<h1>Musikkorpset</h1><table>${each(teachers, ([what, who, phone]) => `<tr><th>${String(what)}</th><td>${String(who)}</td><td>telefon: ${String(phone)}</td></tr>`)}</table>`,
        'no',
      ),
      'https://korps.example/medlemmer.html',
    );
    expect(found.map(({ kind, name, person, jobTitle }) => [kind, name, person, jobTitle])).toEqual(
      teachers.map(([what, who]) => ['person', undefined, who, what]),
    );
  });
});

describe('who manages each shop', () => {
  it('is no reason to take the shop for an office where the columns say what they hold', async () => {
    const shops = [
      ['Sample Tools', 'Jane Roe', '(617) 555-0101'],
      ['Example Paints', 'John Doe', '(617) 555-0102'],
      ['Model Timber', 'Peter Poe', '(617) 555-0103'],
      ['Specimen Tiles', 'Anna Moe', '(617) 555-0104'],
    ];
    const { found } = await read(
      toPage(
        'Shops',
        `<h1>Shops</h1><table><tr><th>Shop</th><th>Manager</th><th>Phone</th></tr>${each(shops, ([shop, who, phone]) => `<tr><th scope="row">${String(shop)}</th><td>${String(who)}</td><td>${String(phone)}</td></tr>`)}</table>`,
        'en-US',
      ),
      'https://www.shops.example/shops',
    );
    expect(found.map(({ name, person }) => [name, person])).toEqual(shops.map((one) => one.slice(0, 2)));
  });
});

describe('a list of members', () => {
  it('by surname, under the letters of the alphabet', async () => {
    const members = [
      'A',
      'Amdahl, Kari',
      'Aursand, Line Merete',
      'B',
      'Blæster, Anne',
      'Brenn, Rita /',
      'F',
      'Falke Storeng, Kent Inge',
      'H',
      'Haug, Alf Egil',
      'Heg, Trude',
      'I',
      'Ing, Helene',
    ];
    const { kind, found } = await read(
      toPage(
        'Medlemmer',
        `<h1>Medlemmer</h1><ul>${each(members, (one) => `<li>${one.length > 1 ? `<strong>${one}</strong>` : one}</li>${one.length > 1 ? '<br>' : ''}`)}</ul>`,
        'no',
      ),
      'https://kunstforening.example/medlemmer.html',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ person, address }) => [person, address])).toEqual(
      members.filter(({ length }) => length > 1).map((name) => [name.replace(/ \/$/, ''), undefined]),
    );
  });

  it('is none of people where it is one of towns that are called like some', async () => {
    const towns = [
      'Austin, TX',
      'Charlotte, NC',
      'Dallas, TX',
      'Houston, TX',
      'Jackson, MS',
      'Plano, TX',
      'Waco, TX',
    ];
    const { found } = await read(
      toPage(
        'Branches',
        `<h1>Branches</h1><div>${each(towns, (town) => `<div class="branch"><h3>${town}</h3><p>Phone: (512) 555-01${String(10 + towns.indexOf(town))}</p></div>`)}</div>`,
        'en-US',
      ),
      'https://www.supply.example/branches',
    );
    expect(found.map(({ kind, name }) => [kind, name])).toEqual(towns.map((town) => ['organisation', town]));
  });

  it('of a surgery’s doctors, by their titles', async () => {
    const doctors = [
      'Dr.ssa Laura Esempio',
      'Dr. Gilberto Modello',
      'Dr.ssa Amany Campione',
      'Dr. Jacopo Prova',
    ];
    const { kind, found } = await read(
      toPage(
        'Medici',
        `<h1>Medici</h1><div class="grid">${each(doctors, (name) => `<div class="card"><img src="/x.png" alt=""><div><h3>${name}</h3><p>Medicina Generale</p><button>Orari e contatti</button></div></div>`)}</div>`,
        'it',
      ),
      'https://www.salute.example/medici.html',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ person }) => person)).toEqual(doctors);
  });

  it('of doctors with their numbers, most called by the same title', async () => {
    const doctors = [
      'Dr.ssa Laura Esempio',
      'Dr.ssa Giulia Modello',
      'Dr.ssa Amany Campione',
      'Dr. Jacopo Prova',
    ];
    const { found } = await read(
      toPage(
        'Ambulatorio',
        `<h1>Ambulatorio</h1><div>${each(doctors, (name) => `<div class="card"><h3>${name}</h3><p>Tel. 041 555010${String(doctors.indexOf(name))}</p></div>`)}</div>`,
        'it',
      ),
      'https://www.ambulatorio.example/orari.html',
    );
    expect(found.map(({ kind, person }) => [kind, person])).toEqual(doctors.map((name) => ['person', name]));
  });

  it('names whom to ask below "Kontakt"', async () => {
    const clubs = [
      ['Gemischter Chor', 'Ottmar Beispiel', '05366 - 1810'],
      ['Folklore Gruppe', 'Hannelore Muster', '05366 - 368'],
      ['Tennisverein', 'Daniela Probe', '05366 - 474'],
    ];
    const { found } = await read(
      toPage(
        'Vereine',
        `<h1>Vereine</h1><div>${each(clubs, ([club, person, phone]) => `<div class="club"><h3>${String(club)}</h3><p>Kontakt<br>${String(person)},<br>Tel.: ${String(phone)}</p></div>`)}</div>`,
        'de',
      ),
      'https://www.gemeinde.example/vereine.html',
    );
    expect(found.map(({ name, person }) => [name, person])).toEqual(clubs.map((one) => one.slice(0, 2)));
  });
});

describe('name and place in one line', () => {
  it('are told apart among links to their sites', async () => {
    const galleries = [
      ['Andrew Sample Gallery', 'New York'],
      ['C. Example Gallery', 'Baltimore'],
      ['Carl Model Gallery', 'Chicago'],
      ['Specimen Art Center', 'Oakland'],
      ['Feature Sample Inc.', 'Milwaukee'],
      ['Just Specimen', 'Summerland'],
    ];
    const { found } = await read(
      toPage(
        'Exhibitors',
        `<h1>Exhibitors</h1><ul>${each(galleries, ([name, town]) => `<li><a href="https://www.${String(name).toLowerCase().replace(/\W/g, '')}.example/">${String(name)}, ${String(town)}</a></li>`)}</ul>`,
      ),
      'https://www.fair.example/exhibitors.htm',
    );
    expect(found.map(({ name, locality }) => [name, locality])).toEqual(galleries);
  });

  it('are left together where a trade may stand behind the name', async () => {
    const firms = [
      'Sample – Restaurant',
      'Example – Schreinerei',
      'Model – Blumen',
      'Specimen – Metallbau',
      'Muster – Optik',
      'Beispiel – Moden',
    ];
    const { found } = await read(
      toPage(
        'Gewerbe',
        `<h1>Gewerbe im Ort</h1><ul>${each(firms, (name) => `<li><a href="https://www.f${String(firms.indexOf(name))}.example/">${name}</a><br>Tel. 07031 555 10${String(firms.indexOf(name))}</li>`)}</ul>`,
        'de',
      ),
      'https://www.ort.example/gewerbe.html',
    );
    expect(found.map(({ name, address }) => [name, address])).toEqual(firms.map((name) => [name, undefined]));
  });

  it('are told apart where people are listed, and a number is no place', async () => {
    const rows = [
      ['Chairman', 'Michael Sample, Rose Cottage, Upper Up', '01285 555101'],
      ['Vice Chairman', 'Philip Example, New House, High Street', '01285 555102'],
      ['Councillor', 'James Specimen', '01285 555103'],
      ['Councillor', 'Peter Model', '01285 555104'],
    ];
    const { found } = await read(
      toPage(
        'Parish Council',
        `<h1>Parish Council</h1><table>${each(rows, ([office, who, phone]) => `<tr><td><strong>${String(office)}</strong></td><td>${String(who)}</td><td>${String(phone)}</td></tr>`)}</table>`,
        'en-GB',
      ),
      'https://www.village.example/directory.htm',
    );
    expect(found.map(({ person, address }) => [person, address])).toEqual([
      ['Michael Sample', 'Rose Cottage, Upper Up'],
      ['Philip Example', 'New House, High Street'],
      ['James Specimen', undefined],
      ['Peter Model', undefined],
    ]);
  });
});

describe('a list of partners', () => {
  it('with long names and a link that is called alike in all', async () => {
    const partners = [
      'Институт за примерне студије',
      'Central and Eastern Sample Center for Model Studies',
      'Specimen University, College of Economics and Law',
      'Center for Study of Examples, Capital Sample University, Beijing',
      'SVIJ – The Sample International Justice Institute',
    ];
    const { kind, found } = await read(
      toPage(
        'Institut',
        `<h1>Наши партнери</h1><div class="row">${each(partners, (name) => `<div class="col"><div class="item"><img src="/p.png" alt=""><h5>${name}</h5><a href="https://www.p${String(partners.indexOf(name))}.example/">ПОСЕТИТЕ САЈТ</a></div></div>`)}</div>`,
        'sr',
      ),
      'https://institut.example/partneri.html',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ name }) => name)).toEqual(partners);
  });

  it('headed by their states', async () => {
    const agents = [
      ['RS', 'MUNDIAL', '51 98555-0101'],
      ['SC', 'MODELO SUL', '48 98555-0102'],
      ['PR', 'AMOSTRA', '41 98555-0103'],
      ['SP', 'EXEMPLO', '11 98555-0104'],
      ['RJ', 'PADRÃO', '21 98555-0105'],
      ['ES', 'PROVA', '27 98555-0106'],
      ...['BA', 'SE', 'AL', 'PE', 'PI'].map((state) => [state, 'MUNDIAL', '71 98555-0107']),
    ];
    const { found } = await read(
      toPage(
        'Representantes',
        `<h1>Representantes</h1><div class="map">${each(agents, ([state, name, phone]) => `<div class="item"><div class="icon icon-name">${String(state)}</div><div class="tooltip"><h3>${String(name)}</h3><p>Telefone: ${String(phone)}</p></div></div>`)}</div>`,
        'pt-BR',
      ),
      'https://www.fabrica.example/representantes.html',
    );
    expect(found.map(({ name }) => name)).toEqual(agents.map(([, name]) => name));
  });

  it('with their states in brackets, some without anybody', async () => {
    const agents = [
      ['( RS ) - MODELO Equipamentos Ltda.', '51 3555-0101'],
      ['( SP )AMOSTRA Matriz', '11 3555-0102'],
      ['( PE / PB ) EXEMPLO Representações Ltda.', '81 3555-0103'],
      ['( RR )', ''],
    ];
    const { found } = await read(
      toPage(
        'Representantes',
        `<h1>Representantes</h1>${each(agents, ([name, phone]) => `<div class="rep"><h3>${String(name)}</h3><p>${phone === '' ? 'em breve' : `Fone: ${String(phone)}`}</p></div>`)}`,
        'pt-BR',
      ),
      'https://www.talhas.example/representantes.html',
    );
    expect(found.map(({ name }) => name)).toEqual([
      'MODELO Equipamentos Ltda.',
      'AMOSTRA Matriz',
      'EXEMPLO Representações Ltda.',
    ]);
  });
});

describe('the page of one firm', () => {
  it('in a register: its numbers there are no phones, and the register’s in sentences are the register’s', async () => {
    const row = (label: string, value: string) => `<tr><th scope="row">${label}</th><td>${value}</td></tr>`;
    const { kind, found } = await read(
      toPage(
        'Company Snapshot SAMPLE NATIONAL CARRIERS INC',
        `<p><b>Company Snapshot</b><br><b>SAMPLE NATIONAL CARRIERS INC</b><br>USDOT Number: 264184<br></p><p>The register gives this profile to carriers and to anybody with an interest in how they fare. To obtain one please visit the page or call (800) 555-0199 (fee required) in office hours.</p><table>${row('Legal Name:', 'SAMPLE NATIONAL CARRIERS INC')}${row('Physical Address:', '3101 S SAMPLE DR<br>GREEN BAY, WI 54313')}${row('Phone:', '(920) 555-0101')}${row('USDOT Number:', '264184')}${row('DUNS Number:', '15-555-0176')}</table>`,
        'en-US',
      ),
      'https://register.example/query.asp?query_param=USDOT&query_string=264184',
    );
    expect(kind).toBe('profile');
    expect(found[0]).toMatchObject({ name: 'SAMPLE NATIONAL CARRIERS INC', phones: ['(920) 555-0101'] });
  });

  it('on an exchange: the heading that leads to the front page is the exchange’s, and a text about a firm begins with its name', async () => {
    const row = (label: string, value: string) => `<tr><th>${label}</th><td>${value}</td></tr>`;
    const { kind, found } = await read(
      toPage(
        'Company Information',
        `<h1><a href="/"><img src="/top_logo.png" alt="SPX Edge"></a></h1><h2>Company Information</h2><p>Sample Investments Corporation</p><p class="tabs"><a href="/stock?id=599">Stock Data</a></p><table><caption>Description</caption><tr><td>Sample Investments Corporation (SI) was founded in 1960 to serve as the holding company of the Sample Group with interests in retail, property and banking.</td></tr></table><table>${row('Transfer Agent', 'Example Unibank, Inc. - Trust Group')}${row('Business Address', '10th Flr, OneSample Center, Harbor Drive, Mall of Example, Pasay City')}${row('Telephone Number', '(632) 8555-0100')}</table>`,
        'en-PH',
      ),
      'https://edge.spx.example/companyInformation/form.do?cmpy_id=599',
    );
    expect(kind).toBe('profile');
    expect(found[0]).toMatchObject({
      name: 'Sample Investments Corporation',
      address: '10th Flr, OneSample Center, Harbor Drive, Mall of Example, Pasay City',
      locality: 'Pasay City',
    });
  });

  it('that only names a contact, and itself in the footer', async () => {
    const html = toPage(
      'Musterdaten für Händler',
      `<h1>Musterdaten für Händler</h1><p>Wollen Sie Ihre Reichweite steigern, indem Sie Ihren Shop bei großen Portalen listen? Wir erstellen hochwertige Datenfeeds und übernehmen die Bereitstellung.</p><h2>Ihr Ansprechpartner</h2><p><b>Christoph Beispiel</b></p><p><span>E-Mail:</span> c.beispiel@musterdaten.example<br><span>Telefon:</span> +49 89 5550 4817</p>`,
      'de',
    ).replace(
      '</main>',
      '</main><footer><p><b>Musterdaten GmbH</b> | Blütenstr. 20 | 80799 München</p><p>© Musterdaten GmbH</p></footer>',
    );
    const { kind, found } = await read(html, 'https://daten.musterdaten.example/haendler.html');
    expect(kind).toBe('profile');
    expect(found[0]).toMatchObject({
      name: 'Musterdaten GmbH',
      person: 'Christoph Beispiel',
      jobTitle: undefined,
      phones: ['+49 89 5550 4817'],
      address: 'Blütenstr. 20, 80799 München',
    });
  });

  it('names nobody where "Kontakt" heads its own name', async () => {
    const { found } = await read(
      toPage(
        'Metzgerei Muster GmbH',
        `<h1>Metzgerei Muster GmbH</h1><h2>Kontakt</h2><p>Metzgerei Muster<br>Hauptstraße 5<br>72070 Tübingen<br>Telefon: 07071 555101</p>`,
        'de',
      ),
      'https://www.metzgerei-muster.example/',
    );
    expect(found[0]).toMatchObject({ person: undefined, phones: ['07071 555101'] });
  });

  it('leaves out the authorities that watch over it', async () => {
    const { found } = await read(
      toPage(
        'Notar Dr. Max Beispiel | Landshut',
        `<h1>Impressum</h1><p>Notar Dr. Max Beispiel<br>Alte Bergstraße 174<br>84028 Landshut<br>Telefon: 0871 55510<br>E-Mail: <a href="mailto:info@notar-beispiel.example">info@notar-beispiel.example</a></p><h2>Aufsichtsbehörden:</h2><p>Landesnotarkammer<br>Ottostraße 10<br>80333 München<br>Telefon: 089 5551660<br>E-Mail: <a href="mailto:kammer@kammer.example">kammer@kammer.example</a></p>`,
        'de',
      ),
      'https://www.notar-beispiel.example/impressum.htm',
    );
    expect(found[0]).toMatchObject({ phones: ['0871 55510'], emails: ['info@notar-beispiel.example'] });
  });
});
