import type { Outcome } from '@/lib/leads/activity';
import type { Due } from '@/lib/leads/due';
import { fold } from '@/lib/leads/fold';
import type { LeadClass, Level, Process, Stage } from '@/lib/leads/lead-parts';
import type { FieldId } from '@/lib/leads/values';

/**
 * The words of the query language. Each is read in every language, whatever the browser's, so that a list made in one
 * works in the other; the first of its language is the one that is written.
 */
export const queryLanguages = ['en', 'zh-CN', 'zh-TW', 'de', 'ja', 'es'] as const;
export type QueryLanguage = (typeof queryLanguages)[number];

type OfEach<Languages extends readonly string[]> = { readonly [Language in keyof Languages]: string };
/** In the order of the languages, alternatives separated by spaces. */
export type Words = OfEach<typeof queryLanguages>;

/** What can stand before a colon, besides the names of the user's own fields. */
export type QueryField =
  | FieldId
  | 'locality'
  | 'region'
  | 'postalCode'
  | 'country'
  | 'tag'
  | 'request'
  | 'account'
  | 'note'
  | 'said'
  | 'reason'
  | 'owner'
  | 'category'
  | 'list'
  | 'stage'
  | 'class'
  | 'level'
  | 'source'
  | 'language'
  | 'created'
  | 'updated'
  | 'seen'
  | 'touched'
  | 'next'
  | 'outcome'
  | 'is'
  | 'has'
  | 'no';

export const fieldWords: Readonly<Record<QueryField, Words>> = {
  name: [
    'name company',
    '名称 公司 公司名称',
    '名稱 公司 公司名稱',
    'Name Firma',
    '名称 会社名',
    'nombre empresa',
  ],
  legalName: [
    'legal-name legal',
    '注册名称 法定名称',
    '登記名稱 法定名稱',
    'rechtlicher-Name Rechtsname',
    '正式名称',
    'nombre-legal razón-social',
  ],
  person: [
    'contact person',
    '联系人 姓名',
    '聯絡人 姓名',
    'Kontakt Ansprechpartner',
    '担当者 氏名',
    'contacto persona',
  ],
  jobTitle: ['job job-title title', '职位 职务', '職稱 職位', 'Position Funktion', '役職', 'cargo puesto'],
  phone: [
    'phone tel telephone mobile',
    '电话 手机',
    '電話 手機',
    'Telefon Handy Mobil',
    '電話 電話番号 携帯電話',
    'teléfono móvil',
  ],
  fax: ['fax', '传真', '傳真', 'Fax', 'FAX ファックス', 'fax'],
  email: ['email mail', '邮箱 邮件 电子邮件', '電子郵件 郵件 電郵', 'E-Mail Mail', 'メール', 'correo'],
  website: ['website web url', '网站 网址', '網站 網址', 'Website Webseite', 'ウェブサイト', 'sitio-web web'],
  profile: [
    'profile found-at',
    '来源主页',
    '來源頁面',
    'Fundort Profil',
    '掲載ページ',
    'encontrado-en perfil',
  ],
  address: [
    'address street',
    '地址 街道',
    '地址 街道',
    'Adresse Anschrift Straße',
    '住所 所在地',
    'dirección calle',
  ],
  industry: [
    'industry trade line-of-business',
    '主营业务 行业',
    '營業項目 行業 產業',
    'Branche',
    '業種',
    'sector',
  ],
  size: ['size employees staff', '规模 人数', '規模 人數', 'Mitarbeiter', '従業員数', 'empleados'],
  social: ['social', '社交账号 社交', '社群帳號 社群', 'Social-Media', 'SNS', 'redes-sociales redes'],
  messenger: [
    'messenger im',
    '即时通讯',
    '通訊軟體 即時通訊',
    'Messenger',
    'チャット メッセンジャー',
    'mensajería',
  ],
  registration: [
    'registration register vat',
    '注册号',
    '登記號碼 統編',
    'Register-Nr Registernummer USt',
    '登録番号 法人番号',
    'registro nif',
  ],
  description: ['description about', '简介', '簡介', 'Beschreibung', '説明', 'descripción'],
  locality: ['city town locality place', '城市', '城市', 'Ort Stadt', '市区町村', 'ciudad localidad'],
  region: [
    'region state province',
    '地区 省 州',
    '地區 縣市',
    'Region Bundesland',
    '都道府県',
    'región provincia',
  ],
  postalCode: [
    'zip postal-code postcode',
    '邮编',
    '郵遞區號',
    'PLZ Postleitzahl',
    '郵便番号',
    'código-postal cp',
  ],
  country: ['country', '国家', '國家', 'Land', '国', 'país'],
  tag: ['tag tags', '标签', '標籤', 'Tag', 'タグ', 'etiqueta etiquetas'],
  request: ['request asks wants', '需求', '需求', 'Anfrage Anfragen', '引き合い', 'solicitud solicitudes'],
  account: ['account', '论坛账号 账号', '論壇帳號 帳號', 'Konto', 'アカウント', 'cuenta'],
  note: ['note notes', '备注', '備註', 'Notiz Notizen', 'メモ', 'nota notas'],
  said: [
    'contacts log talk',
    '联系记录 沟通',
    '聯絡紀錄 溝通',
    'Gespräch Kontakte',
    '連絡記録',
    'conversación contactos',
  ],
  reason: ['reason', '原因', '原因', 'Grund', '理由', 'motivo'],
  owner: ['owner', '负责人', '負責人', 'zuständig', '営業担当 担当', 'responsable'],
  category: ['category categories', '分类', '分類', 'Kategorie', 'カテゴリー カテゴリ', 'categoría'],
  list: ['list', '列表 清单', '清單 列表', 'Liste Listen', 'リスト', 'lista listas'],
  stage: ['stage', '阶段', '階段', 'Phase', 'ステージ', 'etapa'],
  class: ['class', '类别', '類別', 'Kundenart', '顧客区分', 'tipo-de-cliente tipo'],
  level: [
    'level confidentiality',
    '保密级别 密级',
    '保密等級 密等',
    'Vertraulichkeit',
    '公開範囲',
    'confidencialidad',
  ],
  source: ['source site', '来源', '來源', 'Quelle Herkunft', '出典 情報源', 'origen fuente'],
  language: ['language lang', '语言', '語言', 'Sprache', '言語', 'idioma'],
  created: [
    'created saved',
    '保存时间 保存',
    '儲存時間 儲存',
    'gespeichert erstellt',
    '保存日 登録日',
    'guardado creado',
  ],
  updated: ['updated changed', '更新时间 更新', '更新時間 更新', 'geändert', '更新日 変更日', 'modificado'],
  seen: ['seen', '最近出现 出现', '最近出現 出現', 'gesehen zuletzt-gesehen', '最終確認', 'visto'],
  touched: [
    'touched contacted-on last-contact',
    '上次联系 联系时间',
    '上次聯絡 聯絡時間',
    'kontaktiert letzter-Kontakt',
    '最終連絡 連絡日',
    'contactado último-contacto',
  ],
  next: [
    'next due task',
    '下一步 待办 到期',
    '下一步 待辦 到期',
    'Schritt nächster-Schritt fällig Aufgabe',
    '次のステップ 期限 タスク',
    'paso próximo-paso vence tarea',
  ],
  outcome: ['outcome result', '结果 联系结果', '結果 聯絡結果', 'Ergebnis', '連絡結果', 'resultado'],
  is: ['is kind', '是', '是', 'ist', '種別', 'es'],
  has: ['has with', '有', '有', 'hat mit', 'あり', 'con tiene'],
  no: ['no without', '无 没有', '無 沒有', 'ohne', 'なし', 'sin'],
};

export const stageWords: Readonly<Record<Stage, Words>> = {
  new: ['new', '新', '新', 'neu', '新規', 'nuevo'],
  contacted: ['contacted', '已联系', '已聯絡', 'kontaktiert', '連絡済み', 'contactado'],
  qualified: ['qualified', '合格', '合格', 'qualifiziert', '見込みあり', 'calificado cualificado'],
  converted: ['converted', '已转化 已成交', '已轉換 已成交', 'gewonnen', '成約', 'ganado'],
  unqualified: ['unqualified', '不合格', '不合格', 'passt-nicht', '対象外', 'no-encaja'],
};

export const classWords: Readonly<Record<LeadClass | 'prospect', Words>> = {
  prospect: ['prospect', '潜在客户', '潛在客戶', 'Interessent', '見込み客', 'cliente-potencial'],
  customer: ['customer', '客户', '客戶', 'Kunde', '顧客', 'cliente'],
  partner: ['partner', '合作伙伴', '合作夥伴', 'Partner', 'パートナー', 'socio'],
  'key-customer': [
    'key-customer',
    '大客户 重点客户',
    '重點客戶 大客戶',
    'Schlüsselkunde',
    '重要顧客',
    'cliente-clave',
  ],
  buyer: ['buyer', '采购商 买家', '採購商 買家', 'Einkäufer', '購買担当', 'comprador'],
};

export const levelWords: Readonly<Record<Level, Words>> = {
  public: ['public', '公开', '公開', 'öffentlich', '公開', 'público'],
  internal: ['internal', '内部', '內部', 'intern', '社内', 'interno'],
  confidential: ['confidential', '机密 保密', '機密 保密', 'vertraulich', '社外秘', 'confidencial'],
  secret: ['secret', '绝密 秘密', '極機密 秘密', 'geheim', '極秘', 'secreto'],
};

export const processWords: Readonly<Record<Process, Words>> = {
  directory: ['directory', '名录', '名錄', 'Branchenbuch', 'ディレクトリ', 'directorio'],
  website: ['website', '网站', '網站', 'Website', 'ウェブサイト', 'sitio-web'],
  forum: ['forum', '论坛', '論壇', 'Forum', '掲示板', 'foro'],
  import: ['import', '导入', '匯入', 'Import', 'インポート', 'importación'],
  manual: ['manual', '手动', '手動', 'Eingabe', '手入力', 'a-mano'],
  form: ['form', '表单', '表單', 'Formular', 'フォーム', 'formulario'],
  sync: ['sync', '同步', '同步', 'Sync', '同期', 'sincronización'],
};

/** What came of the last contact. */
export const outcomeWords: Readonly<Record<Outcome, Words>> = {
  reached: ['reached', '已联系上 联系上', '已聯絡上 聯絡上', 'erreicht', 'つながった', 'localizado'],
  interested: ['interested', '有意向 感兴趣', '有意願 感興趣', 'interessiert', '関心あり', 'interesado'],
  'call-back': [
    'call-back callback',
    '稍后再打 回电',
    '稍後再打 回電',
    'später-anrufen Rückruf',
    'かけ直し',
    'llamar-más-tarde',
  ],
  'left-message': [
    'left-message voicemail',
    '已留言 留言',
    '已留言 留言',
    'Nachricht-hinterlassen',
    '伝言',
    'mensaje-dejado',
  ],
  'no-answer': ['no-answer', '无人接听 未接', '無人接聽 未接', 'nicht-erreicht', '応答なし', 'sin-respuesta'],
  'wrong-contact': [
    'wrong-number bounced',
    '号码错误 空号 退信',
    '號碼錯誤 空號 退信',
    'falsche-Nummer',
    '番号違い',
    'número-equivocado correo-devuelto',
  ],
  'not-interested': [
    'not-interested',
    '没兴趣 无意向',
    '沒興趣 無意願',
    'kein-Interesse',
    '関心なし',
    'sin-interés',
  ],
  'do-not-contact': [
    'do-not-contact',
    '勿再联系',
    '請勿再聯絡',
    'nicht-kontaktieren',
    '連絡不可',
    'no-contactar',
  ],
};

/** When the next step is due. */
export const dueWords: Readonly<Record<Due, Words>> = {
  overdue: ['overdue late', '逾期 过期', '逾期 過期', 'überfällig', '期限切れ', 'vencido'],
  today: ['today', '今天', '今天', 'heute', '今日', 'hoy'],
  week: ['week', '七天内 本周', '七天內 本週', 'Woche', '週内', 'semana'],
  later: ['later', '以后', '之後', 'später', 'それ以降', 'más-tarde'],
  undated: ['undated', '无日期', '無日期', 'ohne-Datum', '期限なし', 'sin-fecha'],
};

/** What a lead can be, besides its stage, class and level. */
export type Trait =
  'organisation' | 'person' | 'existing' | 'potential' | 'stale' | 'do-not-contact' | 'asking';
export const traitWords: Readonly<Record<Trait, Words>> = {
  organisation: [
    'organisation organization company',
    '公司 企业',
    '公司 企業',
    'Firma Unternehmen',
    '会社 企業',
    'empresa',
  ],
  person: ['person', '个人', '個人', 'Person', '個人', 'persona'],
  existing: ['existing', '老客户 现有', '既有客戶 既有', 'Bestandskunde', '既存顧客', 'existente'],
  potential: ['potential', '潜在', '潛在', 'potenziell', '潜在', 'potencial'],
  stale: ['stale old', '过时 陈旧', '過時 陳舊', 'veraltet', '古い', 'antiguo'],
  'do-not-contact': [
    'do-not-contact',
    '勿联系 勿扰',
    '勿聯絡 勿擾',
    'nicht-kontaktieren',
    '連絡不可',
    'no-contactar',
  ],
  asking: ['asking', '求购', '求購', 'sucht', '引き合いあり', 'busca'],
};

export const yesWords: Words = ['yes true', '是', '是', 'ja wahr', 'はい', 'sí'];
export const noWords: Words = ['no false', '否', '否', 'nein falsch', 'いいえ', 'no'];

/** The word that is written for a part of the language. */
export function getQueryWord(words: Words, language: QueryLanguage): string {
  return words[queryLanguages.indexOf(language)]?.split(' ')[0] ?? '';
}

/** `Job-title`, `job title` and `jobTitle` are one name. */
export const toWordKey = (text: string) => fold(text).replace(/[\s_-]/g, '');

const fieldsByKey = new Map(
  (Object.keys(fieldWords) as QueryField[]).flatMap((field) =>
    [field, ...fieldWords[field].flatMap((words) => words.split(' '))].map(
      (word) => [toWordKey(word), field] as const,
    ),
  ),
);

/** The part of a lead a name before a colon stands for. */
export function findQueryField(name: string): QueryField | undefined {
  return fieldsByKey.get(toWordKey(name));
}

/** Those whose word is `text`, or else those with a word that begins so, as while it is being typed. */
export function findWords<Id extends string>(table: Readonly<Record<Id, Words>>, text: string): Id[] {
  const key = toWordKey(text);
  const entries = (Object.keys(table) as Id[]).map((id) => ({
    id,
    keys: [id, ...table[id].flatMap((words) => words.split(' '))].map(toWordKey),
  }));
  const exact = entries.filter(({ keys }) => keys.includes(key));
  const begun =
    exact.length > 0 ? exact : entries.filter(({ keys }) => keys.some((one) => one.startsWith(key)));
  return begun.map(({ id }) => id);
}

/** Whether `text` is one of the words. */
export function isWord(words: Words, text: string): boolean {
  return findWords({ word: words }, text).length > 0;
}
