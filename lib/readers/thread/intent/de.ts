import type { IntentPhrases } from './phrases';

export const de: IntentPhrases = {
  language: 'de',
  common: ['der', 'die', 'das', 'und', 'ist', 'nicht', 'ich', 'wir', 'ein', 'eine', 'einen', 'für', 'mit', 'auf', 'auch', 'es', 'zu', 'von', 'bei', 'oder', 'haben', 'kann', 'den'],
  others: ['du', 'ihr', 'er', 'man', 'wer', 'wenn', 'war', 'wollte', 'nicht', 'kein', 'keine', 'keinen'],
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
  request: {
    kinds: {
      supplier: ['lieferant', 'lieferanten', 'zulieferer', 'hersteller', 'großhändler', 'grosshändler', 'händler', 'bezugsquelle', 'lohnfertiger', 'firma, die', 'anbieter'],
      recommendation: ['empfehlen', 'empfehlung', 'empfehlungen', 'empfehlt', 'empfiehlt', 'kaufberatung', 'kaufempfehlung', 'kauftipp', 'kauftipps', 'welche … soll', 'welchen … soll', 'welches … soll', 'welche … kaufen', 'welchen … kaufen', 'welches … kaufen', 'was kauft ihr', 'tipps für', 'beratung', 'ratschlag'],
      quotation: ['angebot einholen', 'angebote einholen', 'bitte um angebot', 'bitte um ein angebot', 'um angebote', 'kostenvoranschlag', 'preisanfrage', 'angebotsanfrage', 'anfrage', 'ausschreibung', 'preisliste', 'was kostet'],
      hiring: ['wir stellen ein', 'stellenangebot', 'mitarbeiter gesucht', 'entwickler gesucht', 'freelancer', 'freiberufler', 'aushilfe gesucht', 'bewerbung', 'in vollzeit', 'in teilzeit'],
      complaint: ['bisheriger lieferant', 'bisherigen lieferanten', 'jetziger lieferant', 'jetzigen lieferanten', 'unser lieferant', 'unserem lieferanten', 'mein anbieter', 'meinem anbieter', 'unser anbieter', 'unzufrieden mit', 'nicht zufrieden mit', 'enttäuscht von', 'lässt uns im stich', 'wechseln weg', 'weg von', 'liefert nicht mehr', 'nur ärger mit'],
      comparison: [' vs ', ' vs. ', 'oder doch', 'vergleich', 'im vergleich', 'unterschied zwischen', 'alternative zu', 'alternativen zu', 'besser als', 'entscheiden zwischen'],
    },
    goods: ['suche …', 'suchen …', 'gesucht: …', 'gesucht wird …', 'auf der suche nach …', '… gesucht', '… zu kaufen gesucht', 'kaufe …', 'kaufberatung …', 'kaufberatung: …', 'kaufberatung für …', 'kaufempfehlung für …', '…-empfehlung', '…-kaufberatung', 'empfehlung für …', 'empfehlungen für …', 'tipps für …', 'welche … soll', 'welchen … soll', 'welches … soll', 'welche … kaufen', 'welchen … kaufen', 'welches … kaufen', 'möchte … kaufen', 'will … kaufen', 'wollen … kaufen', 'möchten … kaufen', 'möchte mir … zulegen', 'kann jemand … empfehlen', 'kann mir jemand … empfehlen', 'könnt ihr … empfehlen', 'wer kann … empfehlen', 'wo kann ich … kaufen', 'wo bekomme ich …', 'brauche …', 'brauchen …', 'benötige …', 'benötigen …', 'angebot für …', 'angebote für …', 'ankauf von …', 'alternative zu …', 'alternativen zu …'],
    fillers: ['ein', 'eine', 'einen', 'einem', 'einer', 'eines', 'der', 'die', 'das', 'den', 'dem', 'nach', 'für', 'uns', 'mir', 'mich', 'ich', 'wir', 'man', 'euch', 'hier', 'bitte', 'dringend', 'gute', 'guten', 'guter', 'gutes', 'günstige', 'günstigen', 'günstiger', 'zuverlässige', 'zuverlässigen', 'zuverlässiger', 'neue', 'neuen', 'neuer', 'neues', 'jemand', 'jemanden', 'etwas', 'noch', 'aktuell', 'derzeit', 'von', 'am', 'besten', 'zum', 'zur', 'eure', 'welche', 'welchen', 'lokale', 'lokalen', 'lokaler'],
    ends: ['für', 'in', 'im', 'mit', 'die', 'der', 'das', 'zum', 'zur', 'ab', 'bis', 'bei', 'nach', 'aus', 'unter', 'von', 'vom', 'um', 'an', 'am', 'auf', 'ohne', 'wer', 'was', 'welche', 'bitte', 'oder', 'soll', 'sollte', 'ich', 'wir', 'man', 'kann', 'können', 'ist', 'sind', 'habe', 'haben', 'da', 'weil', 'dass', 'wenn', 'kauft', 'kaufen', 'je', 'pro', 'innerhalb'],
    empty: ['es', 'etwas', 'jemand', 'jemanden', 'hilfe', 'rat', 'empfehlung', 'empfehlungen', 'tipps', 'tipp', 'angebot', 'angebote', 'beratung', 'meinungen', 'ideen', 'eins', 'einen', 'eine', 'das', 'info', 'infos', 'firma', 'möglichkeit', 'ihn', 'sie', 'welche'],
    suppliers: ['lieferant', 'lieferanten', 'zulieferer', 'hersteller', 'händler', 'großhändler', 'anbieter', 'firma', 'firmen', 'dienstleister', 'bezugsquelle', 'bezugsquellen', 'produzent', 'produzenten'],
    numbers: ['ein', 'eine', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'zwölf', 'zwanzig', 'ein dutzend', 'hundert', 'tausend'],
    units: ['stück', 'stk', 'stk.', 'st.', 'paar', 'paletten', 'kartons', 'kisten', 'container', 'tonnen', 'rollen', 'säcke', 'flaschen', 'lizenzen', 'exemplare', 'personen', 'gäste', 'gästen', 'mitarbeiter', 'einheiten', 'sätze', 'quadratmeter', 'qm'],
    rates: ['im monat', 'pro monat', 'monatlich', 'pro woche', 'wöchentlich', 'die woche', 'im jahr', 'pro jahr', 'jährlich', 'pro tag', 'am tag', 'insgesamt'],
    budget: ['budget', 'ausgeben', 'preisvorstellung', 'preisrahmen', 'preislich', 'kosten'],
    limits: ['bis', 'bis zu', 'max', 'max.', 'maximal', 'höchstens', 'unter', 'rund', 'ca.', 'etwa', 'nicht mehr als'],
    money: ['euro', 'franken', 'eur', 'chf', 'taler'],
    places: ['raum', 'im raum', 'großraum', 'im großraum', 'nähe', 'in der nähe von', 'umkreis', 'im umkreis von', 'in', 'nach', 'lieferung nach', 'region'],
    deadlines: ['bis …', 'bis zum …', 'bis spätestens …', 'spätestens …', 'vor …', 'innerhalb von …', 'innerhalb …', 'in den nächsten …', 'binnen …', 'so schnell wie möglich', 'schnellstmöglich', 'dringend', 'asap', 'eilig'],
    times: ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag', 'januar', 'februar', 'märz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'dezember', 'morgen', 'nächste woche', 'nächster woche', 'wochenende', 'woche', 'wochen', 'monat', 'monats', 'monate', 'monaten', 'tage', 'tagen', 'jahresende', 'weihnachten', 'ostern', 'frühjahr', 'sommer', 'herbst', 'winter', 'ende'],
  },
}; // prettier-ignore
