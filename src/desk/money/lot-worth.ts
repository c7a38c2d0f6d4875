import type { Facts } from '../../calculations/facts.ts';
import { contentsOfLot, type LotContents } from '../../calculations/lots/contents.ts';
import { worthOfLot } from '../../calculations/lots/material.ts';
import { type NearestLimit, nearestLimit } from '../../calculations/lots/nearest-limit.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { hashOfText } from '../../foundation/quantity/canonical.ts';
import { specificationOf } from '../../metal/alloy/grade.ts';
import { type Memory, note, shelf } from '../memory.ts';
import { orRefusal } from '../or-refusal.ts';
import { forPlanning } from '../yard/lot-documents.ts';

/** What a kilogram of a lot is worth [USD/kg], null where that cannot be stated, and which of its analyses do not agree. */
export interface LotWorth {
  readonly contained_usd_per_kg: number | null;
  readonly price_usd_per_kg: number | null;
  readonly conflicts: readonly string[];
  /** The content nearest to a limit of its grade; null where it has no analysis, or no grade of the catalogue. */
  readonly nearest: NearestLimit | null;
}

const WORTHS = shelf<LotWorth>(50_000);

const WORTH = note<LotWorth>();

/** What a lot is worth; taken again while all that it rests on is the same. */
export const lotWorth = (lot: LotView, facts: Facts, memory: Memory): LotWorth =>
  memory.of(WORTH, [lot, facts], () => {
    const known = memory.on(WORTHS, facts);
    const key = hashOfText(JSON.stringify(restsOn(lot)));
    return known.get(key) ?? known.keep(key, workedOut(forPlanning(lot), facts));
  });

/** All that the worth of a lot rests on beside the facts, as it stands in the ledger. */
const restsOn = (lot: LotView): unknown => [
  ...[lot.id, lot.form, lot.lotClass, lot.generation, lot.clearedAs, lot.declaredGrade, lot.price],
  ...[lot.gate?.checks, lot.analyses],
];

function workedOut(planned: ReturnType<typeof forPlanning>, facts: Facts): LotWorth {
  const material = orRefusal(() => worthOfLot(planned, facts));
  const worth = material instanceof Error ? null : material;
  const contents =
    worth ?? (planned.analyses.length === 0 ? null : orRefusal(() => contentsOfLot(planned, facts)));
  return {
    contained_usd_per_kg: worth?.contained_usd_per_kg ?? null,
    price_usd_per_kg: worth?.price_usd_per_kg ?? null,
    nearest: nearestOf(planned, contents, facts),
    conflicts:
      contents instanceof Error
        ? [contents.message]
        : [
            ...(contents?.conflicts ?? []).map(({ words }) => words),
            ...(contents?.foreign ?? []).map(
              (id) => `analysis ${id} is probably of another lot and was left out`,
            ),
          ],
  };
}

/** Of a lot as the grade that it is cleared as, else declared as. */
function nearestOf(
  { clearedAs, declaredGrade }: ReturnType<typeof forPlanning>,
  contents: Pick<LotContents, 'composition'> | Error | null,
  { grades }: Facts,
): NearestLimit | null {
  const grade = grades.get(clearedAs || (declaredGrade ?? ''));
  return grade && contents && !(contents instanceof Error)
    ? nearestLimit(contents.composition, specificationOf(grade))
    : null;
}
