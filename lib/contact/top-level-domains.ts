import { ALL_COUNTRIES } from './country-codes';

/**
 * Which endings make `something.ending` a host name in running text. The full root zone (1,440 names, 5 kB gzip)
 * would also turn "works.lane" and "shop.open" into hosts, so only endings that are common on the web count
 * when nothing else (a scheme, `www.`, an `@`) says that a host is meant.
 */
const CLASSIC =
  'com net org info biz edu gov mil int eu asia name pro mobi tel jobs travel coop aero cat museum';
/** Codes nobody has a host under: what ends in one is "Acme.BV" or a word after a full stop. */
const UNUSED = new Set('AQ BL BQ BV EH GB MF SJ UM XK'.split(' '));
const COUNTRY = `${ALL_COUNTRIES.filter((code) => !UNUSED.has(code))
  .join(' ')
  .toLowerCase()} ac su uk`;
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
