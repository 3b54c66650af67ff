/** Each sample site looks like a site of its own, so that nobody tunes a reader to one set of class names. */
const base = `
*{box-sizing:border-box}
body{margin:0;line-height:1.5;-webkit-font-smoothing:antialiased}
a{color:inherit}
img,svg{max-width:100%}
.wrap{max-width:1080px;margin:0 auto;padding:0 24px}
`;

export const harborStyle = `${base}
body{font-family:Georgia,"Times New Roman",serif;color:#16242e;background:#f4f1ea}
.masthead{background:#12343b;color:#f4f1ea;padding:18px 0}
.masthead .wrap{display:flex;align-items:center;gap:28px}
.masthead strong{font-size:22px;letter-spacing:.01em}
.masthead nav{display:flex;gap:20px;margin-left:auto;font:15px/1.4 system-ui,sans-serif}
.masthead nav a{text-decoration:none;opacity:.85}
.lede{padding:36px 0 20px}
.lede h1{font-size:34px;line-height:1.2;margin:0 0 6px;font-weight:600}
.lede p{margin:0;color:#4c5d66}
.layout{display:grid;grid-template-columns:1fr 240px;gap:32px;padding-bottom:48px}
.tally{font:14px system-ui,sans-serif;color:#4c5d66;margin:0 0 14px}
.firms{display:grid;gap:14px}
.firm{display:grid;grid-template-columns:64px 1fr auto;gap:4px 18px;background:#fff;border:1px solid #e2dccf;border-radius:10px;padding:18px}
.monogram{grid-row:1/4;width:64px;height:64px;border-radius:50%;background:#dfe8e6;color:#12343b;display:grid;place-items:center;font:600 24px Georgia,serif}
.firm h2{font-size:20px;margin:0}
.firm h2 a{text-decoration-color:#b9c7c4;text-underline-offset:3px}
.trade{font:13px system-ui,sans-serif;color:#0b6b63;margin:0;text-transform:none}
.blurb{grid-column:2;margin:4px 0 8px;color:#39474f;font-size:15px}
.where{grid-column:2;font:14px/1.5 system-ui,sans-serif;color:#4c5d66;margin:0}
.reach{grid-column:3;grid-row:1/4;text-align:right;font:14px/1.7 system-ui,sans-serif;min-width:190px}
.reach a,.reach span{display:block}
.call{font-weight:600;text-decoration:none;color:#12343b}
.house{background:#12343b;color:#f4f1ea;border-radius:10px;padding:18px;font:14px/1.5 system-ui,sans-serif}
.house h3{margin:0 0 8px;font:600 17px Georgia,serif}
.promo{border:1px dashed #b9a97f;border-radius:10px;padding:18px;font:14px system-ui,sans-serif;color:#6c5c30}
.pages{display:flex;gap:8px;margin:22px 0 0;font:15px system-ui,sans-serif}
.pages a,.pages span{padding:6px 12px;border:1px solid #d3ccbb;border-radius:6px;background:#fff;text-decoration:none}
.pages span{background:#12343b;color:#fff;border-color:#12343b}
.colophon{background:#e9e3d5;padding:22px 0;font:14px system-ui,sans-serif;color:#4c5d66}
.sheet{background:#fff;border:1px solid #e2dccf;border-radius:12px;padding:28px 32px;margin-bottom:48px;max-width:760px}
.sheet dl{display:grid;grid-template-columns:130px 1fr;gap:8px 18px;font:15px/1.5 system-ui,sans-serif;margin:18px 0 0}
.sheet dt{color:#6a777e}.sheet dd{margin:0}
.crumbs{font:14px system-ui,sans-serif;color:#4c5d66;padding:22px 0 12px}
@media(max-width:760px){.layout{grid-template-columns:1fr}.firm{grid-template-columns:48px 1fr}.reach{grid-column:2;grid-row:auto;text-align:left}}
`;

export const guildStyle = `${base}
body{font-family:"Helvetica Neue",Arial,sans-serif;color:#222;background:#fff}
.head{border-top:6px solid #9c3d1f;padding:26px 0;border-bottom:1px solid #ddd}
.head b{font-size:20px}
.head small{display:block;color:#777}
h1{font-weight:300;font-size:36px;margin:34px 0 4px}
table{border-collapse:collapse;width:100%;font-size:15px;margin:22px 0 40px}
th{text-align:left;font-weight:600;border-bottom:2px solid #9c3d1f;padding:8px 10px 8px 0}
td{border-bottom:1px solid #e5e5e5;padding:10px 10px 10px 0;vertical-align:top}
footer{color:#777;font-size:13px;padding:24px 0 40px}
.imprint{max-width:640px;margin:34px auto 60px}
.imprint h2{font-size:17px;margin:26px 0 4px}
`;

export const larkspurStyle = `${base}
body{font-family:"Gill Sans","Trebuchet MS",sans-serif;background:linear-gradient(#eef3f8,#fff 420px);color:#1c2b3a}
header{padding:30px 0}
header b{font-size:24px;letter-spacing:.04em;color:#274c77}
h1{font-size:44px;font-weight:400;margin:20px 0 24px}
.cols{display:grid;grid-template-columns:1fr 1fr;gap:48px;padding-bottom:60px}
address{font-style:normal;font-size:18px}
.people{list-style:none;padding:0;display:grid;gap:14px}
.people li{border-left:3px solid #6096ba;padding-left:14px}
.small{font-size:14px;color:#5c6b7a}
.follow a{margin-right:14px}
footer{border-top:1px solid #d5dee7;padding:20px 0 40px;font-size:14px;color:#5c6b7a}
`;

export const chineseStyle = `${base}
body{font-family:"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",sans-serif;background:#faf7f2;color:#2b2320}
.top{background:#8c1c13;color:#fff;padding:16px 0}
.top b{font-size:22px;letter-spacing:.06em}
.top span{opacity:.8;margin-left:14px;font-size:14px}
h1{font-size:26px;margin:28px 0 4px}
.note{color:#7b6a60;margin:0 0 20px}
.list{list-style:none;padding:0;display:grid;grid-template-columns:1fr 1fr;gap:14px;margin:0 0 40px}
.list li{background:#fff;border:1px solid #eadfd3;border-radius:8px;padding:16px 18px}
.list h3{margin:0 0 2px;font-size:18px}
.kind{color:#8c1c13;font-size:13px;margin-bottom:8px}
.list p{margin:2px 0;font-size:14px}
.list em{font-style:normal;color:#7b6a60}
.card{background:#fff;border:1px solid #eadfd3;border-radius:8px;padding:26px 30px;max-width:720px;margin-bottom:50px}
.card p{margin:6px 0}
footer{color:#7b6a60;font-size:13px;padding:0 0 40px}
`;

export const boardStyle = `${base}
body{font-family:Verdana,Geneva,sans-serif;font-size:14px;background:#e8edf1;color:#1d2730}
.bar{background:#2c4a63;color:#fff;padding:14px 0}
.bar b{font-size:18px}
h1{font-size:20px;margin:24px 0 14px}
.post{display:grid;grid-template-columns:150px 1fr;background:#fff;border:1px solid #cfd8df;border-radius:6px;margin-bottom:12px;overflow:hidden}
.who{background:#f3f6f8;padding:14px;border-right:1px solid #e1e8ed;font-size:13px}
.who b{display:block;font-size:14px;color:#2c4a63}
.said{padding:12px 18px 16px}
.when{color:#6b7a86;font-size:12px;border-bottom:1px solid #edf1f4;padding-bottom:8px;margin-bottom:10px}
blockquote{margin:0 0 12px;padding:8px 14px;background:#f3f6f8;border-left:3px solid #9db2c2;font-size:13px}
.sig{border-top:1px dotted #cfd8df;margin-top:14px;padding-top:8px;color:#6b7a86;font-size:12px}
.topics{width:100%;border-collapse:collapse;background:#fff}
.topics td,.topics th{padding:10px 14px;border:1px solid #cfd8df;text-align:left}
`;

export const plainStyle = `${base}
body{font-family:Charter,Georgia,serif;font-size:19px;color:#222;background:#fffdf8}
article{max-width:640px;margin:60px auto;padding:0 24px}
h1{font-size:38px;line-height:1.15}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(270px,1fr));gap:16px;margin:30px 0 60px;font:16px/1.5 system-ui,sans-serif}
.tiles a{display:block;text-decoration:none;border:1px solid #e4dcc9;border-radius:12px;padding:18px 20px;background:#fff}
.tiles a:hover{border-color:#b88a2b}
.tiles b{display:block;font-size:18px}
.tiles small{color:#6d6658;font-size:14px}
`;
