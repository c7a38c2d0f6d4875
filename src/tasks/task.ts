import { parseDocument, type Schema } from '../documents/common.ts';
import type { Act } from '../metal/plant/person.ts';
import type { TaskContext } from './context.ts';

/**
 * One verb of the trade. Faces know nothing else of it: they read an order, run the task as somebody, and show the
 * answer. What an order and an answer hold stands in `documents/`.
 */
export interface Task<Order, Answer> {
  /** Verb and noun: `plan-heat`. */
  readonly name: string;
  /** What it does, in one sentence for help and API. */
  readonly title: string;
  readonly order: Schema<Order>;
  readonly answer: Schema<Answer>;
  /** What the actor must have a role for; null = it reads, or each of its records says who may. */
  readonly act: Act | null;
  readonly run: (order: Order, context: TaskContext) => Promise<Answer>;
}

/** A task as a value whose order and answer types are those of its schemas. */
export const defineTask = <Order, Answer>(task: Task<Order, Answer>): Task<Order, Answer> => task;

/**
 * Answer of a task to an order that nobody has read yet. Throws InputError naming the field of a wrong order, and what
 * the task throws.
 */
export const runTask = async <Order, Answer>(
  task: Task<Order, Answer>,
  order: unknown,
  context: TaskContext,
): Promise<Answer> => task.run(parseDocument(task.order, order, task.name), context);
