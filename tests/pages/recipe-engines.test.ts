import { describe, expect, it } from 'vitest';
import { builtIn } from '@/lib/recipes/built-in';
import { findFitting, readWithRecipes } from './recipe-fixture';

/** Posts as every fixture shows them; the second quotes nobody and signs. */
const posts = [
  {
    author: 'otto',
    day: '2019-03-12',
    text: 'Which dough mixer holds out in a small bakery? Ours gave up today.',
  },
  {
    author: 'mia_bakes',
    day: '2019-03-13',
    text: 'The spiral ones last. We have had the same for eleven years now.',
  },
  {
    author: 'guest 9',
    day: '2019-03-14',
    text: 'Spiral as well, and buy the spare belt at once, it will be needed.',
  },
].map((post, at) => ({ ...post, at: at + 1, iso: `${post.day}T10:11:00` }));
type Post = (typeof posts)[number];

interface EngineFixture {
  readonly url?: string;
  readonly post: (post: Post) => string;
  /** `%` stands for the posts. */
  readonly around?: string;
}

const time = ({ iso, day }: Post) => `<time datetime="${iso}">${day}</time>`;

/** One page in the shape of each engine or board. */
const threads: Readonly<Record<string, EngineFixture>> = {
  'xenforo-2': {
    around: '<html id="XF"><body><div>%</div></body></html>',
    post: (p) =>
      `<article class="message message--post" data-author="${p.author}" id="js-post-${p.at}"><h4 class="message-name">${p.author}</h4><div class="message-attribution">${time(p)}</div><div class="message-body"><div class="bbWrapper">${p.text}</div></div><aside class="message-signature">Yours truly</aside></article>`,
  },
  'xenforo-1': {
    around: '<html id="XenForo"><body><ol id="messageList">%</ol></body></html>',
    post: (p) =>
      `<li class="message" data-author="${p.author}" id="post-${p.at}"><div class="messageText">${p.text}</div><div class="signature">Yours truly</div><div class="messageMeta"><span class="DateTime" title="${p.day} 10:11">a while ago</span></div></li>`,
  },
  'vbulletin-3': {
    around: '<div>%</div>',
    post: (p) =>
      `<div id="edit${p.at}"><table id="post${p.at}"><tr><td class="thead"><a name="post${p.at}"></a> ${p.day}, 10:11</td></tr><tr><td><a class="bigusername" href="member.php?u=${p.at}">${p.author}</a></td><td><div id="post_message_${p.at}">${p.text}</div></td></tr></table></div>`,
  },
  'vbulletin-4': {
    around: '<html id="vbulletin_html"><body><ol id="posts">%</ol></body></html>',
    post: (p) =>
      `<li class="postbitlegacy" id="post_${p.at}"><div class="posthead"><span class="postdate"><span class="date">${p.day}, 10:11</span></span></div><div class="username_container"><a class="username" href="member.php?${p.at}"><strong>${p.author}</strong></a></div><div id="post_message_${p.at}"><blockquote class="postcontent">${p.text}</blockquote></div><blockquote class="signature">Yours truly</blockquote></li>`,
  },
  'vbulletin-5': {
    around: '<ul>%</ul>',
    post: (p) =>
      `<li class="b-post js-post" data-node-id="${p.at}"><div class="b-userinfo"><a class="author" href="/member/${p.at}">${p.author}</a></div><div class="b-post__timestamp">${time(p)}</div><a class="b-post__count" href="#post${p.at}">#${p.at}</a><div class="b-post__content"><div class="js-post__content-text">${p.text}</div></div></li>`,
  },
  'phpbb-3': {
    around: '<html><body id="phpbb"><div>%</div></body></html>',
    post: (p) =>
      `<div class="post" id="p${p.at}"><div class="postprofile"><a class="username" href="./memberlist.php?u=${p.at}">${p.author}</a></div><div class="postbody"><p class="author"><a href="#p${p.at}">Post</a> » ${time(p)}</p><div class="content">${p.text}</div><div class="signature">Yours truly</div></div></div>`,
  },
  'phpbb-3-subsilver': {
    around: '<table>%</table>',
    post: (p) =>
      `<tr><td><a name="p${p.at}"></a><b class="postauthor">${p.author}</b></td><td class="gensmall"><b>Posted:</b> ${p.day} 10:11</td></tr><tr><td>Joined: 2004-01-02</td><td><div class="postbody">${p.text}</div></td></tr>`,
  },
  discourse: {
    around: '<div id="main-outlet">%</div>',
    post: (p) =>
      `<div class="topic-post"><article data-post-id="${p.at}" id="post_${p.at}"><div class="names"><span class="username"><a href="/u/x" data-user-card="${p.author}">${p.author}</a></span></div><a class="post-date" href="/t/mixer/7/${p.at}"><span class="relative-date" data-time="${Date.parse(`${p.iso}Z`)}">3y</span></a><div class="cooked"><p>${p.text}</p></div></article></div>`,
  },
  mybb: {
    around: '<div id="posts">%</div>',
    post: (p) =>
      `<div class="post classic" id="post_${p.at}"><div class="author_information"><strong><span class="largetext"><a href="user-${p.at}.html">${p.author}</a></span></strong></div><span class="post_date">${p.day}, 10:11</span><div class="post_body">${p.text}</div></div>`,
  },
  'smf-2': {
    around: '<div id="forumposts">%</div>',
    post: (p) =>
      `<div class="post_wrapper"><div class="poster"><h4><a href="index.php?action=profile;u=${p.at}">${p.author}</a></h4></div><div class="keyinfo"><div class="smalltext">${p.day}, 10:11</div></div><div class="post"><div class="inner" id="msg_${p.at}">${p.text}</div></div></div>`,
  },
  'ips-4': {
    around: '<html><body class="ipsApp"><div>%</div></body></html>',
    post: (p) =>
      `<article class="cPost ipsComment" id="elComment_${p.at}"><h3 class="cAuthorPane_author"><a href="/profile/${p.at}-x/">${p.author}</a></h3><div class="ipsComment_meta"><a href="?do=findComment&amp;comment=${p.at}">Posted ${time(p)}</a></div><div data-role="commentContent">${p.text}</div><div data-role="memberSignature">Yours truly</div></article>`,
  },
  nodebb: {
    around: '<ul component="topic">%</ul>',
    post: (p) =>
      `<li component="post" data-username="${p.author}" data-timestamp="${Date.parse(`${p.iso}Z`)}"><a class="permalink" href="/post/${p.at}">3 years ago</a><div component="post/content">${p.text}</div></li>`,
  },
  flarum: {
    around: '<div class="PostStream">%</div>',
    post: (p) =>
      `<div class="PostStream-item"><article class="CommentPost"><div class="PostUser"><h3><a href="/u/${p.at}"><span class="username">${p.author}</span></a></h3></div><div class="PostMeta">${time(p)}</div><div class="Post-body">${p.text}</div></article></div>`,
  },
  vanilla: {
    around: '<ul class="MessageList Comments">%</ul>',
    post: (p) =>
      `<li class="Item ItemComment" id="Comment_${p.at}"><span class="Author"><a class="Username" href="/profile/x">${p.author}</a></span><span class="DateCreated"><a class="Permalink" href="/discussion/comment/${p.at}">${time(p)}</a></span><div class="Message userContent">${p.text}</div></li>`,
  },
  woltlab: {
    around: '<ul>%</ul>',
    post: (p) =>
      `<li><article class="wbbPost message" id="post${p.at}"><div class="messageAuthor"><a class="username" href="/user/${p.at}/">${p.author}</a></div><div class="messageHeaderMetaData">${time(p)}</div><div class="messageText">${p.text}</div><div class="messageSignature">Yours truly</div></article></li>`,
  },
  fluxbb: {
    around: '<div id="punviewtopic">%</div>',
    post: (p) =>
      `<div class="blockpost" id="p${p.at}"><h2><a href="viewtopic.php?pid=${p.at}#p${p.at}">${p.day} 10:11</a></h2><div class="postleft"><dl><dt><strong>${p.author}</strong></dt></dl></div><div class="postmsg"><p>${p.text}</p></div></div>`,
  },
  'ubb-threads': {
    around: '<form action="/ubbthreads.php"></form><div>%</div>',
    post: (p) =>
      `<table><tbody><tr><td class="author-content"><a href="/ubbthreads.php/users/${p.at}/showprofile">${p.author}</a></td><td class="post-content"><span class="date">${p.day} 10:11</span><div id="body${p.at}">${p.text}</div></td></tr></tbody></table>`,
  },
  discuz: {
    around: '<div id="postlist">%</div>',
    post: (p) =>
      `<div id="post_${p.at}"><div class="pls"><div class="authi"><a class="xw1" href="space-uid-${p.at}.html">${p.author}</a></div></div><em id="authorposton${p.at}">发表于 ${p.day} 10:11</em><div class="t_f" id="postmessage_${p.at}">${p.text}</div></div>`,
  },
  khoros: {
    around: '<div>%</div>',
    post: (p) =>
      `<div class="lia-message-view-wrapper"><a class="lia-user-name-link" href="/user/${p.at}">${p.author}</a><span class="lia-message-posted-on"><span class="DateTime">${p.day} 10:11</span></span><div class="lia-message-body"><div class="lia-message-body-content">${p.text}</div></div></div>`,
  },
  insided: {
    around: '<div>%</div>',
    post: (p) =>
      `<div class="post qa-topic-post-box" id="post${p.at}"><a class="qa-username" href="/members/x-${p.at}">${p.author}</a>${time(p)}<div class="post__content">${p.text}</div></div>`,
  },
  bbpress: {
    around: '<div id="bbpress-forums">%</div>',
    post: (p) =>
      `<div id="post-${p.at}" class="bbp-reply-header"><span class="bbp-reply-post-date">${p.day} at 10:11</span><a class="bbp-reply-permalink" href="#post-${p.at}">#${p.at}</a></div><div class="reply"><a class="bbp-author-link"><span class="bbp-author-name">${p.author}</span></a><div class="bbp-reply-content"><p>${p.text}</p></div></div>`,
  },
  'stack-exchange': {
    around:
      '<html><body class="question-page"><div id="question"><div class="s-prose">How do I keep dough from sticking to the hook of the mixer?</div><div class="post-signature"><div class="user-details"><a href="/users/1/anna">anna</a></div><span class="relativetime" title="2019-03-11 09:00:00Z">Mar 11</span></div></div><div id="answers">%</div></body></html>',
    post: (p) =>
      `<div class="answer" id="answer-${p.at}"><div class="s-prose">${p.text}</div><div class="post-signature"><span class="relativetime" title="${p.day} 10:11:00Z">long ago</span><div class="user-details"><a href="/users/${p.at}/x">${p.author}</a></div></div></div>`,
  },
  'hacker-news': {
    url: 'https://news.ycombinator.com/item?id=1',
    around: '<table>%</table>',
    post: (p) =>
      `<tr class="athing comtr" id="${p.at}00"><td><a class="hnuser" href="user?id=x">${p.author}</a> <span class="age" title="${p.iso}"><a href="item?id=${p.at}00">3 years ago</a></span><div class="commtext">${p.text}</div></td></tr>`,
  },
  'reddit-old': {
    url: 'https://old.reddit.com/r/bakery/comments/1/mixers/',
    around: '<div id="siteTable"><div class="thing">Ad</div></div><div class="commentarea">%</div>',
    post: (p) =>
      `<div class="thing comment"><p class="tagline"><a class="author" href="/user/x">${p.author}</a> ${time(p)}</p><form class="usertext"><div class="usertext-body"><div class="md">${p.text}</div></div></form><a class="bylink" href="/r/bakery/comments/1/mixers/c${p.at}/">permalink</a></div>`,
  },
  reddit: {
    url: 'https://www.reddit.com/r/bakery/comments/1/mixers/',
    post: (p) =>
      p.at === 1
        ? `<shreddit-post author="${p.author}" created-timestamp="${p.iso}" permalink="/r/bakery/comments/1/"><div slot="text-body">${p.text}</div></shreddit-post>`
        : `<shreddit-comment author="${p.author}" permalink="/r/bakery/comments/1/c${p.at}/">${time(p)}<div slot="comment">${p.text}</div></shreddit-comment>`,
  },
  lemmy: {
    around: '<div class="lemmy-site"><ul>%</ul></div>',
    post: (p) =>
      `<li><article class="comment-node" id="comment-${p.at}"><a class="person-listing" title="${p.author}" href="/u/x">${p.author}<small>@other.example</small></a><a title="link" href="/post/1/${p.at}">link</a><span class="moment-time" data-tippy-content="${p.day} 10:11">1 year ago</span><div class="comment-content">${p.text}</div></article></li>`,
  },
  lobsters: {
    url: 'https://lobste.rs/s/abc/mixers',
    around: '<ol>%</ol>',
    post: (p) =>
      `<li><div class="comment" id="c_${p.at}"><div class="byline"><a class="u-author" href="/~x">${p.author}</a> ${time(p)} <a href="/c/${p.at}">link</a></div><div class="comment_text">${p.text}</div></div></li>`,
  },
  v2ex: {
    url: 'https://www.v2ex.com/t/7',
    around: '<div id="Main"><div class="box">%</div></div>',
    post: (p) =>
      `<div class="cell" id="r_${p.at}"><strong><a class="dark" href="/member/x">${p.author}</a></strong> <span class="ago" title="${p.day} 10:11:00 +08:00">3 天前</span><div class="reply_content">${p.text}</div></div>`,
  },
  telegram: {
    url: 'https://t.me/s/bakers',
    post: (p) =>
      `<div class="tgme_widget_message" data-post="bakers/${p.at}"><a class="tgme_widget_message_owner_name" href="https://t.me/bakers">${p.author}</a><div class="tgme_widget_message_text">${p.text}</div><a class="tgme_widget_message_date" href="https://t.me/bakers/${p.at}">${time(p)}</a></div>`,
  },
  'something-awful': {
    url: 'https://forums.somethingawful.com/showthread.php?threadid=7',
    around: '<div id="thread">%</div>',
    post: (p) =>
      `<table class="post" id="post${p.at}"><tbody><tr><td><dl><dt class="author">${p.author}</dt><dd>May 21, 2012</dd></dl></td><td class="postbody">${p.text}</td></tr><tr><td class="postdate"><a href="#post${p.at}">#</a> ${p.day} 10:11</td></tr></tbody></table>`,
  },
  'warrior-forum': {
    url: 'https://www.warriorforum.com/beginners/7-mixers.html',
    around: '<ul>%</ul>',
    post: (p) =>
      `<li class="DiscussionBoard-item"><span id="post${p.at}"></span><a class="DiscussionBoard-username" href="/members/x.html">${p.author}</a><time class="DiscussionBoard-date" datetime="${p.iso}">2 years ago</time><div class="DiscussionBoard-message">${p.text}</div><div class="DiscussionBoard-signature">Yours truly</div></li>`,
  },
  bangumi: {
    around: '<div id="comment_list">%</div>',
    post: (p) =>
      `<div class="row_reply" id="post_${p.at}"><div class="re_info"><small>- ${p.day} 10:11 <a href="#post_${p.at}">#${p.at}</a></small></div><div class="inner"><span class="userInfo"><strong><a class="l" href="/user/${p.at}">${p.author}</a></strong></span><div class="message">${p.text}</div></div></div>`,
  },
  futaba: {
    around: '<form action="futaba.php">%</form>',
    post: (p) =>
      `<table><tbody><tr><td>…</td><td><input type="checkbox">${p.day.replaceAll('-', '/').slice(2)}(火)10:11:00 No.${p.at}000 <blockquote>${p.text}</blockquote></td></tr></tbody></table>`,
  },
  tieba: {
    url: 'https://tieba.baidu.com/p/7',
    post: (p) =>
      `<div class="l_post"><a class="p_author_name" href="/people/x">${p.author}</a><div class="d_post_content">${p.text}</div><span class="tail-info">${p.day} 10:11</span></div>`,
  },
};

/** Lists of ads, by recipe: title and address of each. */
const ads: Readonly<
  Record<string, { url: string; around?: string; ad: (title: string, at: number) => string }>
> = {
  kleinanzeigen: {
    url: 'https://www.kleinanzeigen.de/s-teigmaschine/k0',
    ad: (title, at) =>
      `<article class="aditem"><div class="aditem-main--top--right">12.03.2019</div><h2><a href="/ad/${at}">${title}</a></h2><p>30 €</p></article>`,
  },
  gumtree: {
    url: 'https://www.gumtree.com.au/s-mixers/k0',
    around: '<ul>%</ul>',
    ad: (title, at) =>
      `<li class="js-click-block"><h3 class="rs-ad-title"><a href="/ad/${at}"><span>${title}</span></a></h3><div class="rs-ad-price">$30</div><div class="rs-ad-date">12/03/2019</div></li>`,
  },
  craigslist: {
    url: 'https://boston.craigslist.org/search/sss?query=mixer',
    around: '<ol>%</ol>',
    ad: (title, at) =>
      `<li class="cl-static-search-result"><a href="/ad/${at}"><div class="title">${title}</div><div class="price">$30</div></a></li>`,
  },
  leboncoin: {
    url: 'https://www.leboncoin.fr/recherche?text=petrin',
    ad: (title, at) =>
      `<div data-qa-id="aditem_container"><a href="/ad/${at}"><p data-qa-id="aditem_title">${title}</p><span>30 €</span></a></div>`,
  },
  '58': {
    url: 'https://bj.58.com/huishou/',
    around: '<ul class="house-list">%</ul>',
    ad: (title, at) => `<li logr="${at}"><h2><a href="/ad/${at}">${title}</a></h2><b>30元</b></li>`,
  },
};

const only = (id: string) => builtIn.filter((one) => one.id === id);
const fill = (around: string | undefined, rows: readonly string[]) =>
  (around ?? '<div>%</div>').replace('%', () => rows.join('\n'));

describe('a thread on', () => {
  it.each(Object.entries(threads))('%s', async (id, { url, post, around }) => {
    const page = fill(around, posts.map(post));
    const address = url ?? 'https://forum.example/t/7';
    expect(findFitting(page, address, only(id))).toBe('thread');
    const { kind, posts: read } = await readWithRecipes(page, address, only(id));
    expect(kind).toBe('thread');
    const answers = id === 'stack-exchange' ? read.slice(1) : read;
    const expected = posts.map(({ author, day, text }) => ({
      author: id === 'futaba' ? undefined : author,
      day,
      text,
    }));
    expect(
      answers.map(({ author, postedAt, text }) => ({ author, day: postedAt?.slice(0, 10), text })),
    ).toEqual(expected);
  });
});

describe('ads on', () => {
  const titles = [
    'Spiral mixer, 20 litres',
    'Dough sheeter for the counter',
    'Wanted: bread slicer',
    'Proofing baskets, round',
  ];
  it.each(Object.entries(ads))('%s', async (id, { url, around, ad }) => {
    const page = fill(around, titles.map(ad));
    expect(findFitting(page, url, only(id))).toBe('thread');
    const { kind, posts: read } = await readWithRecipes(page, url, only(id));
    expect(kind).toBe('thread');
    expect(read.map(({ text, permalink }) => [text.split('\n')[0], permalink])).toEqual(
      titles.map((title, at) => [title, new URL(`/ad/${String(at)}`, url).href]),
    );
  });
});

it('names in the line of the date are found where the recipe knows of none', async () => {
  const page = fill(
    threads['futaba']?.around,
    posts.map(
      ({ author, day, text, at }) =>
        `<table><tbody><tr><td>…</td><td><input type="checkbox">Name ${author} ${day.replaceAll('-', '/').slice(2)}(火)10:11:00 No.${String(at)}000 <blockquote>${text}</blockquote></td></tr></tbody></table>`,
    ),
  );
  const { posts: read } = await readWithRecipes(page, 'https://forum.example/t/7', only('futaba'));
  expect(read.map(({ author }) => author)).toEqual(posts.map(({ author }) => author));
});

it('every engine and board has a page of its own here', () => {
  const engines = builtIn
    .filter(({ pages }) => pages.some(({ kind }) => kind === 'thread'))
    .map(({ id }) => id);
  expect(engines.filter((id) => !(id in threads) && !(id in ads))).toEqual([]);
});

it('other boards have authors in the cells of a table as well', () => {
  const page =
    '<table id="pid12"><tr><td class="postauthor"><a href="space.php?uid=1">otto</a></td><td class="t_msgfont">Hello</td></tr></table>';
  expect(findFitting(page, 'https://forum.example/viewthread.php?tid=7', only('phpbb-3-subsilver'))).toBe(
    undefined,
  );
});

it('a person’s handle on another server is no mail address of theirs', async () => {
  const { posts: read } = await readWithRecipes(
    fill('<div class="lemmy-site">%</div>', posts.map(threads['lemmy']?.post ?? (() => ''))),
    'https://forum.example/post/1',
    only('lemmy'),
  );
  expect(read.flatMap(({ facts }) => facts.email ?? [])).toEqual([]);
});

it('a signature that nothing calls one stands below a rule beside the words, in vBulletin 3', async () => {
  const said = (text: string, signature: string, at: number) =>
    `<div id="edit${String(at)}"><table id="post${String(at)}"><tr><td><a name="post${String(at)}"></a>2019-03-1${String(at)}, 10:11</td></tr><tr><td><a class="bigusername" href="member.php?u=${String(at)}">baker ${String(at)}</a></td><td><div id="post_message_${String(at)}">${text}</div><div>\n__________________<br>${signature}</div></td></tr></table></div>`;
  const page = fill(
    '<html><head><meta name="generator" content="vBulletin 3.8"></head><body>%</body></html>',
    [
      said('The spiral ones last longest.', 'Mixer spares and service, www.mixershop.example', 1),
      said('Look at the bowl first.', 'Bread is slow food.', 2),
    ],
  );
  const { posts: read } = await readWithRecipes(
    page,
    'https://forum.example/showthread.php?t=7',
    only('vbulletin-3'),
  );
  expect(read.map(({ text }) => text)).toEqual(['The spiral ones last longest.', 'Look at the bowl first.']);
  expect(read.map(({ facts }) => facts.website?.[0]?.value)).toEqual([
    'https://www.mixershop.example/',
    undefined,
  ]);
  expect(read.map(({ advertises }) => advertises)).toEqual([true, undefined]);
});

it('the first of answers that have a page each, like the thread’s own, opens nothing', async () => {
  const said = (text: string, at: number) =>
    `<tr><td class="default"><span class="comhead"><a href="user?id=b${String(at)}">b${String(at)}</a> 1 day ago | <a href="item?id=${String(at)}00">link</a></span><span class="comment">${text}</span></td></tr>`;
  const page = fill(
    '<html><head><title>Ask: Who is hiring? (January) | News</title></head><body><table>%</table></body></html>',
    [
      said('Acme Ovens (Lisbon) - we build ovens and are hiring a baker. jobs@ovens.example', 1),
      said('Milton Mixers (remote) - service engineer wanted. jobs@mixers.example', 2),
      said('Nordic Sheeters (Oslo) - two fitters. jobs@sheeters.example', 3),
    ],
  );
  const { posts: read } = await readWithRecipes(
    page,
    'https://news.ycombinator.com/item?id=9',
    only('hacker-news'),
  );
  expect(read.map(({ intent }) => intent)).toEqual(['buy', 'buy', 'buy']);
});
