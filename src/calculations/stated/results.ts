import { type Driver, NOT_KNOWN, type SpreadOf } from '../../documents/economics/stated.ts';
import { explainedVariance } from '../../foundation/statistics/summary/explained-variance.ts';
import type { Drawn } from './sampler.ts';

/** Mean, median, 5 and 95 % points of drawn results. */
export function spreadOf(values: Float64Array): SpreadOf {
  const sorted = values.slice().sort();
  const at = (p: number): number => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!;
  return {
    mean: values.reduce((sum, one) => sum + one, 0) / values.length,
    p05: at(0.05),
    median: at(0.5),
    p95: at(0.95),
  };
}

/** Share of the variance from which a driver is named. */
const NAMED = 0.01;

/** What drives a result, largest first; what explains less than one per cent is left out. */
export const driversOf = (
  drawn: readonly Drawn[],
  result: Float64Array,
  nameOf: (place: string) => string = (place) => place,
): Driver[] =>
  drawn
    .map(({ name, confidence, measure, normals }) => ({
      path: name,
      words: placeWords(nameOf(name)),
      confidence,
      ...explainedVariance(normals, result),
      ...(measure === undefined ? {} : { measure }),
    }))
    .filter(({ share }) => share >= NAMED)
    .sort((a, b) => b.share - a.share);

/** Above this share of the variance the assumptions decide, not the facts. */
export const MOST_ASSUMED = 0.5;

/** The largest driver that nobody measured, and what measurement would replace it; undefined where all are known. */
export function decidingAssumption(drivers: readonly Driver[]): Driver | undefined {
  return drivers.find(({ confidence }) => NOT_KNOWN.has(confidence));
}

/** "measure X: how" of an assumption that decides. */
export const measurementWords = ({ words, measure }: Driver): string =>
  measure === undefined ? `measure, or find a source for: ${words}` : `${words}: ${measure}`;

/** A place of a document in words: `startUp.months` is "start up months". */
export const placeWords = (path: string): string =>
  path
    .replace(/\[(\d+)\]/g, (_, place: string) => ` ${Number(place) + 1}`)
    .replaceAll(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
    .replaceAll(/[./_]/g, ' ');
