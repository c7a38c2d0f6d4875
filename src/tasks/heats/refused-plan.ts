import type { HeatOrder } from '../../documents/orders/heats.ts';
import type { PlanOutput } from '../../documents/plan.ts';
import { InfeasibleError } from '../../foundation/errors.ts';
import { usd } from '../../foundation/quantity/format.ts';

type Cure = PlanOutput['conflict'][number]['cures'][number];

/** The refusal of a plan: each conflict with its cures, the cheapest first, each said once; the plan is its cause. */
export function refusalOf({ mass_kg, controlled, gradeId }: HeatOrder, output: PlanOutput): InfeasibleError {
  const said = new Set<string>();
  const details = output.conflict.map(({ words, cures }) => {
    const own = [...cures].sort(byCost).filter((cure) => !said.has(cure.words));
    for (const cure of own) said.add(cure.words);
    return { message: words, ...(own.length > 0 ? { cure: own.map(cureWords).join('; or ') } : {}) };
  });
  return new InfeasibleError(
    `no charge of the cleared lots meets the limits for ${mass_kg} kg of ${controlled?.name ?? gradeId}`,
    details,
    output,
  );
}

/** What cannot be priced comes last. */
const byCost = (a: Cure, b: Cure): number =>
  (a.cost_usd ?? Number.POSITIVE_INFINITY) - (b.cost_usd ?? Number.POSITIVE_INFINITY) || 0;

const cureWords = ({ words, cost_usd }: Cure): string =>
  cost_usd === undefined ? words : `${words} (the heat then costs ${usd(cost_usd, 0)})`;
