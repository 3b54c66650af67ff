import type { IntentPhrases } from './phrases';

export const nl: IntentPhrases = {
  buy: {
    3: ['gezocht', 'te koop gevraagd', 'op zoek naar', 'ik zoek een', 'wij zoeken een', 'zoek leverancier', 'wil … kopen', 'willen … kopen', 'welke … kopen', 'waar kan ik … kopen', 'waar koop ik', 'koopadvies', 'aankoopadvies', 'advies gevraagd', 'kan iemand … aanraden', 'wat raden jullie aan', 'wie kan … aanbevelen', 'offerte aanvragen', 'mijn budget'],
    2: ['gevraagd', 'aanrader', 'aanraden', 'aanbeveling', 'advies', 'offerte', 'zoek'],
    1: ['kopen', 'budget', 'leverancier', 'tips'],
  },
  sell: {
    3: ['te koop', 'verkoop', 'aangeboden', 'wij verkopen', 'gratis af te halen', 'te huur', 'wij bieden', 'vaste prijs', 'bieden vanaf'],
    2: ['verkopen', 'verzenden mogelijk', 'zo goed als nieuw'],
    1: ['prijs', 'ophalen', '€'],
  },
  labels: { buy: ['gezocht', 'gevraagd', 'zoek', 'tkg'], sell: ['te koop', 'aangeboden', 'tk', 'verkocht'] },
  calls: { buy: ['gevraagd', 'gezocht'], sell: ['aangeboden', 'te koop'] },
}; // prettier-ignore
