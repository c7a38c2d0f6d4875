import type { AskedValue } from '../../documents/as-typed.ts';
import type { PlanInput } from '../../documents/heats/plan.ts';
import type { PlanChange } from '../../documents/heats/what-if.ts';
import { shownContent } from '../../documents/shown-unit.ts';
import { isFarLimit } from '../../documents/yard/far-limits.ts';
import { usdPerKg } from '../../foundation/quantity/format.ts';
import { knownOfPrice } from '../lots/asked-amounts.ts';
import { isBought, type Windows } from './changed-plan.ts';

const PPM_PER_WTPCT = 1e4;

/** Changes of a plan that are likelier a slip (a unit, a digit) than meant: a limit or a price far from that of the plan. */
export const askedChanges = (
  plan: PlanInput,
  changes: readonly PlanChange[],
  windows: Windows,
): AskedValue[] =>
  changes.flatMap((change): AskedValue[] => {
    switch (change.what) {
      case 'limit':
        return askedLimits(change, windows[change.element]);
      case 'price': {
        const { material, usd_per_kg } = change;
        const last = plan.materials.find(({ id }) => id === material);
        const known = knownOfPrice(
          usd_per_kg,
          last && { usd_per_kg: last.price_usd_per_kg, from: 'in the plan' },
        );
        return known === undefined || usd_per_kg === 0
          ? []
          : [{ typed: `${material} ${usdPerKg(usd_per_kg)}`, known }];
      }
      case 'element': {
        const dearest = Math.max(0, ...plan.materials.filter(isBought).map((one) => one.price_usd_per_kg));
        const more = Math.abs(change.more_usd_per_kg);
        const known =
          more > dearest
            ? knownOfPrice(more, { usd_per_kg: dearest, from: 'the dearest metal to buy' })
            : undefined;
        return known === undefined
          ? []
          : [{ typed: `${change.element} ${usdPerKg(change.more_usd_per_kg)} more`, known }];
      }
      default:
        return [];
    }
  });

function askedLimits(
  { element, min_wtpct, max_wtpct }: Extract<PlanChange, { what: 'limit' }>,
  window: Windows[string],
): AskedValue[] {
  if (window === undefined) return [];
  const said = { min: min_wtpct, max: max_wtpct };
  return (['min', 'max'] as const).flatMap((side) => {
    const typed = said[side];
    const planned = window[side] ?? window.max ?? window.min;
    if (typed === undefined || planned === undefined || !isFarLimit(typed, planned)) return [];
    return [
      {
        typed: `${element} ${side} ${typed} wt%`,
        known: `the limit of the plan is ${shownContent(element, planned * PPM_PER_WTPCT)}`,
      },
    ];
  });
}
