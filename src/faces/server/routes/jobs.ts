import type { TellProgress } from '../../../desk/context.ts';
import { breathe } from '../../../desk/in-turns.ts';
import { inOwnPlant } from '../../../desk/reference/own-plant.ts';
import { isVisitor } from '../../../desk/visitors.ts';
import type { Job } from '../../../documents/job.ts';
import { CancelledError, errorDocument, ForbiddenError, NotFoundError } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Figures, Reached } from '../../../foundation/quantity/progress.ts';
import { leaseOfHolder } from '../../../office/jobs.ts';
import type { Office } from '../../../office/open-office.ts';
import { openCount, requireRoom } from '../identity/pace.ts';
import type { KnownPerson, Plant } from '../plant.ts';

type JobRow = NonNullable<Awaited<ReturnType<Office['jobs']['job']>>>;

/** What is asked of a job. */
export interface Wanted {
  readonly person: string;
  /** Name of a calculation, or of a task that is done as a job. */
  readonly calculation: string;
  readonly document: unknown;
  /** SHA-256 [hex] of a long document as it was sent. Default: of its canonical JSON. */
  readonly documentHash?: string | undefined;
  /** What is done; default the calculation of that name. */
  readonly work?: (control: Control, wanted: Omit<Wanted, 'person'>) => Promise<unknown>;
  /** The booking that it is, where it is one. */
  readonly asked?: Job['asked'];
  /** It does not wait for calculations to end. */
  readonly atOnce?: boolean;
  /** What it reads, by all that the answer rests on. */
  readonly readKey?: string;
}

/** How a job is stopped, and how it tells how far it is. */
interface Control {
  readonly signal: AbortSignal;
  readonly onProgress: TellProgress;
}

/** Long calculations: each a row that says how far it is. */
export interface Jobs {
  /** Puts it into the row of those that wait. NotFoundError for no such calculation. */
  readonly start: (wanted: Wanted) => Promise<Job>;
  /**
   * Of somebody else that is a plan, for whoever works in the plant and has its address; without the key of its booking. NotFoundError for
   * one that is not there, ForbiddenError with its person for others.
   */
  readonly job: (id: string, person: KnownPerson) => Promise<Job>;
  readonly list: (person: string, after?: string) => Promise<readonly Job[]>;
  /** The latest job of any process that reads something, unless it came to nothing. */
  readonly reading: (readKey: string) => Promise<Job | null>;
  /** Stops it, in whatever process it runs; what is known by then stays in its row. */
  readonly stop: (id: string, person: string) => Promise<Job>;
}

/** Jobs that run at once: each has threads of its own. */
const AT_ONCE = 2;
/** Jobs that have not ended, in all processes together; what they were asked stays in memory until then. */
const OPEN_JOBS = {
  ...{ ofPerson: 10, ofAll: 50, wait_s: 30, what: 'jobs' },
  words: (whose: string) => `too many jobs${whose} have not ended`,
  cure: 'wait for one to end, or stop one',
};
/** Least time between two changes of a row [ms]. */
const PAUSE_MS = 500;
/** A row is touched at least so often [ms]. */
const BEAT_MS = 15_000;
/** A process that runs jobs says so often that it lives [ms]; one that has not for so long is gone, and its jobs are lost [s]. */
const LIVES_MS = 2000;
const GONE_S = 10;
/** How often a process looks whether another was asked to stop one of its jobs [ms], and whoever asks for jobs whether one is lost. */
const LOOK_MS = 1000;

/** Does a calculation as the plant has it when it begins. */
const calculatedFor =
  ({ open }: Pick<Plant, 'open'>) =>
  async ({ signal, onProgress }: Control, { calculation, document }: Omit<Wanted, 'person'>) =>
    (await inOwnPlant(await open())).compute.run(calculation, document, {
      signal,
      onProgress: (done, words, figures) => onProgress(words, { done, ...figures }),
    });

/**
 * The jobs of a server; they run in this process, with the threads of the engine. long because the row of a job, its turn and its end are one story.
 */
export function jobsOf(plant: Plant): Jobs {
  const me = plant.newId();
  const running = new Map<string, AbortController>();
  const life = lifeOf(me, { plant, running });
  const looked = lookedAfter(plant);
  const open = openCount();
  const waiting: (() => Promise<void>)[] = [];
  let busy = 0;
  const now = (): string => plant.clock().toISOString();
  const calculated = calculatedFor(plant);

  const next = (): void => {
    if (busy >= AT_ONCE) return;
    const work = waiting.shift();
    if (!work) return;
    busy += 1;
    void work().finally(() => {
      busy -= 1;
      next();
    });
  };
  return {
    start: async ({
      person,
      calculation,
      document,
      asked,
      atOnce = false,
      documentHash,
      readKey,
      work = calculated,
    }) => {
      if (work === calculated && !ownValue(plant.compute.calculations, calculation))
        throw new NotFoundError(`there is no calculation ${calculation.slice(0, 100)}`, {
          path: 'name',
          allowed: Object.keys(plant.compute.calculations).join(', '),
        });
      requireRoom(open, person, OPEN_JOBS);
      const ended = open.open(person);
      const office = await plant.office();
      const [id, at] = [plant.newId(), now()];
      const row = {
        id,
        person,
        calculation,
        documentHash: documentHash ?? hashOf(document ?? null),
        state: 'waiting',
        done: 0,
        words: 'waits for another calculation to end',
      } as const;
      const kept = asked === undefined ? null : JSON.stringify(asked);
      const job: JobRow = {
        ...{ ...row, ...NOTHING_YET, began: at, changed: at, answer: null, error: null, asked: kept },
        ...{ holder: me, readKey: readKey ?? null },
      };
      const stopper = new AbortController();
      running.set(id, stopper);
      try {
        await life.begin();
        await added(job, office);
      } catch (error) {
        running.delete(id);
        ended();
        throw error;
      }
      const run = (): Promise<void> =>
        ran(id, (control) => work(control, { calculation, document }), { plant, office, stopper }).finally(
          () => {
            running.delete(id);
            ended();
            life.end();
          },
        );
      if (atOnce) void run();
      else waiting.push(run);
      next();
      return jobOf(job);
    },
    job: async (id, person) => {
      await looked();
      return seenJob(id, person, plant);
    },
    list: async (person, after) => {
      await looked();
      return (await (await plant.office()).jobs.jobs(person, after)).map(jobOf);
    },
    reading: async (readKey) => {
      await looked();
      const row = await (await plant.office()).jobs.reading(readKey);
      return row && jobOf(row);
    },
    stop: async (id, person) => {
      await ownJob(id, person, plant);
      const here = running.get(id);
      if (here) here.abort();
      else await (await plant.office()).jobs.askStop(id, now());
      return jobOf(await ownJob(id, person, plant));
    },
  };
}

/** Adds the row of a job. Throws HttpRefusal, and leaves no row, where its person or all together have too many in all processes. */
async function added(job: JobRow, { jobs }: Office): Promise<void> {
  await jobs.add(job);
  const { ofPerson, ofAll } = await jobs.openUpTo(job);
  try {
    // the job itself is among them
    requireRoom({ of: () => ofPerson - 1, all: () => ofAll - 1 }, job.person, OPEN_JOBS);
  } catch (error) {
    await jobs.remove(job.id);
    throw error;
  }
}

interface Living {
  readonly plant: Pick<Plant, 'office'>;
  readonly running: ReadonlyMap<string, AbortController>;
}

/**
 * The lease by which all processes know that this one lives, held while it has jobs; and the ear for what others ask it to stop. A
 * database that does not answer is asked again.
 */
function lifeOf(me: string, { plant, running }: Living) {
  let timers: readonly NodeJS.Timeout[] = [];
  const lease = async () => (await plant.office()).sources.lease(leaseOfHolder(me), me, GONE_S);
  const hear = async (): Promise<void> => {
    for (const id of await (await plant.office()).jobs.toStop(me)) running.get(id)?.abort();
  };
  const often = (work: () => Promise<unknown>, every_ms: number): NodeJS.Timeout =>
    setInterval(() => void work().catch(() => undefined), every_ms).unref();
  return {
    /** Before the first job has a row, so that nobody takes it for lost. */
    begin: async (): Promise<void> => {
      if (timers.length === 0) timers = [often(lease, LIVES_MS), often(hear, LOOK_MS)];
      await lease();
    },
    end: (): void => {
      if (running.size > 0) return;
      for (const timer of timers) clearInterval(timer);
      timers = [];
    },
  };
}

/** Says of jobs whose process is gone that they are lost, now and then when somebody asks for jobs. */
function lookedAfter({ office, clock }: Pick<Plant, 'office' | 'clock'>): () => Promise<void> {
  let at = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - at < LOOK_MS) return;
    at = performance.now();
    await (await office()).jobs.lose(clock().toISOString());
  };
}

/** True for a plan of somebody else, which who works in the plant may look at before it is reserved. */
const isShared = ({ person: asker, calculation }: JobRow, person: KnownPerson): boolean =>
  asker !== person.id && calculation === 'plan-heat' && !isVisitor(person);

/** A job as a person sees it: their own whole, the plan of somebody else without the key of its booking. */
async function seenJob(id: string, person: KnownPerson, plant: Plant): Promise<Job> {
  const row = await plant.office().then(({ jobs }) => jobs.job(id));
  if (!row || !isShared(row, person)) return jobOf(await ownJob(id, person.id, plant));
  const { asked: _key, ...job } = jobOf(row);
  const { persons } = plant.compute.facts().plant;
  return { ...job, by: persons.find(({ id: one }) => one === row.person)?.name ?? row.person };
}

/** A job that a person asked for. Throws NotFoundError for none, ForbiddenError for another's. */
async function ownJob(id: string, person: string, { office }: Plant): Promise<JobRow> {
  const row = await (await office()).jobs.job(id);
  const place = { path: 'job', value: id.slice(0, 100) };
  if (!row) throw new NotFoundError('there is no such job', place);
  if (row.person === person) return row;
  throw new ForbiddenError(`${row.person} asked for this calculation, and nobody else sees it`, {
    ...place,
    cure: `look at it with ${row.person}, or at the page of its heat once that is reserved`,
  });
}

interface Running {
  readonly plant: Plant;
  readonly office: Office;
  readonly stopper: AbortController;
}

const NOTHING_YET = { incumbent: null, bound: null } as const;

/** Runs one job to its end and keeps its row in step. */
async function ran(
  id: string,
  work: (control: Control) => Promise<unknown>,
  { plant, office, stopper }: Running,
): Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  // the state with each: a process that was thought gone takes its job back
  let now: Pick<JobRow, 'state' | 'done' | 'words' | 'incumbent' | 'bound'> = {
    ...NOTHING_YET,
    state: 'running',
    done: 0,
    words: 'started',
  };
  // one after the other: a database of several connections could write the end before what was told before it
  let written = Promise.resolve();
  const put = (change: object): Promise<void> => {
    written = written
      .then(() => office.jobs.change(id, { ...change, changed: plant.clock().toISOString() }))
      .catch(() => undefined);
    return written;
  };
  const beat = setInterval(() => void put(now), BEAT_MS).unref();
  let isOver = false;
  let pause: NodeJS.Timeout | undefined;
  const tell = (): void => {
    clearTimeout(pause);
    pause = undefined;
    last = performance.now();
    void put(now);
  };
  /** Nothing is told after the end. */
  const end = (change: object): Promise<void> => {
    isOver = true;
    clearInterval(beat);
    clearTimeout(pause);
    return put({ ...now, ...change });
  };
  const signal = AbortSignal.any([stopper.signal, plant.signal]);
  try {
    if (signal.aborted) throw new CancelledError();
    // what was asked with it is answered first
    await breathe();
    await put(now);
    const answer = await work({
      signal,
      onProgress: (words, progress) => {
        if (isOver) return;
        now = { ...now, words, ...figuresIn(progress), done: Math.max(now.done, progress?.done ?? 0) };
        const left_ms = last + PAUSE_MS - performance.now();
        if (left_ms <= 0) tell();
        // what comes too soon is told when the pause is over
        else pause ??= setTimeout(tell, left_ms).unref();
      },
    });
    await end({ state: 'done', done: 1, words: 'done', answer: JSON.stringify(answer) });
  } catch (error) {
    await end(endedBy(error, { stopped: signal.aborted, words: now.words }));
  }
}

/** Numbers of a search as its row keeps them; what it does not say again stays. */
const figuresIn = ({ incumbent, bound }: Figures = {}): Partial<Pick<JobRow, 'incumbent' | 'bound'>> => ({
  ...(incumbent && { incumbent: JSON.stringify(incumbent) }),
  ...(bound && { bound: JSON.stringify(bound) }),
});

/** How a job ended without its answer. One that was stopped keeps what it had found, in the details of its error. */
function endedBy(
  error: unknown,
  { stopped, words }: { readonly stopped: boolean; readonly words: string },
): Pick<JobRow, 'state' | 'words' | 'error'> {
  const told = errorDocument(error).error;
  if (!stopped) return { state: 'refused', words: told.code, error: JSON.stringify(told) };
  if (told.code !== 'cancelled' || told.details.length === 0)
    return { state: 'stopped', words: `stopped at: ${words}`, error: null };
  return { state: 'stopped', words: 'stopped: best so far', error: JSON.stringify(told) };
}

/** The document of a row. */
function jobOf({ incumbent, bound, answer, error, asked, ...whole }: JobRow): Job {
  const { person: _, holder: __, readKey: ___, ...row } = whole;
  return {
    format: 'remelt-job/1',
    ...row,
    ...(incumbent === null ? {} : { incumbent: JSON.parse(incumbent) as Reached }),
    ...(bound === null ? {} : { bound: JSON.parse(bound) as Reached }),
    ...(answer === null ? {} : { answer: JSON.parse(answer) as unknown }),
    ...(error === null ? {} : { error: JSON.parse(error) as unknown }),
    ...(asked === null ? {} : { asked: JSON.parse(asked) as NonNullable<Job['asked']> }),
  };
}
