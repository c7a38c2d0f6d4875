import { findRootOutward } from '../../foundation/numerics/roots.ts';
import { type InvestmentPlan, investment } from '../../models/economics/investment/investment.ts';

/** Factor on all sales prices at which the net present value is zero; null where the product sells for nothing. */
export function minimumPriceFactor(plan: InvestmentPlan): number | null {
  const npvAt = (factor: number): number => investment(plan, factor).npv;
  const now = npvAt(1);
  const found = findRootOutward(npvAt, { start: 1, width: now > 0 ? -0.1 : 0.1 });
  return found.status === 'converged' ? found.x : null;
}
