import type { SimulateInput } from '../../documents/heats/simulate.ts';
import { packed, unpacked } from '../../foundation/numerics/packed-arrays.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { type Bath, bathFrom } from '../../models/refining/bath.ts';
import { type Exchange, SINKS } from '../../models/refining/exchange.ts';
import { type Levers, leversOf } from '../../models/refining/levers.ts';
import type { Draw } from '../../models/refining/parameters.ts';
import {
  type AdvancedRoute,
  advanceRoute,
  elementsBrought,
  type RouteStep,
  type RunOptions,
} from '../../models/refining/route.ts';
import type { Control } from '../control.ts';
import { drawCalibrated } from '../furnace/calibrated-draw.ts';
import type { PartRange } from '../part-pool.ts';
import type { SimulateFacts } from '../route/facts.ts';
import { furnaceErrorsOf } from '../route/furnace-errors.ts';
import { drawMelt } from '../route/melt.ts';
import { stepsOf } from '../route/steps.ts';

/** Some samples of a document's ensemble after their route. */
export interface AdvancedPart {
  readonly steps: readonly RouteStep[];
  readonly start: Bath;
  readonly route: AdvancedRoute;
  /** What the melt assumed. */
  readonly assumed: readonly Assumption[];
}

/** The numbers of a part: arrays only. */
interface PartNumbers {
  readonly start: Float64Array;
  readonly dissolved: Float64Array;
  readonly particles: Float64Array;
  readonly snapshots: readonly { readonly dissolved: Float64Array; readonly particles: Float64Array }[];
  readonly steps: readonly {
    readonly exchange: Float64Array;
    readonly drawn: Float64Array;
    readonly deviated: Float64Array;
    readonly before: Float64Array;
  }[];
}

/** Which samples of which ensemble. */
interface PartRun extends PartRange {
  /** Samples of the whole ensemble. */
  readonly samples: number;
  readonly seed: number | string;
  readonly control: Control;
}

/**
 * Samples `first` to `first + count` of a document through its route. A reference sample at central values runs with
 * them and is left out of the answer: it says at which composition properties are evaluated, so that a sample does not
 * depend on which others are computed with it. An ensemble of one sample is its own reference.
 */
export function advancePart(input: SimulateInput, facts: SimulateFacts, run: PartRun): AdvancedPart {
  const { steps, start, options, assumed } = prepared(input, facts, run);
  const route = advanceRoute(start, steps, {
    ...options,
    ...(input.at_s ? { at_s: input.at_s } : {}),
    onProgress: run.control.onProgress,
  });
  if (run.samples === 1) return { steps, start, route, assumed };
  return { steps, start: withoutReference(start), route: routeWithoutReference(route), assumed };
}

/** Samples that levers are computed on: a mean effect to a few per cent of itself, as draws are shared. */
const LEVER_SAMPLES = 4;

/** What each number setting of each operation does to each content, on the first samples of the ensemble. */
export function leversOfDocument(
  input: SimulateInput,
  facts: SimulateFacts,
  asked: { readonly samples: number; readonly seed: number | string },
): Levers[] {
  const count = Math.min(asked.samples, LEVER_SAMPLES);
  const { steps, start, options } = prepared(input, facts, { ...asked, first: 0, count, control: {} });
  return leversOf(start, steps, options);
}

interface Prepared {
  readonly steps: readonly RouteStep[];
  readonly start: Bath;
  readonly options: RunOptions;
  readonly assumed: readonly Assumption[];
}

/** Steps, metal and options of some samples, the reference sample first. */
function prepared(
  input: SimulateInput,
  facts: SimulateFacts,
  { samples, seed, control, first, count }: PartRun,
): Prepared {
  const steps = stepsOf(input, facts);
  const alone = samples === 1;
  const melt = drawMelt(input.melt, {
    samples: alone ? 1 : count,
    first,
    reference: !alone,
    seed,
    also: elementsBrought(steps),
  });
  return {
    steps,
    start: bathFrom(melt.ensemble, input.melt.mass_kg),
    options: {
      properties: facts.properties,
      discrepancies: furnaceErrorsOf(input, facts),
      draw: drawOf(input, { samples, seed, first, count }),
      referenceSample: 0,
      extrapolate: input.extrapolate ?? false,
      ...(input.melt.temperature_K === undefined ? {} : { temperature_K: input.melt.temperature_K }),
      signal: control.signal,
    },
    assumed: melt.assumed,
  };
}

/** Literature parameters, or those of the furnace where the document brings them; the reference sample first. */
function drawOf(
  { calibrated }: SimulateInput,
  { samples, seed, first, count }: Omit<PartRun, 'control'>,
): Draw {
  const others =
    samples === 1
      ? ({ kind: 'central' } as const)
      : ({ kind: 'streams', seed, branch: 'simulate', firstSample: first, reference: true } as const);
  if (!calibrated) return others;
  const draw = { seed, first, count: samples === 1 ? 0 : count, path: 'calibrated' };
  return { kind: 'given', values: drawCalibrated(calibrated, draw), others };
}

/** The arrays of a part as bytes, for a pool. */
export const bytesOf = ({ start, route }: AdvancedPart): Uint8Array =>
  packed([
    start.dissolved,
    ...[route.bath, ...route.snapshots.map(({ bath }) => bath)].flatMap((bath) => [
      bath.dissolved,
      bath.particles,
    ]),
    ...route.steps.flatMap(({ exchange, drawn, deviated, before }) => [exchange.kg, drawn, deviated, before]),
  ]);

/** The arrays of a part that was made of the same document as `frame`. */
function numbersIn({ route }: AdvancedPart, bytes: Uint8Array): PartNumbers {
  const arrays = unpacked(bytes).values();
  const next = (): Float64Array => arrays.next().value!;
  const start = next();
  const bath = (): PartNumbers['snapshots'][number] => ({ dissolved: next(), particles: next() });
  return {
    start,
    ...bath(),
    snapshots: route.snapshots.map(bath),
    steps: route.steps.map(() => ({ exchange: next(), drawn: next(), deviated: next(), before: next() })),
  };
}

/** One ensemble of several parts in the order of their samples. `frame` is a part of no samples: everything but numbers. */
export function joinParts(frame: AdvancedPart, made: readonly Uint8Array[]): AdvancedPart {
  const { start, route } = frame;
  const parts = made.map((bytes) => numbersIn(frame, bytes));
  const samples = parts.reduce((sum, part) => sum + part.start.length / start.elements.length, 0);
  const filled = (
    bath: Bath,
    of: (part: PartNumbers) => { dissolved: Float64Array; particles: Float64Array },
  ): Bath => ({
    ...bath,
    samples,
    dissolved: concat(parts.map((part) => of(part).dissolved)),
    particles: concat(parts.map((part) => of(part).particles)),
  });
  return {
    ...frame,
    start: { ...start, samples, dissolved: concat(parts.map((part) => part.start)) },
    route: {
      ...route,
      bath: filled(route.bath, (part) => part),
      snapshots: route.snapshots.map((one, k) => ({
        ...one,
        bath: filled(one.bath, (part) => part.snapshots[k]!),
      })),
      steps: route.steps.map((step, k) => ({
        ...step,
        exchange: { ...step.exchange, samples, kg: joinBySink(parts.map((part) => part.steps[k]!.exchange)) },
        drawn: concat(parts.map((part) => part.steps[k]!.drawn)),
        deviated: concat(parts.map((part) => part.steps[k]!.deviated)),
        before: concat(parts.map((part) => part.steps[k]!.before)),
      })),
    },
  };
}

function concat(parts: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Ledgers are laid out by sink first, so parts are joined sink by sink. */
function joinBySink(parts: readonly Float64Array[]): Float64Array {
  return concat(
    SINKS.flatMap((_, k) => {
      return parts.map((part) => {
        const block = part.length / SINKS.length;
        return part.subarray(k * block, (k + 1) * block);
      });
    }),
  );
}

/** A bath without its first sample. */
const withoutReference = (bath: Bath): Bath => ({
  ...bath,
  samples: bath.samples - 1,
  dissolved: bath.dissolved.slice(bath.elements.length),
  particles: bath.particles.slice(bath.populations.length),
});

function routeWithoutReference(route: AdvancedRoute): AdvancedRoute {
  return {
    ...route,
    bath: withoutReference(route.bath),
    snapshots: route.snapshots.map((one) => ({ ...one, bath: withoutReference(one.bath) })),
    steps: route.steps.map((step) => ({
      ...step,
      exchange: ledgerWithoutReference(step.exchange),
      drawn: step.drawn.slice(step.parameters.length),
      deviated: step.deviated.slice(step.deviating.length),
      before: step.before.slice(step.exchange.elements.length),
    })),
  };
}

function ledgerWithoutReference({ elements, samples, kg }: Exchange): Exchange {
  const n = elements.length;
  const blocks = SINKS.map((_, k) => kg.subarray((k * samples + 1) * n, (k + 1) * samples * n));
  return { elements, samples: samples - 1, kg: concat(blocks) };
}
