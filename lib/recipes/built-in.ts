import { site11880 } from './sites/11880';
import { site1688 } from './sites/1688';
import { site2gis } from './sites/2gis';
import { alibaba } from './sites/alibaba';
import { annuaireAvocats } from './sites/annuaire-avocats';
import { bbb } from './sites/bbb';
import { clutch } from './sites/clutch';
import { dasOertliche } from './sites/das-oertliche';
import { europages } from './sites/europages';
import { gelbeSeiten } from './sites/gelbe-seiten';
import { goodfirms } from './sites/goodfirms';
import { googleMaps } from './sites/google-maps';
import { goyellow } from './sites/goyellow';
import { indiamart } from './sites/indiamart';
import { justdial } from './sites/justdial';
import { kompass } from './sites/kompass';
import { linkedin } from './sites/linkedin';
import { localsearch } from './sites/localsearch';
import { madeInChina } from './sites/made-in-china';
import { pagesJaunes } from './sites/pages-jaunes';
import { paginasAmarillas } from './sites/paginas-amarillas';
import { pagineGialle } from './sites/pagine-gialle';
import { qichacha } from './sites/qichacha';
import { superLawyers } from './sites/super-lawyers';
import { thomasnet } from './sites/thomasnet';
import { tianyancha } from './sites/tianyancha';
import { tripadvisor } from './sites/tripadvisor';
import { yell } from './sites/yell';
import { yellowPagesAu } from './sites/yellow-pages-au';
import { yellowPagesCa } from './sites/yellow-pages-ca';
import { yellowPagesUs } from './sites/yellow-pages-us';
import { yelp } from './sites/yelp';
import { zoon } from './sites/zoon';
import { site58 } from './engines/58';
import { bangumi } from './engines/bangumi';
import { bbpress } from './engines/bbpress';
import { craigslist } from './engines/craigslist';
import { discourse } from './engines/discourse';
import { discuz } from './engines/discuz';
import { flarum } from './engines/flarum';
import { fluxbb } from './engines/fluxbb';
import { futaba } from './engines/futaba';
import { gumtree } from './engines/gumtree';
import { hackerNews } from './engines/hacker-news';
import { insided } from './engines/insided';
import { ips4 } from './engines/ips-4';
import { khoros } from './engines/khoros';
import { kleinanzeigen } from './engines/kleinanzeigen';
import { leboncoin } from './engines/leboncoin';
import { lemmy } from './engines/lemmy';
import { lobsters } from './engines/lobsters';
import { mybb } from './engines/mybb';
import { nodebb } from './engines/nodebb';
import { phpbb3Subsilver } from './engines/phpbb-3-subsilver';
import { phpbb3 } from './engines/phpbb-3';
import { redditOld } from './engines/reddit-old';
import { reddit } from './engines/reddit';
import { smf2 } from './engines/smf-2';
import { somethingAwful } from './engines/something-awful';
import { stackExchange } from './engines/stack-exchange';
import { telegram } from './engines/telegram';
import { tieba } from './engines/tieba';
import { ubbThreads } from './engines/ubb-threads';
import { v2ex } from './engines/v2ex';
import { vanilla } from './engines/vanilla';
import { vbulletin3 } from './engines/vbulletin-3';
import { vbulletin4 } from './engines/vbulletin-4';
import { vbulletin5 } from './engines/vbulletin-5';
import { warriorForum } from './engines/warrior-forum';
import { woltlab } from './engines/woltlab';
import { xenforo1 } from './engines/xenforo-1';
import { xenforo2 } from './engines/xenforo-2';
import type { Recipe } from './recipe';

/** Every recipe that comes with the extension; a test sees to it that none is missing. */
export const builtIn: readonly Recipe[] = [
  site11880,
  site1688,
  site2gis,
  alibaba,
  annuaireAvocats,
  bbb,
  clutch,
  dasOertliche,
  europages,
  gelbeSeiten,
  goodfirms,
  googleMaps,
  goyellow,
  indiamart,
  justdial,
  kompass,
  linkedin,
  localsearch,
  madeInChina,
  pagesJaunes,
  paginasAmarillas,
  pagineGialle,
  qichacha,
  superLawyers,
  thomasnet,
  tianyancha,
  tripadvisor,
  yell,
  yellowPagesAu,
  yellowPagesCa,
  yellowPagesUs,
  yelp,
  zoon,
  site58,
  bangumi,
  bbpress,
  craigslist,
  discourse,
  discuz,
  flarum,
  fluxbb,
  futaba,
  gumtree,
  hackerNews,
  insided,
  ips4,
  khoros,
  kleinanzeigen,
  leboncoin,
  lemmy,
  lobsters,
  mybb,
  nodebb,
  phpbb3Subsilver,
  phpbb3,
  redditOld,
  reddit,
  smf2,
  somethingAwful,
  stackExchange,
  telegram,
  tieba,
  ubbThreads,
  v2ex,
  vanilla,
  vbulletin3,
  vbulletin4,
  vbulletin5,
  warriorForum,
  woltlab,
  xenforo1,
  xenforo2,
];
