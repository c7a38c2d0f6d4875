import type { LimitRow } from '../../../models/charge/limit-row.ts';
import type { RouteOption } from '../refining.ts';

/**
 * The sample that settles what a furnace leaves open of a limit: that of the last bath, where the doubt arises before it
 * (`isBefore`, asked for only where something follows), else one of the metal that the route ends with.
 */
export function settledBy(
  { before, after }: Pick<RouteOption, 'before' | 'after'>,
  isBefore: () => (limit: LimitRow) => boolean,
): (limit: LimitRow) => string {
  const bath = before.at(-1);
  const last = after.at(-1) ?? bath!;
  const end =
    last.operation.name === 'casting'
      ? 'a sample of the cast metal'
      : `a sample of the metal after ${last.operation.name}`;
  if (!bath?.operation.holdsStirredBath) return () => end;
  const baths = before.filter(({ operation }) => operation.name === bath.operation.name).length;
  const ofBath = `a bath sample at the end of ${baths > 1 ? 'the last ' : ''}${bath.operation.name}`;
  if (!after.some(({ operation }) => operation.fidelity === 'kinetic')) return () => ofBath;
  let known: ((limit: LimitRow) => boolean) | undefined;
  return (limit) => {
    known ??= isBefore();
    return known(limit) ? ofBath : end;
  };
}
