import type { MessengerService } from './values';

/** As the services write themselves. */
export const messengerNames = {
  whatsapp: 'WhatsApp',
  wechat: 'WeChat',
  qq: 'QQ',
  telegram: 'Telegram',
  line: 'LINE',
  skype: 'Skype',
  viber: 'Viber',
  kakaotalk: 'KakaoTalk',
  zalo: 'Zalo',
  signal: 'Signal',
  messenger: 'Messenger',
  discord: 'Discord',
  icq: 'ICQ',
} as const satisfies Record<MessengerService, string>;
