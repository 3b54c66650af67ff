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
];
