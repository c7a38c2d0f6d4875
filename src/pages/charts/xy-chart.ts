import { scaleLinear, scaleLog } from 'd3-scale';
import type { Axis, Point, Series, Tone, XyPlot } from '../../documents/page-charts.ts';
import { readable } from '../../foundation/quantity/format.ts';
import { escapeText, label, line, px, rowName, svg } from './svg.ts';

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

/** A plot over two axes; every named series stands in the legend under the title, on as many lines as it needs. */
export function xyChart(plot: XyPlot): string {
  const [width, height] = [plot.width ?? WIDTH, plot.height ?? HEIGHT];
  const left = leftOf(plot, width);
  const entries = legendOf(plot.series, { from: width < WIDTH ? NAME_INDENT : left, to: width });
  const more = Math.max(0, ...entries.map(({ row }) => row)) * LEGEND_ROW;
  const area: Area = {
    left,
    right: width - MARGIN.right,
    top: MARGIN.top + (width < WIDTH ? 6 : 0) + more,
    bottom: height - MARGIN.bottom,
  };
  const x = scaleOf(plot.x, values(plot.series, 0), [area.left, area.right]);
  const y = scaleOf(plot.y, values(plot.series, 1), [area.bottom, area.top]);
  const body = [
    axisBottom(plot.x, x, { area, height }),
    axisLeft(plot.y, y, area),
    ...plot.series.map((series) => draw(series, x, y)),
    label(width < WIDTH ? NAME_INDENT : left, 14, plot.title, { bold: true, size: 13 }),
    ...entries.map(legendEntry),
  ].join('');
  return svg({ width, height, title: plot.title, description: plot.description }, body);
}

/** Left end of title and legend in a plot that is narrower than usual [px]. */
const NAME_INDENT = 6;
const LEGEND_ROW = 15;

/** Where the plot itself lies [px]. */
interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Width of a letter of an axis [px at 11 px]. */
const LETTER = 6.1;
/** Most of the width that names beside the y axis may take [1], and their longest line [characters]. */
const NAMES = { share: 0.42, longest: 20 };

/** Left end of the plot [px]: room for the names of its ticks, long ones on two lines. */
function leftOf({ y }: XyPlot, width: number): number {
  const longest = Math.max(
    0,
    ...(y.ticks ?? []).map((tick) => Math.min(tick.label.length, NAMES.longest + 6)),
  );
  return Math.min(Math.max(width < WIDTH ? 62 : MARGIN.left, LETTER * longest + 16), NAMES.share * width);
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
    if (one.kind === 'gap') return which === 0 ? [one.from, one.to] : [];
    return one.points.map((point) => point[which]);
  });
}

function axisBottom(
  { label: words }: Axis,
  x: Scale,
  { area, height }: { readonly area: Area; readonly height: number },
): string {
  const base = area.bottom;
  const named = labelled(x);
  return [
    ...x.ticks.map(({ at, label: text }, i) => {
      const place = x.place(at);
      return (
        line([place, area.top], [place, base], GRID) +
        (named.has(i) ? label(place, base + 16, text, { anchor: 'middle', dim: true, size: 12 }) : '')
      );
    }),
    line([area.left, base], [area.right, base], TONES.dim),
    label((area.left + area.right) / 2, height - 8, words, { anchor: 'middle' }),
  ].join('');
}

/** Ticks of the x axis that have room for their words beside those before them. */
function labelled({ ticks, place }: Scale): ReadonlySet<number> {
  let end = Number.NEGATIVE_INFINITY;
  return new Set(
    ticks.flatMap(({ at, label: text }, i) => {
      const half = (LETTER * text.length) / 2;
      if (place(at) - half < end) return [];
      end = place(at) + half + BETWEEN_WORDS;
      return [i];
    }),
  );
}

/** Room between the words of two ticks, and from line to line [px]. */
const BETWEEN_WORDS = 5;
const LINE = 11;

function axisLeft({ label: words }: Axis, y: Scale, area: Area): string {
  const middle = (y.ends[0] + y.ends[1]) / 2;
  let before = Number.POSITIVE_INFINITY;
  return [
    ...y.ticks.map(({ at, label: text }) => {
      const place = y.place(at);
      const isClear = Math.abs(before - place) >= LINE;
      if (isClear) before = place;
      return (
        line([area.left, place], [area.right, place], GRID) +
        (isClear
          ? rowName(area.left - 6, place + 4, text, { dim: true, size: 12, longest: NAMES.longest })
          : '')
      );
    }),
    line([area.left, y.ends[0]], [area.left, y.ends[1]], TONES.dim),
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
  if (series.kind === 'gap') return hatched([x.place(series.from), x.place(series.to)], y.ends);
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

/** From stroke to stroke of what is hatched [px]. */
const HATCH = 7;

/** An area of the whole height of the plot with slanted strokes: nothing is known there. */
function hatched([left, right]: readonly [number, number], [bottom, top]: readonly [number, number]): string {
  const [width, height] = [Math.max(right - left, 1), bottom - top];
  const strokes: string[] = [];
  for (let c = HATCH; c < width + height; c += HATCH) {
    const [x0, x1] = [Math.max(0, c - height), Math.min(c, width)];
    strokes.push(`M${px(left + x0)} ${px(top + c - x0)}L${px(left + x1)} ${px(top + c - x1)}`);
  }
  const area = `<rect x="${px(left)}" y="${px(top)}" width="${px(width)}" height="${px(height)}" fill="${GRID}" fill-opacity="0.5"/>`;
  return `${area}<path d="${strokes.join('')}" stroke="${TONES.dim}" stroke-opacity="0.6" fill="none"/>`;
}

/** Corners of a staircase that holds each value until the next. */
const stepped = (points: readonly Point[]): Point[] =>
  points.flatMap((point, i) => (i === 0 ? [point] : [[point[0], points[i - 1]![1]] as Point, point]));

/** Width of a legend entry [px]: the text at 11 px is up to 6.6 px a letter. */
const entryWidth = (name: string): number => 34 + 6.6 * name.length;

interface LegendEntry {
  readonly series: Series;
  readonly x: number;
  /** Line of the legend, from 0. */
  readonly row: number;
}

/** Entries of the legend in as many lines as their words need. */
function legendOf(
  all: readonly Series[],
  { from, to }: { readonly from: number; readonly to: number },
): LegendEntry[] {
  let [x, row] = [from, 0];
  return all
    .filter((one) => one.name)
    .map((series) => {
      const width = entryWidth(series.name!);
      if (x > from && x + width - 14 > to) [x, row] = [from, row + 1];
      const entry = { series, x, row };
      x += width;
      return entry;
    });
}

function legendEntry({ series: one, x, row }: LegendEntry): string {
  const tone = TONES[('tone' in one && one.tone) || 'accent'];
  const y = 25 + LEGEND_ROW * row;
  const mark =
    one.kind === 'points'
      ? `<circle cx="${px(x + 8)}" cy="${y}" r="3.5" ${one.hollow ? `fill="none" stroke="${tone}"` : `fill="${tone}"`}/>`
      : one.kind === 'gap'
        ? hatched([x, x + 16], [y + 4, y - 5])
        : one.kind === 'band'
          ? `<rect x="${px(x)}" y="${y - 5}" width="16" height="9" fill="${tone}" fill-opacity="0.15"/>`
          : `<line x1="${px(x)}" y1="${y}" x2="${px(x + 16)}" y2="${y}" stroke="${tone}" stroke-width="2"${one.dashed ? ' stroke-dasharray="6 4"' : ''}/>`;
  return mark + label(x + 20, y + 4, one.name!, { dim: true, size: 12 });
}
