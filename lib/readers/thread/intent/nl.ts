import { list, type IntentPhrases } from './phrases';

export const nl: IntentPhrases = {
  language: 'nl',
  common: list('de|het|een|en|van|ik|is|niet|met|voor|dat|wij|we|op|zijn|te|ook|maar|bij|naar|heeft|kan'),
  others: list('je|jij|jullie|hij|zij|wie|als|niet|geen|was'),
  buy: {
    3: list('gezocht|te koop gevraagd|op zoek naar|ik zoek een|wij zoeken een|zoek leverancier|wil … kopen|willen … kopen|welke … kopen|waar kan ik … kopen|waar koop ik|koopadvies|aankoopadvies|advies gevraagd|kan iemand … aanraden|wat raden jullie aan|wie kan … aanbevelen|offerte aanvragen|mijn budget'),
    2: list('gevraagd|aanrader|aanraden|aanbeveling|advies|offerte|zoek'),
    1: list('kopen|budget|leverancier|tips'),
  },
  sell: {
    3: list('te koop|verkoop|aangeboden|wij verkopen|gratis af te halen|te huur|wij bieden|vaste prijs|bieden vanaf'),
    2: list('verkopen|verzenden mogelijk|zo goed als nieuw'),
    1: list('prijs|ophalen|€'),
  },
  labels: { buy: list('gezocht|gevraagd|zoek|tkg'), sell: list('te koop|aangeboden|tk|verkocht') },
  calls: { buy: list('gevraagd|gezocht'), sell: list('aangeboden|te koop') },
  request: {
    kinds: {
      supplier: list('leverancier|leveranciers|fabrikant|fabrikanten|groothandel|distributeur|producent'),
      recommendation: list('aanraden|aanrader|aanbeveling|aanbevelingen|aanbevelen|koopadvies|aankoopadvies|advies|tips|welke … kopen'),
      quotation: list('offerte|offertes|prijsopgave|prijslijst|aanbesteding'),
      hiring: list("vacature|wij zoeken medewerkers|freelancer|zzp'er|fulltime|parttime|solliciteren"),
      complaint: list('huidige leverancier|mijn leverancier|onze leverancier|ontevreden|niet tevreden|teleurgesteld in|overstappen van|laat ons in de steek|reageert niet meer'),
      comparison: list(' vs | vs. |vergelijking|vergelijken|verschil tussen|twijfel tussen|alternatief voor|alternatieven voor|beter dan'),
    },
    goods: list('gezocht: …|gezocht …|… gezocht|… gevraagd|op zoek naar …|ik zoek …|wij zoeken …|zoek …|wil … kopen|willen … kopen|welke … kopen|waar kan ik … kopen|waar koop ik …|koopadvies …|advies over …|kan iemand … aanraden|offerte voor …|nodig: …|alternatief voor …'),
    fillers: list('een|de|het|naar|goede|betrouwbare|nieuwe|iemand|die|voor|wat|onze|mijn|ons|goed'),
    ends: list('voor|in|met|die|dat|om|te|bij|van|naar|vanaf|tot|onder|op|zonder|maar|als|is|zijn|graag|kan|ik|wij|regio|omgeving'),
    empty: list('iets|iemand|advies|hulp|aanbeveling|aanbevelingen|tips|offerte|offertes|bedrijf|ideeën|een|informatie'),
    suppliers: list('leverancier|leveranciers|fabrikant|fabrikanten|groothandel|distributeur|producent|bedrijf'),
    numbers: list('een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|twintig|honderd|duizend'),
    units: list('stuks|st|paar|pallets|dozen|kisten|containers|ton|rollen|zakken|flessen|exemplaren|personen|gasten|licenties|m²'),
    rates: list('per maand|maandelijks|per week|wekelijks|per jaar|per dag|in totaal'),
    budget: list('budget|uitgeven|besteden'),
    limits: list('max|max.|maximaal|tot|onder|ongeveer|rond|hooguit|niet meer dan'),
    money: list('euro|eur'),
    places: list('in|bij|nabij|regio|omgeving|omgeving van|in de buurt van|levering in|te'),
    deadlines: list('voor …|vóór …|tot …|uiterlijk …|binnen …|in de komende …|zo snel mogelijk|spoed|dringend'),
    times: list('maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|morgen|volgende week|week|weken|maand|maanden|dagen|kerst|pasen|zomer|winter|eind'),
  },
}; // prettier-ignore
