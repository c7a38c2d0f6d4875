/** Payloads of Sparkplug B, written by its specification and not by the reader that is tested. */

const varint = (value: number | bigint): number[] => {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const part = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? part | 0x80 : part);
  } while (rest > 0n);
  return bytes;
};
const whole = (field: number, value: number | bigint): number[] => [...varint(field << 3), ...varint(value)];
const part = (field: number, bytes: readonly number[]): number[] => [
  ...varint((field << 3) | 2),
  ...varint(bytes.length),
  ...bytes,
];
const fixed = (field: number, bytes: Buffer): number[] => [
  ...varint((field << 3) | (bytes.length === 8 ? 1 : 5)),
  ...bytes,
];

function written(write: (to: Buffer) => void, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  write(bytes);
  return bytes;
}

export interface WrittenMetric {
  readonly name?: string;
  readonly alias?: number;
  readonly at_ms?: number;
  readonly double?: number;
  readonly float?: number;
  readonly int32?: number;
  readonly int64?: bigint;
  readonly uint64?: number;
  readonly boolean?: boolean;
  readonly text?: string;
  readonly isNull?: boolean;
  readonly isHistorical?: boolean;
  readonly quality?: number;
}

function metric(one: WrittenMetric): number[] {
  return [
    ...(one.name === undefined ? [] : part(1, [...Buffer.from(one.name)])),
    ...(one.alias === undefined ? [] : whole(2, one.alias)),
    ...(one.at_ms === undefined ? [] : whole(3, one.at_ms)),
    ...(one.int32 === undefined ? [] : [...whole(4, 3), ...whole(10, one.int32 >>> 0)]),
    ...(one.int64 === undefined ? [] : [...whole(4, 4), ...whole(11, one.int64)]),
    ...(one.uint64 === undefined ? [] : [...whole(4, 8), ...whole(11, one.uint64)]),
    ...(one.isHistorical ? whole(5, 1) : []),
    ...(one.isNull ? whole(7, 1) : []),
    ...(one.quality === undefined
      ? []
      : part(9, [
          ...part(1, [...Buffer.from('Quality')]),
          ...part(2, [...whole(1, 3), ...whole(3, one.quality)]),
        ])),
    ...(one.float === undefined
      ? []
      : fixed(
          12,
          written((to) => to.writeFloatLE(one.float!), 4),
        )),
    ...(one.double === undefined
      ? []
      : fixed(
          13,
          written((to) => to.writeDoubleLE(one.double!), 8),
        )),
    ...(one.boolean === undefined ? [] : whole(14, one.boolean ? 1 : 0)),
    ...(one.text === undefined ? [] : part(15, [...Buffer.from(one.text)])),
  ];
}

/** A payload with its time and number. */
export const writtenPayload = (
  seq: number | undefined,
  metrics: readonly WrittenMetric[],
  at_ms = 1_796_212_800_000,
): Uint8Array =>
  Uint8Array.from([
    ...whole(1, at_ms),
    ...metrics.flatMap((one) => part(2, metric(one))),
    ...(seq === undefined ? [] : whole(3, seq)),
    // a field of a later version is passed over
    ...part(900, [1, 2, 3]),
  ]);
