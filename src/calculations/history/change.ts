import type { CalibrateOutput } from '../../documents/heats/calibrate.ts';
import type { DriftChange, PastHeat } from '../../documents/heats/history.ts';
import { studentTQuantile } from '../../foundation/numerics/student-t.ts';
import { isElement } from '../../metal/alloy/element.ts';
import { mean } from './fared.ts';
import { type Foretelling, middles } from './foretold.ts';

/** Fewest heats on either side of a change of level. */
const FEWEST = 3;

type Charts = CalibrateOutput['drift']['charts'];

/** What the charts of a calibration signal: the heat with its date, since when the level is another one, and by how much. */
export function changesIn(
  charts: Charts,
  heats: readonly PastHeat[],
  of: Foretelling,
): readonly DriftChange[] {
  const dates = new Map(heats.map(({ id, at }) => [id, at ?? null]));
  const signalling = charts.filter(({ signals }) => signals.length > 0);
  if (signalling.length === 0) return [];
  const ratios = heats.map((heat) => ({ id: heat.id, read: middles(heat, of) }));
  const order = new Map(heats.map(({ id }, i) => [id, i]));
  return signalling
    .map((chart): DriftChange => {
      const heat = chart.signals[0]!;
      const since = chart.heats[changePoint(chart.scores)] ?? null;
      const element = chart.series.replace(/^readings:/, '');
      const factor =
        since === null || !isElement(element)
          ? null
          : factorOf(
              ratios.map(({ read }) =>
                mean(
                  read
                    .filter(([reading]) => reading.element === element && !reading.below)
                    .map(([reading, ppm]) => Math.log(Math.max(reading.value_ppm, reading.sd_ppm) / ppm)),
                ),
              ),
              ratios.map(({ read }) =>
                read.some(([reading]) => reading.element === element && !reading.below),
              ),
              order.get(since)!,
            );
      const at = dates.get(heat) ?? null;
      const sinceAt = since === null ? null : (dates.get(since) ?? null);
      return {
        ...{ series: chart.series, what: chart.what, heat, at, since, sinceAt, factor },
        words: changeWords({ what: chart.what, heat, at, since, sinceAt, factor }),
      };
    })
    .sort((a, b) => order.get(a.heat)! - order.get(b.heat)!);
}

/** Place of the first score after the change of level that explains scores best (least squares, two levels); -1 where there are too few. */
function changePoint(scores: readonly number[]): number {
  let best = { at: -1, gain: 0 };
  for (let at = FEWEST; at <= scores.length - FEWEST; at++) {
    const [before, after] = [mean(scores.slice(0, at)), mean(scores.slice(at))];
    const gain = ((after - before) ** 2 * at * (scores.length - at)) / scores.length;
    if (gain > best.gain) best = { at, gain };
  }
  return best.at;
}

/** Geometric mean of read over foretold after a place, over that before, with its 90 % interval by Student's t. */
export function factorOf(
  logs: readonly number[],
  read: readonly boolean[],
  at: number,
): DriftChange['factor'] {
  const before = logs.filter((_, i) => read[i] && i < at);
  const after = logs.filter((_, i) => read[i] && i >= at);
  if (before.length < FEWEST || after.length < FEWEST) return null;
  const variance = (all: readonly number[]): number =>
    all.reduce((sum, one) => sum + (one - mean(all)) ** 2, 0) / (all.length - 1);
  const parts = [before, after].map((all) => variance(all) / all.length) as [number, number];
  const sum = parts[0] + parts[1];
  // degrees of freedom of two unequal variances (Welch 1947)
  const freedom =
    sum === 0
      ? before.length + after.length - 2
      : sum ** 2 / (parts[0] ** 2 / (before.length - 1) + parts[1] ** 2 / (after.length - 1));
  const gap = mean(after) - mean(before);
  const half = studentTQuantile(0.95, freedom) * Math.sqrt(sum);
  return { mean: Math.exp(gap), p05: Math.exp(gap - half), p95: Math.exp(gap + half) };
}

export function changeWords({
  what,
  heat,
  at,
  since,
  sinceAt,
  factor,
}: Omit<DriftChange, 'words' | 'series'>): string {
  const when = (id: string, day: string | null): string =>
    day === null ? id : `${id} (${day.slice(0, 10)})`;
  return [
    since === heat
      ? `${what}: changed with heat ${when(heat, at)}`
      : `${what}: signal at heat ${when(heat, at)}`,
    ...(since === null || since === heat ? [] : [`most likely changed with heat ${when(since, sinceAt)}`]),
    ...(factor === null
      ? []
      : [
          `after it ${factor.mean.toPrecision(3)} times as much as before (90 % interval ${factor.p05.toPrecision(3)} to ${factor.p95.toPrecision(3)})`,
        ]),
  ].join('; ');
}
