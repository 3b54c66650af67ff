/** One invented firm, as the fixtures of all sites show it. */
export interface Firm {
  readonly name: string;
  readonly person: string;
  readonly phone: string;
  readonly site: string;
  readonly street: string;
  readonly town: string;
  readonly slug: string;
}

export const firms: readonly Firm[] = [
  ['Alder Plumbing', 'Ann Alder', '+1 617 555 0101', '12 Mill Lane', 'Boston'],
  ['Birch & Sons', 'Ben Birch', '+1 617 555 0102', '340 Harbor Street', 'Salem'],
  ['Cedar Pipe Works', 'Cora Cedar', '+1 617 555 0103', '9 Chapel Road', 'Lowell'],
].map(([name = '', person = '', phone = '', street = '', town = '']) => {
  const slug = (name.split(' ')[0] ?? '').toLowerCase();
  return { name, person, phone, street, town, slug, site: `https://www.${slug}.example/` };
});

type Field = 'name' | 'person' | 'phone' | 'website' | 'address' | 'profile';

/** A page in the shape of one site: its address, a row for a firm, what the recipe reads in it. */
export interface SiteFixture {
  readonly url: string;
  readonly row: (firm: Firm) => string;
  /** Around the rows, `%` stands for them. */
  readonly around?: string;
  /** The fields whose values the recipe gives. */
  readonly reads: readonly Field[];
  /** The path of a row's own page; `$` stands for the firm. */
  readonly profile?: string;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const address = ({ street, town }: Firm) => `${street}, ${town}`;

/** Lists, by recipe. */
export const lists: Readonly<Record<string, SiteFixture>> = {
  '11880': {
    url: 'https://www.11880.com/suche/klempner/boston',
    row: (f) =>
      `<li class="result-list-entry"><a class="result-list-entry-title entry-detail-link" href="/branchenbuch/${f.slug}"><h2 class="result-list-entry-title__headline">${f.name}</h2></a><span class="trades-list">Klempner</span><div class="result-list-entry-address">${address(f)}</div><span class="result-list-entry-phone-number__label">${f.phone}</span></li>`,
    reads: ['name', 'phone', 'profile'],
    profile: 'https://www.11880.com/branchenbuch/$',
  },
  'gelbe-seiten': {
    url: 'https://www.gelbeseiten.de/suche/klempner/boston',
    row: (f) =>
      `<article class="mod mod-Treffer"><a href="/gsbiz/${f.slug}"><h2 class="mod-Treffer__name">${f.name}</h2></a><p class="mod-Treffer--besteBranche">Klempner</p><div class="mod-TelefonnummerKompakt"><a class="mod-TelefonnummerKompakt__phoneNumber" data-prg="${base64(f.phone)}">Anrufen</a></div><span data-webseitelink="${base64(f.site)}">Webseite</span></article>`,
    reads: ['name', 'phone', 'website', 'profile'],
    profile: 'https://www.gelbeseiten.de/gsbiz/$',
  },
  goyellow: {
    url: 'https://www.goyellow.de/suche/klempner/boston',
    row: (f) =>
      `<div class="article gyresultrecord"><span class="gyresultrecord__categories-element">Klempner</span><h2 class="gyresultrecord__locname"><a class="gyresultrecord__locname-a" href="/home/${f.slug}">${f.name}</a></h2><div class="postal-address">${address(f)}</div></div>`,
    reads: ['name', 'profile'],
    profile: 'https://www.goyellow.de/home/$',
  },
  'das-oertliche': {
    url: 'https://www.dasoertliche.de/?kw=klempner',
    row: (f) =>
      `<div class="hit" id="entry_${f.slug}"><h2><a class="hitlnk_name" href="/Themen/${f.slug}.html">${f.name}</a></h2><address>${address(f)}</address><div class="phoneblock">Tel. ${f.phone}</div></div>`,
    reads: ['name', 'phone', 'address', 'profile'],
    profile: 'https://www.dasoertliche.de/Themen/$.html',
  },
  'pages-jaunes': {
    url: 'https://www.pagesjaunes.fr/annuaire/boston/plombiers',
    row: (f) =>
      `<li class="bi bi-generic" id="bi-${f.slug}"><a class="bi-denomination pj-link" href="/pros/${f.slug}"><h3>${f.name}</h3></a><span class="bi-activity-unit">plombiers</span><div class="bi-address">${address(f)}</div><div class="bi-fantomas"><span class="number-contact">Tél : ${f.phone}</span></div></li>`,
    reads: ['name', 'phone', 'profile'],
    profile: 'https://www.pagesjaunes.fr/pros/$',
  },
  'pagine-gialle': {
    url: 'https://www.paginegialle.it/ricerca/idraulici/Boston',
    row: (f) =>
      `<div class="search-itm"><a class="remove_blank_for_app" href="/${f.slug}"><h2 class="search-itm__rag">${f.name}</h2></a><div class="search-itm__adr">${address(f)}</div><ul class="search-itm__phone"><li>${f.phone}</li></ul><a class="bttn bttn--white icn-sitoWeb" href="${f.site}">Sito web</a></div>`,
    reads: ['name', 'phone', 'website', 'address', 'profile'],
    profile: 'https://www.paginegialle.it/$',
  },
  'paginas-amarillas': {
    url: 'https://www.paginasamarillas.es/search/fontaneros/boston',
    row: (f) =>
      `<div class="listado-item"><h2><a data-omniclick="name" href="/f/${f.slug}"><span itemprop="name">${f.name}</span></a></h2><span itemprop="address">${address(f)}</span><span itemprop="telephone">${f.phone}</span><a class="web" href="${f.site}">Web</a></div>`,
    reads: ['name', 'phone', 'website', 'address', 'profile'],
    profile: 'https://www.paginasamarillas.es/f/$',
  },
  justdial: {
    url: 'https://www.justdial.com/Boston/Plumbers/nct-7',
    row: (f) =>
      `<div class="jsx-1 resultbox"><h2 class="resultbox_title"><a class="resultbox_title_anchorbox" href="/Boston/${f.slug}"><span class="resultbox_title_anchor">${f.name}</span></a></h2><div class="resultbox_address">${address(f)}</div><span>Show Number</span></div>`,
    reads: ['name', 'address', 'profile'],
    profile: 'https://www.justdial.com/Boston/$',
  },
  indiamart: {
    url: 'https://dir.indiamart.com/search.mp?ss=pipes',
    row: (f) =>
      `<div class="card"><a href="/proddetail/${f.slug}-1">Copper pipe</a><div class="supplierInfoDiv"><div class="companyname"><a href="/${f.slug}/">${f.name}</a></div><div class="newLocationUi">${address(f)}</div><p class="contactnumber"><span class="pns_h">${f.phone}</span></p></div></div>`,
    reads: ['name', 'phone', 'address', 'profile'],
    profile: 'https://dir.indiamart.com/$/',
  },
  clutch: {
    url: 'https://clutch.co/it-services',
    row: (f) =>
      `<li class="provider-list-item"><h3 class="provider__title"><a href="https://r.clutch.co/redirect?u=${encodeURIComponent(f.site)}">${f.name}</a></h3><a href="/profile/${f.slug}?verified=true#reviews">13 reviews</a><div class="provider__highlights-item location">${address(f)}</div></li>`,
    around: '<ul>%</ul>',
    reads: ['name', 'website', 'address', 'profile'],
    profile: 'https://clutch.co/profile/$',
  },
  goodfirms: {
    url: 'https://www.goodfirms.co/companies/web',
    row: (f) =>
      `<li class="firm-wrapper" entity-name="${f.name}"><h3 class="firm-name"><a class="visit-website" href="${f.site}">${f.name}</a></h3><q>Splendid.</q><div class="firm-location">${address(f)}</div><a class="visit-profile" href="/company/${f.slug}">View Profile</a></li>`,
    around: '<ul>%</ul>',
    reads: ['name', 'website', 'address', 'profile'],
    profile: 'https://www.goodfirms.co/company/$',
  },
  'google-maps': {
    url: 'https://www.google.com/maps/search/plumbers',
    row: (f) =>
      `<div><div class="Qx9" role="article" aria-label="${f.name}"><a href="/maps/place/${f.slug}"></a><div class="fontHeadlineSmall">${f.name}</div><span>4.5</span><span>${f.street}</span><a data-value="Website" href="${f.site}"></a></div></div>`,
    reads: ['name', 'website', 'profile'],
    profile: 'https://www.google.com/maps/place/$',
  },
  localsearch: {
    url: 'https://www.localsearch.com.au/find/plumbers/boston',
    row: (f) =>
      `<div class="sc-1" data-businessname="${f.name}" data-cardposition="1"><a href="/profile/${f.slug}"><h3 class="sc-2">${f.name}</h3></a><p>${f.town}</p></div>`,
    reads: ['name', 'profile'],
    profile: 'https://www.localsearch.com.au/profile/$',
  },
  'yellow-pages-us': {
    url: 'https://www.yellowpages.com/search?search_terms=plumbers',
    row: (f) =>
      `<div class="result" id="lid-${f.slug}"><h2 class="n">1. <a class="business-name" href="/boston-ma/mip/${f.slug}"><span>${f.name}</span></a></h2><div class="categories"><a href="/plumbers">Plumbers</a></div><div class="phones phone primary">${f.phone}</div><div class="street-address">${f.street}</div><div class="locality">${f.town}, MA 02110</div><a class="track-visit-website" href="${f.site}">Website</a></div>`,
    around: '<div class="search-results">%</div>',
    reads: ['name', 'phone', 'website', 'address', 'profile'],
    profile: 'https://www.yellowpages.com/boston-ma/mip/$',
  },
  'yellow-pages-au': {
    url: 'https://www.yellowpages.com.au/search/listings?clue=plumbers',
    row: (f) =>
      `<div class="listing listing-search listing-data"><a class="listing-name" href="/bpp/${f.slug}">${f.name}</a><p class="listing-address">${address(f)}</p><a class="click-to-call" href="tel:x"><span class="contact-text">${f.phone}</span></a><a class="contact-url" href="${f.site}">Website</a></div>`,
    reads: ['name', 'phone', 'website', 'address', 'profile'],
    profile: 'https://www.yellowpages.com.au/bpp/$',
  },
  'yellow-pages-ca': {
    url: 'https://www.yellowpages.ca/search/si/1/plumbers/Boston',
    row: (f) =>
      `<div class="listing listing--bottomcta"><h3><a class="listing__name--link" href="/bus/${f.slug}">${f.name}</a></h3><span class="listing__address--full">${address(f)}</span><a data-phone="${f.phone}">Phone Number</a><li class="mlr__item--website"><a href="/gourl/1?redirect=${encodeURIComponent(f.site)}">Website</a></li></div>`,
    reads: ['name', 'phone', 'website', 'address', 'profile'],
    profile: 'https://www.yellowpages.ca/bus/$',
  },
  yelp: {
    url: 'https://www.yelp.com/search?find_desc=plumbers',
    row: (f) =>
      `<li><div class="css-1" data-testid="serp-ia-card"><h3><a href="/biz/${f.slug}">${f.name}</a></h3><address>${address(f)}</address><p>Plumbing</p></div></li>`,
    around: '<ul>%</ul>',
    reads: ['name', 'address', 'profile'],
    profile: 'https://www.yelp.com/biz/$',
  },
  yell: {
    url: 'https://www.yell.com/ucs/UcsSearchAction.do?keywords=plumbers',
    row: (f) =>
      `<article class="businessCapsule"><a class="businessCapsule--title" href="/biz/${f.slug}"><h2 class="businessCapsule--name">${f.name}</h2></a><span itemprop="address">${address(f)}</span><span class="business--telephoneNumber">${f.phone}</span><a class="businessCapsule--ctaItem" data-tracking="WL:CLOSED" href="${f.site}">Website</a></article>`,
    reads: ['name', 'phone', 'website', 'address', 'profile'],
    profile: 'https://www.yell.com/biz/$',
  },
  bbb: {
    url: 'https://www.bbb.org/search?find_text=plumbers',
    row: (f) =>
      `<div class="card result-card"><h3 class="result-business-name"><a href="/us/ma/profile/${f.slug}">${f.name}</a></h3><div class="result-business-info"><p>Plumber</p><address>${address(f)}</address></div><a href="tel:${f.phone}">Call</a></div>`,
    reads: ['name', 'phone', 'address', 'profile'],
    profile: 'https://www.bbb.org/us/ma/profile/$',
  },
  kompass: {
    url: 'https://us.kompass.com/a/pipes/1/',
    row: (f) =>
      `<div class="prod_list"><div class="product-list-data"><h2><a href="/c/${f.slug}/us1/">${f.name}</a></h2><span class="placeText">${address(f)}</span><div class="companyWeb"><a href="${f.site}">${f.site}</a></div></div></div>`,
    reads: ['name', 'website', 'address', 'profile'],
    profile: 'https://us.kompass.com/c/$/us1/',
  },
  europages: {
    url: 'https://www.europages.co.uk/en/search?q=pipes',
    row: (f) =>
      `<li data-test="company"><a data-test="company-name" href="/en/company/${f.slug}">${f.name}</a><span data-test="address">${address(f)}</span><a data-test="website-button" href="${f.site}">Website</a></li>`,
    around: '<ul>%</ul>',
    reads: ['name', 'website', 'address', 'profile'],
    profile: 'https://www.europages.co.uk/en/company/$',
  },
  thomasnet: {
    url: 'https://www.thomasnet.com/nsearch.html?what=pipes',
    row: (f) =>
      `<div class="profile-card"><h2 class="profile-card__title"><a href="/profile/${f.slug}">${f.name}</a></h2><p class="profile-card__location">${address(f)}</p><p>Supplier of pipes.</p></div>`,
    reads: ['name', 'address', 'profile'],
    profile: 'https://www.thomasnet.com/profile/$',
  },
  alibaba: {
    url: 'https://www.alibaba.com/factory/index.html?keyword=pipes',
    row: (f) =>
      `<div class="factory-card"><a class="company-name" href="https://${f.slug}.en.alibaba.com/company_profile.html">${f.name}</a><span class="card-location">${address(f)}</span></div>`,
    reads: ['name', 'address', 'profile'],
    profile: 'https://$.en.alibaba.com/company_profile.html',
  },
  'made-in-china': {
    url: 'https://www.made-in-china.com/company-search/pipes/C1/1.html',
    row: (f) =>
      `<div class="list-node"><h2 class="company-name"><a href="https://${f.slug}.en.made-in-china.com">${f.name}</a></h2><span class="company-address">${address(f)}</span></div>`,
    reads: ['name', 'address', 'profile'],
    profile: 'https://$.en.made-in-china.com/',
  },
  '1688': {
    url: 'https://s.1688.com/company/company_search.htm?keywords=pipes',
    row: (f) =>
      `<div class="company-list-item"><a class="company-name" href="https://${f.slug}.1688.com/page/index.html">${f.name}</a><span class="areaBox">${address(f)}</span></div>`,
    reads: ['name', 'address', 'profile'],
    profile: 'https://$.1688.com/page/index.html',
  },
  qichacha: {
    url: 'https://www.qichacha.com/search?key=pipes',
    row: (f) =>
      `<a class="list-group-item" href="/firm_${f.slug}.html"><span class="name">${f.name}</span><small class="m-t-xs"><i class="i i-user3"></i> ${f.person} <i class="i i-clock"></i> 2016-05-03</small><small class="m-t-xs"><i class="i i-local"></i> ${address(f)}</small></a>`,
    around: '<section id="searchlist">%</section>',
    reads: ['name', 'person', 'address', 'profile'],
    profile: 'https://www.qichacha.com/firm_$.html',
  },
  tianyancha: {
    url: 'https://www.tianyancha.com/search?key=pipes',
    row: (f) =>
      `<div class="search-item"><div class="header"><a class="name" href="/company/${f.slug}">${f.name}</a></div><div class="info">法定代表人：<a class="legalPersonName">${f.person}</a></div><div class="contact"><div class="col">电话：${f.phone}</div></div></div>`,
    reads: ['name', 'person', 'phone', 'profile'],
    profile: 'https://www.tianyancha.com/company/$',
  },
  'super-lawyers': {
    url: 'https://attorneys.superlawyers.com/family-law/boston/',
    row: (f) =>
      `<div class="card serp-container lawyer"><h2 class="full-name"><a href="https://profiles.superlawyers.com/${f.slug}">${f.person}</a></h2><a class="single-link directory_website" href="${f.site}">${f.name}</a><a class="directory_phone" href="tel:x">${f.phone}</a><span class="city">${f.town}, MA</span></div>`,
    reads: ['name', 'person', 'phone', 'website', 'profile'],
    profile: 'https://profiles.superlawyers.com/$',
  },
  'annuaire-avocats': {
    url: 'https://annuaire.avocat.fr/eAnnuaire/resultats',
    row: (f) =>
      `<table class="shadow-details-2"><tbody><tr><td><a href="/eAnnuaire/fiche?identifiantAvocat=${f.slug}">${f.person}</a></td></tr><tr><td>Barreau</td></tr><tr><td>${f.name} , ${address(f)}</td></tr><tr><td>Téléphone : ${f.phone}</td></tr></tbody></table>`,
    reads: ['name', 'person', 'address', 'profile'],
    profile: 'https://annuaire.avocat.fr/eAnnuaire/fiche?identifiantAvocat=$',
  },
  tripadvisor: {
    url: 'https://www.tripadvisor.co.uk/Restaurants-g1-Boston.html',
    row: (f) =>
      `<div class="attraction_element"><div class="listing_title"><a href="/Restaurant_Review-g1-${f.slug}.html">${f.name}</a></div><a href="/Restaurant_Review-g1-${f.slug}.html">16 reviews</a></div>`,
    reads: ['name', 'profile'],
    profile: 'https://www.tripadvisor.co.uk/Restaurant_Review-g1-$.html',
  },
  zoon: {
    url: 'https://spb.zoon.ru/plumbers/',
    row: (f) =>
      `<li class="minicard-item"><h2 class="minicard-item__title"><a class="title-link" href="/plumbers/${f.slug}/">${f.name}</a></h2><address class="minicard-item__address"><span class="distance">2 мин.</span><span class="address">${address(f)}</span></address></li>`,
    around: '<ul>%</ul>',
    reads: ['name', 'address', 'profile'],
    profile: 'https://spb.zoon.ru/plumbers/$/',
  },
};

/** Pages of one firm, by recipe: `%` the recipe finds, the firm is the first one. */
export const profiles: Readonly<Record<string, Omit<SiteFixture, 'around'>>> = {
  '2gis': {
    url: 'https://2gis.ru/boston/firm/7',
    row: (f) =>
      `<h1>${f.name}</h1><div class="_a"><span><span><a href="/boston/geo/1">${f.street}</a></span><span><a href="/boston/branches/1">3 филиала</a></span></span><div>${f.town}</div></div><span><div><a href="http://link.2gis.ru/x">${f.slug}.example</a></div></span>`,
    reads: ['name', 'address'],
  },
  linkedin: {
    url: 'https://www.linkedin.com/company/alder',
    row: (f) =>
      `<main><h1>${f.name}</h1><p>See posts: <a href="https://other.example/">a post</a></p><dl data-test-id="about-us__website"><dt>Website</dt><dd><a href="${f.site}">${f.site}</a></dd></dl><section class="locations"><ul><li><div id="address-0"><p>${f.street}</p><p>${f.town}</p></div></li></ul></section></main>`,
    reads: ['name', 'website', 'address'],
  },
  yelp: {
    url: 'https://www.yelp.com/biz/alder',
    row: (f) =>
      `<h1 class="biz-page-title">${f.name}</h1><span class="category-str-list"><a href="/c/plumbers">Plumbing</a></span><div class="mapbox-text"><div class="map-box-address"><address>${address(f)}</address></div><span class="biz-phone">${f.phone}</span><a href="/biz_redir?url=${encodeURIComponent(f.site)}">Website</a></div>`,
    reads: ['name', 'phone', 'website', 'address'],
  },
  'pages-jaunes': {
    url: 'https://www.pagesjaunes.fr/pros/7',
    row: (f) =>
      `<div class="header-main-infos"><h1>${f.name} <span>En savoir plus</span></h1></div><p>Service clients <a href="tel:+16175550199">Appeler</a></p><div class="num-container"><span class="coord-numero">${f.phone}</span></div><div class="address-container"><a class="streetAddress"><span class="noTrad">${address(f)}</span></a></div><div class="lvs-container"><a href="#" data-pjlb='${JSON.stringify({ url: base64(f.site) })}'>site</a></div>`,
    reads: ['name', 'phone', 'website', 'address'],
  },
  'google-maps': {
    url: 'https://www.google.de/maps/place/Alder',
    row: (f) =>
      `<h1>${f.name}</h1><button data-item-id="address" aria-label="Address: ${address(f)}"></button><button data-item-id="phone:tel:${f.phone}" aria-label="Phone: ${f.phone}"></button><a data-item-id="authority" href="${f.site}">site</a>`,
    reads: ['name', 'phone', 'website', 'address'],
  },
  justdial: {
    url: 'https://www.justdial.com/Boston/Alder/7_BZDET',
    row: (f) =>
      `<h1 class="compney">${f.name}</h1><address class="vendorinfo_address">${address(f)}</address>`,
    reads: ['name', 'address'],
  },
};
