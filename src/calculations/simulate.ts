import { parseDocument } from '../faces/formats/common.ts';
import { type SimulateInput, type SimulateOutput, simulateInputSchema } from '../faces/formats/simulate.ts';
import { InputError } from '../foundation/errors.ts';
import type { Assumption } from '../foundation/quantity/sourced.ts';
import { type Composition, meanFractions } from '../metal/alloy/composition.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import type { MeltProperties } from '../metal/thermo/melt-properties.ts';
import type { Addition } from '../models/refining/additions.ts';
import { bathFrom } from '../models/refining/bath.ts';
import type { Linings } from '../models/refining/bath-kinetics/lining.ts';
import type { DistributionTables } from '../models/refining/distribution-table/data.ts';
import { operationOf, registryOf } from '../models/refining/registry.ts';
import { elementsBrought, type RouteStep, runRoute } from '../models/refining/route.ts';
import type { Control } from './control.ts';
import { manifestOf } from './manifest.ts';
import { refuseImplausible } from './simulate-checks.ts';
import { drawMelt } from './simulate-melt.ts';
import { outputOf } from './simulate-output.ts';

export type { SimulateOutput } from '../faces/formats/simulate.ts';

/** What `simulate` needs to know: part of the facts. */
export interface SimulateFacts {
  readonly version: string;
  readonly distributionTables: DistributionTables;
  readonly linings: Linings;
  readonly properties: MeltProperties;
  /** Composition of a material that additions name; undefined = unknown. */
  readonly materialById: (id: string) => Composition | undefined;
}

/** Samples of an ensemble when the document says nothing: 5 % and 95 % points to about 10 % of the spread. */
export const DEFAULT_SAMPLES = 200;
/** Seed when the document says nothing. */
export const DEFAULT_SEED = 1;

/** `simulate` on an unparsed document. Throws InputError with path, value and cure for what is wrong. */
export async function simulateDocument(
  document: unknown,
  facts: SimulateFacts,
  control: Control = {},
): Promise<SimulateOutput> {
  return simulate(parseDocument(simulateInputSchema, document, 'simulate'), facts, control);
}

/**
 * Runs the route of a `remelt-simulate/1` document on an ensemble and returns final contents, trajectory, exchange,
 * yield, energy and what limits each impurity. Same document, facts and code give the same bytes.
 * Throws InputError, ValidityError, BalanceError, CancelledError.
 */
export function simulate(input: SimulateInput, facts: SimulateFacts, control: Control = {}): SimulateOutput {
  refuseImplausible(input);
  const samples = input.samples ?? DEFAULT_SAMPLES;
  const seed = input.seed ?? DEFAULT_SEED;
  const steps = stepsOf(input, facts);
  const melt = drawMelt(input.melt, { samples, seed, also: elementsBrought(steps) });
  const start = bathFrom(melt.ensemble, input.melt.mass_kg);
  const result = runRoute(start, steps, {
    properties: facts.properties,
    draw: samples === 1 ? { kind: 'central' } : { kind: 'streams', seed, branch: 'simulate' },
    extrapolate: input.extrapolate ?? false,
    ...(input.melt.temperature_K === undefined ? {} : { temperature_K: input.melt.temperature_K }),
    ...(input.at_s ? { at_s: input.at_s } : {}),
    ...(control.signal ? { signal: control.signal } : {}),
    ...(control.onProgress ? { onProgress: control.onProgress } : {}),
  });
  const assumed = [...defaultsOf(input, steps), ...absentOf(input), ...melt.assumed, ...result.assumed];
  return {
    ...outputOf({ input, start, steps, result }),
    manifest: manifestOf(input, facts, { seed, samples }),
    assumed: unique(assumed),
  };
}

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
    throw new InputError(`there is no charge material "${given.material}"`, {
      path: `${path}.material`,
      value: given.material,
      allowed: 'an id of data/charge-materials.json, or composition_wtpct instead',
    });
  }
  const fractions: Partial<Record<ElementSymbol, number>> = {};
  let sum = 0;
  for (const [element, wtpct] of Object.entries(given.composition_wtpct ?? {})) {
    if (element === given.balance) continue;
    fractions[element as ElementSymbol] = wtpct / 100;
    sum += wtpct / 100;
  }
  if (given.balance && sum <= 1) return { ...fractions, [given.balance]: 1 - sum };
  if (Math.abs(sum - 1) > ADDITION_TOLERANCE) {
    throw new InputError(`the addition adds to ${(sum * 100).toFixed(2)} wt%`, {
      path: `${path}.composition_wtpct`,
      value: sum * 100,
      unit: 'wt%',
      allowed: '100 wt%, or a balance that fills to it',
    });
  }
  for (const element of Object.keys(fractions) as ElementSymbol[]) fractions[element]! /= sum;
  return fractions;
}

/** How far an addition without balance may miss 100 % [kg/kg]: rounding of a printed analysis. */
const ADDITION_TOLERANCE = 0.01;

function defaultsOf(input: SimulateInput, steps: readonly RouteStep[]): Assumption[] {
  const list: Assumption[] = [];
  if (input.samples === undefined) {
    list.push({ what: 'samples', value: DEFAULT_SAMPLES, unit: '1', source: 'default of simulate' });
  }
  if (input.seed === undefined) {
    list.push({ what: 'seed', value: DEFAULT_SEED, unit: '', source: 'default of simulate' });
  }
  steps.forEach((step, index) => {
    if (input.route[index]!.fidelity === undefined) {
      list.push({
        what: `${step.path}.fidelity`,
        value: step.operation.fidelity,
        unit: '',
        source: 'kinetic where a kinetic model exists, else table',
      });
    }
    step.additions.forEach((addition, k) => {
      if (input.route[index]!.additions![k]!.recovery === undefined) {
        list.push({
          what: `${addition.path}.recovery`,
          value: 1,
          unit: 'kg/kg',
          source:
            'assumption: all of it dissolves; what the melt then loses is the business of the operation',
        });
      }
    });
  });
  return list;
}

/** Elements whose absence decides what a furnace does: gases, sulfur, and what binds or boils oxygen. */
const DECISIVE: readonly ElementSymbol[] = ['O', 'N', 'S', 'C', 'Al'];

function absentOf({ melt }: SimulateInput): Assumption[] {
  const given = { ...melt.composition_wtpct, ...melt.composition_ppm, ...melt.below_ppm };
  return DECISIVE.filter((element) => !(element in given) && element !== melt.balance).map((element) => ({
    what: `melt.${element}`,
    value: 0,
    unit: 'ppm',
    source: 'not given: an element that is absent is not present',
  }));
}

const unique = (list: readonly Assumption[]): Assumption[] => {
  const seen = new Set<string>();
  return list.filter((one) => {
    const key = `${one.what}|${one.value}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
