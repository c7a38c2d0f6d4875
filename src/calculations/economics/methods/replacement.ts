import { replacementInputs } from '../../../documents/economics/economics-methods.ts';
import { replacementYears } from '../../../models/economics/capital/replacement.ts';
import { defineMethod, orAssumed } from '../method.ts';

export const replacement = defineMethod({
  name: 'replacement',
  title: 'when equipment is bought again, and what that costs',
  formula:
    'purchases = ceil(venture/life), at start + life, start + 2 life ...; none at the end of the venture',
  source: 'rule of BioSTEAM',
  schema: replacementInputs,
  run({ ventureYears, lifetime, startIndex, cost, escalation = 0, discount = 0 }) {
    const [start, assumed] = orAssumed(startIndex, 1, {
      what: 'startIndex, year of first use',
      unit: 'a',
      source: 'one year of construction',
    });
    const replacementAtIndex = replacementYears({ ventureYears, lifetime, startIndex: start });
    const costs = replacementAtIndex.map((year) => (cost ?? 0) * (1 + escalation) ** year);
    return {
      quantities: {
        replacementAtIndex,
        purchases: replacementAtIndex.length + 1,
        ...(cost === undefined
          ? {}
          : {
              replacementCost: costs,
              totalReplacementCost: costs.reduce((sum, one) => sum + one, 0),
              presentValue: costs.reduce(
                (sum, one, k) => sum + one / (1 + discount) ** replacementAtIndex[k]!,
                0,
              ),
            }),
      },
      assumed,
    };
  },
});
