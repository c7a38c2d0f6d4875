import { scaleLinear, scaleLog } from 'd3-scale';
import { area as areaOf, line as lineOf } from 'd3-shape';
import type { Stage, Trajectory, TrajectoryPoint } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { label, line, px, rect, svg } from './svg.ts';

const PANEL = { height: 168, left: 52, right: 10, top: 34, bottom: 46 } as const;
/** Widths that it is drawn in [px]: that of a report, and that of a phone, where letters stay as large. */
export const TRAJECTORY_WIDTHS = { report: 340, phone: 304 } as const;
/** A panel spans decades when its contents do: from this ratio on the axis is logarithmic. */
const LOG_RATIO = 30;
/** Contents of nothing still have a place on a logarithmic axis: this share of the largest. */
const LOG_FLOOR = 1e-4;

/**
 * How one content runs through the route: band = 5 to 95 %, shaded columns = operations in turn, dashes = maximum of
 * the specification, dots = what limits it now. Time in minutes over the whole route.
 */
export function trajectoryChart(
  row: Trajectory,
  stages: readonly Stage[],
  width: number = TRAJECTORY_WIDTHS.report,
): string {
  const { element, unit, points } = row;
  const [first, last] = [points[0], points.at(-1)];
  return svg(
    {
      width,
      height: PANEL.height,
      title: `${element} through the route`,
      description:
        first && last
          ? `from ${readable(middleOf(first))} to ${readable(middleOf(last))} ${unit}${row.limitedBy ? `, limited by ${row.limitedBy}` : ''}`
          : 'without points',
    },
    panel(row, stages, width),
  );
}

/** The single number beside a band: the median, of older answers the mean. */
const middleOf = ({ median, mean }: TrajectoryPoint): number => median ?? mean;

function panel(row: Trajectory, stages: readonly Stage[], width: number): string {
  const { points, max, floor } = row;
  const end = Math.max(1, ...points.map(({ time_s }) => time_s), ...stages.map(({ to_s }) => to_s));
  const bottom = PANEL.height - PANEL.bottom;
  const x = scaleLinear([0, end / 60], [PANEL.left, width - PANEL.right]);
  const y = heightScale(row, [bottom, PANEL.top]);
  const minutes = (point: TrajectoryPoint): number => x(point.time_s / 60);
  const band = areaOf<TrajectoryPoint>(
    minutes,
    (point) => y(point.p05),
    (point) => y(point.p95),
  ).digits(1)(points);
  const middle = lineOf<TrajectoryPoint>(minutes, (point) => y(middleOf(point))).digits(1)(points);
  const rule = (value: number | undefined, dash: string): string =>
    value === undefined
      ? ''
      : `<line x1="${px(x.range()[0]!)}" y1="${px(y(value))}" x2="${px(x.range()[1]!)}" y2="${px(y(value))}" stroke="var(--bad, #b3261e)" stroke-dasharray="${dash}"/>`;
  return [
    ...stages.map((stage, i) => column(stage, i, { x, top: PANEL.top, bottom })),
    ...stageNumbers(stages, x),
    label(4, 14, `${row.element}, ${row.unit}`, { bold: true }),
    label(width - PANEL.right, 14, row.limitedBy ? `limited by ${row.limitedBy}` : '', {
      anchor: 'end',
      dim: true,
      size: 12,
    }),
    band ? `<path d="${band}" fill="var(--accent, #2457c5)" fill-opacity="0.2"/>` : '',
    middle ? `<path d="${middle}" fill="none" stroke="var(--accent, #2457c5)" stroke-width="2"/>` : '',
    rule(max, '5 3'),
    rule(floor, '1 3'),
    ...ticks(y, PANEL.left),
    line([x.range()[0]!, bottom], [x.range()[1]!, bottom], 'var(--dim, #5b6675)'),
    ...x
      .ticks(4)
      .map((tick) => label(x(tick), bottom + 14, readable(tick), { anchor: 'middle', dim: true, size: 12 })),
    label((PANEL.left + width - PANEL.right) / 2, bottom + 30, 'time, min', {
      anchor: 'middle',
      dim: true,
      size: 12,
    }),
  ].join('');
}

type Scale = ((value: number) => number) & { readonly ticks: (count: number) => number[] };

function heightScale({ points, max, floor }: Trajectory, range: readonly [number, number]): Scale {
  const values = [
    ...points.flatMap((point) => [middleOf(point), point.p05, point.p95]),
    ...(max === undefined ? [] : [max]),
    ...(floor === undefined ? [] : [floor]),
  ];
  const high = Math.max(1e-12, ...values);
  const low = Math.max(high * LOG_FLOOR, Math.min(high, ...values.filter((value) => value > 0)));
  if (high / low < LOG_RATIO) return scaleLinear([0, high * 1.05], range);
  const scale = scaleLog([low / 1.3, high * 1.3], range).clamp(true);
  const at = (value: number): number => scale(Math.max(value, low / 1.3));
  return Object.assign(at, { ticks: (count: number) => decades(scale.ticks(count)) });
}

/** Of a logarithmic axis only whole decades are written. */
const decades = (ticks: readonly number[]): number[] => {
  const whole = ticks.filter((tick) => Math.abs(Math.log10(tick) - Math.round(Math.log10(tick))) < 1e-9);
  return whole.length >= 2 ? whole : [ticks[0]!, ticks.at(-1)!];
};

const ticks = (y: Scale, left: number): string[] =>
  y.ticks(3).map((tick) =>
    label(left - 6, y(tick) + 4, String(Number(tick.toPrecision(3))), {
      anchor: 'end',
      dim: true,
      size: 12,
    }),
  );

function column(
  { from_s, to_s }: Stage,
  i: number,
  {
    x,
    top,
    bottom,
  }: { readonly x: (minutes: number) => number; readonly top: number; readonly bottom: number },
): string {
  const [start, end] = [x(from_s / 60), x(to_s / 60)];
  return i % 2 === 0
    ? rect(start, top, { width: end - start, height: bottom - top }, 'var(--window, #eef1f5)')
    : '';
}

/** Room that the number of an operation takes [px]. */
const NUMBER = 9;

/** Numbers of the operations over their columns; neighbours too short for a number each share one place: "1-4". */
function stageNumbers(stages: readonly Stage[], x: (minutes: number) => number): string[] {
  const places: { first: number; last: number; middle: number }[] = [];
  for (const [i, { from_s, to_s }] of stages.entries()) {
    const middle = (x(from_s / 60) + x(to_s / 60)) / 2;
    const before = places.at(-1);
    const room = before && before.last > before.first ? 2 * NUMBER : NUMBER;
    if (before && middle - before.middle < room) {
      before.last = i;
      before.middle = (x(stages[before.first]!.from_s / 60) + x(to_s / 60)) / 2;
    } else places.push({ first: i, last: i, middle });
  }
  return places.map(({ first, last, middle }) => {
    const words = first === last ? String(first + 1) : `${first + 1}-${last + 1}`;
    return label(middle, PANEL.top - 4, words, { anchor: 'middle', dim: true, size: 12 });
  });
}
