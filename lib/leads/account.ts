import * as z from 'zod/mini';
import { hostKey } from './url-key';

/** Who writes on a board: the site and the name there, `forum.example/bob`. The same name on another site may be anybody. */
export const account = z.string().check(z.minLength(3), z.maxLength(400));

/** Names that sites give to everybody who is not signed in. */
const NOBODY =
  /^(?:guest|gast|invit[ée]|invitado|convidado|visitante|ospite|visiteur|besucher|anonym(?:ous|e|o)?|an[oó]nimo|anonymous user|unregistered|deleted|deleted user|\[deleted\]|\[removed\]|gelöschter benutzer|unbekannt|unknown|user|member|admin|administrator|moderator|游客|遊客|访客|訪客|匿名|匿名用户|匿名使用者|路人|гость|аноним|ゲスト|名無しさん|匿名さん|손님)[\s#\d]*$/i;

/** `undefined` where the name says nothing of who it is. Upper and lower case are one name on every board we know. */
export function toAccount(pageUrl: string, author: string): string | undefined {
  const name = author.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase().slice(0, 200);
  const host = hostKey(pageUrl);
  return host === undefined || name === '' || NOBODY.test(name) ? undefined : `${host}/${name}`;
}

/** The site an account is on, and the name there. */
export function splitAccount(account: string): { site: string; name: string } {
  const at = account.indexOf('/');
  return { site: account.slice(0, at), name: account.slice(at + 1) };
}
