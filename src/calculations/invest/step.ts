import type { InvestInput } from '../../documents/economics/invest.ts';
import { investment } from '../../models/economics/investment/investment.ts';
import { onesAt } from '../stated/places.ts';
import { type PlantStep, pickOf, scalesOf, statedParameters } from '../stated/plant-step.ts';
import { parsedInvest } from './assured.ts';
import { refuseImpossible } from './checks.ts';
import { inOneMoney, namedPlace } from './money.ts';
import { planOf } from './plan.ts';

/**
 * A `remelt-invest/1` document as a step of a scenario. `set` names the places whose numbers the scenario gives, each in the
 * unit that is stated there. Throws InputError as `invest` does, and for a place that the document does not have.
 */
export function investStep(document: unknown, set: readonly string[], path: string): PlantStep {
  const asked = parsedInvest(document, path);
  const assumed = refuseImpossible(asked);
  const input = inOneMoney(asked);
  const ones = inOneMoney(onesAt(asked, set, path) as InvestInput);
  const stated = statedParameters({
    ask: (pick) => planOf(input, pick),
    set,
    path: `${path}.set`,
    named: (place) => namedPlace(asked, place),
  });
  const known = { stated, scales: scalesOf((pick) => planOf(ones, pick), set) };
  return {
    stated,
    assumed,
    notes: [],
    answer: (draw) => {
      const result = investment(planOf(input, pickOf(draw, known)));
      return {
        npv: result.npv,
        qualified: result.qualified ? 1 : 0,
        price_per_kg: result.price_per_kg,
        cost_per_kg: result.costs.reduce((sum, { per_kg }) => sum + per_kg, 0),
        costs: Object.fromEntries(result.costs.map(({ item, per_kg }) => [item, per_kg])),
      };
    },
  };
}
