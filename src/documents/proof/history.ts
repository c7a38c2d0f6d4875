import { z } from 'zod';
import { listOf, subjectSchema } from '../common.ts';
import { coveredSchema } from '../keys.ts';

/** `remelt-history/1`: records in the order they were booked, the latest last. */
export const historySchema = z.object({
  format: z.literal('remelt-history/1'),
  /** What it is the history of: a subject, `person:ID`; null = the book of the plant. */
  about: z.string().nullable(),
  records: listOf(
    z.object({
      seq: z.number(),
      /** When it was booked. */
      at: z.string(),
      /** When it happened; absent where nobody said another time. */
      happenedAt: z.string().exactOptional(),
      subject: subjectSchema,
      kind: z.string(),
      by: z.string().nullable(),
      /** For whom they did it, where they stood in as a deputy. */
      actsFor: z.string().exactOptional(),
      /** What was recorded, in words. */
      words: z.string(),
      /** How `undo` names it; absent where `undo` takes no such record back. */
      record: z.string().exactOptional(),
      /** Record that corrected it or took it back. */
      correctedBy: z.number().exactOptional(),
    }),
  ),
  /** What signed checkpoints cover of the ledger. */
  covered: coveredSchema,
  /** Earlier records that match: those before this record number. Absent = there are none. */
  before: z.number().exactOptional(),
});
export type History = z.infer<typeof historySchema>;
export type HistoryRecord = History['records'][number];
