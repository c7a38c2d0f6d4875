import { scaleLinear } from 'd3-scale';
import { label, line, px, svg } from './svg.ts';

/** Statements of about one probability, and how often they were right [1]. */
export interface CalibrationBin {
  /** Mean probability stated. */
  readonly stated: number;
  /** Share that was right, and its binomial 95 % band. */
  readonly right: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

const SIZE = 360;
const LEFT = 64;
const TOP = 16;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/**
 * Stated probability against the share that was right, each with its band; honest statements lie on the diagonal. A bin
 * whose band does not reach its stated probability is drawn as a miss.
 */
export function calibrationChart(title: string, bins: readonly CalibrationBin[]): string {
  const x = scaleLinear([0, 1], [LEFT, LEFT + SIZE]);
  const y = scaleLinear([0, 1], [TOP + SIZE, TOP]);
  const grid = TICKS.map((tick) =>
    [
      line([x(tick), y(0)], [x(tick), y(1)], 'var(--line, #d5dbe3)'),
      line([x(0), y(tick)], [x(1), y(tick)], 'var(--line, #d5dbe3)'),
      label(x(tick), y(0) + 16, String(tick), { anchor: 'middle', dim: true }),
      label(x(0) - 8, y(tick) + 4, String(tick), { anchor: 'end', dim: true }),
    ].join(''),
  );
  const points = bins.map((bin) => {
    const colour = isInside(bin) ? 'var(--accent, #2457c5)' : 'var(--bad, #b3261e)';
    const at = x(bin.stated);
    // Beside its band where the plot has room, outside the plot for what is all but certain.
    const end = bin.stated > 0.7 && bin.stated < 0.97 ? 'end' : 'start';
    return [
      line([at, y(bin.low)], [at, y(bin.high)], colour, 2),
      `<circle cx="${px(at)}" cy="${px(y(bin.right))}" r="4.5" fill="${colour}"/>`,
      label(at + (end === 'end' ? -9 : 9), y(bin.right) + 14, `n ${bin.count}`, { anchor: end, dim: true }),
    ].join('');
  });
  const axes = [
    label(x(0.5), y(0) + 36, 'stated probability of the first candidate, 1', { anchor: 'middle' }),
    `<g transform="translate(16 ${px(y(0.5))}) rotate(-90)">${label(0, 0, 'share that was right, 1', { anchor: 'middle' })}</g>`,
  ];
  const diagonal = line([x(0), y(0)], [x(1), y(1)], 'var(--dim, #5b6675)');
  const description = bins
    .map(
      (bin) =>
        `stated ${bin.stated.toFixed(3)}, right ${bin.right.toFixed(3)} (${bin.low.toFixed(3)} to ${bin.high.toFixed(3)}) of ${bin.count}${isInside(bin) ? '' : ', outside its band'}`,
    )
    .join('; ');
  return svg(
    { width: LEFT + SIZE + 56, height: TOP + SIZE + 48, title, description },
    [...grid, diagonal, ...points, ...axes].join(''),
  );
}

const isInside = ({ stated, low, high }: CalibrationBin): boolean => stated >= low && stated <= high;
