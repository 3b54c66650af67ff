import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { giveTurn } from '@/lib/page/give-turn';
import { readSelection, type SelectedText } from '@/lib/readers/selection/read-selection';

/** Injected when the user asks for the selected text or a link to be saved; reads that and nothing else of the page. */
export default defineUnlistedScript({
  main: () => {
    const { leadlightLink } = globalThis as { leadlightLink?: string | null };
    const selected = typeof leadlightLink === 'string' ? selectLink(leadlightLink) : getSelected();
    return readSelection(document, selected, {
      url: location.href,
      now: () => performance.now(),
      yield: giveTurn,
    });
  },
});

function getSelected(): SelectedText {
  // Text selected in a field is no part of the document's selection.
  const field = document.activeElement;
  if (field instanceof HTMLTextAreaElement)
    return { range: undefined, text: field.value.slice(field.selectionStart, field.selectionEnd) };
  const selection = getSelection();
  const isText = selection !== null && selection.rangeCount > 0 && !selection.isCollapsed;
  return { range: isText ? selection.getRangeAt(0) : undefined, text: selection?.toString() ?? '' };
}

/** Of several links to an address (picture, name, "more") the one that says most. */
function selectLink(link: string): SelectedText {
  const [fullest] = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
    .filter(({ href }) => href === link)
    .slice(0, 50)
    .sort((a, b) => b.innerText.length - a.innerText.length);
  if (fullest === undefined) return { range: undefined, text: '' };
  const range = document.createRange();
  range.selectNodeContents(fullest);
  return { range, text: fullest.innerText, link };
}
