import { NotFoundError } from '../foundation/errors.ts';
import { VERBS } from './index.ts';
import type { Task } from './task.ts';

/** A task of whatever order: its schema reads what comes, so that `runTask` may be given anything. */
export type AnyTask = Task<unknown, unknown>;

/** Every verb of the trade by its name, in groups. Each is loaded when it is first asked for. */
export const TASKS: Readonly<Record<string, Readonly<Record<string, () => Promise<AnyTask>>>>> =
  Object.fromEntries(
    [...new Set(VERBS.map(({ group }) => group))].map((group) => [
      group,
      Object.fromEntries(VERBS.filter((one) => one.group === group).map(({ name, task }) => [name, task])),
    ]),
  );

/** The task of a name. Throws NotFoundError listing the names. */
export async function taskNamed(name: string, tasks: typeof TASKS = TASKS): Promise<AnyTask> {
  for (const group of Object.values(tasks)) {
    const load = Object.hasOwn(group, name) ? group[name] : undefined;
    if (load) return load();
  }
  throw new NotFoundError(`there is no task "${name}"`, {
    path: 'task',
    value: name,
    allowed: Object.values(tasks)
      .flatMap((group) => Object.keys(group))
      .join(', '),
  });
}
