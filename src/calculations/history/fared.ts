import type { Covered, LearningRung } from '../../documents/heats/history.ts';
import { clopperPearsonLower, clopperPearsonUpper } from '../../foundation/numerics/clopper-pearson.ts';
import { byElementOrder, type ElementSymbol } from '../../metal/alloy/element.ts';
import type { Foretold } from './foretold.ts';

/** What is outside a 90 % band costs 2/0.1 of its distance (Gneiting and Raftery 2007, interval score). */
const PENALTY = 20;
/** One-sided confidence of either end of a 90 % interval. */
const ENDS = 0.95;

/** How predictions fared: share inside, width and error as factors, and the mean interval score of the logarithm. */
export function faredOf(foretold: readonly Foretold[]): LearningRung['calibrated'] {
  const measured = foretold.filter(({ reading }) => !reading.below);
  return {
    inside: foretold.filter(({ lies }) => lies === 'inside').length,
    width: Math.exp(median(foretold.map(widthOf))),
    error: Math.exp(
      median(measured.map((one) => Math.abs(logOf(one, one.reading.value_ppm) - logOf(one, one.mean)))),
    ),
    score: mean(measured.map(scoreOf)),
  };
}

/** Natural logarithm of a content, never below the standard deviation of its method. */
const logOf = ({ reading }: Foretold, ppm: number): number => Math.log(Math.max(ppm, reading.sd_ppm));

const widthOf = (one: Foretold): number => logOf(one, one.high) - logOf(one, one.low);

/** Interval score of the logarithm of one reading; less is better. */
export function scoreOf(one: Foretold): number {
  const [low, high, value] = [one.low, one.high, one.reading.value_ppm].map((ppm) => logOf(one, ppm)) as [
    number,
    number,
    number,
  ];
  return high - low + PENALTY * (Math.max(0, low - value) + Math.max(0, value - high));
}

/** The last reading of each element of each heat: readings of one heat share its deviation, heats do not. */
export function lastReadings(foretold: readonly Foretold[]): readonly Foretold[] {
  const last = new Map<string, Foretold>();
  for (const one of foretold) {
    const key = `${one.reading.element} ${one.heat}`;
    const before = last.get(key);
    if (before === undefined || one.reading.at_s >= before.reading.at_s) last.set(key, one);
  }
  return [...last.values()];
}

/** Share of readings inside their band, of all and element by element, with its exact 90 % interval. */
export function coverageOf(foretold: readonly Foretold[]): Covered[] {
  if (foretold.length === 0) return [];
  const elements = [...Map.groupBy(foretold, ({ reading }) => reading.element)].sort(([a], [b]) =>
    byElementOrder(a, b),
  );
  return [coveredOf('all', foretold), ...elements.map(([element, own]) => coveredOf(element, own))];
}

function coveredOf(element: ElementSymbol | 'all', foretold: readonly Foretold[]): Covered {
  const count = (where: Foretold['lies']): number => foretold.filter(({ lies }) => lies === where).length;
  const [n, inside] = [foretold.length, count('inside')];
  return {
    ...{ element, n, inside, share: inside / n },
    low: clopperPearsonLower(inside, n, ENDS),
    high: clopperPearsonUpper(inside, n, ENDS),
    above: count('above'),
    below: count('below'),
  };
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Middle value; zero of none. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
