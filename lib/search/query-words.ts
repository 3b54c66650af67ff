import type { Outcome } from '@/lib/leads/activity';
import type { Due } from '@/lib/leads/due';
import { fold } from '@/lib/leads/fold';
import type { LeadClass, Level, Process, Stage } from '@/lib/leads/lead-parts';
import type { FieldId } from '@/lib/leads/values';

/**
 * The words of the query language. Each is read in every language, whatever the browser's, so that a list made in one
 * works in the other; the first of its language is the one that is written.
 */
export const queryLanguages = ['en', 'zh-CN', 'zh-TW'] as const;
export type QueryLanguage = (typeof queryLanguages)[number];

/** English, Simplified and Traditional Chinese, alternatives separated by spaces. */
type Words = readonly [string, string, string];

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
  name: ['name company', '名称 公司 公司名称', '名稱 公司 公司名稱'],
  legalName: ['legal-name legal', '注册名称 法定名称', '登記名稱 法定名稱'],
  person: ['contact person', '联系人 姓名', '聯絡人 姓名'],
  jobTitle: ['job job-title title', '职位 职务', '職稱 職位'],
  phone: ['phone tel telephone mobile', '电话 手机', '電話 手機'],
  fax: ['fax', '传真', '傳真'],
  email: ['email mail', '邮箱 邮件 电子邮件', '電子郵件 郵件 電郵'],
  website: ['website web url', '网站 网址', '網站 網址'],
  profile: ['profile found-at', '来源主页', '來源頁面'],
  address: ['address street', '地址 街道', '地址 街道'],
  industry: ['industry trade line-of-business', '主营业务 行业', '營業項目 行業 產業'],
  size: ['size employees staff', '规模 人数', '規模 人數'],
  social: ['social', '社交账号 社交', '社群帳號 社群'],
  messenger: ['messenger im', '即时通讯', '通訊軟體 即時通訊'],
  registration: ['registration register vat', '注册号', '登記號碼 統編'],
  description: ['description about', '简介', '簡介'],
  locality: ['city town locality place', '城市', '城市'],
  region: ['region state province', '地区 省 州', '地區 縣市'],
  postalCode: ['zip postal-code postcode', '邮编', '郵遞區號'],
  country: ['country', '国家', '國家'],
  tag: ['tag tags', '标签', '標籤'],
  request: ['request asks wants', '需求', '需求'],
  account: ['account', '论坛账号 账号', '論壇帳號 帳號'],
  note: ['note notes', '备注', '備註'],
  said: ['contacts log talk', '联系记录 沟通', '聯絡紀錄 溝通'],
  reason: ['reason', '原因', '原因'],
  owner: ['owner', '负责人', '負責人'],
  category: ['category categories', '分类', '分類'],
  list: ['list', '列表 清单', '清單 列表'],
  stage: ['stage', '阶段', '階段'],
  class: ['class', '类别', '類別'],
  level: ['level confidentiality', '保密级别 密级', '保密等級 密等'],
  source: ['source site', '来源', '來源'],
  language: ['language lang', '语言', '語言'],
  created: ['created saved', '保存时间 保存', '儲存時間 儲存'],
  updated: ['updated changed', '更新时间 更新', '更新時間 更新'],
  seen: ['seen', '最近出现 出现', '最近出現 出現'],
  touched: ['touched contacted-on last-contact', '上次联系 联系时间', '上次聯絡 聯絡時間'],
  next: ['next due task', '下一步 待办 到期', '下一步 待辦 到期'],
  outcome: ['outcome result', '结果 联系结果', '結果 聯絡結果'],
  is: ['is kind', '是', '是'],
  has: ['has with', '有', '有'],
  no: ['no without', '无 没有', '無 沒有'],
};

export const stageWords: Readonly<Record<Stage, Words>> = {
  new: ['new', '新', '新'],
  contacted: ['contacted', '已联系', '已聯絡'],
  qualified: ['qualified', '合格', '合格'],
  converted: ['converted', '已转化 已成交', '已轉換 已成交'],
  unqualified: ['unqualified', '不合格', '不合格'],
};

export const classWords: Readonly<Record<LeadClass | 'prospect', Words>> = {
  prospect: ['prospect', '潜在客户', '潛在客戶'],
  customer: ['customer', '客户', '客戶'],
  partner: ['partner', '合作伙伴', '合作夥伴'],
  'key-customer': ['key-customer', '大客户 重点客户', '重點客戶 大客戶'],
  buyer: ['buyer', '采购商 买家', '採購商 買家'],
};

export const levelWords: Readonly<Record<Level, Words>> = {
  public: ['public', '公开', '公開'],
  internal: ['internal', '内部', '內部'],
  confidential: ['confidential', '机密 保密', '機密 保密'],
  secret: ['secret', '绝密 秘密', '極機密 秘密'],
};

export const processWords: Readonly<Record<Process, Words>> = {
  directory: ['directory', '名录', '名錄'],
  website: ['website', '网站', '網站'],
  forum: ['forum', '论坛', '論壇'],
  import: ['import', '导入', '匯入'],
  manual: ['manual', '手动', '手動'],
  form: ['form', '表单', '表單'],
  sync: ['sync', '同步', '同步'],
};

/** What came of the last contact. */
export const outcomeWords: Readonly<Record<Outcome, Words>> = {
  reached: ['reached', '已联系上 联系上', '已聯絡上 聯絡上'],
  interested: ['interested', '有意向 感兴趣', '有意願 感興趣'],
  'call-back': ['call-back callback', '稍后再打 回电', '稍後再打 回電'],
  'left-message': ['left-message voicemail', '已留言 留言', '已留言 留言'],
  'no-answer': ['no-answer', '无人接听 未接', '無人接聽 未接'],
  'wrong-contact': ['wrong-number bounced', '号码错误 空号 退信', '號碼錯誤 空號 退信'],
  'not-interested': ['not-interested', '没兴趣 无意向', '沒興趣 無意願'],
  'do-not-contact': ['do-not-contact', '勿再联系', '請勿再聯絡'],
};

/** When the next step is due. */
export const dueWords: Readonly<Record<Due, Words>> = {
  overdue: ['overdue late', '逾期 过期', '逾期 過期'],
  today: ['today', '今天', '今天'],
  week: ['week', '七天内 本周', '七天內 本週'],
  later: ['later', '以后', '之後'],
  undated: ['undated', '无日期', '無日期'],
};

/** What a lead can be, besides its stage, class and level. */
export type Trait =
  'organisation' | 'person' | 'existing' | 'potential' | 'stale' | 'do-not-contact' | 'asking';
export const traitWords: Readonly<Record<Trait, Words>> = {
  organisation: ['organisation organization company', '公司 企业', '公司 企業'],
  person: ['person', '个人', '個人'],
  existing: ['existing', '老客户 现有', '既有客戶 既有'],
  potential: ['potential', '潜在', '潛在'],
  stale: ['stale old', '过时 陈旧', '過時 陳舊'],
  'do-not-contact': ['do-not-contact', '勿联系 勿扰', '勿聯絡 勿擾'],
  asking: ['asking', '求购', '求購'],
};

export const yesWords: Words = ['yes true', '是', '是'];
export const noWords: Words = ['no false', '否', '否'];

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
