import { fold } from '@/lib/leads/fold';
import { leadKinds, type LeadKind } from '@/lib/leads/candidate';
import {
  leadClasses,
  levels,
  pointStatuses,
  stages,
  type LeadClass,
  type Level,
  type PointStatus,
  type Stage,
} from '@/lib/leads/lead-parts';

/**
 * Words for what can be chosen, as files write them: ours in every language of the screens (a test compares), and those of
 * other programs. Our own ids are understood as well.
 */
const stageWords: Record<Stage, string> = {
  new: 'new|open|new lead|lead|not contacted|to contact|untouched|neu|nouveau|nuevo|nuovo|novo|新线索|新名單|新客户|未联系|未聯絡|新規|новый',
  contacted:
    'contacted|attempted|attempted to contact|attempting|connected|working|in progress|open deal|working - contacted|kontaktiert|contacté|contactado|contattato|contatado|已联系|已聯絡|跟进中|跟進中|连絡済み|連絡済み|связались',
  qualified:
    'qualified|interested|hot|warm|marketing qualified lead|sales qualified lead|mql|sql|opportunity|pre qualified|qualifiziert|qualifié|cualificado|calificado|qualificato|qualificado|有意向|有意願|有兴趣|有興趣|見込み|квалифицирован|見込みあり',
  converted:
    'converted|won|closed won|closed - converted|customer|deal|gewonnen|konvertiert|converti|ganado|convertido|vinto|convertito|ganho|已成交|成交|赢单|贏單|成約|сделка|ganada',
  unqualified:
    'not a fit|unqualified|lost|closed lost|closed - not converted|disqualified|junk|junk lead|not qualified|not interested|bad timing|lost lead|verloren|unqualifiziert|perdu|perdido|perso|不合适|不合適|无效|無效|输单|丢单|失注|потерян|passt nicht|no encaja|対象外',
};

const classWords: Record<LeadClass | 'prospect', string> = {
  prospect: 'prospect|potential customer|interessent|潜在客户|潛在客戶|cliente potencial|見込み客',
  customer: 'customer|client|kunde|cliente|客户|客戶|顧客|клиент',
  partner: 'partner|合作伙伴|合作夥伴|partenaire|socio|партнер|パートナー',
  'key-customer':
    'key customer|key account|vip|重点客户|重點客戶|大客户|schlüsselkunde|cliente clave|重要顧客',
  buyer: 'buyer|purchaser|采购方|採購方|采购商|einkäufer|comprador|購買担当',
};

const levelWords: Record<Level, string> = {
  public: 'public|公开|公開|öffentlich|público',
  internal: 'internal|内部|內部|intern|interno|社内',
  confidential: 'confidential|保密|vertraulich|confidencial|社外秘',
  secret: 'secret|机密|機密|geheim|secreto|極秘',
};

const kindWords: Record<LeadKind, string> = {
  organisation:
    'company|organisation|organization|business|account|firm|firma|unternehmen|entreprise|empresa|azienda|公司|企业|企業|会社|компания',
  person: 'person|people|contact|individual|kontakt|personne|persona|pessoa|个人|個人|联系人|聯絡人|человек',
};

/** Of a phone or mail address, as those who check them say it, too. */
const statusWords: Record<PointStatus, string> = {
  valid:
    'valid|works|working|ok|okay|good|yes|y|true|active|deliverable|verified|confirmed|safe|gültig|geht|funktioniert|aktiv|ja|valide|válido|válida|funciona|activo|valido|funziona|attivo|oui|sí|si|sim|可用|有效|正常|是|有効|使える|действует|да',
  doubtful:
    'doubtful|risky|uncertain|unsure|unclear|unverified|unknown|catch all|accept all|questionable|maybe|zweifelhaft|fraglich|unsicher|unklar|douteux|incertain|dudoso|dudosa|incierto|dubbio|incerto|duvidoso|存疑|可疑|待核实|待核實|不确定|不確定|要確認|疑わしい|不明|сомнительный',
  dead: 'dead|invalid|undeliverable|bounced|bounce|hard bounce|wrong|wrong number|disconnected|out of service|not working|does not work|inactive|bad|no|n|false|ungültig|tot|falsch|geht nicht|funktioniert nicht|inaktiv|nein|mort|invalide|no funciona|inválido|inválida|muerto|muerta|inactivo|non funziona|morto|inválido|não funciona|已失效|失效|无效|無效|空号|空號|停机|停機|错误|錯誤|否|無効|使えない|つながらない|недействителен|нет',
};

type Table<K extends string> = ReadonlyMap<string, K>;

function toTable<K extends string>(ids: readonly K[], words: Record<K, string>): Table<K> {
  const table = new Map<string, K>();
  for (const id of ids)
    for (const word of [id, ...words[id].split('|')]) {
      const key = toKey(word);
      if (!table.has(key)) table.set(key, id);
    }
  return table;
}

const toKey = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();

const tables = {
  stage: toTable(stages, stageWords),
  class: toTable(['prospect', ...leadClasses], classWords),
  level: toTable(levels, levelWords),
  kind: toTable(leadKinds, kindWords),
  status: toTable(pointStatuses, statusWords),
};

export interface Choices {
  stage: Stage;
  class: LeadClass | 'prospect';
  level: Level;
  kind: LeadKind;
  status: PointStatus;
}

/** What a file's word means; `undefined` for one nobody uses. */
export function findChoice<C extends keyof Choices>(choice: C, text: string): Choices[C] | undefined {
  return (tables[choice] as unknown as Table<Choices[C]>).get(toKey(text));
}

const YES =
  /^(?:true|yes|y|1|x|✓|✔|是|对|對|有|ja|oui|sí|si|sim|da|да|はい|wahr|vrai|verdadero|verdadeiro|vero)$/i;
const NO = /^(?:false|no|n|0|否|不是|无|無|nein|non|não|нет|いいえ|falsch|faux|falso)$/i;

/** `undefined` for what is neither. */
export function findYesNo(text: string): boolean | undefined {
  return YES.test(text) ? true : NO.test(text) ? false : undefined;
}

/** What people write into a cell to say that there is nothing. */
const NOTHING =
  /^(?:[-–—_./?*\s]+|n[./]?a\.?|none|null|nil|undefined|nan|unknown|not (?:available|provided|found|listed)|#n\/a|\(null\)|\(?blank\)?|keine?(?: angaben?)?|k\.\s?a\.|aucune?|ninguno|nessuno|nenhum|无|無|没有|沒有|暂无|暫無|なし|нет)$/i;
export const saysNothing = (text: string): boolean => NOTHING.test(text);
