import type { SimulateInput } from '../../documents/heats/simulate.ts';
import { InputError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';

/**
 * Contents above which a wt% can only be a ppm that was written into the wrong field [wt%]. Gases: a melt with 1 %
 * of oxygen is slag; tramps: no alloy here has them as alloying elements.
 */
const SUSPICIOUS_WTPCT: Readonly<Record<string, number>> = {
  O: 0.5,
  N: 0.5,
  H: 0.1,
  S: 3,
};

/**
 * Contents in ppm below which a figure can only be a wt% in the wrong field. 0.001 wt% O is 10 ppm; no laboratory
 * reports 0.001 ppm O.
 */
const SUSPICIOUS_PPM: Readonly<Record<string, number>> = { O: 0.05, N: 0.05, S: 0.02, C: 0.1 };

/**
 * Refuses what is well-formed but can not be meant: percent written as ppm and the other way round, mbar written as
 * Pa. Throws InputError that asks, naming the value as it would read in the right unit; a very good vacuum that is meant
 * passes with `extrapolate`.
 */
export function refuseImplausible(input: SimulateInput): void {
  for (const [element, wtpct] of Object.entries(input.melt.composition_wtpct ?? {})) {
    const limit = ownValue(SUSPICIOUS_WTPCT, element);
    if (limit !== undefined && wtpct > limit) {
      throw asks(
        `melt.composition_wtpct.${element}`,
        wtpct,
        'wt%',
        `${wtpct} ppm? Then write it in composition_ppm`,
      );
    }
  }
  for (const [element, ppm] of Object.entries(input.melt.composition_ppm ?? {})) {
    const limit = ownValue(SUSPICIOUS_PPM, element);
    if (limit !== undefined && ppm > 0 && ppm < limit) {
      const meant = Number((ppm * 1e4).toPrecision(3));
      throw asks(
        `melt.composition_ppm.${element}`,
        ppm,
        'ppm',
        `${ppm} wt%, which is ${meant} ppm? Then write ${meant}`,
      );
    }
  }
  input.route.forEach((step, index) => {
    refusePressure(step, index, input.extrapolate ?? false);
  });
}

/** Lowest pressure that a furnace of this kind reaches [Pa]; below it, mbar is meant. */
const LOWEST_PA: Readonly<Record<string, number>> = {
  'vacuum-induction': 1e-3,
  'electron-beam': 1e-5,
  'vacuum-arc': 1e-3,
};

function refusePressure(
  { operation, settings = {} }: SimulateInput['route'][number],
  index: number,
  meant: boolean,
): void {
  const given = settings.pressure_Pa;
  const values = typeof given === 'number' ? [given] : isSchedule(given) ? given.value : [];
  const coldWall = materialOf(settings) === 'copper';
  for (const value of values) {
    const low = !meant && !coldWall && value > 0 && value < (ownValue(LOWEST_PA, operation) ?? 0);
    const atmosphere = Math.abs(value - 1013.25) < 0.5;
    if (!low && !atmosphere) continue;
    const inPa = Number((value * 100).toPrecision(4));
    const otherwise = low ? '; else set extrapolate' : '';
    throw asks(
      `route[${index}].settings.pressure_Pa`,
      value,
      'Pa',
      `${value} mbar, which is ${inPa} Pa? Then write ${inPa}${otherwise}`,
    );
  }
}

const isSchedule = (value: unknown): value is { readonly value: readonly number[] } =>
  typeof value === 'object' && value !== null && Array.isArray((value as { value?: unknown }).value);

function asks(path: string, value: number, unit: string, question: string): InputError {
  return new InputError(`${path} is ${value} ${unit}: is it ${question}`, {
    path,
    value,
    unit,
    cure: `is it ${question}`,
  });
}

/** A word for every step that states its surface twice: which one counts. */
export const twiceSaidWords = ({ route }: SimulateInput): string[] =>
  route.flatMap(({ settings = {} }, index) =>
    'areaToVolume_per_m' in settings && 'surfaceArea_m2' in settings
      ? [
          `route[${index}].settings: areaToVolume_per_m and surfaceArea_m2 both state the surface: areaToVolume_per_m is used`,
        ]
      : [],
  );

/** Material of the lining that settings state. */
const materialOf = (settings: NonNullable<SimulateInput['route'][number]['settings']>): unknown =>
  (settings.lining as { readonly material?: unknown } | undefined)?.material;

const isLime = ({ operation, settings = {} }: SimulateInput['route'][number]): boolean =>
  operation === 'vacuum-induction' && materialOf(settings) === 'CaO';

/** A word for lime that follows lime: the sulfur that the first has taken is not in the second. */
export const freshLimeWords = ({ route }: SimulateInput): string[] =>
  route.flatMap((step, index) =>
    index > 0 && isLime(step) && isLime(route[index - 1]!)
      ? [
          `route[${index}]: a second lime lining counts as a new crucible without sulfur. If it is the same crucible, write one operation with schedules for what changes`,
        ]
      : [],
  );
