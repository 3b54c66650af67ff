import { Ellipsis, User } from 'lucide-react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { stages, type Stage } from '@/lib/leads/lead-parts';
import { ColourDot } from '../category/colour-dot';
import type { Categories } from '../category/use-categories';
import { CheckBox } from '../ui/check-box';
import { formatDay, formatNumber } from '../ui/format';
import { MenuButton } from '../ui/menu-button';
import { getStageWord } from '../words';
import styles from './board-card.module.css';

export const CARD_HEIGHT = 88;

interface BoardCardProps {
  lead: Lead;
  categories: Categories;
  now: number;
  isNow: boolean;
  isChosen: boolean;
  isOpen: boolean;
  /** In the air, by pointer or by keys. */
  isCarried: boolean;
  onSelect: () => void;
  onOpen: () => void;
  onMove: (to: Stage) => void;
  onDragStart: () => void;
  onDragEnd: () => void;
}

/** A lead as a card: who, where, how to reach them, whose it is. */
export function BoardCard(props: BoardCardProps) {
  const { lead, categories, now, isNow, isChosen, isOpen, isCarried } = props;
  const { facts } = lead;
  const name = getLeadName(lead) ?? i18n.t('page.noName');
  const address = facts.address?.[0]?.value;
  const contact = facts.phone?.[0]?.value.text ?? facts.email?.[0]?.value ?? facts.website?.[0]?.value;
  const stage = lead.stage ?? 'new';
  const own = categories.all.filter(({ id }) => lead.categoryIds.includes(id));
  const [first, ...others] = own;
  return (
    <div
      className={styles.card}
      data-chosen={isChosen}
      data-open={isOpen}
      data-carried={isCarried}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', name);
        event.dataTransfer.effectAllowed = 'move';
        props.onDragStart();
      }}
      onDragEnd={props.onDragEnd}
    >
      <button
        type="button"
        className={styles.main}
        data-main={lead.id}
        tabIndex={isNow ? 0 : -1}
        aria-roledescription={i18n.t('board.card')}
        title={name}
        onClick={props.onOpen}
      >
        <span className={styles.name}>
          {lead.kind === 'person' ? <User size={14} aria-label={i18n.t('kind.person')} /> : null}
          <b>{name}</b>
        </span>
        <span className={styles.line}>
          <span className={styles.rest}>
            {[address?.locality ?? address?.text, contact].filter((part) => part !== undefined).join(' · ')}
          </span>
        </span>
        <span className={styles.line}>
          {stage === 'unqualified' && lead.stageReason !== undefined ? (
            <span className={styles.rest}>{lead.stageReason}</span>
          ) : (
            <>
              {first ? <ColourDot colour={first.colour} /> : null}
              <span className={styles.rest}>
                {first?.name}
                {others.length > 0 ? ` +${formatNumber(others.length)}` : ''}
              </span>
            </>
          )}
          <span className={styles.end}>{lead.owner ?? formatDay(lead.updatedAt, now)}</span>
        </span>
      </button>
      <span className={styles.tools}>
        <CheckBox
          aria-label={i18n.t('leads.select', { name })}
          tabIndex={-1}
          checked={isChosen}
          onChange={props.onSelect}
        />
        <MenuButton
          name={i18n.t('board.move', { name })}
          label={<Ellipsis size={16} aria-hidden />}
          tabIndex={isNow ? 0 : -1}
          items={stages
            .filter((one) => one !== stage)
            .map((to) => ({
              word: i18n.t('board.moveTo', { stage: getStageWord(to) }),
              onPick: () => props.onMove(to),
            }))}
        />
      </span>
    </div>
  );
}
