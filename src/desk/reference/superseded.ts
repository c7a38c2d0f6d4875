import type { StatedSpecification } from '../../documents/reference.ts';
import type { SpecificationState } from '../../evidence/ledger/subjects/specification.ts';
import type { TaskContext } from '../context.ts';

/**
 * Specifications that are no longer offered, each with the one in its place: of the compared revisions of a number the one that was
 * compared last is in force. The specifications come as the ledger lists them, the last one entered or compared at the end.
 */
export function supersededBy(specifications: readonly SpecificationState[]): ReadonlyMap<string, string> {
  const inForce = new Map<string, string>();
  const before = new Map<string, string[]>();
  for (const { id, specification, status } of specifications) {
    const { controlled } = JSON.parse(specification) as StatedSpecification;
    if (status !== 'compared' || !controlled) continue;
    inForce.set(controlled.number, id);
    before.set(controlled.number, [...(before.get(controlled.number) ?? []), id]);
  }
  return new Map(
    [...before].flatMap(([number, names]) =>
      names.flatMap((name): [string, string][] => {
        const now = inForce.get(number)!;
        return name === now ? [] : [[name, now]];
      }),
    ),
  );
}

/** That a specification named by somebody has a later revision, in words; null for one that is in force. */
export async function supersededWords(
  name: string,
  { store }: Pick<TaskContext, 'store'>,
): Promise<string | null> {
  const stored = await store.subjects('specification');
  const now = supersededBy(stored.map(({ state }) => state as SpecificationState)).get(name);
  return now === undefined ? null : `${name} is superseded by ${now}.`;
}
