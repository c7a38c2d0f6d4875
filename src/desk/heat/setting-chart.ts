import type { Chart, Series } from '../../documents/page-charts.ts';

/** Ratio of the highest to the lowest value from which on an axis is logarithmic [1]. */
const LOG_RATIO = 30;

interface Line {
  readonly at_s: readonly number[];
  readonly value: readonly number[];
}

/** A setting over the time of a heat. */
export interface DrawnSetting extends Line {
  readonly title: string;
  readonly description: string;
  /** Title of its axis. */
  readonly name: string;
  readonly unit: string;
  readonly end_s: number;
  readonly gaps: readonly { readonly from_s: number; readonly to_s: number }[];
  /** Times of what is marked on the way [s]. */
  readonly marks_s: readonly number[];
  /** Half the height of an axis at the least: what lies within is not drawn as if it moved. */
  readonly least: number;
  readonly planned?: Line | undefined;
}

/** The curve of a setting over the minutes of its heat, its gaps hatched, its marks upright lines, what was planned dashed. */
export function settingChart(drawn: DrawnSetting): Chart {
  const { title, description, name, unit, end_s, gaps, marks_s, planned } = drawn;
  const values = [...drawn.value, ...(planned?.value ?? [])];
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const beside = Math.max(0.06 * (highest - lowest), drawn.least);
  const log = lowest > 0 && highest / lowest > LOG_RATIO;
  return {
    kind: 'xy',
    plot: {
      title,
      description,
      x: { label: 'time [min]', range: [0, end_s / 60] },
      y: {
        label: `${name} [${unit}]`,
        ...(log ? { log: true } : { range: [lowest - beside, highest + beside] }),
      },
      series: [
        ...gaps.map(({ from_s, to_s }, i): Series => {
          const named = i === 0 ? { name: 'not recorded' } : {};
          return { kind: 'gap', from: from_s / 60, to: to_s / 60, ...named };
        }),
        ...(planned === undefined
          ? []
          : [
              {
                kind: 'line',
                points: pointsOf(planned),
                tone: 'dim',
                dashed: true,
                name: 'planned',
              } as const,
            ]),
        ...piecesOf(drawn),
        ...marks_s.map(
          (at_s): Series => ({ kind: 'rule', axis: 'x', at: at_s / 60, tone: 'dim', dashed: true }),
        ),
      ],
      height: 220,
    },
  };
}

const pointsOf = ({ at_s, value }: Line): [number, number][] => at_s.map((at, i) => [at / 60, value[i]!]);

/** The lines of a curve, apart at its gaps. */
function piecesOf({ at_s, value, gaps }: DrawnSetting): Series[] {
  const pieces: [number, number][][] = [[]];
  at_s.forEach((at, i) => {
    const before = at_s[i - 1];
    if (
      before !== undefined &&
      gaps.some(({ from_s, to_s }) => before <= from_s && at >= to_s && to_s > before)
    )
      pieces.push([]);
    pieces.at(-1)!.push([at / 60, value[i]!]);
  });
  return pieces.map((points) =>
    points.length === 1 ? { kind: 'points', points, hollow: true } : { kind: 'line', points },
  );
}
