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
      cure: lostCure(await lostHead(context), size) ?? cureOf({ ...covered, size, hasKey }),
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
  for (const head of heads) if (head.size > signed && (await isIn(head, size, store))) signed = head.size;
  return { signed, witnessed };
}

/** The same as a text: a checkpoint is signed while the ledger stays as it is. */
export async function coveredText(context: At): Promise<string> {
  const { signed, witnessed } = await coveredBy(context);
  return `${signed}.${witnessed}`;
}

type Store = TaskContext['store'];
type Head = Pick<Awaited<ReturnType<Store['head']>>, 'size' | 'root'>;

const isIn = async (head: Head, size: number, store: Store): Promise<boolean> =>
  head.size <= size && (await store.checkpoint(head.size)).root === head.root;

/** The largest head that a key which still signs has signed, where this ledger does not go on from it; null where there is none. */
async function lostHead(context: At): Promise<Head | null> {
  const { store, keys, signedHeads } = context;
  const { size } = await store.head();
  let lost: Head | null = null;
  for (const { verifierKey, ended } of (await keyStateOf(context))?.keys ?? []) {
    const head = ended ? null : (keys ?? signedHeads)?.lastSigned(verifierKey);
    if (head && head.size > (lost?.size ?? 0) && !(await isIn(head, size, store))) lost = head;
  }
  return lost;
}

/** What to do where records were signed that this ledger does not hold: after an old copy was put back. */
function lostCure(lost: Head | null, size: number): string | null {
  if (lost === null) return null;
  const held = lost.size > size ? `it holds ${size}` : 'its first records are others';
  return `${counted(lost.size, 'record')} were signed, and ${held}: put the latest copy back, or tell who holds papers of them and make a new key`;
}
