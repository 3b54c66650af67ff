import { YOUR } from '@/lib/contact/person-name';
import { remember } from '@/lib/contact/remember';

/** What a label announces. `other` is a label all right, but for nothing we keep (opening hours, VAT number). */
export type LabelField =
  | 'phone'
  | 'fax'
  | 'email'
  | 'website'
  | 'address'
  | 'locality'
  | 'region'
  | 'house'
  | 'postalCode'
  | 'person'
  | 'name'
  | 'givenName'
  | 'familyName'
  | 'jobTitle'
  | 'industry'
  | 'other';

/** Label words by field, lower case, in the languages of the directories we met and their neighbours, some 35. */
const WORDS: readonly [LabelField, string][] = [
  ['fax', 'fax|fax us|by fax|par fax|fax番号|telefax|fax no|fax number|faxnummer|faks|факс|传真|傳真|팩스|ファックス|ＦＡＸ|φαξ|télécopie|fax nr|f|faks no|belgegeçer|فاكس|פקס|แฟกซ์|โทรสาร|faks numarası|numer faksu|faxszám'],
  ['email', 'e-?mails?|mail|e-?mail address|email us|by e-?mail|par e-?mail|adresse de courrier électronique|adresse électronique|adresse mail|dirección de correo(?: electrónico)?|indirizzo e-?mail|endereço de e-?mail|correo|correo electrónico|e-?mail-?adresse|courriel|posta elettronica|pec|邮箱|电子邮箱|邮件|電子郵件|電子信箱|信箱|メール|メールアドレス|이메일|почта|эл\\.? ?почта|электронная почта|sähköposti|e-?post|thư điện tử|ηλ\\.? ?ταχυδρομείο|e-?posta|e-?mail cím|adres e-?mail|البريد الإلكتروني|אימייל|דואר אלקטרוני|อีเมล|surel|e-?mailadres|poczta elektroniczna|e-?mail adresi|e-?posta adresi|e-?mailov[áa] adresa|sähköpostiosoite|e-?postadress|e-?pošta|електронна пошта|ел\\. ?пошта|имейл|адрес электронной почты|địa chỉ email|poștă electronică'],
  ['website', 'web|web ?site|website url|homepage|home page|www|internet|url|web page|page web|site|site web|site internet|sitio web|página web|webseite|internetseite|sito|sito web|sito internet|webová stránka|webové stránky|www stránky|strona|strona www|сайт|веб-сайт|网址|官网|网站|公司网站|網址|網站|ホームページ|ウェブサイト|サイト|홈페이지|웹사이트|ιστοσελίδα|honlap|weboldal|verkkosivu|kotisivut|hemsida|internet sitesi|web sitesi|web adresi|internetová stránka|internetadresse|strona internetowa|nettside|hjemmeside|الموقع الإلكتروني|الموقع|אתר|אתר אינטרנט|เว็บไซต์|situs web|веб-?сторінка|адрес сайта|trang web|pagină web'],
  ['phone', 'phones?|phone ?(?:no|number|nr)s?|number|telephone|telephone number|tel|tel ?(?:no|nr)|telefon|telefonnummer|téléphone|tél|telefono|teléfonos?|tfno|telefone|telefoon|telefoonnummer|ph|p|t|m|mobile|mobile ?(?:no|number|phone)|mobil|mobiltelefon|handy|cell|cell ?phone|gsm|móvil|celular|cellulare|portable|mob|call|call us|phone us|by phone|par téléphone|office|direct|direct line|toll ?free|hotline|contact number|contact no|rufnummer|puhelin|puh|тел|телефон|телефоны|моб|мобильный|电话|电话号码|联系电话|公司电话|手机|手机号|電話|電話號碼|電話番号|聯絡電話|手機|携帯|携帯電話|ＴＥＬ|전화|전화번호|대표전화|휴대폰|연락처|điện thoại|đt|di động|τηλ|τηλέφωνο|τηλέφωνα|κινητό|telefonnr|tlf|tlf ?nr|cep telefonu|gsm no|telefon no|telefoni|mobilnummer|direktwahl|durchwahl|móviles|whatsapp|mobiel|vast|الهاتف|هاتف|رقم الهاتف|جوال|الجوال|موبايل|טלפון|נייד|โทร|โทรศัพท์|เบอร์โทรศัพท์|เบอร์โทร|มือถือ|telepon|номер телефона|контактный телефон|мобільний|номер телефону|мобилен|numer telefonu|nr telefonu|telefon kontaktowy|telefon komórkowy|telefon numarası|telemóvel|telem|recapito telefonico|téléphone portable|puhelinnumero|telefonszám|mobilní telefon|telefonní číslo|mobitel|număr de telefon|số điện thoại|mobiel nummer|main phone|office phone|switchboard'],
  ['postalCode', 'zip|zip ?code|postal ?code|postcode|plz|postleitzahl|code postal|código postal|cap|cep|邮编|邮政编码|郵遞區號|郵便番号|우편번호|индекс|psč|kod pocztowy|irányítószám|posta kodu|codice postale|postnummer|postnr|الرمز البريدي|מיקוד|รหัสไปรษณีย์|kode pos|поштовий індекс|почтовый индекс|poštanski broj|cod poștal'],
  ['locality', 'city|town|locality|suburb|district|ort|stadt|ville|ciudad|población|localidad|cidade|città|comune|plaats|miasto|miejscowość|město|obec|város|город|城市|所在城市|市|市区町村|도시|şehir|il|ilçe|by|stad|kommune|municipality|localité|località|gemeente|concelho|place|المدينة|עיר|kota|місто|град|grad|oraș|vestigingsplaats|thành phố'],
  ['region', 'state|province|region|county|bundesland|provincia|estado|regione|région|województwo|kraj|okres|область|регион|省份|地区|都道府県|kanton|canton|departamento|département|prefecture'],
  ['address', 'address(?:es)?|add|adr|end|dir|street|straße|strasse|ulice|ulica|улица|business address|customer services? address|kundendienstadresse|geschäftsadresse|адрес офиса|street address|mailing address|postal address|office address|location|adresse|anschrift|postanschrift|hausanschrift|adres|dirección|direccion|domicilio|endereço|morada|indirizzo|sede|sede legale|sede operativa|siège|siège social|osoite|postiosoite|käyntiosoite|adress|besöksadress|postadress|adresa|sídlo|cím|székhely|siedziba|địa chỉ|адрес|юридический адрес|фактический адрес|地址|公司地址|企业地址|注册地址|通讯地址|联系地址|所在地|本社|本社所在地|住所|住址|주소|소재지|διεύθυνση|έδρα|head office|headquarters|bezoekadres|postadres|vestigingsadres|straße und hausnummer|str\\.|rue|calle|via|straat|utca|gatuadress|gateadresse|adresse postale|açık adres|adresi|ünvan adresi|街道|العنوان|عنوان|כתובת|ที่อยู่|alamat|адреса|место нахождения|местонахождение|почтовый адрес|юридична адреса|adresă|sediu|sediul social|adres siedziby|adres korespondencyjny|siedziba firmy|adres bilgileri|merkez adresi|iletişim adresi|fabrika adresi|domicilio social|domicilio fiscal|besøgsadresse|besøksadresse|forretningsadresse|levelezési cím|trụ sở|trụ sở chính|adresgegevens|registered office|registered address|visiting address'],
  ['house', 'hausnummer|hausnr|haus-?nr|house ?(?:no|number)|huisnummer|numero civico|husnummer|házszám|nr domu|číslo domu|дом|номер дома'],
  ['jobTitle', 'position|title|job title|role|funktion|función|cargo|fonction|funzione|職位|职位|職稱|役職|직책|직위|должность|stanowisko|chức vụ|ünvanı|görevi|görev|unvan|functie|funkce|titel|stilling|befattning'],
  ['person', 'contact|kontakt|person|unternehmensvertreter|vertretungsberechtigte?r?|contact person|contacts?|contact name|ansprechpartner(?:in)?|kontaktperson|inhaber(?:in)?|geschäftsführer(?:in)?|geschäftsführung|vertreten durch|vorstand|verantwortlich|contacto|persona de contacto|responsable|gérant|directeur|dirigeant|contatto|referente|titolare|amministratore|contactpersoon|yhteyshenkilö|owner|manager|director|president|ceo|founder|principal|proprietor|managing director|general manager|jednatel|ředitel|ügyvezető|kapcsolattartó|właściciel|prezes|osoba kontaktowa|контактное лицо|директор|генеральный директор|руководитель|联系人|聯絡人|负责人|法人|法人代表|法定代表人|代表人|代表者|代表者名|代表|代表取締役|代表取締役社長|社長|理事長|会長|院長|担当|担当者|대표|대표자|대표이사|담당자|người đại diện|giám đốc|liên hệ|υπεύθυνος|owners?/managers?|pastor|lead pastor|senior pastor|name des ansprechpartners|yetkili|yetkili kişi|ad soyad|adı soyadı|nom et prénom|nombre y apellidos|nome e cognome|imię i nazwisko|full name|фио|姓名|氏名|성명|firma yetkilisi|ilgili kişi|department contact|kontaktni osoba|kontaktní osoba|persona contacto|interlocuteur|ansprechpersonen?|vorsitzende(?:/?r)?|chair|chairman|chairperson|secretary|head of mission|ambassador|pharmacist|teacher|coach|المدير|جهة الاتصال|איש קשר|ผู้ติดต่อ|контактна особа|керівник|kontakt osoba|исполнительный директор|главный врач|persoană de contact|người liên hệ|vedoucí|vedúc[ai]|kierownik|(?:filial)?leit(?:er(?:in)?|ung)|encargad[oa]|(?:store|branch|shop|area|sales) manager|butikschef|bestyrer|bedrijfsleider|voditelj|店長|店长|점장|ordförande|formand|předseda|predsed(?:a|nik)|puheenjohtaja|president[ea]?|przewodnicząc[ya]|representante|représentant|vertreter(?:in)?'],
  ['name', 'name|navn|namn|nimi|név|meno|ime|isim|tên|ชื่อ|الاسم|שם|όνομα|geschäftsbezeichnung|firmierung|dénomination(?: sociale)?|nom commercial|enseigne|trading name|nombre comercial|nome fantasia|obchodní firma|屋号|店舗名|団体名|販売業者|事業者名|기관명|company|company name|business name|firm|organi[sz]ation|firma|firmenname|unternehmen|nom|société|raison sociale|entreprise|nombre|empresa|razón social|nome|ragione sociale|azienda|denominazione|bedrijf|bedrijfsnaam|naam|yritys|företag|názov|název|název firmy|společnost|cégnév|nazwa|nazwa firmy|название|наименование|компания|организация|公司|公司名称|企业名称|单位名称|公司名稱|名称|社名|会社名|商号|상호|상호명|회사명|업체명|tên công ty|công ty|επωνυμία|dealer|agency|club|practice|store|department|firma ünvanı|firma adı|şirket adı|ünvan|organization name|member|member name|mitglied|betrieb|institution|einrichtung|verein|school|church|branch|filiale|sucursal|agence|agenzia|kancelaria|praxis|اسم الشركة|الشركة|שם החברה|ชื่อบริษัท|nama perusahaan|назва|назва компанії|полное наименование|сокращенное наименование|сокращённое наименование|наименование организации|название организации|фирменное наименование|фирма|naziv|naziv tvrtke|denumire|denumirea firmei|pełna nazwa|nazwa spółki|ticari ünvanı?|ticari unvanı?|ticaret ünvanı|ticaret unvanı|firma unvanı|şirket ünvanı|şirket unvanı|razão social|denominação social|nome empresarial|denominación social|nombre o razón social|denominazione sociale|handelsnaam|statutaire naam|företagsnamn|firmanavn|bedriftsnavn|yrityksen nimi|toiminimi|obchodní název|tên doanh nghiệp|legal name|registered name'],
  ['givenName', 'first ?names?|given name|vorname|prénom|nombres|voornaam|imię|jméno|keresztnév|etunimi|förnamn|fornavn|adı|имя|prenume'],
  ['familyName', 'last ?name|surname|nachname|familienname|cognome|apellidos?|sobrenome|achternaam|nazwisko|příjmení|sukunimi|efternamn|etternavn|soyadı|фамилия'],
  ['industry', 'category|categories|industry|industries|sector|business type|type|branche|branchen|rubrik|rubriken|tätigkeit|catégorie|activité|categoría|actividad|categoria|attività|settore|categorie|kategorie|kategoria|branża|obor|toimiala|категория|рубрика|отрасль|行业|所属行业|主营|主营产品|经营范围|業種|事業内容|업종|specialties|services'],
  ['other', 'opening hours?|hours|business hours|office hours|öffnungszeiten|sprechzeiten|horaires?|horarios?|orari|orario|openingstijden|otevírací doba|nyitvatartás|godziny otwarcia|aukioloajat|öppettider|режим работы|часы работы|график работы|营业时间|營業時間|営業時間|영업시간|vat|vat (?:no|number|id)|ust\\.?-?id(?:nr)?\\.?|steuernummer|st\\.? ?nr|handelsregister|registergericht|registernummer|amtsgericht|hrb|kvk|btw|siret|siren|rcs|tva|ape|cif|nif|p\\.? ?iva|partita iva|c\\.?f|codice fiscale|nip|regon|krs|ičo?|dič|iban|bic|swift|bank|konto|kontonummer|cnpj|инн|огрн|кпп|统一社会信用代码|注册资本|成立日期|注册号|組織|資本金|設立|創業|従業員数|사업자등록번호|사업자 등록번호|y-tunnus|adószám|cégjegyzékszám|mst|mã số thuế|founded|established|employees|mitarbeiter|price|rating|reviews?|distance|date|languages?|sprachen|licen[cs]e|map|directions|share|member since|copyright|follow us|שעות פתיחה|เวลาทำการ|vergi dairesi|vergi numarası|расчетный счет|расчётный счёт|корр\\. ?счет|бик|org\\.? ?nr|cvr|orgnummer|oib|cui|pib|едрпоу|єдрпоу|npwp'],
]; // prettier-ignore

/** A part of a word that can be written in several ways: `(?:no|nr)`, `s?`, `[sz]`. */
const CHOICE = /\(\?:([^()]*)\)(\??)|\[([^\]]*)\]|(\\?.)\?/u;

/** Every spelling of a word: `e-?mails?` has four. */
function spell(word: string): string[] {
  // Nine in ten are plain.
  if (!/[?[\\]/.test(word)) return [word];
  const choice = CHOICE.exec(word);
  if (choice === null) return [word.replaceAll('\\', '')];
  const [whole, group, isOptional, letters, optional] = choice;
  const ways = group?.split('|') ?? (letters === undefined ? [optional ?? '', ''] : [...letters]);
  if (isOptional === '?') ways.push('');
  const [before, after] = [word.slice(0, choice.index), word.slice(choice.index + whole.length)];
  return ways.flatMap((way) => spell(before + way + after));
}

const FIELD_OF_WORD = new Map<string, LabelField>();
for (const [field, words] of WORDS)
  for (const written of words.toLowerCase().match(/(?:\([^)]*\)|[^|(])+/g) ?? [])
    for (const word of spell(written)) if (!FIELD_OF_WORD.has(word)) FIELD_OF_WORD.set(word, field);

/** A sign at either end, brackets, or Chinese, Japanese or Korean letters: everything `trimLabel` looks for. */
const MAY_BE_TRIMMED = /^[^\p{L}\p{N}]|[^\p{L}\p{N}]$|[\u3040-\u9fff\uac00-\ud7af]/u;

/** "Tel. (Sales)", "Phone #", "Fax Nr.": what may follow a label word without being the value. */
function trimLabel(text: string): string {
  // Most texts that may be one are nothing but their words.
  if (!MAY_BE_TRIMMED.test(text)) return text.toLowerCase();
  return text
    .replace(/\s*\([^)]{0,30}\)\s*$/, '')
    .replace(/[\s.:：#*＊※►»>·•–—-]+$/u, '')
    .replace(/^[\s.:：*＊※►»>·•■□●○◆▪–—-]+/u, '')
    .replace(/([\u3040-\u9fff\uac00-\ud7af])\s+(?=[\u3040-\u9fff\uac00-\ud7af])/gu, '$1')
    .toLowerCase();
}

/** "Numéro de téléphone", "n.º de fax" */
const NUMBER_OF = /^(?:n[uú]m[eé]ro|n[.º°]{1,2}|numer|номер)\s(?:d[eiou]l?\s|d['’])?/u;
/** "Adresse de domicile", "Dirección de la oficina", "Adresse du siège" */
const ADDRESS_OF =
  /^(?:adresse|direcci[oó]n|indirizzo|endereço|adresa|адрес)\s(?:d[aeiou]l?s?\s|dell?[ao]\s|d['’])?(?:l[ao]s?\s)?(?!.*(?:mail|courri|corr|électr|elettr|eletr|web|sit[eio]|internet|электр|почт|сайт))\p{L}{3,20}$/u;

/** The field a text announces, when the whole text is a label: "Tel.", "Phone:", "地址：". */
export const getLabelField = remember((text): LabelField | undefined => {
  if (text.length > 40) return undefined;
  const word = trimLabel(text);
  if (word === '' || /\d{3}/.test(word)) return undefined;
  const field = FIELD_OF_WORD.get(word) ?? FIELD_OF_WORD.get(word.replace(NUMBER_OF, ''));
  if (field !== undefined) return field;
  // "Your contact"; "Your name" is asked in forms.
  if (FIELD_OF_WORD.get(word.replace(YOUR, '')) === 'person') return 'person';
  if (ADDRESS_OF.test(word)) return 'address';
  if (!word.includes('/')) return undefined;
  // "Tel / Fax", "City / Address"
  const fields = word.split('/').map((part) => FIELD_OF_WORD.get(trimLabel(part)));
  return fields.includes(undefined) || fields.includes('other')
    ? undefined
    : (fields.find((one) => one === 'address') ?? fields[0]);
});

/** A label at the start of a text and what follows it: "Tel.: 030 123" → phone, "030 123". */
export function splitLabel(text: string): { field: LabelField; label: string; rest: string } | undefined {
  const colon = /^(?:\d\.\s)?([^:：\d]{1,40})[:：]\s*(.+)$/su.exec(text);
  const [, label, rest] = colon ?? /^(\p{L}[\p{L}.-]{0,20}(?:\s\p{L}{1,14})?)\.?\s+(.+)$/su.exec(text) ?? [];
  if (label === undefined || rest === undefined) return undefined;
  const field = getLabelField(label);
  // Without a colon "Contact us" or "Office Depot" would be labels; only those that need a number are safe.
  if (field === undefined || (colon === null && !(field === 'phone' || field === 'fax'))) return undefined;
  return { field, label: label.trim(), rest };
}
