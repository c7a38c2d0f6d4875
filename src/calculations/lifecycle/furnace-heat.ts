import { parseDocument } from '../../documents/common.ts';
import { type SimulateInput, simulateInputSchema } from '../../documents/heats/simulate.ts';
import { ValidityError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { HeatModel } from '../../models/lifecycle/revert/heat-model.ts';
import type { Facts } from '../facts.ts';
import { simulate } from '../simulate/simulate.ts';

/** Draws of a heat where the document says nothing: the mean is wanted, not its tails. */
const SAMPLES = 50;
/** Least retained share that still makes a loop. */
const LEAST = 1e-6;

/** The furnace models as the life cycle asks them: two runs of the route of a `remelt-simulate/1` document. */
export function furnaceHeat(document: unknown, facts: Facts): HeatModel {
  const input = parseDocument(simulateInputSchema, document, 'heat');
  const run = (element: string, ppm: number) => {
    const melt = { ...input.melt, composition_ppm: { ...input.melt.composition_ppm, [element]: ppm } };
    const output = simulate({ ...input, samples: input.samples ?? SAMPLES, melt } as SimulateInput, facts);
    const content = ownValue(
      output.final as Readonly<Record<string, { mean_ppm: number; p05_ppm: number; p95_ppm: number }>>,
      element,
    );
    if (content === undefined)
      throw new ValidityError(`the route says nothing of ${element}`, {
        path: 'element',
        value: element,
        cure: 'ask for an element that the furnace models know',
      });
    return { output, content };
  };
  return (element, aroundPpm) => {
    const [low, high] = [run(element, aroundPpm / 2), run(element, aroundPpm)];
    const retained = Math.max(LEAST, (high.content.mean_ppm - low.content.mean_ppm) / (aroundPpm / 2));
    return {
      retained: Math.min(1, retained),
      gainedPpm: Math.max(0, high.content.mean_ppm - retained * aroundPpm),
      range: [high.content.p05_ppm, high.content.p95_ppm],
      yield: high.output.metal_yield,
      energy_kWh_per_kg: high.output.energy_kWh / input.melt.mass_kg,
    };
  };
}
