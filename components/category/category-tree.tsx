import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { i18n } from '#i18n';
import { getBranch, PATH_SEPARATOR, splitPath, type CategoryNode } from '@/lib/leads/category-tree';
import {
  createCategory,
  deleteCategory,
  moveCategory,
  renameCategory,
} from '@/lib/store/commands/categories';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { formatNumber } from '../ui/format';
import { MenuButton } from '../ui/menu-button';
import { NameField } from '../ui/name-field';
import { CategoryDialog } from './category-dialog';
import styles from './category-tree.module.css';
import { ColourDot } from './colour-dot';
import type { Categories } from './use-categories';
import { useChange } from './use-change';

interface CategoryTreeProps {
  categories: Categories;
  /** Leads in each category and all below it, by its id. */
  counts: ReadonlyMap<string, number>;
  commands: Commands;
  /** The one that is shown, where one can be. */
  currentId?: string | undefined;
  onPick?: (id: string) => void;
  /** A category went. */
  onDelete?: (id: string) => void;
  /** A new one is being named at the top. */
  naming: boolean;
  onNamed: () => void;
}

/**
 * The user's categories as a tree: opened and closed, renamed in place, coloured, moved by pointer or keys, deleted; all
 * with the way back. On a name F2 renames, Alt with → puts it into the one above, Alt with ← takes it out.
 */
export function CategoryTree(props: CategoryTreeProps) {
  const { categories, commands, naming, onNamed } = props;
  const { store } = useServices();
  const change = useChange(commands);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [renaming, setRenaming] = useState<string>();
  /** The category a new one is being named in. */
  const [inside, setInside] = useState<string>();
  const [dialog, setDialog] = useState<string>();
  const [dragged, setDragged] = useState<string>();

  function fold(id: string, closed: boolean) {
    const next = new Set(folded);
    if (closed) next.add(id);
    else next.delete(id);
    setFolded(next);
  }

  const create = (parentId: string | undefined) => (name: string) =>
    change(i18n.t('category.made', { name: splitPath(name).join(PATH_SEPARATOR) }), async () =>
      createCategory(store, name, { parentId }),
    );

  function move(node: CategoryNode, parentId: string | undefined) {
    const { id, name } = node.category;
    const parent = parentId === undefined ? undefined : categories.paths.get(parentId);
    if (parentId !== undefined) fold(parentId, false);
    void commands.run(
      parent === undefined
        ? i18n.t('category.movedUp', { name })
        : i18n.t('category.moved', { name, parent }),
      async () => moveCategory(store, id, parentId),
    );
  }

  const tree: Tree = {
    ...props,
    folded,
    fold,
    renaming,
    setRenaming,
    inside,
    setInside,
    setDialog,
    dragged,
    setDragged,
    create,
    move,
    rename: (node, name) =>
      change(i18n.t('category.renamed', { name }), async () => renameCategory(store, node.category.id, name)),
    remove: ({ category: { id, name } }) => {
      props.onDelete?.(id);
      void commands.run(i18n.t('category.deleted', { name }), async () => deleteCategory(store, id));
    },
  };
  const shown = categories.nodes.find(({ category }) => category.id === dialog);
  return (
    <>
      {naming ? (
        <div className={styles.naming}>
          <NameField
            label={i18n.t('category.newName')}
            placeholder={i18n.t('category.placeholder')}
            onSave={create(undefined)}
            onClose={onNamed}
          />
        </div>
      ) : null}
      <Branch nodes={categories.tree} depth={0} tree={tree} />
      {shown ? (
        <CategoryDialog
          node={shown}
          categories={categories}
          commands={commands}
          onMove={(parentId) => move(shown, parentId)}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
    </>
  );
}

interface Tree extends CategoryTreeProps {
  folded: ReadonlySet<string>;
  fold: (id: string, closed: boolean) => void;
  renaming: string | undefined;
  setRenaming: (id: string | undefined) => void;
  inside: string | undefined;
  setInside: (id: string | undefined) => void;
  setDialog: (id: string) => void;
  dragged: string | undefined;
  setDragged: (id: string | undefined) => void;
  create: (parentId: string | undefined) => (name: string) => Promise<string | undefined>;
  rename: (node: CategoryNode, name: string) => Promise<string | undefined>;
  move: (node: CategoryNode, parentId: string | undefined) => void;
  remove: (node: CategoryNode) => void;
}

interface BranchProps {
  nodes: readonly CategoryNode[];
  depth: number;
  tree: Tree;
}

function Branch({ nodes, depth, tree }: BranchProps) {
  return (
    <ul>
      {nodes.map((node, index) => {
        const { id, name } = node.category;
        const open = node.children.length > 0 && !tree.folded.has(id);
        return (
          <li key={id}>
            <Row node={node} before={nodes[index - 1]} depth={depth} open={open} tree={tree} />
            {tree.inside === id ? (
              <div className={styles.naming} style={{ paddingInlineStart: indent(depth + 1) }}>
                <NameField
                  label={i18n.t('category.newIn', { name })}
                  placeholder={i18n.t('category.newIn', { name })}
                  onSave={tree.create(id)}
                  onClose={() => tree.setInside(undefined)}
                />
              </div>
            ) : null}
            {open ? <Branch nodes={node.children} depth={depth + 1} tree={tree} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

const indent = (depth: number) => Math.min(depth, 6) * 14 + 4;

interface RowProps {
  node: CategoryNode;
  /** The one above it on the same level. */
  before: CategoryNode | undefined;
  depth: number;
  open: boolean;
  tree: Tree;
}

function Row({ node, before, depth, open, tree }: RowProps) {
  const { id, name, colour, parentId } = node.category;
  const [over, setOver] = useState(false);
  const count = tree.counts.get(id) ?? 0;

  function onKeyDown(event: KeyboardEvent) {
    const { key, altKey } = event;
    if (key === 'F2') tree.setRenaming(id);
    else if (altKey && key === 'ArrowRight' && before) tree.move(node, before.category.id);
    else if (altKey && key === 'ArrowLeft' && parentId !== undefined)
      tree.move(node, tree.categories.all.find((one) => one.id === parentId)?.parentId);
    else if (!altKey && key === 'ArrowRight' && node.children.length > 0) tree.fold(id, false);
    else if (!altKey && key === 'ArrowLeft' && open) tree.fold(id, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const takes = tree.dragged !== undefined && !getBranch(tree.categories.all, tree.dragged).has(id);
  const drag = {
    draggable: tree.renaming !== id,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData('text/plain', name);
      event.dataTransfer.effectAllowed = 'move';
      tree.setDragged(id);
    },
    onDragEnd: () => tree.setDragged(undefined),
    onDragOver: (event: DragEvent) => {
      if (!takes) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const moved = tree.categories.nodes.find(({ category }) => category.id === tree.dragged);
      if (takes && moved) tree.move(moved, id);
    },
  };

  return (
    <div className={styles.row} style={{ paddingInlineStart: indent(depth) }} data-over={over} {...drag}>
      {node.children.length > 0 ? (
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-label={i18n.t('category.inside', { name })}
          onClick={() => tree.fold(id, open)}
        >
          {open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
        </button>
      ) : (
        <span className={styles.toggle} />
      )}
      {tree.renaming === id ? (
        <NameField
          label={i18n.t('category.rename', { name })}
          value={name}
          onSave={async (next) => tree.rename(node, next)}
          onClose={() => tree.setRenaming(undefined)}
        />
      ) : (
        <button
          type="button"
          className={styles.pick}
          title={node.path.join(PATH_SEPARATOR)}
          aria-current={tree.onPick ? tree.currentId === id : undefined}
          aria-keyshortcuts="F2 Alt+ArrowRight Alt+ArrowLeft"
          onClick={() => (tree.onPick ? tree.onPick(id) : tree.setRenaming(id))}
          onKeyDown={onKeyDown}
        >
          <ColourDot colour={colour} />
          <span className={styles.name}>{name}</span>{' '}
          <span className={styles.count}>{formatNumber(count)}</span>
        </button>
      )}
      <span className={styles.menu}>
        <MenuButton
          name={i18n.t('category.actions', { name })}
          label={<Ellipsis size={16} aria-hidden />}
          items={[
            { word: i18n.t('action.rename'), onPick: () => tree.setRenaming(id) },
            {
              word: i18n.t('category.newInside'),
              onPick: () => {
                tree.fold(id, false);
                tree.setInside(id);
              },
            },
            { word: i18n.t('category.edit'), onPick: () => tree.setDialog(id) },
            { word: i18n.t('action.delete'), onPick: () => tree.remove(node) },
          ]}
        />
      </span>
    </div>
  );
}
