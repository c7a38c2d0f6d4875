import type { AnyCalculation, EnginePorts, Registry } from '../calculations/calculation.ts';
import type { Calls, Compute } from '../calculations/compute.ts';
import type { Control } from '../calculations/control.ts';
import { CALCULATIONS } from '../calculations/index.ts';
import type { PartPool } from '../calculations/part-pool.ts';
import { NotFoundError } from '../foundation/errors.ts';
import { ownValue } from '../foundation/quantity/own-value.ts';
import { calculationThreads } from './calculation-threads.ts';
import { factsOf } from './facts-of-plant.ts';
import { borrowSolver } from './highs-solver.ts';
import { PartThreads } from './part-threads.ts';
import { HostParts, type HostPartsOptions } from './queue/host-parts.ts';

/** What an engine is set up with. */
export interface EngineOptions {
  /** The plant's own data folder. */
  readonly overrides?: string | undefined;
  /** Threads for the calculations that take their time; default none: they run in this one. */
  readonly threads?: number;
  /** Computes the parts of large work. Default: hosts of the database, else threads of this process. Who gives one closes it. */
  readonly pool?: PartPool;
  /** Database whose hosts compute parts; absent: threads of this process do. */
  readonly databaseUrl?: string | undefined;
  /** Told in words why this process computes what hosts should. */
  readonly onTrouble?: (words: string) => void;
  /** Does a calculation that makes no pause in this thread, so that nothing else is heard until it has ended. Default: just does it. */
  readonly withoutPause?: (<Answer>(work: () => Promise<Answer>) => Promise<Answer>) | undefined;
}

/** Every calculation of Remelt in this process. */
export const createCompute = (options: EngineOptions = {}): Compute => computeOf(CALCULATIONS, options);

/**
 * The calculations of a registry in this process; the solver runs in a thread of its own, and so do large ensembles. A server gives
 * them `threads`: then whoever waits for nothing of them is answered meanwhile. Code,
 * facts and threads are loaded and started when they are first asked for, so that a short command starts fast.
 */
export function computeOf<All extends Registry>(
  calculations: All,
  options: EngineOptions = {},
): Compute<All> {
  const know = factsOf(options.overrides);
  const { threads = 0, overrides, withoutPause = (work) => work() } = options;
  const here = new PartThreads({ overrides });
  const hosts = hostsOf(options, { here, facts: () => know(null) });
  const pool = options.pool ?? hosts ?? here;
  const elsewhere = threads > 0 ? calculationThreads(threads, overrides, pool) : undefined;
  const { solver, giveBack } = borrowSolver();
  const ports: EnginePorts = { solver, pool };
  const call = async (name: string, document: unknown, control: Control = {}): Promise<unknown> => {
    const one: AnyCalculation = ownValue(calculations, name)!;
    if (elsewhere && one.whenAborted)
      return elsewhere.ask(
        { name, document, withoutReasons: control.withoutReasons, own: control.own },
        control,
      );
    const work = async (): Promise<unknown> =>
      (await one.load())(document, know(control.own), { ...control, ...ports });
    // what can be stopped lets others in while it works
    return one.whenAborted === 'stops' || one.whenAborted === 'best' ? work() : withoutPause(work);
  };
  const calls = Object.fromEntries(
    Object.keys(calculations).map((name) => [
      name,
      (document?: unknown, control?: Control) => call(name, document, control),
    ]),
  ) as Calls<All>;
  return {
    ...calls,
    calculations,
    facts: know,
    readResults,
    readTables,
    run: async (name, document, control) => {
      if (!Object.hasOwn(calculations, name)) throw unknown(name, calculations);
      return call(name, document, control);
    },
    close: async () => {
      await Promise.all([giveBack(), hosts?.close(), here.close(), elsewhere?.close()]);
    },
  };
}

/** The hosts of a database; undefined without one. */
const hostsOf = (
  { databaseUrl, onTrouble }: EngineOptions,
  of: Pick<HostPartsOptions, 'here' | 'facts'>,
): HostParts | undefined =>
  databaseUrl === undefined
    ? undefined
    : new HostParts({ databaseUrl, ...of, ...(onTrouble ? { onTrouble } : {}) });

/** The reader of files of results is loaded with the first of them. */
const readResults: Compute['readResults'] = async (file, lesson) =>
  (await import('./results/read-result-file.ts')).readResultFile(file, lesson);

/** The reader of tables is loaded with the first of them. */
const readTables: Compute['readTables'] = async (files) =>
  (await import('./tables/history-tables.ts')).readTables(files);

const unknown = (name: string, calculations: Registry): NotFoundError =>
  new NotFoundError(`there is no calculation ${name}`, {
    path: 'name',
    value: name,
    allowed: Object.keys(calculations).join(', '),
  });
