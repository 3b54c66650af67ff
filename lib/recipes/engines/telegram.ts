import type { Recipe } from '../recipe';

export const telegram = {
  id: 'telegram',
  name: 'Telegram web view',
  matches: ['t.me', 'telegram.me'],
  pages: [
    {
      kind: 'thread',
      path: ['/s/*'],
      rows: ['.tgme_widget_message[data-post]', '.tgme_widget_message'],
      fields: {
        author: ['.tgme_widget_message_from_author', '.tgme_widget_message_owner_name'],
        authorUrl: ['a.tgme_widget_message_owner_name'],
        postedAt: ['time@datetime'],
        permalink: ['a.tgme_widget_message_date'],
        body: ['.tgme_widget_message_text'],
      },
    },
  ],
} satisfies Recipe;
