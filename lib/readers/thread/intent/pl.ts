import { list, type IntentPhrases } from './phrases';

export const pl: IntentPhrases = {
  language: 'pl',
  common: list('nie|się|jest|na|do|że|jak|co|mam|ale|tak|czy|dla|są|już|tylko|może|przez|ktoś|mnie'),
  others: list('ty|wy|on|ona|oni|kto|jeśli|jeżeli|gdy|nie'),
  buy: {
    3: list('kupię|szukam dostawcy|szukamy dostawcy|poszukuję|poszukujemy|szukam producenta|szukam hurtowni|szukam firmy|szukam wykonawcy|szukam fachowca|chcę kupić|chciałbym kupić|chciałabym kupić|zamierzam kupić|jaki … kupić|jaką … kupić|jakie … kupić|który … kupić|co polecacie|co polecicie|ktoś poleci|ktoś polecić|możecie polecić|proszę o polecenie|gdzie kupić|proszę o wycenę|proszę o ofertę|zapytanie ofertowe'),
    2: list('szukam|szukamy|potrzebuję|potrzebujemy|polecacie|polecicie|polecić|wycena|wycenę|doradźcie|zakup'),
    1: list('kupić|budżet|dostawca|cena do|do kwoty'),
  },
  sell: {
    3: list('sprzedam|na sprzedaż|do sprzedania|oddam za darmo|oferujemy|sprzedajemy|do wynajęcia|cena do negocjacji'),
    2: list('sprzedaję|odbiór osobisty|stan idealny|jak nowy|wysyłka'),
    1: list('cena|zł'),
  },
  labels: { buy: list('kupię|szukam|poszukuję|zlecę'), sell: list('sprzedam|oferta|oddam') },
  calls: { buy: list('kupię|zlecenia'), sell: list('sprzedam') },
  request: {
    kinds: {
      supplier: list('dostawcy|dostawca|producenta|producent|hurtowni|hurtownia|dystrybutora'),
      recommendation: list('polecacie|polecicie|polecić|poleci|doradźcie|jaki … kupić|jaką … kupić|który … kupić'),
      quotation: list('wycenę|wycena|ofertę cenową|zapytanie ofertowe|cennik|przetarg'),
      hiring: list('zatrudnię|zatrudnimy|praca|zlecę|freelancera|pełny etat|szukam pracownika'),
      complaint: list('obecny dostawca|mój dostawca|nasz dostawca|niezadowolony z|rozczarowany|zmienić dostawcę'),
      comparison: list(' vs |czy lepiej|porównanie|różnica między|alternatywa dla|lepszy od'),
    },
    goods: list('kupię …|szukam …|szukamy …|poszukuję …|poszukujemy …|chcę kupić …|chciałbym kupić …|jaki … kupić|jaką … kupić|jakie … kupić|który … kupić|gdzie kupić …|potrzebuję …|potrzebujemy …|polecić …|wycenę …|alternatywa dla …'),
    fillers: list('dobry|dobrej|dobrego|dobrą|nowy|nowej|nowego|tani|taniego|jakiś|jakiegoś|jakąś|na|dla|mój|nasz'),
    ends: list('do|dla|na|w|we|z|ze|od|za|który|która|które|żeby|ale|bo|jest|najlepiej|okolice|po|i'),
    empty: list('coś|ktoś|rady|pomocy|firmy|oferty|informacji|tego|miesięcznie|tygodniowo|rocznie'),
    suppliers: list('dostawcy|dostawca|producenta|producent|hurtowni|dystrybutora|firmy'),
    numbers: list('jeden|dwa|trzy|cztery|pięć|dziesięć|sto'),
    units: list('szt|szt.|sztuk|sztuki|palet|palety|kartonów|ton|rolek|worków|butelek|kompletów|osób'),
    rates: list('miesięcznie|na miesiąc|tygodniowo|rocznie|dziennie'),
    budget: list('budżet|budżetem|wydać|przeznaczyć'),
    limits: list('do|maks|maks.|maksymalnie|około|poniżej'),
    money: list('zł|pln|euro|złotych'),
    places: list('w|we|koło|okolice|dostawa do|wysyłka do'),
    deadlines: list('do …|przed …|najpóźniej …|w ciągu …|na …|jak najszybciej|pilnie|pilne'),
    times: list('poniedziałku|wtorku|środy|czwartku|piątku|soboty|niedzieli|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|jutra|tygodnia|tygodni|miesiąca|miesięcy|dni|świąt|końca roku'),
  },
}; // prettier-ignore
