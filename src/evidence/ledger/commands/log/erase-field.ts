import { ConflictError, cureBy, ForbiddenError, NotFoundError } from '../../../../foundation/errors.ts';
import type { Subject } from '../../../../metal/alloy/words.ts';
import { erasableFields } from '../../../records/erasable.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import type { Desk, Earlier } from '../../rules/desk.ts';
import { type StoredText, storedTexts } from '../../trust/erased.ts';

/**
 * V7: what may be erased is a field that nothing rests on. The record says which and why, keeps the digest, and is itself never
 * erased. The store takes the salt and the value away with it.
 */
export const eraseField = defineCommand<
  Asks<'eraseField', 'salt.erased', 'erases' | 'erasesSeq' | 'erasesKind' | 'digest'> & {
    readonly seq: number;
  }
>({
  type: 'eraseField',
  names: ({ seq }) => ({ subjects: [], seqs: [seq] }),
  act: 'erase field',
  decide(desk, command) {
    const { seq, field } = command;
    const earlier = desk.earlier(seq);
    refuseKept(desk, earlier, field);
    const { digest } = storedField(desk, earlier, field);
    desk.write('salt.erased', earlier.subject as Subject, {
      ...command,
      erases: earlier.leaf,
      erasesSeq: seq,
      erasesKind: earlier.kind,
      digest,
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
