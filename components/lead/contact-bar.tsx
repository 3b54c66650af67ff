import { Copy, ListPlus, Mail, MessageCircle, NotebookPen, Phone, X, type LucideIcon } from 'lucide-react';
import { i18n } from '#i18n';
import type { Outcome } from '@/lib/leads/activity';
import type { Lead } from '@/lib/leads/lead';
import { useAnnounce } from '../ui/announcer';
import { Button, IconButton } from '../ui/button';
import { MenuButton } from '../ui/menu-button';
import { getOutcomeWord, getTouchWord } from '../task/follow-up-words';
import { getFieldWord } from '../words';
import styles from './contact-bar.module.css';
import { getContactLinks, getCopies, type ContactLink } from './contact-links';

interface ContactBarProps {
  lead: Lead;
  onLog: () => void;
  onAddTask: () => void;
}

const looks: Record<
  ContactLink['kind'],
  { Icon: LucideIcon; word: () => string; name: (value: string) => string }
> = {
  call: {
    Icon: Phone,
    word: () => i18n.t('activity.call'),
    name: (value) => i18n.t('activity.callTo', { value }),
  },
  mail: {
    Icon: Mail,
    word: () => i18n.t('activity.mail'),
    name: (value) => i18n.t('activity.mailTo', { value }),
  },
  message: {
    Icon: MessageCircle,
    word: () => i18n.t('activity.whatsApp'),
    name: (value) => i18n.t('activity.whatsAppTo', { value }),
  },
};

/** How to reach the lead, and what to write down afterwards. */
export function ContactBar({ lead, onLog, onAddTask }: ContactBarProps) {
  const announce = useAnnounce();
  const copies = getCopies(lead);

  function copy(text: string) {
    navigator.clipboard.writeText(text).then(
      () => announce(i18n.t('activity.copied', { value: text.split('\n')[0] ?? '' })),
      () => announce(i18n.t('activity.copyFailed')),
    );
  }

  return (
    <div className={styles.bar}>
      {getContactLinks(lead).map(({ kind, href, text }) => {
        const { Icon, word, name } = looks[kind];
        return (
          <a
            key={kind}
            href={href}
            target="_blank"
            rel="noreferrer noopener"
            aria-label={name(text)}
            title={name(text)}
            className={styles.link}
          >
            <Icon size={16} aria-hidden />
            <span>{word()}</span>
          </a>
        );
      })}
      {copies.values.length === 0 ? null : (
        <MenuButton
          label={<Copy size={16} aria-hidden />}
          name={i18n.t('activity.copy')}
          items={[
            ...copies.values.map(({ field, text }) => ({
              word: `${getFieldWord(field)} · ${text}`,
              onPick: () => copy(text),
            })),
            { word: i18n.t('activity.copyAll'), onPick: () => copy(copies.all) },
          ]}
        />
      )}
      <span className={styles.space} />
      <Button aria-keyshortcuts="C" onClick={onLog}>
        <NotebookPen size={16} aria-hidden />
        {i18n.t('activity.log')}
      </Button>
      <Button aria-keyshortcuts="T" onClick={onAddTask}>
        <ListPlus size={16} aria-hidden />
        {i18n.t('task.add')}
      </Button>
    </div>
  );
}

interface LogOfferProps {
  kind: ContactLink['kind'];
  /** The number or address that was used. */
  point: string;
  /** Logs it at once. */
  onLog: (outcome: Outcome | undefined) => void;
  /** Opens the whole form. */
  onMore: () => void;
  onClose: () => void;
}

/** After a link was followed: the call in one click, with what came of it. */
export function LogOffer({ kind, point, onLog, onMore, onClose }: LogOfferProps) {
  const quick: readonly (Outcome | undefined)[] = kind === 'call' ? ['reached', 'no-answer'] : [undefined];
  return (
    <div role="group" aria-label={i18n.t('activity.log')} className={styles.offer}>
      <p>{i18n.t('activity.started', { what: `${getTouchWord({ kind, direction: 'out' })} ${point}` })}</p>
      <IconButton label={i18n.t('action.close')} onClick={onClose}>
        <X size={16} aria-hidden />
      </IconButton>
      <div className={styles.quick}>
        {quick.map((outcome) => (
          <Button key={outcome ?? ''} onClick={() => onLog(outcome)}>
            {outcome === undefined ? i18n.t('activity.sent') : getOutcomeWord(outcome)}
          </Button>
        ))}
        <Button look="quiet" onClick={onMore}>
          {i18n.t('activity.other')}
        </Button>
      </div>
    </div>
  );
}
