import { ConflictError } from '../../../foundation/errors.ts';
import type { Body } from '../../records/kinds.ts';
import { defineCommand, type Told } from '../command.ts';
import { type Desk, whenHappened } from '../desk.ts';
import { WITNESSES } from '../witness-state.ts';

/** Keeps what witnesses signed. */
export interface KeepCosignatures extends Told {
  readonly type: 'keepCosignatures';
  readonly origin: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
  /** Signature lines of the checkpoint, those of the plant first. */
  readonly signatures: readonly string[];
  readonly witnesses: readonly Body<'checkpoint.cosigned'>['witnesses'][number][];
  readonly urls: readonly string[];
}

/** V9: what witnesses signed is of records that are here. Whether they did, whoever has their keys can check. */
export const keepCosignatures = defineCommand<KeepCosignatures>({
  type: 'keepCosignatures',
  names: () => ({ subjects: [WITNESSES] }),
  act: null,
  decide(desk, { origin, size, root, signatures, witnesses, urls, by, happenedAt }) {
    requireRecordsHere(desk, size);
    desk.write('checkpoint.cosigned', WITNESSES, {
      happenedAt: whenHappened(desk, happenedAt),
      origin,
      size: String(size),
      root,
      signatures: [...signatures],
      witnesses: [...witnesses],
      urls: [...urls],
      by,
    });
  },
});

/** Throws ConflictError for a checkpoint of more records than there are, or of none. */
export function requireRecordsHere(desk: Desk, size: number): void {
  if (size < 1 || size > desk.nextSeq)
    throw new ConflictError(`the checkpoint is of ${size} records, and there are ${desk.nextSeq}`, {
      path: `${desk.path}size`,
      value: size,
      allowed: `1 to ${desk.nextSeq}`,
    });
}
