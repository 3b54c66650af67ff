import { getCpuNow } from '../cpu-clock';
import { describe, expect, it } from 'vitest';
import { getIntent, type IntentContext } from '@/lib/readers/thread/intent/intent';
import { splitLines } from '@/lib/readers/thread/quotes';
import {
  looksLikeAuthorClass,
  looksLikeDate,
  looksLikePostName,
  looksLikeProfileLink,
} from '@/lib/readers/thread/signs';

const opening = (title: string, text: string, language: string): string =>
  getIntent({
    kind: 'thread',
    title: undefined,
    text,
    opening: true,
    top: true,
    labels: [],
    language,
    thread: { title, every: 'none', hiring: false, firstPage: true },
  }).intent;

describe('the opening post of a thread says what its author wants', () => {
  const cases: [string, string, string, string][] = [
    [
      'en',
      'Mixer for a small bakery',
      'Can anyone recommend a spiral mixer for 20 kg? Our budget is tight.',
      'buy',
    ],
    [
      'en',
      'Looking for a reliable flour supplier',
      'We are near the coast and need two pallets a month.',
      'buy',
    ],
    [
      'en',
      'Spiral mixer for sale, nearly new',
      'Used for one season, pickup only, $900 or best offer.',
      'sell',
    ],
    [
      'en',
      'My mixer makes a noise',
      'Since yesterday it hums when the hook turns. What could that be?',
      'none',
    ],
    [
      'de',
      'Kaufberatung Knetmaschine',
      'Welche Knetmaschine soll ich kaufen? Mein Budget liegt bei 800 Euro.',
      'buy',
    ],
    ['de', 'Lieferant für Bio-Mehl gesucht', 'Wir backen auf Norderney und brauchen 200 kg im Monat.', 'buy'],
    ['de', 'Verkaufe Gärschrank', 'Zu verkaufen, nur Abholung, Festpreis.', 'sell'],
    ['de', 'Teig klebt', 'Beim Kneten klebt mir der Teig immer an den Händen.', 'none'],
    [
      'fr',
      'Cherche fournisseur de farine',
      'Bonjour, je cherche un fournisseur pour ma boulangerie, demande de devis bienvenue.',
      'buy',
    ],
    ['fr', 'Pétrin qui ne démarre plus', 'Depuis hier il ne tourne plus, avez-vous une idée ?', 'none'],
    ['es', 'Busco proveedor de harina', 'Necesito un presupuesto para 500 kg al mes.', 'buy'],
    ['es', 'Vendo amasadora', 'En venta, precio fijo, poco uso.', 'sell'],
    ['pt', 'Procuro fornecedor de farinha', 'Alguém pode indicar? Preciso de um orçamento.', 'buy'],
    [
      'it',
      'Consiglio acquisto impastatrice',
      'Quale impastatrice mi consigliate? Cerco una da 20 kg.',
      'buy',
    ],
    ['nl', 'Gezocht: deegkneder', 'Wij zijn op zoek naar een kneder, kan iemand iets aanraden?', 'buy'],
    ['pl', 'Szukam dostawcy mąki', 'Potrzebujemy 200 kg miesięcznie, okolice Gdyni.', 'buy'],
    ['pl', 'Sprzedam mikser', 'Stan idealny, odbiór osobisty.', 'sell'],
    ['pl', 'Ciasto się klei', 'Co robię nie tak przy wyrabianiu?', 'none'],
    ['tr', 'Hamur makinesi arıyorum', 'Fırınımız için 20 kg, öneriniz var mı?', 'buy'],
    ['tr', 'Satılık fırın', 'Sahibinden temiz, kargo bedava.', 'sell'],
    ['tr', 'Hamur yapışıyor', 'Yoğururken hep elime yapışıyor, neden olabilir?', 'none'],
    ['ko', '중고 반죽기 구합니다', '20kg 정도 되는 걸로 추천 부탁드립니다.', 'buy'],
    ['ko', '오븐 팝니다', '직거래만 합니다. 상태 좋습니다.', 'sell'],
    ['ko', '반죽이 부풀지 않아요', '어제 만든 반죽이 그대로입니다.', 'none'],
    ['ar', 'مطلوب عجانة مستعملة', 'نبحث عن مورد في دبي، أرجو عرض سعر.', 'buy'],
    ['ar', 'فرن للبيع', 'بحالة ممتازة وقابل للتفاوض.', 'sell'],
    ['ar', 'العجين لا يرتفع', 'منذ البارحة لم يتغير شيء.', 'none'],
    ['ru', 'Ищу поставщика муки', 'Посоветуйте, где купить муку оптом.', 'buy'],
    ['ru', 'Продам тестомес', 'Продаю в связи с закрытием, торг.', 'sell'],
    ['zh', '求购二手和面机', '想买一台二十公斤的，请推荐。', 'buy'],
    ['zh', '出售烤箱', '九成新，低价出，欢迎咨询。', 'sell'],
    ['zh', '面包发酵不起来', '昨天做的面团完全没有动静。', 'none'],
    ['ja', 'ミキサーを探しています', '予算は五万円です。おすすめを教えてください。', 'buy'],
    ['ja', 'オーブン売ります', '美品です。送料込みでお譲りします。', 'sell'],
  ];
  it.each(cases)('%s: %s', (language, title, text, intent) => {
    expect(opening(title, text, language)).toBe(intent);
  });
});

describe('a post without a title says it in its own words', () => {
  it.each([
    ['en', 'buy', 'Can anyone point me to a good sign maker in Leeds?'],
    ['en', 'buy', 'ISO a used pallet jack, will pick up.'],
    ['en', 'buy', 'What would you charge to build a small shop site? Please send me a quote.'],
    ['en', 'sell', 'Our team has a few open slots this month, rates start at $40 an hour.'],
    ['en', 'none', 'I bought one of these last year and the hinge broke after a week.'],
    ['en', 'none', 'Looking for a job as a welder, ten years of experience.'],
    ['en', 'none', 'I am looking for a way to turn off the sound.'],
    ['en', 'none', 'SOLD, please close this thread.'],
    ['en', 'none', 'The asking price is too high, and shipping is slow.'],
    ['zh', 'buy', '想找一家做小程序的公司，预算五万左右。'],
    ['zh', 'buy', '急求一台二手激光切割机，带价私信。'],
    ['zh', 'sell', '本厂长期供应不锈钢管，量大从优。'],
    ['zh', 'sell', '出售九成新咖啡機，意者請私訊。'],
    ['zh', 'none', '卖家不发货，质量很差，大家别买。'],
    ['de', 'buy', 'Kennt jemand einen guten Steuerberater in Kassel?'],
    ['de', 'buy', 'Gesucht: gebrauchte Hobelbank, Raum Ulm.'],
    ['de', 'sell', 'Bei mir liegen noch acht, die gebe ich ab, 15 Euro das Stück.'],
    ['de', 'none', 'Ich bin auf der Suche nach einer Lösung für meinen Fehler.'],
    ['fr', 'buy', 'Quelqu’un connaît un bon plombier à Nantes ?'],
    ['fr', 'sell', 'Je vends ma remorque, très bon état, 400 euros à débattre.'],
    ['fr', 'none', 'Je cherche un emploi comme serveuse à Lyon.'],
    ['es', 'buy', '¿Alguien conoce un buen abogado en Valencia?'],
    ['es', 'sell', 'Ofrecemos mudanzas en toda la provincia, presupuesto sin compromiso.'],
    ['es', 'none', 'Busco un trabajo de camarero, tengo experiencia.'],
    ['pt', 'buy', 'Alguém conhece um bom contador em Curitiba?'],
    ['pt', 'sell', 'Vendo carretinha em ótimo estado, aceito proposta.'],
    ['pt', 'none', 'Comprei um desses e não recomendo a ninguém.'],
    ['it', 'buy', 'Ci servono 200 sedie pieghevoli entro giugno, mandate preventivi.'],
    ['it', 'sell', 'Vendo rimorchio usato, 300 euro, zona Parma.'],
    ['it', 'none', 'È un regalo per mia madre, grazie a tutti.'],
    ['ru', 'buy', 'Требуется поставщик упаковки, 5000 штук в месяц, жду предложений.'],
    ['ru', 'sell', 'Оказываем услуги по ремонту квартир.'],
    ['ru', 'none', 'Ищу работу водителем.'],
    ['ja', 'buy', '名刺を500枚作りたいのですが、見積もりをお願いできますか。'],
    ['ja', 'sell', '粘土の卸をやってます。見積もり無料です。'],
    ['ja', 'none', '仕事を探しています。経理の経験があります。'],
    [
      'en',
      'buy',
      'Is there a firm near Glasgow that still repairs old knitting machines? Ours broke last week.',
    ],
    ['en', 'sell', 'Clearing out the workshop: two presses have to go this month, 2,500 each or offers.'],
    ['en', 'none', 'Is there a setting that stops the company logo from printing on every page?'],
    ['en', 'none', 'The roofer came on Monday, my accountant will be happy with the bill.'],
    ['de', 'buy', 'Weiß jemand einen zuverlässigen Dachdecker in Rostock, der kurzfristig Zeit hat?'],
    ['de', 'none', 'Gibt es eine Möglichkeit, die Firma im Briefkopf auszublenden?'],
    ['fr', 'buy', 'Y a-t-il un artisan sérieux pour entretenir une chaudière vers Annecy ?'],
    ['fr', 'sell', 'Je me sépare de mon tour à bois, très peu servi, 650 € à débattre.'],
    ['fr', 'none', 'Mon plombier m’a expliqué comment purger le circuit, je partage la méthode.'],
    ['es', 'buy', '¿Sabéis de algún taller en Zaragoza que repare bombas hidráulicas?'],
    ['es', 'none', '¿Hay algún modo de cambiar el idioma del menú?'],
    ['pt', 'buy', 'Preciso de alguém que faça a contabilidade de uma loja pequena no Porto.'],
    ['pt', 'sell', 'Desapego: máquina de costura reta, pouco uso, R$ 1.200.'],
    ['it', 'buy', 'Ci servirebbe una ditta che faccia stampi per pezzi in alluminio.'],
    ['it', 'none', 'Il mio commercialista dice di aspettare, voi come vi regolate?'],
    ['ru', 'buy', 'Кто может изготовить металлические стеллажи по чертежам, Воронеж?'],
    ['ru', 'sell', 'Токарный станок и тиски, всё рабочее, отдам недорого.'],
    ['ru', 'none', 'Подскажите, как отключить уведомления в новой версии?'],
    ['ja', 'buy', '大阪でステンレスの溶接を引き受けてくれる工場をご存知の方いませんか。'],
    ['ja', 'none', 'この機能に詳しい方いませんか。エラーが出て困っています。'],
    ['zh', 'buy', '深圳有没有做精密铸造的公司，我们有一批零件。'],
    ['zh', 'sell', '搬家清货，办公桌椅六套，自提，一套三百。'],
    ['zh', 'none', '请问公司年会大家一般穿什么？'],
  ])('%s, %s: %s', (language, intent, text) => {
    expect(opening('', text, language)).toBe(intent);
  });
});

describe('what else decides', () => {
  const base: IntentContext = {
    kind: 'thread',
    title: undefined,
    text: 'I want to buy a mixer',
    opening: false,
    top: true,
    labels: [],
    language: 'en',
    thread: { title: 'Mixers', every: 'none', hiring: false, firstPage: true },
  };
  it.each([
    ['en', 'Same here: I want to buy a used cover for a 9 m cutter.'],
    ['en', 'WTB: the same, in red.'],
    ['en', 'I need 25 metres of it. WTB, also an anchor if anyone has one.'],
    ['de', 'Suche auch noch einen Lieferanten dafür. Ich möchte kaufen, sobald es geht.'],
    ['fr', 'Moi aussi, je cherche un fournisseur.'],
    ['zh', '我也求购一台，请报价。'],
  ])('an answer that plainly asks for itself is a request (%s: %s)', (language, text) => {
    expect(getIntent({ ...base, text, language }).intent).toBe('buy');
  });
  it.each([
    ['en', 'If you want to buy a mixer, measure the doorway first.'],
    ['en', 'When I was looking to buy one, I asked around in Ulm.'],
    ['en', 'I do not want to buy one, mine still runs.'],
    ['en', 'We recommend the spiral ones, they last.'],
    [
      'en',
      `${'It depends on the bowl and the motor and the belt. '.repeat(30)}Any recommendations are a matter of taste.`,
    ],
    ['de', 'Wenn du einen Lieferanten suchst, frag in Ulm.'],
    ['zh', '如果你想买，就去看看。'],
    ['en', 'You need a good lawyer for that, I would not try it alone.'],
    ['en', 'Ours failed after a month and the supplier replaced it free of charge.'],
  ])('one that repeats the words of the request is none (%s: %s)', (language, text) => {
    expect(getIntent({ ...base, text, language }).intent).toBe('none');
  });
  it.each([
    ['en', 'We stock all thicknesses and can deliver next week.'],
    ['de', 'Ich verkaufe meinen, bei Interesse melden.'],
    ['ru', 'Продам такую за 3000, почти новая.'],
    ['zh', '我们工作室承接印刷，欢迎咨询。'],
    ['en', 'Our shop does that every week, drop me a line and I will send you a price.'],
    ['es', 'Nosotros fabricamos esas piezas en Valencia.'],
    ['ja', '弊社で対応可能です。図面をお送りください。'],
  ])('an answer that plainly offers something of its own is an offer (%s: %s)', (language, text) => {
    expect(getIntent({ ...base, text, language }).intent).toBe('sell');
  });
  it.each([
    ['en', 'If you sell it, put it up for sale in the spring.'],
    ['en', 'They have a discount code and free shipping this week.'],
    ['es', 'Está en venta en la web de siempre, con envío gratis.'],
    ['ja', 'どこかの店で販売しています、送料無料です。'],
  ])('one that tells of somebody else’s is none (%s: %s)', (language, text) => {
    expect(getIntent({ ...base, text, language }).intent).toBe('none');
  });
  it('the first post of a later page is an answer', () => {
    const thread = { ...base.thread, title: 'Looking to buy a mixer', firstPage: false };
    expect(getIntent({ ...base, text: 'Measure first.', opening: true, thread }).intent).toBe('none');
  });
  it('a call makes each direct answer a request, and answers to those none', () => {
    const thread = { ...base.thread, title: 'Who is hiring?', every: 'buy' as const };
    expect(getIntent({ ...base, thread }).intent).toBe('buy');
    expect(getIntent({ ...base, thread, top: false }).intent).toBe('none');
  });
  it('an ad is an offer, unless its tag or prefix says otherwise', () => {
    const ad: IntentContext = { ...base, kind: 'ads', language: 'de' };
    expect(getIntent({ ...ad, title: 'Gärkörbchen', text: 'Gärkörbchen' }).intent).toBe('sell');
    expect(getIntent({ ...ad, title: 'Gärkörbchen', text: 'Gärkörbchen', labels: ['Gesuch'] }).intent).toBe(
      'buy',
    );
    expect(
      getIntent({ ...ad, title: 'Wanted: proofing baskets', text: 'Wanted: proofing baskets' }).intent,
    ).toBe('buy');
  });
});

describe('the words that decided are given as written', () => {
  const decide = (title: string, text: string, language: string) =>
    getIntent({
      kind: 'thread',
      title: undefined,
      text,
      opening: true,
      top: true,
      labels: [],
      language,
      thread: { title, every: 'none', hiring: false, firstPage: true },
    });
  it('those that weigh most first, each once', () => {
    const { phrases } = decide(
      'Spiral mixer',
      'Can ANYONE RECOMMEND one? I am looking for a quiet one. Anyone recommend Acme?',
      'en',
    );
    expect(phrases.slice(0, 2)).toEqual(['ANYONE RECOMMEND', 'looking for a']);
  });
  it('of an offer as well', () => {
    expect(decide('Verkaufe Gärschrank', 'Nur Abholung, Festpreis.', 'de').phrases).toEqual(
      expect.arrayContaining(['Verkaufe', 'Nur Abholung', 'Festpreis']),
    );
  });
  it('a tag or prefix is one of them', () => {
    expect(decide('[WTB] Deck oven', 'Any size.', 'en').phrases[0]).toBe('WTB');
    expect(decide('Gesuch: Backofen', 'Egal welcher.', 'de').phrases[0]).toBe('Gesuch');
  });
  it('there are none where nothing is wanted', () => {
    expect(decide('My mixer hums', 'Since yesterday.', 'en').phrases).toEqual([]);
  });
  it('their language is told, whatever the page declares', () => {
    expect(
      decide('Knetmaschine', 'Hallo, ich bin auf der Suche nach einer Knetmaschine für die Backstube.', 'en')
        .language,
    ).toBe('de');
  });
});

describe('hostile text is read as fast as any', () => {
  const hostile = [
    'a',
    ' ',
    '1',
    '-',
    'looking for ',
    '12. ',
    '>',
    '@',
    'a b ',
    '123-',
    '_',
    '年',
    '【 在 ',
  ].map((piece) => piece.repeat(Math.ceil(40_000 / piece.length)));
  it.each(hostile.map((text) => [text.slice(0, 12), text]))('%j…', (_, text) => {
    const start = getCpuNow();
    splitLines(text);
    looksLikeDate(text.slice(0, 120));
    looksLikeDate(text);
    looksLikeProfileLink(text);
    looksLikeAuthorClass(text);
    looksLikePostName(text);
    for (const language of ['en', 'de', 'zh']) opening(text, text, language);
    expect(getCpuNow() - start).toBeLessThan(3_000);
  });
});
