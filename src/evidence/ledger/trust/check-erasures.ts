import type { Entry } from '../rules/entry.ts';
import type { Report } from './check-record.ts';
import { type ErasedField, erasedBy, readErasedMark } from './erased.ts';

/** Which field of which record an erasing record says is gone. */
export type Erasure = ReturnType<typeof erasedBy>;

/** What an entry says is erased; undefined for any other kind. */
export const erasureOf = (entry: Entry): Erasure | undefined =>
  entry.kind === 'salt.erased' ? erasedBy(entry) : undefined;

/** Holds the marks of erased fields against the records that say so: a field is gone by a record, or something was lost. */
export interface ErasureCheck {
  /** A record with what is stored of it. */
  add(seq: number, texts: readonly string[], erasure: Erasure | undefined): void;
  /** After the last record: reports marks without a record, and records whose field still stands. */
  finish(report: Report): void;
}

/** A check of a log that is read from its beginning. */
export function checkErasures(): ErasureCheck {
  const marks = new Map<string, ErasedField>();
  const records: Erasure[] = [];
  const keyOf = (seq: number, { digest, name, on, by }: ErasedField): string =>
    [seq, digest, name, on, by].join(' ');
  return {
    add(seq, texts, erasure) {
      for (const text of texts) {
        const mark = readErasedMark(text);
        if (mark) marks.set(keyOf(seq, mark), mark);
      }
      if (erasure) records.push(erasure);
    },
    finish(report) {
      for (const { target, field } of records)
        if (!marks.delete(keyOf(target, field)))
          report(
            target,
            'disclosure',
            `record ${field.by} erased ${field.name} of record ${target}, but it is still there`,
          );
      for (const [key, { name }] of marks)
        report(
          Number(key.split(' ', 1)[0]),
          'disclosure',
          `${name} of record ${key.split(' ', 1)[0]} is missing, and no record erased it`,
        );
    },
  };
}
