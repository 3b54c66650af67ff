import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

/** Offices, dealers and staff as small sites list them: headed by town or country, in tables without a head, in icons. */

const toPage = (title: string, body: string, lang = 'en'): string =>
  `<!doctype html><html lang="${lang}"><head><title>${title}</title></head><body><header><nav><a href="/">Home</a></nav></header><main>${body}</main></body></html>`;
const read = async (html: string, url: string) => {
  const { kind, candidates, posts } = await readHtml(html, url);
  return {
    kind,
    posts,
    found: candidates.map((one) => ({ ...toTexts(one), jobTitle: one.facts.jobTitle?.[0]?.value })),
  };
};

describe('a list whose entries are headed by where they are', () => {
  it('is one of the firms below the countries', async () => {
    const toCard = ([country, firm, street, mail]: string[]) =>
      `<div><h3 class="el-title">${country}</h3><div><p><strong>${firm}</strong><br>${street}</p><p>Email: <a href="mailto:${mail}">${mail}</a></p></div></div>`;
    const { found } = await read(
      toPage(
        'Our distributors',
        `<h1>Our distributors</h1><div class="grid">${[
          ['UK', 'Nordwind Ltd', '37 Sample Road, Burford, OX18 4SG', 'info@nordwind.example'],
          ['Denmark', 'Vet Eksempel', 'Eksempelvej 5, 6640 Lunderskov', 'mail@vet.example'],
          ['USA', 'Sample Supply', '12 Holyoke Avenue, Lakeville, MN 55044', 'hello@supply.example'],
          ['Australia', 'Model Equine', '40 Sample Road, Scone NSW 2337', 'info@equine.example'],
        ]
          .map(toCard)
          .join('')}</div>`,
      ),
      'https://www.maker.example/our-distributors/',
    );
    expect(found.map(({ name }) => name)).toEqual([
      'Nordwind Ltd',
      'Vet Eksempel',
      'Sample Supply',
      'Model Equine',
    ]);
  });

  it('keeps the town as the name of an office that has no other', async () => {
    const own = (town: string, street: string, phone: string) =>
      `<td><strong>${town}<br></strong>${street}<br>${town} - 600 005<br>Phone: ${phone}<br></td>`;
    const agent = (town: string, firm: string, street: string, phone: string) =>
      `<td><strong>${town}<br>${firm}</strong><br>${street}<br>${town} - 560 001<br>Tel No: ${phone}<br></td>`;
    const { found } = await read(
      toPage(
        'Locations',
        `<h2>Locations</h2><table><tr>${own('Chennai', '18, Sample Salai,', '+91-44-2536 5252')}${own('Mumbai', '71, Model Centre,<br>Sample Parade,', '+91-22-4073 5555')}</tr><tr>${agent('Bengaluru', 'Seahorse Sample Pvt. Ltd.', '302, 3rd Floor, Model Chambers,<br>No. 12, Sample Road,', '080-2558 5655')}${agent('Ahmedabad', 'Marine Model Pvt. Ltd.', '301, Sample Complex,<br>Near Old Court,', '079-2754 4414')}</tr></table>`,
      ),
      'https://www.boxes.example/locations.htm',
    );
    expect(found.map(({ name, address }) => [name, address])).toEqual([
      ['Chennai', '18, Sample Salai, Chennai - 600 005'],
      ['Mumbai', '71, Model Centre, Sample Parade, Mumbai - 600 005'],
      [
        'Seahorse Sample Pvt. Ltd.',
        '302, 3rd Floor, Model Chambers, No. 12, Sample Road, Bengaluru - 560 001',
      ],
      ['Marine Model Pvt. Ltd.', '301, Sample Complex, Near Old Court, Ahmedabad - 560 001'],
    ]);
  });

  it('on a contact page is part of what its firm says of itself', async () => {
    const shop = (name: string, town: string, phone: string) =>
      `<li><div class="address"><h3>${name}</h3><p>ul. Wzorcowa 34</p><p>52-219 ${town}</p><a href="tel:${phone}">${phone}</a></div></li>`;
    const { kind, found } = await read(
      toPage(
        'Cukiernia Wzorcowa - Kontakt',
        `<h1>Cukiernia Wzorcowa</h1><h2>Nasze sklepy</h2><ul>${shop('WROCŁAW', 'Wrocław', '22 555 01 01')}${shop('ŻÓRAWINA', 'Żórawina', '22 555 01 02')}</ul><h2>Dane firmy</h2><ul>${shop('Cukiernia Wzorcowa Jan Przykład', 'Wrocław', '22 555 01 01')}</ul>`,
        'pl',
      ),
      'http://www.cukiernia.example/kontakt.htm',
    );
    expect(kind).toBe('profile');
    expect(found.map(({ name, address }) => [name, address])).toEqual([
      ['Cukiernia Wzorcowa', 'ul. Wzorcowa 34, 52-219 Wrocław'],
    ]);
  });
});

describe('a table of people', () => {
  it('whose first row is its head by its words alone, with two numbers in a cell', async () => {
    const { found } = await read(
      toPage(
        'Styrelsen',
        `<h2>Styrelse</h2><table><tr><td>Namn:</td><td>Position:</td><td>Tomt nr:</td><td>Telefon:</td></tr>${[
          ['Ulf Exempel', 'Ordförande', '37', '0157-55501 / 070-1740605'],
          ['Ann Modell', 'Sekreterare', '70', '0157-55502'],
          ['Dan Mönster', 'Ledamot', '38', '070-1740606'],
          ['Ingvar Exempel', 'Kassör', '19', '08-465004 / 070-1740607'],
        ]
          .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
          .join('')}</table>`,
        'sv',
      ),
      'http://www.by.example/styrelsen.html',
    );
    expect(found.map(({ person, jobTitle, phones }) => [person, jobTitle, phones.length])).toEqual([
      ['Ulf Exempel', 'Ordförande', 2],
      ['Ann Modell', 'Sekreterare', 1],
      ['Dan Mönster', 'Ledamot', 1],
      ['Ingvar Exempel', 'Kassör', 2],
    ]);
  });
});

it('who stands behind what somebody does is called without the colon', async () => {
  const { found } = await read(
    toPage(
      'Styret',
      `<h2>Styret</h2>${[
        ['Leder', 'Oluf Eksempel', '908 89 263'],
        ['Nestleder', 'Øyvind Modell', '917 50 241'],
        ['Sekretær', 'Pernille Prøve', '954 98 586'],
        ['Kasserer', 'Jan Mønster', '934 09 191'],
        ['Varamedlem', 'Gunn Eksempel', '952 26 520'],
      ]
        .map(
          ([job, who, phone]) =>
            `<p><strong>${job}</strong><span>: ${who}</span><br>Tlf: ${phone}<br>m${(phone ?? '').slice(0, 3)}@post.example</p>`,
        )
        .join('')}`,
      'no',
    ),
    'https://borettslag.example/styret',
  );
  expect(found.map(({ name, person }) => person ?? name)).toEqual([
    'Oluf Eksempel',
    'Øyvind Modell',
    'Pernille Prøve',
    'Jan Mønster',
    'Gunn Eksempel',
  ]);
});

describe('the staff of a laboratory', () => {
  it('is headed by title and name, and two in one room share a number', async () => {
    const entry = (head: string, text: string, contact: string) =>
      `<tr><th colspan="2"><font size="+1">${head}</font></th></tr><tr><th><img></th><td><p><strong>研究テーマ</strong><br>${text}<br><strong>連絡先</strong><br>${contact}</p></td></tr>`;
    const { kind, found } = await read(
      toPage(
        '研究室',
        `<h3>スタッフ</h3><table>${entry('教授： 見本 明知 (Mihon Akitomo)', '量子論における物性の理解を目的とする。', 'TEL 075-383-3670 / FAX 075-383-3671')}${entry('講師： 手本 大土 (Tehon Masato)', '化学結合や化学反応の理論的研究。', 'TEL 075-383-3672')}${entry('助教： 例文 和秀 (Reibun Kazuhide)', '場の理論を基にした定式化。', 'TEL 075-383-3674')}${entry('教授秘書：見本 淳子（Mihon Junko）', '', 'TEL 075-383-3670')}</table>`,
        'ja',
      ),
      'http://www.lab.example/staff.htm',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ name, person, jobTitle, phones }) => [name, person, jobTitle, phones])).toEqual([
      [undefined, '見本 明知', '教授', ['075-383-3670']],
      [undefined, '手本 大土', '講師', ['075-383-3672']],
      [undefined, '例文 和秀', '助教', ['075-383-3674']],
      [undefined, '見本 淳子', '教授秘書', ['075-383-3670']],
    ]);
  });
});

describe('the departments of an authority', () => {
  const head = (name: string, person: string, phone: string, mail: string) =>
    `<div><h2>${name}</h2><strong>${person}</strong><br>Calle Muestra 12, Centro Cívico<br>Mexicali B.C. C.P. 21000<br>${mail}<br><strong>Tel. ${phone}</strong></div>`;
  const page = toPage(
    'Directorio',
    `<h1>Directorio</h1>${[
      head(
        'Contraloría General',
        'Mstro. Bladimiro Muestra Díaz',
        '555-0192, ext. 8252',
        'a@muestra.example',
      ),
      head(
        'Dirección Administrativa',
        'Lic. Milton Ejemplo Pérez',
        '555-0192, ext. 8267',
        'b@muestra.example',
      ),
      head(
        'Dirección de Auditoría',
        'C.P.C. José María Ejemplo',
        '555-0192, ext. 8260',
        'c@muestra.example',
      ).replaceAll('strong>', 'p>'),
      head('Comisión de Avalúos', 'Ing. Edgardo Muestra', '555-0192, ext. 8162', 'd@muestra.example'),
    ].join('')}`,
    'es-MX',
  );

  it('are led by people with titles, in one of them marked up otherwise', async () => {
    const { found } = await read(page, 'http://www.contraloria.example/directorio.html');
    expect(found.map(({ person }) => person)).toEqual([
      'Mstro. Bladimiro Muestra Díaz',
      'Lic. Milton Ejemplo Pérez',
      'C.P.C. José María Ejemplo',
      'Ing. Edgardo Muestra',
    ]);
  });

  it('share a number with an extension each', async () => {
    const { found } = await read(page, 'http://www.contraloria.example/directorio.html');
    expect(found.map(({ phones }) => phones)).toEqual([
      ['555-0192, ext. 8252'],
      ['555-0192, ext. 8267'],
      ['555-0192, ext. 8260'],
      ['555-0192, ext. 8162'],
    ]);
  });
});

describe('the addresses of shops', () => {
  it('are street and town where most say so with a code', async () => {
    const shop = (name: string, address: string) => `<div><h3>${name}</h3><div>${address}</div></div>`;
    const { candidates } = await readHtml(
      toPage(
        'Prodejny',
        `<h1>Naše prodejny</h1><section>${[
          shop('U Vzoru', 'Vzorová 12, 393 01 Pelhřimov'),
          shop('Příkladná', 'Příkladná 7, 586 01 Jihlava'),
          shop('Modelová', 'Modelová 3, 588 56 Telč'),
          shop('Ukázková', 'Ukázková 9, 589 01 Třešť'),
          shop('Vídeňská', 'Vídeňská, Nová Včelnice'),
        ].join('')}</section>`,
        'cs',
      ),
      'https://pekarna.example/prodejny.html',
    );
    expect(candidates.at(-1)?.facts.address?.[0]?.value).toMatchObject({
      street: 'Vídeňská',
      locality: 'Nová Včelnice',
    });
  });
});

describe('dealers', () => {
  it('are firms though some bear their owners’ names', async () => {
    const { found } = await read(
      toPage(
        'Verkooppunten',
        `<h1>Verkooppunten</h1><div>${[
          ['Tuincentrum Voorbeeld', 'voorbeeld@tuin.example'],
          ['Hobbycenter Model', 'jan.model@mail.example'],
          ['Bart Van Staal', 'bart@mail.example'],
          ['Johan Van Proef', 'johan@mail.example'],
          ['Hobbyshop Van Model', 'model@hobby.example'],
          ['Dierenspeciaalzaak De Toren', 'toren@dier.example'],
        ]
          .map(
            ([name, mail], at) =>
              `<article><h3>${name}</h3><address>Voorbeeldstraat ${at + 1}<br>9750 Zingem</address><a href="mailto:${mail}">${mail}</a></article>`,
          )
          .join('')}</div>`,
        'nl',
      ),
      'https://www.voer.example/verkooppunten.html',
    );
    expect(found.map(({ name }) => name)).toContain('Tuincentrum Voorbeeld');
    expect(found.map(({ person }) => person)).toEqual(Array(6).fill(undefined));
  });

  it('have their addresses beside the picture of a pin', async () => {
    const card = (name: string, address: string, phone: string) =>
      `<div class="card"><h4><i class="fa fa-map-marker"></i> ${name}</h4><p><i class="fa fa-map"></i> ${address}</p><p><i class="fa fa-phone"></i> ${phone}</p></div>`;
    const { found } = await read(
      toPage(
        'فروعنا',
        `<h1>فروعنا</h1><div>${card('فرع المدينة', 'عمان، الشارع الرئيسي، بجانب البلدية', '+962 6 5800001')}${card('فرع الكرك', 'الكرك، الثنية', '+962 3 2341234')}${card('فرع المطار', 'مبنى المغادرين، الطابق الثاني', '+962 6 4452000')}${card('فرع طولكرم', 'طولكرم، وسط المدينة', '+970 9 2671234')}${card('فرع عنبتا', 'عنبتا، مقابل البلدية', '+970 9 2684321')}${card('فرع قلقيلية', 'قلقيلية، بجانب الدوار', '+970 9 2940000')}</div>`,
        'ar',
      ),
      'https://sweets.example/branches.html',
    );
    expect(found.map(({ name, address }) => [name, address?.replace(/,/g, '،')])).toEqual([
      ['فرع المدينة', 'عمان، الشارع الرئيسي، بجانب البلدية'],
      ['فرع الكرك', 'الكرك، الثنية'],
      ['فرع المطار', 'مبنى المغادرين، الطابق الثاني'],
      ['فرع طولكرم', 'طولكرم، وسط المدينة'],
      ['فرع عنبتا', 'عنبتا، مقابل البلدية'],
      ['فرع قلقيلية', 'قلقيلية، بجانب الدوار'],
    ]);
  });

  it('have a manager each', async () => {
    const card = (street: string, who: string) =>
      `<div><h3>${street}</h3><div>${street}, 393 01 Pelhřimov</div><div><a href="tel:+420601123456">+420 601 123 456</a></div><div>Vedoucí: ${who}</div></div>`;
    const { found } = await read(
      toPage(
        'Prodejny',
        `<h1>Naše prodejny</h1><section>${card('Vzorová 12', 'Kateřina Vzorová')}${card('Příkladná 7', 'Hana Příkladná')}${card('Modelová 3', 'Iva Modelová')}</section>`,
        'cs',
      ),
      'https://pekarna.example/prodejny.html',
    );
    expect(found.map(({ person }) => person)).toEqual(['Kateřina Vzorová', 'Hana Příkladná', 'Iva Modelová']);
  });

  it('are dialled as the link says and shown as the text says: one number', async () => {
    const row = (who: string, dialled: string, shown: string) =>
      `<td>${who} : <a href="tel:08140${dialled.slice(-5)}">08140${dialled.slice(-5)}</a> , <a href="tel:${dialled}">${shown}</a></td>`;
    const { found } = await read(
      toPage(
        'Contact',
        `<h4>Contact Us</h4><table><tr>${row('คุณสมชาย หนึ่ง', '029044950', '02-9044950-6')}${row('คุณสมหญิง สอง', '023090033', '02-3090033-4')}</tr><tr>${row('คุณมานี สาม', '029074224', '02-9074224-9')}${row('คุณมานะ สี่', '028056623', '02-8056623-5')}</tr><tr>${row('คุณปิติ ห้า', '026428550', '02-6428550-1')}${row('คุณชูใจ หก', '029659538', '02-9659538-9')}</tr></table>`,
        'th',
      ),
      'http://www.shop.example/staff.php',
    );
    expect(found.map(({ person, phones }) => [person, phones.slice(1)])).toEqual([
      ['คุณสมชาย หนึ่ง', ['02-9044950-6']],
      ['คุณสมหญิง สอง', ['02-3090033-4']],
      ['คุณมานี สาม', ['02-9074224-9']],
      ['คุณมานะ สี่', ['02-8056623-5']],
      ['คุณปิติ ห้า', ['02-6428550-1']],
      ['คุณชูใจ หก', ['02-9659538-9']],
    ]);
  });
});

describe('an entry', () => {
  it('of a directory that hides mail addresses, in a town before its street', async () => {
    const { found } = await read(
      toPage(
        'Образец Автокомпоненты',
        '<h1>Образец Автокомпоненты</h1><p>г. Нижний Новгород проспект Образцовый, 88</p><h2>Контакты</h2><p>Телефон: +7 (495) 555-01-12</p><p>Почта: <a href="mailto:xxxxxxx@obrazec.example">xxxxxxx@obrazec.example</a></p><p>Последнее обновление 17.09.2026 г., количество просмотров: 16</p>',
        'ru',
      ),
      'https://catalog.example/company/obrazec',
    );
    expect(found[0]).toMatchObject({
      emails: [],
      address: 'г. Нижний Новгород, проспект Образцовый, 88',
    });
  });

  it('names whom to ask with the form of address in brackets', async () => {
    const { found } = await read(
      toPage(
        '联系我们',
        '<h3>联系我们</h3><p><span>公司名称：</span> 示例县样本拉链有限公司</p><p><span>公司地址：</span> 河北省保定市示例县样本村</p><p><span>公司电话：</span> 0312-5550101</p><p><span>联 系 人：</span> 高样本 （先生）</p>',
        'zh-CN',
      ),
      'http://www.zip.example/lianxi.html',
    );
    expect(found[0]?.person).toBe('高样本');
  });
});

it('an ad is as old as it says, not as the badge on it', async () => {
  const ad = (id: number, title: string, day: string) =>
    `<div class="ad"><h2><a href="/inzerat/${id}/vzor.php">${title}</a></h2><span title="13.1. 2025">TOP</span> - [${day}. 2024]<div>Predám, málo používané, volajte kedykoľvek.</div><b>1 200 €</b><div>Nitra<br>949 01</div></div>`;
  const { posts } = await read(
    toPage(
      'Bazár',
      `<h1>Auto</h1>${[ad(1, 'Vzor Combi 2.0', '2.12'), ad(2, 'Model Sedan', '1.12'), ad(3, 'Ukážka Kombi', '30.11'), ad(4, 'Príklad Van', '29.11')].join('')}`,
      'sk',
    ),
    'https://auto.bazar.example/',
  );
  expect(posts.map(({ postedAt }) => postedAt)).toEqual([
    '2024-12-02',
    '2024-12-01',
    '2024-11-30',
    '2024-11-29',
  ]);
});
