import { readPieces } from './read-bytes';

/**
 * Which encoding a text file is in. Unicode tells itself; of the others, each is tried on the bytes that are no ASCII, and
 * the text that looks most like a language is taken: the sum over its letters of how likely that language has them.
 */
export interface EncodingGuess {
  /** A label `TextDecoder` knows. */
  readonly encoding: string;
  readonly certainty: 'sure' | 'likely' | 'guess';
}

/** Bytes that are no ASCII after which nothing is learnt any more. */
const ENOUGH = 4_000;
/** How far a file of plain ASCII is searched for something else. */
const SEARCHED = 64 * 1024 * 1024;

export async function guessEncoding(file: Blob): Promise<EncodingGuess> {
  const sample = await readSample(file);
  return (
    findByMark(sample.head) ??
    findWide(sample.head) ??
    findEscaped(sample.head) ??
    (sample.high === 0 ? { encoding: 'utf-8', certainty: 'sure' } : undefined) ??
    findUtf8(sample.parts) ??
    guessLegacy(sample.parts)
  );
}

interface Sample {
  head: Uint8Array<ArrayBuffer>;
  /** Whole lines around what is no ASCII. */
  parts: Uint8Array<ArrayBuffer>[];
  high: number;
}

async function readSample(file: Blob): Promise<Sample> {
  let head: Uint8Array<ArrayBuffer> | undefined;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let [high, read] = [0, 0];
  for await (const piece of readPieces(file, 0, Math.min(file.size, SEARCHED))) {
    const isFirst = head === undefined;
    head ??= piece;
    read += piece.length;
    const here = countHigh(piece);
    if (here > 0) parts.push(toWholeLines(piece, isFirst, read === file.size));
    high += here;
    if (high >= ENOUGH) break;
  }
  return { head: head ?? new Uint8Array(), parts, high };
}

function countHigh(bytes: Uint8Array): number {
  let count = 0;
  // Not by an iterator: it makes an object of each byte.
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0x80) count += 1;
  return count;
}

/** A line feed is never part of another character in any of these encodings, so that lines can be cut there. */
function toWholeLines(
  piece: Uint8Array<ArrayBuffer>,
  isFirst: boolean,
  isLast: boolean,
): Uint8Array<ArrayBuffer> {
  const start = isFirst ? 0 : piece.indexOf(10) + 1;
  const end = isLast ? piece.length : piece.lastIndexOf(10) + 1;
  return end > start ? piece.subarray(start, end) : piece;
}

function findByMark([a, b, c]: Uint8Array): EncodingGuess | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', certainty: 'sure' };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', certainty: 'sure' };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', certainty: 'sure' };
  return undefined;
}

/** Blank, tab, line breaks, digits' neighbours: what every table has, and in UTF-16 stands beside a zero byte. */
const COMMON = new Set([0x09, 0x0a, 0x0d, 0x20, 0x22, 0x2c, 0x3b]);

/** UTF-16 without a mark: its blanks and separators stand beside zeros, always on the same side. */
function findWide(head: Uint8Array): EncodingGuess | undefined {
  if (head.length < 4 || !head.includes(0)) return undefined;
  let [all, little, big] = [0, 0, 0];
  for (let at = 0; at + 1 < head.length; at += 2) {
    const [even, odd] = [head[at] ?? 0, head[at + 1] ?? 0];
    if (COMMON.has(even)) {
      all += 1;
      if (odd === 0) little += 1;
    }
    if (COMMON.has(odd)) {
      all += 1;
      if (even === 0) big += 1;
    }
  }
  if (little > all / 2) return { encoding: 'utf-16le', certainty: 'likely' };
  if (big > all / 2) return { encoding: 'utf-16be', certainty: 'likely' };
  return undefined;
}

/** ISO-2022-JP switches alphabets with escapes and is ASCII otherwise. */
function findEscaped(head: Uint8Array): EncodingGuess | undefined {
  const at = head.indexOf(0x1b);
  const isJapanese = at >= 0 && head[at + 1] === 0x24 && (head[at + 2] === 0x42 || head[at + 2] === 0x40);
  return isJapanese ? { encoding: 'iso-2022-jp', certainty: 'sure' } : undefined;
}

/** Other encodings look like UTF-8 by no accident; a few broken characters make a UTF-8 file no other file. */
function findUtf8(parts: readonly Uint8Array<ArrayBuffer>[]): EncodingGuess | undefined {
  const text = decode(parts, 'utf-8');
  const broken = text.split('\ufffd').length - 1;
  if (broken === 0) return { encoding: 'utf-8', certainty: 'sure' };
  const good = (text.match(/[^\u0000-\u007f\ufffd]/gu) ?? []).length;
  return good > broken * 5 ? { encoding: 'utf-8', certainty: 'likely' } : undefined;
}

const decode = (parts: readonly Uint8Array<ArrayBuffer>[], encoding: string) =>
  parts.map((part) => new TextDecoder(encoding).decode(part)).join('\n');

/** Nats by which the best must lead whatever reads differently to be called likely. */
const LIKELY = 6;

/** Bytes that are no ASCII by which languages are told apart: some hundred words. */
const WEIGHED = 1_200;
const MAX_LINE = 16 * 1024;

/** The first lines that hold anything but ASCII, enough of them. */
function takeLines(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer>[] {
  const lines: Uint8Array<ArrayBuffer>[] = [];
  let high = 0;
  for (const part of parts) {
    for (let at = 0; at < part.length && high < WEIGHED;) {
      const end = part.indexOf(10, at);
      const line = part.subarray(at, end < 0 ? part.length : end).subarray(0, MAX_LINE);
      at = end < 0 ? part.length : end + 1;
      const here = countHigh(line);
      if (here > 0) lines.push(line);
      high += here;
    }
  }
  return lines;
}

function guessLegacy(parts: readonly Uint8Array<ArrayBuffer>[]): EncodingGuess {
  const lines = takeLines(parts);
  const scored = Object.entries(candidates)
    .map(([encoding, languages]) => {
      const text = decode(lines, encoding);
      return { encoding, text, score: Math.max(...languages.map((language) => scoreText(text, language))) };
    })
    // Of equals the first stays first: the most common stand first.
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  if (best === undefined) return { encoding: 'windows-1252', certainty: 'guess' };
  const next = scored.find(({ text }) => text !== best.text);
  const isLikely = next === undefined || best.score - next.score >= LIKELY;
  return { encoding: best.encoding, certainty: isLikely ? 'likely' : 'guess' };
}

/** How likely a language has a character, as a logarithm; `undefined` for one it does not have. */
interface Language {
  readonly find: (sign: string) => number | undefined;
  /** Its letters stand among those of ASCII. */
  readonly isLatin?: true;
}

const SIGNS = new Set(' –—‘’‚“”„«»…€£°§©®™·•¿¡ºª²³½¼¾¨№');
const SIGN = -5;
const FOREIGN = -10;
/** No character at all in that encoding, a control character, or one for private use. */
const BROKEN = -25;
const BROKEN_SIGN = /[\u0080-\u009f\ue000-\uf8ff\ufffd]/;
/** A letter of another script inside a word, a capital inside one. */
const MISPLACED = -4;

function scoreText(text: string, language: Language): number {
  let score = 0;
  let before = '';
  let beforeIsUpper = true;
  for (const sign of text) {
    const isPlain = sign < '\u0080';
    if (!isPlain) {
      const weight = language.find(sign);
      score += weight ?? (BROKEN_SIGN.test(sign) ? BROKEN : SIGNS.has(sign) ? SIGN : FOREIGN);
      const isLetter = weight !== undefined && isCased(sign);
      if (isLetter && isUpper(sign) && !beforeIsUpper && before !== '') score += MISPLACED;
      if (!language.isLatin && /[a-z]/.test(before)) score += MISPLACED;
      // A sign inside a word is a letter of another encoding.
      if (language.isLatin && weight === undefined && /[a-z]/.test(before)) score += MISPLACED / 2;
    } else if (!language.isLatin && before >= '\u0080' && /[a-z]/.test(sign)) score += MISPLACED;
    if (isCased(sign)) {
      before = sign;
      beforeIsUpper = isUpper(sign);
    } else {
      before = isPlain ? '' : sign;
      beforeIsUpper = true;
    }
  }
  return score;
}

const isCased = (sign: string) => sign.toLowerCase() !== sign.toUpperCase();
const isUpper = (sign: string) => sign === sign.toUpperCase();

/** A language by its letters beyond ASCII, the most frequent first: each half as frequent as one of half its rank (Zipf). */
function toAlphabet(letters: string, isLatin: boolean): Language {
  const all = [...letters];
  const sum = all.reduce((total, _, rank) => total + 1 / (rank + 2), 0);
  const weights = new Map<string, number>();
  all.forEach((letter, rank) => {
    const weight = Math.log(1 / (rank + 2) / sum);
    const upper = letter.toUpperCase();
    if (upper.length === 1 && upper !== letter) weights.set(upper, weight - 1.5);
    weights.set(letter, weight);
  });
  const find = (sign: string) => weights.get(sign);
  return isLatin ? { find, isLatin } : { find };
}

const latin = (...alphabets: string[]) => alphabets.map((letters) => toAlphabet(letters, true));
const other = (...alphabets: string[]) => alphabets.map((letters) => toAlphabet(letters, false));

/** What a standard has in a block of two-byte characters: their first levels hold what a language uses daily. */
function toSet(encoding: string, leads: [number, number], trails: [number, number]): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (let trail = trails[0]; trail <= trails[1]; trail++) bytes.push(lead, trail);
  }
  return new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)).replaceAll('\ufffd', ''));
}

/** Weights of an East Asian language's characters, by groups; the first that has a character counts. */
function toGroups(...groups: [has: (sign: string) => boolean, weight: number][]): Language {
  return { find: (sign) => groups.find(([has]) => has(sign))?.[1] };
}

const isIn = (set: ReadonlySet<string> | string) => {
  const signs = new Set(set);
  return (sign: string) => signs.has(sign);
};
const isMatch = (pattern: RegExp) => (sign: string) => pattern.test(sign);
const isWideSign = isMatch(/[\u3000-\u303f\uff01-\uff5e\uffe5·—…“”‘’]/);
const isHan = isMatch(/\p{Script=Han}/u);

/** What stands in company names, addresses and contact columns. */
const SIMPLIFIED =
  '公司有限的市区路号省电话地址名称联系人邮箱手机京上海广州深圳北南东西中国一大不在工业科技贸易五金机械电子设备制造厂经理先生女士张王李刘陈杨黄赵吴周徐孙马朱胡林何高网站县镇街道楼室信息服务产品销售产国际股份集团责任天华新金安龙江明德';
const TRADITIONAL =
  '公司有限的市區路號省電話地址名稱聯絡人郵箱手機臺北台中高雄新竹縣鄉鎮街段巷弄樓室香港九龍國際股份企業科技貿易五金機械電子設備製造廠經理先生小姐張王李劉陳楊黃趙吳周徐孫馬林何業務產品銷售服務網站東西南大一工商行信義民生忠孝';
const KOREAN =
  '주식회사서울시구동로길번지전화이메일대표자부산인천경기도광주전울산강남중김이박최정조윤장임한국은는을를의에가다고하기업상호명소팩스담당홈페지';
const JAPANESE =
  '株式会社東京都区市町県大阪名電話番号住所部長代表取締役山田中村小川高木本田佐藤鈴北海道京横浜福岡崎有限業商事工製作所店氏日新一二三';

function toCjkLanguages(): Record<'gb18030' | 'big5' | 'shift_jis' | 'euc-jp' | 'euc-kr', Language[]> {
  const japanese = toGroups(
    [isIn(JAPANESE), -5.5],
    [isMatch(/[\u3041-\u3094]/), -4.7],
    [isMatch(/[\u30a1-\u30f6ー]/), -5.2],
    [isWideSign, -6],
    [isIn(toSet('euc-jp', [0xb0, 0xcf], [0xa1, 0xfe])), -8],
    [isHan, -12],
    // One byte each, and rare beside the full-width ones.
    [isMatch(/[\uff61-\uff9f]/), -6],
  );
  return {
    gb18030: [
      toGroups(
        [isIn(SIMPLIFIED), -5.5],
        [isWideSign, -6],
        [isIn(toSet('gb18030', [0xb0, 0xd7], [0xa1, 0xfe])), -8.2],
        [isMatch(/[\u4e00-\u9fff]/), -12],
        [isMatch(/[\u3041-\u30f6\u0391-\u0451\u2500-\u257f]/), -13],
        [isHan, -16],
      ),
    ],
    big5: [
      toGroups(
        [isIn(TRADITIONAL), -5.5],
        [isWideSign, -6],
        [isIn(toSet('big5', [0xa4, 0xc5], [0x40, 0xfe])), -8.6],
        [isMatch(/[\u4e00-\u9fff]/), -12],
        [isHan, -16],
      ),
    ],
    shift_jis: [japanese],
    'euc-jp': [japanese],
    'euc-kr': [
      toGroups(
        [isIn(KOREAN), -5],
        [isIn(toSet('euc-kr', [0xb0, 0xc8], [0xa1, 0xfe])), -7.8],
        [isWideSign, -7],
        [isMatch(/[\uac00-\ud7a3]/), -13],
        [isMatch(/[\u4e00-\u9fff\uf900-\ufaff]/), -12],
      ),
    ],
  };
}

const WESTERN = latin(
  'üäöß',
  'éèàêçôîâûùëïœæÿ',
  'óíáñéúü',
  'ãçéáóíêõúâàôü',
  'àèìòùé',
  'øåæéöäü',
  'äöåéü',
  'éëïóöüèá',
  'áíóðéþöúæý',
  'àèéíòóúïüç',
  // Several languages in one file.
  'éüäöáóíàèßçñåøæêãúôâëïîûõòùìœýðþ',
);
const CENTRAL = latin(
  'łóęąśżćńź',
  'íáéýěřčšžůúťňďó',
  'áíéýčšžľúťôňäóďĺŕ',
  'áéöóőíüúű',
  'ăîţşâ',
  'čšžćđ',
  'üäöß',
);
const CYRILLIC = other(
  'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё№',
  'оаинвіетрслкупмдязьгйчбхцїжєшюфщґ’',
  'аоиентсрвлкмпдугязбчщъхцжшюйфь',
  'аоиенрстјувкдмлпзбгчшцхжћњљђфџ',
);

/** Those people's programs have written, the most common first: of equal readings the first is taken. */
const candidates: Readonly<Record<string, readonly Language[]>> = {
  'windows-1252': WESTERN,
  ...toCjkLanguages(),
  'windows-1251': CYRILLIC,
  'windows-1250': CENTRAL,
  'windows-1254': latin('ışğüöçİâ'),
  'windows-1253': other('αοιετσνηυρπκμλςάίόέωήύθδγφχβξζψώ'),
  'windows-1255': other('יוהלרמאתבשנדקעחפטסגכזםןצךףץ'),
  'windows-1256': other('اليمنرتوبدسعةفكهقحجشصطخزذثىضغءؤئأإآظپچژگ،'),
  'windows-1257': latin('ėšųžįčąūę', 'āīšēūžņļčķģ', 'äõüöšž'),
  'windows-1258': latin('đưâôơêăáàúíéóèìòù\u0301\u0300\u0323\u0309\u0303'),
  'windows-874': other('านรอกเงมยลวดท่สตะปบคหแจพชขใ้ไผโถณซธฐศษภญฟฉฎฏฤฬฮฝ็์ิีึืุูำัๆ'),
  'iso-8859-2': CENTRAL,
  macintosh: WESTERN,
  'koi8-r': CYRILLIC,
  ibm866: CYRILLIC,
};
