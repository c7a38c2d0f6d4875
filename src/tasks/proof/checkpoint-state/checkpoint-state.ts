import type { TaskContext } from '../../../desk/context.ts';
import type { Covered } from '../../../documents/keys.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { defineVerb } from '../../task.ts';
import { witnessState } from '../kept-cosignatures.ts';
import { keyStateOf } from '../keys-of-ledger.ts';
import { contract } from './contract.ts';

/** How many records a signed checkpoint covers, how many of them a witness has signed for, and what to do about the others. */
export const checkpointState = defineVerb(
  contract,
  async (_, context) => {
    const covered = await coveredBy(context);
    const [{ size }, state] = [await context.store.head(), await keyStateOf(context)];
    const hasKey = state?.keys.some(({ ended }) => !ended) ?? false;
    return {
      format: 'remelt-checkpoint-state/1' as const,
      records: size,
      ...covered,
      cure: cureOf({ ...covered, size, hasKey }),
    };
  },
  { alsoOn: (_, context) => coveredText(context) },
);

/** How the newest records get into a signed checkpoint; null where they are in one. */
function cureOf({
  size,
  signed,
  hasKey,
}: {
  readonly size: number;
  readonly signed: number;
  readonly hasKey: boolean;
}): string | null {
  if (signed >= size) return null;
  if (!hasKey) return 'make the key of the log, then sign a checkpoint';
  const newer = signed === 0 ? '' : `: ${counted(size - signed, 'record')} newer`;
  return `sign a checkpoint on the computer and account that keep the key of the log${newer}`;
}

type At = Pick<TaskContext, 'store' | 'keys' | 'signedHeads'>;

/**
 * Records under the largest checkpoint that a key of the log has signed, as far as is known here, and under the largest that a
 * witness has signed too. A ledger that does not go on from what was signed counts as not signed.
 */
export async function coveredBy(context: At): Promise<Covered> {
  const { store, keys, signedHeads } = context;
  const [state, witnesses] = [await keyStateOf(context), await witnessState(context)];
  const witnessed = Math.max(0, ...(witnesses?.witnesses ?? []).map(({ size }) => size));
  const seen = keys ?? signedHeads;
  const heads = (state?.keys ?? [])
    .filter(({ ended }) => ended?.how !== 'exposed')
    .flatMap(({ verifierKey }) => seen?.lastSigned(verifierKey) ?? []);
  const { size } = await store.head();
  let signed = witnessed;
  for (const head of heads)
    if (head.size > signed && head.size <= size && (await store.checkpoint(head.size)).root === head.root)
      signed = head.size;
  return { signed, witnessed };
}

/** The same as a text: a checkpoint is signed while the ledger stays as it is. */
export async function coveredText(context: At): Promise<string> {
  const { signed, witnessed } = await coveredBy(context);
  return `${signed}.${witnessed}`;
}
