import { parseDocument } from '../../documents/common.ts';
import { plantInputsSchema, type ScenarioInput } from '../../documents/economics/scenario.ts';
import { throwIfCancelled } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Control } from '../control.ts';
import type { Facts } from '../facts.ts';
import { investStep } from '../invest/step.ts';
import { askedOften } from '../lifecycle/lifecycle.ts';
import { requireFinite } from '../method/quantities.ts';
import type { Inputs } from '../method/reader.ts';
import { scaleUpStep } from '../scale-up/step.ts';
import type { PlantStep } from '../stated/plant-step.ts';
import type { Step } from './chain.ts';
import { type Draws, drawnOf } from './parameters.ts';
import type { Drawn } from './sensitivity.ts';

/** The steps of a scenario ready to be chained, and what their documents state with a range. */
export interface Prepared {
  readonly steps: readonly Step[];
  readonly stated: readonly Drawn[];
}

/** Methods of a step that are no question of the life cycle. */
const PLANT_METHODS = ['invest', 'scale-up'];

/**
 * Prepares every step: a question of the life cycle is asked as it stands; a plant's document is read once, its furnace models
 * sampled once, and what it states with a range is drawn beside the parameters. Throws what the documents throw.
 */
export async function preparedSteps(
  input: ScenarioInput,
  facts: Facts,
  { control, draws }: { readonly control: Control; readonly draws: Draws },
): Promise<Prepared> {
  const steps: Step[] = [];
  const stated: Drawn[] = [];
  for (const [i, { id, method, inputs }] of input.steps.entries()) {
    throwIfCancelled(control.signal);
    if (method !== 'invest' && method !== 'scale-up') {
      const asked = { facts, wanted: wantedOf(id, input), beside: PLANT_METHODS, path: `steps[${i}].method` };
      steps.push({ id, inputs, own: [], answer: askedOften(method, asked) });
      continue;
    }
    const path = `steps[${i}].inputs`;
    const { document, set = {}, size } = parseDocument(plantInputsSchema, inputs, path);
    const order = { document, set: Object.keys(set), path, size, seed: draws.seed };
    const plant =
      method === 'invest' ? investStep(document, order.set, path) : await scaleUpStep(order, facts, control);
    const names = namesOf(plant, id);
    stated.push(...plant.stated.map((one) => drawnOf(one, names.get(one.place)!, draws)));
    steps.push(plantStepOf(plant, { id, set, names }));
  }
  return { steps, stated };
}

/** Quantities of a step that expressions of other steps and results name. */
function wantedOf(id: string, { steps, results }: ScenarioInput): ReadonlySet<string> {
  const named = new RegExp(`(?<![\\w.])${id.replace(/\W/g, '\\$&')}\\.(\\w+)`, 'g');
  const texts = [
    ...steps.map(({ inputs }) => JSON.stringify(inputs)),
    ...results.flatMap(({ value, series }) => [value ?? '', series ?? '']),
  ];
  return new Set(texts.flatMap((text) => [...text.matchAll(named)].map(([, name]) => name!)));
}

/** What is stated at a place, by its words; by the place itself where two have the same. */
function namesOf({ stated }: PlantStep, id: string): ReadonlyMap<string, string> {
  const count = new Map<string, number>();
  for (const { words } of stated) count.set(words, (count.get(words) ?? 0) + 1);
  return new Map(
    stated.map(({ place, words }) => [place, `${id}: ${count.get(words) === 1 ? words : place}`]),
  );
}

function plantStepOf(
  plant: PlantStep,
  {
    id,
    set,
    names,
  }: { readonly id: string; readonly set: Inputs; readonly names: ReadonlyMap<string, string> },
): Step {
  return {
    id,
    inputs: set,
    own: [...names.values()],
    answer: (filled, values) => {
      const quantities = plant.answer({
        set: (place) => ownValue(filled, place) as number | undefined,
        drawn: (place) => {
          const name = names.get(place);
          return name === undefined ? undefined : ownValue(values, name);
        },
      });
      requireFinite(id, quantities);
      return { quantities, notes: plant.notes, assumed: plant.assumed };
    },
  };
}
