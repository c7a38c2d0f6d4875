import type { ScrapHeat } from '../../documents/heats/scrap-history.ts';
import { standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import {
  nonNegativeRegression,
  type SourceDraws,
} from '../../foundation/statistics/bayes/non-negative-regression.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';

/** Largest share of a heat that may have stayed in the furnace [1] (assumption). */
const MOST_HEEL = 0.5;
/** Classes charged in fewer heats than this are taken together as others. */
const LEAST_HEATS = 3;
/** Shares that are alike beyond this are of one class for the fit: no heat tells them apart [1]. */
const ONE = 0.99;
/** Two heats further apart than this share no heel [s] (assumption: a furnace is emptied over a stop). */
const LONGEST_STOP_s = 86_400;

/** Least that deliveries of one class differ from each other [1] (assumption): few heats have seen few of them. */
const DELIVERY = 0.1;

/** Name of classes that are charged too seldom to be told apart. */
const OTHERS = 'other classes';

/** Heats with a content of one element, and what was charged into them by the columns of the fit. */
export interface Charges {
  readonly element: ElementSymbol;
  readonly heats: readonly ScrapHeat[];
  /** Classes of each column. */
  readonly columns: readonly (readonly string[])[];
  readonly hasHeel: boolean;
}

/** What one column is of a heat: mass of its classes per mass of metal that is expected of all of them. */
function amountsOf(heat: ScrapHeat, columns: Charges['columns'], metalYield: number): Float64Array {
  const all = Object.values(heat.charged_kg).reduce((sum, kg) => sum + kg, 0);
  const tapped = heat.tapped_kg ?? metalYield * all;
  const known = new Set(columns.flat());
  return Float64Array.from(columns, (names) => {
    const others = names.includes(OTHERS)
      ? Object.entries(heat.charged_kg).reduce((sum, [name, kg]) => sum + (known.has(name) ? 0 : kg), 0)
      : 0;
    return (names.reduce((sum, name) => sum + (ownValue(heat.charged_kg, name) ?? 0), 0) + others) / tapped;
  });
}

/** The columns of a fit: classes that were charged often enough, those that always went together as one. */
export function chargesOf(element: ElementSymbol, heats: readonly ScrapHeat[]): Charges {
  const counts = new Map<string, number>();
  for (const { charged_kg } of heats)
    for (const name of Object.keys(charged_kg)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count >= LEAST_HEATS).map(([name]) => name);
  const seldom = counts.size > often.length;
  const columns: string[][] = [];
  const shares = (name: string): number[] => heats.map(({ charged_kg }) => ownValue(charged_kg, name) ?? 0);
  for (const name of often.sort()) {
    const own = shares(name);
    const like = columns.find(([first]) => alike(shares(first!), own) > ONE);
    if (like) like.push(name);
    else columns.push([name]);
  }
  if (seldom) columns.push([OTHERS]);
  return { element, heats, columns, hasHeel: heats.every(({ at }) => at !== undefined) };
}

/** Cosine of two lists of masses. */
function alike(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]): number =>
    x.reduce((sum, one, i) => sum + one * y[i]!, 0);
  const norms = dot(a, a) * dot(b, b);
  return norms === 0 ? 0 : dot(a, b) / Math.sqrt(norms);
}

export const readingOf = (
  { composition_ppm, below_ppm }: ScrapHeat,
  element: ElementSymbol,
): { readonly ppm: number; readonly below: boolean } | undefined => {
  const ppm = composition_ppm?.[element];
  if (ppm !== undefined) return { ppm, below: false };
  const limit = below_ppm?.[element];
  return limit === undefined ? undefined : { ppm: limit, below: true };
};

/** Content of the heat before, where it followed soon enough; else the mean of all. */
function heelBefore(
  heats: readonly ScrapHeat[],
  at: number,
  { element, mean }: { readonly element: ElementSymbol; readonly mean: number },
): number {
  const before = heats[at - 1];
  const read = before && readingOf(before, element);
  if (read === undefined || read.below) return mean;
  const gap = (Date.parse(heats[at]!.at ?? '') - Date.parse(before!.at ?? '')) / 1000;
  return gap <= LONGEST_STOP_s ? read.ppm : mean;
}

/** A fit, and how it predicts heats that follow. */
export interface Deconvolved {
  readonly charges: Charges;
  readonly draws: SourceDraws;
  /** Contents of the columns [ppm] by draw, with the yield that is not known. */
  readonly contents: (column: number) => Float64Array;
  readonly heel: Float64Array | null;
  /** Draws of a reading of heat `at` of a list, from its baskets and the heat before. */
  readonly foretell: (heats: readonly ScrapHeat[], at: number) => Float64Array;
}

/** Takes the first heats apart by class of scrap. */
export function deconvolve(
  charges: Charges,
  {
    until,
    seed,
    metalYield,
    priorMean,
  }: {
    readonly until: number;
    readonly seed: number | string;
    readonly metalYield: { readonly mean: number; readonly sd: number };
    readonly priorMean: number;
  },
): Deconvolved {
  const { element, heats, columns, hasHeel } = charges;
  const measured = heats.slice(0, until).flatMap((heat, i) => {
    const read = readingOf(heat, element);
    return read === undefined ? [] : [{ heat, i, ppm: read.below ? read.ppm / 2 : read.ppm }];
  });
  const mean = measured.reduce((sum, { ppm }) => sum + ppm, 0) / measured.length;
  const C = columns.length + (hasHeel ? 1 : 0);
  const rowOf = (list: readonly ScrapHeat[], at: number): Float64Array => {
    const row = new Float64Array(C);
    row.set(amountsOf(list[at]!, columns, metalYield.mean));
    if (hasHeel) row[C - 1] = heelBefore(list, at, { element, mean });
    return row;
  };
  const x = new Float64Array(measured.length * C);
  for (const [h, { i }] of measured.entries()) x.set(rowOf(heats, i), h * C);
  const y = Float64Array.from(measured, ({ ppm }) => ppm);
  const heelColumn = hasHeel ? new Map([[C - 1, MOST_HEEL]]) : new Map<number, number>();
  const rows = { y, x, columns: C, bounded: heelColumn, priorMean };
  const draws = nonNegativeRegression(
    { ...rows, scale: new Float64Array(y.length).fill(1) },
    `${seed}/${element}`,
  );
  const { values, sigma } = draws;
  const heel = hasHeel ? Float64Array.from(sigma, (_, s) => values[s * C + C - 1]!) : null;
  const yieldStream = streamKey(seed, `yield/${element}`);
  const isTapped = measured.every(({ heat }) => heat.tapped_kg !== undefined);
  return {
    charges,
    draws,
    heel,
    contents: (column) =>
      Float64Array.from(sigma, (_, s) => {
        // the heel dilutes what the baskets bring; an unknown yield scales all classes alike
        const scale = isTapped ? 1 : 1 + (metalYield.sd / metalYield.mean) * standardNormal(yieldStream, s);
        return (Math.max(0, scale) * values[s * C + column]!) / (1 - (heel?.[s] ?? 0));
      }),
    foretell: (list, at) => {
      const row = rowOf(list, at);
      const stream = streamKey(seed, `heat/${element}/${list[at]!.id}`);
      return Float64Array.from(sigma, (scale, s) => {
        let ppm = 0;
        let square = 0;
        for (let c = 0; c < C; c++) {
          const part = row[c]! * values[s * C + c]!;
          ppm += part;
          if (c < columns.length) square += part * part;
        }
        return Math.max(0, ppm + Math.max(scale, DELIVERY * Math.sqrt(square)) * studentOfFour(stream, s));
      });
    },
  };
}

/** Student's t of 4 from five normals: z/sqrt(chi2/4). */
function studentOfFour(stream: ReturnType<typeof streamKey>, s: number): number {
  const z = (k: number): number => standardNormal(stream, 5 * s + k);
  return z(0) / Math.sqrt((z(1) ** 2 + z(2) ** 2 + z(3) ** 2 + z(4) ** 2) / 4);
}

/** Mass of each class of a column over all heats [kg], and the heats that it was charged in. */
export function chargedOf(
  heats: readonly ScrapHeat[],
  names: readonly string[],
  columns: Charges['columns'],
): { readonly heats: number; readonly kg: number } {
  const known = new Set(columns.flat());
  const masses = heats.map(({ charged_kg }) =>
    entriesOfText(charged_kg).reduce(
      (sum, [name, kg]) =>
        sum + (names.includes(name) || (names.includes(OTHERS) && !known.has(name)) ? kg : 0),
      0,
    ),
  );
  return { heats: masses.filter((kg) => kg > 0).length, kg: masses.reduce((sum, kg) => sum + kg, 0) };
}

const entriesOfText = (masses: Readonly<Record<string, number>>): readonly (readonly [string, number])[] =>
  Object.entries(masses);
