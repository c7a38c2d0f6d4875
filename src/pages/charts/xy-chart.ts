import { scaleLinear, scaleLog } from 'd3-scale';
import type { Axis, Point, Series, Tone, XyPlot } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { escapeText, label, line, px, svg } from './svg.ts';

const WIDTH = 720;
const HEIGHT = 400;
const MARGIN = { top: 34, right: 18, bottom: 46, left: 78 };
const TONES: Readonly<Record<Tone, string>> = {
  ink: 'var(--ink, #1c2430)',
  dim: 'var(--dim, #5b6675)',
  good: 'var(--good, #1a7f4b)',
  bad: 'var(--bad, #b3261e)',
  hold: 'var(--hold, #9a6700)',
  accent: 'var(--accent, #1f5fa8)',
};
const GRID = 'var(--window, #dfe5ec)';

/** A plot over two axes; every named series stands in the legend under the title. */
export function xyChart(plot: XyPlot): string {
  const height = plot.height ?? HEIGHT;
  const x = scaleOf(plot.x, values(plot.series, 0), [MARGIN.left, WIDTH - MARGIN.right]);
  const y = scaleOf(plot.y, values(plot.series, 1), [height - MARGIN.bottom, MARGIN.top]);
  const body = [
    axisBottom(plot.x, x, height),
    axisLeft(plot.y, y),
    ...plot.series.map((series) => draw(series, x, y)),
    label(MARGIN.left, 14, plot.title, { bold: true, size: 13 }),
    legend(plot.series),
  ].join('');
  return svg({ width: WIDTH, height, title: plot.title, description: plot.description }, body);
}

interface Scale {
  readonly place: (value: number) => number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly ends: readonly [number, number];
}

function scaleOf(axis: Axis, data: readonly number[], pixels: readonly [number, number]): Scale {
  const finite = data.filter((value) => Number.isFinite(value) && (!axis.log || value > 0));
  const [low, high] = axis.range ?? padded(Math.min(...finite), Math.max(...finite), axis.log ?? false);
  const scale = axis.log ? scaleLog([low, high], [...pixels]) : scaleLinear([low, high], [...pixels]);
  const shown = axis.ticks ?? chosenTicks(scale.ticks(axis.log ? 5 : 6), axis.log ?? false);
  return {
    place: (value) => scale(Math.max(Math.min(value, Math.max(low, high)), Math.min(low, high))),
    ticks: shown.filter(({ at }) => at >= Math.min(low, high) && at <= Math.max(low, high)),
    ends: pixels,
  };
}

/** More ticks of a logarithmic axis than fit are thinned to 1, 2 and 5 of each decade. */
function chosenTicks(ticks: readonly number[], log: boolean): { at: number; label: string }[] {
  const kept =
    log && ticks.length > 8 ? ticks.filter((at) => /^[125](\.0*)?e/.test(at.toExponential())) : ticks;
  return kept.map((at) => {
    const plain = String(Number(at.toPrecision(12)));
    return { at, label: plain.length <= 8 ? plain : readable(at) };
  });
}

function padded(low: number, high: number, log: boolean): [number, number] {
  if (log)
    return low === high ? [low / 2, high * 2] : [low / (high / low) ** 0.05, high * (high / low) ** 0.05];
  const margin = (high - low || Math.abs(high) || 1) * 0.06;
  return [low - margin, high + margin];
}

function values(series: readonly Series[], which: 0 | 1): number[] {
  return series.flatMap((one) => {
    if (one.kind === 'band') return [...one.low, ...one.high].map((point) => point[which]);
    if (one.kind === 'rule') return (one.axis === 'x') === (which === 0) ? [one.at] : [];
    return one.points.map((point) => point[which]);
  });
}

function axisBottom({ label: words }: Axis, x: Scale, height: number): string {
  const base = height - MARGIN.bottom;
  return [
    ...x.ticks.map(({ at, label: text }) => {
      const place = x.place(at);
      return (
        line([place, MARGIN.top], [place, base], GRID) +
        label(place, base + 16, text, { anchor: 'middle', dim: true, size: 11 })
      );
    }),
    line([MARGIN.left, base], [WIDTH - MARGIN.right, base], TONES.dim),
    label((MARGIN.left + WIDTH - MARGIN.right) / 2, height - 8, words, { anchor: 'middle' }),
  ].join('');
}

function axisLeft({ label: words }: Axis, y: Scale): string {
  const middle = (y.ends[0] + y.ends[1]) / 2;
  return [
    ...y.ticks.map(({ at, label: text }) => {
      const place = y.place(at);
      return (
        line([MARGIN.left, place], [WIDTH - MARGIN.right, place], GRID) +
        label(MARGIN.left - 6, place + 4, text, { anchor: 'end', dim: true, size: 11 })
      );
    }),
    line([MARGIN.left, y.ends[0]], [MARGIN.left, y.ends[1]], TONES.dim),
    `<text transform="translate(14 ${px(middle)}) rotate(-90)" text-anchor="middle">${escapeText(words)}</text>`,
  ].join('');
}

function draw(series: Series, x: Scale, y: Scale): string {
  const tone = TONES[('tone' in series && series.tone) || 'accent'];
  const at = ([a, b]: Point): string => `${px(x.place(a))},${px(y.place(b))}`;
  if (series.kind === 'points') {
    const style = series.hollow ? `fill="none" stroke="${tone}" stroke-width="1.5"` : `fill="${tone}"`;
    return series.points
      .map(([a, b]) => `<circle cx="${px(x.place(a))}" cy="${px(y.place(b))}" r="3.5" ${style}/>`)
      .join('');
  }
  if (series.kind === 'band') {
    const low = series.step ? stepped(series.low) : series.low;
    const high = series.step ? stepped(series.high) : series.high;
    const outline = [...high, ...[...low].reverse()].map(at).join(' ');
    return `<polygon points="${outline}" fill="${TONES.accent}" fill-opacity="0.15"/>`;
  }
  const dash = series.dashed ? ' stroke-dasharray="6 4"' : '';
  if (series.kind === 'rule') {
    const flat = series.axis === 'y';
    const from = flat ? [x.ends[0], y.place(series.at)] : [x.place(series.at), y.ends[0]];
    const to = flat ? [x.ends[1], y.place(series.at)] : [x.place(series.at), y.ends[1]];
    return `<line x1="${px(from[0]!)}" y1="${px(from[1]!)}" x2="${px(to[0]!)}" y2="${px(to[1]!)}" stroke="${tone}" stroke-width="1.5"${dash}/>`;
  }
  const points = series.step ? stepped(series.points) : series.points;
  return `<polyline points="${points.map(at).join(' ')}" fill="none" stroke="${tone}" stroke-width="1.8"${dash}/>`;
}

/** Corners of a staircase that holds each value until the next. */
const stepped = (points: readonly Point[]): Point[] =>
  points.flatMap((point, i) => (i === 0 ? [point] : [[point[0], points[i - 1]![1]] as Point, point]));

/** Width of a legend entry [px]: the text at 11 px is up to 6.6 px a letter. */
const entryWidth = (name: string): number => 34 + 6.6 * name.length;

function legend(series: readonly Series[]): string {
  let from = MARGIN.left;
  return series
    .filter((one) => one.name)
    .map((one) => {
      const tone = TONES[('tone' in one && one.tone) || 'accent'];
      const mark =
        one.kind === 'points'
          ? `<circle cx="${px(from + 8)}" cy="25" r="3.5" ${one.hollow ? `fill="none" stroke="${tone}"` : `fill="${tone}"`}/>`
          : one.kind === 'band'
            ? `<rect x="${px(from)}" y="20" width="16" height="9" fill="${tone}" fill-opacity="0.15"/>`
            : `<line x1="${px(from)}" y1="25" x2="${px(from + 16)}" y2="25" stroke="${tone}" stroke-width="2"${one.dashed ? ' stroke-dasharray="6 4"' : ''}/>`;
      const entry = mark + label(from + 20, 29, one.name!, { dim: true, size: 11 });
      from += entryWidth(one.name!);
      return entry;
    })
    .join('');
}
