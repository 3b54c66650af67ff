import type { Recipe } from '../recipe';

export const tieba = {
  id: 'tieba',
  name: '百度贴吧',
  matches: ['tieba.baidu.com'],
  pages: [
    {
      kind: 'thread',
      path: ['/p/*'],
      rows: ['.l_post'],
      fields: {
        author: ['.p_author_name'],
        authorUrl: ['a.p_author_name'],
        postedAt: ['.post-tail-wrap .tail-info:last-of-type', '.tail-info:last-of-type'],
        body: ['.d_post_content'],
      },
    },
    {
      kind: 'thread',
      is: 'topic',
      path: ['/f*'],
      rows: ['li.j_thread_list', 'li.tl_shadow:has(a[tid])'],
      fields: {
        title: ['a.j_th_tit', '.ti_title'],
        author: ['.tb_icon_author', '.frs-author-name', '.ti_author'],
        permalink: ['a.j_th_tit', { from: 'a[tid]@href', steps: [{ before: '?' }] }],
        body: ['.threadlist_abs'],
      },
    },
  ],
} satisfies Recipe;
