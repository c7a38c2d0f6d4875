import { scaleLinear } from 'd3-scale';
import type { RangeRow } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { label, line, px, rect, rowName, svg } from './svg.ts';

const ROW = 34;
const LEFT = 128;
const RIGHT = 16;
/** Fits a phone: nothing has to be scrolled. */
const WIDTH = 420;
const TOP = 26;
/** Letters of the words on the right [px]. */
const LETTER = 5.8;

/**
 * Ranges of quantities with different units, each row on a scale of its own: dots = qualified heats, band = what two heats
 * reach, diamond = planned, with its 5 to 95 % bar.
 */
export function rangeChart(title: string, rows: readonly RangeRow[]): string {
  const height = TOP + rows.length * ROW + 40;
  const body = rows.map((row, i) => rangeRow(row, TOP + i * ROW)).join('');
  const outside = rows.filter(isOutside).map(({ name }) => name);
  const planned = rows.some((row) => row.planned.length > 0);
  const foot = [
    'dot = qualified heat, band = what two heats reach',
    ...(planned ? ['diamond = planned, bar = 5 to 95 %'] : []),
  ]
    .map((words, i) => label(6, height - 20 + 14 * i, words, { dim: true, size: 12 }))
    .join('');
  const description = planned
    ? outside.length === 0
      ? 'all planned means lie inside'
      : `planned outside: ${outside.join(', ')}`
    : `${rows.length} ranges`;
  return svg(
    { width: WIDTH, height, title, description },
    label(6, 14, title, { bold: true, size: 13 }) + body + foot,
  );
}

const isOutside = ({ planned }: RangeRow): boolean => planned.some(({ outside }) => outside);

function rangeRow(row: RangeRow, y: number): string {
  const { name, unit, low, high, heats, planned } = row;
  const all = [...heats, low, high, ...planned.flatMap(({ mean, p05, p95 }) => [mean, p05, p95])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const margin = (most - least || Math.abs(most) || 1) * 0.06;
  const x = scaleLinear([least - margin, most + margin], [LEFT, WIDTH - RIGHT]);
  const middle = y + 12;
  const words = `${readable(low)} to ${readable(high)}${unit === '1' ? '' : ` ${unit}`}`;
  const end = WIDTH - RIGHT - LETTER * words.length;
  const at = Math.max(LEFT, Math.min((x(low) + x(high)) / 2 - (LETTER * words.length) / 2, end));
  return [
    rowName(LEFT - 10, middle + 4, name, { bold: true, size: 12, longest: 18 }),
    line([LEFT, middle], [WIDTH - RIGHT, middle], 'var(--window, #dfe5ec)'),
    rect(x(low), middle - 6, { width: Math.max(2, x(high) - x(low)), height: 12 }, 'var(--range, #c0cbd8)'),
    ...heats.map(
      (value) =>
        `<circle cx="${px(x(value))}" cy="${px(middle)}" r="3" fill="none" stroke="var(--ink, #1c2430)" stroke-width="1.3"/>`,
    ),
    ...planned.map(({ mean, p05, p95, outside }) => {
      const colour = outside ? 'var(--bad, #b3261e)' : 'var(--good, #1a7f4b)';
      const [a, b] = [x(mean), middle];
      return (
        line([x(p05), middle], [x(p95), middle], colour, 3) +
        `<polygon points="${px(a)},${px(b - 6)} ${px(a + 5)},${px(b)} ${px(a)},${px(b + 6)} ${px(a - 5)},${px(b)}" fill="${colour}"/>`
      );
    }),
    label(at, middle + 17, words, { dim: true, size: 10 }),
  ].join('');
}
