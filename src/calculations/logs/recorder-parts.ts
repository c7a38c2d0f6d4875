import { recorderText } from './recorder-bytes.ts';
import {
  type RecordedValue,
  type RecorderReading,
  type RecorderWays,
  readRecorder,
} from './recorder-text.ts';

/** Bytes of a recorder under a name. */
export interface RecorderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What files of one recorder say together. Throws what `readRecorder` throws. */
export function readRecorderFiles(files: readonly RecorderFile[], ways: RecorderWays): RecorderReading {
  const readings = files.map(({ name, bytes }) => {
    const { text, notes } = recorderText(bytes, name);
    const reading = readRecorder(text, { ...ways, name });
    return { ...reading, notes: [...notes, ...reading.notes] };
  });
  const [first] = readings;
  if (first && readings.length === 1) return first;
  const tags = new Map<string, RecordedValue[]>();
  const units = new Map<string, string[]>();
  for (const one of readings) {
    for (const [tag, values] of one.tags) {
      const known = tags.get(tag) ?? [];
      for (const value of values) known.push(value);
      tags.set(tag, known);
    }
    for (const [tag, told] of one.units) units.set(tag, [...new Set([...(units.get(tag) ?? []), ...told])]);
  }
  const asks = readings.flatMap((one) => one.asks);
  return {
    ...{ tags, units },
    asks: asks.filter(({ code }, i) => asks.findIndex((one) => one.code === code) === i),
    notes: [...new Set(readings.flatMap(({ notes }) => notes))],
    from_ms: Math.min(...readings.map(({ from_ms }) => from_ms)),
    to_ms: Math.max(...readings.map(({ to_ms }) => to_ms)),
  };
}
