import type { TagMap } from '../../documents/heats/tag-map.ts';
import type { LinkDriver, LinkPort, RunningLink, Tried } from '../driver.ts';
import type { LiveValue } from '../recorder/live-log.ts';
import { LiveSource, type LiveTimes, mapOfSource } from '../recorder/live-source.ts';
import { type Message, subscribed } from './broker-client.ts';
import { readPayload, SparkplugNames, sparkplugTopic } from './sparkplug.ts';
import { readersOf, valuesIn } from './topics.ts';

interface MqttTimes extends LiveTimes {
  readonly try_ms?: number;
  /** Messages of a second that are read; what comes beyond is left out, and said. */
  readonly mostPerSecond?: number;
}

/** Messages of a second that are read: ten times 200 tags. */
const MOST_PER_SECOND = 2000;

/** Furnace values from a broker, plain or of Sparkplug B. It subscribes, and publishes nothing. */
export const mqttDriver: LinkDriver = {
  start: (port) => startMqtt(port),
  tryOut: tryMqtt,
};

/** Subscribes to the topics of a source. Throws InputError without a map. */
export function startMqtt(port: LinkPort, more: MqttTimes = {}): RunningLink {
  const map = mapOfSource(port.source);
  const live = new LiveSource(port, map, more);
  const reader = messageReader(port, map);
  const flood = floodGate(more.mostPerSecond ?? MOST_PER_SECOND, port);
  const broker = subscribed({ id: port.source.id, address: port.address }, topicsOf(port), {
    message: (message) => {
      if (!flood(message.topic)) return;
      for (const value of reader(message)) live.take(value);
    },
    up: () => port.say('works', 'connected'),
    down: (words) => port.say('waits', words),
    ...(more.try_ms === undefined ? {} : { try_ms: more.try_ms }),
  });
  return {
    stop: async () => {
      await broker.end();
      await live.stop();
    },
  };
}

const topicsOf = ({ address }: Pick<LinkPort, 'address'>): readonly string[] => [
  (address?.settings.topic ?? '#').replaceAll('%23', '#'),
];

const isSparkplug = ({ address }: Pick<LinkPort, 'address'>): boolean =>
  address?.settings.payload === 'sparkplug';

type Reader = (message: Message) => readonly LiveValue[];

/** Reads the values of messages as the source sends them. */
const messageReader = (port: LinkPort, map: TagMap): Reader =>
  isSparkplug(port) ? sparkplugReader(port) : plainReader(port, map);

function plainReader(port: LinkPort, { tags }: TagMap): Reader {
  const readers = readersOf(tags);
  return ({ topic, payload, isRetained }) => {
    // what the broker kept from before is no value of now
    if (isRetained) return [];
    const values = valuesIn(topic, payload, readers);
    if (values.length > 0) port.heard(`${topic} ${new TextDecoder().decode(payload).slice(0, 300)}`);
    const now_ms = port.now().getTime();
    return values.map(({ at_ms = now_ms, ...value }) => ({ ...value, at_ms }));
  };
}

function sparkplugReader(port: LinkPort): Reader {
  const names = new SparkplugNames();
  const once = new Set<string>();
  const sayOnce = (words: string): void => {
    if (once.has(words)) return;
    if (once.size > 1000) once.clear();
    once.add(words);
    port.say('works', words);
  };
  return ({ topic, payload, isRetained }) => {
    const place = sparkplugTopic(topic);
    if (!place || isRetained) return [];
    try {
      const { values, words } = names.take(place, readPayload(payload));
      for (const one of words) sayOnce(one);
      if (values.length > 0)
        port.heard(
          values
            .map(({ tag, value }) => `${tag} ${value}`)
            .join('; ')
            .slice(0, 300),
        );
      const now_ms = port.now().getTime();
      return values
        .filter(({ isHistorical }) => !isHistorical)
        .map(({ tag, value, at_ms = now_ms, isNull, quality = 192 }) => ({
          ...{ tag, at_ms, value },
          isGood: !isNull && quality === 192,
        }));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      sayOnce(`a message of ${topic} is not of Sparkplug B: ${error.message}`);
      return [];
    }
  };
}

/** False for messages beyond the limit of a second; the topic with most of them is said, once until it is quiet again. */
function floodGate(most: number, port: LinkPort): (topic: string) => boolean {
  let [second, count, isSaid] = [0, 0, false];
  let topics = new Map<string, number>();
  return (topic) => {
    const now = Math.floor(port.now().getTime() / 1000);
    if (now !== second) {
      if (isSaid && count <= most) isSaid = false;
      [second, count, topics] = [now, 0, new Map()];
    }
    count += 1;
    topics.set(topic, (topics.get(topic) ?? 0) + 1);
    if (count <= most) return true;
    if (!isSaid) {
      isSaid = true;
      const [worst] = [...topics].sort((a, b) => b[1] - a[1])[0]!;
      port.say(
        'fault',
        `more than ${most} messages a second, most of them of ${worst}: what is beyond is left out`,
      );
    }
    return false;
  };
}

/** Listens for a while, and tells the topics and values that came. */
async function tryMqtt(
  about: Pick<LinkPort, 'source' | 'address' | 'now'>,
  within_ms: number,
): Promise<Tried> {
  const seen = new Map<string, string>();
  let words = 'connected, and nothing was published in this time';
  await new Promise<void>((resolve) => {
    const timer = setTimeout(end, within_ms);
    const client = { id: about.source.id, address: about.address, isTrial: true };
    const broker = subscribed(client, topicsOf(about), {
      message: ({ topic, payload }) => {
        seen.set(
          topic,
          isSparkplug(about) ? `${payload.length} bytes` : new TextDecoder().decode(payload).slice(0, 100),
        );
        if (seen.size >= 20) end();
      },
      up: () => undefined,
      down: (why) => {
        words = why;
      },
    });
    function end(): void {
      clearTimeout(timer);
      broker.end().then(resolve, resolve);
    }
  });
  if (seen.size === 0) return { heard: false, words, raw: null };
  const raw = [...seen].map(([topic, text]) => `${topic} ${text}`).join('\n');
  return { heard: true, words: `${seen.size} topics were published`, raw };
}
