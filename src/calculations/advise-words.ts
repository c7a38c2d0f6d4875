import type { AdviseOutput } from '../faces/formats/advise.ts';

const minutes = (seconds: number): string => `${Math.round(seconds / 60)} min`;
/** Certain is said of nothing that is not. */
const percent = (share: number): string =>
  share > 0.995 && share < 1 ? 'more than 99 %' : `${Math.round(100 * share)} %`;

/** A chance that is none [1]. */
const HARDLY = 0.05;

const sampleWords = ({ count, take_s, method, elements, words }: AdviseOutput['samples'][number]): string =>
  `take ${count === 1 ? 'a sample' : `${count} samples together`} at ${minutes(take_s)}: ${method} for ${elements.join(', ')}, ${words}`;

/** What an answer means, in sentences for a melter. */
export function adviceWords(
  output: Omit<AdviseOutput, 'words'>,
  { latest_s, delay_s }: { readonly latest_s: number; readonly delay_s: number },
): string[] {
  const { action, sure, stop_s, inside_s, samples, limits } = output;
  const worst = limits
    .filter(({ probabilityAtStop }) => probabilityAtStop < sure.wanted)
    .sort((a, b) => a.probabilityAtStop - b.probabilityAtStop);
  const stands =
    stop_s === null
      ? `no time up to ${minutes(latest_s)} is ${percent(sure.wanted)} sure; the surest is ${percent(sure.atStop)}`
      : `${percent(sure.atStop)} sure to be inside every limit at ${minutes(stop_s)}`;
  const later =
    stop_s !== null && sure.from_s !== null && stop_s > sure.from_s
      ? [
          `sure enough (${percent(sure.wanted)}) from ${minutes(sure.from_s)}; until ${minutes(stop_s)} the risk that goes is worth more than the furnace time`,
        ]
      : [];
  const said: Record<NonNullable<AdviseOutput['action']>, string> = {
    pour: `pour now: ${percent(sure.now)} sure`,
    wait: `wait, then pour at ${stop_s === null ? '-' : minutes(stop_s)}: no sample is worth its wait`,
    sample: samples[0] ? sampleWords(samples[0]) : '',
    correct: 'add what is missing: waiting does not bring it',
    'not-by-waiting':
      sure.atStop < HARDLY
        ? 'waiting does not bring it inside its limits'
        : `waiting does not make it sure enough: at best ${percent(sure.atStop)}`,
  };
  return [
    ...(action ? [said[action]] : ['no advice: see below what is missing']),
    stands,
    ...later,
    ...(stop_s === null
      ? []
      : [
          `${percent(sure.onTime)} sure to be poured inside and within ${minutes(delay_s)} of the first time inside`,
        ]),
    inside_s.p50 === null
      ? `in more than half of what is possible it is not inside by ${minutes(latest_s)}`
      : `first inside: most likely at ${minutes(inside_s.p50)} (9 of 10: ${minutes(inside_s.p05 ?? 0)} to ${inside_s.p95 === null ? 'later than the latest' : minutes(inside_s.p95)})`,
    ...worst
      .slice(0, 3)
      .map(
        ({ of, side, limit_ppm, atStop, probabilityAtStop, lever }) =>
          `${of} ${side} ${Number(limit_ppm.toPrecision(3))} ppm: ${percent(probabilityAtStop)} sure at ${Number(atStop.mean_ppm.toPrecision(3))} ppm${lever ? `; ${lever}` : ''}`,
      ),
    `hard limit: the melt is poured by ${minutes(latest_s)}`,
  ];
}
