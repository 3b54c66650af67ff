import { i18n } from '#i18n';
import { useAnnounce } from '../ui/announcer';

/** Puts a text on the clipboard and says so. */
export function useCopy(): (text: string, sentence?: string) => void {
  const announce = useAnnounce();
  return (text, sentence = i18n.t('compare.copiedValue', { value: text })) => {
    navigator.clipboard.writeText(text).then(
      () => announce(sentence),
      () => announce(i18n.t('compare.notCopied')),
    );
  };
}
