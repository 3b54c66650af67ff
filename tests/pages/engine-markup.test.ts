import { describe, expect, it } from 'vitest';
import { builtIn } from '@/lib/recipes/built-in';
import { readWithRecipes } from './recipe-fixture';

/**
 * Invented threads in the markup engines write today, with all that stands around a post in it: read alike by the engine's
 * recipe and by the general reader, which knows no engine. The version is the one whose templates the shape was checked against.
 */

const posts = [
  {
    author: 'otto',
    day: '2024-03-12',
    text: 'Which dough mixer holds out in a small bakery? Ours gave up today.',
  },
  {
    author: 'mia_bakes',
    day: '2024-03-13',
    text: 'The spiral ones last. We have had the same for eleven years now.',
  },
  {
    author: 'Grain & Co',
    day: '2024-03-14',
    text: 'Spiral as well, and buy the spare belt at once, it will be needed.',
  },
  {
    author: 'lena',
    day: '2024-03-16',
    text: 'Ask the maker for the noise level first, ours stands below a flat.',
  },
].map((post, at) => ({
  ...post,
  slug: post.author.toLowerCase().replace(/\W+/g, '-'),
  at: at + 1,
  id: 4101 + 13 * at,
  iso: `${post.day}T10:11:00+00:00`,
  shown: `${post.day} 10:11`,
}));
type Post = (typeof posts)[number];

interface Markup {
  readonly version: string;
  readonly url: string;
  readonly page: (post: (post: (one: Post) => string) => string) => string;
  readonly post: (one: Post) => string;
  /** What the recipe gives for a post's address. */
  readonly permalink?: (one: Post) => string | undefined;
}

const html = (body: string, attributes = '') =>
  `<!doctype html><html lang="en"><head><title>Dough mixers</title></head><body ${attributes}><header><nav><a href="/">Bakers</a> <a href="/login">Log in</a></nav></header>${body}<footer><a href="/privacy">Privacy</a></footer></body></html>`;
const time = ({ iso, shown }: Post, more = '') => `<time datetime="${iso}" ${more}>${shown}</time>`;

const markups: Readonly<Record<string, Markup>> = {
  flarum: {
    version: '1.8',
    url: 'https://forum.example/d/812-dough-mixers',
    page: (all) =>
      html(
        `<div id="app"><main id="content"><div class="DiscussionPage"><header class="Hero DiscussionHero"><h2 class="DiscussionHero-title">Dough mixers</h2></header><div class="PostStream">${all(markups['flarum']?.post ?? String)}<div class="PostStream-item"><div class="ReplyPlaceholder"><span class="PostUser">Reply…</span></div></div></div></div></main></div>`,
      ),
    post: (p) =>
      `<div class="PostStream-item" data-index="${p.at - 1}" data-time="${p.iso}" data-number="${p.at}" data-id="${p.id}" data-type="comment"><article class="CommentPost Post"><div><header class="Post-header"><ul><li class="item-user"><div class="PostUser"><h3 class="PostUser-name"><a href="/u/${p.slug}"><span class="Avatar Post-avatar">${p.author.slice(0, 1)}</span><span class="username">${p.author}</span></a></h3><ul class="PostUser-badges badges"></ul></div></li><li class="item-meta"><div class="Dropdown PostMeta"><a class="Dropdown-toggle" data-toggle="dropdown">${time(p, `pubdate="true" title="${p.shown}" data-humantime="true"`)}</a><div class="Dropdown-menu dropdown-menu"><span class="PostMeta-number">Post #${p.at} </span><span class="PostMeta-time"><time pubdate datetime="${p.iso}">${p.shown}</time></span><a class="Button PostMeta-permalink" href="/d/812-dough-mixers/${p.at}">https://forum.example/d/812-dough-mixers/${p.at}</a></div></div></li></ul></header><div class="Post-body"><p>${p.text}</p></div><aside class="Post-actions"><ul><li class="item-reply"><button class="Button">Reply</button></li></ul></aside><footer class="Post-footer"></footer></div></article></div>`,
    permalink: (p) => `https://forum.example/d/812-dough-mixers/${String(p.at)}`,
  },
  nodebb: {
    version: '4, Harmony',
    url: 'https://forum.example/topic/812/dough-mixers',
    page: (all) =>
      html(
        `<div id="content"><h1 component="post/header"><span component="topic/title">Dough mixers</span></h1><div class="topic"><ul component="topic" class="posts timeline list-unstyled" data-tid="812" data-cid="3">${all(markups['nodebb']?.post ?? String)}</ul></div></div>`,
      ),
    post: (p) =>
      `<li component="post" class="pt-4 ${p.at === 1 ? 'topic-owner-post' : ''}" data-index="${p.at - 1}" data-pid="${p.id}" data-uid="${p.at}" data-timestamp="${Date.parse(p.iso)}" data-username="${p.author}" data-userslug="${p.slug}" itemprop="comment" itemtype="http://schema.org/Comment" itemscope><a component="post/anchor" data-index="${p.at}" id="${p.at}"></a><meta itemprop="datePublished" content="${p.iso}">${p.at === 3 ? `<div component="post/parent" class="post-parent"><a href="/post/${String(p.id - 26)}">@otto said</a><div component="post/parent/content">Which dough mixer …</div></div>` : ''}<div class="d-flex post-container-parent"><div class="d-none d-sm-block"><a href="/user/${p.slug}" aria-label="Profile: ${p.author}"><span class="avatar" title="${p.author}">${p.author.slice(0, 1)}</span></a></div><div class="post-container"><div class="post-header" itemprop="author" itemscope itemtype="https://schema.org/Person"><meta itemprop="name" content="${p.author}"><a class="fw-bold" href="/user/${p.slug}" data-username="${p.author}" data-uid="${p.at}">${p.author}</a><span class="text-muted">wrote on <span class="timeago" title="${p.iso}">${p.shown}</span></span><a href="/post/${p.id}" class="post-index text-muted">#${p.at}</a></div><div class="content" component="post/content" itemprop="text"><p dir="auto">${p.text}</p></div><div component="post/footer" class="post-footer"><a component="post/reply" href="#" title="Reply"></a><a component="post/quote" href="#" title="Quote"></a><a component="post/vote-count" href="#">0</a></div></div></div></li>`,
    permalink: (p) => `https://forum.example/post/${String(p.id)}`,
  },
  woltlab: {
    version: 'Suite 5.5',
    url: 'https://forum.example/thread/812-dough-mixers/',
    page: (all) =>
      html(
        `<div id="pageContainer"><h1 class="contentTitle">Dough mixers</h1><ul class="wbbThreadPostList messageList">${all(markups['woltlab']?.post ?? String)}<li id="messageQuickReply"><article class="wbbPost message"><aside class="messageSidebar"><div class="messageAuthor"><span class="username">you</span></div></aside><div class="messageContent"><textarea name="text"></textarea></div></article></li></ul></div>`,
      ),
    post: (p) =>
      `<li id="post${p.id}" class="anchorFixedHeader"><article class="wbbPost message messageSidebarOrientationLeft jsMessage" data-post-id="${p.id}" itemprop="comment" itemscope itemtype="http://schema.org/Comment" itemid="https://forum.example/thread/812-dough-mixers/?postID=${p.id}#post${p.id}"><meta itemprop="dateCreated" content="${p.iso}"><aside role="presentation" class="messageSidebar member" itemprop="author" itemscope itemtype="http://schema.org/Person"><div class="messageAuthor"><div class="userAvatar"><a href="/user/${p.at}-${p.slug}/" aria-hidden="true"><img src="/a.png" alt=""></a></div><div class="messageAuthorContainer"><a href="/user/${p.at}-${p.slug}/" class="username userLink" data-object-id="${p.at}" itemprop="url"><span itemprop="name">${p.author}</span></a></div><div class="userTitle"><span class="badge">Member</span></div></div><div class="userCredits"><dl class="plain dataList"><dt>Posts</dt><dd>12</dd></dl></div></aside><div class="messageContent"><header class="messageHeader"><div class="messageHeaderBox"><ul class="messageHeaderMetaData"><li><a href="/thread/812-dough-mixers/?postID=${p.id}#post${p.id}" rel="nofollow" title="Permalink" class="permalink messagePublicationTime">${time(p, 'class="datetime"')}</a></li></ul></div><ul class="messageQuickOptions"><li><a href="/thread/812-dough-mixers/?postID=${p.id}#post${p.id}" class="jsTooltip" title="Share">#${p.at}</a></li></ul></header><div class="messageBody"><div class="messageText" itemprop="text"><p>${p.text}</p></div></div><footer class="messageFooter"><div class="messageSignature"><div>Yours truly</div></div></footer></div></article></li>`,
    permalink: (p) =>
      `https://forum.example/thread/812-dough-mixers/?postID=${String(p.id)}#post${String(p.id)}`,
  },
  'ips-4': {
    version: '5',
    url: 'https://forum.example/topic/812-dough-mixers/',
    page: (all) =>
      html(
        `<main><h1 class="ipsPageHeader__title">Dough mixers</h1><div class="cTopic"><div data-role="commentFeed" data-controller="core.front.core.moderation">${all(markups['ips-4']?.post ?? String)}</div></div></main>`,
        'class="ipsApp ipsApp_front" data-controller="core.front.core.app" data-pageapp="forums"',
      ),
    post: (p) =>
      `<a id="findComment-${p.id}"></a><div id="comment-${p.id}"></div><article data-ips-hook="postWrapper" id="elComment_${p.id}" class="ipsEntry js-ipsEntry ipsEntry--classic ipsEntry--post"><aside class="ipsEntry__author-column"><div class="ipsAvatarStack"><a href="/profile/${p.at}-${p.slug}/" class="ipsUserPhoto"><img src="/a.png" alt="${p.author}"></a></div><h3 class="ipsEntry__username"><span class="ipsOnline" title="${p.author} is online"></span><a href="/profile/${p.at}-${p.slug}/" class="ipsUsername">${p.author}</a></h3><div class="ipsEntry__group">Members</div><ul class="ipsEntry__authorStats"><li data-i-el="posts"><a href="/profile/${p.at}-${p.slug}/content/" title="Posts"><span data-i-el="number">12</span> <span data-i-el="label">posts</span></a></li></ul></aside><div class="ipsEntry__header"><div class="ipsEntry__header-align"><div class="ipsEntry__date"><a href="/topic/812-dough-mixers/?do=findComment&amp;comment=${p.id}" rel="nofollow"><span>Posted </span>${time(p, 'class="ipsTime"')}</a></div></div></div><div class="ipsEntry__post"><div id="comment-${p.id}_wrap" class="ipsEntry__content js-ipsEntry__content" data-commentid="${p.id}"><div class="ipsRichText" data-role="commentContent"><p>${p.text}</p></div></div><div class="ipsEntry__footer"><menu class="ipsEntry__controls"><li><a href="#" data-action="quoteComment">Quote</a></li></menu></div></div></article>`,
    permalink: (p) => `https://forum.example/topic/812-dough-mixers/?do=findComment&comment=${String(p.id)}`,
  },
  vanilla: {
    version: '3',
    url: 'https://forum.example/discussion/812/dough-mixers',
    page: (all) =>
      html(
        `<div class="MessageList Discussion">${posts.slice(0, 1).map(toVanilla).join('')}</div><div class="CommentsWrap"><h2 class="CommentHeading">Comments</h2><ul class="MessageList DataList Comments">${all((p) => (p.at === 1 ? '' : toVanilla(p)))}</ul></div>`,
      ),
    post: () => '',
    permalink: (p) =>
      p.at === 1
        ? 'https://forum.example/discussion/812/dough-mixers'
        : `https://forum.example/discussion/comment/${String(p.id)}/#Comment_${String(p.id)}`,
  },
  fluxbb: {
    version: '1.5',
    url: 'https://forum.example/viewtopic.php?id=812',
    page: (all) =>
      html(
        `<div id="punviewtopic" class="pun"><div class="linkst"><ul class="crumbs"><li><a href="index.php">Index</a></li><li><a href="viewtopic.php?id=812"><strong>Dough mixers</strong></a></li></ul></div>${all(markups['fluxbb']?.post ?? String)}</div>`,
      ),
    post: (p) =>
      `<div id="p${p.id}" class="blockpost ${p.at % 2 === 0 ? 'roweven' : 'rowodd'}${p.at === 1 ? ' firstpost blockpost1' : ''}"><h2><span><span class="conr">#${p.at}</span> <a href="viewtopic.php?pid=${p.id}#p${p.id}">${p.shown}:00</a></span></h2><div class="box"><div class="inbox"><div class="postbody"><div class="postleft"><dl><dt><strong><a href="profile.php?id=${p.at}">${p.author}</a></strong></dt><dd class="usertitle"><strong>Member</strong></dd><dd><span>From: Leeds</span></dd><dd><span>Registered: 2019-01-0${p.at}</span></dd><dd><span>Posts: 12</span></dd></dl></div><div class="postright"><h3>${p.at === 1 ? '' : 'Re: '}Dough mixers</h3><div class="postmsg"><p>${p.text}</p></div><div class="postsignature postmsg"><hr>Yours truly</div></div></div></div><div class="inbox"><div class="postfoot clearb"><div class="postfootleft"><p><span>Offline</span></p></div></div></div></div></div>`,
    permalink: (p) => `https://forum.example/viewtopic.php?pid=${String(p.id)}#p${String(p.id)}`,
  },
  mybb: {
    version: '1.8',
    url: 'https://forum.example/showthread.php?tid=812',
    page: (all) =>
      html(
        `<div id="container"><table class="tborder"><tr><td class="thead"><strong>Dough mixers</strong></td></tr><tr><td id="posts_container"><div id="posts">${all(markups['mybb']?.post ?? String)}</div></td></tr></table></div>`,
      ),
    post: (p) =>
      `<a name="pid${p.id}" id="pid${p.id}"></a><div class="post classic" id="post_${p.id}"><div class="post_author scaleimages"><div class="author_avatar"><a href="member.php?action=profile&amp;uid=${p.at}"><img src="a.png" alt=""></a></div><div class="author_information"><strong><span class="largetext"><a href="https://forum.example/member.php?action=profile&amp;uid=${p.at}">${p.author}</a></span></strong> <br><span class="smalltext">Member<br></span></div><div class="author_statistics">Posts: 12<br>Threads: 3<br>Joined: Jan 2019</div></div><div class="post_content"><div class="post_head"><div class="float_right"><strong><a href="showthread.php?tid=812&amp;pid=${p.id}#pid${p.id}" title="Dough mixers">#${p.at}</a></strong></div><span class="post_date">${p.shown.replace(' ', ', ')} <span class="post_edit" id="edited_by_${p.id}"></span></span></div><div class="post_body scaleimages" id="pid_${p.id}">${p.text}</div><div class="signature scaleimages">Yours truly</div><div class="post_meta" id="post_meta_${p.id}"></div></div><div class="post_controls"><div class="postbit_buttons"><a href="newreply.php?tid=812&amp;replyto=${p.id}" class="postbit_quote"><span>Reply</span></a></div></div></div>`,
    permalink: (p) => `https://forum.example/showthread.php?tid=812&pid=${String(p.id)}#pid${String(p.id)}`,
  },
  'smf-2': {
    version: '2.1',
    url: 'https://forum.example/index.php?topic=812.0',
    page: (all) =>
      html(
        `<div id="main_content_section"><div id="display_head"><h2 class="display_title"><span id="top_subject">Dough mixers</span></h2></div><div id="forumposts"><form action="#" method="post" name="quickModForm" id="quickModForm">${all(markups['smf-2']?.post ?? String)}</form></div></div>`,
      ),
    post: (p) =>
      `<div class="windowbg" id="msg${p.id}"><div class="post_wrapper"><div class="poster"><h4><span class="off" title="Offline"></span><a href="https://forum.example/index.php?action=profile;u=${p.at}" title="View the profile of ${p.author}">${p.author}</a></h4><ul class="user_info"><li class="postgroup">Newbie</li><li class="postcount">Posts: 12</li><li class="poster_ip">Logged</li></ul></div><div class="postarea"><div class="keyinfo"><div id="subject_${p.id}" class="subject_title subject_hidden"><a href="https://forum.example/index.php?msg=${p.id}" rel="nofollow">${p.at === 1 ? '' : 'Re: '}Dough mixers</a></div><span class="page_number floatright">#${p.at - 1}</span><div class="postinfo"><span class="messageicon"><img src="xx.png" alt=""></span><a href="https://forum.example/index.php?msg=${p.id}" rel="nofollow" title="Reply #${p.at - 1}" class="smalltext">${p.shown}</a><span class="spacer"></span><span class="smalltext modified floatright" id="modified_${p.id}"></span></div></div><div class="post"><div class="inner" data-msgid="${p.id}" id="msg_${p.id}">${p.text}</div></div></div><div class="moderatorbar"><div class="signature" id="msg_${p.id}_signature">Yours truly</div></div></div></div><hr class="post_separator">`,
    permalink: (p) => `https://forum.example/index.php?msg=${String(p.id)}`,
  },
  lemmy: {
    version: '1.0',
    url: 'https://forum.example/post/812',
    page: (all) =>
      html(
        `<div id="app" class="lemmy-site"><div class="post-listing">${lemmyHead(posts[0])}<div id="postContent" class="md-div"><p>${posts[0]?.text ?? ''}</p></div></div><ul class="comments">${all((p) => (p.at === 1 ? '' : `<li class="comment list-unstyled"><article id="comment-${p.id}" class="details comment-node py-2"><div class="ms-2">${lemmyHead(p)}<div class="comment-content"><div class="md-div"><p>${p.text}</p></div></div><div class="row"><button aria-label="upvote">3</button><button>reply</button></div></div></article></li>`))}</ul></div>`,
      ),
    post: () => '',
  },
  bbpress: {
    version: '2.6',
    url: 'https://forum.example/forums/topic/dough-mixers/',
    page: (all) =>
      html(
        `<div id="bbpress-forums" class="bbpress-wrapper"><ul id="topic-812-replies" class="forums bbp-replies"><li class="bbp-header"><div class="bbp-reply-author">Author</div><div class="bbp-reply-content">Posts</div></li><li class="bbp-body">${all(markups['bbpress']?.post ?? String)}</li><li class="bbp-footer"><div class="bbp-reply-author">Author</div><div class="bbp-reply-content">Posts</div></li></ul></div>`,
      ),
    post: (p) =>
      `<div id="post-${p.id}" class="bbp-reply-header"><div class="bbp-meta"><span class="bbp-reply-post-date">${p.shown}</span><a href="https://forum.example/forums/topic/dough-mixers/#post-${p.id}" class="bbp-reply-permalink">#${p.id}</a><span class="bbp-admin-links"></span></div></div><div class="loop-item-${p.at} user-id-${p.at} post-${p.id} ${p.at === 1 ? 'topic' : 'reply'} type-reply status-publish hentry"><div class="bbp-reply-author"><a href="https://forum.example/forums/users/${p.slug}/" title="View ${p.author}'s profile" class="bbp-author-link"><span class="bbp-author-avatar"><img alt="" src="a.png" class="avatar"></span><span class="bbp-author-name">${p.author}</span></a><div class="bbp-author-role">Participant</div></div><div class="bbp-reply-content"><p>${p.text}</p></div></div>`,
    permalink: (p) => `https://forum.example/forums/topic/dough-mixers/#post-${String(p.id)}`,
  },
  khoros: {
    version: 'Lithium, 2023',
    url: 'https://forum.example/t5/Bakers/Dough-mixers/td-p/4101',
    page: (all) =>
      html(
        `<div class="lia-page"><div class="lia-quilt lia-quilt-forum-topic-page"><h1>Dough mixers</h1><div class="linear-message-list message-list">${all(markups['khoros']?.post ?? String)}</div></div></div>`,
      ),
    post: (p) =>
      `<div class="lia-linear-display-message-view"><div id="messageview_${p.at}" class="lia-panel-message message-uid-${p.id}" data-lia-message-uid="${p.id}"><div class="lia-message-view-wrapper lia-js-data-messageUid-${p.id} lia-component-forums-widget-message-view-two" data-lia-message-uid="${p.id}"><span id="U${p.id}"></span><div class="MessageView lia-message-view-forum-message lia-message-view-display lia-row-standard-unread"><div class="lia-quilt lia-quilt-forum-message lia-quilt-layout-one-column-message"><div class="lia-quilt-row lia-quilt-row-header"><div class="lia-message-author-avatar"><div class="UserAvatar lia-user-avatar"><a class="UserAvatar lia-link-navigation" href="/t5/user/viewprofilepage/user-id/${p.at}"><img class="lia-user-avatar-message" title="${p.author}" alt="${p.author}" src="a.png"></a></div></div><div class="lia-message-author-with-avatar"><span class="UserName lia-user-name lia-user-rank-New-Member"><a class="lia-link-navigation lia-page-link lia-user-name-link" href="/t5/user/viewprofilepage/user-id/${p.at}"><span>${p.author}</span></a></span></div><div class="lia-message-author-rank">New Member</div><div class="lia-message-post-date lia-component-post-date-last-edited"><span class="DateTime lia-message-posted-on lia-component-common-widget-date"><span class="local-date">‎${p.day}</span> <span class="local-time">10:11</span></span></div></div><div class="lia-quilt-row lia-quilt-row-main"><div id="bodyDisplay_${p.at}" class="lia-message-body lia-component-message-view-widget-body"><div class="lia-message-body-content"><p>${p.text}</p></div></div><div class="lia-message-signature"><p>Yours truly</p></div></div><div class="lia-quilt-row lia-quilt-row-footer"><div class="lia-button-group"><a class="lia-button reply-action-link" href="/t5/forums/replypage/message-uid/${p.id}">Reply</a></div><div class="lia-component-kudos-widget-button"><span class="MessageKudosCount">0</span> Kudos</div></div></div></div></div></div></div>`,
  },
  insided: {
    version: 'Gainsight CC, 2025',
    url: 'https://forum.example/bakers-3/dough-mixers-812',
    page: (all) =>
      html(
        `<div class="sitecontainer"><h1 class="thread-titel">Dough mixers</h1><div class="box qa-topic-first-post"><div class="post box__pad qa-topic-post-box" id="post${posts[0]?.id ?? 0}">${toInsided(posts[0])}</div></div><div id="comments" class="topic-reply-box-wrapper"><h2>3 replies</h2>${all((p) => (p.at === 1 ? '' : `<div class="post box__pad qa-topic-post-box post--reply" id="post${String(p.id)}">${toInsided(p)}</div>`))}</div></div>`,
      ),
    post: () => '',
  },
  'ubb-threads': {
    version: '7',
    url: 'https://forum.example/ubbthreads.php/topics/4101/dough-mixers',
    page: (all) =>
      html(
        `<div id="content"><table class="t_outer"><tr><td class="breadcrumbs"><a href="/ubbthreads.php/forum_summary">Forums</a> Dough mixers</td></tr></table>${all(markups['ubb-threads']?.post ?? String)}</div>`,
      ),
    post: (p) =>
      `<a id="Post${p.id}"></a><table class="t_outer fw" cellpadding="0" cellspacing="0"><tr><td><table class="t_inner" cellspacing="1"><tbody><tr><td class="subjecttable alvt" colspan="2"><div class="fl"><b><a href="/ubbthreads.php/topics/${p.id}/dough-mixers#Post${p.id}" class="bold">${p.at === 1 ? '' : 'Re: '}Dough mixers</a></b></div><div class="fr"><a href="/ubbthreads.php/topics/${p.id}/dough-mixers#Post${p.id}" id="number${p.id}">#${p.id}</a><br><span class="date">${p.day}</span> <span class="time">10:11 AM</span></div></td></tr><tr><td class="author-content alvt"><div><a href="/ubbthreads.php/users/${p.at}/${p.slug}"><span class="username">${p.author}</span></a></div><div class="post-user">Joined: <span class="date">2019-01-01</span></div><div>Posts: 12</div></td><td class="post-content alvt"><div class="post_inner"><div id="body${p.at}">${p.text}</div></div><div class="signature">Yours truly</div></td></tr><tr><td class="post-options" colspan="2"><a href="/ubbthreads.php/ubb/newreply/Number/${p.id}">Reply</a> <a href="/ubbthreads.php/ubb/newreply/Number/${p.id}/q/1">Quote</a></td></tr></tbody></table></td></tr></table>`,
    permalink: (p) =>
      `https://forum.example/ubbthreads.php/topics/${String(p.id)}/dough-mixers#Post${String(p.id)}`,
  },
};

function toInsided(p: Post | undefined): string {
  return p === undefined
    ? ''
    : `<div class="post__user"><a href="/members/${p.slug}-${p.at}" class="qa-user-avatar avatar" title="${p.author}"><img src="a.png" alt=""></a><a href="/members/${p.slug}-${p.at}" class="qa-username username">${p.author}</a><span class="qa-user-rank">New Participant</span></div><div class="post__meta"><ul><li class="qa-reply-count">3 replies</li><li>${time(p, 'class="date"')}</li></ul></div><div class="post__content qa-topic-post-content"><p>${p.text}</p></div><div class="post__actions"><button class="qa-like">Like</button><a class="qa-quote" href="#">Quote</a><button>Share</button></div>`;
}

function toVanilla(p: Post): string {
  const isOpening = p.at === 1;
  const link = isOpening ? '/discussion/812/dough-mixers' : `/discussion/comment/${p.id}/#Comment_${p.id}`;
  const inner = `<div class="Item-Header ${isOpening ? 'DiscussionHeader' : 'CommentHeader'}"><div class="AuthorWrap"><span class="Author"><a title="${p.author}" href="/profile/${p.slug}" class="PhotoWrap"><img src="a.png" alt="" class="ProfilePhoto"></a><a href="/profile/${p.slug}" class="Username">${p.author}</a></span><span class="AuthorInfo"> <span class="MItem AuthorTitle">Baker</span></span></div><div class="Meta"><span class="MItem DateCreated"><a href="${link}" class="Permalink" rel="nofollow">${time(p, `title="${p.shown}"`)}</a></span></div></div><div class="Item-BodyWrap"><div class="Item-Body"><div class="Message userContent"><p>${p.text}</p></div><div class="Reactions"><a href="#" class="ReactButton">Like</a></div></div></div>`;
  return isOpening
    ? `<div id="Discussion_812" class="Item ItemDiscussion"><div class="Discussion">${inner}</div></div>`
    : `<li class="Item Alt ItemComment" id="Comment_${p.id}"><div class="Comment">${inner}</div></li>`;
}

function lemmyHead(p: Post | undefined): string {
  return p === undefined
    ? ''
    : `<div class="row text-muted small"><div class="col"><a class="person-listing d-inline-flex text-info" title="${p.author}" href="/u/${p.slug}"><span>${p.author}</span></a></div><div class="col-auto"><span class="moment-time pointer unselectable" data-tippy-content="${p.iso}">${p.shown}</span></div></div>`;
}

const toSigns = (
  read: readonly { author?: string | undefined; postedAt?: string | undefined; text: string }[],
) => read.map(({ author, postedAt, text }) => ({ author, day: postedAt?.slice(0, 10), text }));
const expected = posts.map(({ author, day, text }) => ({ author, day, text }));

describe.each(Object.entries(markups))('a thread in the markup of %s', (id, markup) => {
  const page = markup.page((post) => posts.map(post).join('\n'));

  it(`is read by the recipe (${markup.version})`, async () => {
    const { kind, posts: read } = await readWithRecipes(
      page,
      markup.url,
      builtIn.filter((one) => one.id === id),
    );
    expect(kind).toBe('thread');
    expect(toSigns(read)).toEqual(expected);
    const { permalink } = markup;
    if (permalink !== undefined)
      expect(read.map((post) => post.permalink)).toEqual(posts.map((post) => permalink(post)));
  });

  it('is read by the general reader', async () => {
    const { kind, posts: read } = await readWithRecipes(page, markup.url, []);
    expect(kind).toBe('thread');
    expect(toSigns(read)).toEqual(expected);
  });
});
