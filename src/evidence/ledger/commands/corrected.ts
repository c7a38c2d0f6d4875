import type { Told } from '../command.ts';
import { type Desk, type Earlier, whenHappened } from '../desk.ts';

/** What every `record.corrected` says: which record it corrects, why, when and by whom. */
export const corrected = (
  desk: Desk,
  { leaf, seq, kind }: Earlier,
  { happenedAt, reason, by }: Told & { readonly reason: string },
) => ({
  happenedAt: whenHappened(desk, happenedAt),
  corrects: leaf,
  correctsSeq: String(seq),
  correctsKind: kind,
  reason,
  by,
});
