import type { IntentPhrases } from './phrases';

export const pl: IntentPhrases = {
  language: 'pl',
  common: ['nie', 'się', 'jest', 'na', 'do', 'że', 'jak', 'co', 'mam', 'ale', 'tak', 'czy', 'dla', 'są', 'już', 'tylko', 'może', 'przez', 'ktoś', 'mnie'],
  others: ['ty', 'wy', 'on', 'ona', 'oni', 'kto', 'jeśli', 'jeżeli', 'gdy', 'nie'],
  buy: {
    3: ['kupię', 'szukam dostawcy', 'szukamy dostawcy', 'poszukuję', 'poszukujemy', 'szukam producenta', 'szukam hurtowni', 'szukam firmy', 'szukam wykonawcy', 'szukam fachowca', 'chcę kupić', 'chciałbym kupić', 'chciałabym kupić', 'zamierzam kupić', 'jaki … kupić', 'jaką … kupić', 'jakie … kupić', 'który … kupić', 'co polecacie', 'co polecicie', 'ktoś poleci', 'ktoś polecić', 'możecie polecić', 'proszę o polecenie', 'gdzie kupić', 'proszę o wycenę', 'proszę o ofertę', 'zapytanie ofertowe'],
    2: ['szukam', 'szukamy', 'potrzebuję', 'potrzebujemy', 'polecacie', 'polecicie', 'polecić', 'wycena', 'wycenę', 'doradźcie', 'zakup'],
    1: ['kupić', 'budżet', 'dostawca', 'cena do', 'do kwoty'],
  },
  sell: {
    3: ['sprzedam', 'na sprzedaż', 'do sprzedania', 'oddam za darmo', 'oferujemy', 'sprzedajemy', 'do wynajęcia', 'cena do negocjacji'],
    2: ['sprzedaję', 'odbiór osobisty', 'stan idealny', 'jak nowy', 'wysyłka'],
    1: ['cena', 'zł'],
  },
  labels: { buy: ['kupię', 'szukam', 'poszukuję', 'zlecę'], sell: ['sprzedam', 'oferta', 'oddam'] },
  calls: { buy: ['kupię', 'zlecenia'], sell: ['sprzedam'] },
  request: {
    kinds: {
      supplier: ['dostawcy', 'dostawca', 'producenta', 'producent', 'hurtowni', 'hurtownia', 'dystrybutora'],
      recommendation: ['polecacie', 'polecicie', 'polecić', 'poleci', 'doradźcie', 'jaki … kupić', 'jaką … kupić', 'który … kupić'],
      quotation: ['wycenę', 'wycena', 'ofertę cenową', 'zapytanie ofertowe', 'cennik', 'przetarg'],
      hiring: ['zatrudnię', 'zatrudnimy', 'praca', 'zlecę', 'freelancera', 'pełny etat', 'szukam pracownika'],
      complaint: ['obecny dostawca', 'mój dostawca', 'nasz dostawca', 'niezadowolony z', 'rozczarowany', 'zmienić dostawcę'],
      comparison: [' vs ', 'czy lepiej', 'porównanie', 'różnica między', 'alternatywa dla', 'lepszy od'],
    },
    goods: ['kupię …', 'szukam …', 'szukamy …', 'poszukuję …', 'poszukujemy …', 'chcę kupić …', 'chciałbym kupić …', 'jaki … kupić', 'jaką … kupić', 'jakie … kupić', 'który … kupić', 'gdzie kupić …', 'potrzebuję …', 'potrzebujemy …', 'polecić …', 'wycenę …', 'alternatywa dla …'],
    fillers: ['dobry', 'dobrej', 'dobrego', 'dobrą', 'nowy', 'nowej', 'nowego', 'tani', 'taniego', 'jakiś', 'jakiegoś', 'jakąś', 'na', 'dla', 'mój', 'nasz'],
    ends: ['do', 'dla', 'na', 'w', 'we', 'z', 'ze', 'od', 'za', 'który', 'która', 'które', 'żeby', 'ale', 'bo', 'jest', 'najlepiej', 'okolice', 'po', 'i'],
    empty: ['coś', 'ktoś', 'rady', 'pomocy', 'firmy', 'oferty', 'informacji', 'tego', 'miesięcznie', 'tygodniowo', 'rocznie'],
    suppliers: ['dostawcy', 'dostawca', 'producenta', 'producent', 'hurtowni', 'dystrybutora', 'firmy'],
    numbers: ['jeden', 'dwa', 'trzy', 'cztery', 'pięć', 'dziesięć', 'sto'],
    units: ['szt', 'szt.', 'sztuk', 'sztuki', 'palet', 'palety', 'kartonów', 'ton', 'rolek', 'worków', 'butelek', 'kompletów', 'osób'],
    rates: ['miesięcznie', 'na miesiąc', 'tygodniowo', 'rocznie', 'dziennie'],
    budget: ['budżet', 'budżetem', 'wydać', 'przeznaczyć'],
    limits: ['do', 'maks', 'maks.', 'maksymalnie', 'około', 'poniżej'],
    money: ['zł', 'pln', 'euro', 'złotych'],
    places: ['w', 'we', 'koło', 'okolice', 'dostawa do', 'wysyłka do'],
    deadlines: ['do …', 'przed …', 'najpóźniej …', 'w ciągu …', 'na …', 'jak najszybciej', 'pilnie', 'pilne'],
    times: ['poniedziałku', 'wtorku', 'środy', 'czwartku', 'piątku', 'soboty', 'niedzieli', 'stycznia', 'lutego', 'marca', 'kwietnia', 'maja', 'czerwca', 'lipca', 'sierpnia', 'września', 'października', 'listopada', 'grudnia', 'jutra', 'tygodnia', 'tygodni', 'miesiąca', 'miesięcy', 'dni', 'świąt', 'końca roku'],
  },
}; // prettier-ignore
