import { i18n } from '#i18n';
import { Button } from '../ui/button';

interface DetailsButtonProps {
  /** The entry of the history it belongs to, as read aloud. */
  what: string;
  open: boolean;
  onToggle: () => void;
}

/** Unfolds what an entry of the history changed. */
export function DetailsButton({ what, open, onToggle }: DetailsButtonProps) {
  return (
    <Button
      look="quiet"
      aria-expanded={open}
      aria-label={i18n.t('history.detailsOf', { what })}
      onClick={onToggle}
    >
      {i18n.t('history.details')}
    </Button>
  );
}
