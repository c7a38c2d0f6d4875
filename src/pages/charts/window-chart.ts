import { scaleLinear } from 'd3-scale';
import type { WindowRow } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { label, line, rect, svg } from './svg.ts';
import { inWindow, WINDOW_ROOM } from './window-bar.ts';

const ROW = 26;
/** Room of a chart in a report and on a phone, where nothing has to be scrolled [px]; the legend, line by line. */
export const WINDOW_WIDTHS = {
  report: {
    ...{ width: 480, left: 36, right: 134 },
    legend: [
      'light = specification, dark = internal range',
      'dot = refined mean, bar = 5 to 95 %, hollow = as charged',
    ],
  },
  phone: {
    ...{ width: 304, left: 30, right: 132 },
    legend: [
      'light = specification, dark = internal range',
      'dot = refined mean, bar = 5 to 95 %',
      'hollow = as charged',
    ],
  },
} as const;
type Room = (typeof WINDOW_WIDTHS)[keyof typeof WINDOW_WIDTHS];
const COLOURS = {
  PASS: 'var(--good, #1a7f4b)',
  HOLD: 'var(--hold, #9a6700)',
  FAIL: 'var(--bad, #b3261e)',
} as const;

/**
 * Composition against its specification: one row per element, the window stretched to the same width so that all
 * elements can be compared (0 = lower limit, 1 = upper limit). Light band = window, dark band = internal range,
 * dot = mean, bar = 5 to 95 %, hollow dot = before refining.
 */
export function windowChart(
  title: string,
  rows: readonly WindowRow[],
  room: Room = WINDOW_WIDTHS.report,
): string {
  const { width, left, right, legend } = room;
  const height = rows.length * ROW + 32 + 15 * legend.length;
  const x = scaleLinear([WINDOW_ROOM.from, WINDOW_ROOM.to], [left, width - right]).clamp(true);
  const body = rows.map((row, i) => windowRow(row, i * ROW + 30, { x, room })).join('');
  const axis = [0, 1]
    .map((at) =>
      label(x(at), 18, at === 0 ? 'lower limit' : 'upper limit', { anchor: 'middle', dim: true, size: 11 }),
    )
    .join('');
  const outside = rows.filter((row) => row.verdict !== 'PASS').map((row) => `${row.element} ${row.verdict}`);
  const description = `${rows.length} elements; ${outside.length === 0 ? 'all inside their windows' : outside.join(', ')}`;
  const foot = legend
    .map((words, i) => label(left, rows.length * ROW + 42 + 15 * i, words, { dim: true, size: 11 }))
    .join('');
  return svg({ width, height, title, description }, axis + body + foot);
}

function windowRow(
  row: WindowRow,
  y: number,
  { x, room: { width, left, right } }: { readonly x: (at: number) => number; readonly room: Room },
): string {
  const low = row.min ?? 0;
  const at = (value: number): number => x(inWindow(row, value));
  const colour = COLOURS[row.verdict];
  const middle = y + ROW / 2 - 3;
  const range = { min: row.range?.min ?? low, max: row.range?.max ?? row.max };
  return [
    label(left - 8, middle + 4, row.element, { anchor: 'end', bold: true }),
    rect(x(0), y + 3, { width: x(1) - x(0), height: ROW - 12 }, 'var(--window, #dfe5ec)'),
    row.range
      ? rect(
          at(range.min),
          y + 3,
          { width: at(range.max) - at(range.min), height: ROW - 12 },
          'var(--range, #c0cbd8)',
        )
      : '',
    line([at(row.p05), middle], [at(row.p95), middle], colour, 3),
    row.before === undefined
      ? ''
      : `<circle cx="${at(row.before).toFixed(1)}" cy="${middle}" r="4" fill="none" stroke="var(--dim, #5b6675)"/>`,
    `<circle cx="${at(row.mean).toFixed(1)}" cy="${middle}" r="4" fill="${colour}"/>`,
    label(width - right + 8, middle + 4, contentText(row)),
    label(width - 4, middle + 4, row.verdict, { anchor: 'end', dim: true, size: 11 }),
  ].join('');
}

/** Small percentages are read as ppm: 0.0000056 wt% is 0.056 ppm. */
function contentText({ mean, unit }: WindowRow): string {
  return unit === 'wt%' && mean < 0.001 ? `${readable(mean * 1e4)} ppm` : `${readable(mean)} ${unit}`;
}
