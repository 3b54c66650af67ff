import { describe, expect, it } from 'vitest';
import type { FoundRequest } from '@/lib/leads/request';
import { foundRequest } from '@/lib/leads/request';
import { readRequest } from '@/lib/readers/thread/intent/request';
import { getCpuNow } from '../cpu-clock';

const ask = (language: string, title: string, text: string): FoundRequest =>
  readRequest({ language, title, text, hiring: false });

describe('a request says what is asked for, in the words of its author', () => {
  const cases: [string, string, string, FoundRequest][] = [
    [
      'en',
      'Looking for a reliable flour supplier',
      'We are a small bakery near Portland, ME and need two pallets a month. Our budget is around $900 per pallet, first delivery by the end of March.',
      { kind: 'supplier', products: ['flour'], quantity: 'two pallets a month', budget: 'around $900', place: 'Portland, ME', deadline: 'by the end of March', language: 'en' },
    ],
    [
      'en',
      'WTB: 50 office chairs',
      'Needed by Friday, delivered to Leeds. Can pay up to £40 each.',
      { kind: 'purchase', products: ['office chairs'], budget: 'up to £40', place: 'Leeds', deadline: 'Needed by Friday', language: 'en' },
    ],
    [
      'en',
      'Anchor chain',
      'Looking to buy 40 metres of 10 mm galvanised chain before the end of April.',
      { kind: 'purchase', products: ['galvanised chain'], quantity: '40 metres', deadline: 'before the end of April', language: 'en' },
    ],
    [
      'en',
      '',
      'May I join the order? I need 25 metres of the same, delivered to Rockport, New Hampshire. WTB, also a 15 kg plough anchor if anyone has one.',
      { kind: 'purchase', products: ['plough anchor'], quantity: '25 metres', place: 'Rockport, New Hampshire', language: 'en' },
    ],
    [
      'de',
      'Lieferant für Bio-Mehl gesucht',
      'Wir backen in Lüneburg und brauchen 200 kg im Monat, höchstens 250 Euro, bis spätestens 1. März.',
      { kind: 'supplier', products: ['Bio-Mehl'], quantity: '200 kg im Monat', budget: 'höchstens 250 Euro', place: 'Lüneburg', deadline: 'bis spätestens 1. März', language: 'de' },
    ],
    [
      'fr',
      'Cherche fournisseur de farine bio',
      'Bonjour, ma boulangerie est à Lyon. Il me faut environ 300 kg par mois, budget max 400 €, avant la fin du mois.',
      { kind: 'supplier', products: ['farine bio'], quantity: '300 kg par mois', budget: 'max 400 €', place: 'Lyon', deadline: 'avant la fin du mois', language: 'fr' },
    ],
    [
      'es',
      'Busco proveedor de harina',
      'Necesito 500 kg al mes, entrega en Sevilla antes del 15 de mayo, máximo 300 euros.',
      { kind: 'supplier', products: ['harina'], quantity: '500 kg al mes', budget: 'máximo 300 euros', place: 'Sevilla', deadline: 'antes del 15 de mayo', language: 'es' },
    ],
    [
      'pt',
      'Procuro fornecedor de embalagens',
      'Preciso de 1.000 caixas até sexta-feira, em Curitiba. Posso pagar até R$ 2.000.',
      { kind: 'supplier', products: ['embalagens'], quantity: '1.000 caixas', budget: 'até R$ 2.000', place: 'Curitiba', deadline: 'até sexta-feira', language: 'pt' },
    ],
    [
      'pl',
      'Szukam dostawcy mąki',
      'Potrzebujemy 200 kg miesięcznie, okolice Gdyni, do końca marca. Budżet do 5000 zł.',
      { kind: 'supplier', products: ['mąki'], quantity: '200 kg miesięcznie', budget: 'do 5000 zł', place: 'Gdyni', deadline: 'do końca marca', language: 'pl' },
    ],
    [
      'tr',
      '20 kg hamur makinesi arıyorum',
      'En fazla 5000 TL, cumaya kadar lazım.',
      { kind: 'purchase', products: ['hamur makinesi'], budget: 'En fazla 5000 TL', deadline: 'cumaya kadar', language: 'tr' },
    ],
    [
      'ko',
      '중고 반죽기를 구합니다',
      '예산은 50만원 이하입니다. 다음 주 까지 부탁드립니다.',
      { kind: 'purchase', products: ['반죽기'], budget: '50만원', deadline: '다음 주 까지', language: 'ko' },
    ],
    [
      'ar',
      'مطلوب عجانة مستعملة في دبي',
      'الميزانية أقل من 500 دولار.',
      { kind: 'purchase', products: ['عجانة مستعملة'], budget: 'أقل من 500 دولار', language: 'ar' },
    ],
    [
      'it',
      'Consiglio acquisto impastatrice',
      'Quale impastatrice mi consigliate? Ne servono 2 pezzi entro fine mese, massimo 1.500 €. Sono a Bologna.',
      { kind: 'recommendation', products: ['impastatrice'], quantity: '2 pezzi', budget: 'massimo 1.500 €', place: 'Bologna', deadline: 'entro fine mese', language: 'it' },
    ],
    [
      'ru',
      'Ищу поставщика муки',
      'Нужно 5 тонн в месяц, доставка в Казань, бюджет до 200 000 рублей, до конца марта.',
      { kind: 'supplier', products: ['муки'], quantity: '5 тонн в месяц', budget: 'до 200 000 рублей', place: 'Казань', deadline: 'до конца марта', language: 'ru' },
    ],
    [
      'zh',
      '求购二手和面机',
      '想买3台，预算5000元以内，坐标杭州，月底前要。',
      { kind: 'purchase', products: ['二手和面机'], quantity: '3台', budget: '5000元以内', place: '杭州', deadline: '月底前', language: 'zh' },
    ],
    [
      'zh',
      '徵求烤箱供應商',
      '我們在台中，每月需要20台，預算8000元以內，下個月前。',
      { kind: 'supplier', products: ['烤箱'], quantity: '20台', budget: '8000元以內', place: '台中', deadline: '下個月前', language: 'zh' },
    ],
    [
      'ja',
      '業務用のミキサーを探しています',
      '予算は50万円以内で、大阪です。来月末までに2台必要です。おすすめを教えてください。',
      { kind: 'recommendation', products: ['業務用のミキサー'], quantity: '2台', budget: '50万円以内', place: '大阪', deadline: '来月末までに', language: 'ja' },
    ],
    [
      'nl',
      'Gezocht: leverancier van deegkneders',
      'Onze bakkerij in Utrecht heeft 3 stuks nodig voor eind mei, max 900 euro.',
      { kind: 'supplier', products: ['deegkneders'], quantity: '3 stuks', budget: 'max 900 euro', place: 'Utrecht', deadline: 'voor eind mei', language: 'nl' },
    ],
  ]; // prettier-ignore
  it.each(cases)('%s: %s', (language, title, text, expected) => {
    const request = ask(language, title, text);
    expect(request).toEqual(expected);
    expect(foundRequest.safeParse(request).success).toBe(true);
  });
});

describe('its kind', () => {
  const cases: [FoundRequest['kind'], string, string, string][] = [
    ['supplier', 'en', 'Who makes rye flour in bulk?', 'We look for a manufacturer or wholesaler.'],
    ['recommendation', 'en', 'Mixer', 'Can anyone recommend one? Any suggestions for a beginner?'],
    ['quotation', 'en', 'Request for quotation', 'Please quote 500 hinges.'],
    ['hiring', 'en', 'Hiring a pastry chef', 'Full-time position. Apply at the shop.'],
    ['complaint', 'en', 'Fed up with our flour supplier', 'Our supplier keeps letting us down. Who else?'],
    ['comparison', 'en', 'Kiln A vs Kiln B', 'Torn between the two, which one should I buy?'],
    ['purchase', 'en', 'WTB deck oven', 'Any colour.'],
    ['supplier', 'de', 'Hersteller gesucht', 'Wir suchen einen Hersteller für Blechdosen.'],
    ['recommendation', 'de', 'Kaufberatung Ofen', 'Könnt ihr einen empfehlen?'],
    ['quotation', 'de', 'Bitte um Angebot', 'Bitte um ein Angebot für zwei Öfen.'],
    ['complaint', 'de', 'Mehl', 'Wir sind unzufrieden mit unserem Lieferanten und suchen Ersatz.'],
    ['quotation', 'fr', 'Demande de devis', 'Besoin d’un devis pour deux fours.'],
    ['complaint', 'fr', 'Farine', 'Marre de mon fournisseur actuel, qui ne répond plus.'],
    ['recommendation', 'es', 'Hornos', '¿Qué me recomiendan? Busco consejos.'],
    ['comparison', 'es', 'Horno A vs. horno B', 'Comparativa, ¿diferencia entre los dos?'],
    ['recommendation', 'pt', 'Fornos', 'Alguém recomenda? Aceito sugestões.'],
    ['quotation', 'it', 'Richiesta di preventivo', 'Preventivo per due forni.'],
    ['comparison', 'ru', 'Печь А vs печь Б', 'Сравнение двух печей, что лучше?'],
    ['quotation', 'ru', 'Запрос цены', 'Пришлите прайс и коммерческое предложение.'],
    ['recommendation', 'zh', '烤箱推荐', '哪款好？求建议。'],
    ['quotation', 'zh', '询价：烤箱', '请报价，谢谢。'],
    ['complaint', 'zh', '面粉', '现在的供应商太坑，不回消息，想换。'],
    ['comparison', 'ja', '窯A と 窯B の比較', 'どちらも良くて迷っています。違いは？'],
    ['quotation', 'ja', '見積のお願い', '相見積をお願いします。'],
    ['recommendation', 'nl', 'Koopadvies oven', 'Kan iemand er een aanraden?'],
  ];
  it.each(cases)('%s (%s): %s', (kind, language, title, text) => {
    expect(ask(language, title, text).kind).toBe(kind);
  });
  it('of an answer to a call for jobs is hiring, whatever its words', () => {
    expect(readRequest({ language: 'en', title: '', text: 'Acme Ovens | Lisbon', hiring: true }).kind).toBe(
      'hiring',
    );
  });
});

describe('what is not asked for is left out', () => {
  it.each([
    ['something', 'Looking for advice', 'Can anyone recommend something?'],
    ['the size of a thing is no quantity', 'Dough mixer', 'I want to buy a dough mixer that takes 20 kg.'],
    ['an old price is no budget', 'Dough mixer', 'I want to buy a dough mixer. The last one cost $400.'],
    ['a month is no place', 'Dough mixer', 'I want to buy a dough mixer in March.'],
  ])('%s', (_, title, text) => {
    const { products, quantity, budget, place } = ask('en', title, text);
    expect({ products, quantity, budget, place }).toEqual({
      products: title === 'Dough mixer' ? ['dough mixer'] : [],
      quantity: undefined,
      budget: undefined,
      place: undefined,
    });
  });
  it('several goods are several', () => {
    expect(ask('en', 'Shop fittings', 'We need a deck oven and a proofing cabinet.').products).toEqual([
      'deck oven',
      'proofing cabinet',
    ]);
  });
});

describe('hostile requests are read as fast as any', () => {
  const pieces = ['a', ' ', '1', '1,000 ', 'looking for ', 'quote for a ', 'budget 1', 'under $', 'in A', 'by the ', 'of ', '求购', '预算', 'を探して', '…', '予算1', 'до 1 ', 'in der Nähe von ']; // prettier-ignore
  it.each(pieces)('%j…', (piece) => {
    const text = piece.repeat(Math.ceil(40_000 / piece.length));
    const start = getCpuNow();
    for (const language of ['en', 'de', 'fr', 'ru', 'zh', 'ja']) ask(language, text, text);
    expect(getCpuNow() - start).toBeLessThan(3_000);
  });
});
