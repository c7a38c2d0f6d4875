import { parseDocument } from '../../documents/common.ts';
import {
  type CalibrateInput,
  type CalibrateOutput,
  calibrateInputSchema,
} from '../../documents/heats/calibrate.ts';
import { InputError, placed } from '../../foundation/errors.ts';
import { byElementOrder, type ElementSymbol, elementsIn } from '../../metal/alloy/element.ts';
import { summarise } from '../../metal/alloy/ensemble.ts';
import { uniqueParameters } from '../../models/refining/parameters.ts';
import type { Control } from '../control.ts';
import { liningAge } from '../furnace/effects.ts';
import { DELTA_MEDIAN, TAU_SPREAD } from '../furnace/linear-heat.ts';
import { endOf, type ParametricHeat, parametersOf, parametricHeatOf } from '../furnace/parametric-heat.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import type { WithPool } from '../part-pool.ts';
import { calibratedRows } from './calibrated-rows.ts';
import { BASELINE_HEATS, driftOf } from './drift.ts';
import { type Fit, fitHeats } from './fit.ts';
import { type CalibrateFacts, heatsOf } from './heats.ts';
import { linearOn } from './linear-heats.ts';
import { type HeatToCome, heatToCome } from './predict.ts';
import { unlocksOf } from './unlocks.ts';
import { contradictions, parameterRows, strangerRows } from './words.ts';

export type { CalibrateFacts } from './heats.ts';

/** `calibrate` on an unparsed document. Throws InputError with path, value and cure for what is wrong. */
export async function calibrateDocument(
  document: unknown,
  facts: CalibrateFacts,
  control: Control & WithPool = {},
): Promise<CalibrateOutput> {
  return calibrate(parseDocument(calibrateInputSchema, document, 'calibrate'), facts, control);
}

/**
 * What the heats of one furnace say about the parameters of its model: before and after, what cannot be told apart, the
 * heat to come, what they unlock, and whether the furnace drifts (docs/theory/calibration.md). Same document, facts
 * and code give the same bytes. Throws InputError, ValidityError, BalanceError, CancelledError.
 */
export async function calibrate(
  input: CalibrateInput,
  facts: CalibrateFacts,
  { pool, ...control }: Control & WithPool = {},
): Promise<CalibrateOutput> {
  const { heats, leftOut } = heatsOf(input, facts);
  const last = input.heats.find(({ id }) => id === heats.at(-1)!.id)!;
  const { next, end_s } = nextHeat(input, last, facts);
  const seed = input.seed ?? DEFAULT_SEED;
  const baseline = input.baselineHeats ?? BASELINE_HEATS;
  const fit = await fitHeats(heats, control, pool && linearOn(pool, input, heats));
  refuseNothing(fit);
  const drift = driftOf(fit, heats, baseline);
  const toCome = heatToCome(next, { fit, seed });
  const unlocks = unlocksOf({ heats, toCome, end_s, drifted: drift.alarm });
  const age = liningAge(next);
  const untouched = uniqueParameters(heats.flatMap((heat) => parametersOf(heat))).filter(
    ({ name }) => !fit.parameters.some((one) => one.name === name),
  );
  control.onProgress?.(1, 'done');
  return {
    format: 'remelt-calibrate/1',
    manifest: manifestOf(input, facts, { seed, rounds: fit.rounds }),
    assumed: assumedOf(input, { baseline, last: last.id }),
    warnings: [
      ...(fit.converged ? [] : [`the fit did not converge in ${fit.rounds} rounds: its results are rough`]),
      ...contradictions(fit, heats),
    ],
    furnace: input.furnace,
    heats: heats.length,
    readings: heats.reduce((sum, { readings }) => sum + readings.length, 0),
    leftOut: [...leftOut],
    strangers: strangerRows(fit),
    ...parameterRows(fit, { untouched, age }),
    next: { rows: nextRows(next, input, { toCome, end_s }) },
    unlocks,
    drift,
    calibrated: {
      furnace: input.furnace,
      heats: heats.length,
      ...calibratedRows(fit, age),
      removalCredit: Object.fromEntries(
        unlocks.removalCredit.flatMap((one) => (one.granted ? [[one.element, one.retained]] : [])),
      ),
      advice: unlocks.furnaceAdvice.granted,
    },
  };
}

/**
 * The heat to come, run once before anything is fitted. Throws InputError and ValidityError for one that cannot be run, and
 * for a time after its end.
 */
function nextHeat(
  { next }: CalibrateInput,
  last: CalibrateInput['heats'][number],
  facts: CalibrateFacts,
): { readonly next: ParametricHeat; readonly end_s: number } {
  if (next === undefined) {
    const again = parametricHeatOf('next', last, { readings: [], facts });
    return { next: again, end_s: endOf(again) };
  }
  return placed('next.', () => {
    const model = parametricHeatOf('next', next, { readings: [], facts });
    const end_s = endOf(model);
    next.at_s?.forEach((at_s, i) => {
      if (at_s <= end_s) return;
      throw new InputError(
        `the next heat is to be predicted at ${at_s} s, but its route ends at ${end_s} s`,
        {
          path: `at_s[${i}]`,
          value: at_s,
          unit: 's',
          allowed: `0 to ${end_s} s`,
        },
      );
    });
    return { next: model, end_s };
  });
}

function refuseNothing(fit: Fit): void {
  if (fit.parameters.length > 0) return;
  throw new InputError('no sample depends on a parameter of the furnace', {
    path: 'heats',
    allowed: 'samples taken after the melt was held, of elements that the furnace changes',
    cure: 'add such samples. To learn the recovery of a late addition, state a recovery below 1 in it: learning starts from there',
  });
}

/** The heat to come, at its end and when asked: elements that were read, and the release-critical ones it holds. */
function nextRows(
  next: ParametricHeat,
  input: CalibrateInput,
  { toCome, end_s }: { readonly toCome: HeatToCome; readonly end_s: number },
): CalibrateOutput['next']['rows'] {
  const read = new Set<ElementSymbol>(
    input.heats.flatMap(({ samples }) =>
      samples.flatMap(({ composition_ppm, composition_wtpct, below_ppm }) =>
        elementsIn({ ...composition_ppm, ...composition_wtpct, ...below_ppm }),
      ),
    ),
  );
  const times = [...new Set([...(input.next?.at_s ?? []), end_s])].sort((a, b) => a - b);
  const wanted = [...read]
    .filter((element) => next.elements.includes(element))
    .sort(byElementOrder)
    .flatMap((element) => times.map((at_s) => ({ element, at_s })));
  const { contents, samples } = toCome(wanted);
  return wanted.map(({ element, at_s }, r) => {
    const { mean, p05, p95 } = summarise(
      Float64Array.from({ length: samples }, (_, s) => contents[s * wanted.length + r]!),
    );
    return { element, at_s, mean_ppm: mean, p05_ppm: p05, p95_ppm: p95 };
  });
}

function assumedOf(
  input: CalibrateInput,
  { baseline, last }: { readonly baseline: number; readonly last: string },
): CalibrateOutput['assumed'] {
  const source = 'assumption (docs/theory/calibration.md)';
  return [
    ...(input.seed === undefined
      ? [{ what: 'seed', value: DEFAULT_SEED, unit: '', source: 'default of calibrate' }]
      : []),
    ...(input.baselineHeats === undefined
      ? [{ what: 'baselineHeats', value: baseline, unit: 'heats', source: 'default of calibrate' }]
      : []),
    ...(input.next === undefined
      ? [{ what: 'next', value: last, unit: '', source: 'not given: the last heat again' }]
      : []),
    { what: 'prior.heatToHeat', value: TAU_SPREAD, unit: 'prior sd (half-normal)', source },
    { what: 'prior.scatter', value: DELTA_MEDIAN, unit: '1 (median, a factor 2)', source },
  ];
}
