import type { ErrorDetail } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';

/**
 * Heats and objects in the columns of a table that the ledger does not hold, by their cell: a table that cannot be read as a report
 * for another reason tells these at the same time.
 */
export async function unknownMetal(
  cells: readonly { readonly field: 'heat' | 'object'; readonly id: string; readonly where: string }[],
  { store }: Pick<TaskContext, 'store'>,
): Promise<ErrorDetail[]> {
  const named = (of: 'heat' | 'object') => [
    ...new Set(cells.flatMap(({ field, id }) => (field === of ? [id] : []))),
  ];
  const [heats, objects] = [named('heat'), named('object')];
  const known = new Set([
    ...(heats.length === 0 ? [] : await store.heats({ ids: heats })).map(({ subject }) => subject),
    ...(objects.length === 0 ? [] : await store.objects({ ids: objects })).map(({ subject }) => subject),
  ]);
  return cells.flatMap(({ field, id, where }) =>
    known.has(`${field}:${id}`)
      ? []
      : [
          {
            ...{ where, value: id, message: `the ledger holds no ${field} ${id}` },
            allowed: `${field === 'heat' ? 'a heat' : 'an object'} of this ledger`,
            cure: 'correct its name, or book it first',
          },
        ],
  );
}
