import { ArrowDown, ArrowUp, GripVertical, Plus, X } from 'lucide-react';
import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { i18n } from '#i18n';
import { rowKinds, severalWays, type RowKind } from '@/lib/leads/column-set';
import { fold } from '@/lib/leads/fold';
import { changeColumnSet, createColumnSet, type ColumnSetInput } from '@/lib/store/commands/column-sets';
import { useChange } from '../category/use-change';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { Button, IconButton } from '../ui/button';
import fieldStyles from '../ui/field.module.css';
import { formatNumber } from '../ui/format';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import { getSetColumnWord } from './column-words';
import styles from './export-set-editor.module.css';

/** A column as it is offered: its id and what it is called. */
export interface OfferedColumn {
  readonly id: string;
  readonly word: string;
}

interface SetEditorProps {
  /** What it begins with; with an `id` that set is changed, without one a new set is made. */
  set: ColumnSetInput & { id?: string | undefined };
  offer: (rows: RowKind) => readonly OfferedColumn[];
  commands: Commands;
  /** With the id of the set that was saved; without one nothing was. */
  onClose: (setId?: string) => void;
}

/** A column set of the user's own: which columns, in which order, under which headings, a row of what. */
export function SetEditor({ set, offer, commands, onClose }: SetEditorProps) {
  const { store } = useServices();
  const announce = useAnnounce();
  const change = useChange(commands);
  const [draft, setDraft] = useState<ColumnSetInput>(set);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [dragged, setDragged] = useState<string>();
  const list = useRef<HTMLOListElement>(null);
  const { columns, rows } = draft;
  const offered = offer(rows);
  const wordOf = (id: string) => offered.find((one) => one.id === id)?.word ?? getSetColumnWord(id);
  const others = offered.filter(({ id }) => !columns.some((column) => column.id === id));
  const wanted = fold(text.trim());

  const put = (part: Partial<ColumnSetInput>) => setDraft((before) => ({ ...before, ...part }));

  /** Of a row of something else other columns are known; what is in both stays. */
  function setRows(next: RowKind) {
    const known = offer(next);
    const kept = columns.filter(({ id }) => known.some((one) => one.id === id));
    put({ rows: next, columns: kept.length > 0 ? kept : known.slice(0, 1).map(({ id }) => ({ id })) });
  }

  function move(id: string, to: number) {
    const place = Math.max(0, Math.min(columns.length - 1, to));
    const moved = columns.filter((column) => column.id === id);
    const rest = columns.filter((column) => column.id !== id);
    put({ columns: [...rest.slice(0, place), ...moved, ...rest.slice(place)] });
    return place;
  }

  function moveAndSay(id: string, to: number) {
    const place = move(id, to);
    announce(
      i18n.t('table.moved', {
        name: wordOf(id),
        place: formatNumber(place + 1),
        count: formatNumber(columns.length),
      }),
    );
  }

  function remove(id: string, index: number) {
    put({ columns: columns.filter((column) => column.id !== id) });
    announce(i18n.t('export.columnLeftOut', { name: wordOf(id) }));
    // The keys go on where they were.
    setTimeout(() => {
      const fields = list.current?.querySelectorAll('input');
      fields?.[Math.min(index, fields.length - 1)]?.focus();
    });
  }

  function rename(id: string, header: string) {
    put({
      columns: columns.map((column) =>
        column.id === id ? { id, ...(header.trim() !== '' && { header: header.slice(0, 80) }) } : column,
      ),
    });
  }

  function onItemKey(event: KeyboardEvent, id: string, index: number) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    moveAndSay(id, index + (event.key === 'ArrowUp' ? -1 : 1));
  }

  async function save() {
    const { id } = set;
    const name = draft.name.trim();
    let saved = id;
    const mistake = await change(i18n.t('export.setSaved', { name }), async () => {
      if (id !== undefined) return changeColumnSet(store, id, draft);
      const made = await createColumnSet(store, draft);
      saved = made.setId;
      return made;
    });
    setWrong(mistake);
    if (mistake === undefined) onClose(saved);
  }

  return (
    <form
      className={styles.editor}
      aria-label={i18n.t('export.ownSet')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={styles.choices}>
        <label className={styles.field}>
          <span>{i18n.t('export.setName')}</span>
          <input
            className={fieldStyles.field}
            value={draft.name}
            maxLength={80}
            autoFocus
            autoComplete="off"
            placeholder={i18n.t('export.setPlaceholder')}
            aria-invalid={wrong !== undefined}
            onChange={(event) => put({ name: event.target.value })}
          />
        </label>
        <label className={styles.field}>
          <span>{i18n.t('export.rows')}</span>
          <Select
            label={i18n.t('export.rows')}
            value={rows}
            options={rowKinds.map((kind) => ({ value: kind, word: i18n.t(`export.rowsOf.${kind}`) }))}
            onPick={(value) => setRows(rowKinds.find((kind) => kind === value) ?? 'lead')}
          />
        </label>
        <label className={styles.field}>
          <span>{i18n.t('export.several')}</span>
          <Select
            label={i18n.t('export.several')}
            value={draft.several}
            disabled={rows === 'point'}
            options={severalWays.map((way) => ({ value: way, word: i18n.t(`export.severalAs.${way}`) }))}
            onPick={(value) => put({ several: severalWays.find((way) => way === value) ?? 'columns' })}
          />
        </label>
      </div>
      <div className={styles.lists}>
        <section aria-label={i18n.t('export.inFile')}>
          <h3>{i18n.t('export.inFile')}</h3>
          <ol ref={list} className={styles.list} aria-label={i18n.t('export.inFile')}>
            {columns.map((column, index) => {
              const word = wordOf(column.id);
              return (
                <li
                  key={column.id}
                  className={styles.item}
                  data-dragged={column.id === dragged}
                  onKeyDown={(event) => onItemKey(event, column.id, index)}
                  onDragOver={(event: DragEvent) => {
                    if (dragged === undefined) return;
                    event.preventDefault();
                    // It makes room as it comes along.
                    if (dragged !== column.id) move(dragged, index);
                  }}
                  onDrop={(event: DragEvent) => event.preventDefault()}
                >
                  <span
                    className={styles.grip}
                    draggable
                    onDragStart={(event: DragEvent) => {
                      event.dataTransfer.setData('text/plain', word);
                      event.dataTransfer.effectAllowed = 'move';
                      setDragged(column.id);
                    }}
                    onDragEnd={() => setDragged(undefined)}
                  >
                    <GripVertical size={14} aria-hidden />
                  </span>
                  <input
                    className={fieldStyles.field}
                    aria-label={i18n.t('export.heading', { name: word })}
                    aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                    placeholder={word}
                    value={column.header ?? ''}
                    maxLength={80}
                    autoComplete="off"
                    onChange={(event) => rename(column.id, event.target.value)}
                  />
                  {column.header === undefined ? null : <span className={styles.was}>{word}</span>}
                  <span className={styles.moves}>
                    <IconButton
                      label={i18n.t('table.moveUp', { name: word })}
                      disabled={index === 0}
                      onClick={() => moveAndSay(column.id, index - 1)}
                    >
                      <ArrowUp size={14} aria-hidden />
                    </IconButton>
                    <IconButton
                      label={i18n.t('table.moveDown', { name: word })}
                      disabled={index === columns.length - 1}
                      onClick={() => moveAndSay(column.id, index + 1)}
                    >
                      <ArrowDown size={14} aria-hidden />
                    </IconButton>
                    <IconButton
                      label={i18n.t('export.leaveOut', { name: word })}
                      disabled={columns.length === 1}
                      onClick={() => remove(column.id, index)}
                    >
                      <X size={14} aria-hidden />
                    </IconButton>
                  </span>
                </li>
              );
            })}
          </ol>
        </section>
        <section aria-label={i18n.t('export.notInFile')}>
          <h3>{i18n.t('export.notInFile')}</h3>
          <SearchField label={i18n.t('table.findColumn')} value={text} onText={setText} />
          <ul className={styles.list} aria-label={i18n.t('export.notInFile')}>
            {others
              .filter(({ word }) => fold(word).includes(wanted))
              .map(({ id, word }) => (
                <li key={id}>
                  <button
                    type="button"
                    className={styles.add}
                    onClick={() => {
                      put({ columns: [...columns, { id }] });
                      announce(i18n.t('export.columnTaken', { name: word }));
                    }}
                  >
                    <Plus size={14} aria-hidden />
                    <span>{word}</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      </div>
      <p className={styles.hint}>{i18n.t('export.editorKeys')}</p>
      {wrong === undefined ? null : (
        <p role="alert" className={fieldStyles.wrong}>
          {wrong}
        </p>
      )}
      <div className={styles.buttons}>
        <Button look="primary" type="submit">
          {i18n.t('export.saveSet')}
        </Button>
        <Button onClick={() => onClose()}>{i18n.t('action.cancel')}</Button>
      </div>
    </form>
  );
}
