import {
  bayCompanies,
  chainThread,
  coverThread,
  guildMembers,
  haitangTimber,
  speicherblock,
  larkspur,
  type SampleCompany,
  type SamplePost,
  type SampleThread,
} from './companies.ts';
import { Html, html } from './html.ts';
import { boardStyle, chineseStyle, guildStyle, larkspurStyle, plainStyle } from './styles.ts';

function frame(language: string, title: string, style: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}

export function renderGuild(): Html {
  return frame(
    'de',
    'Mitgliedsbetriebe der Tischlergilde',
    guildStyle,
    html`<div class="head">
        <div class="wrap"><b>Tischlergilde Drei Städte</b><small>Berlin · Hamburg · München</small></div>
      </div>
      <div class="wrap">
        <h1>Unsere Mitgliedsbetriebe</h1>
        <p>${guildMembers.length} Betriebe, alphabetisch. Zum Anrufen auf die Nummer tippen.</p>
        <table>
          <thead>
            <tr>
              <th>Betrieb</th>
              <th>Ansprechpartner</th>
              <th>Anschrift</th>
              <th>Telefon</th>
              <th>E-Mail</th>
              <th>Web</th>
            </tr>
          </thead>
          <tbody>
            ${guildMembers.map(
              (member) =>
                html`<tr>
                  <td><b>${member.name}</b></td>
                  <td>${member.person}<br /><small>${member.jobTitle}</small></td>
                  <td>${member.street}<br />${member.postalCode} ${member.locality}</td>
                  <td>${member.phone?.shown}</td>
                  <td><a href="mailto:${member.email}">${member.email}</a></td>
                  <td><a href="${member.website}">${new URL(member.website ?? '').host}</a></td>
                </tr>`,
            )}
          </tbody>
        </table>
        <footer>© Tischlergilde Drei Städte · Alle Angaben ohne Gewähr</footer>
      </div>`,
  );
}

export function renderSpeicherblockImprint(): Html {
  return frame(
    'de',
    'Impressum – Speicherblock Ladenbau',
    guildStyle,
    html`<div class="head">
        <div class="wrap"><b>Speicherblock Ladenbau</b><small>Möbel für Läden, die bleiben</small></div>
      </div>
      <div class="imprint wrap">
        <h1>Impressum</h1>
        <p>Angaben gemäß § 5 DDG</p>
        <p>
          ${speicherblock.name}<br />
          ${speicherblock.street}<br />
          ${speicherblock.postalCode} ${speicherblock.locality}<br />
          Deutschland
        </p>
        <h2>Vertreten durch</h2>
        <p>Geschäftsführer: ${speicherblock.person}</p>
        <h2>Kontakt</h2>
        <p>
          Telefon: ${speicherblock.phone.shown}<br />
          Telefax: ${speicherblock.fax.shown}<br />
          E-Mail: post (at) speicherblock (punkt) example
        </p>
        <h2>Registereintrag</h2>
        <p>Amtsgericht Hamburg, HRB 999164<br />USt-IdNr.: DE999999164</p>
      </div>`,
  );
}

/** Cloudflare's way of hiding an address: each byte XORed with the first. */
function toCloudflare(email: string): string {
  const key = 0x5a;
  const bytes = [key, ...[...new TextEncoder().encode(email)].map((byte) => byte ^ key)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function renderLarkspurContact(): Html {
  return frame(
    'en-GB',
    'Contact us · Larkspur Sailcloth',
    larkspurStyle,
    html`<header>
        <div class="wrap"><b>LARKSPUR</b> sailcloth, woven in Cardiff</div>
      </header>
      <main class="wrap">
        <h1>Contact us</h1>
        <div class="cols">
          <section>
            <address>
              <strong>${larkspur.name}</strong><br />
              ${larkspur.street}<br />
              ${larkspur.locality}<br />
              ${larkspur.postalCode}
            </address>
            <p>
              Tel: <a href="tel:${larkspur.phone.e164}">${larkspur.phone.shown}</a><br />
              Fax: ${larkspur.fax.shown}<br />
              E-mail:
              <a
                href="/cdn-cgi/l/email-protection"
                class="__cf_email__"
                data-cfemail="${toCloudflare(larkspur.email)}"
                >[email&#160;protected]</a
              >
            </p>
            <p class="follow">
              <a href="${larkspur.instagram}">Instagram</a> <a href="${larkspur.linkedin}">LinkedIn</a>
              <a href="https://wa.me/${larkspur.whatsapp}">WhatsApp</a>
            </p>
          </section>
          <section>
            <h2>When you call</h2>
            <p>
              The mill answers Monday to Friday, 8.30 to 16.30. Samples go out the same day if you ring before
              noon.
            </p>
            <p class="small">Please have the sail’s number ready; it is sewn into the tack.</p>
          </section>
        </div>
      </main>
      <footer>
        <div class="wrap">
          ${larkspur.name} · Registered in Wales, company number 09999164 · VAT GB 999 9991 64
        </div>
      </footer>`,
  );
}

function renderBayEntry(company: SampleCompany): Html {
  return html`<li>
    <h3>${company.name}</h3>
    <div class="kind">${company.trade}</div>
    <p><em>联系人：</em>${company.person}</p>
    <p><em>电话：</em>${company.phone?.shown}</p>
    ${company.wechat !== undefined && html`<p><em>微信：</em>${company.wechat}</p>`}
    <p><em>邮箱：</em><a href="mailto:${company.email}">${company.email}</a></p>
    <p><em>地址：</em>${company.street}, ${company.locality}, ${company.region} ${company.postalCode}</p>
  </li>`;
}

export function renderBayListing(): Html {
  return frame(
    'zh-CN',
    '湾区华商名录',
    chineseStyle,
    html`<div class="top">
        <div class="wrap"><b>湾区华商名录</b><span>旧金山 · 奥克兰 · 圣荷西</span></div>
      </div>
      <div class="wrap">
        <h1>会员企业</h1>
        <p class="note">共 ${bayCompanies.length} 家企业</p>
        <ul class="list">
          ${bayCompanies.map(renderBayEntry)}
        </ul>
        <footer>© 湾区华商名录 · 资料由会员自行提供</footer>
      </div>`,
  );
}

export function renderHaitangContact(): Html {
  const { region, locality, street, postalCode } = haitangTimber;
  return frame(
    'zh-CN',
    `联系我们 - ${haitangTimber.name}`,
    chineseStyle,
    html`<div class="top">
        <div class="wrap"><b>海棠木业</b><span>实木门窗 · 楼梯 · 定制家具</span></div>
      </div>
      <div class="wrap">
        <h1>联系我们</h1>
        <p class="note">欢迎来电来函，或扫码添加微信。</p>
        <div class="card">
          <h2>${haitangTimber.name}</h2>
          <p>联系人：${haitangTimber.person}</p>
          <p>职务：${haitangTimber.jobTitle}</p>
          <p>电话：${haitangTimber.phone.shown}（伦敦办事处）</p>
          <p>微信：${haitangTimber.wechat}</p>
          <p>邮箱：${haitangTimber.email}</p>
          <p>地址：${region}${locality}${street}，邮编 ${postalCode}</p>
        </div>
        <footer>${haitangTimber.name} 版权所有</footer>
      </div>`,
  );
}

const months = [
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

/** `2026-03-02T09:14` as `2 March 2026, 09:14`. */
function formatDate(iso: string): string {
  const [year = '', month = '', day = '', time = ''] = iso.split(/[-T]/);
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}, ${time}`;
}

function renderPost(post: SamplePost, index: number, slug: string): Html {
  return html`<div class="post" id="p${index + 1}">
    <div class="who">
      <b><a href="/board/member/${post.author}">${post.author}</a></b
      >Member
    </div>
    <div class="said">
      <div class="when">
        <time datetime="${post.postedAt}">${formatDate(post.postedAt)}</time> ·
        <a href="/board/${slug}#p${index + 1}">#${index + 1}</a>
      </div>
      ${post.quote && html`<blockquote><b>${post.quote.author} wrote:</b> ${post.quote.text}</blockquote>`}
      ${post.text.map((paragraph) => html`<p>${paragraph}</p>`)}
      ${post.signature !== undefined && html`<div class="sig">${post.signature}</div>`}
    </div>
  </div>`;
}

export function renderThread({ slug, title, posts }: SampleThread): Html {
  return frame(
    'en-US',
    `${title} | Harbor Board`,
    boardStyle,
    html`<div class="bar">
        <div class="wrap"><b>Harbor Board</b> › Wanted and for sale</div>
      </div>
      <div class="wrap">
        <h1>${title}</h1>
        ${posts.map((post, index) => renderPost(post, index, slug))}
      </div>`,
  );
}

export function renderBoard(): Html {
  return frame(
    'en-US',
    'Wanted and for sale | Harbor Board',
    boardStyle,
    html`<div class="bar">
        <div class="wrap"><b>Harbor Board</b></div>
      </div>
      <div class="wrap">
        <h1>Wanted and for sale</h1>
        <table class="topics">
          <tr>
            <th>Topic</th>
            <th>Started by</th>
            <th>Replies</th>
          </tr>
          ${[coverThread, chainThread].map(
            ({ slug, title, posts }) =>
              html`<tr>
                <td><a href="/board/${slug}">${title}</a></td>
                <td>${posts[0]?.author}</td>
                <td>${posts.length - 1}</td>
              </tr>`,
          )}
        </table>
      </div>`,
  );
}

export function renderArticle(): Html {
  return frame(
    'en-US',
    'How to scrape a hull | Field notes',
    plainStyle,
    html`<article>
      <h1>How to scrape a hull</h1>
      <p>
        Wait for a falling tide and a dull morning. Sun bakes the slime on, and by noon you will be
        chiselling.
      </p>
      <p>
        Start at the waterline and work down, in strokes as long as your arm. A scraper with round corners
        forgives you; one with square corners writes your name in the gelcoat.
      </p>
      <h2>What you need</h2>
      <ul>
        <li>A long-handled scraper and a short one</li>
        <li>Rubber boots, and a second pair of socks</li>
        <li>Somebody to make the tea</li>
      </ul>
      <p>
        Barnacles come off in the first hour or not at all. Their rings stay behind: sand those at eighty
        grit, wash, and let everything dry for a day before the primer.
      </p>
      <p><a href="/harbor/">Back to the directory</a></p>
    </article>`,
  );
}

const tiles = [
  ['/harbor/', 'Harbor Trades', 'A directory in three pages, with a page for each firm'],
  ['/guild/', 'Tischlergilde Drei Städte', 'A German members’ table'],
  ['/bay/', '湾区华商名录', 'A Chinese-language business directory'],
  ['/larkspur/contact', 'Larkspur Sailcloth', 'A contact page with a hidden mail address'],
  ['/speicherblock/impressum', 'Speicherblock Ladenbau', 'A German imprint'],
  ['/haitang/contact', '厦门海棠木业有限公司', 'A Chinese contact page'],
  ['/board/anchor-chain', 'Harbor Board', 'A thread with people who want to buy'],
  ['/field-notes/', 'Field notes', 'An article: nothing to save here'],
] as const;

export function renderHome(): Html {
  return frame(
    'en',
    'Leadlight sample pages',
    plainStyle,
    html`<div class="wrap">
      <h1>Pages to try Leadlight on</h1>
      <p>Everybody here is invented. Open one and click the Leadlight button in the toolbar.</p>
      <div class="tiles">
        ${tiles.map(([href, name, what]) => html`<a href="${href}"><b>${name}</b><small>${what}</small></a>`)}
      </div>
    </div>`,
  );
}
