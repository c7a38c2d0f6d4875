import { expect } from 'vitest';
import type { TaskContext } from '../../desk/context.ts';
import { hashOfText } from '../../foundation/quantity/canonical.ts';
import { bookedBefore, runOnce } from '../once-booked.ts';
import type { Task } from '../task.ts';

/** What an answer says of the moment in which it is asked, and not of what was booked. */
const OF_THE_MOMENT: Readonly<Record<string, readonly string[]>> = {
  'book-returns': ['repeated'],
  'record-heat': ['repeated'],
  'plan-heat': ['at', 'shown'],
  'add-to-heat': ['composition', 'left_g', 'shown'],
  'record-recall': ['at', 'head', 'status'],
  'record-footprint': ['before'],
  'make-key': ['keptIn'],
  'evaluate-programme': ['repeated'],
};

let requests = 0;

/**
 * Answer of a task whose request comes twice with one key, the second time to a server that has lost what it answered: nothing more is
 * booked, and the answer is the same (S3).
 */
export async function bookedTwice<Order, Answer>(
  task: Task<Order, Answer>,
  order: unknown,
  context: TaskContext,
): Promise<Answer> {
  const request = { key: `twice-${++requests}`, asked: hashOfText(`${task.name}\n${JSON.stringify(order)}`) };
  const ask = async () =>
    runOnce(task, order, { request, before: await bookedBefore(context.store, request), context });
  const { size } = await context.store.head();
  const answer = await ask();
  const head = await context.store.head();
  if (head.size === size) return answer;
  const again = await ask();
  expect(await context.store.head(), `${task.name} again`).toEqual(head);
  const moment = OF_THE_MOMENT[task.name] ?? [];
  const lasting = (one: Answer): unknown =>
    JSON.parse(JSON.stringify(one, (key, value: unknown) => (moment.includes(key) ? undefined : value)));
  expect(lasting(again), `${task.name} again`).toEqual(lasting(answer));
  return answer;
}
