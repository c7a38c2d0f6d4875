import { ConflictError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import type { Desk } from '../../rules/desk.ts';
import { WITNESSES } from '../../subjects/witness-state.ts';
import { the } from '../found.ts';

/** V9: what witnesses signed is of records that are here. Whether they did, whoever has their keys can check. */
export const keepCosignatures = defineRecord({
  type: 'keepCosignatures',
  of: the(WITNESSES),
  says: 'checkpoint.cosigned',
  act: null,
  rule(desk, { size }) {
    requireRecordsHere(desk, size);
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
