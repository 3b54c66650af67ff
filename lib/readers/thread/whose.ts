/**
 * Whose a contact is that stands in a post. Authors give their own without saying so; somebody else's is announced:
 * "their number is …", "call my old supplier on …".
 */
const TRADES =
  'supplier|vendor|dealer|provider|contractor|plumber|electrician|mechanic|accountant|guy|man|lady|friend|neighbou?r|brother|sister|lieferant\\w*|händler\\w*|bekannte\\w*|freund\\w*|fournisseur|prestataire|ami|proveedor|amigo|fornecedor|fornitore|amico|leverancier|vriend|поставщик\\S*|знаком\\S*';

const borders = (words: string): string => `(?<![\\p{L}])(?:${words})(?![\\p{L}])`;

const OTHERS = new RegExp(
  `${borders(
    `their|theirs|them|they|his|her|him|she|he|ask for|talk to|speak to|(?:my|our|mein\\p{L}*|unser\\p{L}*|mon|notre|mi|nuestro|meu|nosso|mio|nostro|mijn|onze|мой|моего|моему|наш|нашего)\\s+(?:\\p{L}+\\s+){0,2}(?:${TRADES})|` +
      'deren|dessen|denen|ihre nummer|seine nummer|frag nach|fragt nach|leur|leurs|eux|demandez|su|sus|ellos|pregunta por|deles|dele|dela|eles|seu|sua|fale com|loro|suo|sua|chiedi di|hun|haar|их|его|её|ее|него|них|спросить',
  )}|他们|他們|他的|她的|对方|對方|那家|先方|あの店|彼の`,
  'giu',
);
const OWN = new RegExp(
  `${borders(
    'me|my|mine|us|our|ours|we|i am|mir|mich|meine?[nmr]?|uns|unsere?[nmr]?|wir|moi|mon|ma|mes|notre|nos|nous|mi|mí|mis|nuestro|nuestra|nosotros|escríbeme|llámame|escríbanos|meu|minha|nosso|nossa|nós|comigo|mio|mia|nostro|nostra|noi|chiamami|scrivimi|mij|mijn|ons|onze|мне|мой|моя|наш|наша|нам|нас|мы|пишите|звоните',
  )}|我|本店|本厂|本公司|私|当社|弊社|当店`,
  'giu',
);

/** How far back the words may stand, within the sentence and the one before it. */
const REACH = 140;

const lastEnd = (pattern: RegExp, text: string): number => {
  let end = -1;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
};

/** Whether what stands at `at` in the text is said to be somebody else's. */
export function isOthers(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - REACH), at);
  const sentence = before.split(/[!?\n]\s*|\.\s+/).at(-1) ?? '';
  const others = lastEnd(OTHERS, sentence);
  return others >= 0 && others >= lastEnd(OWN, sentence);
}

/** Who is meant: the last name with capitals before it that does not open the sentence. */
export function findWhom(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - REACH), at);
  const sentence = before.split(/[!?\n]\s*|\.\s+/).at(-1) ?? '';
  const names = [
    ...sentence.matchAll(/(?<=\s)\p{Lu}[\p{L}\d&'’.-]{2,}(?:\s(?:&\s)?\p{Lu}[\p{L}\d&'’.-]+){0,3}/gu),
  ];
  return names.at(-1)?.[0].replace(/[.,]+$/, '');
}
