import type { Told } from '../../rules/command.ts';
import type { Earlier } from '../../rules/desk.ts';

/** What a command asks that corrects one record by its number, beside the names of what that is about. */
export type Correction<Type extends string, Names extends string> = Told & {
  readonly type: Type;
  readonly seq: number;
  readonly reason: string;
} & { readonly [Name in Names]: string };

/** What every `record.corrected` says: which record it corrects, why, when and by whom. */
export const corrected = (
  { leaf, seq, kind }: Earlier,
  { happenedAt, reason, by }: Told & { readonly reason: string },
) => ({
  happenedAt,
  corrects: leaf,
  correctsSeq: seq,
  correctsKind: kind,
  reason,
  by,
});
