import { knownArrivals } from '../../desk/arrivals/known-arrivals.ts';
import type { SourceReader, TaskContext } from '../../desk/context.ts';
import { inOwnPlant } from '../../desk/reference/own-plant.ts';
import { sourcesOf } from '../../desk/reference/sources.ts';
import { storeOfSource } from '../../desk/signed-store.ts';
import { RemeltError } from '../../foundation/errors.ts';
import type { Answer, Arrived } from '../../links/driver.ts';
import { Links } from '../../links/links.ts';
import type { Said } from '../../links/messages.ts';
import { type ScaleAddress, scaleOfSource } from '../../links/scale/scale-address.ts';
import { arriveLog } from '../../tasks/links/arrive-log/arrive-log.ts';
import { arriveResults } from '../../tasks/links/arrive-results/arrive-results.ts';
import { runTask } from '../../tasks/task.ts';
import type { Plant } from './plant.ts';
import { plantBells } from './plant-bells.ts';
import { recorderShelf } from './recorder-shelf.ts';

type Source = Awaited<ReturnType<typeof sourcesOf>>[number];

/** How often it is looked whether the sources have changed [ms]. */
const LOOK_MS = 1000;
/** How long one process of the server reads the sources without asking for it anew [s], and how often it asks [ms]. */
const LEASE_S = 15;
const LEASE_MS = 5000;
const LEASE = 'links';
/** Shortest time between two states of a source that are kept [ms]. */
const KEEP_MS = 1000;
/** Longest name of a file that is booked: its end says more than its beginning. */
const LONGEST_NAME = 200;

/** The sources of a plant, read for as long as its server runs. */
export interface PlantLinks extends SourceReader {
  /** Begins to read, once the ledger is open. */
  readonly begin: () => void;
  readonly close: () => Promise<void>;
}

interface Options extends Pick<Plant, 'open' | 'office' | 'clock' | 'newId'> {
  /** Addresses of scales; those of sources are added and taken away. */
  readonly scales: Map<string, ScaleAddress>;
  /** The process that reads, whenever it is started. */
  readonly onStart?: (pid: number) => void;
}

/** What is done with what a kind of source sends. A kind that is not here is not read yet. */
const DELIVERED: Partial<
  Record<Source['kind'], (source: Source, what: Arrived, context: TaskContext) => Promise<Answer>>
> = { instrument: arrived, recorder: recorded };

/**
 * Reads the sources that the plant has entered, and books what they send. Of several processes that share a database one reads them: the one that
 * has the lease of the office. When it ends, another takes over within 15 s; what both should read is booked once, by source and content.
 */
export function plantLinks({ open, office, clock, newId, scales, onStart }: Options): PlantLinks {
  const me = newId();
  const given = new Set(scales.keys());
  let [seen, leasedAt, isMine, isClosed] = [-1, Number.NEGATIVE_INFINITY, false, false];
  let looking: Promise<void> = Promise.resolve();
  const states = keptStates({ office, clock });
  const recorders = recorderShelf({ office, clock });
  const bells = plantBells({ office, clock, state: states.put });
  const links = new Links({
    deliver: async (source, what) => {
      const context = await inOwnPlant(await open());
      return DELIVERED[source.kind]!(source, what, { ...context, recorders });
    },
    known: async (source, sha256) => [
      ...(await recorders.known(source, sha256)),
      ...(await knownArrivals(source, sha256, await open())),
    ],
    state: states.put,
    ...(onStart ? { onStart } : {}),
  });

  const look = async (): Promise<void> => {
    const { store } = await open();
    const { size } = await store.head();
    if (performance.now() - leasedAt > LEASE_MS) {
      const was = isMine;
      isMine = await (await office()).sources.lease(LEASE, me, LEASE_S);
      leasedAt = performance.now();
      if (isMine !== was) seen = -1;
    }
    if (size === seen) return;
    const sources = await sourcesOf({ store });
    for (const name of scales.keys()) if (!given.has(name)) scales.delete(name);
    for (const [name, address] of sources.flatMap((one) => {
      const scale = scaleOfSource(one);
      return scale ? [scale] : [];
    }))
      if (!given.has(name)) scales.set(name, address);
    links.read(isMine ? sources.filter(({ kind }) => DELIVERED[kind] !== undefined) : []);
    await bells.look(isMine ? sources : [], store);
    seen = size;
  };
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    if (isClosed) return;
    // a database that does not answer is asked again
    looking = look().catch(() => undefined);
    void looking.then(() => {
      if (!isClosed) timer = setTimeout(again, LOOK_MS).unref();
    });
  };

  return {
    begin: again,
    states: async () => (await office()).sources.states(),
    tryOut: (source, within_ms) => links.tryOut(source, within_ms),
    heard: async (id, raw) => {
      await (await office()).sources.putHeard(id, { raw, at: clock().toISOString() });
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await looking;
      bells.close();
      await links.close();
      await states.close();
      if (isMine) await (await office()).sources.endLease(LEASE, me);
    },
  };
}

/** Books a file of results. */
function arrived({ id }: Source, what: Arrived, context: TaskContext): Promise<Answer> {
  return orRefused(async () => {
    const actor = { kind: 'machine', user: `source ${id}` } as const;
    const store = storeOfSource(context.store);
    await runTask(arriveResults, orderOf(id, what), { ...context, actor, store });
    return { kind: 'booked', words: 'it is booked' };
  });
}

/** Keeps what a recorder sent, for the logs of heats. */
function recorded({ id }: Source, what: Arrived, context: TaskContext): Promise<Answer> {
  return orRefused(async () => {
    const { kept } = await runTask(arriveLog, orderOf(id, what), context);
    return kept ? { kind: 'booked', words: 'it is kept' } : { kind: 'known', words: 'it was kept before' };
  });
}

function orderOf(source: string, { file, bytes, at }: Arrived) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a name may hold what no text of a record does
  const name = file.replace(/[\x00-\x1f\x7f-\x9f\p{Cf}\ufffd]/gu, '?').slice(-LONGEST_NAME) || 'results';
  return { source, file: name, at, bytes: Buffer.from(bytes).toString('base64') };
}

/** What can never be booked is refused; everything else is told again. */
async function orRefused(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RemeltError && (error.code === 'input' || error.code === 'validity'))
      return { kind: 'refused', words: error.message };
    throw error;
  }
}

/** Keeps states of sources: of many in a short time the last. */
function keptStates({ office, clock }: Pick<Plant, 'office' | 'clock'>) {
  const waiting = new Map<string, Said>();
  let timer: NodeJS.Timeout | undefined;
  const keep = async (): Promise<void> => {
    timer = undefined;
    const all = [...waiting];
    waiting.clear();
    // a server that is refused opens nothing
    if (all.length === 0) return;
    const { sources } = await office();
    const now = clock().toISOString();
    for (const [id, { condition, words, raw = null, heardAt }] of all)
      await sources.putState({
        ...{ id, condition, words, saidAt: now },
        ...(heardAt === undefined ? { raw: null, heardAt: null } : { raw, heardAt: now }),
      });
  };
  return {
    put: (id: string, said: Said): void => {
      const before = waiting.get(id);
      // a last word is not lost behind a later state
      const { raw, heardAt } = said.heardAt === undefined && before ? before : said;
      waiting.set(id, {
        ...{ condition: said.condition, words: said.words },
        ...(raw === undefined ? {} : { raw }),
        ...(heardAt === undefined ? {} : { heardAt }),
      });
      timer ??= setTimeout(() => void keep().catch(() => undefined), KEEP_MS);
    },
    close: async (): Promise<void> => {
      clearTimeout(timer);
      await keep().catch(() => undefined);
    },
  };
}
