import type { CalibrateOutput } from '../../documents/heats/calibrate.ts';
import { momentsOfMixture, variationOf } from '../../foundation/numerics/mixed-effects.ts';
import { normalQuantile, Z_95 } from '../../foundation/numerics/normal.ts';
import { percent, shortNumber } from '../../foundation/quantity/format.ts';
import { isOwnFactor } from '../../models/refining/discrepancy/own-factor.ts';
import { type Parameter, quantileOf } from '../../models/refining/parameters.ts';
import type { ParametricHeat } from '../furnace/parametric-heat.ts';
import { strangerRow } from '../furnace/strange-readings.ts';
import type { Reading } from '../sample/bath-readings.ts';
import { type Fit, knownAt } from './fit.ts';

type Row = CalibrateOutput['parameters'][number];
type Interval = Row['after'];

/** Points that a mean is taken over: the mean of a lognormal with a spread of 0.4 decades to a few parts in thousand. */
const MEAN_POINTS = 400;

/** Above this share of the prior spread nothing was learned [1]. */
const UNTOLD = 0.9;
/** Below this share of the prior spread a parameter is known well [1]. */
const WELL = 0.4;
/** Two parameters correlated beyond this are told only together [1]. */
const TOGETHER = 0.7;

/** Mean and 90 % interval of a parameter whose standard normal has this mean and spread. */
function intervalOf(parameter: Parameter, mean: number, sd: number): Interval {
  let sum = 0;
  for (let k = 0; k < MEAN_POINTS; k++) {
    sum += quantileOf(parameter, mean + sd * normalQuantile((k + 0.5) / MEAN_POINTS));
  }
  return {
    mean: sum / MEAN_POINTS,
    p05: quantileOf(parameter, mean - Z_95 * sd),
    p95: quantileOf(parameter, mean + Z_95 * sd),
  };
}

/** Before and after of every parameter, and which of them cannot be told apart. */
export function parameterRows(
  fit: Fit,
  { untouched, age }: { readonly untouched: readonly Parameter[]; readonly age: number | null },
): Pick<CalibrateOutput, 'parameters' | 'scales' | 'identifiability'> {
  const { parameters, components, design } = fit;
  const { mean, covariance } = knownAt(fit, age);
  const p = parameters.length;
  const sd = parameters.map((_, j) => Math.sqrt(covariance[j * p + j]!));
  const scales = {
    heatToHeat: intervalOfScale(components, ({ tau }) => tau),
    scatter: intervalOfScale(components, ({ delta }) => delta),
    structure: intervalOfScale(components, ({ within }) => within ?? 0),
  };
  const rows = parameters.map((parameter, j) =>
    rowOf(parameter, {
      mean: mean[j]!,
      sd: sd[j]!,
      variation: components.reduce((sum, one) => sum + one.weight * variationOf(design, one, j), 0),
    }),
  );
  const together: CalibrateOutput['identifiability']['together'] = [];
  for (let i = 0; i < p; i++) {
    for (let j = i + 1; j < p; j++) {
      const correlation = covariance[i * p + j]! / (sd[i]! * sd[j]!);
      if (Math.abs(correlation) < TOGETHER) continue;
      together.push({
        a: parameters[i]!.name,
        b: parameters[j]!.name,
        correlation,
        words: togetherWords(parameters[i]!, parameters[j]!, correlation),
      });
    }
  }
  const notTold = [
    ...untouched.map(({ name, what }) => ({ name, words: `${what}: no sample depends on it` })),
    ...rows
      .filter(({ spreadRatio }) => spreadRatio > UNTOLD)
      .map(({ name, what, spreadRatio }) => ({
        name,
        words: `${what}: ${percent(spreadRatio, 0)} of the prior spread is left, so the samples show almost nothing about it`,
      })),
  ];
  return { parameters: rows, scales, identifiability: { notTold, together } };
}

function rowOf(parameter: Parameter, of: { mean: number; sd: number; variation: number }): Row {
  const { name, what, unit, source, confidence } = parameter;
  const own = of.variation;
  return {
    name,
    what,
    unit,
    before: { ...intervalOf(parameter, 0, 1), source, confidence },
    after: intervalOf(parameter, of.mean, of.sd),
    spreadRatio: of.sd,
    heatToHeat: own === 0 ? 1 : quantileOf(parameter, of.mean + own) / quantileOf(parameter, of.mean),
    words:
      of.sd > UNTOLD ? 'as before: these heats do not show it' : of.sd < WELL ? 'well known' : 'partly known',
  };
}

function togetherWords(a: Parameter, b: Parameter, correlation: number): string {
  const sense =
    correlation > 0
      ? 'only their ratio is known: both could be higher, or both lower'
      : 'only their product is known: one could be higher if the other is lower';
  return `${a.what} and ${b.what} cannot be told apart (correlation ${correlation.toFixed(2)}): ${sense}`;
}

/** Mean and 90 % interval of a scale over the grid. */
function intervalOfScale(
  components: Fit['components'],
  of: (one: Fit['components'][number]) => number,
): Interval {
  const sorted = [...components].sort((a, b) => of(a) - of(b));
  const at = (share: number): number => {
    let sum = 0;
    for (const one of sorted) {
      sum += one.weight;
      if (sum >= share) return of(one);
    }
    return of(sorted.at(-1)!);
  };
  return {
    mean: components.reduce((sum, one) => sum + one.weight * of(one), 0),
    p05: at(0.05),
    p95: at(0.95),
  };
}

/** A parameter this far from literature is not believed [prior sd]. */
const BEYOND = 3;
/** A furnace that changes this much between heats says no more than literature does [prior sd]. */
const UNSTEADY = 1;

/** What the heats ask for and nobody would believe: parameters far from literature, heats that contradict each other. */
export function contradictions(
  { parameters, components, strangers, charges }: Fit,
  heats: readonly ParametricHeat[],
): string[] {
  const { mean } = momentsOfMixture(components);
  const tau = intervalOfScale(components, (one) => one.tau).mean;
  return [
    ...parameters.flatMap((parameter, j) =>
      Math.abs(mean[j]!) < BEYOND
        ? []
        : [
            `${parameter.what}: these heats need ${farWords(parameter, mean[j]!)}. Before you rely on it, check what was charged, logged and measured`,
          ],
    ),
    ...(tau < UNSTEADY
      ? []
      : [
          `the heats contradict each other: from heat to heat the furnace changes by ${shortNumber(tau, 2)} of the spread in literature. Find what was not logged (power, stirring, charge) before you rely on the next prediction`,
        ]),
    ...misbooked(charges, heats),
    ...unexplained(
      strangers,
      heats.flatMap(({ readings }) => readings),
    ),
  ];
}

function farWords(parameter: Parameter, z: number): string {
  const factor = shortNumber(quantileOf(parameter, z) / quantileOf(parameter, 0), 2);
  return isOwnFactor(parameter)
    ? `a factor of ${factor}, ${Math.abs(z).toFixed(1)} times as far as other furnaces are`
    : `${factor} times the value from literature, ${Math.abs(z).toFixed(1)} standard deviations away`;
}

/** Charges this far from what was booked are not believed, all heats together [sd]: one in sixteen thousand by chance. */
const MISBOOKED = 4;

/** Contents that the samples find in one voice, and the charge does not hold: no heat alone need be strange for it. */
function misbooked(charges: Fit['charges'], heats: readonly ParametricHeat[]): string[] {
  const elements = [...new Set(heats.flatMap(({ uncertain }) => uncertain))];
  return elements.flatMap((element) => {
    const off = heats.flatMap(({ uncertain }, h) => {
      const k = uncertain.indexOf(element);
      return k < 0 ? [] : [charges[h]![k]!];
    });
    const together = off.reduce((sum, z) => sum + z, 0) / Math.sqrt(off.length);
    if (Math.abs(together) < MISBOOKED) return [];
    return [
      `${element}: the samples need ${together > 0 ? 'more' : 'less'} in the charge than was booked, ${Math.abs(together).toFixed(0)} sd over ${off.length} heats. Check the analysis of the charge, its unit and other additions`,
    ];
  });
}

/** Elements of which most readings are strange: not slips, but something that the model does not know. */
function unexplained(strangers: Fit['strangers'], readings: readonly Reading[]): string[] {
  return [...new Set(strangers.map(({ reading }) => reading.element))].flatMap((element) => {
    const strange = strangers.filter(({ reading }) => reading.element === element).length;
    const all = readings.filter((one) => one.element === element).length;
    return strange > 1 && 2 * strange > all
      ? [
          `${element}: ${strange} of ${all} results do not fit the model, so they are left out. Nothing in this route explains them. Compare lining, additions and charge with the furnace log`,
        ]
      : [];
  });
}

/** Readings that nothing else agrees with, furthest first. */
export const strangerRows = ({ strangers }: Fit): CalibrateOutput['strangers'] =>
  [...strangers].sort((a, b) => Math.abs(b.off) - Math.abs(a.off)).map(strangerRow);
