import { foldWords } from '@/lib/leads/fold';
import { labelledTargets, toToldTarget, type Told } from './targets';

/**
 * What columns are called, by what they say: in English, Chinese, German, French, Spanish, Italian, Portuguese, Japanese
 * and Russian, in the exports of other programs (HubSpot, Salesforce, Pipedrive, Zoho, Google Contacts, Outlook, LinkedIn,
 * scrapers), and in our own (a test compares with the words of the screens). Numbers behind a heading and words like
 * "business" before it need not stand here.
 */
const words: Readonly<Record<string, string>> = {
  name: `name|contact or company|account or contact|display name|nom|nombre|nome|名称|名稱|名字|имя|название|bezeichnung|denominazione|business|titre|标题|標題|店名|商家名称|商家|商户名称|店铺名称|listing name|place name|title name`,
  company: `company|company name|organization|organisation|organization name|organisation name|account|account name|company account|business name|firm|firm name|employer|vendor|supplier|merchant|shop|store|store name|current company|firma|firmenname|unternehmen|unternehmensname|betrieb|entreprise|société|societe|raison sociale|nom de l'entreprise|empresa|nombre de la empresa|compañía|razón social|azienda|nome azienda|ragione sociale|società|nome da empresa|razão social|公司|公司名|公司名称|公司名稱|企业|企業|企业名称|企業名稱|单位|单位名称|單位名稱|客户名称|客戶名稱|厂家|厂商|会社|会社名|企業名|法人名|屋号|компания|название компании|организация|фирма|предприятие`,
  legalName: `legal name|legal company name|registered name|注册名称|註冊名稱|登記名稱|法定名称|正式名称|rechtlicher name|nom légal|denominación social|denominazione sociale|юридическое название|nombre legal`,
  person: `person|contact|contact name|contact person|full name|person name|lead name|owner name|manager|ansprechpartner|kontakt|kontaktperson|nom complet|personne de contact|interlocuteur|persona de contacto|contacto|nombre completo|persona di contatto|contatto|referente|nome completo|pessoa de contato|contato|联系人|聯絡人|聯繫人|姓名|联系人姓名|負責人姓名|担当者|担当者名|氏名|お名前|контактное лицо|контакт|фио|ф и о`,
  firstName: `first name|firstname|given name|forename|vorname|prénom|nombre de pila|nombres|nome proprio|primeiro nome|名|имя собственное`,
  lastName: `last name|lastname|surname|family name|nachname|familienname|nom de famille|apellido|apellidos|cognome|sobrenome|apelido|姓|姓氏|фамилия`,
  jobTitle: `job title|jobtitle|position|role|designation|function|occupation|headline|organization title|title|current position|berufsbezeichnung|funktion|stelle|beruf|poste|fonction|titre du poste|cargo|puesto|ruolo|qualifica|posizione|职位|職位|职务|職務|職稱|头衔|役職|肩書|должность`,
  phone: `phone|phone number|telephone|telephone number|tel|tel no|phone no|company phone|main phone|landline|contact number|contact no|primary phone|office phone|work phone|business phone|home phone|other phone|phones|call|telefon|telefonnummer|tel nr|rufnummer|festnetz|téléphone|numéro de téléphone|tél|teléfono|número de teléfono|telefono|numero di telefono|telefone|número de telefone|fone|电话|電話|电话号码|電話號碼|联系电话|聯絡電話|固话|固定电话|座机|公司电话|联系方式|聯絡方式|電話番号|tel番号|телефон|номер телефона|тел`,
  mobile: `mobile|mobile phone|mobile phone number|mobile number|mobilephone|cell|cell phone|cellphone|cellular|handy|handynummer|mobil|mobiltelefon|mobilnummer|portable|mobile téléphone|móvil|celular|cellulare|telemóvel|手机|手機|手机号|手机号码|手機號碼|移动电话|行動電話|携帯|携帯電話|携帯番号|мобильный|мобильный телефон|whats app number`,
  fax: `fax|fax number|fax no|telefax|business fax|faxnummer|télécopie|传真|傳真|传真号码|ファックス|fax番号|факс`,
  email: `email|e mail|mail|email address|e mail address|e mail addresses|emails|primary email|work email|business email|contact email|company email|mail address|e mail adresse|mailadresse|courriel|adresse e mail|adresse mail|correo|correo electrónico|email aziendale|indirizzo email|posta elettronica|endereço de email|邮箱|電子郵件|电子邮件|电子邮箱|電子信箱|邮件|郵件|邮箱地址|信箱|メール|メールアドレス|почта|электронная почта|эл почта|имейл`,
  website: `website|web site|site|web|url|homepage|home page|web page|webpage|web address|company website|website url|company url|internet|webseite|internetseite|site web|site internet|sitio web|página web|web aziendale|sito|sito web|sito internet|página|网站|網站|网址|網址|官网|官網|主页|公司网站|ホームページ|サイト|ウェブサイト|сайт|веб сайт`,
  domain: `domain|company domain|company domain name|domain name|website domain|域名|網域|домен|ドメイン`,
  address: `address|full address|complete address|company address|business address|location|formatted address|formatted|postal address|mailing address|location address|adresse|anschrift|adresse complète|dirección|direccion completa|indirizzo|indirizzo completo|endereço|endereço completo|地址|详细地址|詳細地址|公司地址|联系地址|聯絡地址|通讯地址|住所|所在地|адрес`,
  street: `street|street address|address line 1|address line|address 1|address1|street 1|mailing street|billing street|shipping street|straße|strasse|straße und hausnummer|straße nr|rue|adresse 1|calle|domicilio|via|via e numero|rua|logradouro|街道|街道地址|路名|番地|町名番地|улица|町名 番地`,
  postalCode: `postal code|postcode|post code|zip|zip code|zipcode|zip postal code|plz|postleitzahl|code postal|cp|código postal|codice postale|cap|cep|邮编|郵編|邮政编码|郵遞區號|邮政编号|郵便番号|почтовый индекс|индекс`,
  locality: `city|town|locality|city town|mailing city|ort|stadt|ville|commune|localité|ciudad|localidad|población|città|comune|località|cidade|município|城市|市|所在城市|市区町村|市町村|город|населенный пункт`,
  region: `region|state|province|state region|state province|county|mailing state|mailing state province|admin area|bundesland|land region|région|département|provincia|comunidad autónoma|estado|regione|uf|省|省份|省州|州|州省|县市|縣市|縣市州|省市|都道府県|область|регион|край`,
  country: `country|country code|country region|country territory|mailing country|country or region|nation|land|staat|pays|país|paese|nazione|国家|國家|国家地区|國家地區|国|国别|国名|страна`,
  countryName: `country written out|country name|国家地区全称|國家地區全名|land ausgeschrieben|nombre del país|国の名称`,
  messenger: `messenger|im|instant messenger|instant messaging|即时通讯|通訊軟體|mensajería|メッセンジャー|チャット`,
  social: `social|social media|social profile|social profiles|social networks|facebook|facebook url|facebook page|instagram|instagram url|twitter|twitter url|x twitter|youtube|tiktok|xing|pinterest|facebook company page|twitter handle|weibo|社交账号|社群帳號|社交媒体|微博|soziale netzwerke|réseaux sociaux|redes sociales|соцсети|sns`,
  linkedin: `linkedin|linked in|linkedin url|linkedin profile|linkedin company page|linkedin bio|profile url|person linkedin url|company linkedin url|领英|領英`,
  profile: `profile|found at|listing url|detail url|directory url|google maps url|place url|来源主页|來源頁面|fundort|gefunden auf|encontrado en|掲載ページ`,
  industry: `industry|industries|line of business|sector|business type|type of business|branche|branchen|secteur|secteur d'activité|sector industrial|giro|settore|settore di attività|setor|ramo|主营业务|主營業務|营业项目|營業項目|行业|行業|所属行业|业务|産業|業種|業界|отрасль|сфера деятельности|subtypes|type`,
  size: `employees|number of employees|no of employees|employee count|company size|size|headcount|staff|mitarbeiter|mitarbeiterzahl|anzahl mitarbeiter|effectif|nombre d'employés|empleados|número de empleados|dipendenti|numero di dipendenti|funcionários|人数规模|員工人數|员工人数|公司规模|公司規模|规模|従業員数|сотрудники|количество сотрудников`,
  registration: `register no|registration|registration number|registration no|company number|company registration number|company no|tax id|register|handelsregister|handelsregisternummer|registernummer|numéro d'enregistrement|número de registro|numero di registrazione|注册号|註冊號|登記號碼|登记号|工商注册号|登録番号|регистрационный номер|register nr|n.º de registro|número registro`,
  'registration.VAT': `vat|vat id|vat number|vat no|vat registration number|ust id|ust idnr|ust id nr|umsatzsteuer id|umsatzsteuer identifikationsnummer|tva|numéro de tva|n tva|tva intracommunautaire|partita iva|p iva|iva|nif iva`,
  'registration.HRB': `hrb|hrb nummer|handelsregister hrb`,
  'registration.SIREN': `siren|numéro siren`,
  'registration.SIRET': `siret|numéro siret`,
  'registration.CIF': `cif|nif|cif nif`,
  'registration.CNPJ': `cnpj`,
  'registration.ИНН': `инн`,
  'registration.统一社会信用代码': `统一社会信用代码|社会信用代码|信用代码`,
  'registration.統一編號': `統一編號|统一编号|統編`,
  'registration.法人番号': `法人番号`,
  description: `description|about|summary|company description|profile text|beschreibung|über uns|descriptif|descripción|descrizione|descrição|简介|簡介|公司简介|公司簡介|描述|说明|介绍|会社概要|описание|о компании|説明`,
  category: `category|categories|main category|category name|kategorie|kategorien|catégorie|categoría|categorías|categoria|categorie|分类|分類|类别|類別|カテゴリ|カテゴリー|категория|рубрика`,
  tags: `tags|tag|labels|label|keywords|schlagworte|schlagwörter|étiquettes|mots clés|etiquetas|etichette|标签|標籤|关键词|タグ|теги|метки`,
  lists: `lists|list|groups|group|group membership|list name|static lists|listen|gruppe|gruppen|groupe|grupo|gruppo|列表|清单|清單|名单|分组|群組|リスト|グループ|списки|группа|lista|listas`,
  stage: `stage|status|lead status|lifecycle stage|lead stage|deal stage|pipeline stage|contact status|phase|leadstatus|étape|statut|etapa|estado del lead|stato|fase|阶段|階段|状态|狀態|线索状态|跟进状态|销售阶段|ステージ|ステータス|этап|статус|стадия`,
  stageReason: `why it is not a fit|lost reason|reason|unqualified reason|disqualification reason|grund|motif|motivo|为什么不合适|為什麼不合適|原因|失败原因|warum es nicht passt|por qué no encaja|対象外の理由`,
  owner: `owner|lead owner|contact owner|company owner|account owner|assigned to|sales rep|salesperson|responsible|account manager|hubspot owner|besitzer|zuständig|verantwortlich|bearbeiter|propriétaire|responsable|propietario|proprietario|responsabile|proprietário|responsável|负责人|負責人|跟进人|业务员|業務員|销售|所属人|担当|営業担当|ответственный|менеджер|владелец`,
  class: `class|customer class|customer type|account type|contact type|kundenart|kundentyp|type de client|tipo de cliente|tipo cliente|客户类别|客戶類別|客户类型|客户等级|顧客区分|тип клиента`,
  existing: `buys already|existing|existing customer|is customer|bestandskunde|client existant|cliente existente|老客户|老客戶|既有客戶|是否成交|既存顧客|ya es cliente`,
  level: `who may see it|confidentiality|visibility|vertraulichkeit|confidentialité|谁可以看|誰可以看|密级|保密级别|confidencialidad|公開範囲`,
  language: `language|preferred language|language to write in|sprache|langue|idioma|lingua|language code|语言|語言|联系时用的语言|聯絡時使用的語言|言語|язык`,
  doNotContact: `do not contact|do not call|email opt out|opt out|opted out|unsubscribed|dnc|do not email|nicht kontaktieren|kontaktsperre|ne pas contacter|no contactar|non contattare|não contactar|请勿联系|請勿聯絡|勿扰|退订|連絡不可|не звонить|не беспокоить`,
  note: `note|notes|comment|comments|remark|remarks|memo|annotations|notiz|notizen|bemerkung|bemerkungen|kommentar|anmerkung|remarque|remarques|commentaire|nota|notas|observaciones|comentarios|note interne|commenti|osservações|observações|备注|備註|备忘|说明备注|附注|メモ|備考|コメント|примечание|заметки|комментарий`,
  kind: `company or person|kind|record type|公司或个人|公司或個人|firma oder person|empresa o persona|会社または個人`,
  savedAt: `saved|created|create date|created at|created on|created date|created time|date added|date created|creation date|add time|added on|connected on|erstellt|erstellt am|angelegt am|créé le|date de création|creado|fecha de creación|creato il|data creazione|criado em|保存时间|儲存時間|创建时间|創建時間|建立時間|创建日期|登録日|作成日|дата создания|создано|gespeichert|guardado|保存日`,
  ref: `leadlight id|leadlight 编号|leadlight 編號|id de leadlight`,
  'messenger.whatsapp': `whatsapp|whats app|whatsapp number|whatsapp 号码`,
  'messenger.wechat': `wechat|we chat|weixin|wechat id|微信|微信号`,
  'messenger.qq': `qq|qq号|qq号码`,
  'messenger.telegram': `telegram|телеграм`,
  'messenger.line': `line|line id`,
  'messenger.skype': `skype|skype id|skype name`,
  'messenger.viber': `viber`,
  'messenger.kakaotalk': `kakaotalk|kakao|카카오톡`,
  'messenger.zalo': `zalo`,
  'messenger.signal': `signal`,
};

/** Columns of our own exports and of others that tell what is worked out; nothing of them can be taken over. */
const derived = `name in lists|列表中的名称|清單中的名稱|last name or company|姓或公司|contact or company|联系人或公司|聯絡人或公司|changed|更新时间|更新時間|last contact|上次联系|上次聯絡|last contact through|上次联系方式|上次聯絡方式|outcome|联系结果|聯絡結果|next step|下一步|due|截止日期|到期日|contacts logged|联系次数|聯絡次數|source page|来源网页|來源網頁|title of the page|网页标题|網頁標題|captured on|采集时间|擷取時間|how it was read|读取方式|讀取方式|came in through|来源渠道|來源管道|last modified|last modified date|last activity date|modified time|update time|updated at|last updated|last seen|record id|contact id|lead id|account id|company id|id|place id|cid|latitude|longitude|lat|lng|lon|rating|reviews|review count|reviews count|stars|score|lead score|photo|image|logo|thumbnail|index|no|nr|row|序号|编号|評分|评分|geändert am|modifié le|name in listen|nombre en las listas|リストでの表示名|nachname oder firma|apellidos o empresa|姓または会社|firma oder ansprechpartner|firma oder kontakt|empresa o contacto|会社または担当者|geändert|modificado|更新日|letzter kontakt|último contacto|最終連絡|letzter kontakt per|último contacto por|最終連絡の方法|ergebnis|resultado|連絡結果|nächster schritt|próximo paso|次のステップ|fällig|vence|期限|erfasste kontakte|contactos registrados|連絡回数|quellseite|página de origen|出典ページ|titel der seite|título de la página|ページのタイトル|erfasst am|capturado el|取得日|wie gelesen|cómo se leyó|読み取り方法|gewonnen über|llegó por|獲得経路`;

export interface HeadingMeaning {
  /** A target, or `derived`: nothing can be taken over. */
  readonly to: string;
  /** 0–1. */
  readonly confidence: number;
}

/** Chinese and Japanese have no blanks between words: `国家/地区` is one. */
const toKey = (heading: string) =>
  foldWords(heading)
    .join(' ')
    .replace(/(?<=[\u3040-\u30ff\u3400-\u9fff]) (?=[\u3040-\u30ff\u3400-\u9fff])/g, '');

let table: ReadonlyMap<string, string> | undefined;
function getTable(): ReadonlyMap<string, string> {
  if (table) return table;
  const made = new Map<string, string>();
  for (const word of derived.split('|')) made.set(toKey(word), 'derived');
  for (const [target, text] of Object.entries(words))
    for (const word of text.split('|')) if (!made.has(toKey(word))) made.set(toKey(word), target);
  table = made;
  return made;
}

/** What a program says of a column beside what it is: whose, of which kind, which of several. */
const QUALIFIERS =
  /^(?:business|work|office|home|other|primary|main|address|mailing|billing|shipping|company|organi[sz]ation|person|contact|lead|account|customer|client|default|custom|geschäftlich|privat|firma|firmen|公司|企业|企業|客户|客戶|联系人|聯絡人|店铺|商家) | (?:value|field|1|business|work|office|home|other|primary|main|company|person|geschäftlich|privat|公司|work email|formatted)$/u;

/** `Phone: Label`, `E-mail 1 - Label`, `Phone Type`: what the values of another column are called. */
const LABEL_OF =
  /(?:(?:^|\s)(?:label|labels|type|bezeichnung|typ|libellé|étiquette|type de|tipo|etiqueta|etichetta|rótulo|метка|тип)|标注|標註|标签|標籤|类型|類型|種類|種別)$/u;

/** `Phone: Does it work?`, `Email Status`: whether the values of another column are good. */
const STATUS_OF =
  /(?:(?:^|\s)(?:status|state|does it work|works|valid|validity|verification|noch g[uü]ltig|g[uü]ltig|funktioniert|geht noch|état|statut|valide|funciona|válido|válida|estado|stato|funziona|статус|действует)|是否有效|是否可用|状态|狀態|有効か|有効性|有効|使えるか)$/u;
const TOLD_OF: readonly (readonly [Told, RegExp])[] = [
  ['label', LABEL_OF],
  ['status', STATUS_OF],
];

/** What a heading means; `undefined` for one nobody has used yet. */
export function findHeading(heading: string): HeadingMeaning | undefined {
  const known = getTable();
  // `MobilePhone`, `postal_code`, `Phone 2`, `Phone 1 - Value`, `Person - Phone - Work`, `* Company (required)`.
  const plain = heading
    .slice(0, 200)
    .replace(/([\p{Ll}\d])(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .replace(/[(（【[][^)）】\]]*[)）】\]]/g, ' ')
    .replace(/(?<=\p{L})\s?#?\d{1,2}\b(?!\s*$)/gu, ' ');
  for (const [text, confidence] of [
    [heading, 1],
    [plain, 0.95],
  ] as const) {
    const to = known.get(toKey(text));
    if (to !== undefined) return { to, confidence };
  }
  let key = toKey(plain).replace(/\s?\d{1,2}$/, '');
  for (const [told, pattern] of known.has(key) ? [] : TOLD_OF) {
    const of = pattern.test(key) ? findHeading(key.replace(pattern, '')) : undefined;
    const target = labelledTargets.find((one) => one === of?.to);
    if (of && target) return { ...of, to: toToldTarget(target, told) };
  }
  for (let turn = 0; turn < 4; turn++) {
    const to = known.get(key);
    if (to !== undefined) return { to, confidence: turn === 0 ? 0.95 : 0.85 };
    const shorter = key
      .replace(QUALIFIERS, '')
      .replace(/\s?\d{1,2}$/, '')
      .trim();
    if (shorter === key || shorter === '') break;
    key = shorter;
  }
  return undefined;
}
