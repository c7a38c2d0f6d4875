import type { LotLabels } from '../../documents/yard/lot-labels.ts';
import type { LotView } from '../../evidence/ledger/store.ts';

/** What the label of a lot says of it: cleared as, else declared as, by the name of the plant. */
export function labelOfLot(
  { id, clearedAs, declaredGrade, form, mass_g, status, supplier, receivedAt }: LotView,
  nameOf: (grade: string) => string,
): Omit<LotLabels['labels'][number], 'code'> {
  const grade = clearedAs ?? declaredGrade ?? null;
  return {
    lot: id,
    grade: grade === null ? null : nameOf(grade),
    ...{ form, mass_g, status },
    supplier: supplier ?? null,
    receivedOn: receivedAt?.slice(0, 10) ?? null,
  };
}
