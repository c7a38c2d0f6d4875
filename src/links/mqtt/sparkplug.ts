/**
 * Reads payloads of Sparkplug B (Eclipse Sparkplug 3.0, section 6.4): the part of protocol buffers that they use. Nothing is written: the
 * host application of a plant alone asks devices for a new birth.
 */

/** A metric of a payload. */
export interface Metric {
  /** Absent where only its alias is told. */
  readonly name?: string;
  readonly alias?: number;
  /** Of the metric itself, else of the payload. */
  readonly at_ms?: number;
  /** NaN for what is not a number: a text, a data set, a template. */
  readonly value: number;
  readonly isNull: boolean;
  /** Told again from before: no value of now. */
  readonly isHistorical: boolean;
  /** Property `Quality` of the metric, as OPC codes it: 192 is good. */
  readonly quality?: number;
}

/** A payload: its time, its number of 0 to 255, its metrics. */
export interface Payload {
  readonly at_ms?: number;
  readonly seq?: number;
  readonly metrics: readonly Metric[];
}

interface Field {
  readonly number: number;
  readonly wire: number;
  /** Of wire type 0. */
  readonly whole: bigint;
  /** Of wire types 1, 2 and 5. */
  readonly bytes: Uint8Array;
}

const NOTHING = new Uint8Array();
/** Longest varint: ten bytes. */
const MOST_BYTES = 10;

/** The fields of a message in their order. Throws RangeError for bytes that are no message. */
function fieldsOf(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let i = 0; i < MOST_BYTES; i++) {
      const byte = bytes[at];
      if (byte === undefined) throw new RangeError('the payload ends in a number');
      at += 1;
      value |= BigInt(byte & 0x7f) << BigInt(7 * i);
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new RangeError('the payload holds a number without an end');
  };
  const part = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RangeError('the payload ends in a field');
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const key = Number(varint());
    const [number, wire] = [key >>> 3, key & 7];
    if (number === 0) throw new RangeError('the payload has a field without a number');
    if (wire === 0) fields.push({ number, wire, whole: varint(), bytes: NOTHING });
    else if (wire === 1) fields.push({ number, wire, whole: 0n, bytes: part(8) });
    else if (wire === 2) fields.push({ number, wire, whole: 0n, bytes: part(Number(varint())) });
    else if (wire === 5) fields.push({ number, wire, whole: 0n, bytes: part(4) });
    else throw new RangeError(`the payload has a field of wire type ${wire}`);
  }
  return fields;
}

/** A payload. Throws RangeError for bytes that are none. */
export function readPayload(bytes: Uint8Array): Payload {
  const fields = fieldsOf(bytes);
  const at_ms = wholeOf(fields, 1);
  const seq = wholeOf(fields, 3);
  return {
    ...(at_ms === undefined ? {} : { at_ms }),
    ...(seq === undefined ? {} : { seq }),
    metrics: fields.flatMap((one) => (one.number === 2 && one.wire === 2 ? [metricOf(one.bytes)] : [])),
  };
}

const wholeOf = (fields: readonly Field[], number: number): number | undefined => {
  const found = fields.findLast((one) => one.number === number && one.wire === 0);
  return found && Number(found.whole);
};

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Data types of whole numbers that have a sign: Int8, Int16, Int32; and Int64. They are kept without it. */
const SIGNED: ReadonlyMap<number, number> = new Map([
  [1, 8],
  [2, 16],
  [3, 32],
  [4, 64],
]);

function metricOf(bytes: Uint8Array): Metric {
  const fields = fieldsOf(bytes);
  const name = fields.findLast(({ number, wire }) => number === 1 && wire === 2);
  const alias = wholeOf(fields, 2);
  const at_ms = wholeOf(fields, 3);
  const quality = qualityOf(fields.findLast(({ number, wire }) => number === 9 && wire === 2)?.bytes);
  return {
    ...(name ? { name: textOf(name.bytes) } : {}),
    ...(alias === undefined ? {} : { alias }),
    ...(at_ms === undefined ? {} : { at_ms }),
    value: numberOfMetric(fields, wholeOf(fields, 4) ?? 0),
    isNull: wholeOf(fields, 7) === 1,
    isHistorical: wholeOf(fields, 5) === 1,
    ...(quality === undefined ? {} : { quality }),
  };
}

/** Fields 10 to 14 of a metric are numbers, of a property value 3 to 7. */
function numberOfMetric(fields: readonly Field[], datatype: number, first = 10): number {
  for (const { number, wire, whole, bytes } of fields) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if ((number === first || number === first + 1) && wire === 0) {
      const bits = SIGNED.get(datatype);
      return Number(bits === undefined ? whole : BigInt.asIntN(bits, whole));
    }
    if (number === first + 2 && wire === 5) return view.getFloat32(0, true);
    if (number === first + 3 && wire === 1) return view.getFloat64(0, true);
    if (number === first + 4 && wire === 0) return Number(whole);
  }
  return Number.NaN;
}

/** The property `Quality` of a property set: keys and values beside each other. */
function qualityOf(set: Uint8Array | undefined): number | undefined {
  if (!set) return undefined;
  const fields = fieldsOf(set);
  const keys = fields.filter(({ number }) => number === 1).map(({ bytes }) => textOf(bytes));
  const values = fields.filter(({ number }) => number === 2);
  const value = values[keys.indexOf('Quality')];
  if (!value) return undefined;
  const parts = fieldsOf(value.bytes);
  return numberOfMetric(parts, wholeOf(parts, 1) ?? 0, 3);
}

/** A topic of Sparkplug: `spBv1.0/group/TYPE/node/device`. */
export interface SparkplugTopic {
  readonly type: string;
  /** Node and device, whose births and aliases belong together: `group/node/device`. */
  readonly device: string;
  readonly node: string;
}

/** The parts of a topic; null for one that is not of Sparkplug, and for the state of a host. */
export function sparkplugTopic(topic: string): SparkplugTopic | null {
  const [space, group, type, node, device] = topic.split('/');
  if (space !== 'spBv1.0' || group === undefined || type === undefined || node === undefined) return null;
  const whole = `${group}/${node}`;
  return { type, node: whole, device: device === undefined ? whole : `${whole}/${device}` };
}

/** A value of a device by its name. */
export interface NamedMetric extends Metric {
  /** `group/node/device/metric`. */
  readonly tag: string;
}

/** What a message of Sparkplug says, and what of it cannot be known. */
export interface SparkplugTold {
  readonly values: readonly NamedMetric[];
  readonly words: readonly string[];
  /** Devices that are dead: what they said last is no value any more. */
  readonly dead?: string;
}

/** Numbers of messages run from 0 to 255. */
const SEQUENCE = 256;

/** What births have told: the names behind aliases, and the number that the next message of a node must have. */
export class SparkplugNames {
  readonly #names = new Map<string, Map<number, string>>();
  readonly #next = new Map<string, number>();
  readonly #births = new Map<string, number>();

  /** What a message says. Aliases that no birth has told are said and left out: nothing is asked for, they come with the next birth. */
  take({ type, device, node }: SparkplugTopic, payload: Payload): SparkplugTold {
    if (type === 'NDEATH' || type === 'DDEATH') return this.#death(type, { device, node }, payload);
    if (!['NBIRTH', 'DBIRTH', 'NDATA', 'DDATA'].includes(type)) return { values: [], words: [] };
    const words = this.#missed(type, node, payload);
    if (type.endsWith('BIRTH')) {
      const aliases = payload.metrics.flatMap(({ name, alias }) =>
        name === undefined || alias === undefined ? [] : [[alias, name] as const],
      );
      this.#names.set(device, new Map(aliases));
      const birth = payload.metrics.find(({ name }) => name === 'bdSeq');
      if (type === 'NBIRTH' && birth) this.#births.set(node, birth.value);
    }
    const names = this.#names.get(device);
    let unknown = 0;
    const values = payload.metrics.flatMap((metric): NamedMetric[] => {
      const name = metric.name ?? (metric.alias === undefined ? undefined : names?.get(metric.alias));
      if (name === undefined) {
        unknown += 1;
        return [];
      }
      const at_ms = metric.at_ms ?? payload.at_ms;
      return [{ ...metric, ...(at_ms === undefined ? {} : { at_ms }), tag: `${device}/${name}` }];
    });
    if (unknown > 0)
      words.push(
        `${device}: ${unknown} values have aliases that no birth has told; their names come with its next birth`,
      );
    return { values, words };
  }

  /** A death counts for the birth that it names: one that comes late is of a session before. */
  #death(
    type: string,
    { device, node }: Pick<SparkplugTopic, 'device' | 'node'>,
    { metrics }: Payload,
  ): SparkplugTold {
    const birth = metrics.find(({ name }) => name === 'bdSeq')?.value;
    const known = this.#births.get(node);
    if (type === 'NDEATH' && birth !== undefined && known !== undefined && birth !== known)
      return { values: [], words: [] };
    if (type === 'NDEATH') this.#next.delete(node);
    return { values: [], words: [`${device} is dead`], dead: device };
  }

  #missed(type: string, node: string, { seq }: Payload): string[] {
    const expected = this.#next.get(node);
    if (seq === undefined) return [];
    this.#next.set(node, (seq + 1) % SEQUENCE);
    if (type === 'NBIRTH' || expected === undefined || expected === seq) return [];
    const missed = (seq - expected + SEQUENCE) % SEQUENCE;
    return [`${node}: ${missed} messages are missing before number ${seq}`];
  }
}
