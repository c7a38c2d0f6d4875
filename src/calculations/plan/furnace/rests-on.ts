import type { CalibratedParameters } from '../../../documents/heats/calibrated-parameters.ts';
import type { RowOfFurnace } from '../../../documents/heats/furnace-of-plan.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Columns } from '../../../models/charge/judge.ts';
import {
  basisOf,
  type Discrepancy,
  discrepancyIn,
} from '../../../models/refining/discrepancy/discrepancies.ts';
import { ownName } from '../../../models/refining/discrepancy/own-factor.ts';
import type { RouteOption } from '../refining.ts';

type RestsOn = Pick<RowOfFurnace, 'restsOn' | 'comparisons' | 'laboratories'>;

/** The weaker comes first. */
const WEAKEST: readonly RestsOn['restsOn'][] = ['not compared', 'pooled', 'compared', 'own heats'];

/** The element that drawn heats are mostly made of. */
export const baseOfHeat = (columns: Columns): ElementSymbol =>
  [...columns].reduce((most, one) => (one[1][0]! > most[1][0]! ? one : most))[0];

/** What the error of the furnaces in some elements rests on: the weakest of their operations. */
export function restsOn(
  elements: readonly ElementSymbol[],
  of: {
    readonly option: Pick<RouteOption, 'before' | 'after'>;
    readonly known: readonly Discrepancy[];
    readonly base: ElementSymbol;
    readonly calibrated: CalibratedParameters | undefined;
  },
): RestsOn {
  const { option, known, base, calibrated } = of;
  const own = new Set(calibrated?.rows.map(({ name }) => name));
  const all = [...option.before, ...option.after].flatMap(({ operation }) =>
    elements.flatMap((element): RestsOn[] => {
      const found = discrepancyIn(known, operation, { element, base });
      if (!found) return [];
      if (own.has(ownName(operation.name, element))) return [{ restsOn: 'own heats' }];
      const { n: comparisons, laboratories } = found;
      const basis = basisOf(found);
      return [{ restsOn: basis, ...(basis === 'not compared' ? {} : { comparisons, laboratories }) }];
    }),
  );
  return all.sort((a, b) => WEAKEST.indexOf(a.restsOn) - WEAKEST.indexOf(b.restsOn))[0]!;
}
