/**
 * Threads as the common engines mark them up, with invented people. Each engine writes the same four posts,
 * so that the tests can ask the same of all.
 */
export interface SamplePost {
  readonly id: number;
  readonly author: string;
  /** ISO day and minute. */
  readonly at: string;
  readonly text: string;
}

export const samplePosts: readonly SamplePost[] = [
  { id: 40211, author: 'harbour_anna', at: '2021-03-14T09:26', text: 'Our bakery needs a new dough mixer for about twenty kilos a batch. Which one should I buy?' },
  { id: 40215, author: 'Pieter V.', at: '2021-03-14T11:02', text: 'We have used the same spiral mixer since the nineties and it still runs every morning.' },
  { id: 40302, author: 'flourpower', at: '2021-03-16T18:45', text: 'Look at the bowl first, the motor is rarely what breaks.' },
  { id: 40377, author: 'harbour_anna', at: '2021-04-02T07:13', text: 'Thanks both, I will measure the doorway and come back.' },
]; // prettier-ignore

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const parts = (at: string): { y: string; m: string; d: string; time: string; month: string } => {
  const [y = '', m = '', d = ''] = at.slice(0, 10).split('-');
  return { y, m, d, time: at.slice(11), month: MONTHS[Number(m) - 1] ?? '' };
};
const usDate = (at: string): string => { const p = parts(at); return `${p.m}-${p.d}-${p.y}`; }; // prettier-ignore
const longDate = (at: string): string => { const p = parts(at); return `${p.month} ${String(Number(p.d))}, ${p.y}`; }; // prettier-ignore
const usTime = (at: string): string => {
  const [hour = 0, minute = 0] = at.slice(11).split(':').map(Number);
  return `${String(hour % 12 || 12).padStart(2, '0')}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
};
const slug = (author: string): string => author.toLowerCase().replace(/[^a-z]+/g, '-');
const uid = (author: string): number => 100 + author.length;

export interface Engine {
  readonly name: string;
  readonly url: string;
  readonly html: string;
  /** What the page says of each post's address; a relative one is of the page. */
  readonly permalink: (post: SamplePost) => string | undefined;
  /** Engines that say only the day. */
  readonly dayOnly?: true;
}

const page = (
  title: string,
  main: string,
  head = '',
): string => `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>
<div class="top-nav"><a href="/">Home</a> <a href="/forum/">Forum</a> <a href="/login">Log in</a> <a href="/register">Register</a></div>
${main}
<div class="footer"><a href="/terms">Terms</a> <a href="/privacy">Privacy</a> © 2024 Crumb Talk. All rights reserved.</div></body></html>`;

const TITLE = 'Dough mixer for a small bakery';
const each = (write: (post: SamplePost, index: number) => string): string =>
  samplePosts.map(write).join('\n');

export const engines: readonly Engine[] = [
  {
    name: 'XenForo 2',
    url: 'https://crumb.example/threads/dough-mixer.4021/',
    permalink: ({ id }) => `/threads/dough-mixer.4021/post-${String(id)}`,
    html: page(`${TITLE} | Crumb Talk`, `
      <div class="p-body-header"><h1 class="p-title-value">${TITLE}</h1><div class="p-description"><ul class="listInline"><li><a href="/members/harbour-anna.112/" class="username u-concealed">harbour_anna</a></li><li><a href="/threads/dough-mixer.4021/" class="u-concealed"><time class="u-dt" datetime="2021-03-14T09:26:00+0000">Mar 14, 2021</time></a></li></ul></div></div>
      <div class="block-body js-replyNewMessageContainer">${each((p, i) => `
        <article class="message message--post js-post" data-author="${p.author}" data-content="post-${String(p.id)}" id="js-post-${String(p.id)}"><span class="u-anchorTarget" id="post-${String(p.id)}"></span>
          <div class="message-inner"><div class="message-cell message-cell--user"><section class="message-user"><div class="message-avatar"><a href="/members/${slug(p.author)}.${String(uid(p.author))}/" class="avatar"><img src="a.png" alt="${p.author}"></a></div>
            <h4 class="message-name"><a href="/members/${slug(p.author)}.${String(uid(p.author))}/" class="username">${p.author}</a></h4><h5 class="userTitle">Member</h5>
            <div class="message-userExtras"><dl class="pairs"><dt>Joined</dt><dd>Jan 3, 2015</dd></dl><dl class="pairs"><dt>Messages</dt><dd>1,204</dd></dl></div></section></div>
          <div class="message-cell message-cell--main"><header class="message-attribution"><ul class="message-attribution-main"><li class="u-concealed"><a href="/threads/dough-mixer.4021/post-${String(p.id)}" rel="nofollow"><time class="u-dt" datetime="${p.at}:00+0000" title="${longDate(p.at)} at ${usTime(p.at)}">${longDate(p.at)}</time></a></li></ul><ul class="message-attribution-opposite"><li><a href="/threads/dough-mixer.4021/post-${String(p.id)}">#${String(i + 1)}</a></li></ul></header>
            <div class="message-content"><div class="message-userContent"><article class="message-body"><div class="bbWrapper">${i > 0 ? '<blockquote class="bbCodeBlock bbCodeBlock--expandable bbCodeBlock--quote"><div class="bbCodeBlock-title"><a href="/goto/post?id=1">harbour_anna said:</a></div><div class="bbCodeBlock-content">needs a new dough mixer, want to buy</div></blockquote>' : ''}${p.text}</div></article></div></div>
            <footer class="message-footer"><div class="message-actionBar"><a href="/posts/${String(p.id)}/react">Like</a> <a href="/posts/${String(p.id)}/report">Report</a> <a href="/threads/dough-mixer.4021/reply?quote=${String(p.id)}">Reply</a></div></footer></div></div></article>`)}</div>
      <div class="block similar"><h3>Similar threads</h3>${['Oven stones', 'Proofing baskets', 'Flour prices'].map((t, i) => `<div class="structItem structItem--thread"><div class="structItem-title"><a href="/threads/x.${String(i + 7)}/">${t}</a></div><ul class="structItem-parts"><li><a href="/members/bo.9/" class="username">bo</a></li><li><time class="u-dt" datetime="2020-01-0${String(i + 1)}T08:00:00+0000">Jan ${String(i + 1)}, 2020</time></li></ul></div>`).join('')}</div>`),
  },
  {
    name: 'XenForo 1, whose message is a blockquote',
    url: 'https://crumb.example/threads/dough-mixer.4021/',
    permalink: ({ id }) => `/threads/dough-mixer.4021/#post-${String(id)}`,
    html: page(TITLE, `<h1>${TITLE}</h1><p id="pageDescription">Discussion in 'Equipment' started by <a href="members/harbour-anna.112/" class="username">harbour_anna</a>, <a href="threads/dough-mixer.4021/"><span class="DateTime" title="Mar 14, 2021 at 9:26 AM">Mar 14, 2021</span></a>.</p>
      <ol class="messageList">${each((p, i) => `<li id="post-${String(p.id)}" class="message" data-author="${p.author}"><div class="messageUserInfo"><div class="avatarHolder"><a href="/members/${slug(p.author)}.${String(uid(p.author))}/" class="avatar"><img src="a.png" alt="${p.author}"></a></div><h3 class="userText"><a href="/members/${slug(p.author)}.${String(uid(p.author))}/" class="username">${p.author}</a><em class="userTitle">Peon</em></h3></div>
        <div class="messageInfo primaryContent"><div class="messageContent"><article><blockquote class="messageText SelectQuoteContainer ugc baseHtml">${i === 1 ? '<div class="bbCodeBlock bbCodeQuote"><aside><div class="attribution">harbour_anna said: </div><blockquote class="quoteContainer"><div class="quote">Which one should I buy?</div></blockquote></aside></div>' : ''}${p.text}</blockquote></article></div>
        <div class="messageMeta"><div class="privateControls"><span class="item muted"><a href="/members/${slug(p.author)}.1/" class="username author">${p.author}</a>, <a href="/threads/dough-mixer.4021/#post-${String(p.id)}" class="datePermalink"><span class="DateTime" title="${longDate(p.at)} at ${usTime(p.at)}">${longDate(p.at)}</span></a></span></div><div class="publicControls"><a href="/threads/dough-mixer.4021/#post-${String(p.id)}" class="item muted postNumber">#${String(i + 1)}</a> <a href="/posts/${String(p.id)}/ip" class="item">IP</a></div></div></div></li>`)}</ol>`),
  },
  {
    name: 'vBulletin 3, tables',
    url: 'https://crumb.example/showthread.php?t=4021',
    permalink: ({ id }) => `/showthread.php?p=${String(id)}#post${String(id)}`,
    html: page(TITLE, `<div id="posts">${each((p, i) => `<div align="center"><div class="page"><div id="edit${String(p.id)}"><table id="post${String(p.id)}" class="tborder" width="100%"><tr><td class="thead"><div class="normal" style="float:right"><a href="showthread.php?p=${String(p.id)}#post${String(p.id)}" id="postcount${String(p.id)}"><strong>${String(i + 1)}</strong></a></div><div class="normal"><a name="post${String(p.id)}"></a> ${usDate(p.at)}, ${usTime(p.at)}</div></td></tr>
      <tr><td class="alt2"><table><tr><td nowrap="nowrap"><div id="postmenu_${String(p.id)}"><a class="bigusername" href="member.php?u=${String(uid(p.author))}">${p.author}</a></div><div class="smallfont">Senior Member</div></td><td><div class="smallfont"><div>Join Date: Mar 2005</div><div>Posts: 1,204</div></div></td></tr></table></td></tr>
      <tr><td class="alt1" id="td_post_${String(p.id)}"><div id="post_message_${String(p.id)}">${i === 2 ? '<div style="margin:20px"><div class="smallfont">Quote:</div><table><tr><td class="alt2"><div>Originally Posted by <strong>harbour_anna</strong></div><div>want to buy</div></td></tr></table></div>' : ''}${p.text}</div>${i === 1 ? '<div>__________________<br>Bread is slow food.</div>' : ''}</td></tr></table></div></div></div>`)}</div>`, '<meta name="generator" content="vBulletin 3.8.4">'),
  },
  {
    name: 'vBulletin 4, list',
    url: 'https://crumb.example/showthread.php?4021-dough-mixer',
    permalink: ({ id }) => `/showthread.php?4021-dough-mixer&p=${String(id)}&viewfull=1#post${String(id)}`,
    html: page(TITLE, `<ol id="posts" class="posts">${each((p, i) => `<li class="postbitlegacy postbitim postcontainer old" id="post_${String(p.id)}"><div class="posthead"><span class="postdate old"><span class="date">${usDate(p.at)},&nbsp;<span class="time">${usTime(p.at)}</span></span></span><span class="nodecontrols"><a name="post${String(p.id)}" href="showthread.php?4021-dough-mixer&amp;p=${String(p.id)}&amp;viewfull=1#post${String(p.id)}" class="postcounter">#${String(i + 1)}</a></span></div>
      <div class="postdetails"><div class="userinfo"><div class="username_container"><a class="username offline popupctrl" href="member.php?${String(uid(p.author))}-${slug(p.author)}"><strong>${p.author}</strong></a></div><span class="usertitle">Junior Member</span><dl class="userinfo_extra"><dt>Join Date</dt><dd>May 2009</dd><dt>Posts</dt><dd>17</dd></dl></div>
      <div class="postbody"><div class="postrow"><div class="content"><div id="post_message_${String(p.id)}"><blockquote class="postcontent restore">${i === 1 ? '<div class="bbcode_container"><div class="bbcode_quote"><div class="quote_container">Originally Posted by harbour_anna: Which one should I buy?</div></div></div>' : ''}${p.text}</blockquote></div></div></div></div></div><div class="postfoot"><a href="newreply.php?do=newreply&amp;p=${String(p.id)}" class="newreply">Reply With Quote</a></div></li>`)}</ol>`),
  },
  {
    name: 'phpBB 3 prosilver',
    url: 'https://crumb.example/viewtopic.php?f=3&t=4021',
    permalink: ({ id }) => `/viewtopic.php?p=${String(id)}#p${String(id)}`,
    html: page(TITLE, `<h2 class="topic-title"><a href="./viewtopic.php?f=3&amp;t=4021">${TITLE}</a></h2>${each((p, i) => `<div id="p${String(p.id)}" class="post has-profile bg${String((i % 2) + 1)}"><div class="inner"><dl class="postprofile" id="profile${String(p.id)}"><dt><a href="./memberlist.php?mode=viewprofile&amp;u=${String(uid(p.author))}" class="username">${p.author}</a></dt><dd class="profile-posts"><strong>Posts:</strong> <a href="search.php">1204</a></dd><dd class="profile-joined"><strong>Joined:</strong> Fri Jan 02, 2009 4:11 pm</dd></dl>
      <div class="postbody"><div id="post_content${String(p.id)}"><h3><a href="#p${String(p.id)}">Re: ${TITLE}</a></h3><p class="author"><a class="unread" href="./viewtopic.php?p=${String(p.id)}#p${String(p.id)}"><i class="icon"></i></a><span class="responsive-hide">by <strong><a href="./memberlist.php?mode=viewprofile&amp;u=${String(uid(p.author))}" class="username">${p.author}</a></strong> » </span>${longDate(p.at)} ${usTime(p.at).toLowerCase()}</p>
      <div class="content">${i === 1 ? '<blockquote><div><cite>harbour_anna wrote:</cite>Which one should I buy?</div></blockquote>' : ''}${p.text}</div>${i === 2 ? `<div id="sig${String(p.id)}" class="signature">Loaf is in the air</div>` : ''}</div></div></div></div><hr class="divider">`)}`),
  },
  {
    name: 'phpBB subsilver2, pairs of rows',
    url: 'https://crumb.example/viewtopic.php?f=3&t=4021',
    permalink: ({ id }) => `/viewtopic.php?f=3&t=4021#p${String(id)}`,
    html: page(TITLE, `<div id="pagecontent"><table class="tablebg" width="100%"><tr><th>Author</th><th>Message</th></tr>${each((p, i) => `
      <tr class="row${String((i % 2) + 1)}"><td align="center" valign="middle"><a name="p${String(p.id)}"></a><b class="postauthor">${p.author}</b></td><td width="100%" height="25"><table width="100%"><tr><td class="gensmall"><b>Post subject:</b> Re: ${TITLE}</td><td class="gensmall" align="right"><a href="#p${String(p.id)}"><img src="m.gif" alt="Post"></a><b>Posted:</b> ${longDate(p.at)} ${usTime(p.at).toLowerCase()}</td></tr></table></td></tr>
      <tr class="row${String((i % 2) + 1)}"><td valign="top" class="profile"><table><tr><td class="postdetails"><b>Joined:</b> 02 Jan 2009<br><b>Posts:</b> 120</td></tr></table></td><td valign="top"><table width="100%"><tr><td><div class="postbody">${p.text}</div></td></tr></table></td></tr>
      <tr class="row${String((i % 2) + 1)}"><td class="profile"><strong><a href="#wrapheader">Top</a></strong></td><td><div class="gensmall" style="float:left"><a href="./memberlist.php?mode=viewprofile&amp;u=${String(uid(p.author))}"><img src="p.gif" alt="Profile"></a></div><div><a href="./posting.php?mode=quote&amp;f=3&amp;p=${String(p.id)}">Quote</a></div></td></tr>
      <tr><td class="spacer" colspan="2" height="1"><img src="spacer.gif" alt=""></td></tr>`)}</table></div>`),
  },
  {
    name: 'MyBB',
    url: 'https://crumb.example/thread-4021.html',
    permalink: ({ id }) => `/thread-4021-post-${String(id)}.html#pid${String(id)}`,
    html: page(TITLE, `<div id="posts">${each((p, i) => `<a name="pid${String(p.id)}" id="pid${String(p.id)}"></a><div class="post " id="post_${String(p.id)}"><div class="post_author"><div class="author_avatar"><a href="user-${String(uid(p.author))}.html"><img src="a.png" alt=""></a></div><div class="author_information"><strong><span class="largetext"><a href="https://crumb.example/user-${String(uid(p.author))}.html">${p.author}</a></span></strong><br><span class="smalltext">Junior Member</span></div><div class="author_statistics">Posts: 12<br>Threads: 3<br>Joined: Jun 2018</div></div>
      <div class="post_content"><div class="post_head"><div class="float_right"><strong><a href="thread-4021-post-${String(p.id)}.html#pid${String(p.id)}" title="${TITLE}">#${String(i + 1)}</a></strong></div><span class="post_date">${p.at.slice(0, 10)}, ${usTime(p.at)} <span class="post_edit" id="edited_by_${String(p.id)}"></span></span></div><div class="post_body scaleimages" id="pid_${String(p.id)}">${p.text}</div><div class="post_meta"></div></div><div class="post_controls"><a href="newreply.php?tid=4021&amp;replyto=${String(p.id)}">Reply</a></div></div>`)}</div>`),
  },
  {
    name: 'SMF 2',
    url: 'https://crumb.example/index.php?topic=4021.0',
    permalink: ({ id }) => `/index.php?topic=4021.msg${String(id)}#msg${String(id)}`,
    html: page(TITLE, `<div id="forumposts"><form id="quickModForm">${each((p, i) => `<div class="windowbg${i % 2 === 0 ? '' : '2'}"><div class="post_wrapper"><div class="poster"><h4><a href="https://crumb.example/index.php?action=profile;u=${String(uid(p.author))}" title="View the profile of ${p.author}">${p.author}</a></h4><ul class="reset smalltext"><li class="postgroup">Jr. Member</li><li class="postcount">Posts: 76</li></ul></div>
      <div class="postarea"><div class="flow_hidden"><div class="keyinfo"><h5 id="subject_${String(p.id)}"><a href="https://crumb.example/index.php?topic=4021.msg${String(p.id)}#msg${String(p.id)}" rel="nofollow">Re: ${TITLE}</a></h5><div class="smalltext">« <strong>Reply #${String(i)} on:</strong> ${longDate(p.at)}, ${usTime(p.at)} »</div></div></div><div class="post"><div class="inner" id="msg_${String(p.id)}">${p.text}</div></div></div><div class="moderatorbar"><div class="signature" id="msg_${String(p.id)}_signature">${i === 1 ? 'Slow dough, good dough' : ''}</div></div></div></div><hr class="post_separator">`)}</form></div>`),
  },
  {
    name: 'Discourse',
    url: 'https://crumb.example/t/dough-mixer/4021',
    permalink: ({ id }) => `/t/dough-mixer/4021/${String(samplePosts.findIndex((p) => p.id === id) + 1)}`,
    html: page(TITLE, `<h1><a href="/t/dough-mixer/4021" class="fancy-title">${TITLE}</a></h1><div class="post-stream">${each((p, i) => `<div class="topic-post clearfix regular"><article id="post_${String(i + 1)}" data-post-id="${String(p.id)}" data-topic-id="4021" data-user-id="${String(uid(p.author))}" class="boxed onscreen-post"><div class="row"><div class="topic-avatar"><a href="/u/${slug(p.author)}" class="main-avatar"><img src="a.png" alt=""></a></div><div class="topic-body clearfix"><div class="topic-meta-data"><div class="names trigger-user-card"><span class="first username"><a href="/u/${slug(p.author)}" data-user-card="${slug(p.author)}">${p.author}</a></span></div><div class="post-infos"><div class="post-info post-date"><a class="post-date" href="/t/dough-mixer/4021/${String(i + 1)}"><span title="${longDate(p.at)} ${usTime(p.at).toLowerCase()}" data-time="${String(Date.parse(`${p.at}:00Z`))}" class="relative-date">3y</span></a></div></div></div><div class="regular contents"><div class="cooked"><p>${p.text}</p></div><section class="post-menu-area"><nav class="post-controls"><button class="like" title="like this post">Like</button><button class="reply" title="begin composing a reply to this post">Reply</button></nav></section></div></div></div></article></div>`)}</div>`, '<meta name="generator" content="Discourse 3.2.0">'),
  },
  {
    name: 'Flarum',
    url: 'https://crumb.example/d/4021-dough-mixer',
    permalink: ({ id }) => { const at = samplePosts.findIndex((p) => p.id === id); return at === 0 ? '/d/4021-dough-mixer' : `/d/4021-dough-mixer/${String(at + 1)}`; }, // prettier-ignore
    html: page(TITLE, `<div class="PostStream">${each((p, i) => `<div class="PostStream-item" data-index="${String(i)}" data-time="${p.at}:00.000Z" data-number="${String(i + 1)}" data-id="${String(p.id)}" data-type="comment"><article class="CommentPost Post"><div><header class="Post-header"><ul><li class="item-user"><div class="PostUser"><h3><a href="/u/${slug(p.author)}"><img class="Avatar" src="a.png" alt=""> <span class="username">${p.author}</span></a></h3></div></li><li class="item-meta"><div class="Dropdown PostMeta"><a class="Dropdown-toggle" href="/d/4021-dough-mixer${i === 0 ? '' : `/${String(i + 1)}`}"><time pubdate datetime="${p.at}:00.000Z" title="${longDate(p.at)}" data-humantime>3 years ago</time></a></div></li></ul></header><div class="Post-body"><p>${p.text}</p></div><aside class="Post-actions"><ul><li><button class="Button Button--link">Reply</button></li><li><button class="Button Button--link">Like</button></li></ul></aside></div></article></div>`)}</div>`),
  },
  {
    name: 'IPS 4',
    url: 'https://crumb.example/topic/4021-dough-mixer/',
    permalink: ({ id }) => `/topic/4021-dough-mixer/?do=findComment&comment=${String(id)}`,
    html: page(TITLE, `<div data-role="commentFeed">${each((p, i) => `<a id="comment-${String(p.id)}"></a><article id="elComment_${String(p.id)}" class="cPost ipsBox ipsComment ipsComment_parent"><aside class="ipsComment_author cAuthorPane"><h3 class="ipsType_sectionHead cAuthorPane_author"><strong><a href="https://crumb.example/profile/${String(uid(p.author))}-${slug(p.author)}/" class="ipsType_break">${p.author}</a></strong></h3><ul class="cAuthorPane_info"><li>Members</li><li>120 posts</li></ul></aside><div class="ipsColumn"><div id="comment-${String(p.id)}_wrap" class="ipsComment_content"><div class="ipsComment_meta"><p><a href="https://crumb.example/topic/4021-dough-mixer/?do=findComment&amp;comment=${String(p.id)}" class="ipsType_blendLinks">Posted <time datetime="${p.at}:00Z" title="${longDate(p.at)}">${longDate(p.at)}</time></a></p></div><div class="cPost_contentWrap"><div data-role="commentContent" class="ipsType_normal ipsType_richText">${i === 3 ? '<blockquote class="ipsQuote"><div class="ipsQuote_citation">flourpower said:</div><div class="ipsQuote_contents">Look at the bowl</div></blockquote>' : ''}<p>${p.text}</p></div></div><div class="ipsItemControls"><a href="?do=reportComment&amp;comment=${String(p.id)}">Report</a></div></div></div></article>`)}</div>`),
  },
  {
    name: 'WoltLab',
    url: 'https://crumb.example/thread/4021-dough-mixer/',
    permalink: ({ id }) => `/thread/4021-dough-mixer/?postID=${String(id)}#post${String(id)}`,
    html: page(TITLE, `<ul class="wbbThreadPostList messageList">${each((p, i) => `<li id="post${String(p.id)}" class="anchorFixedHeader"><article class="wbbPost message messageSidebarOrientationLeft jsMessage" data-post-id="${String(p.id)}" data-object-id="${String(p.id)}"><aside class="messageSidebar member"><div class="messageAuthor"><div class="messageAuthorContainer"><a href="/user/${String(uid(p.author))}-${slug(p.author)}/" class="username userLink" data-user-id="3"><span>${p.author}</span></a></div></div><div class="userCredits"><dl class="plain dataList"><dt><a href="/search/1/">Beiträge</a></dt><dd>812</dd></dl></div></aside><div class="messageContent"><header class="messageHeader"><ul class="messageHeaderMetaData"><li><a href="/thread/4021-dough-mixer/?postID=${String(p.id)}#post${String(p.id)}" class="permalink messagePublicationTime"><time datetime="${p.at}:00+00:00" class="datetime" data-timestamp="${String(Date.parse(`${p.at}:00Z`) / 1000)}">${longDate(p.at)}</time></a></li></ul><ul class="messageQuickOptions"><li><a href="#" class="jsTooltip">#${String(i + 1)}</a></li></ul></header><div class="messageBody"><div class="messageText"><p>${p.text}</p></div></div><footer class="messageFooter">${i === 0 ? '<div class="messageSignature"><div><p>Backstube am Hafen</p></div></div>' : ''}<div class="messageFooterButtonGroup"><a class="button">Zitieren</a></div></footer></div></article></li>`)}</ul>`),
  },
  {
    name: 'NodeBB',
    url: 'https://crumb.example/topic/4021/dough-mixer',
    permalink: ({ id }) => `/post/${String(id)}`,
    html: page(TITLE, `<ul component="topic" class="posts timeline">${each((p, i) => `<li component="post" class="pt-4 ${i === 0 ? 'topic-owner-post' : ''}" data-index="${String(i)}" data-pid="${String(p.id)}" data-uid="${String(uid(p.author))}" data-timestamp="${String(Date.parse(`${p.at}:00Z`))}" data-username="${p.author}"><a component="post/anchor" data-index="${String(i)}" id="${String(i)}"></a><div class="d-flex"><div class="post-container"><div class="post-header"><a href="/user/${slug(p.author)}" data-username="${p.author}">${p.author}</a><a href="/post/${String(p.id)}"><span class="timeago" title="${p.at}:00.000Z"></span></a><span>last edited by</span></div><div class="content" component="post/content"><p>${p.text}</p></div><div class="post-footer"><a component="post/reply-count" href="#"><span class="replies-count">1 Reply</span> <span class="replies-last">Last reply <span class="timeago" title="${p.at}:30.000Z"></span></span></a><a component="post/reply" href="#">Reply</a> <a component="post/quote" href="#">Quote</a></div></div></div></li>`)}</ul>`),
  },
  {
    name: 'bbPress, header and body side by side',
    url: 'https://crumb.example/forums/topic/dough-mixer/',
    permalink: ({ id }) => `/forums/topic/dough-mixer/#post-${String(id)}`,
    html: page(TITLE, `<ul id="topic-4021-replies" class="forums bbp-replies"><li class="bbp-body">${each((p) => `<div id="post-${String(p.id)}" class="bbp-reply-header"><div class="bbp-meta"><span class="bbp-reply-post-date">${longDate(p.at)} at ${usTime(p.at).toLowerCase()}</span><a href="https://crumb.example/forums/topic/dough-mixer/#post-${String(p.id)}" class="bbp-reply-permalink">#${String(p.id)}</a></div></div>
      <div class="odd post-${String(p.id)} reply type-reply status-publish"><div class="bbp-reply-author"><a href="https://crumb.example/users/${slug(p.author)}/" class="bbp-author-link"><span class="bbp-author-name">${p.author}</span></a><br><div class="bbp-author-role">Participant</div></div><div class="bbp-reply-content"><p>${p.text}</p></div></div>`)}</li></ul>`),
  },
  {
    name: 'Discuz! X',
    url: 'https://crumb.example/thread-4021-1-1.html',
    permalink: ({ id }) => (id === samplePosts[0]?.id ? '/thread-4021-1-1.html' : `/forum.php?mod=redirect&goto=findpost&ptid=4021&pid=${String(id)}`),
    html: page(TITLE, `<div id="postlist" class="pl bm">${each((p, i) => `<div id="post_${String(p.id)}"><table id="pid${String(p.id)}" class="plhin"><tr><td class="pls" rowspan="2"><div class="pls favatar"><div class="pi"><div class="authi"><a href="space-uid-${String(uid(p.author))}.html" target="_blank" class="xw1">${p.author}</a></div></div><p><em><a href="home.php?mod=spacecp">新手上路</a></em></p></div></td><td class="plc"><div class="pi"><strong><a href="${i === 0 ? 'thread-4021-1-1.html' : `forum.php?mod=redirect&amp;goto=findpost&amp;ptid=4021&amp;pid=${String(p.id)}`}" id="postnum${String(p.id)}">${String(i + 1)}<sup>#</sup></a></strong><div class="pti"><div class="authi"><em id="authorposton${String(p.id)}">发表于 ${p.at.replace('T', ' ')}:07</em></div></div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_${String(p.id)}">${i === 1 ? '<div class="quote"><blockquote>harbour_anna 发表于 2021-3-14 09:26 想买</blockquote></div>' : ''}${p.text}</td></tr></table></div></div></div></td></tr><tr><td class="plc"><div class="po"><a class="fastre" href="forum.php?mod=post&amp;action=reply&amp;repquote=${String(p.id)}">回复</a></div></td></tr></table></div>`)}</div>`),
  },
  {
    name: 'Vanilla',
    url: 'https://crumb.example/discussion/4021/dough-mixer',
    permalink: ({ id }) => (id === samplePosts[0]?.id ? '/discussion/4021/dough-mixer' : `/discussion/comment/${String(id)}/#Comment_${String(id)}`),
    html: page(TITLE, `<div class="MessageList Discussion">${samplePosts.slice(0, 1).map((p) => `<div id="Discussion_4021" class="Item ItemDiscussion"><div class="Discussion"><div class="Item-Header DiscussionHeader"><div class="AuthorWrap"><span class="Author"><a title="${p.author}" href="/profile/${slug(p.author)}" class="PhotoWrap"><img src="a.png" alt="${p.author}"></a><a href="/profile/${slug(p.author)}" class="Username">${p.author}</a></span></div><div class="Meta DiscussionMeta"><span class="MItem DateCreated"><a href="https://crumb.example/discussion/4021/dough-mixer" class="Permalink"><time title="${longDate(p.at)} ${usTime(p.at)}" datetime="${p.at}:00+00:00">${longDate(p.at)}</time></a></span></div></div><div class="Item-BodyWrap"><div class="Item-Body"><div class="Message userContent">${p.text}</div><div class="Reactions"><a class="ReactButton Quote">Quote</a></div></div></div></div></div>`).join('')}</div>
      <ul class="MessageList DataList Comments">${samplePosts.slice(1).map((p) => `<li class="Item ItemComment" id="Comment_${String(p.id)}"><div class="Comment"><div class="Item-Header CommentHeader"><div class="AuthorWrap"><span class="Author"><a title="${p.author}" href="/profile/${slug(p.author)}" class="PhotoWrap"><img src="a.png" alt="${p.author}"></a><a href="/profile/${slug(p.author)}" class="Username">${p.author}</a></span></div><div class="Meta CommentMeta"><span class="MItem DateCreated"><a href="/discussion/comment/${String(p.id)}/#Comment_${String(p.id)}" class="Permalink"><time title="${longDate(p.at)} ${usTime(p.at)}" datetime="${p.at}:00+00:00">${longDate(p.at)}</time></a></span></div></div><div class="Item-BodyWrap"><div class="Item-Body"><div class="Message userContent">${p.text}</div><div class="Reactions"><a class="ReactButton Quote">Quote</a></div></div></div></div></li>`).join('')}</ul>`),
  },
  {
    name: 'FluxBB',
    url: 'https://crumb.example/viewtopic.php?id=4021',
    permalink: ({ id }) => `/viewtopic.php?pid=${String(id)}#p${String(id)}`,
    html: page(TITLE, each((p, i) => `<div id="p${String(p.id)}" class="blockpost ${i % 2 === 0 ? 'rowodd' : 'roweven'}"><h2><span><span class="conr">#${String(i + 1)}</span> <a href="viewtopic.php?pid=${String(p.id)}#p${String(p.id)}">${p.at.replace('T', ' ')}:00</a></span></h2><div class="box"><div class="inbox"><div class="postbody"><div class="postleft"><dl><dt><strong><a href="profile.php?id=${String(uid(p.author))}">${p.author}</a></strong></dt><dd class="usertitle"><strong>Member</strong></dd><dd><span>Registered: 2012-02-11</span></dd><dd><span>Posts: 53</span></dd></dl></div><div class="postright"><h3>Re: ${TITLE}</h3><div class="postmsg"><p>${p.text}</p></div>${i === 1 ? '<div class="postsignature postmsg"><hr><p>Rye not</p></div>' : ''}</div></div></div><div class="inbox"><div class="postfoot"><a href="misc.php?report=${String(p.id)}">Report</a></div></div></div></div>`)),
  },
  {
    name: 'Stack Exchange',
    url: 'https://crumb.example/questions/40211/dough-mixer',
    permalink: ({ id }) => (id === samplePosts[0]?.id ? `/q/${String(id)}` : `/a/${String(id)}`),
    html: page(TITLE, `<h1><a href="/questions/40211/dough-mixer" class="question-hyperlink">${TITLE}</a></h1>${each((p, i) => `<div class="${i === 0 ? 'question' : 'answer'} js-post" id="${i === 0 ? 'question' : `answer-${String(p.id)}`}" data-post-id="${String(p.id)}"><div class="post-layout"><div class="votecell"><div class="js-vote-count">4</div></div><div class="postcell"><div class="s-prose js-post-body" itemprop="text"><p>${p.text}</p></div><div class="mt24"><div class="js-post-menu"><a href="${i === 0 ? '/q/' : '/a/'}${String(p.id)}" rel="nofollow" class="js-share-link" title="Short permalink">Share</a> <a href="/posts/${String(p.id)}/edit">Improve this ${i === 0 ? 'question' : 'answer'}</a></div>
      ${i === 1 ? `<div class="post-signature"><div class="user-info"><div class="user-action-time"><a href="/posts/${String(p.id)}/revisions">edited <span title="2021-05-01 10:00:00Z" class="relativetime">May 1, 2021</span></a></div><div class="user-details"><a href="/users/9/editor-ed">editor-ed</a></div></div></div>` : ''}
      <div class="post-signature"><div class="user-info"><div class="user-action-time">${i === 0 ? 'asked' : 'answered'} <span title="${p.at.replace('T', ' ')}:00Z" class="relativetime">${longDate(p.at)}</span></div><div class="user-details" itemprop="author" itemscope><a href="/users/${String(uid(p.author))}/${slug(p.author)}">${p.author}</a></div></div></div></div></div></div></div>`)}`),
  },
  {
    name: 'old Reddit, a tree',
    url: 'https://crumb.example/r/baking/comments/4k2a1/dough_mixer/',
    permalink: ({ id }) => `/r/baking/comments/4k2a1/dough_mixer/${id === samplePosts[0]?.id ? '' : `c${String(id)}/`}`,
    html: page(TITLE, `<div class="content"><div id="siteTable" class="sitetable linklisting">${tree()}</div></div>`),
  },
  {
    name: 'Lemmy, tooltips and a tree',
    url: 'https://crumb.example/post/4021',
    permalink: ({ id }) => `/comment/${String(id)}`,
    html: page(TITLE, `<ul class="comments">${lemmy(1)}</ul>`),
  },
  {
    name: 'WordPress comments',
    url: 'https://crumb.example/blog/dough-mixers/',
    permalink: ({ id }) => `/blog/dough-mixers/#comment-${String(id)}`,
    html: page(TITLE, `<article class="post-9 post type-post"><h1 class="entry-title">${TITLE}</h1><div class="entry-content"><p>A long look at mixers, big and small, in eleven bakeries by the sea.</p></div></article><div id="comments"><ol class="comment-list">${each((p) => `<li id="comment-${String(p.id)}" class="comment depth-1"><article id="div-comment-${String(p.id)}" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><img alt="" src="a.png"><b class="fn">${p.author}</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="https://crumb.example/blog/dough-mixers/#comment-${String(p.id)}"><time datetime="${p.at}:00+00:00">${longDate(p.at)} at ${usTime(p.at).toLowerCase()}</time></a></div></footer><div class="comment-content"><p>${p.text}</p></div><div class="reply"><a rel="nofollow" class="comment-reply-link" href="#comment-${String(p.id)}">Reply</a></div></article></li>`)}
      <li class="pingback" id="comment-40999"><div class="comment-body">Pingback: <a href="https://other.example/">Mixers of the month</a> <time datetime="2021-05-01T10:00:00+00:00">May 1</time> <span class="comment-author">other</span></div></li></ol></div>`),
  },
  {
    name: 'Hacker News, indented rows',
    url: 'https://crumb.example/item?id=40211',
    permalink: ({ id }) => `/item?id=${String(id)}`,
    html: page(TITLE, `<table class="comment-tree">${samplePosts.slice(1).map((p, i) => `<tr class="athing comtr" id="${String(p.id)}"><td><table><tr><td class="ind" indent="${String(i)}"><img src="s.gif" height="1" width="${String(i * 40)}"></td><td class="votelinks"><a id="up_${String(p.id)}" href="vote?id=${String(p.id)}&amp;how=up"></a></td><td class="default"><div><span class="comhead"><a href="user?id=${slug(p.author)}" class="hnuser">${p.author}</a> <span class="age" title="${p.at}:00 1615710360"><a href="item?id=${String(p.id)}">on ${longDate(p.at)}</a></span> <span class="navs">| <a href="#40211">parent</a></span></span></div><br><div class="comment"><div class="commtext c00">${p.text}</div><div class="reply"><a href="reply?id=${String(p.id)}">reply</a></div></div></td></tr></table></td></tr>`).join('')}</table>`),
  },
  {
    name: 'names in bold, neither linked nor marked',
    url: 'https://crumb.example/forum/baking/topic_4021_1.htm',
    permalink: ({ id }) => `/forum/baking/topic_4021_1.htm#t${String(id)}`,
    html: page(TITLE, each((p) => `<table class="messagetable" width="100%"><tr class="message"><td class="messCase1"><a name="t${String(p.id)}"></a><div><b class="s2">${p.author}</b></div><div class="s1">Baker</div></td><td class="messCase2"><div class="toolbar"><div class="left">Posted on ${parts(p.at).d}-${parts(p.at).m}-${parts(p.at).y} at ${parts(p.at).time}:11</div><div class="right"><a href="/message.php?numreponse=${String(p.id)}">Quote</a></div></div><div id="para${String(p.id)}"><p>${p.text}</p></div></td></tr></table>`)),
  },
]; // prettier-ignore

function tree(): string {
  const thing = (p: SamplePost, at: number, children: string): string =>
    `<div class="thing ${at === 0 ? 'link' : 'comment noncollapsed'} id-t${String(at)}_x${String(p.id)}" id="thing_x${String(p.id)}" data-author="${p.author}"><p class="parent"></p><div class="entry unvoted"><p class="tagline"><a href="https://crumb.example/user/${slug(p.author)}" class="author may-blank">${p.author}</a> <span class="score unvoted">12 points</span> <time title="x" datetime="${p.at}:00+00:00" class="live-timestamp">3 years ago</time></p><form class="usertext"><div class="usertext-body"><div class="md"><p>${p.text}</p></div></div></form><ul class="flat-list buttons"><li class="first"><a href="https://crumb.example/r/baking/comments/4k2a1/dough_mixer/${at === 0 ? '' : `c${String(p.id)}/`}" class="bylink" rel="nofollow">${at === 0 ? 'permalink' : 'permalink'}</a></li><li><a href="#x">reply</a></li></ul></div>${at === 0 ? '' : `<div class="child"><div class="sitetable listing">${children}</div></div>`}</div>`;
  const [first, second, third, fourth] = samplePosts;
  if (!first || !second || !third || !fourth) return '';
  return thing(first, 0, '') + thing(second, 1, thing(third, 2, thing(fourth, 3, '')));
}

function lemmy(at: number): string {
  const p = samplePosts[at];
  if (p === undefined) return '';
  return `<li class="comment list-unstyled"><article id="comment-${String(p.id)}" class="details comment-node py-2"><div class="ms-2"><div class="d-flex text-muted small"><button class="btn btn-sm"></button><span><a title="${p.author}" class="person-listing d-inline-flex" href="/u/${slug(p.author)}"><span>${p.author}</span></a></span><a class="btn btn-link" href="/comment/${String(p.id)}" title="link"><svg></svg></a><span><span class="moment-time pointer" data-tippy-content="Sunday, ${longDate(p.at)} at ${usTime(p.at)} GMT+00:00">4 years ago</span></span></div><div class="comment-content"><div class="md-div"><p>${p.text}</p></div></div><div class="btn-group"><button title="reply">reply</button></div></div></article><ul class="comments">${lemmy(at + 1)}</ul></li>`;
}
