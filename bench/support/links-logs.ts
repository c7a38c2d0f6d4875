import { deflateRawSync } from 'node:zlib';
import { curveOfText, gapsBetween, valueOn } from '../../src/calculations/logs/testing/curve-of-text.ts';
import type { MappedTag } from '../../src/documents/heats/tag-map.ts';
import { streamKey, uniform } from '../../src/foundation/numerics/random.ts';
import { startMqtt } from '../../src/links/mqtt/mqtt.ts';
import { brokerAt } from '../../src/links/mqtt/testing/broker.ts';
import { LiveLog } from '../../src/links/recorder/live-log.ts';
import { LiveSource } from '../../src/links/recorder/live-source.ts';
import { toldPort } from '../../src/links/testing/told-port.ts';
import type { Source } from '../../src/metal/plant/source.ts';

/**
 * Furnace logs: a day of 200 tags told every second, in compressed time, thinned as it comes and held against what was said: gaps that nobody
 * marked, the largest error, the size; how soon a silence is found; brokers that are restarted.
 */
export async function run(
  _argv: readonly string[],
  say: (line: string) => void = console.log,
): Promise<void> {
  const day = dayOfTags({ tags: 200, hours: 24 });
  say(
    `furnace logs: ${day.tags} tags x 1 s x ${day.hours} h: ${day.values} values in ${day.seconds.toFixed(0)} s; ${day.gaps} silences, ${day.unmarked} unmarked; ` +
      `error at most ${day.error.toFixed(2)} of the tolerance; kept ${(day.kept_bytes / 1000).toFixed(0)} kB (compressed)`,
  );
  say(`silence found after ${(await silenceFound()).toFixed(1)} s (target 10 s)`);
  const restarts = await brokerRestarts(100);
  say(
    `${restarts.times} restarts of a broker: found again ${restarts.found} times, ${restarts.gaps} breaks marked, ${restarts.unmarked} unmarked`,
  );
}

const START = Date.parse('2026-12-02T00:00:00Z');
/** Length of a part, as a live source closes it [s]. */
const PART_S = 300;
/** A tag is held against what was said every so many seconds, and at every silence. */
const LOOK_S = 17;

interface Day {
  readonly tags: number;
  readonly hours: number;
  readonly values: number;
  readonly seconds: number;
  /** Silences longer than the rule, and those that no gap marks. */
  readonly gaps: number;
  readonly unmarked: number;
  /** Largest error as a share of the tolerance of the tag. */
  readonly error: number;
  readonly kept_bytes: number;
}

/** A day of tags that drift, jump, are noisy and fall silent at random, through the log of a live source. */
export function dayOfTags({ tags: count, hours }: { readonly tags: number; readonly hours: number }): Day {
  const key = streamKey(20261202, 'furnace logs');
  let drawn = 0;
  const random = (): number => uniform(key, drawn++);
  const length = 3600 * hours;
  const signals = Array.from({ length: count }, (_, i) => signalOf(i, length, random));
  const log = new LiveLog(signals.map(({ tag }) => tag));
  const texts: string[] = [];
  const begun = performance.now();
  let [values, kept_bytes] = [0, 0];
  const close = (): void => {
    const part = log.close();
    if (!part) return;
    texts.push(part.text);
    kept_bytes += deflateRawSync(part.text).length;
  };
  for (let second = 0; second < length; second++) {
    for (const { tag, isSilentAt, valueAt } of signals) {
      if (isSilentAt(second)) continue;
      values += 1;
      log.take({ tag: tag.tag, at_ms: START + 1000 * second, value: valueAt(second), isGood: true });
    }
    if (second % PART_S === PART_S - 1) close();
  }
  close();
  const seconds = (performance.now() - begun) / 1000;
  const text = texts.join('');
  const checked = signals.map((signal) => check(signal, { text: rowsOf(text, signal.tag.tag), length }));
  return {
    ...{ tags: count, hours, values, seconds, kept_bytes },
    gaps: checked.reduce((sum, { gaps }) => sum + gaps, 0),
    unmarked: checked.reduce((sum, { unmarked }) => sum + unmarked, 0),
    error: Math.max(...checked.map(({ error }) => error)),
  };
}

interface Signal {
  readonly tag: MappedTag;
  readonly tolerance: number;
  readonly silences: readonly (readonly [from: number, to: number])[];
  readonly isSilentAt: (second: number) => boolean;
  readonly valueAt: (second: number) => number;
}

/** A temperature that is heated, held and stirred, with noise below its tolerance; silent now and then. */
function signalOf(i: number, length: number, random: () => number): Signal {
  const tolerance = 2;
  const silences: [number, number][] = [];
  for (let from = 0; ; ) {
    from += 600 + Math.floor(random() * 14_400);
    const to = from + 2 + Math.floor(random() * 300);
    if (to >= length - 60) break;
    silences.push([from, to]);
    from = to;
  }
  let at = 0;
  const [phase, period] = [random() * 6.28, 1200 + 4000 * random()];
  // noise of its own without a draw for each second: a day has 17 million
  const noise = (second: number): number => 0.35 * Math.sin(second * (1.7 + i * 0.01) + phase);
  return {
    ...{ tolerance, silences },
    tag: { tag: `T${i}`, furnace: 'VIM-500', setting: 'temperature_K', unit: 'K', tolerance },
    isSilentAt: (second) => {
      while (at < silences.length && silences[at]![1] <= second) at += 1;
      const [from = Number.POSITIVE_INFINITY] = silences[at] ?? [];
      return second > from;
    },
    valueAt: (second) =>
      1700 +
      120 * Math.sin((6.28 * second) / period + phase) +
      (second % 5400 < 300 ? -80 : 0) +
      noise(second),
  };
}

/** The rows of a tag, under their heading. */
function rowsOf(text: string, tag: string): string {
  const rows = text.split('\n').filter((row) => row.startsWith(`${tag},`));
  return `Tag,Time,Value,Quality\n${rows.join('\n')}\n`;
}

/** Silence that is none of the rule: 10 s where the map states no other. */
const RULE_S = 10;

function check(
  { tag, tolerance, silences, valueAt }: Signal,
  { text, length }: { readonly text: string; readonly length: number },
): { readonly gaps: number; readonly unmarked: number; readonly error: number } {
  const curve = curveOfText(text, tag.tag);
  const long = silences.filter(([from, to]) => to - from > RULE_S);
  const unmarked = long.filter(
    ([from, to]) =>
      !curve.gaps.some(
        ({ from_ms, to_ms }) => from_ms === START + 1000 * from && to_ms === START + 1000 * to,
      ),
  );
  let error = 0;
  for (let second = 0; second < length; second += LOOK_S) {
    const told = valueOn(curve, START + 1000 * second);
    if (told === undefined || silences.some(([from, to]) => second > from && second < to)) continue;
    error = Math.max(error, Math.abs(told - valueAt(second)) / tolerance);
  }
  return { gaps: long.length, unmarked: unmarked.length, error };
}

const sourceAt = (port: number, tags: readonly MappedTag[]): Source => ({
  ...{ id: 'mq', kind: 'recorder', driver: 'mqtt', furnace: 'VIM-500', tags: { tags } },
  address: `mqtt://127.0.0.1:${port}?topic=works/%23`,
});

/** Seconds until a source that stops is said to be silent. */
async function silenceFound(): Promise<number> {
  const tags = [{ tag: 'T', furnace: 'VIM-500', setting: 'temperature_K', unit: 'K' }];
  const told = toldPort(sourceAt(1, tags));
  const live = new LiveSource(told.port, { tags });
  live.take({ tag: 'T', at_ms: Date.now(), value: 1800, isGood: true });
  const begun = performance.now();
  while (!told.said.some((one) => one.startsWith('waits: no value since')))
    await new Promise((resolve) => setTimeout(resolve, 20));
  const seconds = (performance.now() - begun) / 1000;
  await live.stop();
  return seconds;
}

/** A broker that is ended and started again so many times: what is missing is marked. */
export async function brokerRestarts(times: number) {
  // a rule of 60 ms makes a gap of a break that lasts 150 ms
  const tag = {
    tag: 'T',
    furnace: 'VIM-500',
    setting: 'temperature_K',
    unit: 'K',
    topic: 'works/t',
    gapAfter_s: 0.06,
  };
  let broker = await brokerAt();
  const told = toldPort(sourceAt(broker.port, [tag]));
  const link = startMqtt(told.port, { try_ms: 10, part_ms: 600_000, silent_ms: 600_000, retry_ms: 20 });
  const breaks: [number, number][] = [];
  let isUp = true;
  const publishing = setInterval(() => {
    if (isUp)
      void broker.publish('works/t', JSON.stringify({ value: 1800, ts: Date.now() })).catch(() => undefined);
  }, 5);
  for (let i = 0; i < times; i++) {
    const before = told.raw.length;
    await told.until(() => broker.subscribers() === 1 && told.raw.length > before + 3);
    isUp = false;
    const from = Date.now();
    const { port } = broker;
    await broker.close();
    await new Promise((resolve) => setTimeout(resolve, 150));
    breaks.push([from, Date.now()]);
    broker = await brokerAt(port);
    isUp = true;
  }
  await told.until(() => broker.subscribers() === 1);
  const after = told.raw.length;
  await told.until(() => told.raw.length > after + 3);
  clearInterval(publishing);
  await link.stop();
  await broker.close();
  const curve = curveOfText(told.text(), 'T', tag.gapAfter_s);
  const unmarked = breaks.filter(
    ([from, to]) => !curve.gaps.some(({ from_ms, to_ms }) => from_ms <= from + 20 && to_ms >= to - 20),
  );
  return {
    times,
    found: told.said.filter((one) => one === 'works: connected').length - 1,
    gaps: gapsBetween(curve, breaks[0]![0] - 1000, breaks.at(-1)![1] + 1000)?.length ?? 0,
    unmarked: unmarked.length,
  };
}
