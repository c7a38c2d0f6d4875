import { checkpointSchema, type SignedCheckpoint } from '../../documents/keys.ts';
import { signCheckpointOrder } from '../../documents/orders/proof.ts';
import type { Head } from '../../evidence/ledger/store.ts';
import { fromHex } from '../../evidence/proof/bytes.ts';
import { checkpointText } from '../../evidence/proof/note.ts';
import { type NoteSigner, signedNote } from '../../evidence/proof/sign.ts';
import { ConflictError, ForbiddenError } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';
import { defineTask } from '../task.ts';
import { withIndexRoot } from './index-of-ledger.ts';
import { keptCheckpoint } from './kept-cosignatures.ts';
import { cosignerKeyOf, validKeyOf } from './keys-of-ledger.ts';
import { seenByWitnesses } from './seen-by-witnesses.ts';

/** Records the root of the index, and signs size and root of the ledger with the key of the log. A ledger that was rolled back or rewritten is not signed. */
export const signCheckpoint = defineTask({
  name: 'sign-checkpoint',
  title: 'Sign size and root of the ledger with the key of the log',
  order: signCheckpointOrder,
  answer: checkpointSchema,
  act: null,
  run: async ({ witnesses = [] }, context) => {
    const signer = await requireLogKey(context);
    const kept = witnesses.length === 0 ? null : await keptCheckpoint(witnesses, context);
    if (kept) return { format: 'remelt-checkpoint/1' as const, ...kept };
    const { head } = await withIndexRoot(context);
    const signed = await signedHead(head, context, signer);
    return { ...signed, checkpoint: await seenByWitnesses(signed.checkpoint, witnesses, { head, context }) };
  },
});

/** The signed checkpoint of a head; null where the key of the log is not at hand. */
export async function signedIfPossible(head: Head, context: TaskContext): Promise<SignedCheckpoint | null> {
  const [log, cosigner] = [await logSigner(context), await cosignerOf(context)];
  return log && cosigner !== null ? signedHead(head, context) : null;
}

/**
 * The signed checkpoint of a head. Throws ForbiddenError without the key, ConflictError when the key has signed a ledger
 * that this one is not the continuation of. `known` is the key of the log, where it was asked for already.
 */
export async function signedHead(
  head: Head,
  context: TaskContext,
  known?: NoteSigner,
): Promise<SignedCheckpoint> {
  const signer = known ?? (await requireLogKey(context));
  await refuseFork(head, signer, context);
  const [origin = ''] = signer.verifierKey.split('+', 1);
  const text = checkpointText({ origin, size: head.size, root: fromHex(head.root) });
  const cosigner = await requireCosigner(context);
  const checkpoint = signedNote(text, cosigner ? [signer, cosigner] : [signer]);
  context.keys?.noteSigned(signer.verifierKey, head);
  return { format: 'remelt-checkpoint/1', origin, ...head, checkpoint };
}

/** The signer of the log. Throws ForbiddenError where its private key is not at hand. */
export async function requireLogKey(context: TaskContext): Promise<NoteSigner> {
  const signer = await logSigner(context);
  if (!signer)
    throw new ForbiddenError('the key of the log is not here', {
      path: 'keys',
      allowed: (await validKeyOf(context)) ?? 'none: no key was made',
      cure: 'remelt keys make, or sign on the computer that keeps the key',
    });
  return signer;
}

/** The cosigner by ML-DSA-44; undefined where the plant has none, null where its private key is not here. */
async function cosignerOf(context: TaskContext): Promise<NoteSigner | null | undefined> {
  const key = await cosignerKeyOf(context);
  return key === undefined ? undefined : (context.keys?.signer(key) ?? null);
}

/** The same. Throws ForbiddenError where its private key is not here: a checkpoint without its cosignature would be a weaker one. */
async function requireCosigner(context: TaskContext): Promise<NoteSigner | undefined> {
  const signer = await cosignerOf(context);
  if (signer !== null) return signer;
  throw new ForbiddenError('the key of the cosigner (ML-DSA-44) is not here', {
    path: 'keys',
    cure: 'sign on the computer that keeps it, or end it: remelt keys revoke --ml-dsa --lost --reason WORDS',
  });
}

async function logSigner(context: TaskContext): Promise<NoteSigner | null> {
  const key = await validKeyOf(context);
  return key === undefined ? null : (context.keys?.signer(key) ?? null);
}

/** Two different ledgers signed by one key are what nobody outside could tell apart. */
async function refuseFork(
  head: Head,
  { verifierKey }: NoteSigner,
  { store, keys }: TaskContext,
): Promise<void> {
  const last = keys?.lastSigned(verifierKey) ?? null;
  if (last === null) return;
  const words =
    last.size > head.size
      ? `this ledger was rolled back: ${last.size} records were signed, and it holds ${head.size}`
      : (last.size === head.size ? head : await store.checkpoint(last.size)).root === last.root
        ? null
        : `this ledger was rewritten: its first ${last.size} records are not those that were signed`;
  if (words === null) return;
  throw new ConflictError(words, {
    path: 'head',
    value: `${head.size} ${head.root.slice(0, 16)}`,
    allowed: `a continuation of ${last.size} ${last.root.slice(0, 16)}`,
    cure: 'put the latest backup back; if records are lost for ever, tell who holds papers of them, and make a new key',
  });
}
