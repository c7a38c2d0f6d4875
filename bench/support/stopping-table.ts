import { proportionInterval } from './proportion.ts';
import { SAMPLE_S, type Stopped } from './stopping-trial.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Mean and its standard error. */
function meanWords(values: readonly number[]): string {
  const middle = mean(values);
  const variance = values.reduce((sum, one) => sum + (one - middle) ** 2, 0) / Math.max(1, values.length - 1);
  return `${middle.toFixed(0)} +- ${Math.sqrt(variance / values.length).toFixed(0)}`;
}

const offMinutes = ({ best_s, stopped_s }: Stopped): number => (stopped_s - best_s) / 60;
/** Poured outside, be it by a second, is not within. */
const isWithin = ({ outside, stopped_s, best_s }: Stopped): boolean =>
  !outside && stopped_s - best_s <= SAMPLE_S;

/** One policy over its heats; `besides`: the same heats without a sample, where these were run. */
export function stoppedWords(
  name: string,
  trials: readonly Stopped[],
  besides: readonly Stopped[] | undefined,
): string {
  const within = trials.filter(isWithin).length;
  const [low, high] = proportionInterval(within, trials.length, 0.9);
  const saved = besides?.map(({ regret_usd }, k) => regret_usd - trials[k]!.regret_usd) ?? [];
  return [
    `  ${name.padEnd(46)} ${within} of ${trials.length} (90 %: ${(100 * low).toFixed(0)} to ${(100 * high).toFixed(0)} %)`,
    `${trials.reduce((sum, { onTime }) => sum + onTime, 0).toFixed(1)} expected by its own chances`,
    `${trials.filter(({ outside }) => outside).length} outside`,
    `${meanWords(trials.map(offMinutes))} min late`,
    `${mean(trials.map(({ taken_s }) => taken_s.length)).toFixed(1)} samples`,
    `${meanWords(trials.map(({ regret_usd }) => regret_usd))} usd dearer`,
    ...(saved.length === 0 || trials === besides ? [] : [`saves ${meanWords(saved)} usd beside no sample`]),
  ].join(', ');
}

/** What who knows the melt would have had, and an estimate of what the same knowledge allows. */
export function boundWords(trials: readonly Stopped[]): string[] {
  const allowed = trials.map((one) => one.allowed);
  return [
    `  ${'perfect knowledge'.padEnd(46)} ${trials.length} of ${trials.length}, 0 min late, 0 samples, 0 usd`,
    `  ${'estimate: this knowledge, results at once'.padEnd(46)} ${(100 * mean(allowed.map(({ within }) => within))).toFixed(0)} % within, ${mean(allowed.map(({ regret_usd }) => regret_usd)).toFixed(0)} usd dearer`,
  ];
}

/** Every heat that was not within one sample, and why. */
export const missedWords = (trials: readonly Stopped[]): string[] =>
  trials.filter((one) => !isWithin(one)).map(missWords);

function missWords(one: Stopped): string {
  const { heat, best_s, stopped_s, taken_s, regret_usd } = one;
  const minutes = (s: number): string => (s / 60).toFixed(0);
  return `    ${heat}: inside at ${minutes(best_s)}, poured at ${minutes(stopped_s)} (${offMinutes(one).toFixed(0)} min), samples at ${taken_s.map(minutes).join(', ') || '-'}, ${regret_usd.toFixed(0)} usd: ${causeOf(one)}`;
}

/** What most of the time between best and poured went into. */
function causeOf({ outside, best_s, stopped_s, taken_s, believed_s }: Stopped): string {
  if (outside) return taken_s.length === 0 ? 'too early, without a sample' : 'too early, after its samples';
  if (stopped_s - (taken_s.at(-1) ?? -SAMPLE_S) <= SAMPLE_S)
    return 'too late: was inside before its last result';
  const wrong_s = (believed_s ?? stopped_s) - best_s;
  const margin_s = stopped_s - (believed_s ?? stopped_s);
  return wrong_s > margin_s
    ? `too late: held to be inside ${(wrong_s / 60).toFixed(0)} min later than it was`
    : `too late: waits ${(margin_s / 60).toFixed(0)} min against the risk of a miss`;
}
