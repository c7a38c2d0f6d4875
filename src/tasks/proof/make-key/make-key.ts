import { signalOf, type TaskContext } from '../../../desk/context.ts';
import type { KeyKeeper } from '../../../desk/key-keeper.ts';
import { ML_DSA_44 } from '../../../evidence/proof/note.ts';
import { ConflictError, cureBy, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { cosignerKeyOf, keyStateOf, keysOf, validKeyOf } from '../keys-of-ledger.ts';
import { signerOfOrder } from '../signer-of-order.ts';
import { contract } from './contract.ts';

/**
 * Makes a key of the log or of who asks, records its public half, and keeps the private one where nobody else reads it. A server that keeps
 * the keys of the plant makes the first key of its log, and no other.
 */
export const makeKey = defineVerb(
  contract,
  async (order, context) => {
    const { person, origin, cosigner } = order;
    refuseTwo(order);
    if (context.booked) return keysOf(context);
    const keeper = context.keys ?? (await serverKeeper(order, context));
    // seen before it is made: of two who make one at once, the second is told
    const seen = cosigner ? await cosignerKeyOf(context) : await validKeyOf(context, person);
    const name = await nameOfKey(cosigner ? 'cosigner' : person, origin, context);
    const { verifierKey, place } = keeper.make(
      name,
      cosigner ? ML_DSA_44 : undefined,
      person === undefined ? 'plant' : 'person',
    );
    try {
      await context.store.execute(
        {
          type: 'makeKey',
          ...(person === undefined ? {} : { person }),
          ...(cosigner ? { cosigner } : {}),
          verifierKey,
          instead: seen ?? null,
          ...(person === undefined ? {} : { by: person }),
          ...(await signerOfOrder(context)),
        },
        signalOf(context),
      );
    } catch (error) {
      keeper.discard(verifierKey);
      throw error;
    }
    // where a server keeps its keys is nobody's business who only reaches it
    return { ...(await keysOf(context)), ...(context.keys ? { keptIn: place } : {}) };
  },
  {
    signs: async (order, name, context) => {
      if (context.keys) return null;
      await serverKeeper(order, context);
      const { plant } = await context.store.roster();
      return `I, ${name}, make the key of the log of this plant${plant ? ` (${plant.name})` : ''}: bundles and checkpoints are signed with it from now on.`;
    },
  },
);

/** Who makes the first key of the log on a server. Throws ForbiddenError for another key or a server without a place, ConflictError for a log that has one. */
async function serverKeeper(
  { person, cosigner }: { readonly person?: string | undefined; readonly cosigner?: true | undefined },
  context: TaskContext,
): Promise<Pick<KeyKeeper, 'make' | 'discard'>> {
  const { make, discard } = context.logKeys ?? {};
  if (person !== undefined || cosigner || !make || !discard) throw noPlaceForKeys();
  if ((await validKeyOf(context)) !== undefined)
    throw new ConflictError('the log has a key already', {
      path: 'keys',
      ...cureBy('sign with that one; another takes its place only on the command line', 'proof/make-key'),
    });
  return { make, discard };
}

const noPlaceForKeys = (): ForbiddenError =>
  new ForbiddenError('there is no place for private keys here', {
    path: 'keys',
    cure: 'use the command line of the computer that keeps the key',
  });

/** Throws InputError where a person and the cosigner are named both. */
export function refuseTwo({
  person,
  cosigner,
}: {
  readonly person?: string | undefined;
  readonly cosigner?: true | undefined;
}): void {
  if (person !== undefined && cosigner)
    throw new InputError('keys by ML-DSA-44 cosign for the plant; persons sign with Ed25519', {
      path: 'person',
      value: person,
      allowed: 'a person, or the cosigner',
    });
}

/** Name of the log, the origin of its checkpoints; keys of persons and of the cosigner are named below it. Renewed, a key keeps its name. */
async function nameOfKey(
  owner: string | undefined,
  origin: string | undefined,
  context: TaskContext,
): Promise<string> {
  const log = (await keyStateOf(context))?.keys.at(-1)?.verifierKey.split('+', 1)[0];
  if (origin !== undefined && log !== undefined && origin !== log)
    throw new InputError(`this log is called ${log}, and keeps that name`, {
      path: 'origin',
      value: origin,
      allowed: log,
    });
  const named = log ?? origin ?? (await ownOrigin(context));
  return owner === undefined ? named : `${named}/${owner}`;
}

/** A name that no other ledger has: that of the plant, and the hash of the first record. */
async function ownOrigin({ store }: TaskContext): Promise<string> {
  const { plant, demonstration } = await store.roster();
  const name = plant?.id ?? (demonstration ? 'demonstration' : undefined);
  const [first] = await store.records(0, 1);
  if (name === undefined || !first)
    throw new ForbiddenError('a ledger without a plant signs nothing', {
      path: 'plant',
      ...cureBy('found the plant first', 'proof/init-ledger'),
    });
  return `remelt/${name}/${first.leaf.slice(0, 16)}`;
}
