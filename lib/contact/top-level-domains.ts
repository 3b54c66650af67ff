/**
 * Which endings make `something.ending` a host name in running text. The full root zone (1,440 names, 5 kB gzip)
 * would also turn "works.lane" and "shop.open" into hosts, so only endings that are common on the web count
 * when nothing else (a scheme, `www.`, an `@`) says that a host is meant.
 */
const CLASSIC =
  'com net org info biz edu gov mil int eu asia name pro mobi tel jobs travel coop aero cat museum';
const COUNTRY =
  'ac ad ae af ag ai al am ao ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw';
const NEWER =
  'app dev xyz online shop site store tech club cloud agency berlin hamburg koeln wien tirol bayern swiss paris london nyc tokyo africa design studio media group company solutions services global world life live today news blog digital consulting software systems network email space website top vip wang ltd gmbh inc llc moscow рф срб бел укр example';

const commonEndings = new Set(`${CLASSIC} ${COUNTRY} ${NEWER}`.split(' '));
const oldEndings = new Set(`${CLASSIC} ${COUNTRY}`.split(' '));

/** Endings of files that look like hosts: `image@2x.png`, `index.html`. */
const fileEndings =
  /^(?:png|jpe?g|gif|webp|svg|avif|bmp|ico|tiff?|css|js|mjs|jsx|tsx?|json|map|html?|php|aspx?|jsp|xml|pdf|docx?|xlsx?|pptx?|zip|rar|gz|exe|dmg|apk|mp[34]|woff2?|ttf|eot|txt|csv|py|md|sh)$/i;

/** True for `com`, `de`, `shop`, … – an ending that on its own makes a host out of `name.ending`. */
export function isCommonEnding(ending: string): boolean {
  return commonEndings.has(ending.toLowerCase());
}

/** True for endings from before 2012: generic ones and countries' own. */
export function isOldEnding(ending: string): boolean {
  return oldEndings.has(ending.toLowerCase());
}

/** True for `png`, `html`, … */
export function isFileEnding(ending: string): boolean {
  return fileEndings.test(ending);
}
