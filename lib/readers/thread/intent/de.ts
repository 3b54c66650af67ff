import type { IntentPhrases } from './phrases';

export const de: IntentPhrases = {
  buy: {
    3: ['suche lieferant', 'lieferant gesucht', 'lieferanten gesucht', 'suche … lieferanten', 'suche … hersteller', 'hersteller gesucht', 'händler gesucht', 'firma gesucht', 'handwerker gesucht', 'dienstleister gesucht', 'anbieter gesucht', 'gesucht wird', 'möchte … kaufen', 'will … kaufen', 'wollen … kaufen', 'möchten … kaufen', 'würde gerne … kaufen', 'kaufberatung', 'kaufempfehlung', 'kauftipp', 'bitte um angebot', 'angebot einholen', 'angebote einholen', 'suche nach einem', 'suche nach einer', 'auf der suche nach', 'welche … kaufen', 'welchen … kaufen', 'welches … kaufen', 'wo kann ich … kaufen', 'wo bekomme ich', 'wo kauft ihr', 'könnt ihr … empfehlen', 'kann jemand … empfehlen', 'kann mir jemand … empfehlen', 'wer kann … empfehlen', 'was empfehlt ihr', 'empfehlung für', 'empfehlungen für', 'empfehlung gesucht', 'empfehlungen gesucht', 'ram-empfehlung', 'ich kaufe', 'kaufe alte', 'ankauf von', 'kaufgesuch', 'suche eine', 'suche gebrauchte', 'suche alte', 'nehme … kostenlos'],
    2: ['empfehlung', 'gesucht', 'suche', 'kaufe', 'ankauf', 'mein budget', 'budget liegt', 'neuanschaffung', 'anschaffung', 'anschaffen', 'zulegen', 'beratung', 'brauche eine', 'benötige', 'wer kennt einen', 'welcher … ist besser', 'welches … ist besser', 'preisvorstellung'],
    1: ['budget', 'empfehlen', 'angebot', 'angebote', 'tipps', 'welche', 'aufrüsten', 'lohnt sich'],
  },
  sell: {
    3: ['verkaufe', 'biete', 'verschenke', 'zum verkauf', 'unser angebot', 'privatverkauf', 'nur abholung', 'festpreis', 'vb €', 'zu vermieten', 'zu vergeben', 'sonderangebot', 'jetzt bestellen'],
    2: ['verkauf', 'abzugeben', 'versand möglich', 'neuwertig', 'ovp', 'preis vb', 'vhb'],
    1: ['preis', 'versand', 'zustand', 'gebraucht', '€'],
  },
  labels: { buy: ['gesuch', 'gesucht', 'suche', 'ankauf', 's', 'kaufgesuch', 'anfrage'], sell: ['angebot', 'biete', 'verkaufe', 'v', 'b', 'zu verschenken', 'verkauf'] },
  calls: { buy: ['gesuche', 'suche & kaufgesuche', 'ausschreibungen', 'aufträge'], sell: ['verkaufe', 'biete', 'verkäufe'] },
}; // prettier-ignore
