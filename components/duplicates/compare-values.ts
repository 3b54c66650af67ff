import type { Fact, Lead } from '@/lib/leads/lead';
import { isSame } from '@/lib/leads/merge';
import { fieldIds, type FieldId, type FieldValue } from '@/lib/leads/values';

/** One field of leads side by side. */
export interface ComparedField {
  field: FieldId;
  /** For each lead, in their order. */
  cells: { value: FieldValue; /** Some other lead says so too. */ isShared: boolean }[][];
  /** `same`: each lead says all that any says. `gap`: some say nothing and nobody disagrees. */
  state: 'same' | 'gap' | 'differ';
  /** Leads that begin with another value than the others do: one of these can be chosen to stand first. */
  firsts: string[];
}

/** The fields any of the leads has, in the order of the lead's page. */
export function compareValues(leads: readonly Lead[]): ComparedField[] {
  return fieldIds.flatMap((field) => {
    const lists = leads.map(({ facts }) => {
      const list: readonly Fact<FieldValue>[] = facts[field] ?? [];
      return list.map(({ value }) => value);
    });
    if (lists.every((list) => list.length === 0)) return [];
    const has = (list: readonly FieldValue[], value: FieldValue) =>
      list.some((other) => isSame(field, other, value));
    const cells = lists.map((list, at) =>
      list.map((value) => ({
        value,
        isShared: lists.some((other, index) => index !== at && has(other, value)),
      })),
    );
    const said = lists.filter((list) => list.length > 0);
    const agree = said.every((list) => said.every((other) => list.every((value) => has(other, value))));
    const firsts = leads.filter((_, at) => {
      const [first] = lists[at] ?? [];
      const earlier = lists.slice(0, at).flatMap(([other]) => other ?? []);
      return first !== undefined && !has(earlier, first);
    });
    return [
      {
        field,
        cells,
        state: agree ? (said.length === lists.length ? 'same' : 'gap') : 'differ',
        firsts: firsts.length > 1 ? firsts.map(({ id }) => id) : [],
      },
    ];
  });
}
