import { describe, expect, it } from 'vitest';
import {
  activity,
  joinFollowUps,
  sortTasks,
  summarise,
  task,
  withFollowUp,
  type Activity,
  type Task,
} from '@/lib/leads/activity';
import { addDays, countDays, getDue, getNextMonday, toDay, toDayStart } from '@/lib/leads/due';

const id = (n: number) => `0190a000-0000-7000-8000-00000000000${n}`;
const call = (at: number, more: Partial<Activity> = {}): Activity => ({
  id: id(1),
  leadId: id(9),
  kind: 'call',
  direction: 'out',
  at,
  createdAt: 1,
  ...more,
});
const step = (title: string, due?: string, createdAt = 1): Task => ({
  id: id(2),
  leadId: id(9),
  title,
  ...(due !== undefined && { due }),
  createdAt,
  state: 'open',
});

describe('what activities and tasks come to', () => {
  it('is the contact that happened last, however late it was logged, and the step due first', () => {
    expect(
      summarise(
        [call(5, { createdAt: 90 }), call(7, { kind: 'mail', outcome: 'interested' })],
        [step('some day'), step('later', '2026-06-01'), step('first', '2026-05-01')],
      ),
    ).toEqual({
      touched: { at: 7, kind: 'mail', direction: 'out', outcome: 'interested' },
      next: { title: 'first', due: '2026-05-01' },
    });
  });

  it('is nothing without any, and a task that is done is no next step', () => {
    expect(summarise([], [])).toEqual({});
    expect(summarise([], [{ ...step('sent'), state: 'done', doneAt: 3 }])).toEqual({});
  });

  it('of two leads that become one is the later contact and the earlier step', () => {
    const one = { touched: summarise([call(5)], []).touched, next: { title: 'some day' } };
    const other = { touched: summarise([call(8)], []).touched, next: { title: 'soon', due: '2026-05-01' } };
    expect(joinFollowUps(one, other)).toEqual({ touched: other.touched, next: other.next });
    expect(joinFollowUps(one, {})).toEqual(one);
    expect(joinFollowUps({}, {})).toEqual({});
  });

  it('leaves no empty part on a lead, and the same object when nothing differs', () => {
    const lead = { name: 'Alder', touched: summarise([call(5)], []).touched };
    expect(withFollowUp(lead, { touched: lead.touched })).toBe(lead);
    expect(Object.keys(withFollowUp(lead, {}))).toEqual(['name']);
  });

  it('sorts tasks by day, then by when they were made, those without a day last', () => {
    const all = [step('c'), step('b', '2026-05-02', 2), step('a', '2026-05-02', 1)];
    expect(sortTasks(all).map(({ title }) => title)).toEqual(['a', 'b', 'c']);
  });
});

describe('rows from elsewhere', () => {
  it.each(['2026-02-30', '2026-5-1', 'tomorrow', ''])('are refused with the day %j', (due) => {
    expect(task.safeParse({ ...step('x'), due }).success).toBe(false);
  });
  it('are refused with an outcome nobody knows, and taken as they are otherwise', () => {
    expect(activity.safeParse({ ...call(1), outcome: 'won' }).success).toBe(false);
    expect(activity.parse(call(1, { text: 'asked for May' }))).toEqual(call(1, { text: 'asked for May' }));
    expect(task.parse(step('x', '2028-02-29'))).toEqual(step('x', '2028-02-29'));
  });
});

describe('days', () => {
  const today = '2026-05-12';
  it.each([
    ['2026-05-11', 'overdue'],
    ['2026-05-12', 'today'],
    ['2026-05-13', 'week'],
    ['2026-05-19', 'week'],
    ['2026-05-20', 'later'],
    [undefined, 'undated'],
  ] as const)('a task due %s is %s', (due, expected) => {
    expect(getDue(due, today)).toBe(expected);
  });

  it('are those of the clock on the wall', () => {
    expect(toDay(new Date(2026, 4, 12, 0, 0).getTime())).toBe(today);
    expect(toDay(new Date(2026, 4, 12, 23, 59).getTime())).toBe(today);
    expect(toDayStart(today)).toBe(new Date(2026, 4, 12).getTime());
  });

  it('are counted over the ends of months, years and summer time', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(countDays('2026-03-01', '2026-04-01')).toBe(31);
    expect(countDays('2026-05-12', '2026-05-10')).toBe(-2);
  });

  it.each([
    ['2026-05-11', '2026-05-18'],
    ['2026-05-12', '2026-05-18'],
    ['2026-05-17', '2026-05-18'],
  ])('the Monday after %s is %s', (day, monday) => {
    expect(getNextMonday(day)).toBe(monday);
  });
});
