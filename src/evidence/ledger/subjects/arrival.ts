import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { BalanceError } from '../../../foundation/errors.ts';
import { sha256Hex } from '../../../foundation/quantity/canonical.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { SettlingStep, Subject } from '../../../metal/alloy/words.ts';
import type { Fact } from '../rules/entry.ts';
import type { MetalState } from '../state.ts';
import { specimenOf } from './stock.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

/** What was decided on one sample of a file. */
export interface SettledSample {
  readonly step: SettlingStep;
  readonly of: Subject | null;
  readonly sample: string | null;
  readonly reason: string | null;
  /** Rule by which it was taken; null where a person did. */
  readonly rule: string | null;
  readonly by: string | null;
  readonly at: string;
  /** Record that says so: the analyses of what was taken come before it. */
  readonly seq: number;
}

export interface ArrivalState extends SubjectState {
  readonly type: 'arrival';
  /** `arrived`: something of it waits; `settled`: each of its samples was taken or refused. */
  readonly status: 'arrived' | 'settled';
  readonly at: string;
  readonly seq: number;
  readonly sha256: string;
  readonly source: string;
  readonly file: string;
  readonly lesson: string | null;
  /** What was read of it, as JSON. */
  readonly reading: string;
  readonly samples: readonly string[];
  /** By the name of the sample in the file. */
  readonly settled: Readonly<Record<string, SettledSample>>;
}

/** A file of results as an instrument wrote it: `arrival:` and the beginning of a hash. A file without a sample is settled by refusing it. */
export const arrivalSubject = defineSubject<ArrivalState>({
  type: 'arrival',
  statuses: ['arrived', 'settled'],
  needs: ({ settled }) => [...new Set(Object.values(settled).flatMap(({ of }) => of ?? []))],
  evolve(before, { at, seq, kind, subject, body }: Fact) {
    if (kind === 'results.arrived') {
      const { sha256, source, file, raw, reading, lesson = null, samples = [] } = body;
      rawBytes(raw, sha256);
      return {
        ...named('arrival', subject),
        ...{ status: 'arrived', at, seq, sha256, source, file, lesson, reading, samples, settled: {} },
      };
    }
    if (!before || kind !== 'results.settled') throw cannotHappen({ kind, subject });
    const { step, rows, reason = null, rule, by = null } = body;
    const settled = {
      ...before.settled,
      ...Object.fromEntries(
        rows.map(({ name, of = null, sample = null }) => [
          name,
          { step, of, sample, reason, rule: rule?.name ?? null, by, at, seq },
        ]),
      ),
    };
    const isDone = (name: string): boolean => isFinal(ownValue(settled, name));
    const all = before.samples.length === 0 ? Object.keys(settled) : before.samples;
    return { ...before, settled, status: all.length > 0 && all.every(isDone) ? 'settled' : 'arrived' };
  },
});

/** True while an analysis stands that was taken from a file: of that sample, before that record where one is told. */
export const isBookedFrom = (
  arrival: string,
  { sample, before = Number.POSITIVE_INFINITY }: { readonly sample: string | null; readonly before?: number },
  { analyses }: Pick<MetalState, 'analyses'>,
): boolean =>
  analyses.some((one) => one.arrival === arrival && specimenOf(one) === sample && one.seq < before);

/** True for a sample that was taken or refused: nothing more is decided on it. */
export const isFinal = (settled: SettledSample | undefined): boolean =>
  settled !== undefined && settled.step !== 'matched';

/** Samples of a file on which nobody has decided, as it names them. */
export const openSamples = ({
  samples,
  settled,
}: Pick<ArrivalState, 'samples' | 'settled'>): readonly string[] =>
  samples.filter((name) => !isFinal(ownValue(settled, name)));

/** Most bytes that a kept file may be when it is inflated: a small text that says nothing but itself is no instrument's. */
const MOST_RAW = 64_000_000;

/** The bytes of a file as a record keeps them: deflated, in base64, and how many bytes that is. */
export function keptBytes(bytes: Uint8Array): { readonly raw: string; readonly size: number } {
  const deflated = deflateRawSync(bytes);
  return { raw: deflated.toString('base64'), size: deflated.length };
}

/** The bytes of a file as they are kept, checked against the hash that the record says. Throws BalanceError for other bytes. */
export function rawBytes(raw: string, sha256: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = inflateRawSync(Buffer.from(raw, 'base64'), { maxOutputLength: MOST_RAW });
  } catch {
    throw new BalanceError('the bytes of a file of results cannot be read', { path: 'raw' });
  }
  const found = sha256Hex(bytes);
  if (found === sha256) return bytes;
  throw new BalanceError('the bytes of a file of results are not those that its hash names', {
    path: 'raw',
    value: found,
    allowed: sha256,
  });
}
