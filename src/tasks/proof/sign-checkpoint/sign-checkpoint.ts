import { signatureOf } from '../../../desk/actor.ts';
import type { TaskContext } from '../../../desk/context.ts';
import type { SignedCheckpoint } from '../../../documents/keys.ts';
import type { Head } from '../../../evidence/ledger/store.ts';
import { fromHex } from '../../../evidence/proof/bytes.ts';
import { checkpointText } from '../../../evidence/proof/note.ts';
import { type NoteSigner, signedNote } from '../../../evidence/proof/sign.ts';
import { checkSignature } from '../../../evidence/records/hands.ts';
import { ConflictError, cureBy, ForbiddenError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { withIndexRoot } from '../index-of-ledger.ts';
import { keptCheckpoint } from '../kept-cosignatures.ts';
import { cosignerKeyOf, validKeyOf } from '../keys-of-ledger.ts';
import { seenByWitnesses } from '../seen-by-witnesses.ts';
import { contract } from './contract.ts';

/** Records the root of the index, and signs size and root of the ledger with the key of the log. A ledger that was rolled back or rewritten is not signed. */
export const signCheckpoint = defineVerb(
  contract,
  async ({ witnesses = [] }, context) => {
    await requireKeeper(context);
    refuseOtherWitnesses(witnesses, context);
    const signer = await requireLogKey(context);
    const kept = witnesses.length === 0 ? null : await keptCheckpoint(witnesses, context);
    if (kept) return { format: 'remelt-checkpoint/1' as const, ...kept };
    const { head } = await withIndexRoot(context);
    const signed = await signedHead(head, context, signer);
    return { ...signed, checkpoint: await seenByWitnesses(signed.checkpoint, witnesses, { head, context }) };
  },
  {
    signs: async ({ witnesses = [] }, name, context) => {
      const signer = await logSigner(context);
      if (!signer) return null;
      const [origin = ''] = signer.verifierKey.split('+', 1);
      const also = witnesses.length === 0 ? '' : `, and ask ${witnesses.join(', ')} to sign it`;
      return `I, ${name}, sign the ledger up to its newest record with the key of the log ${origin}${also}.`;
    },
  },
);

/** Throws ForbiddenError for whoever has no role to sign with the key of the log that a server keeps. */
async function requireKeeper({ keys, store, actor, clock }: TaskContext): Promise<void> {
  if (keys) return;
  const { persons } = await store.roster();
  const { by } = signatureOf(actor);
  checkSignature(persons, {
    ...{ by, act: 'keep log key', needed: persons.length > 0, path: 'by' },
    on: clock().toISOString().slice(0, 10),
  });
}

/** Throws ForbiddenError for a witness that the server was not told to ask: it asks no address that is typed into a page. */
export function refuseOtherWitnesses(urls: readonly string[], { witnesses }: TaskContext): void {
  const other = urls.findIndex((url) => witnesses !== undefined && !witnesses.includes(url));
  if (other < 0) return;
  throw new ForbiddenError('this server does not ask that witness', {
    path: `witnesses[${other}]`,
    value: urls[other]!.slice(0, 200),
    allowed: witnesses?.join(', ') || 'none: no witness was named when the server was started',
    ...cureBy('name it when the server is started', 'terminal/serve', { witness: null }),
  });
}

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
  keysOfLog(context)?.noteSigned(signer.verifierKey, head);
  return { format: 'remelt-checkpoint/1', origin, ...head, checkpoint };
}

/** The signer of the log. Throws ForbiddenError where its private key is not at hand. */
export async function requireLogKey(context: TaskContext): Promise<NoteSigner> {
  const signer = await logSigner(context);
  if (signer) return signer;
  const key = await validKeyOf(context);
  if (key === undefined)
    throw new ForbiddenError('the log has no key that signs', {
      path: 'keys',
      allowed: 'a ledger with a key of its log',
      ...cureBy('make it first', 'proof/make-key'),
    });
  throw new ForbiddenError('the private half of the key of the log is not here', {
    path: 'keys',
    value: key,
    allowed: 'its file in the folder "keys" of the ledger, or in REMELT_KEYS',
    cure: 'move its file (ending in .key) into the folder "keys" of the ledger; a server under the account that has it may sign',
  });
}

/** The cosigner by ML-DSA-44; undefined where the plant has none, null where its private key is not here. */
async function cosignerOf(context: TaskContext): Promise<NoteSigner | null | undefined> {
  const key = await cosignerKeyOf(context);
  return key === undefined ? undefined : (keysOfLog(context)?.signer(key) ?? null);
}

/** The same. Throws ForbiddenError where its private key is not here: a checkpoint without its cosignature would be a weaker one. */
async function requireCosigner(context: TaskContext): Promise<NoteSigner | undefined> {
  const signer = await cosignerOf(context);
  if (signer !== null) return signer;
  throw new ForbiddenError('the key of the cosigner (ML-DSA-44) is not here', {
    path: 'keys',
    cure: 'sign on the computer that keeps it, or end it',
    does: [{ verb: 'proof/revoke-key', order: { cosigner: true, ending: 'lost' } }],
  });
}

/** The signer of the log; null where its private key is not here. */
export async function logSigner(context: TaskContext): Promise<NoteSigner | null> {
  const key = await validKeyOf(context);
  return key === undefined ? null : (keysOfLog(context)?.signer(key) ?? null);
}

/** What signs with the key of the log here. */
const keysOfLog = ({ keys, logKeys }: Pick<TaskContext, 'keys' | 'logKeys'>): TaskContext['logKeys'] =>
  keys ?? logKeys;

/** Two different ledgers signed by one key are what nobody outside could tell apart. */
async function refuseFork(head: Head, { verifierKey }: NoteSigner, context: TaskContext): Promise<void> {
  const { store } = context;
  const last = keysOfLog(context)?.lastSigned(verifierKey) ?? null;
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
