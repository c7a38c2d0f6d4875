/** A size and a figure. */
type Found = readonly [size: number, figure: number];

/** Something measured at rising sizes. */
export interface Growth {
  readonly what: string;
  /** What there is more of. */
  readonly of: string;
  readonly unit: 's' | 'ms' | 'us' | 'MB' | '';
  /** Pairs of size and figure, sizes rising. */
  readonly found: readonly Found[];
  /** What it comes to at a size that was not grown, where that is asked. */
  readonly later?: string;
}

/** Says what was measured as soon as it is, or what follows from it in words. */
export type Tell = (told: Growth | string) => void;

/** Power of the size that a figure grows with between two sizes: 1 is linear. */
const exponent = ([size, figure]: Found, [larger, more]: Found): string =>
  (Math.log(more / figure) / Math.log(larger / size)).toFixed(1);

/** Slope of the line of least squares through points. */
function slopeOf(points: readonly Found[]): number {
  const [x, y] = [0, 1].map(
    (axis) => points.reduce((sum, point) => sum + point[axis]!, 0) / points.length,
  ) as [number, number];
  const across = points.reduce((sum, [size, figure]) => sum + (size - x) * (figure - y), 0);
  return across / points.reduce((sum, [size]) => sum + (size - x) ** 2, 0);
}

/**
 * What a figure comes to at a larger size: by its exponent over all sizes, or along a line where that gives more, because what is the same
 * at all sizes hides how the rest grows. Neither falls.
 */
export function extrapolated(found: readonly Found[], size: number): number {
  const [last, figure] = found.at(-1)!;
  const power = slopeOf(found.map(([one, of]) => [Math.log(one), Math.log(of)]));
  const line = figure + Math.max(0, slopeOf(found)) * (size - last);
  return Math.max(line, figure * (size / last) ** Math.max(0, power));
}

/** One row of a table in Markdown: over all sizes, and from the last but one where there are more than two. */
export function growthRow({ what, of, unit, found, later = '' }: Growth): string {
  const [first, last] = [found[0]!, found.at(-1)!];
  const ends = found.length > 2 ? `, last ${exponent(found.at(-2)!, last)}` : '';
  const sizes = found.map(([size]) => size.toLocaleString('en')).join(' -> ');
  const figures = found.map(([, figure]) => short(figure)).join(', ');
  return `| ${what} | ${sizes} ${of} | ${figures} ${unit} | ${exponent(first, last)}${ends} | ${later} |`;
}

export const GROWTH_HEAD =
  '| what | sizes | figures | exponent: 1 is linear | extrapolated |\n|---|---|---|---|---|';

export const short = (figure: number): string => (figure >= 10 ? figure.toFixed(0) : figure.toPrecision(2));
