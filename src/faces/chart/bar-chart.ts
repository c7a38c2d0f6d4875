import { scaleLinear } from 'd3-scale';
import { label, readable, rect, rowName, svg } from './svg.ts';

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** The one that the chart is about. */
  readonly marked?: boolean;
  readonly note?: string;
}

/** Fits a phone: nothing has to be scrolled. */
const WIDTH = 480;
const LEFT = 130;
/** Characters of a name beside its bar. */
const NAME = 17;
const ROW = 28;

/** Horizontal bars from zero with their value and unit; negative values are refused by drawing nothing for them. */
export function barChart(title: string, unit: string, bars: readonly Bar[]): string {
  const height = bars.length * ROW + 12;
  const x = scaleLinear([0, Math.max(...bars.map((bar) => bar.value), 1e-12)], [0, WIDTH - LEFT - 180]);
  const body = bars.map((bar, i) => {
    const y = i * ROW + 6;
    const fill = bar.marked ? 'var(--accent, #2457c5)' : 'var(--range, #c0cbd8)';
    const words = `${readable(bar.value)} ${unit}${bar.note ? ` (${bar.note})` : ''}`;
    return [
      rowName(LEFT - 10, y + 15, bar.name, { bold: bar.marked ?? false, longest: NAME }),
      rect(LEFT, y + 2, { width: x(Math.max(0, bar.value)), height: ROW - 10 }, fill),
      label(LEFT + x(Math.max(0, bar.value)) + 8, y + 15, words),
    ].join('');
  });
  const description = bars.map((bar) => `${bar.name} ${readable(bar.value)} ${unit}`).join('; ');
  return svg({ width: WIDTH, height, title, description }, body.join(''));
}
