import type { Borders } from './borders';
import type { Sign } from './scan';

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
  return [...slots].map(([name, { signs, positions }]) => ({
    name,
    share: signs.size / blocks.length,
    position: positions / signs.size,
    signs,
  }));
}
