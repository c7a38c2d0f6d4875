import type { AdviseOutput } from '../../documents/heats/advise.ts';
import { unitOf } from '../../documents/shown-unit.ts';
import { contentText, minutes, significant, sureness } from '../../foundation/quantity/format.ts';

/** A chance too small to name, and an even one [1]. */
const HARDLY = 0.05;
const EVEN = 0.5;

const sampleWords = ({ count, take_s, method, elements, words }: AdviseOutput['samples'][number]): string =>
  `take ${count === 1 ? 'a sample' : `${count} samples together`} at ${minutes(take_s)}: ${method} for ${elements.join(', ')}, ${words}`;

const pendingWords = ({ id, words }: AdviseOutput['pending'][number]): string => `result of ${id} ${words}`;

const additionWords = ({ additions }: NonNullable<AdviseOutput['correction']>): string =>
  additions.map(({ id, mass_kg }) => `${significant(mass_kg)} kg ${id}`).join(', ');

/** The first result that is waited for. */
const waitedFor = ({ pending }: Pick<AdviseOutput, 'pending'>): AdviseOutput['pending'][number] | undefined =>
  pending.find(({ worthIt }) => worthIt);

/** What the words need besides the output [s]. */
export interface WordTimes {
  readonly latest_s: number;
  readonly delay_s: number;
  /** When the melt is poured, or is the surest. */
  readonly shown_s: number;
}

/** What an answer means, in sentences for a melter. */
export function adviceWords(output: Omit<AdviseOutput, 'words'>, times: WordTimes): string[] {
  const { sure, stop_s, limits, correction } = output;
  const added = correction && correction.additions.length > 0 ? correction : null;
  const { latest_s, delay_s } = times;
  const said = output.action === 'wait' ? waitedFor(output) : undefined;
  const worst = limits
    .filter(({ probabilityAtStop }) => probabilityAtStop < sure.wanted)
    .sort((a, b) => a.probabilityAtStop - b.probabilityAtStop);
  const stands =
    stop_s === null
      ? [
          ...(added
            ? [
                `with the addition: ${sureness(added.certificate.passRate)} sure to be inside every limit at ${minutes(added.pour_s)}`,
              ]
            : []),
          `${added ? 'without it ' : ''}no time up to ${minutes(latest_s)} is ${sureness(sure.wanted)} sure; the surest is ${sureness(sure.atStop)}${sure.atStop > 0 ? ` at ${minutes(times.shown_s)}` : ''}`,
        ]
      : [
          `${sureness(sure.atStop)} sure to be inside every limit at ${minutes(stop_s)}`,
          ...(sure.from_s !== null && stop_s > sure.from_s
            ? [
                `sure enough (${sureness(sure.wanted)}) from ${minutes(sure.from_s)}; waiting until ${minutes(stop_s)} removes risk worth more than the furnace time`,
              ]
            : []),
          `${sureness(sure.onTime)} sure to be poured inside every limit and within ${minutes(delay_s)} of reaching them`,
        ];
  return [
    actionWords(output, times),
    ...stands,
    insideWords(output, times),
    ...output.pending.filter((one) => one !== said).map(pendingWords),
    ...worst.slice(0, 3).map(limitWords),
    `latest time to pour: ${minutes(latest_s)}`,
  ];
}

function actionWords(output: Omit<AdviseOutput, 'words'>, times: WordTimes): string {
  const { action, sure, stop_s, samples, standing, acceptance, correction } = output;
  switch (action) {
    case 'pour':
      return `pour now: ${sureness(sure.now)} sure`;
    case 'wait': {
      const result = waitedFor(output);
      const adding =
        correction &&
        `add ${additionWords(correction)} at ${minutes(correction.at_s)} and pour at ${minutes(correction.pour_s)}`;
      if (result) {
        const then = adding ?? (stop_s === null ? null : `pour at ${minutes(stop_s)}`);
        return `wait: ${pendingWords(result)}${then === null ? '' : `; then, unless it says otherwise, ${then}`}`;
      }
      if (adding) return `wait, then ${adding}`;
      return `wait, then pour at ${stop_s === null ? '-' : minutes(stop_s)}: ${noSampleWords(output, times)}`;
    }
    case 'sample':
      return samples[0] ? sampleWords(samples[0]) : '';
    case 'correct':
      return `add ${correction ? additionWords(correction) : ''} and pour at ${minutes(times.shown_s)}: waiting does not bring the melt inside its limits`;
    case 'not-by-waiting':
      if (correction) return 'neither waiting nor an addition brings the melt inside its limits';
      return sure.atStop < HARDLY
        ? 'waiting does not bring the melt inside its limits'
        : `waiting does not make the melt sure enough: ${sureness(sure.atStop)} at best`;
    case null:
      return standing === 'outlook'
        ? acceptance.words
        : 'no advice: a result is in doubt, and no time is left to repeat it';
  }
}

function noSampleWords({ samples, now_s }: Omit<AdviseOutput, 'words'>, times: WordTimes): string {
  if (samples.length > 0) return 'no sample is worth waiting for';
  return now_s + times.delay_s >= times.latest_s
    ? `no result would come in time (${minutes(times.delay_s)})`
    : 'no sample would help to decide';
}

function insideWords(
  { inside_s, now_s, sure }: Omit<AdviseOutput, 'words'>,
  { latest_s, delay_s }: WordTimes,
): string {
  const { p05, p50, p95 } = inside_s;
  const earliest_s = Math.max(0, now_s - delay_s);
  if (p50 === null) return `more likely than not, the melt is not inside its limits by ${minutes(latest_s)}`;
  if (p95 !== null && p95 <= earliest_s) {
    const first =
      earliest_s === 0
        ? 'inside its limits from the start'
        : `inside its limits at ${minutes(earliest_s)} or earlier`;
    return sure.now < EVEN ? `${first}; it has left them since` : first;
  }
  const from =
    p05 === null || p05 > earliest_s || earliest_s === 0 ? minutes(p05 ?? 0) : `before ${minutes(p05)}`;
  return `most likely inside its limits at ${minutes(p50)} (90 % interval: from ${from}${p95 === null ? '; may not be reached by the latest time' : ` to ${minutes(p95)}`})`;
}

function limitWords(limit: AdviseOutput['limits'][number]): string {
  const { of, side, limit_ppm, atStop, probabilityAtStop, lever } = limit;
  const unit = unitOf(of);
  return `${of} ${side} ${contentText(limit_ppm * unit.scale)} ${unit.unit}: ${sureness(probabilityAtStop)} sure at ${contentText(atStop.mean_ppm * unit.scale)} ${unit.unit}${lever ? `; ${lever}` : ''}`;
}
