import { useEffect, useRef, type KeyboardEvent } from 'react';
import { i18n } from '#i18n';
import { CategoryAdder, getCategoryChips, ListAdder } from '../category/group-adders';
import { Chips, TagChips } from '../category/tag-chips';
import { ComboBox } from '../ui/combo-box';
import styles from './cell-editor.module.css';
import type { CellEditorProps } from './cell-editor';

/** The categories, tags or lists of a lead as chips with a field to add more, or its owner; each pick takes effect at once. */
export function CellPicker(props: CellEditorProps) {
  const { onLeave, side } = props;
  const box = useRef<HTMLDivElement>(null);

  // The field opens its list by a click; whoever starts to edit wants to see it.
  useEffect(() => {
    const input = box.current?.querySelector('input');
    input?.focus({ preventScroll: true });
    input?.click();
    box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onLeave('stay');
    else if (event.key === 'Tab' && !isWithin(event)) onLeave(event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
  }

  /** Tab goes through the chips of the box before it leaves it. */
  function isWithin({ shiftKey, target }: KeyboardEvent): boolean {
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('button, input') ?? [])];
    const at = stops.findIndex((stop) => stop === target);
    return shiftKey ? at > 0 : at < stops.length - 1;
  }

  return (
    <div
      ref={box}
      role="group"
      aria-label={i18n.t('table.editCell', { column: props.column.word })}
      className={`${styles.picker} ${styles[side]}`}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget))
          onLeave('stay');
      }}
    >
      <Picker {...props} />
    </div>
  );
}

function Picker({ lead, column, context, side, onEdit, onMistake, onLeave }: CellEditorProps) {
  const { categories, lists } = context;
  switch (column.id) {
    case 'category':
      return (
        <>
          <Chips
            label={column.word}
            chips={getCategoryChips(lead.categoryIds, categories)}
            onRemove={(id) => onEdit({ categoryIds: lead.categoryIds.filter((other) => other !== id) })}
          />
          <CategoryAdder
            ids={lead.categoryIds}
            side={side}
            categories={categories}
            onAdd={(id) => onEdit({ categoryIds: [...lead.categoryIds, id] })}
            onMistake={onMistake}
          />
        </>
      );
    case 'tags':
      return <TagChips tags={lead.tags} side={side} onChange={(tags) => onEdit({ tags })} />;
    case 'lists': {
      const { listIds = [] } = lead;
      return (
        <>
          <Chips
            label={column.word}
            chips={[...lists.values()].filter(({ id }) => listIds.includes(id))}
            onRemove={(id) => onEdit({ listIds: listIds.filter((other) => other !== id) })}
          />
          <ListAdder
            ids={listIds}
            side={side}
            lists={[...lists.values()]}
            onAdd={(id) => onEdit({ listIds: [...listIds, id] })}
            onMistake={onMistake}
          />
        </>
      );
    }
    default:
      return (
        <ComboBox
          label={column.word}
          placeholder={i18n.t('mark.ownerPlaceholder')}
          options={context.getOwners().map((name) => ({ id: name, name }))}
          value={lead.owner === undefined ? undefined : { id: lead.owner, name: lead.owner }}
          side={side}
          onPick={(choice) => {
            const owner = choice?.name ?? '';
            if (owner !== (lead.owner ?? '')) onEdit({ owner });
            onLeave('stay');
          }}
        />
      );
  }
}
