import type { CutLog } from '../../../calculations/logs/heat-log.ts';
import type { Chart, Series } from '../../../documents/page-charts.ts';

/** Ratio of the highest to the lowest value from which on an axis is logarithmic [1]. */
const LOG_RATIO = 30;

type Curve = CutLog['curves'][number];

/** The curve of each setting over the minutes of the heat, its gaps hatched, its marks upright lines. */
export const logCharts = ({ curves, marks }: Pick<CutLog, 'curves' | 'marks'>): Chart[] =>
  curves.map(({ tag, cut }) => {
    const { what, unit } = tag.setting;
    const log = cut.lowest > 0 && cut.highest / cut.lowest > LOG_RATIO;
    const gaps = cut.gaps.map(({ from_s, to_s }, i): Series => {
      const name = i === 0 ? { name: 'not recorded' } : {};
      return { kind: 'gap', from: from_s / 60, to: to_s / 60, ...name };
    });
    const between = marks
      .slice(1, -1)
      .map(({ at_s }): Series => ({ kind: 'rule', axis: 'x', at: at_s / 60, tone: 'dim', dashed: true }));
    return {
      kind: 'xy',
      plot: {
        title: `${what[0]!.toUpperCase()}${what.slice(1)} (${tag.mapped.tag})`,
        description: `${what} of the heat as recorded, from ${marks[0]!.at} to ${marks.at(-1)!.at}; ${cut.gaps.length} gaps`,
        x: { label: 'time [min]', range: [0, marks.at(-1)!.at_s / 60] },
        y: {
          label: `${tag.name.split('_')[0]} [${unit}]`,
          ...(log ? { log: true } : { range: aroundOf(tag, cut) }),
        },
        series: [...gaps, ...piecesOf(cut), ...between],
        height: 220,
      },
    };
  });

/** Ends of the axis of a curve: what is within its tolerance is not drawn as if it moved. */
function aroundOf({ rule }: Curve['tag'], { lowest, highest }: Curve['cut']): readonly [number, number] {
  const beside = Math.max(0.06 * (highest - lowest), 3 * rule.tolerance(highest));
  return [lowest - beside, highest + beside];
}

/** The lines of a curve, apart at its gaps. */
function piecesOf({ at_s, value, gaps }: Curve['cut']): Series[] {
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
