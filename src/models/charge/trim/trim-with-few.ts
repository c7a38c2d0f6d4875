import { type BathSample, type Trim, type TrimOrder, trimBath } from './trim.ts';
import { type TrimPlan, type TrimSearch, trimSurely } from './trim-surely.ts';

/**
 * The surest cheap trim with few additions: after the least-cost one, those that save less than handling one more
 * material costs are left out, the least saving first, and the rest is made sure again. Without it a melter would be
 * sent to fill a heat with a dozen cheap metals up to their maxima. null as `trimSurely`.
 */
export async function trimWithFew(
  bath: BathSample,
  order: TrimOrder,
  how: TrimSearch & { readonly handling_usd: number },
): Promise<TrimPlan | null> {
  const plan = await trimSurely(bath, order, how);
  if (plan === null || plan.status !== 'correct' || plan.trim.lines.length < 2) return plan;
  const few = await fewer(bath, order, { ...how, z: plan.z, first: plan.trim });
  if (few.additions.length === plan.trim.lines.length) return plan;
  const sure = await trimSurely(bath, few, how);
  if (sure?.status !== 'correct') return plan;
  // lines point into the caller's list
  const indexOf = (k: number): number => order.additions.findIndex(({ id }) => id === few.additions[k]!.id);
  const lines = sure.trim.lines.map((line) => ({ ...line, material: indexOf(line.material) }));
  return { ...sure, trim: { ...sure.trim, lines } };
}

/** The order with only those additions that are worth their handling, at one z. */
async function fewer(
  bath: BathSample,
  order: TrimOrder,
  how: TrimSearch & { handling_usd: number; z: number; first: Trim },
): Promise<TrimOrder> {
  let kept: TrimOrder = {
    ...order,
    additions: how.first.lines.map(({ material }) => order.additions[material]!),
  };
  let cost_usd = how.first.cost_usd;
  while (kept.additions.length > 1) {
    let best: { readonly order: TrimOrder; readonly cost_usd: number } | null = null;
    for (const left of kept.additions) {
      const without = { ...kept, additions: kept.additions.filter((one) => one !== left) };
      const found = await trimBath(bath, without, how);
      if (found && (best === null || found.cost_usd < best.cost_usd))
        best = { order: without, cost_usd: found.cost_usd };
    }
    if (best === null || best.cost_usd - cost_usd >= how.handling_usd) break;
    kept = best.order;
    cost_usd = best.cost_usd;
  }
  return kept;
}
