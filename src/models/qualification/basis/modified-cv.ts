import { momentsOf } from '../../../foundation/statistics/sample.ts';

/** Modified coefficient of variation [1]: below 4 % 6 %; 4 to 8 % CV/2 + 4 %; above unchanged. Continuous at both joints. */
export function modifiedCvOf(cv: number): number {
  if (cv < 0.04) return 0.06;
  return cv < 0.08 ? cv / 2 + 0.04 : cv;
}

/** Values stretched about their mean until their CV is the modified one. A sample without spread stays as it is. */
export function stretchToModifiedCv(x: readonly number[]): number[] {
  const { mean, sd } = momentsOf(x);
  const cv = sd / mean;
  if (!(cv > 0)) return [...x];
  const factor = modifiedCvOf(cv) / cv;
  return x.map((value) => mean + factor * (value - mean));
}
