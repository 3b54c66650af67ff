import type { Recipe } from '../recipe';

export const bangumi = {
  id: 'bangumi',
  name: 'Bangumi',
  marker: '.postTopic .re_info, .row_reply .re_info',
  pages: [
    {
      kind: 'thread',
      rows: ['.postTopic, .row_reply, .sub_reply_bg'],
      fields: {
        author: ['.inner > strong a', '.userInfo a.l', '.userName a'],
        authorUrl: ['.inner > strong a', '.userInfo a.l', '.userName a'],
        postedAt: ['.re_info small@own-text', '.re_info'],
        body: ['.topic_content', '.message', '.cmt_sub_content'],
      },
    },
  ],
} satisfies Recipe;
