import type { Deletion } from '../../foundation/numerics/mixed-effects.ts';
import { shortNumber } from '../../foundation/quantity/format.ts';
import type { Reading } from '../sample/bath-readings.ts';
import { scaled, unscaled } from '../sample/reading-scale.ts';
import type { ParametricHeat } from './parametric-heat.ts';

/** A reading that the furnace's other heats and the heat's other readings do not let expect. */
export interface Stranger {
  readonly heat: string;
  readonly reading: Reading;
  readonly expected_ppm: number;
  /** How far off it is [sd]. */
  readonly off: number;
}

/** A reading further than this from what all others let expect counts as one that is just this far [sd]. */
const STRANGE = 3;
/** A reading further off than this is named [sd]: one in sixteen thousand by chance. */
const NAMED = 4;

/** A "<" disagrees only with what is expected above it. */
const disagrees = ({ below }: Reading, off: number): boolean => !below || off < 0;

/**
 * By how much the noise of each reading is widened so that a slip of the pen moves nothing (docs/theory/calibration.md,
 * equation 6a); 1 for what agrees.
 */
export const inflationsOf = (
  { off, variance, noise }: Deletion,
  readings: readonly Reading[],
): Float64Array =>
  Float64Array.from(readings, (reading, i) =>
    disagrees(reading, off[i]!) ? Math.max(1, ((off[i]! / STRANGE) ** 2 - variance[i]!) / noise[i]!) : 1,
  );

/** Readings that nothing else agrees with. */
export const strangersOf = (
  { id, readings }: ParametricHeat,
  { off, variance, noise }: Deletion,
): Stranger[] =>
  readings.flatMap((reading, i): Stranger[] => {
    const far = off[i]! / Math.sqrt(variance[i]! + noise[i]!);
    if (!disagrees(reading, far) || Math.abs(far) < NAMED) return [];
    const expected_ppm = unscaled(scaled(reading.value_ppm, reading) - off[i]!, reading);
    return [{ heat: id, reading, expected_ppm, off: far }];
  });

/** Factors that slips of unit leave, with some room [1]. */
const PERCENT_FOR_PPM = 1e4;
const ROOM = 3;

/** A stranger as a document shows it. */
export function strangerRow({ heat, reading, expected_ppm, off }: Stranger) {
  const { sample, element, value_ppm, below, path } = reading;
  const ratio = expected_ppm / Math.max(value_ppm, 1e-12);
  const cure =
    ratio > PERCENT_FOR_PPM / ROOM && ratio < PERCENT_FOR_PPM * ROOM
      ? 'Is it wt% where ppm stands?'
      : 'Check sample, unit and charge.';
  return {
    heat,
    sample,
    element,
    ...(path === undefined ? {} : { path }),
    value_ppm,
    expected_ppm,
    off_sd: off,
    words: `${element} ${below ? '< ' : ''}${shortNumber(value_ppm, 2)} ppm in ${sample} of ${heat}, but all other results predict ${shortNumber(expected_ppm, 2)} ppm (${Math.abs(off).toFixed(0)} sd apart). It has little weight. ${cure}`,
  };
}
