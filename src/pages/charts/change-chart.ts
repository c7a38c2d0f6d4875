import { scaleLog } from 'd3-scale';
import type { Change } from '../../documents/page-charts.ts';
import { unitOf } from '../../documents/shown-unit.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { label, line, svg } from './svg.ts';

/** Room of a chart in a report and on a phone, where nothing has to be scrolled [px]; its words, the foot line by line. */
export const CHANGE_WIDTHS = {
  report: {
    ...{ width: 480, left: 36, right: 176, unchanged: 'unchanged' },
    foot: ['contents after / before, logarithmic; bar = 5 to 95 %'],
  },
  phone: {
    ...{ width: 304, left: 30, right: 162, unchanged: '1' },
    foot: ['contents after / before, logarithmic', 'bar = 5 to 95 %'],
  },
} as const;
type Room = (typeof CHANGE_WIDTHS)[keyof typeof CHANGE_WIDTHS];
const ROW = 22;
/** Widest change drawn, in either direction; what lies beyond stands at the rim and is told in words. */
const RIM = 1000;

/**
 * What refining did to each element: contents after over contents before on one logarithmic axis, band = 5 to 95 %.
 * Left of the line removed, right of it gained. Elements that were not there before are told in words.
 */
export function changeChart(
  title: string,
  rows: readonly Change[],
  room: Room = CHANGE_WIDTHS.report,
): string {
  const { width, left, right, foot } = room;
  const height = rows.length * ROW + 36 + 14 * foot.length;
  const ratios = rows.flatMap(({ before_ppm, after_ppm, p05_ppm, p95_ppm }) =>
    before_ppm > 0 ? [after_ppm, p05_ppm, p95_ppm].map((value) => value / before_ppm) : [],
  );
  const widest = Math.min(
    RIM,
    Math.max(2, ...ratios.filter((ratio) => ratio > 0).map((ratio) => Math.max(ratio, 1 / ratio))),
  );
  const x = scaleLog([1 / widest, widest], [left, width - right]).clamp(true);
  const marks = [1 / widest, 1, widest].map((at) =>
    label(x(at), 16, at === 1 ? room.unchanged : at < 1 ? `1/${readable(1 / at)}` : `x ${readable(at)}`, {
      anchor: 'middle',
      dim: true,
      size: 12,
    }),
  );
  const axis = line([x(1), 22], [x(1), rows.length * ROW + 26], 'var(--dim, #5b6675)');
  const body = rows.map((row, i) =>
    changeRow(row, { y: i * ROW + 24, at: (ratio) => x(Math.max(ratio, 1 / RIM / 10)), room }),
  );
  const below = foot.map((words, i) =>
    label(left, rows.length * ROW + 44 + 14 * i, words, { dim: true, size: 12 }),
  );
  const description = rows
    .map(
      ({ element, before_ppm, after_ppm }) =>
        `${element} ${readable(before_ppm)} to ${readable(after_ppm)} ppm`,
    )
    .join('; ');
  return svg({ width, height, title, description }, [...marks, axis, ...body, ...below].join(''));
}

interface Place {
  readonly y: number;
  readonly at: (ratio: number) => number;
  readonly room: Room;
}

function changeRow(row: Change, { y, at, room: { width, left, right } }: Place): string {
  const { before_ppm, after_ppm, p05_ppm, p95_ppm } = row;
  const middle = y + ROW / 2;
  const { unit, scale } = unitOf(row.element);
  const words = `${readable(before_ppm * scale)} → ${readable(after_ppm * scale)} ${unit}`;
  const name = label(left - 8, middle + 4, row.element, { anchor: 'end', bold: true });
  const text = label(width - right + 12, middle + 4, before_ppm > 0 ? words : `${words}, new`);
  if (!(before_ppm > 0)) return name + text;
  const gained = after_ppm > before_ppm;
  const colour = gained ? 'var(--hold, #9a6700)' : 'var(--good, #1a7f4b)';
  return [
    name,
    line([at(1), middle], [at(after_ppm / before_ppm), middle], 'var(--line, #d5dbe3)', 2),
    line([at(p05_ppm / before_ppm), middle], [at(p95_ppm / before_ppm), middle], colour, 3),
    `<circle cx="${at(after_ppm / before_ppm).toFixed(1)}" cy="${middle}" r="4" fill="${colour}"/>`,
    text,
  ].join('');
}
