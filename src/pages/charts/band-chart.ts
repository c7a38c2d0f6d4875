import { scaleLog } from 'd3-scale';
import type { BandRow } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { label, line, px, rect, rowName, svg } from './svg.ts';

const ROW = 30;
const LEFT = 250;
const WIDTH = 720;
const HEAD = 26;
/** Ends of the axis: what lies beyond is drawn at the edge with an arrow. */
const ENDS = [0.1, 10] as const;
const COLOURS = {
  good: 'var(--good, #1a7f4b)',
  hold: 'var(--hold, #9a6700)',
  bad: 'var(--bad, #b3261e)',
} as const;

/**
 * Predicted over published on a logarithmic axis, one row each: the published number is 1 (a range is shaded), the bar
 * is the 5 to 95 % band, the dot its median.
 */
export function bandChart(title: string, rows: readonly BandRow[]): string {
  const height = HEAD + rows.length * ROW + 24;
  const x = scaleLog(ENDS, [LEFT, WIDTH - 30]).clamp(true);
  const ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10].map(
    (at) =>
      line(
        [x(at), HEAD - 6],
        [x(at), height - 22],
        at === 1 ? 'var(--ink, #1c2430)' : 'var(--line, #d5dbe3)',
      ) + label(x(at), 14, String(at), { anchor: 'middle', dim: true, size: 12 }),
  );
  const body = rows.map((row, i) => bandRow(row, HEAD + i * ROW, x)).join('');
  const foot = label(
    LEFT,
    height - 6,
    'predicted over published: shade = published range, bar = 5 to 95 %, dot = median',
    {
      dim: true,
      size: 12,
    },
  );
  const words = { good: 'inside', hold: 'not decidable', bad: 'missed' } as const;
  const description = rows.map((row) => `${row.name}: ${words[row.tone]}`).join('; ');
  return svg({ width: WIDTH, height, title, description }, ticks.join('') + body + foot);
}

function bandRow(row: BandRow, y: number, x: (at: number) => number): string {
  const one = Math.sqrt(row.low * row.high);
  const at = (value: number): number => x(value / one);
  const middle = y + ROW / 2;
  const colour = COLOURS[row.tone];
  const left = at(row.p05);
  const right = Math.max(at(row.p95), left + 2);
  const [lowEnd, highEnd] = [row.p05 / one < ENDS[0], row.p95 / one > ENDS[1]];
  return [
    rowName(LEFT - 10, middle + 4, row.name),
    row.high > row.low
      ? rect(
          at(row.low),
          y + 4,
          { width: at(row.high) - at(row.low), height: ROW - 8 },
          'var(--window, #dfe5ec)',
        )
      : '',
    line([left, middle], [right, middle], colour, 5),
    `<circle cx="${px(at(row.median))}" cy="${px(middle)}" r="4.5" fill="${colour}"/>`,
    lowEnd ? label(LEFT + 4, middle - 6, `< ${readable(ENDS[0])}`, { dim: true, size: 10 }) : '',
    highEnd
      ? label(WIDTH - 38, middle - 6, `> ${readable(ENDS[1])}`, { anchor: 'end', dim: true, size: 10 })
      : '',
  ].join('');
}
