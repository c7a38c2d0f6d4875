import { scaleLinear } from 'd3-scale';
import type { Bar } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { label, rect, rowName, svg } from './svg.ts';

/** Widths of a chart in a report and on a phone, where nothing has to be scrolled [px]; characters of a name beside its bar. */
export const BAR_WIDTHS = {
  report: { width: 480, left: 150, right: 130, name: 17 },
  phone: { width: 304, left: 114, right: 92, name: 11 },
} as const;
const ROW = 30;
/** Width of a letter of a label, and of a note [px]; the least that is left for the longest bar. */
const [LETTER, SMALL_LETTER, LEAST_BAR] = [6.6, 6, 40] as const;

/** Horizontal bars from zero with their value and unit; negative values are refused by drawing nothing for them. */
export function barChart(
  title: string,
  { unit, bars }: { readonly unit: string; readonly bars: readonly Bar[] },
  { width, left, right, name }: (typeof BAR_WIDTHS)[keyof typeof BAR_WIDTHS] = BAR_WIDTHS.report,
): string {
  const height = bars.length * ROW + 12;
  const longest = Math.max(
    ...bars.map((bar) => `${readable(bar.value)} ${unit}`.length * LETTER),
    ...bars.map((bar) => (bar.note ?? '').length * SMALL_LETTER),
  );
  // a long unit takes its room from the bars: it is never cut
  const beside = Math.min(Math.max(right, 12 + longest), width - left - LEAST_BAR);
  const x = scaleLinear([0, Math.max(...bars.map((bar) => bar.value), 1e-12)], [0, width - left - beside]);
  const body = bars.map((bar, i) => {
    const y = i * ROW + 6;
    const fill = bar.marked ? 'var(--accent, #2457c5)' : 'var(--range, #c0cbd8)';
    const end = left + x(Math.max(0, bar.value)) + 8;
    return [
      rowName(left - 10, y + 15, bar.name, { bold: bar.marked ?? false, longest: name }),
      rect(left, y + 2, { width: x(Math.max(0, bar.value)), height: ROW - 10 }, fill),
      label(end, y + (bar.note ? 9 : 15), `${readable(bar.value)} ${unit}`),
      bar.note ? label(end, y + 22, bar.note, { dim: true, size: 11 }) : '',
    ].join('');
  });
  const description = bars.map((bar) => `${bar.name} ${readable(bar.value)} ${unit}`).join('; ');
  return svg({ width, height, title, description }, body.join(''));
}
