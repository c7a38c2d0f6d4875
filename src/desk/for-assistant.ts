import { requireProved } from '../evidence/ledger/rules/require-proved.ts';
import { ForbiddenError } from '../foundation/errors.ts';
import type { Actor } from './actor.ts';
import { readOnlyStore, triedStore } from './bound-store.ts';
import type { TaskContext } from './context.ts';

const ONLY_READS = new ForbiddenError('an assistant books nothing', {
  cure: 'propose it, and let a person book it',
});

/** What a verb may touch on behalf of an assistant: the ledger, and calculations. No key, device, printer or other computer. */
type Bound = Pick<
  TaskContext,
  | 'compute'
  | 'store'
  | 'clock'
  | 'seed'
  | 'actor'
  | 'memory'
  | 'signal'
  | 'openFile'
  | 'sources'
  | 'signedHeads'
>;

/** The context in which an assistant reads, as the person who is logged in. Throws ForbiddenError where a plant knows nobody. */
export async function readingContext(context: TaskContext, signal: AbortSignal): Promise<TaskContext> {
  const bound = await boundContext(context, signal);
  return { ...bound, store: readOnlyStore(bound.store, ONLY_READS) };
}

/** The context in which a booking is tried: the ledger decides, and records nothing. `onTried` is told of each that it would record. */
export async function tryingContext(
  context: TaskContext,
  { signal, onTried }: { readonly signal: AbortSignal; readonly onTried: () => void },
): Promise<TaskContext> {
  const bound = await boundContext(context, signal);
  return { ...bound, store: triedStore(bound.store, onTried) };
}

async function boundContext(context: TaskContext, signal: AbortSignal): Promise<Bound> {
  const { compute, store, clock, seed, memory, openFile, sources, signedHeads } = context;
  const { states } = sources ?? {};
  return {
    ...{ compute, store, clock, seed, memory, signal, actor: await actorOf(context) },
    ...(openFile ? { openFile } : {}),
    ...(signedHeads ? { signedHeads: { lastSigned: (...of) => signedHeads.lastSigned(...of) } } : {}),
    ...(states ? { sources: { states, tryOut: refuseDevice, heard: refuseDevice } } : {}),
  };
}

const refuseDevice = async (): Promise<never> => {
  throw new ForbiddenError('an assistant asks no device');
};

/** Who is logged in here; in a demonstration whoever asks. */
async function actorOf({ store, actor }: TaskContext): Promise<Actor> {
  const { plant, demonstration, persons, signedIn } = await store.roster();
  const person = persons.find(({ id }) => id === signedIn);
  if (person) return { kind: 'person', person };
  if (plant && !demonstration) requireProved({ plant, signedIn }, undefined);
  return actor;
}
