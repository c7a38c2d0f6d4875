import type { SimulateInput } from '../../documents/heats/simulate.ts';
import { InputError } from '../../foundation/errors.ts';
import { meanFractions } from '../../metal/alloy/composition.ts';
import { type ElementSymbol, elementsIn, entriesOf } from '../../metal/alloy/element.ts';
import type { Addition } from '../../models/refining/additions.ts';
import { operationOf, registryOf } from '../../models/refining/registry.ts';
import type { RouteStep } from '../../models/refining/route.ts';
import type { SimulateFacts } from './facts.ts';

/** The route of a document with its operations looked up and its additions read. */
export function stepsOf(input: SimulateInput, facts: SimulateFacts): RouteStep[] {
  const registry = registryOf(facts);
  return input.route.map((step, index) => {
    const path = `route[${index}]`;
    const operation = operationOf(registry, {
      name: step.operation,
      fidelity: step.fidelity,
      path: `${path}.operation`,
    });
    return {
      operation,
      settings: (step.settings ?? {}) as RouteStep['settings'],
      additions: (step.additions ?? []).map((one, k) => additionOf(one, `${path}.additions[${k}]`, facts)),
      path,
    };
  });
}

type GivenAddition = NonNullable<SimulateInput['route'][number]['additions']>[number];

function additionOf(given: GivenAddition, path: string, facts: SimulateFacts): Addition {
  return {
    material: given.material ?? 'stated composition',
    fractions: fractionsOf(given, path, facts),
    amount: given.mass_kg === undefined ? { wtpct: given.wtpct! } : { mass_kg: given.mass_kg },
    at_s: given.at_s,
    recovery: (given.recovery ?? 1) as Addition['recovery'],
    ...(given.dissolution_s === undefined ? {} : { dissolution_s: given.dissolution_s }),
    path,
  };
}

function fractionsOf(given: GivenAddition, path: string, facts: SimulateFacts): Addition['fractions'] {
  if (given.material !== undefined) {
    const material = facts.materialById(given.material);
    if (material) return meanFractions(material);
    throw new InputError(`"${given.material}" is not a charge material that Remelt knows`, {
      path: `${path}.material`,
      value: given.material,
      allowed: 'an id of data/charge-materials.json',
      cure: 'correct the id, or state composition_wtpct instead',
    });
  }
  const fractions: Partial<Record<ElementSymbol, number>> = {};
  let sum = 0;
  for (const [element, wtpct] of entriesOf(given.composition_wtpct ?? {})) {
    if (element === given.balance) continue;
    fractions[element] = wtpct / 100;
    sum += wtpct / 100;
  }
  if (given.balance && sum <= 1) return { ...fractions, [given.balance]: 1 - sum };
  if (Math.abs(sum - 1) > ADDITION_TOLERANCE) {
    throw new InputError(`the contents of the addition add up to ${(sum * 100).toFixed(2)} wt%`, {
      path: `${path}.composition_wtpct`,
      value: sum * 100,
      unit: 'wt%',
      allowed: '100 wt%, or less with a balance',
      cure: 'correct the contents, or name the balance',
    });
  }
  for (const element of elementsIn(fractions)) fractions[element]! /= sum;
  return fractions;
}

/** How far an addition without balance may miss 100 % [kg/kg]: rounding of a printed analysis. */
const ADDITION_TOLERANCE = 0.01;
