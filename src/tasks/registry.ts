import { NotFoundError } from '../foundation/errors.ts';
import { VERBS } from './index.ts';
import type { Task } from './task.ts';

/** A task of whatever order: its schema reads what comes, so that `runTask` may be given anything. */
export type AnyTask = Task<unknown, unknown>;

/**
 * Every verb of the trade by its name, in groups: the folder and the file that it stands in. Each is loaded when it is
 * first asked for. One line per task.
 */
const OLD_KIND: Readonly<Record<string, Readonly<Record<string, () => Promise<AnyTask>>>>> = {
  yard: {},
  persons: {},
  heats: {
    'plan-heat': async () => (await import('./heats/plan-heat.ts')).planHeat,
    'what-if-heat': async () => (await import('./heats/what-if-heat.ts')).whatIfHeat,
    'predict-heat': async () => (await import('./heats/predict-heat.ts')).predictHeat,
    'make-up-sheet': async () => (await import('./heats/make-up-sheet.ts')).makeUpSheet,
    'hand-over-heat': async () => (await import('./heats/hand-over-heat.ts')).handOverHeat,
    'measure-leak': async () => (await import('./heats/measure-leak.ts')).measureLeak,
    'cut-object': async () => (await import('./heats/cut-object.ts')).cutObject,
    'record-heat': async () => (await import('./heats/record-heat.ts')).recordHeat,
    'add-to-heat': async () => (await import('./heats/add-to-heat.ts')).addToHeat,
    'trim-heat': async () => (await import('./heats/trim-heat.ts')).trimHeat,
    'stamp-heat': async () => (await import('./heats/stamp-heat.ts')).stampHeat,
    'record-footprint': async () => (await import('./heats/record-footprint.ts')).recordFootprint,
    'advise-heat': async () => (await import('./heats/advise-heat.ts')).adviseHeat,
    'answer-advice': async () => (await import('./heats/answer-advice.ts')).answerAdvice,
    'plan-trial': async () => (await import('./heats/plan-trial.ts')).planTrial,
  },
  release: {},
  reference: {},
  qualification: {},
  proof: {},
};

/** Every task by its group and name: the verbs of the index, and those of the old kind. */
export const TASKS: typeof OLD_KIND = Object.fromEntries(
  Object.entries(OLD_KIND).map(([group, tasks]) => [
    group,
    {
      ...tasks,
      ...Object.fromEntries(
        VERBS.filter((one) => one.group === group).map(({ name, task }) => [name, task] as const),
      ),
    },
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
