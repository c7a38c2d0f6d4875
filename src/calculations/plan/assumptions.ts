import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { PlanContext } from './context.ts';
import { heldShares } from './refining.ts';

/** Probability that all limits of a heat hold at once, when the document says nothing. */
export const DEFAULT_CONFIDENCE = 0.95;

/** What a heat is planned on that its document does not say. `furnace`: whether it goes through one. */
export function assumptionsOf({ input }: PlanContext, index: number, furnace: boolean): Assumption[] {
  const { id, removalCredit = [] } = input.heats[index]!;
  const shares = Object.entries(heldShares(removalCredit));
  const held = shares.flatMap(([element, share]) => (share === 1 ? [element] : []));
  const credited = shares.filter(([, share]) => share < 1);
  const assumed: Assumption[] = [];
  if (input.jointConfidence === undefined && !input.heats[index]!.recourse)
    assumed.push({
      what: 'probability that all limits of a heat hold at once',
      value: DEFAULT_CONFIDENCE,
      unit: '1',
      source: 'house default; jointConfidence sets it',
    });
  if (furnace && held.length > 0)
    assumed.push({
      what: `${id}: removal of ${held.join(', ')} in the furnace`,
      value: 0,
      unit: '1',
      source: "house rule: no credit until the plant's own heats show it; removalCredit grants it",
    });
  for (const [element, share] of furnace ? credited : [])
    assumed.push({
      what: `${id}: removal of ${element} in the furnace`,
      value: 1 - share,
      unit: '1',
      source: "removalCredit: what the plant's own heats have shown",
    });
  if (input.materials.some((material) => Object.values(material.sd_wtpct ?? {}).length > 0))
    assumed.push({
      what: 'law of contents with a standard deviation',
      value:
        'lognormal below 0.1 wt%, else normal; independent between lots and elements unless loadings name a common source',
      unit: '',
      source: 'house default',
    });
  return assumed;
}
