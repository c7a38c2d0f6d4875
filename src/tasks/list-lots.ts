import type { LotView } from '../evidence/ledger/store.ts';
import type { TaskContext } from './context.ts';

export interface YardFilter {
  readonly status?: LotView['status'];
  /** Matches the grade a lot is cleared as, or declared as while it is on hold. */
  readonly grade?: string;
  /** `plant` = the plant's own metal. */
  readonly owner?: string;
  readonly form?: string;
}

/** The lots that match, in the order they were booked, and their mass. */
export async function listLots(
  filter: YardFilter,
  context: TaskContext,
): Promise<{ readonly lots: readonly LotView[]; readonly mass_g: number }> {
  const { status, grade, owner, form } = filter;
  const found = await context.store.lots({
    ...(status ? { status } : {}),
    ...(owner === undefined ? {} : { owner: owner === 'plant' ? null : owner }),
  });
  const lots = found.filter(
    (lot) =>
      (form === undefined || lot.form === form) &&
      (grade === undefined || (lot.clearedAs ?? lot.declaredGrade) === grade),
  );
  return { lots, mass_g: lots.reduce((sum, lot) => sum + lot.mass_g, 0) };
}
