import { normalCdf } from '../../foundation/numerics/normal.ts';
import { addDecimals, compareDecimals } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { FRACTION, intervalVerdict, inUnit, type PrintedLimit, type Verdict } from './contractual.ts';
import { methodFitness } from './method-fit.ts';
import { answersFor, bySpecimen, type SpecimenResults } from './several-results.ts';
import { askedConfidence, fractions, type JudgeOptions, limitText, type ResultRow } from './verdict.ts';

export interface SumRule {
  readonly elements: readonly ElementSymbol[];
  /** In wt%. */
  readonly limit: PrintedLimit;
  /** The element in whose row a grade prints this sum ("Nb is Nb + Ta"). */
  readonly printedFor?: ElementSymbol;
}

export interface SumVerdict {
  readonly elements: readonly ElementSymbol[];
  readonly text: string;
  readonly limit: string;
  readonly contractual: Verdict;
  readonly probability: number | null;
  readonly reason: string;
  /** What the sum does to the verdict on the object. */
  readonly outcome: Verdict;
}

/**
 * A sum such as Nb + Ta, exactly in wt%, of every specimen, a part that it lacks taken from the same place or, where the
 * place has none, from all: the worst speaks. "<" results give the interval from nothing to their limits. Several results
 * of one part of a specimen all have to pass, and one of them is enough to fail, as in the row of an element; several that
 * stand in from other specimens leave the interval between them. Parts that were not measured, or not by a method that
 * can, hold what the contract would pass, and so does a probability under the stated confidence. Such a part gives way to a
 * result of the same metal that can decide (`supersede`); a FAIL never does.
 */
export function judgeSum(rule: SumRule, rows: readonly ResultRow[], options: JudgeOptions): SumVerdict {
  const parts = rows.filter((row) => rule.elements.includes(row.element));
  const missing = rule.elements.filter((element) => !parts.some((row) => row.element === element));
  if (missing.length > 0)
    return {
      elements: rule.elements,
      text: '',
      limit: limitText(rule.limit),
      contractual: 'HOLD',
      probability: null,
      reason: `missing: ${missing.join(', ')}`,
      outcome: 'HOLD',
    };
  const all = judgeParts(rule, parts, options);
  if (all.outcome !== 'HOLD') return all;
  const window = fractions(rule.limit);
  const better = (row: ResultRow): ResultRow | undefined =>
    partHold(row, window) === null
      ? undefined
      : parts.find((other) => partHold(other, window) === null && answersFor(other, row));
  const given = parts.filter((row) => better(row));
  const judged = judgeParts(
    rule,
    parts.filter((row) => !given.includes(row)),
    options,
  );
  const words = given.map(
    (row) => `${partHold(row, window)}; ${resultText(better(row)!)} of the same metal decides`,
  );
  return { ...judged, reason: [judged.reason, ...words].join('; ') };
}

const resultText = ({ reading, unit }: ResultRow): string => `${reading.text} ${unit}`;

function judgeParts(rule: SumRule, parts: readonly ResultRow[], options: JudgeOptions): SumVerdict {
  const judged = bySpecimen(parts).map((at) => sumAt(rule, at, options));
  return (
    judged.find(({ outcome }) => outcome === 'FAIL') ??
    judged.find(({ outcome }) => outcome === 'HOLD') ??
    judged[0]!
  );
}

function sumAt(rule: SumRule, { own, beside }: SpecimenResults, options: JudgeOptions): SumVerdict {
  const parts = [...own, ...beside];
  const ends = rule.elements.map((element) => endsOf(parts.filter((row) => row.element === element)));
  const whole = added(ends);
  const { low, high } = whole;
  // The least and the most that any one choice among the specimen's own results leaves.
  const sure = rule.elements.map((element, i) => {
    const mine = own.filter((row) => row.element === element).map((row) => endsOf([row]));
    return mine.length === 0 ? ends[i]! : { low: greatest(mine.map((end) => end.low)), high: leastOf(mine) };
  });
  const against = { limit: rule.limit, rounding: options.rounding };
  const fails = intervalVerdict(added(sure), against) === 'FAIL';
  const contractual = fails ? 'FAIL' : intervalVerdict(whole, against);
  const { probability, value, uncertainty } = probabilityOf(rule, parts);
  const window = fractions(rule.limit);
  const asked = askedConfidence({ probability, value, window, uncertainty, unit: 'wt%' }, options);
  const holds = [
    ...parts.map((row) => partHold(row, window)),
    contractual === 'PASS' ? asked.hold : null,
  ].filter((hold) => hold !== null);
  const text = high === null ? `>${low}` : low === high ? high : `${low} to ${high}`;
  return {
    elements: rule.elements,
    text,
    limit: limitText(rule.limit),
    contractual,
    probability,
    reason: [`${text} wt% against ${limitText(rule.limit)}`, ...holds].join('; '),
    outcome: contractual === 'PASS' && holds.length > 0 ? 'HOLD' : contractual,
  };
}

/** From the least to the greatest content [wt%]; null = no upper end is known. */
interface Ends {
  readonly low: string;
  readonly high: string | null;
}

/** The interval that the results of one element leave: from the least to the greatest they allow. */
function endsOf(rows: readonly ResultRow[]): Ends {
  const digits = (row: ResultRow): string => inUnit(row.reading.digits, row.unit, 'wt%');
  const lows = rows.map((row) => (row.reading.operator.startsWith('<') ? '0' : digits(row)));
  const highs = rows.filter((row) => !row.reading.operator.startsWith('>')).map(digits);
  return { low: least(lows), high: highs.length < rows.length ? null : greatest(highs) };
}

/** Sum of intervals, exactly. */
function added(ends: readonly Ends[]): Ends {
  const highs = ends.map(({ high }) => high).filter((high) => high !== null);
  return {
    low: addDecimals(ends.map(({ low }) => low)),
    high: highs.length === ends.length ? addDecimals(highs) : null,
  };
}

/** Least upper end; null where none of them has one. */
function leastOf(ends: readonly Ends[]): string | null {
  const highs = ends.map(({ high }) => high).filter((high) => high !== null);
  return highs.length === 0 ? null : least(highs);
}

const least = (decimals: readonly string[]): string =>
  decimals.reduce((a, b) => (compareDecimals(a, b) <= 0 ? a : b));

const greatest = (decimals: readonly string[]): string =>
  decimals.reduce((a, b) => (compareDecimals(a, b) >= 0 ? a : b));

function partHold(row: ResultRow, window: { readonly min?: number; readonly max?: number }): string | null {
  if (row.origin !== 'measured') return `${row.element} is ${row.origin}, not measured`;
  // A part has to show no minimum of its own.
  const { min: _min, ...above } = window;
  const value = row.reading.value * FRACTION[row.unit];
  const { fit, reason } = methodFitness(row.ability, row.reading, { value, ...above });
  return fit ? null : `${row.element}: ${reason}`;
}

/**
 * Probability that the sum conforms, flat prior, the errors of the parts independent: u^2 = sum u_i^2 (JCGM 100, 5.1; docs/theory/release.md, equation 16);
 * a "<" part is uniform on [0, l], mean l/2 and u^2 = l^2/12 (JCGM 100, 4.3.7). Of several results of a part the least of
 * each, then the greatest of each are taken, and the smaller probability counts. null where a part has no upper end or no known uncertainty.
 */
function probabilityOf(rule: SumRule, parts: readonly ResultRow[]): SumProbability {
  const rising = parts.toSorted((a, b) => contentOf(a) - contentOf(b));
  const [low, high] = [probabilityAt(rule, rising), probabilityAt(rule, rising.toReversed())];
  return chanceOf(high) < chanceOf(low) ? high : low;
}

interface SumProbability {
  readonly probability: number | null;
  readonly value: number;
  readonly uncertainty: number | null;
}

/** A probability that nobody knows counts as less than any. */
const chanceOf = ({ probability }: SumProbability): number => probability ?? Number.NEGATIVE_INFINITY;

const contentOf = ({ reading, unit }: ResultRow): number => reading.value * FRACTION[unit];

/** The same with the first result of each part. */
function probabilityAt({ elements, limit }: SumRule, parts: readonly ResultRow[]): SumProbability {
  let value = 0;
  let variance = 0;
  for (const element of elements) {
    const part = parts.find((row) => row.element === element)!;
    const { reading, ability } = part;
    const content = contentOf(part);
    const below = reading.operator.startsWith('<');
    const u = below ? content / Math.sqrt(12) : ability?.standardUncertainty;
    if (u === undefined || reading.operator.startsWith('>'))
      return { probability: null, value: 0, uncertainty: null };
    value += below ? content / 2 : content;
    variance += u * u;
  }
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = fractions(limit);
  const uncertainty = Math.sqrt(variance);
  if (uncertainty === 0) return { probability: value >= min && value <= max ? 1 : 0, value, uncertainty };
  return {
    probability: normalCdf((max - value) / uncertainty) - normalCdf((min - value) / uncertainty),
    value,
    uncertainty,
  };
}
