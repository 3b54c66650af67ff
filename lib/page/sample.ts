import { isNeverShown } from './hidden';
import { collapse } from './shown-text';

/** By so much text its language shows. */
export const SAMPLE_LENGTH = 4_000;
const TEXT_NODES = 4;

/** The page's first text, enough to tell the language, without a survey. */
export function getSample(document: Document): string {
  let sample = '';
  const texts = document.createTreeWalker(document.body ?? document, TEXT_NODES);
  for (let text = texts.nextNode(); text !== null && sample.length < SAMPLE_LENGTH; text = texts.nextNode()) {
    const shown = collapse(text.nodeValue ?? '');
    if (shown !== '' && text.parentElement !== null && !isNeverShown(text.parentElement))
      sample += `${shown} `;
  }
  return sample;
}
