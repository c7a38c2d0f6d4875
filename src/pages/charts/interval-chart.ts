import { scaleLog } from 'd3-scale';
import type { IntervalRow } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { label, line, px, rowName, svg } from './svg.ts';

const ROW = 30;
const LEFT = 250;
const WIDTH = 720;
const HEAD = 34;
const BEFORE = 'var(--range, #bccad9)';
const AFTER = 'var(--accent, #2457c5)';

/** Intervals before (wide, pale) and after (narrow, strong) under each other on one logarithmic axis; dots are means. */
export function intervalChart(title: string, rows: readonly IntervalRow[]): string {
  const height = HEAD + rows.length * ROW + 24;
  const ends = rows.flatMap(({ before, after }) => [before.p05, before.p95, after.p05, after.p95, 1]);
  const x = scaleLog([Math.min(0.5, ...ends), Math.max(2, ...ends)], [LEFT, WIDTH - 20]);
  const ticks = x
    .ticks(8)
    .filter((at) => /^[125](\.0*)?e/.test(at.toExponential()))
    .map(
      (at) =>
        line(
          [x(at), HEAD - 6],
          [x(at), height - 22],
          at === 1 ? 'var(--ink, #1c2430)' : 'var(--line, #d5dbe3)',
        ) + label(x(at), height - 8, readable(at), { anchor: 'middle', dim: true, size: 12 }),
    );
  const key = [
    line([LEFT, 14], [LEFT + 22, 14], BEFORE, 9),
    label(LEFT + 28, 18, 'before, 9 of 10', { dim: true, size: 12 }),
    line([LEFT + 140, 14], [LEFT + 162, 14], AFTER, 4),
    label(LEFT + 168, 18, 'after', { dim: true, size: 12 }),
  ];
  const body = rows.map(({ name, before, after }, i) => {
    const y = HEAD + i * ROW + ROW / 2;
    return [
      rowName(LEFT - 10, y + 4, name),
      line([x(before.p05), y], [x(before.p95), y], BEFORE, 9),
      line([x(after.p05), y], [x(after.p95), y], AFTER, 4),
      `<circle cx="${px(x(after.mean))}" cy="${px(y)}" r="4.5" fill="${AFTER}"/>`,
    ].join('');
  });
  const description = rows
    .map(
      ({ name, before, after }) =>
        `${name}: ${readable(before.p05)} to ${readable(before.p95)} before, ${readable(after.p05)} to ${readable(after.p95)} after`,
    )
    .join('; ');
  return svg({ width: WIDTH, height, title, description }, [...ticks, ...key, ...body].join(''));
}
