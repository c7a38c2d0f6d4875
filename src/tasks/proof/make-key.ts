import { keysSchema } from '../../documents/keys.ts';
import { makeKeyOrder } from '../../documents/orders/proof.ts';
import { ML_DSA_44 } from '../../evidence/proof/note.ts';
import { ForbiddenError, InputError } from '../../foundation/errors.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { defineTask } from '../task.ts';
import { keyStateOf, keysOf } from './keys-of-ledger.ts';
import { signerOfOrder } from './signer-of-order.ts';

/** Makes a key of the log or of who asks, records its public half, and keeps the private one where nobody else reads it. */
export const makeKey = defineTask({
  name: 'make-key',
  title: 'Make a new key of the log or of a person, in place of the one before',
  order: makeKeyOrder,
  answer: keysSchema,
  act: null,
  run: async ({ person, origin, cosigner }, context) => {
    const { store, keys } = context;
    if (!keys) throw noPlaceForKeys();
    refuseTwo({ person, cosigner });
    const name = await nameOfKey(cosigner ? 'cosigner' : person, origin, context);
    const { verifierKey, place } = keys.make(
      name,
      cosigner ? ML_DSA_44 : undefined,
      person === undefined ? 'plant' : 'person',
    );
    try {
      await store.execute(
        {
          type: 'makeKey',
          ...(person === undefined ? {} : { person }),
          ...(cosigner ? { cosigner } : {}),
          verifierKey,
          ...(await signerOfOrder(context)),
        },
        signalOf(context),
      );
    } catch (error) {
      keys.discard(verifierKey);
      throw error;
    }
    return { ...(await keysOf(context)), keptIn: place };
  },
});

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
      cure: 'remelt init, or remelt persons adopt',
    });
  return `remelt/${name}/${first.leaf.slice(0, 16)}`;
}
