import type { IntentPhrases } from './phrases';

export const it: IntentPhrases = {
  buy: {
    3: ['cerco fornitori', 'cerchiamo fornitori', 'cerco … fornitore', 'cerco … produttore', 'cerco un', 'cerco una', 'cerco qualcuno', 'sto cercando', 'stiamo cercando', 'sono alla ricerca di', 'siamo alla ricerca di', 'alla ricerca di un', 'vorrei comprare', 'vorrei acquistare', 'devo acquistare', 'devo comprare', 'voglio comprare', 'intenzione di acquistare', 'compro', 'chiedo preventivo', 'richiesta preventivo', 'richiesta di preventivo', 'dove comprare', 'dove posso comprare', 'dove posso acquistare', 'dove trovo', 'quale … comprare', 'quale … acquistare', 'quale … scegliere', 'mi consigliate', 'potete consigliarmi', 'qualcuno … consigliare', 'consiglio acquisto', 'consigli acquisto', 'consigli per l\'acquisto', 'consigli per acquisto', 'il mio budget'],
    2: ['cerco', 'cerchiamo', 'consiglio', 'consigli', 'consigliate', 'preventivo', 'mi serve un', 'mi serve una', 'ho bisogno di un', 'ho bisogno di una', 'raccomandazioni'],
    1: ['acquistare', 'comprare', 'fornitore', 'budget', 'suggerimenti'],
  },
  sell: {
    3: ['vendo', 'vendesi', 'in vendita', 'vendiamo', 'offriamo', 'offro', 'regalo', 'affittasi', 'in affitto', 'prezzo trattabile', 'spedizione inclusa', 'spedizione gratuita', 'la nostra azienda offre'],
    2: ['vendita', 'i nostri prodotti', 'i nostri servizi', 'cedo', 'prezzo'],
    1: ['usato', 'condizioni', 'spedizione', '€'],
  },
  labels: { buy: ['cerco', 'compro', 'cercasi', 'acquisto', 'richiesta'], sell: ['vendo', 'vendesi', 'offro', 'offerta', 'venduto', 'regalo'] },
  calls: { buy: ['cerco', 'compro', 'bandi'], sell: ['vendo', 'vendita'] },
}; // prettier-ignore
