/**
 * Everybody on the sample pages, all of them invented: `.example` domains (RFC 2606) and numbers that numbering
 * plans keep for fiction (North America 555-01xx, Ofcom's and the Bundesnetzagentur's drama numbers).
 * The pages are rendered from this, and tests expect from it, so that whatever a page says can be checked.
 */
export interface SamplePhone {
  shown: string;
  e164: string;
}

export interface SampleCompany {
  /** Last part of the address of its page on the directory. */
  slug: string;
  name: string;
  trade: string;
  person?: string;
  jobTitle?: string;
  phone?: SamplePhone;
  mobile?: SamplePhone;
  fax?: SamplePhone;
  email?: string;
  website?: string;
  street: string;
  locality: string;
  region?: string;
  postalCode: string;
  country: 'US' | 'GB' | 'DE' | 'CN';
  wechat?: string;
  whatsapp?: string;
  instagram?: string;
  linkedin?: string;
  description?: string;
  since?: number;
}

/** `978 0101` is (978) 555-0101. */
function usPhone(short: string): SamplePhone {
  const [area = '', line = ''] = short.split(' ');
  return { shown: `(${area}) 555-${line}`, e164: `+1${area}555${line}` };
}

/** Written the way the country does, with the number's international form beside it. */
function phone(shown: string, e164: string): SamplePhone {
  return { shown, e164 };
}

type Row = readonly [
  slug: string,
  name: string,
  trade: string,
  person: string | undefined,
  phone: string | undefined,
  street: string,
  locality: string,
  region: string,
  postalCode: string,
  web: 'web+mail' | 'web' | 'mail' | 'none',
  description: string,
];

// prettier-ignore
const harborRows: readonly Row[] = [
  ['bellwether-boatworks', 'Bellwether Boatworks', 'Boatbuilders', 'Nora Bellweather', '978 0101', '14 Rogers Street', 'Gloucester', 'MA', '01930', 'web+mail', 'Traditional plank-on-frame building and restoration, up to sixty feet.'],
  ['starling-sail-loft', 'Starling Sail Loft', 'Sailmakers', 'Imogen Starling', '401 0112', '8 Spring Wharf', 'Newport', 'RI', '02840', 'web+mail', 'Cruising sails cut and finished by hand; winter storage and washing.'],
  ['dunmore-rigging', 'Dunmore Rigging Co.', 'Rigging', 'Patrick Dunmore', '207 0123', '220 Commercial Street', 'Portland', 'ME', '04101', 'web', 'Standing and running rigging, swaging, mast steps and inspections.'],
  ['osprey-marine-electric', 'Osprey Marine Electric LLC', 'Marine electricians', undefined, '860 0134', '31 Holmes Street', 'Mystic', 'CT', '06355', 'web+mail', 'Lithium conversions, shore power and navigation installs.'],
  ['three-cod-chandlery', 'Three Cod Chandlery', 'Chandlers', 'Abel Fontes', '508 0145', '77 Union Street', 'New Bedford', 'MA', '02740', 'mail', 'Rope by the foot, bronze by the pound, coffee by the mug.'],
  ['piscataqua-diesel', 'Piscataqua Diesel Service', 'Engine repair', 'Ruth Okafor', '603 0156', '5 Albacore Way', 'Portsmouth', 'NH', '03801', 'web+mail', 'Repowers, injector work and haul-out service for working boats.'],
  ['wren-and-daughters', 'Wren & Daughters', 'Boat upholstery', 'Clara Wren', '978 0102', '3 Parker Street', 'Newburyport', 'MA', '01950', 'web+mail', 'Cushions, sprayhoods and cockpit covers, patterned on board.'],
  ['saltgrass-surveyors', 'Saltgrass Marine Surveyors, Inc.', 'Surveyors', 'Theo Lindqvist', '401 0113', '19 Thames Street', 'Bristol', 'RI', '02809', 'web', 'Pre-purchase, insurance and damage surveys from Cape Ann to the Sound.'],
  ['pemaquid-oar', 'Pemaquid Oar & Paddle', 'Oars and spars', 'Judith Achterberg', '207 0124', '412 Bristol Road', 'Damariscotta', 'ME', '04543', 'web+mail', 'Spruce oars to measure, leathered and balanced.'],
  ['noank-ice-and-fuel', 'Noank Ice and Fuel', 'Fuel and ice', undefined, '860 0135', '1 Front Street', 'Noank', 'CT', '06340', 'none', 'Flake ice around the clock, diesel and gas at the dock.'],
  ['blue-heron-composites', 'Blue Heron Composites', 'Fibreglass repair', 'Samir Haddad', '508 0146', '60 Herman Melville Boulevard', 'New Bedford', 'MA', '02740', 'web+mail', 'Osmosis treatment, core replacement and gelcoat matching.'],
  ['great-bay-moorings', 'Great Bay Moorings', 'Moorings', 'Wes Tilden', '603 0157', '88 Dover Point Road', 'Dover', 'NH', '03820', 'mail', 'Mushrooms, granite and helix anchors set and inspected each spring.'],
  ['fairlead-yacht-brokers', 'Fairlead Yacht Brokers', 'Yacht brokers', 'Delphine Marchetti', '401 0114', '2 Bowens Wharf', 'Newport', 'RI', '02840', 'web+mail', 'Classic and modern-classic sailing yachts, listed with full surveys.'],
  ['north-channel-divers', 'North Channel Divers', 'Commercial diving', 'Iris Vance', '207 0125', '9 Custom House Wharf', 'Portland', 'ME', '04101', 'web+mail', 'Hull cleaning, zincs, salvage and mooring work.'],
  ['marblehead-canvas', 'Marblehead Canvas Works', 'Boat canvas', 'Hugo Prentiss', '781 0168', '24 Front Street', 'Marblehead', 'MA', '01945', 'web', 'Biminis, dodgers and winter frames.'],
  ['tidewater-instruments', 'Tidewater Instruments', 'Navigation instruments', 'Mae Kowalczyk', '508 0147', '15 Water Street', 'Woods Hole', 'MA', '02543', 'web+mail', 'Compasses swung and repaired, radar and sounders fitted.'],
  ['kestrel-towing', 'Kestrel Towing & Salvage', 'Towing', 'Gus Ferreira', '401 0115', '40 Dry Dock Lane', 'Wickford', 'RI', '02852', 'mail', 'On call every day of the year, VHF 16 and 10.'],
  ['hollow-spar', 'Hollow Spar Company', 'Oars and spars', 'Bettina Crowe', '207 0126', '71 Front Street', 'Bath', 'ME', '04530', 'web+mail', 'Birdsmouth masts and booms in Sitka spruce.'],
  ['quarterdeck-insurance', 'Quarterdeck Insurance Agency, Inc.', 'Marine insurance', 'Lionel Baptiste', '860 0136', '12 Bank Street', 'New London', 'CT', '06320', 'web+mail', 'Agreed-value cover for wooden and working boats.'],
  ['ipswich-clam-skiffs', 'Ipswich Clam Skiffs', 'Boatbuilders', 'Orrin Bagley', '978 0103', '118 East Street', 'Ipswich', 'MA', '01938', 'none', 'Flat-bottomed skiffs, sixteen to twenty feet, built to be dragged over mud.'],
  ['lantern-rock-marina', 'Lantern Rock Marina', 'Marinas', 'Priya Raman', '603 0158', '200 Wentworth Road', 'Rye', 'NH', '03870', 'web+mail', 'Ninety slips, travel lift to thirty tons, transient berths by the night.'],
  ['coppersmith-props', 'Coppersmith Propellers', 'Propellers', 'Anton Virág', '508 0148', '33 Popes Island', 'New Bedford', 'MA', '02740', 'web+mail', 'Repitching, balancing and sculpted bronze.'],
  ['sound-refrigeration', 'Sound Refrigeration', 'Refrigeration', 'Keiko Ames', '860 0137', '7 Water Street', 'Stonington', 'CT', '06378', 'web', 'Holding plates and keel coolers for yachts and draggers.'],
  ['seven-fathom-charts', 'Seven Fathom Charts & Books', 'Charts and books', 'Elias Thorne', '207 0127', '29 Exchange Street', 'Portland', 'ME', '04101', 'web+mail', 'Paper charts corrected to date, pilots and second-hand sea stories.'],
  ['tern-island-ferries', 'Tern Island Ferries', 'Ferries', undefined, '207 0128', '6 Harbor Terrace', 'Rockland', 'ME', '04841', 'web+mail', 'Freight and passengers to the outer islands, moorings permitting.'],
  ['monday-varnish', 'The Monday Varnish Gang', 'Paint and varnish', 'Sal Brightman', '978 0104', '51 Merrimac Street', 'Newburyport', 'MA', '01950', 'mail', 'Twelve coats or we come back.'],
  ['anchor-light-signs', 'Anchor Light Sign Painters', 'Name boards', 'Odette Lisle', '401 0116', '311 Wood Street', 'Bristol', 'RI', '02809', 'web+mail', 'Gold leaf name boards and hailing ports, carved or flat.'],
  ['granite-state-trailers', 'Granite State Boat Trailers', 'Trailers', 'Denny Roux', '603 0159', '640 Lafayette Road', 'Hampton', 'NH', '03842', 'web', 'Roller and bunk trailers, brakes, bearings and registration.'],
  ['eelgrass-shellfish', 'Eelgrass Shellfish Supply', 'Aquaculture', 'Marisol Quint', '508 0149', '4 Shore Road', 'Wellfleet', 'MA', '02667', 'web+mail', 'Oyster bags, trays, tumblers and seed.'],
  ['gale-and-hobbs', 'Gale & Hobbs Admiralty Law', 'Maritime law', 'Rosalind Gale', '617 0170', '60 State Street', 'Boston', 'MA', '02109', 'web+mail', 'Liens, groundings and charter disputes, plainly explained.'],
  ['drydock-coffee', 'Drydock Coffee Roasters', 'Provisions', 'Felix Amadi', '617 0171', '21 Drydock Avenue', 'Boston', 'MA', '02210', 'web+mail', 'Beans in tins that float.'],
  ['mistral-crew', 'Mistral Crew Agency', 'Crew agencies', 'Yvonne Salter', '401 0117', '449 Thames Street', 'Newport', 'RI', '02840', 'web+mail', 'Deckhands, cooks and delivery skippers with papers in order.'],
  ['block-and-tackle', 'Block & Tackle Hardware', 'Chandlers', 'Ned Oyelaran', '207 0129', '18 Main Street', 'Camden', 'ME', '04843', 'web', 'Bronze fittings from three foundries, and the odd surprise in the bins.'],
  ['thames-river-pumps', 'Thames River Pumps', 'Pumps', 'Harriet Dole', '860 0138', '90 Pequot Avenue', 'New London', 'CT', '06320', 'web+mail', 'Bilge, ballast and wash-down pumps rebuilt while you wait.'],
  ['winter-harbor-storage', 'Winter Harbor Boat Storage', 'Boat storage', 'Levi Castonguay', '207 0130', '2 Newman Street', 'Winter Harbor', 'ME', '04693', 'mail', 'Heated and cold sheds, shrink-wrap, spring launch by the list.'],
  ['cape-ann-figureheads', 'Cape Ann Figureheads', 'Carvers', 'Solveig Marsh', '978 0105', '36 Bearskin Neck', 'Rockport', 'MA', '01966', 'web+mail', 'Figureheads, trailboards and sternboards in sugar pine.'],
];

const mailNames = ['info', 'hello', 'office', 'dock', 'service', 'sales'] as const;

/** The 36 companies of the English directory, in the order of its pages. */
export const harborCompanies: readonly SampleCompany[] = harborRows.map(
  ([slug, name, trade, person, short, street, locality, region, postalCode, web, description], index) => ({
    slug,
    name,
    trade,
    street,
    locality,
    region,
    postalCode,
    country: 'US',
    description,
    since: 1951 + ((index * 17) % 70),
    ...(person !== undefined && { person }),
    ...(short !== undefined && { phone: usPhone(short) }),
    ...(web.includes('web') && { website: `https://www.${slug}.example/` }),
    ...(web.includes('mail') && {
      email: `${mailNames[index % mailNames.length] ?? 'info'}@${slug}.example`,
    }),
    ...(index % 6 === 0 && { instagram: `https://www.instagram.com/${slug.replaceAll('-', '.')}/` }),
  }),
);

type GermanRow = readonly [
  slug: string,
  name: string,
  person: string,
  jobTitle: string,
  phone: string,
  e164: string,
  street: string,
  postalCode: string,
  locality: string,
];

// prettier-ignore
const guildRows: readonly GermanRow[] = [
  ['ahrendt', 'Tischlerei Ahrendt GmbH', 'Birte Ahrendt', 'Tischlermeisterin', '030 23125 401', '+493023125401', 'Köpenicker Straße 41', '10179', 'Berlin'],
  ['bogenholz', 'Bogenholz Werkstätten GmbH & Co. KG', 'Jörn Petersen', 'Geschäftsführer', '040 66969 212', '+494066969212', 'Große Elbstraße 118', '22767', 'Hamburg'],
  ['dielenwerk', 'Dielenwerk Krause', 'Sabine Krause', 'Inhaberin', '030 23125 402', '+493023125402', 'Lehrter Straße 7', '10557', 'Berlin'],
  ['falk-und-sohn', 'Falk & Sohn Möbeltischler', 'Matthias Falk', 'Inhaber', '089 99998 330', '+498999998330', 'Westendstraße 203', '80686', 'München'],
  ['gruenspan', 'Grünspan Restaurierung', 'Dr. Levke Hansen', 'Restauratorin', '040 66969 213', '+494066969213', 'Bernstorffstraße 95', '22767', 'Hamburg'],
  ['hobelbank', 'Hobelbank eG', 'Cem Yıldız', 'Vorstand', '030 23125 403', '+493023125403', 'Wilsnacker Straße 12', '10559', 'Berlin'],
  ['isarholz', 'Isarholz Innenausbau GmbH', 'Theresa Lechner', 'Geschäftsführerin', '089 99998 331', '+498999998331', 'Tegernseer Landstraße 64', '81541', 'München'],
  ['kontorhaus', 'Kontorhaus Ladenbau GmbH', 'Ole Brandt', 'Geschäftsführer', '040 66969 214', '+494066969214', 'Brandstwiete 22', '20457', 'Hamburg'],
  ['lindenblatt', 'Lindenblatt Drechslerei', 'Greta Sommer', 'Drechslermeisterin', '030 23125 404', '+493023125404', 'Böckhstraße 30', '10967', 'Berlin'],
  ['maserfein', 'Maserfein Furniere e. K.', 'Anton Huber', 'Inhaber', '089 99998 332', '+498999998332', 'Zielstattstraße 9', '81379', 'München'],
  ['nordtreppe', 'Nordtreppe Treppenbau', 'Wiebke Thomsen', 'Inhaberin', '040 66969 215', '+494066969215', 'Billhorner Deich 77', '20539', 'Hamburg'],
  ['spreefenster', 'Spreefenster Holzfensterbau GmbH', 'Paul Neumann', 'Geschäftsführer', '030 23125 405', '+493023125405', 'Schnellerstraße 104', '12439', 'Berlin'],
];

/** The German guild's members, one table row each. */
export const guildMembers: readonly SampleCompany[] = guildRows.map(
  ([slug, name, person, jobTitle, shown, e164, street, postalCode, locality]) => ({
    slug,
    name,
    trade: 'Tischlerei',
    person,
    jobTitle,
    phone: phone(shown, e164),
    email: `post@${slug}.example`,
    website: `https://${slug}.example/`,
    street,
    postalCode,
    locality,
    country: 'DE',
  }),
);

type ChineseRow = readonly [
  slug: string,
  name: string,
  trade: string,
  person: string,
  phone: string,
  street: string,
  locality: string,
  postalCode: string,
  wechat: string | undefined,
];

// prettier-ignore
const bayRows: readonly ChineseRow[] = [
  ['haitang-furniture', '海棠家居有限公司', '家具建材', '林海棠', '415 0121', '1288 Clement Street', 'San Francisco', '94118', 'haitang_home'],
  ['jingua-foods', '金瓜食品贸易公司', '食品批发', '陈国栋', '510 0132', '388 9th Street', 'Oakland', '94607', 'jingua-foods'],
  ['songtao-printing', '松涛印刷厂', '印刷包装', '周敏仪', '415 0122', '2450 Irving Street', 'San Francisco', '94122', undefined],
  ['baihe-flowers', '百合花艺', '花店礼品', '黄雅婷', '650 0143', '55 West 25th Avenue', 'San Mateo', '94403', 'baihe_flowers'],
  ['yongxing-logistics', '永兴国际物流公司', '货运物流', '郑永兴', '510 0133', '1900 Davis Street', 'San Leandro', '94577', 'yongxing2008'],
  ['qingshan-tea', '青山茶行', '茶叶茶具', '罗青山', '415 0123', '836 Grant Avenue', 'San Francisco', '94108', 'qingshan_tea'],
  ['mingde-accounting', '明德会计师事务所', '会计报税', '方明德', '408 0154', '1630 Oakland Road', 'San Jose', '95131', undefined],
  ['hongyun-renovation', '鸿运装修工程公司', '装修工程', '马志强', '510 0134', '4188 Telegraph Avenue', 'Oakland', '94609', 'hongyun-zx'],
  ['zhulin-restaurant-supply', '竹林餐饮设备', '餐饮设备', '谢竹君', '415 0124', '1717 Bayshore Boulevard', 'San Francisco', '94124', 'zhulin_supply'],
  ['lanhai-travel', '蓝海旅行社', '旅游票务', '何蓝', '650 0144', '480 El Camino Real', 'Millbrae', '94030', 'lanhai_travel'],
  ['xinghe-electronics', '星河电子有限公司', '电子元件', '吴星河', '408 0155', '2055 Junction Avenue', 'San Jose', '95131', 'xinghe-elec'],
  ['ruixiang-textiles', '瑞祥纺织品公司', '纺织服装', '蔡瑞祥', '415 0125', '1150 Folsom Street', 'San Francisco', '94103', undefined],
];

/** The companies of the Chinese-language directory. */
export const bayCompanies: readonly SampleCompany[] = bayRows.map(
  ([slug, name, trade, person, short, street, locality, postalCode, wechat]) => ({
    slug,
    name,
    trade,
    person,
    // With the country's code: to a reader of Chinese, ten digits could as well be a number in China.
    phone: phone(`+1 ${short.replace(' ', '-555-')}`, usPhone(short).e164),
    email: `info@${slug}.example`,
    street,
    locality,
    region: 'CA',
    postalCode,
    country: 'US',
    ...(wechat !== undefined && { wechat }),
  }),
);

/** Contact page in English: obfuscated e-mail, people, register numbers. */
export const larkspur = {
  slug: 'larkspur',
  name: 'Larkspur Sailcloth Ltd',
  trade: 'Sailcloth weavers',
  phone: phone('029 2018 0456', '+442920180456'),
  fax: phone('029 2018 0457', '+442920180457'),
  email: 'hello@larkspur-sailcloth.example',
  street: '3 Cargo Road',
  locality: 'Cardiff',
  postalCode: 'CF10 4LY',
  country: 'GB',
  instagram: 'https://www.instagram.com/larkspur.sailcloth/',
  linkedin: 'https://www.linkedin.com/company/larkspur-sailcloth-example/',
  whatsapp: '447700900461',
} as const satisfies SampleCompany;

/** A German imprint. */
export const speicherblock = {
  slug: 'speicherblock',
  name: 'Speicherblock Ladenbau GmbH',
  trade: 'Ladenbau',
  person: 'Enno Carstens',
  jobTitle: 'Geschäftsführer',
  phone: phone('+49 40 66969-230', '+494066969230'),
  fax: phone('+49 40 66969-239', '+494066969239'),
  email: 'post@speicherblock.example',
  street: 'Pickhuben 4',
  locality: 'Hamburg',
  postalCode: '20457',
  country: 'DE',
} as const satisfies SampleCompany;

/** Chinese contact page; its telephone is the London office's. */
export const haitangTimber = {
  slug: 'haitang-timber',
  name: '厦门海棠木业有限公司',
  trade: '木制品',
  person: '林晓月',
  jobTitle: '外贸经理',
  phone: phone('+44 20 7946 0318', '+442079460318'),
  email: 'sales@haitang-timber.example',
  street: '海沧区松涛路88号海棠大厦6楼',
  locality: '厦门市',
  region: '福建省',
  postalCode: '361026',
  country: 'CN',
  wechat: 'haitang_timber',
} as const satisfies SampleCompany;

export interface SamplePost {
  author: string;
  /** ISO 8601, to the minute. */
  postedAt: string;
  intent: 'buy' | 'sell' | 'none';
  /** Paragraphs; contact details stand in them as a person would write them. */
  text: readonly string[];
  quote?: { author: string; text: string };
  phones?: readonly string[];
  emails?: readonly string[];
  signature?: string;
}

export interface SampleThread {
  /** The last part of its address. */
  slug: string;
  title: string;
  posts: readonly SamplePost[];
}

/** A thread of a trade board. */
export const chainThread: SampleThread = {
  slug: 'anchor-chain',
  title: 'Wanted: 40 m of galvanised anchor chain, 10 mm',
  posts: [
    {
      author: 'wes_tilden',
      postedAt: '2026-03-02T09:14',
      intent: 'buy',
      text: [
        'Looking to buy 40 metres of 10 mm galvanised chain, calibrated to DIN 766, before the moorings go in at the end of April. Used is fine if the galvanising is.',
        'Please quote with carriage to Dover, New Hampshire. Call me at (603) 555-0157 or write to dock@great-bay-moorings.example.',
      ],
      phones: ['+16035550157'],
      emails: ['dock@great-bay-moorings.example'],
      signature: 'Wes · Great Bay Moorings',
    },
    {
      author: 'threecod',
      postedAt: '2026-03-02T11:40',
      intent: 'sell',
      text: [
        'We have 200 metres on the drum, new, certified. For sale at $9.80 a metre, cut to length, shipping on Thursdays.',
        'Ask for Abel: 508-555-0145.',
      ],
      phones: ['+15085550145'],
      signature: 'Three Cod Chandlery, New Bedford',
    },
    {
      author: 'mudlark',
      postedAt: '2026-03-02T12:05',
      intent: 'none',
      text: [
        'Whatever you get, measure the links first. I have had “10 mm” that would not sit in the gypsy.',
      ],
    },
    {
      author: 'wes_tilden',
      postedAt: '2026-03-03T08:22',
      intent: 'none',
      quote: { author: 'mudlark', text: 'measure the links first' },
      text: ['Good advice, thanks. I will bring the calipers.'],
      signature: 'Wes · Great Bay Moorings',
    },
    {
      author: 'solveig',
      postedAt: '2026-03-04T19:51',
      intent: 'buy',
      text: [
        'May I join the order? I need 25 metres of the same, delivered to Rockport. WTB, also a 15 kg plough anchor if anyone has one.',
        'solveig (at) cape-ann-figureheads (dot) example',
      ],
      emails: ['solveig@cape-ann-figureheads.example'],
    },
    {
      author: 'keelhaul88',
      postedAt: '2026-03-05T07:30',
      intent: 'none',
      text: ['Thread of the year. Somebody pin this.'],
    },
  ],
};

/** Another of the same board, where one who asked for chain asks for something else. */
export const coverThread: SampleThread = {
  slug: 'winter-covers',
  title: 'Who sews a winter cover for a 12 m launch?',
  posts: [
    {
      author: 'wes_tilden',
      postedAt: '2026-03-11T18:02',
      intent: 'buy',
      text: [
        'Can anyone recommend a sailmaker? I am looking for a winter cover for a 12 m launch in Dover, budget up to $1,500, to be fitted before 1 October.',
      ],
    },
    {
      author: 'mudlark',
      postedAt: '2026-03-11T20:15',
      intent: 'none',
      text: ['Ask around in Gloucester. Mine was sewn there in 2019 and has not torn yet.'],
    },
    {
      author: 'wes_tilden',
      postedAt: '2026-03-12T07:05',
      intent: 'none',
      quote: { author: 'mudlark', text: 'Ask around in Gloucester' },
      text: ['Gloucester it is, then.'],
    },
    {
      author: 'kittiwake',
      postedAt: '2026-03-12T07:48',
      intent: 'buy',
      text: [
        'Same here, on a smaller boat: I want to buy a used cover for a 9 m cutter. Colour does not matter.',
        'kittiwake@pepperell-cove.example',
      ],
      emails: ['kittiwake@pepperell-cove.example'],
    },
  ],
};
