import { scaleInputs } from '../../../documents/economics/economics-methods.ts';
import { scaledCost } from '../../../models/economics/capital/scale.ts';
import { defineMethod, orAssumed } from '../method.ts';

export const scale = defineMethod({
  name: 'scale',
  title: 'cost of a plant of another capacity',
  formula:
    'C2 = C1 (Q2/Q1)^n; above the largest unit N of them, C2 = N C1 (Q2/(N Q1))^n; times index2/index1',
  source: 'six-tenths rule; exponent near 1 once units are multiplied (recalled)',
  schema: scaleInputs,
  run({ C1, Q1, Q2, n, largestUnit, index1 = 1, index2 = index1 }) {
    const [exponent, assumed] = orAssumed(n, 0.6, {
      what: 'n, capacity exponent',
      source: 'six-tenths rule, in the absence of other information (teaching pages, read)',
    });
    const known = { cost: C1, capacity: Q1, exponent, ...(largestUnit === undefined ? {} : { largestUnit }) };
    const { cost, units, effectiveExponent } = scaledCost(known, Q2);
    const C2 = (cost * index2) / index1;
    return { quantities: { C2, units, effectiveExponent, costPerCapacity: C2 / Q2 }, assumed };
  },
});
