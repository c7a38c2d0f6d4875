import { scaleLog } from 'd3-scale';
import type { Change } from '../../documents/page-charts.ts';
import { contentUnit, readable } from '../../foundation/quantity/format.ts';
import { label, line, svg } from './svg.ts';

/** Fits a phone: nothing has to be scrolled. */
const WIDTH = 480;
const LEFT = 36;
const RIGHT = 176;
const ROW = 22;
/** Widest change drawn, in either direction; what lies beyond stands at the rim and is told in words. */
const RIM = 1000;

/**
 * What refining did to each element: contents after over contents before on one logarithmic axis, band = 5 to 95 %.
 * Left of the line removed, right of it gained. Elements that were not there before are told in words.
 */
export function changeChart(title: string, rows: readonly Change[]): string {
  const height = rows.length * ROW + 50;
  const ratios = rows.flatMap(({ before_ppm, after_ppm, p05_ppm, p95_ppm }) =>
    before_ppm > 0 ? [after_ppm, p05_ppm, p95_ppm].map((value) => value / before_ppm) : [],
  );
  const widest = Math.min(
    RIM,
    Math.max(2, ...ratios.filter((ratio) => ratio > 0).map((ratio) => Math.max(ratio, 1 / ratio))),
  );
  const x = scaleLog([1 / widest, widest], [LEFT, WIDTH - RIGHT]).clamp(true);
  const marks = [1 / widest, 1, widest].map((at) =>
    label(x(at), 16, at === 1 ? 'unchanged' : at < 1 ? `1/${readable(1 / at)}` : `x ${readable(at)}`, {
      anchor: 'middle',
      dim: true,
      size: 11,
    }),
  );
  const axis = line([x(1), 22], [x(1), height - 24], 'var(--dim, #5b6675)');
  const body = rows.map((row, i) =>
    changeRow(row, i * ROW + 24, (ratio) => x(Math.max(ratio, 1 / RIM / 10))),
  );
  const foot = label(LEFT, height - 6, 'contents after / before, logarithmic; bar = 5 to 95 %', {
    dim: true,
    size: 11,
  });
  const description = rows
    .map(
      ({ element, before_ppm, after_ppm }) =>
        `${element} ${readable(before_ppm)} to ${readable(after_ppm)} ppm`,
    )
    .join('; ');
  return svg({ width: WIDTH, height, title, description }, marks.join('') + axis + body.join('') + foot);
}

function changeRow(row: Change, y: number, at: (ratio: number) => number): string {
  const { before_ppm, after_ppm, p05_ppm, p95_ppm } = row;
  const middle = y + ROW / 2;
  const { unit, scale } = contentUnit(Math.max(before_ppm, after_ppm));
  const words = `${readable(before_ppm * scale)} → ${readable(after_ppm * scale)} ${unit}`;
  const name = label(LEFT - 8, middle + 4, row.element, { anchor: 'end', bold: true });
  const text = label(WIDTH - RIGHT + 12, middle + 4, before_ppm > 0 ? words : `${words}, new`);
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
