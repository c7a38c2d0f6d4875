import type { SimulateInput } from '../../documents/heats/simulate.ts';
import { InputError } from '../../foundation/errors.ts';
import { type ElementSymbol, elementsIn, isElement } from '../../metal/alloy/element.ts';
import { bathFrom, massOf, totalKg } from '../../models/refining/bath.ts';
import { mostOf } from '../../models/refining/discrepancy/deviate.ts';
import { type Discrepancy, discrepancyParameters } from '../../models/refining/discrepancy/discrepancies.ts';
import { ownFactors, ownName } from '../../models/refining/discrepancy/own-factor.ts';
import { type Parameter, quantileOf, uniqueParameters } from '../../models/refining/parameters.ts';
import {
  type AdvancedRoute,
  advanceRoute,
  elementsBrought,
  type RouteStep,
  type Snapshot,
} from '../../models/refining/route.ts';
import type { SimulateFacts } from '../route/facts.ts';
import { drawMelt, uncertainElements } from '../route/melt.ts';
import { stepsOf } from '../route/steps.ts';
import type { Reading } from '../sample/bath-readings.ts';

/** Heats of a furnace that have to show something before it may be relied on. Source: house rule. */
export const HEATS_NEEDED = 5;

/** A heat that can be run at chosen values of everything that is uncertain about it. */
export interface ParametricHeat {
  readonly id: string;
  readonly melt: SimulateInput['melt'];
  readonly steps: readonly RouteStep[];
  /** Elements of the metal, those that the route brings included. */
  readonly elements: readonly ElementSymbol[];
  /** What it is mostly made of. */
  readonly base: ElementSymbol;
  /** Elements whose charged content is uncertain: one standard normal each. */
  readonly uncertain: readonly ElementSymbol[];
  readonly readings: readonly Reading[];
  readonly facts: SimulateFacts;
  /** Errors of published furnaces, which count where no parameter says otherwise; absent: the models alone. */
  readonly published?: readonly Discrepancy[] | undefined;
}

/** The part of a simulate document that a heat is. */
export type HeatDocument = Pick<SimulateInput, 'melt' | 'route'>;

/** A heat of a document. Throws InputError for unknown operations, materials and impossible melts. */
export function parametricHeatOf(
  id: string,
  document: HeatDocument,
  { readings, facts }: { readonly readings: readonly Reading[]; readonly facts: SimulateFacts },
): ParametricHeat {
  const steps = stepsOf(document, facts);
  const { ensemble } = drawMelt(document.melt, { samples: 1, seed: 0, also: elementsBrought(steps) });
  return {
    id,
    melt: document.melt,
    steps,
    elements: ensemble.elements,
    base: ensemble.elements[mostOf(ensemble.values, 0, ensemble.elements.length)]!,
    uncertain: uncertainElements(document.melt),
    readings,
    facts,
  };
}

/** Throws InputError for a reading of an element that the metal of a heat cannot hold. */
export function refuseUnknown({ id, elements, readings }: ParametricHeat): void {
  for (const { sample, element, path } of readings) {
    if (elements.includes(element)) continue;
    throw new InputError(`sample ${sample} of ${id} reports ${element}, which its melt does not list`, {
      ...(path === undefined ? {} : { path }),
      value: element,
      allowed: elements.join(', '),
      cure: `state in the melt what was charged of ${element}: a content, or below_ppm`,
    });
  }
}

/** Spread of a recovery whose own is not stated [1]. Source: assumption, practice scatters by about a tenth. */
const RECOVERY_SPREAD = 0.1;

/**
 * Uncertain numbers that the readings of a heat may tell something about: those of its operations (evaporation only of
 * the elements that are read, or of those named), and the stated recoveries of its additions.
 */
export function parametersOf(
  heat: ParametricHeat,
  elements: Iterable<ElementSymbol> = heat.readings.map(({ element }) => element),
): Parameter[] {
  const read = new Set(elements);
  const declared = heat.steps.flatMap(({ operation }) =>
    operation.parameters(heat.elements, heat.facts.properties),
  );
  const wanted = declared.filter(({ name, spread }) => {
    const element = name.split(':')[1];
    return spread > 0 && (element === undefined || !isElement(element) || read.has(element));
  });
  return uniqueParameters([...wanted, ...recoveriesOf(heat)]);
}

/** Elements that were added with a stated recovery: of these the recovery is what the furnace does otherwise. */
const recovered = (heat: ParametricHeat): ReadonlySet<string> =>
  new Set(recoveriesOf(heat).map(({ name }) => name.slice('recovery:'.length)));

/**
 * The factors between this furnace and the models of its operations, of elements that are read; `settled` are those of
 * elements with a stated recovery, which stay one.
 */
export function ownFactorsOf(
  heat: ParametricHeat,
  elements: Iterable<ElementSymbol> = heat.readings.map(({ element }) => element),
): { readonly open: readonly Parameter[]; readonly settled: readonly Parameter[] } {
  const read = new Set(elements);
  const added = recovered(heat);
  const metal = { elements: heat.elements.filter((one) => read.has(one)), base: heat.base };
  const all = uniqueParameters(
    heat.steps.flatMap(({ operation }) => ownFactors(heat.facts.discrepancies ?? [], operation, metal)),
  );
  const isSettled = ({ name }: Parameter): boolean => added.has(name.split(':')[1] ?? '');
  return {
    open: all.filter((one) => !isSettled(one)),
    settled: all.filter(isSettled).map((one) => ({ ...one, central: 1, spread: 0 })),
  };
}

/**
 * The factors that a heat of one furnace may have: those that its own heats have told, else those of published furnaces, of
 * the elements that are asked for.
 */
export function deviationsOf(
  { steps, elements: held, base, published = [], facts }: ParametricHeat,
  of: { readonly elements: ReadonlySet<ElementSymbol>; readonly told: ReadonlySet<string> },
): Parameter[] {
  const { elements, told } = of;
  const metal = { elements: held.filter((one) => elements.has(one)), base };
  return uniqueParameters(
    steps.flatMap(({ operation }) => {
      const own = ownFactors(facts.discrepancies ?? [], operation, metal).filter(({ name }) =>
        told.has(name),
      );
      const isOwn = (element: ElementSymbol): boolean => told.has(ownName(operation.name, element));
      const others = discrepancyParameters(published, operation, metal).filter(({ spread }, e) => {
        const element = metal.elements[e]!;
        return spread > 0 && element !== base && !isOwn(element);
      });
      return [...own, ...others];
    }),
  );
}

function recoveriesOf({ steps }: ParametricHeat): Parameter[] {
  return steps.flatMap(({ additions }) =>
    additions.flatMap(({ fractions, recovery }) =>
      elementsIn(fractions).flatMap((element): Parameter[] => {
        const central = typeof recovery === 'number' ? recovery : recovery[element];
        if (central === undefined || central <= 0 || central >= 1) return [];
        return [
          {
            name: `recovery:${element}`,
            what: `recovery of added ${element}`,
            unit: 'kg/kg',
            central,
            spread: Math.min(RECOVERY_SPREAD, (1 - central) / 2, central / 2),
            law: 'logit',
            source: 'as the addition states it; spread assumed',
            confidence: 'assumption',
          },
        ];
      }),
    ),
  );
}

/** Where a heat is run: `values[s * (parameters + uncertain) + i]` standard normals, parameters first. */
export interface Points {
  readonly parameters: readonly Parameter[];
  readonly samples: number;
  readonly values: Float64Array;
  /** Parameters that are not among these are drawn from this seed; central without. */
  readonly othersSeed?: number | string;
}

/** The route of a heat run at points; looked at when `at_s` says. */
function runHeat(heat: ParametricHeat, points: Points, at_s: readonly number[]): AdvancedRoute {
  const { samples, values, parameters } = points;
  const width = parameters.length + heat.uncertain.length;
  const column = (i: number, of: (z: number) => number): Float64Array =>
    Float64Array.from({ length: samples }, (_, s) => of(values[s * width + i]!));
  const given = new Map(
    parameters.map((parameter, i) => [parameter.name, column(i, (z) => quantileOf(parameter, z))]),
  );
  const normals = new Map(
    heat.uncertain.map((element, i) => [element, column(parameters.length + i, (z) => z)]),
  );
  const { ensemble } = drawMelt(heat.melt, { samples, seed: 0, also: elementsBrought(heat.steps), normals });
  const { temperature_K } = heat.melt;
  return advanceRoute(bathFrom(ensemble, heat.melt.mass_kg), heat.steps, {
    properties: heat.facts.properties,
    discrepancies: heat.published,
    draw: {
      kind: 'given',
      values: given,
      others:
        points.othersSeed === undefined
          ? { kind: 'central' }
          : { kind: 'streams', seed: points.othersSeed, branch: 'calibrate/others' },
    },
    at_s,
    ...(temperature_K === undefined ? {} : { temperature_K }),
  });
}

/** Time at which each operation of a heat ends [s], as its route would run. */
export function endsOf(heat: ParametricHeat): number[] {
  const points = { parameters: [], samples: 1, values: new Float64Array(heat.uncertain.length) };
  let end_s = 0;
  return runHeat(heat, points, []).steps.map(({ duration_s }) => {
    end_s += duration_s;
    return end_s;
  });
}

/** Time at which the route of a heat ends [s]. */
export const endOf = (heat: ParametricHeat): number => endsOf(heat).at(-1)!;

/** A content that is asked for. */
export interface Wanted {
  readonly element: ElementSymbol;
  readonly at_s: number;
}

/** Contents [ppm] of elements at times: `out[s * wanted.length + r]`. Throws nothing; times must lie inside the route. */
export const contentsAt = (heat: ParametricHeat, points: Points, wanted: readonly Wanted[]): Float64Array =>
  contentsOf(heat, points)(wanted);

/** The same for several questions: the heat is run once for those that look at the same times. */
export function contentsOf(
  heat: ParametricHeat,
  points: Points,
): (wanted: readonly Wanted[]) => Float64Array {
  const runs = new Map<string, readonly Snapshot[]>();
  return (wanted) => {
    const times = [...new Set(wanted.map(({ at_s }) => at_s))].sort((a, b) => a - b);
    // the beginning is always looked at: it changes nothing of what follows
    const key = times.filter((time) => time > 0).join();
    const snapshots = runs.get(key) ?? runHeat(heat, points, [...new Set([0, ...times])]).snapshots;
    runs.set(key, snapshots);
    return contentsIn(snapshots, { wanted, times, samples: points.samples });
  };
}

function contentsIn(
  snapshots: readonly Snapshot[],
  of: { readonly wanted: readonly Wanted[]; readonly times: readonly number[]; readonly samples: number },
): Float64Array {
  const { wanted, times, samples } = of;
  const out = new Float64Array(samples * wanted.length);
  for (const time of times) {
    const snapshot = snapshots.find(({ time_s }) => Math.abs(time_s - time) < 1e-6) ?? snapshots.at(-1)!;
    const totals = totalKg(snapshot.bath);
    const mass = massOf(snapshot.bath);
    const n = snapshot.bath.elements.length;
    wanted.forEach(({ element, at_s }, r) => {
      if (at_s !== time) return;
      const e = snapshot.bath.elements.indexOf(element);
      for (let s = 0; s < samples; s++) {
        out[s * wanted.length + r] = e < 0 ? 0 : (totals[s * n + e]! / mass[s]!) * 1e6;
      }
    });
  }
  return out;
}
