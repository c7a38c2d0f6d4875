import { binomialCdf } from '../../src/foundation/numerics/binomial.ts';
import { streamKey, uniform } from '../../src/foundation/numerics/random.ts';
import { type Foretelling, intervalScore, isInside } from './coverage.ts';

/** Bands that a number is held against: of the models alone, printed, and with one scale for everything. */
export type Kind = 'model' | 'whole' | 'common';

export const inside = (rows: readonly Foretelling[], kind: Kind): number =>
  rows.filter((row) => isInside(row.measured, row[kind])).length;

/** Mean interval score of the logarithm [decades]; less is better. */
export const score = (rows: readonly Foretelling[], kind: Kind): number =>
  rows.reduce((sum, row) => sum + intervalScore(row.measured, row[kind]), 0) / rows.length;

/** Draws of the laboratories with replacement. */
const RESAMPLES = 2000;
/** Ends of the 90 % interval. */
const [LOW, HIGH] = [0.05, 0.95] as const;

/** 90 % intervals of what is counted, laboratories drawn again with replacement (cluster bootstrap). */
export interface Intervals {
  /** Share inside the printed bands, and inside those of the models alone [1]. */
  readonly whole: readonly [number, number];
  readonly model: readonly [number, number];
  /** Score of the printed bands less that of the others, on the same laboratories [decades]. */
  readonly overModel: readonly [number, number];
  readonly overCommon: readonly [number, number];
}

/** Numbers of one laboratory are drawn together: they are no independent furnaces. */
export function intervalsOf(rows: readonly Foretelling[]): Intervals {
  const laboratories = [...Map.groupBy(rows, ({ laboratory }) => laboratory).values()];
  const samples = Array.from({ length: RESAMPLES }, (_, b) => {
    const stream = streamKey('coverage', String(b));
    const drawn = laboratories.flatMap(
      (_one, k) => laboratories[Math.floor(uniform(stream, k) * laboratories.length)]!,
    );
    return {
      whole: inside(drawn, 'whole') / drawn.length,
      model: inside(drawn, 'model') / drawn.length,
      overModel: score(drawn, 'whole') - score(drawn, 'model'),
      overCommon: score(drawn, 'whole') - score(drawn, 'common'),
    };
  });
  const of = (name: keyof Intervals): readonly [number, number] => {
    const values = samples.map((one) => one[name]).sort((a, b) => a - b);
    return [values[Math.floor(LOW * RESAMPLES)]!, values[Math.floor(HIGH * RESAMPLES)]!];
  };
  return {
    whole: of('whole'),
    model: of('model'),
    overModel: of('overModel'),
    overCommon: of('overCommon'),
  };
}

/** Fewest and most of `n` that come out in nine of ten cases where each comes with a chance, by itself. */
export function byChance(n: number, chance: number): readonly [number, number] {
  const least = (share: number): number => {
    let k = 0;
    while (binomialCdf(k, n, chance) < share) k += 1;
    return k;
  };
  return [least(LOW), least(HIGH)];
}
