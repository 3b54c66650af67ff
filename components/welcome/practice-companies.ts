/** Names and lines of business in the languages the extension speaks. */
export type Language = 'en' | 'zh-CN' | 'zh-TW' | 'de' | 'ja' | 'es';

export interface PracticeCompany {
  name: Record<Language, string>;
  trade: Record<Language, string>;
  /** Of the range reserved for fiction. */
  phone: string;
  street: string;
  city: string;
  /** Before `.example`. */
  domain: string;
}

type Row = readonly [
  en: readonly [name: string, trade: string],
  simplified: readonly [name: string, trade: string],
  traditional: readonly [name: string, trade: string],
  german: string,
  japanese: readonly [name: string, trade: string],
  spanish: string,
  phone: string,
  street: string,
  city: string,
  domain: string,
];

/** The companies of the directory on the welcome page. All are invented. */
const rows: readonly Row[] = [
  [
    ['Alder Street Bakery Supply', 'Bakery equipment'],
    ['桤木街烘焙设备有限公司', '烘焙设备'],
    ['榿木街烘焙設備有限公司', '烘焙設備'],
    'Bäckereibedarf',
    ['アルダー製パン機器', '製パン機器'],
    'Equipos de panadería',
    '(415) 555-0101',
    '118 Alder Street',
    'San Francisco, CA 94107',
    'alder-bakery',
  ],
  [
    ['Beacon Refrigeration', 'Cold rooms and freezers'],
    ['灯塔制冷设备有限公司', '冷库与冷柜'],
    ['燈塔冷凍設備有限公司', '冷凍庫與冷櫃'],
    'Kühlräume und Gefrierschränke',
    ['ビーコン冷凍設備', '冷蔵室・冷凍庫'],
    'Cámaras frías y congeladores',
    '(510) 555-0102',
    '42 Pier Road',
    'Oakland, CA 94607',
    'beacon-cold',
  ],
  [
    ['Cedar & Sons Packaging', 'Boxes and labels'],
    ['雪松包装制品厂', '纸箱与标签'],
    ['雪松包裝製品廠', '紙箱與標籤'],
    'Kartons und Etiketten',
    ['シーダー包装', '箱・ラベル'],
    'Cajas y etiquetas',
    '(415) 555-0103',
    '7 Mill Lane',
    'San Francisco, CA 94124',
    'cedar-packaging',
  ],
  [
    ['Delta Freight Partners', 'Freight and customs'],
    ['三角洲货运代理有限公司', '货运与报关'],
    ['三角洲貨運承攬有限公司', '貨運與報關'],
    'Spedition und Zoll',
    ['デルタ貨物', '輸送・通関'],
    'Transporte y aduanas',
    '(650) 555-0104',
    '900 Harbor Boulevard',
    'Redwood City, CA 94063',
    'delta-freight',
  ],
  [
    ['Eastgate Kitchen Works', 'Commercial kitchens'],
    ['东门厨房工程公司', '商用厨房'],
    ['東門廚房工程公司', '商用廚房'],
    'Großküchen',
    ['イーストゲート厨房', '業務用厨房'],
    'Cocinas industriales',
    '(510) 555-0105',
    '260 Eastgate Avenue',
    'Berkeley, CA 94710',
    'eastgate-kitchens',
  ],
  [
    ['Foxglove Print Studio', 'Menus and signs'],
    ['毛地黄印刷工作室', '菜单与招牌'],
    ['毛地黃印刷工作室', '菜單與招牌'],
    'Speisekarten und Schilder',
    ['フォックスグローブ印刷', 'メニュー・看板'],
    'Menús y rótulos',
    '(415) 555-0106',
    '31 Valencia Court',
    'San Francisco, CA 94110',
    'foxglove-print',
  ],
  [
    ['Granite Point of Sale', 'Tills and card readers'],
    ['花岗岩收银系统有限公司', '收银机与刷卡机'],
    ['花崗岩收銀系統有限公司', '收銀機與刷卡機'],
    'Kassen und Kartenleser',
    ['グラニットレジシステム', 'レジ・カード端末'],
    'Cajas y lectores de tarjetas',
    '(408) 555-0107',
    '1500 Guadalupe Way',
    'San Jose, CA 95110',
    'granite-pos',
  ],
  [
    ['Heron Linen Service', 'Table linen, rented and washed'],
    ['白鹭布草租赁洗涤公司', '桌布租赁与洗涤'],
    ['白鷺布巾租賃洗滌公司', '桌布租賃與洗滌'],
    'Tischwäsche, Verleih und Reinigung',
    ['ヘロンリネンサービス', 'テーブルリネンの貸し出しと洗濯'],
    'Mantelería, alquiler y lavado',
    '(510) 555-0108',
    '77 Heron Street',
    'Oakland, CA 94606',
    'heron-linen',
  ],
  [
    ['Ironwood Furniture', 'Chairs and tables'],
    ['铁木家具有限公司', '桌椅'],
    ['鐵木家具有限公司', '桌椅'],
    'Stühle und Tische',
    ['アイアンウッド家具', '椅子・テーブル'],
    'Sillas y mesas',
    '(650) 555-0109',
    '12 Sawmill Road',
    'San Mateo, CA 94401',
    'ironwood-furniture',
  ],
  [
    ['Juniper Coffee Importers', 'Green and roasted coffee'],
    ['杜松咖啡进口公司', '生豆与熟豆'],
    ['杜松咖啡進口公司', '生豆與熟豆'],
    'Roh- und Röstkaffee',
    ['ジュニパー珈琲', '生豆・焙煎豆'],
    'Café verde y tostado',
    '(415) 555-0110',
    '5 Embarcadero Row',
    'San Francisco, CA 94111',
    'juniper-coffee',
  ],
];

export const practiceCompanies: readonly PracticeCompany[] = rows.map(
  ([en, simplified, traditional, german, japanese, spanish, phone, street, city, domain]) => ({
    // Germans and Spaniards would not translate what a company is called.
    name: {
      en: en[0],
      'zh-CN': simplified[0],
      'zh-TW': traditional[0],
      de: en[0],
      ja: japanese[0],
      es: en[0],
    },
    trade: {
      en: en[1],
      'zh-CN': simplified[1],
      'zh-TW': traditional[1],
      de: german,
      ja: japanese[1],
      es: spanish,
    },
    phone,
    street,
    city,
    domain,
  }),
);
