import { signatureOf } from '../../desk/actor.ts';
import type { TaskContext } from '../../desk/context.ts';

/** Who signs: the person named, else who is signed in. */
export async function signerOfOrder({ actor, store }: TaskContext): Promise<{ readonly by?: string }> {
  const by = signatureOf(actor).by ?? (await store.roster()).signedIn;
  return by === undefined ? {} : { by };
}
