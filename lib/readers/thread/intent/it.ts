import type { IntentPhrases } from './phrases';

export const it: IntentPhrases = {
  language: 'it',
  common: ['il', 'lo', 'la', 'gli', 'le', 'di', 'che', 'e', 'un', 'una', 'per', 'con', 'non', 'è', 'sono', 'del', 'della', 'mi', 'ho', 'si', 'alla', 'ciao'],
  others: ['tu', 'voi', 'lui', 'lei', 'chi', 'se', 'non'],
  never: ['cerco un lavoro', 'cerco un impiego', 'cerco una soluzione', 'cerco un modo', 'cerco una spiegazione', 'cerco qualcuno che mi spieghi', 'cercando lavoro', 'cercando un lavoro', 'lo compro', 'la compro', 'io compro', 'compro sempre'],
  buy: {
    3: ['cerco fornitori', 'cerchiamo fornitori', 'cerco … fornitore', 'cerco … produttore', 'cerco un', 'cerco una', 'cerco qualcuno', 'sto cercando', 'stiamo cercando', 'sono alla ricerca di', 'siamo alla ricerca di', 'alla ricerca di un', 'vorrei comprare', 'vorrei acquistare', 'devo acquistare', 'devo comprare', 'voglio comprare', 'intenzione di acquistare', 'compro', 'chiedo preventivo', 'richiesta preventivo', 'richiesta di preventivo', 'dove comprare', 'dove posso comprare', 'dove posso acquistare', 'dove trovo', 'quale … comprare', 'quale … acquistare', 'quale … scegliere', 'mi consigliate', 'potete consigliarmi', 'qualcuno … consigliare', 'consiglio acquisto', 'consigli acquisto', 'consigli per l\'acquisto', 'consigli per acquisto', 'il mio budget', 'conosce un buon', 'conosce una buona', 'ci serve un', 'ci serve una', 'ci servono', 'mandate preventivi', 'inviatemi … preventivo', 'mandatemi … preventivo', 'qualcuno vende', 'qualcuno ha … da vendere', 'chi vende', 'sa consigliare', 'sapete consigliar', 'sapreste consigliar', 'interessato all\'acquisto', 'interessato ad acquistare', 'cerco … usato', 'cerco … usata'],
    2: ['cerco', 'cerchiamo', 'consiglio', 'consigli', 'consigliate', 'preventivo', 'mi serve un', 'mi serve una', 'ho bisogno di un', 'ho bisogno di una', 'raccomandazioni', 'qualcuno conosce un', 'qualcuno conosce una', 'mi servono'],
    1: ['acquistare', 'comprare', 'fornitore', 'budget', 'suggerimenti'],
  },
  sell: {
    3: ['vendo', 'vendesi', 'vendiamo', 'offriamo', 'offro', 'affittasi', 'in affitto', 'prezzo trattabile', 'la nostra azienda offre', 'trattabili', 'produciamo', 'siamo produttori', 'spediamo in tutta', 'forniamo', 'la vendo', 'lo vendo', 'ne vendo'],
    2: ['vendita', 'i nostri prodotti', 'i nostri servizi', 'cedo', 'prezzo', 'in vendita', 'spedizione inclusa', 'spedizione gratuita', 'regalo'],
    1: ['usato', 'condizioni', 'spedizione', '€'],
  },
  labels: { buy: ['cerco', 'compro', 'cercasi', 'acquisto', 'richiesta'], sell: ['vendo', 'vendesi', 'offro', 'offerta', 'venduto', 'regalo'] },
  calls: { buy: ['cerco', 'compro', 'bandi'], sell: ['vendo', 'vendita'] },
  request: {
    kinds: {
      supplier: ['fornitore', 'fornitori', 'produttore', 'produttori', 'grossista', 'grossisti', 'distributore', 'distributori', 'fabbricante'],
      recommendation: ['consiglio', 'consigli', 'consigliare', 'consigliate', 'consigliarmi', 'raccomandate', 'raccomandazioni', 'quale … comprare', 'quale … acquistare', 'quale … scegliere', 'suggerimenti', 'suggerite'],
      quotation: ['preventivo', 'preventivi', 'richiesta di offerta', 'listino prezzi', 'offerta per', 'gara'],
      hiring: ['assumiamo', 'stiamo assumendo', 'offerta di lavoro', 'cercasi personale', 'freelance', 'curriculum', 'tempo pieno', 'cerchiamo sviluppatore'],
      complaint: ['attuale fornitore', 'fornitore attuale', 'mio fornitore', 'nostro fornitore', 'insoddisfatto', 'insoddisfatti', 'scontento', 'stanco di', 'stanchi di', 'stufo di', 'deluso da', 'delusi da', 'cambiare fornitore', 'non risponde più', 'pessimo servizio'],
      comparison: [' vs ', ' vs. ', 'confronto', 'confrontare', 'differenza tra', 'differenza fra', 'indeciso tra', 'alternativa a', 'alternative a', 'meglio di'],
    },
    goods: ['cerco …', 'cerchiamo …', 'sto cercando …', 'stiamo cercando …', 'alla ricerca di …', 'cercasi …', 'compro …', 'vorrei comprare …', 'vorrei acquistare …', 'devo comprare …', 'devo acquistare …', 'voglio comprare …', 'dove comprare …', 'dove posso comprare …', 'dove posso acquistare …', 'dove trovo …', 'quale … comprare', 'quale … acquistare', 'quale … scegliere', 'quale … mi consigliate', 'consigliare …', 'mi consigliate …', 'consiglio acquisto …', 'consigli acquisto …', 'consiglio per …', 'consigli per …', 'mi serve …', 'mi servono …', 'ho bisogno di …', 'preventivo per …', 'preventivi per …', 'alternativa a …'],
    fillers: ['un', 'una', 'uno', 'un\'', 'il', 'lo', 'la', 'i', 'gli', 'le', 'l\'', 'di', 'del', 'della', 'dei', 'degli', 'buon', 'buona', 'buoni', 'buone', 'affidabile', 'nuovo', 'nuova', 'qualche', 'preventivo', 'comprare', 'acquistare', 'acquisto', 'per', 'mio', 'mia', 'nostro', 'nostra', 'urgente', 'qualcuno', 'migliore', 'dell\''],
    ends: ['per', 'in', 'con', 'che', 'a', 'al', 'alla', 'da', 'dal', 'vicino', 'senza', 'ma', 'se', 'è', 'sono', 'grazie', 'entro', 'prima', 'su', 'sul', 'tra', 'fra', 'mi', 'posso', 'devo', 'capace', 'zona'],
    empty: ['qualcosa', 'qualcuno', 'aiuto', 'consiglio', 'consigli', 'raccomandazione', 'preventivo', 'preventivi', 'suggerimento', 'suggerimenti', 'informazioni', 'info', 'opinioni', 'pareri', 'uno', 'una', 'ditta', 'prezzo'],
    suppliers: ['fornitore', 'fornitori', 'produttore', 'produttori', 'grossista', 'grossisti', 'distributore', 'distributori', 'azienda', 'aziende', 'ditta', 'ditte', 'venditore'],
    numbers: ['un', 'una', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove', 'dieci', 'dodici', 'venti', 'una dozzina di', 'cento', 'mille'],
    units: ['pezzi', 'pz', 'unità', 'paia', 'bancali', 'pallet', 'scatole', 'cartoni', 'container', 'tonnellate', 'rotoli', 'sacchi', 'bottiglie', 'copie', 'persone', 'invitati', 'ospiti', 'licenze', 'm²', 'mq'],
    rates: ['al mese', 'mensili', 'a settimana', 'alla settimana', 'all\'anno', 'al giorno', 'in totale', 'di'],
    budget: ['budget', 'spendere', 'spesa'],
    limits: ['massimo', 'max', 'max.', 'fino a', 'meno di', 'circa', 'intorno a', 'non più di', 'sotto i', 'entro i'],
    money: ['euro', 'franchi', 'dollari', 'eur', 'chf'],
    places: ['a', 'vicino a', 'zona', 'in zona', 'provincia di', 'consegna a', 'spedizione a', 'nei pressi di', 'in', 'presso'],
    deadlines: ['entro …', 'entro il …', 'prima di …', 'prima del …', 'per il …', 'nelle prossime …', 'nei prossimi …', 'al più presto', 'urgente', 'il prima possibile'],
    times: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica', 'gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre', 'domani', 'prossima settimana', 'settimana', 'settimane', 'mese', 'mesi', 'giorni', 'fine mese', 'fine anno', 'natale', 'pasqua', 'estate', 'inverno', 'fine'],
  },
}; // prettier-ignore
