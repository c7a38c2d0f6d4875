import { scaleLinear } from 'd3-scale';
import type { WaterfallStep } from '../../documents/page-charts.ts';
import { readable, signed } from '../../foundation/quantity/format.ts';
import { label, line, rect, rowName, svg } from './svg.ts';

/** Room of a chart in a report and on a phone, where nothing has to be scrolled [px]; characters of a name beside its bar. */
export const WATERFALL_WIDTHS = {
  report: { width: 480, left: 148, right: 106, name: 19 },
  phone: { width: 304, left: 114, right: 92, name: 11 },
} as const;
const ROW = 30;

/**
 * How a sum builds up from top to bottom: each bar starts where the one before ended, totals start at zero. Costs more
 * in one colour, savings in another, totals in the third; the number stands beside the bar, so colour carries nothing alone.
 */
export function waterfallChart(
  title: string,
  { unit, steps }: { readonly unit: string; readonly steps: readonly WaterfallStep[] },
  {
    width,
    left,
    right,
    name,
  }: (typeof WATERFALL_WIDTHS)[keyof typeof WATERFALL_WIDTHS] = WATERFALL_WIDTHS.report,
): string {
  const height = steps.length * ROW + 12;
  const bars = placed(steps);
  const low = Math.min(0, ...bars.map(({ from, to }) => Math.min(from, to)));
  const high = Math.max(1e-12, ...bars.map(({ from, to }) => Math.max(from, to)));
  const x = scaleLinear([low, high], [left, width - right]);
  const body = bars.map(({ step, from, to }, i) => {
    const y = i * ROW + 6;
    const [start, end] = [x(Math.min(from, to)), x(Math.max(from, to))];
    const amount = amountOf(step);
    return [
      rowName(left - 8, y + 15, step.name, { bold: step.kind === 'total', longest: name }),
      rect(start, y + 2, { width: Math.max(1, end - start), height: ROW - 10 }, colourOf(step)),
      i + 1 < bars.length ? line([x(to), y + ROW - 8], [x(to), y + ROW + 2], 'var(--dim, #5b6675)') : '',
      label(end + 8, y + (step.note ? 9 : 15), `${amount} ${unit}`, {
        bold: step.kind === 'total',
      }),
      step.note ? label(end + 8, y + 22, step.note, { dim: true, size: 11 }) : '',
    ].join('');
  });
  const axis = line([x(0), 2], [x(0), height - 4], 'var(--line, #d5dbe3)');
  const description = steps.map((step) => `${step.name} ${amountOf(step)} ${unit}`).join('; ');
  return svg({ width, height, title, description }, axis + body.join(''));
}

/** What a step adds, with its sign; a total as it is. */
const amountOf = ({ kind, value }: WaterfallStep): string =>
  kind === 'change' ? signed(readable(value)) : readable(value);

interface Placed {
  readonly step: WaterfallStep;
  readonly from: number;
  readonly to: number;
}

function placed(steps: readonly WaterfallStep[]): Placed[] {
  let level = 0;
  return steps.map((step) => {
    const from = step.kind === 'total' ? 0 : level;
    level = step.kind === 'total' ? step.value : level + step.value;
    return { step, from, to: level };
  });
}

function colourOf({ kind, value }: WaterfallStep): string {
  if (kind === 'total') return 'var(--accent, #2457c5)';
  return value < 0 ? 'var(--good, #1a7f4b)' : 'var(--range, #c0cbd8)';
}
