import type { CalibratedParameters } from '../../documents/heats/calibrated-parameters.ts';
import type { PastHeat } from '../../documents/heats/history.ts';
import type { SimulateContent, SimulateInput } from '../../documents/heats/simulate.ts';
import { Z_95 } from '../../foundation/numerics/normal.ts';
import { findMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { CalibrateFacts } from '../calibrate/calibrate.ts';
import { type Reading, readingsOf } from '../sample/bath-readings.ts';
import { scaled, scaleSlope, unscaled } from '../sample/reading-scale.ts';
import { isUnfit } from '../sample/unfit.ts';
import { simulate } from '../simulate/simulate.ts';

/** Members of a prediction: its 5 and 95 % points rest on 8 each. */
const MEMBERS = 160;
/** A content that the models leave within this of the charge cannot fail: it says nothing of a furnace [1]. */
const UNCHANGED = 0.02;

/** A reading beside what was foretold of it before it was known [ppm]. */
export interface Foretold {
  readonly heat: string;
  readonly reading: Pick<Reading, 'element' | 'at_s' | 'value_ppm' | 'sd_ppm' | 'below'>;
  readonly mean: number;
  /** Ends of the 90 % band of a reading: content, and error of the method. */
  readonly low: number;
  readonly high: number;
  readonly lies: 'inside' | 'above' | 'below';
}

/** What predictions of past heats need. */
export interface Foretelling {
  readonly facts: CalibrateFacts;
  readonly seed: number | string;
  /** What the furnace's own heats have shown; absent: the models with the spread of published furnaces. */
  readonly calibrated?: CalibratedParameters | undefined;
}

/** Readings of a heat that can be used; those that cannot are left out by calibration, which names them. */
export const readingsIn = (heat: PastHeat, { analysisMethods }: CalibrateFacts): readonly Reading[] =>
  readingsOf(heat.samples, {
    methods: analysisMethods,
    path: 'samples',
    attempt: (_, make) => attempted(make),
  });

/** The melt with the spread of the method of its analysis, where it states none. */
export function withSpread(heat: PastHeat, { analysisMethods }: CalibrateFacts): PastHeat {
  const { melt, chargeMethod } = heat;
  const method = findMethod(analysisMethods, chargeMethod);
  const sd_ppm = Object.fromEntries(
    [...chargedIn(heat)].flatMap(([element, ppm]) => {
      const { measured, sd } = uncertaintyOf(method, element, ppm / 1e6);
      return measured && sd > 0 ? [[element, sd * 1e6]] : [];
    }),
  );
  return { ...heat, melt: { ...melt, sd_ppm: { ...sd_ppm, ...melt.sd_ppm } } };
}

/** Readings of one heat beside their bands; empty where its route cannot be run. Throws BalanceError and CancelledError. */
export const foretell = (heat: PastHeat, { facts, seed, calibrated }: Foretelling): readonly Foretold[] =>
  lookedAt(heat, facts, {
    samples: MEMBERS,
    seed,
    ...(calibrated === undefined ? {} : { calibrated }),
  }).map(([reading, content]) => ({
    heat: heat.id,
    reading,
    ...bandOf(reading, content, calibrated?.scatter ?? 0),
  }));

/** Content by the models alone at each reading [ppm]: one run, without any spread. */
export const middles = (
  heat: PastHeat,
  { facts, seed }: Foretelling,
): readonly (readonly [Reading, number])[] =>
  lookedAt(heat, facts, { samples: 1, seed, furnaceErrors: 'left-out' }).map(([reading, { mean_ppm }]) => [
    reading,
    mean_ppm,
  ]);

/** What a run of a heat holds where its readings were taken; nothing where it cannot be run, or holds none. */
function lookedAt(
  heat: PastHeat,
  facts: CalibrateFacts,
  run: Pick<SimulateInput, 'samples' | 'seed' | 'calibrated' | 'furnaceErrors'>,
): readonly (readonly [Reading, SimulateContent])[] {
  const readings = readingsIn(heat, facts);
  const at_s = [...new Set(readings.map((one) => one.at_s))];
  const output = attempted(() => simulate({ melt: heat.melt, route: heat.route, at_s, ...run }, facts));
  return readings.flatMap((reading) => {
    const point = output?.trajectory.findLast(({ time_s }) => Math.abs(time_s - reading.at_s) < 1e-6);
    const content = point?.composition[reading.element];
    return content !== undefined && content.mean_ppm > 0 ? [[reading, content] as const] : [];
  });
}

/** What can be made; undefined for what a history may leave out. */
function attempted<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (isUnfit(error)) return undefined;
    throw error;
  }
}

/** Band of a reading: that of the content and the error of the method, on the scale of readings (equation 2 of calibration). */
function bandOf(
  reading: Reading,
  { mean_ppm, p05_ppm, p95_ppm }: SimulateContent,
  scatter: number,
): Omit<Foretold, 'heat' | 'reading'> {
  const middle = scaled(mean_ppm, reading);
  const slope = scaleSlope(mean_ppm, reading);
  const error = Z_95 * slope * Math.hypot(reading.sd_ppm, scatter * mean_ppm);
  const low = unscaled(middle - Math.hypot(middle - scaled(p05_ppm, reading), error), reading);
  const high = unscaled(middle + Math.hypot(scaled(p95_ppm, reading) - middle, error), reading);
  const { value_ppm: value, below } = reading;
  return {
    mean: mean_ppm,
    low,
    high,
    lies: value < low ? 'below' : value > high && !below ? 'above' : 'inside',
  };
}

/** Charged content of each element that is known [ppm]. */
export const chargedIn = ({ melt }: PastHeat): ReadonlyMap<ElementSymbol, number> =>
  new Map([
    ...entriesOf(melt.composition_wtpct ?? {}).map(([element, wtpct]) => [element, wtpct * 1e4] as const),
    ...entriesOf(melt.composition_ppm ?? {}),
  ]);

/** Elements that the models change: what is read as it was charged agrees with any furnace. */
export const changedIn = (
  heats: readonly PastHeat[],
  foretold: readonly Foretold[],
): ReadonlySet<ElementSymbol> => {
  const charged = new Map(heats.map((heat) => [heat.id, chargedIn(heat)]));
  return new Set(
    foretold.flatMap(({ heat, reading: { element }, mean }) =>
      Math.abs(mean / (charged.get(heat)?.get(element) ?? 0) - 1) < UNCHANGED ? [] : [element],
    ),
  );
};
