import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { giveTurn } from '@/lib/page/give-turn';
import { readSelection } from '@/lib/readers/selection/read-selection';

/** Injected when the user asks for the selected text to be saved; reads that text and nothing else of the page. */
export default defineUnlistedScript({
  main: () => {
    const selection = getSelection();
    const isText = selection !== null && selection.rangeCount > 0 && !selection.isCollapsed;
    return readSelection(
      document,
      { range: isText ? selection.getRangeAt(0) : undefined, text: getSelectedText(selection) },
      { url: location.href, now: () => performance.now(), yield: giveTurn },
    );
  },
});

/** Text selected in a field is no part of the document's selection. */
function getSelectedText(selection: Selection | null): string {
  const field = document.activeElement;
  if (field instanceof HTMLTextAreaElement)
    return field.value.slice(field.selectionStart, field.selectionEnd);
  return selection?.toString() ?? '';
}
