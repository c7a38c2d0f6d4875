/** Something measured at rising sizes. */
export interface Growth {
  readonly what: string;
  /** What there is more of. */
  readonly of: string;
  readonly unit: 's' | 'ms' | 'us' | 'MB';
  /** Pairs of size and figure, sizes rising. */
  readonly found: readonly (readonly [size: number, figure: number])[];
}

/** Says what was measured as soon as it is. */
export type Tell = (growth: Growth) => void;

/** Power of the size that a figure grows with between two sizes: 1 is linear. */
const exponent = (
  [size, figure]: readonly [number, number],
  [larger, more]: readonly [number, number],
): string => (Math.log(more / figure) / Math.log(larger / size)).toFixed(1);

/** One row of a table in Markdown: over all sizes, and from the last but one where there are more than two. */
export function growthRow({ what, of, unit, found }: Growth): string {
  const [first, last] = [found[0]!, found.at(-1)!];
  const ends = found.length > 2 ? `, last ${exponent(found.at(-2)!, last)}` : '';
  const sizes = found.map(([size]) => size.toLocaleString('en')).join(' -> ');
  const figures = found.map(([, figure]) => short(figure)).join(', ');
  return `| ${what} | ${sizes} ${of} | ${figures} ${unit} | ${exponent(first, last)}${ends} |`;
}

export const GROWTH_HEAD = '| what | sizes | figures | exponent: 1 is linear |\n|---|---|---|---|';

const short = (figure: number): string => (figure >= 10 ? figure.toFixed(0) : figure.toPrecision(2));
