import { type BathSample, type Correction, type CorrectionOrder, correctBath } from './correct.ts';
import { type CorrectionPlan, correctSurely, type SureCorrection } from './correct-sure.ts';

/**
 * The surest cheap correction with few additions: after the least-cost one, those that save less than handling one more
 * material costs are left out, the least saving first, and the rest is made sure again. Without it a melter would be
 * sent to fill a heat with a dozen cheap metals up to their maxima. null as `correctSurely`.
 */
export async function correctWithFew(
  bath: BathSample,
  order: CorrectionOrder,
  how: SureCorrection & { readonly handling_usd: number },
): Promise<CorrectionPlan | null> {
  const plan = await correctSurely(bath, order, how);
  if (plan === null || plan.status !== 'correct' || plan.correction.lines.length < 2) return plan;
  const few = await fewer(bath, order, { ...how, z: plan.z, first: plan.correction });
  if (few.additions.length === plan.correction.lines.length) return plan;
  const sure = await correctSurely(bath, few, how);
  if (sure?.status !== 'correct') return plan;
  // lines point into the caller's list
  const indexOf = (k: number): number => order.additions.findIndex(({ id }) => id === few.additions[k]!.id);
  const lines = sure.correction.lines.map((line) => ({ ...line, material: indexOf(line.material) }));
  return { ...sure, correction: { ...sure.correction, lines } };
}

/** The order with only those additions that are worth their handling, at one z. */
async function fewer(
  bath: BathSample,
  order: CorrectionOrder,
  how: SureCorrection & { handling_usd: number; z: number; first: Correction },
): Promise<CorrectionOrder> {
  let kept: CorrectionOrder = {
    ...order,
    additions: how.first.lines.map(({ material }) => order.additions[material]!),
  };
  let cost_usd = how.first.cost_usd;
  while (kept.additions.length > 1) {
    let best: { readonly order: CorrectionOrder; readonly cost_usd: number } | null = null;
    for (const left of kept.additions) {
      const without = { ...kept, additions: kept.additions.filter((one) => one !== left) };
      const found = await correctBath(bath, without, how);
      if (found && (best === null || found.cost_usd < best.cost_usd))
        best = { order: without, cost_usd: found.cost_usd };
    }
    if (best === null || best.cost_usd - cost_usd >= how.handling_usd) break;
    kept = best.order;
    cost_usd = best.cost_usd;
  }
  return kept;
}
