import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

/** What pages nobody had prepared for do in their markup and words: one invented page a rule. */

const read = async (html: string, url: string) => {
  const { kind, candidates } = await readHtml(html, url);
  const toPlace = ({ facts }: (typeof candidates)[number]) => ({
    locality: facts.address?.[0]?.value.locality,
    region: facts.address?.[0]?.value.region,
  });
  return { kind, found: candidates.map((one) => ({ ...toTexts(one), ...toPlace(one) })) };
};
const toPage = (title: string, body: string, lang = 'en'): string =>
  `<!doctype html><html lang="${lang}"><head><title>${title}</title></head><body><header><nav><a href="/">Home</a></nav></header><main>${body}</main><footer><p>© Example</p></footer></body></html>`;

describe('a contact page', () => {
  it('whose fax stands under a heading of its own', async () => {
    const { found } = await read(
      toPage(
        'Contact Us | Roe Lawyers',
        '<h1>Contact Us</h1><h3>Contact us by phone</h3><p>(617) 555-0142</p><h3>Fax us</h3><p>(617) 555-0143</p><address>12 Mill Street, Suite 101<br>Boston, MA 02110</address>',
      ),
      'https://www.roelawyers.example/contact-us/',
    );
    expect(found[0]).toMatchObject({ phones: ['(617) 555-0142'], faxes: ['(617) 555-0143'] });
  });

  it('whose labels say whose number and address they are, above the host’s', async () => {
    const { found } = await read(
      toPage(
        'Mentions légales',
        `<h1>Informations éditeur</h1>Dénomination : <b>Jardins du Modèle</b><br>Adresse de domicile : <b>8 La bergerie, 28120 Exempleville, France</b><br>
         Numéro de téléphone : <b>01 99 00 12 34</b><br>Adresse de courrier électronique : <b>contact@jardins.example</b><br>
         <h1>Informations hébergeur</h1>Dénomination : <b>Serveurs Modèle</b><br>Adresse : <b>2 rue de l’Essai, 59100 Modèle-sur-Lys, France</b><br>Numéro de téléphone : <b>01 99 00 56 78</b>`,
        'fr',
      ),
      'https://jardins.example/mentions-legales',
    );
    expect(found[0]).toMatchObject({
      name: 'Jardins du Modèle',
      phones: ['01 99 00 12 34'],
      emails: ['contact@jardins.example'],
      locality: 'Exempleville',
    });
  });

  it('whose registration number is called a number', async () => {
    const { found } = await read(
      toPage(
        'Mentions légales',
        '<h1>Mentions légales</h1><p>Modèle SAS</p><p>5 rue de l’Essai</p><p>78290 Exempleville</p><p>Tél : 01 99 00 12 34</p><p>Immatriculée au Registre du Commerce et des Sociétés d’Exempleville sous le numéro 844 877 647 00017</p>',
        'fr',
      ),
      'https://www.modele.example/mentions-legales',
    );
    expect(found[0]?.phones).toEqual(['01 99 00 12 34']);
  });

  it('with town and state in one field', async () => {
    const { found } = await read(
      toPage(
        'Clínica Modelo',
        '<h2>Fale Conosco</h2><p><strong>Endereço:</strong> Rua do Exemplo, 161 - Sala 02<br><strong>Bairro:</strong> Centro<br><strong>CEP:</strong> 57051-000<br><strong>Cidade:</strong> Maceió-AL<br><strong>Telefone:</strong> (82) 3317-0000</p>',
        'pt-br',
      ),
      'https://www.clinicamodelo.example/contato',
    );
    expect(found[0]).toMatchObject({ locality: 'Maceió', region: 'AL' });
  });

  it('with the whole name over the street, and how to get there after the town', async () => {
    const { found } = await read(
      toPage(
        'Naaldwerk',
        `<h2>Contact</h2><table><thead><tr><td colspan="3">Acupunctuurpraktijk Naaldwerk</td></tr></thead><tbody><tr><td>Adres:</td><td>Voorbeeldlaan 46</td><td>2731 AB Modelstad (eerste huis links)</td></tr><tr><td>Telefoon:</td><td colspan="2">06-12345678</td></tr></tbody></table>`,
        'nl',
      ),
      'https://www.naaldwerk.example/contact',
    );
    expect(found[0]).toMatchObject({
      name: 'Acupunctuurpraktijk Naaldwerk',
      person: undefined,
      address: 'Voorbeeldlaan 46, 2731 AB Modelstad',
    });
  });

  it('with the whole name over the street where that stands for the second time', async () => {
    const { found } = await read(
      toPage(
        'Kontakt - Modelix',
        '<h1>Kontakt</h1><p><strong>Biuro</strong><br>ul. Przykładowa 58b<br>31-234 Kraków</p><p><strong>Telefon</strong><br>+48 12 555 01 00</p><p><strong>Pracownia Modelix</strong><br>Przykładowa 58b<br>31-234 Kraków</p>',
        'pl',
      ),
      'https://modelix.example/kontakt/',
    );
    expect(found[0]?.name).toBe('Pracownia Modelix');
  });

  it('whose heading says the same in two languages', async () => {
    const { found } = await read(
      toPage(
        'nous contacter',
        '<h1>Contact 連絡先</h1><h2>Nos coordonnées :</h2><p><b>Restaurant du Modèle</b><br>2 Boulevard de l’Essai<br>57970 Exempleville</p><p><b>Numéro de téléphone :</b> 01 99 00 12 34</p>',
        'fr',
      ),
      'https://ramen.example/contact',
    );
    expect(found[0]).toMatchObject({ name: 'Restaurant du Modèle', locality: 'Exempleville' });
  });

  it('in a town whose streets have no names', async () => {
    const { found } = await read(
      toPage(
        'Modèle Restaurant',
        '<h1>Contactez-nous</h1><table><tr><td><h5>Adresse</h5>Bonaessai, Douala</td></tr><tr><td><h5>Téléphone</h5>+237 696 55 50 10</td></tr></table>',
        'fr',
      ),
      'https://modele-restaurant.example/contact',
    );
    expect(found[0]).toMatchObject({ address: 'Bonaessai, Douala', locality: 'Douala' });
  });

  it('whose logo is a name and a slogan, and whose title quotes the name', async () => {
    const { found } = await read(
      `<html lang="ru"><head><title>Контакты — МУП «Примерные теплосети»</title></head><body><header><a class="brand" href="/"><span><span>МУП «Примерные теплосети»</span><span>Теплоснабжение Примерного городского округа</span></span></a></header><main><h1>Контакты</h1><p>190000, г. Примерск, ул. Образцовая, д. 7</p><p>Телефон: +7 495 555-01-00</p></main></body></html>`,
      'https://teplo.example/kontakty',
    );
    expect(found[0]?.name).toBe('МУП «Примерные теплосети»');
  });

  it('whose rights are reserved in its own language', async () => {
    const { found } = await read(
      `<html lang="tr"><head><title>Ornekt Lojistik | Taşımacılık Hizmetleri</title></head><body><header><div class="logo">Örnek Lojistik</div></header><main><h2>İletişim Bilgileri</h2><p><strong>Adres:</strong> Model Sk. No:9, 34870 Kartal</p><p><strong>Telefon:</strong> +90 212 555 01 00</p></main><footer><p>Telefon: +90 555 555 55 55</p><div>© 2025 Örnek Lojistik. Tüm hakları saklıdır.</div></footer></body></html>`,
      'https://ornekt.example/iletisim.html',
    );
    expect(found[0]).toMatchObject({ phones: ['+90 212 555 01 00'] });
    expect(found[0]?.name).not.toMatch(/hakları/);
  });
});

describe('a list', () => {
  it('of branches, town and state on a line over the postal code', async () => {
    const rows = [
      [
        'Monterrey, Nuevo León',
        'Calle Modelo #222,',
        'Colonia Centro,',
        'Monterrey, Nuevo León, México.',
        '64000',
      ],
      ['Guadalajara, Jalisco', 'Loma de Prueba #8235,', 'Colonia Dorada', 'Tonalá, Jalisco.', '45402'],
      [
        'Torreón, Coahuila',
        'Boulevard Ejemplo #7338,',
        'Fraccionamiento Norte,',
        'Torreón, Coahuila.',
        '27410',
      ],
      ['León, Guanajuato', 'Torre Modelo #130,', 'Fraccionamiento Torres,', 'León, Guanajuato.', '37204'],
      ['Saltillo, Coahuila', 'Serpentis #192,', 'Fraccionamiento Real,', 'Saltillo, Coahuila.', '25000'],
      ['Apizaco, Tlaxcala', 'Niños de Ejemplo #8,', 'Colonia Morelos,', 'Apizaco, Tlaxcala.', '90400'],
    ];
    const { kind, found } = await read(
      toPage(
        'Sucursales',
        `<h1>Sucursales</h1>${rows
          .map(
            ([name, street, quarter, town, code], at) =>
              `<div class="sucs"><h4>${name ?? ''}</h4><address>${street ?? ''}<br>${quarter ?? ''}<br>${town ?? ''}<br>C.P. ${code ?? ''}</address><p><b>Teléfonos:</b> +52 55 5555 010${String(at)}</p></div>`,
          )
          .join('')}`,
        'es-MX',
      ),
      'https://www.modelo.example/sucursales',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ locality, region }) => [locality, region])).toEqual([
      ['Monterrey', 'Nuevo León'],
      ['Tonalá', 'Jalisco'],
      ['Torreón', 'Coahuila'],
      ['León', 'Guanajuato'],
      ['Saltillo', 'Coahuila'],
      ['Apizaco', 'Tlaxcala'],
    ]);
  });

  it('whose headings have two lines, the first not always another', async () => {
    const headings = ['Milton', 'Concord', 'Rochester', 'Hudson', 'Plant<br>Dover', 'Plant<br>Salem'];
    const { found } = await read(
      toPage(
        'Plants',
        `<h1>Our plants</h1>${headings
          .map(
            (heading, at) =>
              `<div class="plant"><h4>${heading}</h4><p>${String(12 + at)} Mill Street, Concord, NH 0330${String(at)}</p><p>(603) 555-010${String(at)}</p></div>`,
          )
          .join('')}`,
      ),
      'https://www.acme.example/plants',
    );
    expect(found.map(({ name }) => name)).toEqual(headings.map((heading) => heading.replace('<br>', ' ')));
  });

  it('of dealers all over the world, each address in boxes of its own', async () => {
    const rows = [
      ['Andes Radio EIRL', ['Pasaje Modelo N°6941', 'Las Muestras', 'Santiago', 'CHILE']],
      ['Radio Bogota S.A.', ['Carrera 9 No 108 A - 86', 'Bogota D.C.', 'COLOMBIA']],
      ['Quartz Modelo', ['Francisco Modelo 4362', 'Montevideo', 'URUGUAY']],
      ['Adria d.o.o', ['Modelna 6', 'Split 21000', 'CROATIA']],
      ['Beispiel GmbH', ['Flugplatz 7', 'D-44319 Dortmund', 'GERMANY']],
    ] as const;
    const { found } = await read(
      toPage(
        'Where to buy',
        `<h1>Distributors</h1><table><tbody>${rows
          .map(
            ([name, [street, ...rest]], at) =>
              `<tr><td><span style="font-weight: bold">${name}</span><div>${street}<div>${rest.map((line) => `<div>${line}</div>`).join('')}</div></div></td><td>Tel: +1 603 555 010${String(at)}<br>Email: <a href="mailto:sales@dealer${String(at)}.example">sales@dealer${String(at)}.example</a></td></tr>`,
          )
          .join('')}</tbody></table>`,
      ),
      'https://www.acme.example/where-to-buy',
    );
    expect(found.map(({ address }) => address)).toEqual(rows.map(([, lines]) => lines.join(', ')));
  });

  it('of branches, a line for each part of the address and the label before the first', async () => {
    const rows = [
      ['Tijuana', 'Sebastian Modelo', 'Garita de Ejemplo', 'Tijuana, Baja California'],
      ['Hermosillo', 'Blvd Modelo No. 1072', 'Mirador', 'Hermosillo, Sonora'],
      ['Nogales', 'Av de los Modelos No. 255', 'Las Pruebas', 'Nogales, Sonora'],
      ['Mexicali', 'Av Ejemplo', 'Zacatecas', 'Mexicali, Sonora'],
      ['Ensenada', 'Calle Modelo y Prueba', 'Acapulco', 'Ensenada, Sonora'],
    ] as const;
    const { found } = await read(
      toPage(
        'Sucursales',
        `<h1>Distribuciones</h1>${rows
          .map(
            ([town, ...lines], at) =>
              `<div><h5>Sucursal ${town}</h5><ul><li>Dirección: ${lines.join('</li><li>')}</li><li>Tel. (664) 555 010${String(at)}</li></ul></div>`,
          )
          .join('')}`,
        'es-MX',
      ),
      'https://www.modelo.example/distribuciones',
    );
    expect(found.map(({ address, locality }) => [address, locality])).toEqual(
      rows.map(([town, ...lines]) => [lines.join(', '), town]),
    );
  });

  it('of partners in French, one of them hardly a name', async () => {
    const rows = [
      ['3 R', 'Exempleville'],
      ['Menuiserie Modèle', 'Essai-sur-Lys'],
      ['Chauffage Lefèvre SARL', 'Le Modèle'],
      ['Atelier du Chanvre', 'Les Essais'],
      ['Clim Services', 'Exempleville'],
    ];
    const { kind, found } = await read(
      toPage(
        'Nos partenaires',
        `<h3>Nos partenaires</h3><table><thead><tr><th><i>Entreprise</i></th><th><i>Ville</i></th><th><i>Activité principale</i></th></tr></thead><tbody>${rows
          .map(
            ([name, town]) =>
              `<tr><td><strong>${name ?? ''}</strong></td><td>${town ?? ''}</td><td>Menuiseries</td></tr>`,
          )
          .join('')}</tbody></table>`,
        'fr',
      ),
      'https://www.reseau.example/nos_partenaires.php',
    );
    expect(kind).toBe('listing');
    expect(found.map(({ name, locality }) => [name, locality])).toEqual(rows);
  });

  it('of firms and people, some of given names no table has', async () => {
    const names = [
      'Mary Hunziker',
      'Ahmed Stuckey',
      'D & D Feed',
      'Rylie Barkway',
      'Rosehill VFD',
      'John Larsen',
      'Pro Em',
      'Example Farm',
      'iSaddle, Inc.',
      'Modell & Sons',
    ];
    const { candidates } = await readHtml(
      toPage(
        'Exhibitors',
        `<h1>Exhibitors</h1><ul>${names.map((name) => `<li><b>${name}</b></li>`).join('')}</ul>`,
      ),
      'https://www.show.example/exhibitors',
    );
    expect(candidates.filter(({ kind }) => kind === 'person').map((one) => toTexts(one).person)).toEqual([
      'Mary Hunziker',
      'Ahmed Stuckey',
      'Rylie Barkway',
      'John Larsen',
    ]);
  });

  it.each([
    ['Tên cửa hàng', 'Địa chỉ', 'Siêu Thị Mẫu'],
    ['Store', 'Address', 'Maple Mart'],
    ['Магазин', 'Адрес', 'Клён'],
  ])('of shops whose addresses only their column tells: %s', async (name, address, first) => {
    const places = [
      [first, 'Old Market, Kings Quarter'],
      ['Birch Foods', 'Ruby House, Long Field'],
      ['Ash & Daughters', 'Station Road'],
      ['Cedar Corner', 'Mill Lane, Lower End'],
    ];
    const toRows = (cells: string[][]) =>
      cells.map(([a = '', b = '']) => `<tr><td>${a}</td><td>${b}</td></tr>`).join('');
    const toTable = (heads: string, cells: string[][]) =>
      toPage('Where', `<h3>Where</h3><table><tr>${heads}</tr>${toRows(cells)}</table>`);
    const heads = `<th>${name}</th><th>${address}</th>`;
    const { kind, found } = await read(toTable(heads, places), 'https://foods.example/where');
    expect([kind, found.map((one) => one.name)]).toEqual(['listing', places.map(([one]) => one)]);
    for (const [other, values] of [
      [heads, ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']],
      [`${heads}<th>Built</th>`, ['River Street', 'Market Square', 'Hill Lane', 'Wall Road']],
    ] as const) {
      const cells = values.map((value, index) => [places[index]?.[0] ?? '', value]);
      expect((await read(toTable(other, cells), 'https://hosts.example/where')).kind).toBe('none');
    }
  });

  it('under a domain that is sold as a word: numbers are the language’s', async () => {
    const { found } = await read(
      toPage(
        'Styrelse',
        `<h1>Styrelse</h1>${['Per Modig', 'Anita Exempel', 'Anders Prov']
          .map(
            (name, at) =>
              `<div class="presentation"><h5>LEDAMOT:</h5>${name}<br>Provgatan ${String(27 + at)}<br>506 44 BORÅS<br>Tel: 0504 - 120 1${String(at)}<br>E-post: <br>person${String(at)}[a]gmail.com</div>`,
          )
          .join('')}`,
        'sv',
      ),
      'https://www.forbund.nu/styrelse',
    );
    expect(found.map(({ phones, emails }) => [phones, emails])).toEqual(
      [0, 1, 2].map((at) => [[`0504 - 120 1${String(at)}`], [`person${String(at)}@gmail.com`]]),
    );
  });
});
