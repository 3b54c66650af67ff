import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { i18n } from '#i18n';
import { fold } from '@/lib/leads/fold';
import { useAnnounce } from '../ui/announcer';
import { Button, IconButton } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { formatNumber } from '../ui/format';
import { SearchField } from '../ui/search-field';
import styles from './column-picker.module.css';
import type { Columns } from './use-columns';
import type { TableColumn } from './columns';

/** Which columns the table shows and in which order; what is ticked is shown at once. */
export function ColumnPicker({ columns, onClose }: { columns: Columns; onClose: () => void }) {
  const announce = useAnnounce();
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [dragged, setDragged] = useState<TableColumn['id']>();
  const wanted = fold(text.trim());
  const fits = ({ word }: TableColumn) => fold(word).includes(wanted);
  const shown = columns.shown;
  const others = columns.all.filter(({ id }) => !shown.some((one) => one.id === id));

  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onClose();
    };
    addEventListener('pointerdown', onPointerDown);
    return () => removeEventListener('pointerdown', onPointerDown);
  }, [onClose]);

  function move(column: TableColumn, to: number) {
    const place = columns.move(column.id, to);
    announce(
      i18n.t('table.moved', {
        name: column.word,
        place: formatNumber(place + 1),
        count: formatNumber(shown.length),
      }),
    );
  }

  return (
    <div
      ref={box}
      role="dialog"
      aria-label={i18n.t('table.columns')}
      className={styles.box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={styles.head}>
        <SearchField
          label={i18n.t('table.findColumn')}
          className={styles.search ?? ''}
          autoFocus
          value={text}
          onText={setText}
        />
        <IconButton label={i18n.t('action.close')} onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div className={styles.lists}>
        <h3>{i18n.t('table.shown')}</h3>
        <ol aria-label={i18n.t('table.shown')}>
          {shown.map((column, index) =>
            fits(column) ? (
              <li
                key={column.id}
                className={styles.item}
                draggable={index > 0 && wanted === ''}
                data-dragged={column.id === dragged}
                onDragStart={(event: DragEvent) => {
                  event.dataTransfer.setData('text/plain', column.word);
                  event.dataTransfer.effectAllowed = 'move';
                  setDragged(column.id);
                }}
                onDragOver={(event: DragEvent) => {
                  if (dragged === undefined) return;
                  event.preventDefault();
                  // It makes room as it comes along.
                  if (dragged !== column.id && index > 0) columns.move(dragged, index);
                }}
                onDrop={(event: DragEvent) => event.preventDefault()}
                onDragEnd={() => setDragged(undefined)}
              >
                <GripVertical size={14} aria-hidden className={styles.grip} data-off={index === 0} />
                <label>
                  <CheckBox checked disabled={index === 0} onChange={() => columns.toggle(column.id)} />
                  {column.word}
                </label>
                {index === 0 || wanted !== '' ? null : (
                  <span className={styles.moves}>
                    <button
                      type="button"
                      aria-label={i18n.t('table.moveUp', { name: column.word })}
                      disabled={index === 1}
                      onClick={() => move(column, index - 1)}
                    >
                      <ArrowUp size={14} aria-hidden />
                    </button>
                    <button
                      type="button"
                      aria-label={i18n.t('table.moveDown', { name: column.word })}
                      disabled={index === shown.length - 1}
                      onClick={() => move(column, index + 1)}
                    >
                      <ArrowDown size={14} aria-hidden />
                    </button>
                  </span>
                )}
              </li>
            ) : null,
          )}
        </ol>
        <h3>{i18n.t('table.hidden')}</h3>
        <ul aria-label={i18n.t('table.hidden')}>
          {others.filter(fits).map((column) => (
            <li key={column.id} className={styles.item}>
              <GripVertical size={14} aria-hidden className={styles.grip} data-off />
              <label>
                <CheckBox checked={false} onChange={() => columns.toggle(column.id)} />
                {column.word}
              </label>
            </li>
          ))}
        </ul>
      </div>
      <Button look="quiet" onClick={columns.reset}>
        {i18n.t('table.usualColumns')}
      </Button>
    </div>
  );
}
