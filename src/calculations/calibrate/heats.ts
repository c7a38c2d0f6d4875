import type { CalibrateInput, CalibrateOutput } from '../../documents/heats/calibrate.ts';
import type { TimedSample } from '../../documents/heats/timed-sample.ts';
import { InputError, placed } from '../../foundation/errors.ts';
import type { AnalysisMethod } from '../../metal/alloy/analysis-method.ts';
import { endOf, type ParametricHeat, parametricHeatOf, refuseUnknown } from '../furnace/parametric-heat.ts';
import type { SimulateFacts } from '../route/facts.ts';
import type { Reading } from '../sample/bath-readings.ts';
import { type AttemptReading, readingsOf } from '../sample/bath-readings.ts';
import { isUnfit } from '../sample/unfit.ts';

type Recorded = CalibrateInput['heats'][number];

/** What `calibrate` needs to know: part of the facts. */
export interface CalibrateFacts extends SimulateFacts {
  readonly analysisMethods: ReadonlyMap<string, AnalysisMethod>;
}

type LeftOut = CalibrateOutput['leftOut'][number];

/** Heats that can be calibrated on, and what was left out of them. */
export interface CalibrationHeats {
  readonly heats: readonly ParametricHeat[];
  readonly leftOut: readonly LeftOut[];
}

/** Makes something of a place in the history; undefined when that was refused and is left out. */
type Attempt = <T>(where: Omit<LeftOut, 'words' | 'path'>, make: () => T) => T | undefined;

/**
 * The heats of a calibrate document. What cannot be used (a result whose method does not measure the element, a sample after the end of
 * its route, a route that cannot be run) is refused, or left out with its reason when the document says so.
 * Throws InputError and ValidityError, and when nothing is left.
 */
export function heatsOf(input: CalibrateInput, facts: CalibrateFacts): CalibrationHeats {
  refuseTwice(input);
  const leftOut: LeftOut[] = [];
  const attempt: Attempt = (of, make) => {
    try {
      return make();
    } catch (error) {
      if (input.unfit !== 'leave-out' || !isUnfit(error)) throw error;
      const path = error.details[0]?.path;
      leftOut.push({ ...of, ...(path === undefined ? {} : { path }), words: error.message });
      return undefined;
    }
  };
  const heats = input.heats.flatMap((one, h) => heatOf(one, { path: `heats[${h}]`, facts, attempt }));
  if (heats.length > 0) return { heats, leftOut };
  throw new InputError('no heat has a sample that calibration can use', {
    path: 'heats',
    value: leftOut.map(({ words }) => words).join('; '),
    allowed: 'at least one heat with such a sample',
    cure: 'mend the samples for the reasons given, or add heats',
  });
}

function refuseTwice({ heats }: CalibrateInput): void {
  heats.forEach(({ id }, h) => {
    if (heats.findIndex((one) => one.id === id) === h) return;
    throw new InputError(`heat ${id} is listed twice`, {
      path: `heats[${h}].id`,
      value: id,
      allowed: 'each heat once, oldest first',
    });
  });
}

function heatOf(
  one: Recorded,
  of: { readonly path: string; readonly facts: CalibrateFacts; readonly attempt: Attempt },
): ParametricHeat[] {
  const { path, facts } = of;
  const { id, samples } = one;
  const attempt: AttemptReading = (where, make) =>
    of.attempt({ heat: id, ...where }, () => placed(`${path}.`, make));
  const run = attempt({}, () => {
    const empty = parametricHeatOf(id, one, { readings: [], facts });
    return { empty, end_s: endOf(empty) };
  });
  if (run === undefined) return [];
  const inTime = new Set(
    samples.flatMap(
      (sample, i) =>
        attempt({ sample: sample.id }, () => {
          refuseLate(sample, { id, end_s: run.end_s, path: `samples[${i}].at_s` });
          return sample.id;
        }) ?? [],
    ),
  );
  const readings = readingsOf(samples, { methods: facts.analysisMethods, path: 'samples', attempt })
    .filter(({ sample }) => inTime.has(sample))
    .flatMap(
      (reading) =>
        attempt({ sample: reading.sample, element: reading.element }, () => {
          refuseUnknown({ ...run.empty, readings: [reading] });
          return reading;
        }) ?? [],
    );
  return readings.length > 0
    ? [{ ...run.empty, readings: readings.map((reading) => ({ ...reading, ...pathUnder(reading, path) })) }]
    : [];
}

const pathUnder = ({ path }: Reading, under: string): { readonly path?: string } =>
  path === undefined ? {} : { path: `${under}.${path}` };

/** Throws InputError for a sample after the end of its heat. */
function refuseLate(
  { id: sample, at_s }: TimedSample,
  { id, end_s, path }: { readonly id: string; readonly end_s: number; readonly path: string },
): void {
  if (at_s <= end_s) return;
  throw new InputError(`sample ${sample} of ${id} was taken at ${at_s} s, but the route ends at ${end_s} s`, {
    path,
    value: at_s,
    unit: 's',
    allowed: `0 to ${end_s} s`,
    cure: 'give the time since the route began, and the settings as they ran, not as planned',
  });
}
