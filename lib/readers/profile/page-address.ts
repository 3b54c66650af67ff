import { findCountryByName } from '@/lib/contact/countries';
import type { Found } from '@/lib/leads/candidate';
import type { PostalAddress } from '@/lib/leads/values';
import type { ReadingContext, StructuredItem } from '@/lib/readers/reader';
import type { Steps } from '@/lib/readers/steps';
import { findAddressCandidates, type AddressCandidate } from '@/lib/readers/record/addresses';
import { toFound } from '@/lib/readers/record/found';
import type { LabelledLine } from '@/lib/readers/record/labelled-lines';

/**
 * The surest address; one that the page's own markup confirms before all others. Where the markup names another street
 * than all of them, they are those of car parks, venues and neighbours.
 */
function choose(
  candidates: readonly AddressCandidate[],
  marked: PostalAddress | undefined,
): AddressCandidate | undefined {
  const words = toWords(marked?.street ?? '');
  const onStreet = candidates.find(({ value }) => {
    const shown = new Set(toWords(value.text));
    return words.length > 0 && words.filter((word) => shown.has(word)).length >= words.length * 0.6;
  });
  if (onStreet !== undefined || /\d/.test(marked?.street ?? '')) return onStreet;
  const inTown = candidates.find(
    ({ value }) => marked?.postalCode !== undefined && value.postalCode === marked.postalCode,
  );
  return inTown ?? candidates[0];
}

function toWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The parts as marked up, where the text shown holds them: what is a town and what a province no text tells. */
function mergeParts(shown: PostalAddress, marked: PostalAddress | undefined): PostalAddress {
  if (marked === undefined) return shown;
  const text = shown.text.toLowerCase();
  const holds = (part: string | undefined): part is string =>
    part !== undefined && text.includes(part.toLowerCase());
  return {
    ...shown,
    ...(holds(marked.locality) &&
      shown.street?.includes(marked.locality) !== true && { locality: marked.locality }),
    ...(holds(marked.region) && marked.region !== marked.locality && { region: marked.region }),
    ...(holds(marked.postalCode) && { postalCode: marked.postalCode }),
  };
}

/**
 * The postal address of the organisation a page is about, and on which of the lines it begins: from the page's
 * content, and only where that has none from its header and footer.
 */
export function* findPageAddress(
  lines: readonly LabelledLine[],
  main: StructuredItem | undefined,
  context: ReadingContext,
): Steps<{ found: Found<PostalAddress>; line: LabelledLine | undefined } | undefined> {
  const { body } = context.document;
  const marked = main?.facts.address?.[0]?.value;
  const content = lines.filter((one) => one.line.pieces[0]?.box.zone === 'main');
  for (const some of [content, lines]) {
    yield;
    const chosen = choose(yield* findAddressCandidates(some, body, undefined, context), marked);
    if (chosen === undefined) continue;
    const found = toFound(mergeParts(chosen.value, marked), {
      shown: chosen.shown,
      element: chosen.element,
      reader: 'profile',
      confidence: Math.min(0.95, chosen.score),
    });
    return { found, line: some[chosen.line] };
  }
  // "Address: Deira, Dubai": where streets have neither names nor numbers.
  const place = content.find(
    ({ field, isLabel, value }) =>
      field === 'address' && !isLabel && /^[\p{L}\d][^@:!?]{2,120},\s?\p{Lu}[^\d@:!?.]{2,40}$/u.test(value),
  );
  if (place === undefined || marked !== undefined) return undefined;
  const parts = place.value.split(/,\s*/);
  const locality = parts.findLast((part) => findCountryByName(part) === undefined);
  const found = toFound(
    { text: place.value, ...(locality !== undefined && { locality }) },
    { shown: place.value, element: place.line.element, reader: 'profile', confidence: 0.5 },
  );
  return { found, line: place };
}
