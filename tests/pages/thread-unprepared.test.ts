import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { atOnce } from '@/lib/readers/steps';
import { scanPage } from '@/lib/readers/thread/scan';
import { readHtml } from './page-fixture';

/** Shapes of threads that no recipe knows. */
const read = async (body: string, url: string, lang = 'en') => {
  const { kind, posts } = await readHtml(
    `<html lang="${lang}"><title>Dough</title><body>${body}</body></html>`,
    url,
  );
  return { kind, authors: posts.map(({ author }) => author), posts };
};

const SAID = [
  ['Ines Crumb', '4 March 2021 9:15', 'Which flour keeps longest in a damp room? Mine turns after a month.'],
  ['Otto Loaf', '4 March 2021 11:40', 'Rye does, as long as the tin is closed.'],
  ['Ines Crumb', '5 March 2021 19:02', 'Thank you, I will try that.'],
  ['Mara Oven', '7 March 2021 8:30', 'Ours stands beside the stove and is dry all year.'],
] as const;
const AUTHORS = SAID.map(([author]) => author);

describe('a rank that is called a rating', () => {
  const post = (standing: string) => (_: unknown, at: number) => {
    const [author, date, text] = SAID[at % SAID.length] ?? SAID[0];
    return `<div id="post-${String(at + 40)}" class="post-wrap"><div class="left"><div class="author-name">${author}</div><span class="${standing}">★★★</span></div><p>${text}</p><div class="foot">Posted: ${date}</div></div>`;
  };
  it('makes no reviews of a thread', async () => {
    const { kind, authors } = await read(
      SAID.map(post('author-rating')).join(''),
      'https://dough.example/community/flour/',
    );
    expect({ kind, authors }).toEqual({ kind: 'thread', authors: AUTHORS });
  });
  it('while stars beside what buyers say do', async () => {
    const { kind } = await read(SAID.map(post('star-rating')).join(''), 'https://dough.example/products/tin');
    expect(kind).not.toBe('thread');
  });
});

describe('an opening post without the anchor the answers have, and a guest without a link', () => {
  const board = SAID.map(
    ([author, date, text], at) =>
      `${at === 0 ? '' : `<a name="msg-${String(at + 80)}"></a>`}<div class="BoardMessageBlock"><div class="Head"><strong>${at === 0 ? '' : 'Re: '}Flour</strong></div><div class="Head">written by: <strong>${author === 'Otto Loaf' ? author : `<a href="/profile.php?6,${String(author.length)}">${author}</a>`}</strong></div><div class="Head">Date: ${date}</div><div class="Text">${text}</div><div class="Options"><a href="/post?quote=${String(at)}">Quote</a></div></div>`,
  ).join('');
  it('are read like the others', async () => {
    const { authors, posts } = await read(board, 'https://dough.example/phorum/read.php?6,80');
    expect(authors).toEqual(AUTHORS);
    expect(posts[0]?.text).toContain('Which flour keeps longest');
  });
});

describe('comments below an article', () => {
  const article = `<h1>A month with the new tin</h1><div class="article">${'<p>We have learned a great deal about damp, and about how to close a lid.</p>'.repeat(5)}</div>`;
  it('are posts although each has a title that leads to itself, and nobody verified the guest', async () => {
    const { kind, authors, posts } = await read(
      `${article}<div id="comments">${SAID.map(
        ([author, date, text], at) =>
          `<a id="comment-${String(at + 500)}"></a><div class="comment clearfix"><p class="name"><span class="username">${author}${author === 'Otto Loaf' ? ' (not verified)' : ''}</span></p><p class="time">${date}</p><h3><a href="/comment/${String(at + 500)}#comment-${String(at + 500)}" rel="bookmark">${text.slice(0, 22)}</a></h3><div class="content"><p>${text}</p></div><a href="/reply/${String(at)}">reply</a></div>`,
      ).join('')}</div>`,
      'https://dough.example/node/12',
    );
    expect({ kind, authors }).toEqual({ kind: 'thread', authors: AUTHORS });
    expect(posts[1]?.permalink).toBe('https://dough.example/comment/501#comment-501');
  });
  it('are looked for wherever something is called a comment, whatever the language of its dates', async () => {
    const { kind, authors } = await read(
      `${article}<ol>${SAID.map(
        ([author, , text], at) =>
          `<li class="comment" id="c${String(at + 18_185)}"><cite class="user">${author}</cite> <span class="datetime"><a href="/2014/05/tin.html?show=1#c${String(at + 18_185)}">${String(at + 20)} de maio de 2014 às 05:04</a></span><p>${text}</p><a href="#">Responder</a></li>`,
      ).join('')}</ol>`,
      'https://dough.example/2014/05/tin.html',
      'pt',
    );
    expect({ kind, authors }).toEqual({ kind: 'thread', authors: AUTHORS });
  });
});

describe('answers with a number by their id and the name of a post by their class', () => {
  const meta = (author: string, date: string) =>
    `<span class="meta"><span class="when">${date}</span> by <a class="nickname" href="/user/${author.replace(' ', '')}">${author}</a></span>`;
  it('are a thread with their question', async () => {
    const { kind, authors } = await read(
      `<h1><a href="/184/flour">Flour</a></h1><div class="view hentry question" id="q184"><div class="entry">${SAID[0][2]}</div>${meta(SAID[0][0], SAID[0][1])}</div>${SAID.slice(
        1,
      )
        .map(
          ([author, date, text], at) =>
            `<div class="item hentry answer" id="a${String(at + 187)}"><div class="entry">${text}</div>${meta(author, date)}</div>`,
        )
        .join('')}`,
      'https://dough.example/184/flour',
    );
    expect({ kind, authors }).toEqual({ kind: 'thread', authors: AUTHORS });
  });
});

describe('an opening post of bare text below a table of its author and date', () => {
  const cell = (label: string, value: string) =>
    `<div class="line"><span class="tag">${label}</span><span class="value">${value}</span></div>`;
  it('is a post, by whom the cell beside "作者" says', async () => {
    const { authors, posts } = await read(
      `<div id="main">${cell('作者', 'breadman')}${cell('看板', 'baking')}${cell('標題', '[徵求] 二手烤箱')}${cell('時間', 'Mon May 16 09:30:12 2022')}
各位前輩好，想在台中開麵包店，徵求二手烤箱一台，預算五萬以內。
--
<span class="f2">※ 發信站: 麵包實業坊</span>${['kneadit', 'flour99', 'ovenlady', 'kneadit']
        .map(
          (name, at) =>
            `<div class="push"><span class="push-userid">${name}</span><span class="push-content">: 可以看看餐飲設備行，第${String(at + 1)}家</span><span class="push-time"> 05/16 1${String(at)}:41</span></div>`,
        )
        .join('')}</div>`,
      'https://bbs.dough.example/bbs/baking/M.16.html',
      'zh-TW',
    );
    expect(authors).toEqual(['breadman', 'kneadit', 'flour99', 'ovenlady', 'kneadit']);
    expect(posts[0]).toMatchObject({ postedAt: '2022-05-16T09:30', intent: 'buy' });
    expect(posts[0]?.text).toContain('徵求二手烤箱一台');
  });
});

describe('what elements are called', () => {
  const shapeOf = (classes: string) => {
    const { document } = new JSDOM(`<body><div class="${classes}">text</div></body>`).window;
    return atOnce(scanPage(document, () => false)).shapes[1];
  };
  it.each(['reader-comment', 'ownership', 'firstname', 'opinion', 'newsletter', 'activity', 'lastname'])(
    'keeps %s',
    (name) => {
      expect(shapeOf(name)).toBe(`div.${name}`);
    },
  );
  it.each(['first', 'last-post', 'odd', 'row2', 'read', 'unread', 'is-new', 'op', 'alt1', 'even-row'])(
    'leaves out how they are doing: %s',
    (name) => {
      expect(shapeOf(`post ${name}`)).toBe('div.post');
    },
  );
});

describe('ranks beside the names', () => {
  const RANKS = ['Novice', 'Gold member', 'Registered', 'Novice'];
  it('are not the authors where they link to their group and the names to nobody', async () => {
    const posts = SAID.map(
      ([author, date, text], at) =>
        `<div id="post_${String(at + 101)}"><table><tr><td class="side"><div class="authi"><span class="xi2">${author}</span></div><p><em><a href="home.php?mod=spacecp&amp;ac=usergroup&amp;gid=${String(at + 10)}">${RANKS[at] ?? ''}</a></em></p><p><a href="home.php?mod=space&amp;uid=${String(at)}&amp;do=thread">${String(at + 300)}</a> threads</p></td><td><div><em id="authorposton${String(at)}">Posted ${date}</em></div><div>${text}</div></td></tr></table></div>`,
    ).join('');
    const { authors } = await read(
      `<div id="postlist">${posts}</div>`,
      'https://dough.example/forum.php?mod=viewthread&tid=5',
    );
    expect(authors).toEqual(AUTHORS);
  });
  it('are not where a picture says the same; quotes in rows and a signature in one of its own are no words', async () => {
    const quote = `<table><tr><td><span><b>Quote - </b>Otto Loaf wrote:</span></td></tr><tr><td class="quote">Rye does not turn.</td></tr></table>`;
    const posts = SAID.map(
      ([author, date, text], at) =>
        `<tr><td><a name="${String(at + 4100)}"></a><span class="name"><span class="gen">${author}</span></span><div><b><img src="star.gif" alt="${RANKS[at] ?? ''}"><br>${RANKS[at] ?? ''}</b></div></td><td><table><tr><td><a href="viewtopic.php?p=${String(at + 4100)}#${String(at + 4100)}">#</a> Posted: ${date}</td></tr><tr><td><span class="postbody">${at === 2 ? quote : ''}${text}</span></td></tr><tr><td><br>_________________<br>Slow food since 1988</td></tr></table></td></tr>`,
    ).join('');
    const { authors, posts: found } = await read(
      `<table>${posts}</table>`,
      'https://dough.example/viewtopic.php?t=81',
    );
    expect(authors).toEqual(AUTHORS);
    expect(found.map(({ text }) => text)).toEqual(SAID.map(([, , text]) => text));
  });
});

it('a star to keep an ad by is no rating', async () => {
  const ads = ['Deck oven', 'Planetary mixer', 'Work table', 'Display case', 'Proofing cabinet'].map(
    (title, at) =>
      `<li class="result-row" data-pid="76010000${String(at)}"><a class="result-image" href="/d/${String(at)}.html"><span class="result-price">$${String(at + 2)}00</span></a><div class="result-info"><span class="icon icon-star"></span><time class="result-date" datetime="2024-03-0${String(at + 1)} 10:11">Mar 0${String(at + 1)}</time><h3><a class="result-title" href="/d/${String(at)}.html">${title}, almost new</a></h3><span class="result-meta"><span class="result-price">$${String(at + 2)}00</span> <span class="result-hood">(Tacoma)</span></span></div></li>`,
  );
  const { kind, posts } = await read(
    `<h1>For sale</h1><ul>${ads.join('')}</ul>`,
    'https://dough.example/search/bfs',
  );
  expect(kind).toBe('thread');
  expect(posts.map(({ postedAt, intent, author }) => [postedAt?.slice(0, 10), intent, author])).toEqual(
    ads.map((_, at) => [`2024-03-0${String(at + 1)}`, 'sell', undefined]),
  );
});

describe('addresses of posts', () => {
  const FORUM = 'https://dough.example/viewthread.php?tid=52&page=1';
  it('are not those that leave only one author’s posts; an anchor nobody links to leads there', async () => {
    const { posts } = await read(
      SAID.map(
        ([author, date, text], at) =>
          `<div class="mainbox"><table id="pid${String(at + 735)}"><tr><td class="postauthor"><cite><a href="space.php?uid=${String(author.length)}">${author}</a></cite></td><td class="postcontent"><div class="postinfo"><strong>${String(at + 1)}</strong> posted at ${date} <a href="viewthread.php?tid=52&amp;page=1&amp;authorid=${String(author.length)}">only this author</a></div><div class="t_msgfont">${text}</div></td></tr><tr><td class="postauthor"></td><td class="postcontent"><a href="post.php?action=reply&amp;repquote=${String(at + 735)}">quote</a></td></tr></table></div>`,
      ).join(''),
      FORUM,
    );
    expect(posts.map(({ permalink }) => permalink)).toEqual(
      SAID.map((_, at) => `${FORUM}#pid${String(at + 735)}`),
    );
  });

  it('are those of what is on the page, where the number beside them is for quoting', async () => {
    const { posts } = await read(
      SAID.map(
        ([, date, text], at) =>
          `<div class="post reply" id="reply_${String(at + 100)}"><p class="intro"><a id="${String(at + 100)}" class="post_anchor"></a><label><span class="name">Anonymous</span> <time datetime="2021-03-0${String(at + 1)}T10:11:00">${date}</time></label> <a class="post_no" href="/bread/res/100.html#${String(at + 100)}">No.</a><a class="post_no" href="/bread/res/100.html#q${String(at + 100)}">${String(at + 100)}</a></p><div class="files"><p class="fileinfo"><span>File: <a href="/bread/src/${String(at)}.png">${String(at)}.png</a></span> (2.04 MB, 1816x1022, <a href="/bread/src/${String(at)}.png">oven-door.png</a>)</p></div><div class="body">${text}</div></div>`,
      ).join(''),
      'https://dough.example/bread/res/100.html',
    );
    expect(posts.map(({ permalink, text }) => [permalink, text])).toEqual(
      SAID.map(([, , text], at) => [`https://dough.example/bread/res/100.html#${String(at + 100)}`, text]),
    );
  });
});
