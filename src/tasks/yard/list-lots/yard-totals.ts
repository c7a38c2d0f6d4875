import { meanGeneration } from '../../../calculations/lots/yard-rules.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { namesOfPlant } from '../../../desk/names-of-plant.ts';
import { gradeOf } from '../../../desk/yard/lot-account.ts';
import {
  freeToUse,
  NO_SUPPLIER,
  YARD_VIEWS,
  type Yard,
  type YardLot,
  type YardTotal,
} from '../../../documents/yard/yard.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { sumOf } from '../../../foundation/numerics/sum.ts';
import { MS_PER_DAY } from '../../../foundation/quantity/days.ts';

/** Sums of lots, and totals of them by each view; what the gate decided in a year counts lots that are gone too. */
export function totalsOf(
  lots: readonly YardLot[],
  gone: readonly LotView[],
  context: TaskContext,
): Pick<Yard, 'mass_g' | 'payable_usd' | 'by'> {
  const { nameOf } = namesOfPlant(context.compute);
  const judged = judgedLately([...lots, ...gone], context);
  const by = (view: (lot: LotView) => string) => totalsBy(lots, judged, view);
  return {
    ...sumsOf(lots),
    by: {
      supplier: by((lot) => lot.supplier ?? NO_SUPPLIER),
      owner: by((lot) => lot.owner ?? 'plant'),
      grade: by((lot) => nameOf(gradeOf(lot)) || 'unknown'),
      form: by((lot) => lot.form),
      generation: by((lot) => String(lot.generation)),
      status: by((lot) => lot.status),
    },
  };
}

/** Mass and price of lots. */
export const sumsOf = (lots: readonly YardLot[]): Pick<Yard, 'mass_g' | 'payable_usd'> => ({
  mass_g: sumOf(lots, (lot) => lot.mass_g),
  payable_usd: sumOf(lots, (lot) => lot.payable_usd ?? 0),
});

/** No totals, as the parts of a list behind its first have them. */
export const NO_TOTALS = Object.fromEntries(YARD_VIEWS.map((view) => [view, []])) as unknown as Yard['by'];

/** Lots received in the last year that the gate decided on. */
const judgedLately = (lots: readonly LotView[], { clock }: TaskContext): LotView[] => {
  const now = clock().getTime();
  return lots.filter(
    ({ status, gate, receivedAt }) =>
      status !== 'void' &&
      (gate?.verdict === 'PASS' || gate?.verdict === 'FAIL') &&
      now - Date.parse(receivedAt) <= 365 * MS_PER_DAY,
  );
};

function totalsBy(
  lots: readonly YardLot[],
  judged: readonly LotView[],
  nameOf: (lot: LotView) => string,
): YardTotal[] {
  const decidedBy = Map.groupBy(judged, nameOf);
  return [...Map.groupBy(lots, nameOf)]
    .map(([name, group]) => {
      const decided = decidedBy.get(name) ?? [];
      return {
        name,
        lots: group.length,
        mass_g: sumOf(group, (lot) => lot.mass_g),
        free_g: sumOf(group, freeToUse),
        payable_usd: sumOf(group, (lot) => lot.payable_usd ?? 0),
        on_hold: group.filter(({ status }) => status === 'hold').length,
        failed: decided.filter(({ gate }) => gate?.verdict === 'FAIL').length,
        judged: decided.length,
        meanGeneration: meanGeneration(
          group.map(({ mass_g, generation }) => ({ mass_kg: mass_g / 1000, generation })),
        ),
      };
    })
    .sort((a, b) => b.mass_g - a.mass_g || a.name.localeCompare(b.name));
}
