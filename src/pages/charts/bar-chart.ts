import { scaleLinear } from 'd3-scale';
import type { Bar } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { label, rect, rowName, svg } from './svg.ts';

/** Fits a phone: nothing has to be scrolled. */
const WIDTH = 480;
const LEFT = 130;
/** Characters of a name beside its bar. */
const NAME = 17;
const RIGHT = 130;
const ROW = 30;

/** Horizontal bars from zero with their value and unit; negative values are refused by drawing nothing for them. */
export function barChart(title: string, unit: string, bars: readonly Bar[]): string {
  const height = bars.length * ROW + 12;
  const x = scaleLinear([0, Math.max(...bars.map((bar) => bar.value), 1e-12)], [0, WIDTH - LEFT - RIGHT]);
  const body = bars.map((bar, i) => {
    const y = i * ROW + 6;
    const fill = bar.marked ? 'var(--accent, #2457c5)' : 'var(--range, #c0cbd8)';
    const end = LEFT + x(Math.max(0, bar.value)) + 8;
    return [
      rowName(LEFT - 10, y + 15, bar.name, { bold: bar.marked ?? false, longest: NAME }),
      rect(LEFT, y + 2, { width: x(Math.max(0, bar.value)), height: ROW - 10 }, fill),
      label(end, y + (bar.note ? 9 : 15), `${readable(bar.value)} ${unit}`),
      bar.note ? label(end, y + 22, bar.note, { dim: true, size: 11 }) : '',
    ].join('');
  });
  const description = bars.map((bar) => `${bar.name} ${readable(bar.value)} ${unit}`).join('; ');
  return svg({ width: WIDTH, height, title, description }, body.join(''));
}
