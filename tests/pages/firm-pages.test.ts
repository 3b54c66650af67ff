import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

/** Pages of one firm as firms write them by hand, each after a shape on which the readers failed. */
const page = (lang: string, title: string, body: string): string =>
  `<!doctype html><html lang="${lang}"><head><title>${title}</title></head><body>${body}</body></html>`;

const read = async (url: string, html: string) => {
  const { kind, candidates } = await readHtml(html, url);
  const [first] = candidates;
  return {
    kind,
    count: candidates.length,
    facts: first?.facts ?? {},
    ...(first === undefined ? {} : toTexts(first)),
  };
};

const row = (cells: readonly string[], tag = 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;

describe('branches', () => {
  it('are places of one firm, though a table gives each its address and numbers', async () => {
    const firm = await read(
      'https://www.mihon-kogyo.example/company/office.html',
      page(
        'ja',
        '事業所一覧 | 見本工業株式会社',
        `<main><h2>事業所一覧</h2><table>${row(['事業所名', '住所', '電話番号'], 'th')}
         ${row(['本社', '〒530-0001 大阪府大阪市北区梅田1-2-3', '06-5550-0101'])}
         ${row(['東京支店', '〒100-0005 東京都千代田区丸の内1-4-5', '03-5550-0103'])}
         ${row(['名古屋営業所', '〒460-0008 愛知県名古屋市中区栄2-3-4', '052-555-0105'])}
         ${row(['福岡営業所', '〒810-0001 福岡県福岡市中央区天神1-5-6', '092-555-0107'])}</table></main>
         <footer><p>Copyright © 見本工業株式会社 All Rights Reserved.</p></footer>`,
      ),
    );
    expect(firm).toMatchObject({
      kind: 'profile',
      count: 1,
      name: '見本工業株式会社',
      phones: ['06-5550-0101', '03-5550-0103', '052-555-0105', '092-555-0107'],
      address: '〒530-0001 大阪府大阪市北区梅田1-2-3',
      websites: ['https://www.mihon-kogyo.example/'],
    });
  });

  it('are so as lists of labels and values too', async () => {
    const branch = (town: string, address: string, phone: string): string =>
      `<li><h3>Oddział ${town}</h3><ul><li>Adres: ${address}</li><li>Telefon: ${phone}</li></ul></li>`;
    const firm = await read(
      'https://www.wzor.example/kontakt',
      page(
        'pl',
        'Kontakt',
        `<h1>Kontakt</h1><p>Wzór Transport Sp. z o.o.</p><ul>
         ${branch('Warszawa', 'ul. Wzorcowa 12, 00-001 Warszawa', '22 555 01 01')}
         ${branch('Kraków', 'ul. Próbna 3, 30-002 Kraków', '12 555 01 02')}
         ${branch('Gdańsk', 'ul. Modelowa 5, 80-003 Gdańsk', '58 555 01 03')}</ul>`,
      ),
    );
    expect(firm).toMatchObject({ kind: 'profile', name: 'Wzór Transport Sp. z o.o.' });
    expect(firm.phones).toHaveLength(3);
  });

  it('with a page each are a list', async () => {
    const branch = (at: number): string =>
      `<li><h3><a href="/branches/${String(at)}">Branch ${'Milton Dover Ashby Corby Derby'.split(' ')[at] ?? ''}</a></h3>
       <p>${String(at + 1)} Mill Lane, Anytown AB12 3C${'DEFGH'[at] ?? ''}</p><p>Phone: 020 7946 010${String(at)}</p></li>`;
    const { kind, count } = await read(
      'https://www.directory.example/branches',
      page('en', 'Branches', `<h1>Branches</h1><ul>${[0, 1, 2, 3, 4].map(branch).join('')}</ul>`),
    );
    expect({ kind, count }).toEqual({ kind: 'listing', count: 5 });
  });
});

describe('registration numbers', () => {
  it('under labels in cells of their own are read, and no bare one is a phone', async () => {
    const firm = await read(
      'https://obrazec.example/o-kompanii',
      page(
        'ru',
        'Образец',
        `<table>${row(['Сокращенное наименование', 'ООО «Образец»'])}
         ${row(['Юридический адрес', '420015, г. Казань, ул. Примерная, д. 12, оф. 3'])}
         ${row(['ИНН', '7701234567'])}${row(['КПП', '770101001'])}${row(['ОГРН', '1027700132195'])}
         ${row(['р/с', '40702810900000012345'])}${row(['Телефон', '+7 (843) 555-01-01'])}</table>`,
      ),
    );
    expect(firm).toMatchObject({ kind: 'profile', name: 'ООО «Образец»', phones: ['+7 (843) 555-01-01'] });
    expect(firm.facts.registration?.map(({ value }) => value.number)).toEqual([
      '7701234567',
      '1027700132195',
    ]);
  });

  it('are no phones, and what the host of the site has is nobody we look for', async () => {
    const firm = await read(
      'https://mintahaz.example/impresszum',
      page(
        'hu',
        'Impresszum',
        `<h2>Impresszum</h2><div><h3>Vállalkozás adatai:</h3><p>Cégnév: Mintaház Kft.</p>
         <p>Székhely: 5561 Példafalva, Minta utca 8</p><p>Cégjegyzékszám: 06-10-000489</p>
         <p>Telefonszám: +36 70 555 0101</p></div>
         <div><h3>Tárhelyszolgáltató adatai:</h3><p>Cégnév: Tárhely Példa Zrt.</p>
         <p>Székhely: 6722 Szeged, Próba körút 41.</p><p>Telefonszám: +36 1 555 0102</p></div>`,
      ),
    );
    expect(firm).toMatchObject({ name: 'Mintaház Kft.', phones: ['+36 70 555 0101'] });
  });
});

describe('the name', () => {
  it('ends where a bar parts it from the address', async () => {
    const firm = await read(
      'https://www.muster-bau.example/impressum',
      page(
        'de',
        'Impressum',
        `<h1>Impressum</h1><p>Muster Bau GmbH | Gartenstraße 12 | 10115 Berlin</p>
         <p>Tel 030 23125 001 | Fax 030 23125 002 | Mail info@muster-bau.example</p>`,
      ),
    );
    expect(firm).toMatchObject({
      name: 'Muster Bau GmbH',
      phones: ['030 23125 001'],
      faxes: ['030 23125 002'],
      emails: ['info@muster-bau.example'],
      address: 'Gartenstraße 12, 10115 Berlin',
    });
    expect(firm.facts.legalName).toBeUndefined();
  });

  it('is the one it goes by, with the one over the address as its legal name', async () => {
    const firm = await read(
      'https://www.sunleaf.example/impressum',
      page(
        'de',
        'Impressum | Sunleaf',
        `<header><a class="logo"><img src="logo.svg" alt="Sunleaf"></a></header><h1>Impressum</h1>
         <p>Betreiber dieser Website ist:</p><p>Beispiel Handels GmbH<br>Gartenstraße 12<br>10115 Berlin</p>
         <p>Telefon: 030 23125 001</p><footer>© 2024 Sunleaf</footer>`,
      ),
    );
    expect(firm.name).toBe('Sunleaf');
    expect(firm.facts.legalName?.[0]?.value).toBe('Beispiel Handels GmbH');
  });

  it('can be the address of the site, over the street', async () => {
    const firm = await read(
      'https://www.voorbeeldfeest.example/contact',
      page(
        'nl',
        '',
        `<h5>Wij staan voor je klaar:</h5><p>Ons adres is:<br>voorbeeldfeest.example<br>Proefweg 5<br>5437 BG Beers</p>
         <p>Telefoon: 0485 555 101</p>`,
      ),
    );
    expect(firm.name).toBe('voorbeeldfeest.example');
  });

  it('is told in a sentence', async () => {
    const firm = await read(
      'https://www.example.co.kr/company/company_map.jsp',
      page(
        'ko',
        '',
        `<p>여기는 주식회사 보기소프트입니다.</p><p>시스템 운영 문의는 다음 메일로 연락주시면<br>답변 드리겠습니다.</p>
         <p>help@bogi.example</p><p>서울특별시 영등포구 보기로 775</p>`,
      ),
    );
    expect(firm).toMatchObject({ kind: 'profile', name: '주식회사 보기소프트' });
  });

  it('is not what is left of "Contact Us"', async () => {
    const firm = await read(
      'https://www.sample-infotech.example/contact-us',
      page(
        'en-IN',
        'Contact Us',
        `<h1>Contact Us</h1><h3>Sample Infotech Pvt. Ltd.</h3>
         <p>2nd Floor, Model Towers,<br>14 Specimen Road,<br>Bengaluru - 560001</p><p>Ph: +91 80 2555 0104</p>`,
      ),
    );
    expect(firm).toMatchObject({
      name: 'Sample Infotech Pvt. Ltd.',
      address: '2nd Floor, Model Towers, 14 Specimen Road, Bengaluru - 560001',
    });
  });
});

describe('an address', () => {
  const address = async (lang: string, body: string) =>
    (
      await read(
        'https://www.beispiel.example/kontakt',
        page(lang, 'Kontakt', `<h1>Kontakt</h1><p>Beispiel GmbH</p>${body}`),
      )
    ).address;

  it('begins with the building and storey over the street', async () => {
    expect(
      await address(
        'fr',
        '<p>Bâtiment B, 2ème étage<br>14 rue des Modèles<br>69003 Lyon</p><p>Tél : 01 99 00 12 34</p>',
      ),
    ).toBe('Bâtiment B, 2ème étage, 14 rue des Modèles, 69003 Lyon');
  });

  it('has the house its own label gives', async () => {
    const field = (label: string, value: string): string => `<dt>${label}</dt><dd>${value}</dd>`;
    expect(
      await address(
        'de',
        `<dl>${field('Straße', 'Gartenstraße')}${field('Hausnummer', '12a')}${field('PLZ', '10115')}${field('Ort', 'Berlin')}
         ${field('Telefon', '030 23125 001')}</dl>`,
      ),
    ).toBe('Gartenstraße 12a, 10115, Berlin');
  });

  it('runs on to the house on the next line under its label', async () => {
    expect(
      await address(
        'tr',
        '<h3>Adres Bilgileri</h3><p>Örnek Mh. Deneme Cd. Misal Sk.</p><p>No: 35/A Kağıthane / İSTANBUL</p><h3>Telefon</h3><p>0212 555 01 01</p>',
      ),
    ).toBe('Örnek Mh. Deneme Cd. Misal Sk., No: 35/A Kağıthane / İSTANBUL');
  });

  it('may have a comma between code and town', async () => {
    expect(
      await address('cs', '<p>Vzorová 32<br>400 01, Ústí nad Labem</p><p>Telefon: +420 702 555 010</p>'),
    ).toBe('Vzorová 32, 400 01, Ústí nad Labem');
  });
});

describe('numbers and people', () => {
  it('are labelled with what the heading over them says they are for', async () => {
    const { facts } = await read(
      'https://www.brushwood.example/contact',
      page(
        'en-GB',
        'Contact | Brushwood Joinery',
        `<h1>Contact us</h1><p>12 Mill Lane, Anytown AB12 3CD</p><h3>Sales</h3><p>Phone: 020 7946 0101<br>sales@brushwood.example</p>
         <h3>Support:</h3><p>Phone: 020 7946 0102<br>Email: support@brushwood.example</p><h3>Directions</h3><p>Phone: 020 7946 0103</p>`,
      ),
    );
    expect(facts.phone?.map(({ label }) => label)).toEqual(['Sales', 'Support', 'Phone']);
    expect(facts.email?.map(({ label }) => label)).toEqual(['Sales', 'Support']);
  });

  it('are shown with their country where the page writes both', async () => {
    const { phones } = await read(
      'https://eksempelmaskin.example/kontakt',
      page(
        'no',
        'Kontakt',
        '<nav>Ring 22 55 01 01</nav><h1>Kontakt</h1><p>Eksempel Maskin AS</p><p>Telefon: +47 22 55 01 01</p>',
      ),
    );
    expect(phones).toEqual(['+47 22 55 01 01']);
  });

  it('are read in full-width signs, the director without a space in his name', async () => {
    const field = (label: string, value: string): string => `<dl><dt>${label}</dt><dd>${value}</dd></dl>`;
    const firm = await read(
      'https://www.mihon-seni.example/company.html',
      page(
        'ja',
        '株式会社 見本繊維',
        field('会社名', '株式会社見本繊維') +
          field('所在地', '〒950－2052<br>新潟県新潟市西区見本2番29号') +
          field('TEL', '025－555－0101') +
          field('FAX', '025－555－0102') +
          field('代表者', '代表取締役 見本弥一'),
      ),
    );
    expect(firm).toMatchObject({
      kind: 'profile',
      name: '株式会社見本繊維',
      person: '見本弥一',
      phones: ['025－555－0101'],
    });
  });

  it('make a page of one firm where each stands under its label, whatever it calls itself', async () => {
    const { kind } = await read(
      'https://obrazets-dom.example/',
      page(
        'ru',
        'ОБРАЗЕЦ',
        `<h3>Адреса</h3><p>Адрес:</p><p>Примерный Би, 143</p><p>Телефон:</p><p>8 7262 55 01 01<br>+7 777 555 01 02</p>
         <p>e-mail:</p><p>obrazets@mail.example</p>`,
      ),
    );
    expect(kind).toBe('profile');
  });
});

describe('a table of people', () => {
  it('keeps its columns under a cell that spans rows, and takes the person of a column for one', async () => {
    const people = ['Erika Muster', 'Max Beispiel', 'Anna Probe', 'Karl Modell', 'Eva Exempel'];
    const cells = (person: string, at: number): string =>
      `<td>${person}</td><td>person${String(at)}@verein.example</td><td>Tel: 0170 / 555 010 ${String(at)}</td><td>86637 Musterdorf<br>Eichenweg ${String(at + 1)}</td>`;
    const { kind, candidates } = await readHtml(
      page(
        'de',
        'Gesamtverein',
        `<h1>Ansprechpartner</h1><table><thead>${row(['Funktion', 'Person', 'Mail', 'Telefon', 'Adresse'], 'th')}</thead><tbody>
         ${people.map((person, at) => `<tr>${at === 0 ? '<td>1.Vorstand:</td>' : at === 1 ? '<td rowspan="4">Beisitzer:</td>' : ''}${cells(person, at)}</tr>`).join('')}</tbody></table>`,
      ),
      'https://www.verein.example/gesamtverein/',
    );
    expect(kind).toBe('listing');
    expect(candidates.map(toTexts).map(({ name, person, address }) => ({ name, person, address }))).toEqual(
      people.map((person, at) => ({
        name: undefined,
        person,
        address: `86637 Musterdorf, Eichenweg ${String(at + 1)}`,
      })),
    );
  });
});
