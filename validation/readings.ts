import type { Facts } from '../src/calculations/facts.ts';
import { simulateDocument } from '../src/calculations/simulate/simulate.ts';
import type { SimulateInput } from '../src/documents/heats/simulate.ts';
import { InputError, ValidityError } from '../src/foundation/errors.ts';
import type { BandStatement, Drawn, NamedSet, Ranges, Telling } from './comparison.ts';
import { drawInputs } from './draws.ts';
import { accepted } from './judge.ts';
import { type Run, runOf, type Which } from './run.ts';

/** What one furnace says of an uncertain number of the models, over everything else that is not known of it. */
export interface Reading {
  readonly parameter: string;
  readonly furnace: string;
  readonly set: string;
  readonly says: string;
  /** Of log10 of the factor on the model's own value that meets the published number. */
  readonly mean: number;
  readonly sd: number;
  /** Draws in which no factor within the range meets it, of how many; they stand at the end of the range. */
  readonly beyond: number;
  readonly draws: number;
}

/** Readings of one parameter together: furnaces as draws of one population, log10. */
export interface Pooled {
  readonly furnaces: number;
  readonly mean: number;
  readonly standardError: number;
  /** Standard deviation between furnaces, what they do not know of themselves taken off. */
  readonly between: number;
}

/** Draws of the assumed inputs; each is asked with the central numbers of the models and with two draws of them. */
const DRAWS = 12;
const WHICH: readonly Which[] = ['only', 'lower', 'upper'];
/** Range of a factor [log10] and halvings of it: to 0.02. */
const [LEAST, MOST] = [-2.5, 2.5];
const HALVINGS = 8;

/** Every statement that names the parameter it tells, read. Bounds tell no value. */
export async function readingsOf(sets: readonly NamedSet[], facts: Facts): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const set of sets)
    for (const statement of set.comparison.statements)
      if (statement.kind === 'band' && statement.tells)
        readings.push(await readingOf(set, statement, statement.tells, facts));
  return readings;
}

/**
 * The factor on a parameter with which a statement is met, over draws of what the paper leaves open and of the models' other
 * numbers.
 */
export async function readingOf(
  set: NamedSet,
  statement: BandStatement<Ranges>,
  { parameter, furnace = set.data.id }: Telling,
  facts: Facts,
): Promise<Reading> {
  const [low, high] = accepted(statement.published);
  const found: number[] = [];
  let beyond = 0;
  for (let j = 0; j < DRAWS; j++) {
    const drawn = drawInputs(set.data.id, set.comparison.assumed ?? {}, j);
    for (const which of WHICH) {
      const missing = async (log10: number): Promise<number> =>
        (await observed(statement, drawn, { facts, seed: `${set.data.id}/${j}`, which, parameter, log10 })) -
        Math.sqrt(low * high);
      const { log10, isWithin } = await crossing(missing);
      found.push(log10);
      if (!isWithin) beyond++;
    }
  }
  const { mean, sd } = momentsOf(found);
  const of = { parameter, furnace, set: set.data.id, says: statement.says };
  return { ...of, mean: rounded(mean), sd: rounded(sd), beyond, draws: found.length };
}

interface Pinned {
  readonly facts: Facts;
  readonly seed: string;
  readonly which: Which;
  readonly parameter: string;
  readonly log10: number;
}

/** What the statement reads off its documents with the parameter held; NaN where the models refuse. */
async function observed(
  { documents, observe }: BandStatement<Ranges>,
  drawn: Drawn,
  { facts, seed, which, parameter, log10 }: Pinned,
): Promise<number> {
  const runs: Run[] = [];
  for (const document of documents) {
    const filled = document(drawn);
    const asked: SimulateInput = {
      ...filled,
      samples: which === 'only' ? 1 : 2,
      seed,
      calibrated: {
        furnace: 'held',
        heats: 0,
        rows: [{ name: parameter, law: 'lognormal', central: 10 ** log10, spread: 0, heatSpread: 0 }],
        scatter: 0,
        removalCredit: {},
        advice: false,
      },
    };
    try {
      runs.push(runOf(filled, await simulateDocument(asked, facts), which));
    } catch (error) {
      if (!(error instanceof ValidityError || error instanceof InputError)) throw error;
      return Number.NaN;
    }
  }
  return observe(...runs);
}

/** Where a monotonic function of log10 of a factor is zero; the nearer end when it is nowhere. */
export async function crossing(
  missing: (log10: number) => Promise<number>,
): Promise<{ readonly log10: number; readonly isWithin: boolean }> {
  let [low, high] = [LEAST, MOST];
  const [atLow, atHigh] = [await missing(low), await missing(high)];
  if (!(atLow * atHigh <= 0))
    return { log10: Math.abs(atLow) < Math.abs(atHigh) ? low : high, isWithin: false };
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if ((await missing(middle)) * atLow > 0) low = middle;
    else high = middle;
  }
  return { log10: (low + high) / 2, isWithin: true };
}

/** To what a halving resolves. */
const rounded = (value: number): number => Number(value.toFixed(2));

function momentsOf(values: readonly number[]): { readonly mean: number; readonly sd: number } {
  const mean = sumOf(values, (value) => value) / values.length;
  return { mean, sd: Math.sqrt(sumOf(values, (value) => (value - mean) ** 2) / (values.length - 1)) };
}

/** Readings of a furnace for which most draws find no factor that meets its numbers: something else decides them. */
export const isBeyond = (ofFurnace: readonly Reading[]): boolean =>
  2 * sumOf(ofFurnace, ({ beyond }) => beyond) > sumOf(ofFurnace, ({ draws }) => draws);

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0);

/**
 * Readings of one parameter as furnaces of one population: several readings of a furnace as their mean (they share what is
 * assumed of it), then the moments of DerSimonian and Laird, Controlled Clinical Trials 7 (1986) 177-188: with weights w = 1/s2,
 * Q = sum w (x - mean)2, between2 = (Q - (k - 1)) / (sum w - sum w2 / sum w), not below zero. What lies beyond is left out.
 */
export function pooled(readings: readonly Reading[]): Pooled {
  const kept = [...Map.groupBy(readings, ({ furnace }) => furnace).values()].filter((of) => !isBeyond(of));
  const furnaces = kept.map((of) => ({
    mean: sumOf(of, ({ mean }) => mean) / of.length,
    variance: sumOf(of, ({ sd }) => sd ** 2) / of.length,
  }));
  const fixed = weighted(furnaces, 0);
  const sum = sumOf(furnaces, ({ variance }) => 1 / variance);
  const squares = sumOf(furnaces, ({ variance }) => variance ** -2);
  const q = sumOf(furnaces, ({ mean, variance }) => (mean - fixed.mean) ** 2 / variance);
  const between2 = furnaces.length < 2 ? 0 : Math.max(0, (q - (furnaces.length - 1)) / (sum - squares / sum));
  return { furnaces: furnaces.length, ...weighted(furnaces, between2), between: Math.sqrt(between2) };
}

function weighted(
  furnaces: readonly { readonly mean: number; readonly variance: number }[],
  between2: number,
): Pick<Pooled, 'mean' | 'standardError'> {
  const sum = sumOf(furnaces, ({ variance }) => 1 / (variance + between2));
  const mean = sumOf(furnaces, (one) => one.mean / (one.variance + between2)) / sum;
  return { mean, standardError: 1 / Math.sqrt(sum) };
}
