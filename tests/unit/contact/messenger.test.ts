import { expect, it } from 'vitest';
import { findMessengers, messengerFromHref } from '@/lib/contact/messenger';

it.each([
  ['https://wa.me/4915112345678?text=Hi', { service: 'whatsapp', id: '+4915112345678' }],
  ['https://api.whatsapp.com/send?phone=4915112345678', { service: 'whatsapp', id: '+4915112345678' }],
  ['whatsapp://send?phone=+4915112345678', { service: 'whatsapp', id: '+4915112345678' }],
  ['https://t.me/acme', { service: 'telegram', id: 'acme' }],
  ['tg://resolve?domain=acme', { service: 'telegram', id: 'acme' }],
  ['https://line.me/ti/p/~acme', { service: 'line', id: 'acme' }],
  ['https://line.me/R/ti/p/%40acme', { service: 'line', id: 'acme' }],
  ['skype:acme.sales?chat', { service: 'skype', id: 'acme.sales' }],
  ['viber://chat?number=%2B4915112345678', { service: 'viber', id: '+4915112345678' }],
  ['http://wpa.qq.com/msgrd?v=3&uin=12345678&site=qq', { service: 'qq', id: '12345678' }],
  ['https://zalo.me/0912345678', { service: 'zalo', id: '0912345678' }],
  ['https://pf.kakao.com/_acme', { service: 'kakaotalk', id: '_acme' }],
  ['https://m.me/acme', { service: 'messenger', id: 'acme' }],
  ['https://wa.me/?text=Share', undefined],
  ['https://api.whatsapp.com/send?text=Share', undefined],
  ['https://t.me/share/url?url=x', undefined],
  ['https://acme.example/', undefined],
])('messengerFromHref(%s)', (url, expected) => {
  expect(messengerFromHref(url)).toEqual(expected);
});

it.each([
  ['WeChat: acme88', [['wechat', 'acme88']]],
  [
    '微信号：acme_88 QQ：12345678',
    [
      ['wechat', 'acme_88'],
      ['qq', '12345678'],
    ],
  ],
  ['微信acme88', [['wechat', 'acme88']]],
  ['Telegram @acme_bot', [['telegram', 'acme_bot']]],
  ['WhatsApp: +49 151 1234 5678', [['whatsapp', '+4915112345678']]],
  ['Skype: live:acme', [['skype', 'live:acme']]],
  ['LINE ID: acme', [['line', 'acme']]],
  ['카카오톡: acme', [['kakaotalk', 'acme']]],
  ['Zalo 0912 345 678', [['zalo', '0912345678']]],
  ['Share: WhatsApp Telegram Email', []],
  ['Join our Telegram group', []],
  ['Skype call', []],
  ['Line up here: now', []],
  ['WeChat', []],
  ['Tacoma, WA 98421-2323', []],
  ['Perth, WA 6000 08 9555 0100', []],
  ['WA 0812 3456 7890', [['whatsapp', '081234567890']]],
  ['WA 98765 43210', [['whatsapp', '9876543210']]],
  ['WA 6281-2345-6789', [['whatsapp', '628123456789']]],
])('findMessengers(%s)', (text, expected) => {
  expect(findMessengers(text).map(({ value }) => [value.service, value.id])).toEqual(expected);
});
