import { chiSquaredUpper } from '../../foundation/numerics/chi-squared.ts';
import { normalUpper, Z_95 } from '../../foundation/numerics/normal.ts';
import { byElementOrder, type ElementSymbol } from '../../metal/alloy/element.ts';

/** A prediction of one element: mean and one standard deviation [ppm]. */
export interface Predicted {
  readonly element: ElementSymbol;
  readonly mean_ppm: number;
  readonly sd_ppm: number;
}

/** What was measured [ppm]; `below` = less than that, `u_ppm` = standard uncertainty of the method. */
export interface Recorded {
  readonly element: ElementSymbol;
  readonly value_ppm: number;
  readonly below: boolean;
  readonly u_ppm: number;
}

export interface ComparedRow {
  readonly element: ElementSymbol;
  readonly predicted_ppm: number;
  readonly p05_ppm: number;
  readonly p95_ppm: number;
  readonly recorded_ppm: number;
  readonly below: boolean;
  /** (recorded - predicted) / sqrt(sd^2 + u^2); null for "<" results. */
  readonly z: number | null;
  /** -log2 of the chance of a deviation as large: 4.3 bit is one in twenty; null for "<" results above the mean. */
  readonly surprise_bit: number | null;
  readonly inside: boolean;
}

export interface Compared {
  readonly rows: readonly ComparedRow[];
  /** Rows whose record lies within the 5 to 95 % band. */
  readonly inside: number;
  /** Chance of a sum of z^2 as large (chi squared, as many degrees as rows with z): small = the prediction is wrong or too sure. */
  readonly pValue: number | null;
}

/**
 * Prediction against record, element by element (docs/theory/release.md, equations 10 and 11). Elements count as
 * independent, which they are not where a common cause moves several; the single rows do not suffer from that.
 * Leaves out elements that only one side has.
 */
export function compareRecorded(predicted: readonly Predicted[], recorded: readonly Recorded[]): Compared {
  const known = new Map(predicted.map((row) => [row.element, row]));
  const rows = recorded
    .filter(({ element }) => known.has(element))
    .map((record) => compareRow(known.get(record.element)!, record))
    .sort((a, b) => byElementOrder(a.element, b.element));
  const scores = rows.flatMap(({ z }) => (z === null ? [] : [z]));
  return {
    rows,
    inside: rows.filter((row) => row.inside).length,
    pValue:
      scores.length === 0
        ? null
        : chiSquaredUpper(
            scores.reduce((sum, z) => sum + z * z, 0),
            scores.length,
          ),
  };
}

function compareRow({ element, mean_ppm, sd_ppm }: Predicted, record: Recorded): ComparedRow {
  const p05_ppm = Math.max(0, mean_ppm - Z_95 * sd_ppm);
  const p95_ppm = mean_ppm + Z_95 * sd_ppm;
  const base = {
    element,
    predicted_ppm: mean_ppm,
    p05_ppm,
    p95_ppm,
    recorded_ppm: record.value_ppm,
    below: record.below,
  };
  const spread = Math.hypot(sd_ppm, record.u_ppm);
  if (record.below) {
    // "< L" contradicts only what was predicted to be above L.
    const excess =
      spread > 0 ? (mean_ppm - record.value_ppm) / spread : mean_ppm > record.value_ppm ? 40 : -40;
    return {
      ...base,
      z: null,
      surprise_bit: excess > 0 ? -Math.log2(Math.max(normalUpper(excess), 1e-300)) : null,
      inside: p05_ppm <= record.value_ppm,
    };
  }
  const z =
    spread > 0
      ? (record.value_ppm - mean_ppm) / spread
      : record.value_ppm === mean_ppm
        ? 0
        : 40 * Math.sign(record.value_ppm - mean_ppm);
  return {
    ...base,
    z,
    surprise_bit: -Math.log2(Math.max(2 * normalUpper(Math.abs(z)), 1e-300)),
    inside: record.value_ppm >= p05_ppm && record.value_ppm <= p95_ppm,
  };
}
