import { readOnlyStore } from '../../desk/bound-store.ts';
import type { PlantAsker, TaskContext } from '../../desk/context.ts';
import { openContext } from '../../desk/open-context.ts';
import type { GroupPlant } from '../../documents/exchange/group.ts';
import {
  ConflictError,
  ForbiddenError,
  InputError,
  NotFoundError,
  UnavailableError,
} from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { taskNamed } from '../../tasks/registry.ts';
import { runTask } from '../../tasks/task.ts';

const ONLY_READS = new ForbiddenError('a group only reads the ledgers of its plants', {
  cure: 'book at the plant itself',
});

/** What of the command line it takes. */
interface Means {
  readonly compute: TaskContext['compute'];
  readonly clock: () => Date;
  readonly cache: string | undefined;
  /** Signs with the keys that a plant keeps in the folder of its ledger; null where it keeps none there. */
  readonly plantKeys: (folder: string) => TaskContext['logKeys'] | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Asks plants where they stand: a server over HTTP, a ledger in its folder or in PostgreSQL. Each ledger is opened once; `close` closes all. */
export function plantAsker(means: Means): PlantAsker & { readonly close: () => Promise<void> } {
  const opened = new Map<string, Promise<TaskContext>>();
  const contextOf = (plant: GroupPlant): Promise<TaskContext> => {
    const known = opened.get(plant.id) ?? openedAt(plant, means);
    opened.set(plant.id, known);
    // one that does not open is tried again by the next question
    known.catch(() => opened.delete(plant.id));
    return known;
  };
  return {
    async ask(plant, { verb, order }, signal) {
      if (plant.url !== undefined) return asked(plant.url, { plant, verb, order, signal, means });
      const context = await contextOf(plant);
      const task = await taskNamed(verb.slice(verb.indexOf('/') + 1));
      return runTask(task, order, { ...context, store: readOnlyStore(context.store, ONLY_READS), signal });
    },
    async close() {
      for (const context of await Promise.allSettled(opened.values()))
        if (context.status === 'fulfilled') await context.value.store.close();
    },
  };
}

/** The value of a variable that the group names. Throws InputError where it is not set. */
function variable(name: string, { id }: GroupPlant, { environment }: Means): string {
  const value = ownValue(environment, name);
  if (value) return value;
  throw new InputError(`the variable ${name} of plant ${id} is not set`, {
    path: name,
    value: null,
    allowed: 'a value in the environment',
    cure: 'set it, and ask again',
  });
}

const tokenOf = (plant: GroupPlant, means: Means): string | undefined =>
  plant.tokenVariable === undefined ? undefined : variable(plant.tokenVariable, plant, means);

async function openedAt(plant: GroupPlant, means: Means): Promise<TaskContext> {
  const { compute, clock, cache, plantKeys } = means;
  const database = plant.databaseVariable;
  const folder = plant.folder ?? '';
  const context = await openContext({
    ...{ compute, clock, folder, make: false, token: tokenOf(plant, means) },
    ...(database === undefined ? {} : { databaseUrl: variable(database, plant, means) }),
    ...(cache === undefined ? {} : { cache }),
  }).catch((error: unknown) => {
    // a ledger that is not there is no answer of a plant
    throw error instanceof NotFoundError ? new UnavailableError(error.message, error.details) : error;
  });
  const keys = plant.folder === undefined ? null : plantKeys(plant.folder);
  return { ...context, ...(keys ? { logKeys: keys } : {}) };
}

interface Asking {
  readonly plant: GroupPlant;
  readonly verb: string;
  readonly order: object;
  readonly signal: AbortSignal;
  readonly means: Means;
}

/** The answer of a server. Throws UnavailableError where none comes, and what the server refuses, in its words. */
async function asked(url: string, { plant, verb, order, signal, means }: Asking): Promise<unknown> {
  const address = new URL(`api/${verb}`, url.endsWith('/') ? url : `${url}/`);
  for (const [name, value] of Object.entries(order))
    address.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  const token = tokenOf(plant, means);
  const headers = { accept: 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(address, { headers, redirect: 'error', signal }).catch((error: unknown) => {
    const { cause, message } = error as Error & { readonly cause?: { readonly code?: string } };
    throw new UnavailableError(`its server does not answer: ${cause?.code ?? message}`, { where: url });
  });
  const said = (await answer.json().catch(() => null)) as {
    readonly error?: { readonly code?: string; readonly message?: string };
  } | null;
  if (answer.ok) return said;
  const words = said?.error?.message ?? `its server answers ${answer.status}`;
  throw new (ownValue(REFUSALS, said?.error?.code ?? '') ?? UnavailableError)(words, { where: url });
}

const REFUSALS: Readonly<Record<string, new (words: string, details: { where: string }) => Error>> = {
  'not-found': NotFoundError,
  input: InputError,
  forbidden: ForbiddenError,
  conflict: ConflictError,
};
