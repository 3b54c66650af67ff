import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

/** What a page is and whose it is, told without headings, structured data or tags of their own: one invented page a rule. */

const read = async (html: string, url: string) => {
  const { kind, candidates } = await readHtml(html, url);
  return { kind, found: candidates.map((one) => ({ ...toTexts(one), facts: one.facts })) };
};
const toPage = (title: string, body: string, lang = 'en'): string =>
  `<!doctype html><html lang="${lang}"><head><title>${title}</title></head><body>${body}</body></html>`;
const FILLER = `<p>${'Lamps and lighting of every kind for homes, shops and workshops, since many years. '.repeat(12)}</p>`;

describe('the page of one entry of a directory', () => {
  const neighbours = ['Interio Lights', 'Focus Hardware', 'Ramsdale Electrics', 'Brightside Lamps']
    .map(
      (name, at) =>
        `<div class="near"><a href="/near/${String(at)}">${name}</a><div>${String(at + 12)} Mill Road, Milton, TX 75001</div></div>`,
    )
    .join('');

  it('is no list of its neighbours, though nothing but the title is its heading', async () => {
    const { kind } = await read(
      toPage(
        'Signal Lighting in Milton - Lamps near you - Modelpages',
        `<div class="top"><div>Signal Lighting</div><div>4 Station Road, Milton, TX 75001</div></div>${FILLER}
         <div class="near"><a href="/near/x">Signal Lighting</a><div>4 Station Road, Milton, TX 75001</div></div>${neighbours}`,
      ),
      'https://www.modelpages.example/milton/signal-lighting-station-road/4811',
    );
    expect(kind).not.toBe('listing');
  });

  it('bears the name its title begins with, whatever marks it up', async () => {
    const { found } = await read(
      toPage(
        'Signal Lighting Milton | Opening hours | Modelpages',
        `<div>Modelpages, the guide to Milton</div><div class="top"><div>Signal Lighting</div><div>4 Station Road, Milton, TX 75001</div><div>Phone: (903) 555-0142</div><div>xxxxxxx@signal.example</div></div>${FILLER}`,
      ),
      'https://www.modelpages.example/firm/70000001019',
    );
    expect(found).toMatchObject([{ name: 'Signal Lighting', phones: ['(903) 555-0142'], emails: [] }]);
  });
});

describe('a list', () => {
  it('of which only the paying entries show a number', async () => {
    const row = (name: string, phone: string) =>
      `<div class="row"><h3><a href="/e/${name.replace(/ /g, '-')}">${name}</a></h3><p>Pipes, taps and heating</p><p>${phone}</p></div>`;
    const names = (some: string) =>
      ['Adler', 'Birch', 'Cedar', 'Dunham', 'Elm', 'Falk'].map((name) => `${name} ${some}`);
    const { kind, found } = await read(
      toPage(
        'Plumbers',
        `<h1>Plumbers</h1><div>${names('Plumbing')
          .map((name, at) => row(name, `(903) 555-010${String(at)}`))
          .join('')}</div><h2>More</h2><div>${[...names('Pipes'), ...names('Taps'), ...names('Heating')]
          .map((name) => row(name, 'Call now'))
          .join('')}</div>`,
      ),
      'https://www.modelpages.example/plumbers',
    );
    expect(kind).toBe('listing');
    expect(found.slice(0, 6).map(({ phones }) => phones[0])).toContain('(903) 555-0105');
  });

  it('is no shelf of teasers of other sites', async () => {
    const teaser = (text: string, at: number) =>
      `<div class="teaser"><a href="https://site${String(at)}.example/a">${text}</a></div>`;
    const { kind } = await read(
      toPage(
        'Team wins again',
        `<h1>Team wins again</h1>${FILLER}${[
          'How to plan your household goals for the next year',
          'New trends in shopping point towards smaller local stores',
          'Organisation looks after many children and offers them classes',
          'These funds can raise your income without much risk',
          'What you should know before you buy a used car',
          'Seven quiet villages by the sea for a short holiday',
        ]
          .map(teaser)
          .join('')}`,
      ),
      'https://www.news.example/sport/team-wins-again',
    );
    expect(kind).toBe('none');
  });

  it('with two people in each row of its table', async () => {
    const cells = [
      'Anna Roe : <a href="tel:9035550111">903 555 0111</a>',
      'Ben Poe : <a href="tel:9035550112">903 555 0112</a>',
      'Cora Doe : <a href="tel:9035550113">903 555 0113</a>',
      'Dan Moe : <a href="tel:9035550114">903 555 0114</a>',
      'Eva Loe : <a href="tel:9035550115">903 555 0115</a>',
      'Fred Noe : <a href="tel:9035550116">903 555 0116</a>',
    ];
    const rows = [0, 2, 4].map((at) => `<tr><td>${cells[at] ?? ''}</td><td>${cells[at + 1] ?? ''}</td></tr>`);
    const { found } = await read(
      toPage('Phone list', `<h1>Phone list</h1><table>${rows.join('')}</table>`),
      'https://www.roe.example/phones',
    );
    expect(found.map(({ name, person, phones }) => [name ?? person, ...phones])).toEqual([
      ['Anna Roe', '903 555 0111'],
      ['Ben Poe', '903 555 0112'],
      ['Cora Doe', '903 555 0113'],
      ['Dan Moe', '903 555 0114'],
      ['Eva Loe', '903 555 0115'],
      ['Fred Noe', '903 555 0116'],
    ]);
  });

  it('whose streets begin with the postal code, in a column beside the towns', async () => {
    const { found } = await read(
      toPage(
        'Где купить',
        `<h1>Где купить</h1><table><thead><tr><th>Название</th><th>Город</th><th>Адрес</th><th>Телефон</th></tr></thead><tbody>
         <tr><td>ООО "Пример"</td><td>г. Апатиты</td><td>184209, ул. Примерная, д. 12</td><td>(815) 555-01-01</td></tr>
         <tr><td>ООО "Образец"</td><td>г. Армавир</td><td>352900, ул. Образцовая, д. 76</td><td>(861) 555-01-02</td></tr>
         <tr><td>ООО "Модель"</td><td>г. Тверь</td><td>170100, ул. Модельная, д. 3</td><td>(482) 555-01-03</td></tr></tbody></table>`,
        'ru',
      ),
      'https://www.lampy.example/where',
    );
    expect(found.map(({ facts }) => facts.address?.[0]?.value)).toMatchObject([
      { locality: 'Апатиты', postalCode: '184209' },
      { locality: 'Армавир', postalCode: '352900' },
      { locality: 'Тверь', postalCode: '170100' },
    ]);
  });
});

describe('a contact page', () => {
  it('that says nowhere whose it is bears the name of its address', async () => {
    const { kind, found } = await read(
      toPage(
        'Contatti',
        '<h2>Sede Operativa</h2><p>Via Esempio, 3/A</p><p>24067 Sarnico (BG)</p><h2>Telefono</h2><p>+39 030 555 0142</p><h2>Email</h2><p><a href="mailto:info@modellera.example">info@modellera.example</a></p>',
        'it',
      ),
      'https://modellera.example/contatti/',
    );
    expect(kind).toBe('profile');
    expect(found).toMatchObject([{ name: 'Modellera', emails: ['info@modellera.example'] }]);
  });

  it('whose heading says that it is the head office’s', async () => {
    const { found } = await read(
      toPage(
        'Contact',
        '<h2>Contact</h2><h3><strong>Hoofdkantoor Voorbeeld</strong></h3><p><strong>Bezoekadres:</strong> Modeldijk 10, 7683 PL Den Ham</p><p><a href="mailto:info@voorbeeld.example">info@voorbeeld.example</a></p><p>0546-555014</p>',
        'nl',
      ),
      'https://www.voorbeeld.example/contact',
    );
    expect(found).toMatchObject([{ name: 'Voorbeeld', person: undefined }]);
  });
});
