import type { SealedRow } from '../store/load.ts';
import { messageOf, type Report } from '../trust/check-record.ts';
import type { Sealed } from './frame.ts';
import type { Segment } from './segment.ts';

/** Holds the records of a segment file against those of the database, one after the other. */
export interface SegmentCheck {
  /** The next record of the database, in order. */
  compare(row: SealedRow): Promise<void>;
  /** After the last one: reports when the file holds more or fewer than `records`. */
  finish(records: number): Promise<void>;
}

/** A check of the whole file; reports, never throws. One frame is held at a time. */
export function checkSegment(segment: Segment, report: Report): SegmentCheck {
  let seen = 0;
  const told = recordsOf(segment, report, (next) => {
    seen = next;
  });
  let current: IteratorResult<PlacedRecord, void> | null = null;
  return {
    async compare(row) {
      current ??= await told.next();
      while (!current.done && current.value.seq <= row.seq) {
        const { seq, record } = current.value;
        const same =
          seq === row.seq && record.text === row.text && sameTexts(record.disclosures, row.disclosures);
        if (!same) report(seq, 'segment', `record ${seq} of the segment file differs from the database`);
        current = await told.next();
      }
    },
    async finish(records) {
      while (!current?.done) current = await told.next();
      if (seen === records) return;
      report(seen, 'segment', `the segment file holds ${seen} records, the database ${records}`);
    },
  };
}

interface PlacedRecord {
  readonly seq: number;
  readonly record: Sealed;
}

async function* recordsOf(
  segment: Segment,
  report: Report,
  counted: (next: number) => void,
): AsyncGenerator<PlacedRecord, void> {
  let next = 0;
  try {
    for await (const { frame } of segment.frames(0, 'refuse')) {
      if (frame.firstSeq !== next)
        report(next, 'segment', `the segment file jumps from record ${next} to ${frame.firstSeq}`);
      next = frame.firstSeq + frame.records.length;
      counted(next);
      for (const [i, record] of frame.records.entries()) yield { seq: frame.firstSeq + i, record };
    }
  } catch (error) {
    report(next, 'segment', messageOf(error));
  }
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, i) => text === b[i]);
