import { ConflictError, cureBy, ForbiddenError, NotFoundError } from '../../../foundation/errors.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { erasableFields } from '../../records/erasable.ts';
import { defineCommand, type Told } from '../command.ts';
import { type Desk, type Earlier, whenHappened } from '../desk.ts';
import { type StoredText, storedTexts } from '../erased.ts';

/** Erases salt and value of a confidential field of an earlier record. */
export interface EraseField extends Told {
  readonly type: 'eraseField';
  readonly seq: number;
  readonly field: string;
  readonly reason: string;
}

/**
 * V7: what may be erased is a field that nothing rests on. The record says which and why, keeps the digest, and is itself never
 * erased. The store takes the salt and the value away with it.
 */
export const eraseField = defineCommand<EraseField>({
  type: 'eraseField',
  names: ({ seq }) => ({ subjects: [], seqs: [seq] }),
  act: 'erase field',
  decide(desk, { seq, field, reason, by, happenedAt }) {
    const earlier = desk.earlier(seq);
    refuseKept(desk, earlier, field);
    const { digest } = storedField(desk, earlier, field);
    desk.write('salt.erased', earlier.subject as Subject, {
      happenedAt: whenHappened(desk, happenedAt),
      erases: earlier.leaf,
      erasesSeq: String(seq),
      erasesKind: earlier.kind,
      field,
      digest,
      reason,
      by,
    });
  },
});

function refuseKept(desk: Desk, { seq, kind, subject }: Earlier, field: string): void {
  const allowed = erasableFields(kind);
  if (!allowed.includes(field))
    throw new ForbiddenError(`${field} of record ${seq} (${kind}) is never erased`, {
      path: `${desk.path}field`,
      value: field,
      allowed: allowed.join(', ') || `no field of ${kind}`,
      cure: 'what a balance, a verdict or a signature rests on stays; close it to customers instead',
      does: [{ verb: 'proof/set-disclosure' }],
    });
  const state = desk.any(subject);
  if (state.type !== 'person' || state.status === 'ended') return;
  throw new ForbiddenError(`${state.id} still is a person of the plant, and keeps the name`, {
    path: `${desk.path}seq`,
    value: seq,
    allowed: 'a person who has ended',
    ...cureBy('end the person first, and another confirms it', 'persons/propose-person', { ended: true }),
  });
}

function storedField(desk: Desk, { seq, kind, disclosures }: Earlier, field: string): StoredText {
  const texts = storedTexts(disclosures);
  const found = texts.find(({ name }) => name === field);
  if (!found)
    throw new NotFoundError(`record ${seq} (${kind}) has no ${field}`, {
      path: `${desk.path}field`,
      value: field,
      allowed:
        texts
          .filter(({ name, erased }) => !erased && erasableFields(kind).includes(name))
          .map(({ name }) => name)
          .join(', ') || 'this record has nothing that may be erased',
    });
  const by = found.erased?.by ?? erasedHere(desk, seq, field);
  if (by === undefined) return found;
  throw new ConflictError(`${field} of record ${seq} was erased by record ${by}`, {
    path: `${desk.path}field`,
    value: field,
    allowed: 'a field that is still there',
  });
}

/** The record of this very command that erases the field. */
const erasedHere = (desk: Desk, seq: number, field: string): number | undefined =>
  desk.entries.find(
    ({ kind, body }) => kind === 'salt.erased' && body.erasesSeq === String(seq) && body.field === field,
  )?.seq;
