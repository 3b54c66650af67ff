import type { Borders } from './borders';
import type { Sign } from './scan';
import { toTags } from './templates';

/** How a slot (signs marked up alike) stands over all blocks. */
export interface Slot {
  readonly name: string;
  /** Share of blocks that have it. */
  readonly share: number;
  /** Where in the order of the block's signs it usually stands, 0 first. */
  readonly position: number;
  /** The first of each block that has one. */
  readonly signs: ReadonlyMap<number, Sign>;
}

/** Gathers the signs of all blocks by their slot. */
export function getSlots(blocks: Borders['blocks'], dealt: readonly (readonly Sign[])[]): Slot[] {
  const slots = new Map<string, { signs: Map<number, Sign>; positions: number }>();
  dealt.forEach((signs, block) => {
    signs.forEach((sign, position) => {
      let slot = slots.get(sign.slot);
      if (slot === undefined) slots.set(sign.slot, (slot = { signs: new Map(), positions: 0 }));
      if (slot.signs.has(block)) return;
      slot.signs.set(block, sign);
      slot.positions += position;
    });
  });
  joinAlternatives(slots, (common, other) => (common.positions += other.positions));
  return [...slots].map(([name, { signs, positions }]) => ({
    name,
    share: signs.size / blocks.length,
    position: positions / signs.size,
    signs,
  }));
}

/**
 * Every second row has a colour, every moderator a badge: slots of the same tags of which one side is the same are one
 * where no block has two of them. The commonest takes in the others.
 */
export function joinAlternatives<S extends { readonly signs: Map<number, Sign> }>(
  slots: Map<string, S>,
  take: (common: S, other: S) => void,
): void {
  const known = new Map<string, S>();
  const ordered = [...slots].sort(([, one], [, other]) => other.signs.size - one.signs.size);
  for (const [name, slot] of ordered) {
    const [outer = '', inner = ''] = name.split('>');
    const keys = [`${toTags(outer)}>${inner}`, `${outer}>${toTags(inner)}`];
    const common = keys.map((key) => known.get(key)).find((one) => one !== undefined);
    if (common === undefined) for (const key of keys) known.set(key, slot);
    else if (![...slot.signs.keys()].some((block) => common.signs.has(block))) {
      for (const [block, sign] of slot.signs) common.signs.set(block, sign);
      take(common, slot);
      slots.delete(name);
    }
  }
}
