import { PgBoss } from 'pg-boss';
import type { PartJob } from './part-job.ts';
import { keyOf } from './part-job.ts';

/** A job that this process has taken and keeps until it says what became of it. */
export interface TakenJob {
  readonly id: string;
  readonly queue: string;
  readonly job: PartJob;
  /** How often it was taken before. */
  readonly retryCount: number;
}

/** Jobs of all hosts, in the database. */
export interface JobQueue {
  /** Makes queues; those that are there stay. */
  readonly make: (queues: readonly string[]) => Promise<void>;
  /** Adds jobs; one whose part waits or is computed already is not added again. `after_s`: not before. */
  readonly add: (queue: string, jobs: readonly PartJob[], after_s?: number) => Promise<void>;
  /** The next job of the first queue that has one; null where all are empty. */
  readonly take: (queues: readonly string[]) => Promise<TakenJob | null>;
  /** Says that these are still worked on; who does not say it for ten seconds loses them to another. */
  readonly keep: (jobs: readonly TakenJob[]) => Promise<void>;
  readonly done: (job: TakenJob) => Promise<void>;
  /** Gives a job back, so that somebody else takes it. */
  readonly giveBack: (job: TakenJob, words: string) => Promise<void>;
  /** Jobs that wait, by queue. */
  readonly waiting: () => Promise<ReadonlyMap<string, number>>;
  /** Hands over what was taken and given back too often. */
  readonly lost: () => Promise<
    readonly { readonly queue: string; readonly job: PartJob; readonly words: string }[]
  >;
  readonly close: () => Promise<void>;
}

/** Tables of the library, in the same database. */
const SCHEMA = 'work_queue';
/** Where jobs go whose hosts ended too often while they were at them. */
const LOST = 'lost';
/** A host that says nothing for so long has lost its jobs [s]; the library takes no less. */
const SILENT_S = 10;
/** How often silent hosts are looked for [s]. */
const LOOK_S = 1;
/** Hosts that may end at a job before it is given up. */
const MOST_ENDED = 8;
/** After so long nobody waits for a job any more [s]. */
const WAITS_S = 3600;
/** A job that is done stays so long, for whoever looks at the tables [s]. */
const DONE_S = 60;
/** No part takes so long [s]. */
const LONGEST_S = 3600;

const ONE = { expireInSeconds: LONGEST_S, retentionSeconds: WAITS_S, deleteAfterSeconds: DONE_S };

/** Jobs on PostgreSQL. Throws what the database says. long because each method is one question to the library. */
export async function openJobQueue(url: string): Promise<JobQueue> {
  const boss = new PgBoss({
    connectionString: url,
    schema: SCHEMA,
    application_name: 'Remelt hosts',
    max: 3,
    schedule: false,
    supervise: true,
    superviseIntervalSeconds: LOOK_S,
    monitorIntervalSeconds: LOOK_S,
    // read by nobody, and a question each
    monitorVacuum: false,
  });
  // what it finds while it looks after the tables, it finds again
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue(LOST, { ...ONE, retryLimit: 0 });
  const attempt = ({ id, retryCount }: TakenJob) => ({ id, retryCount });
  return {
    make: async (queues) => {
      const known = new Set((await boss.getQueues()).map(({ name }) => name));
      for (const name of queues.filter((one) => !known.has(one)))
        await boss.createQueue(name, {
          ...ONE,
          policy: 'exclusive',
          retryLimit: MOST_ENDED,
          heartbeatSeconds: SILENT_S,
          deadLetter: LOST,
        });
    },
    add: async (queue, jobs, after_s = 0) => {
      await boss.insert(
        queue,
        jobs.map((job) => ({
          data: job,
          singletonKey: keyOf(job),
          // the first parts of all works come first: one that was lost is not last again, and a large work lets small ones through
          priority: -(job.place ?? 0),
          ...(after_s > 0 ? { startAfter: after_s } : {}),
        })),
      );
    },
    take: async (queues) => {
      for (const queue of queues) {
        const [found] = await boss.fetch<PartJob>(queue, { includeMetadata: true });
        if (found) return { id: found.id, queue, job: found.data, retryCount: found.retryCount };
      }
      return null;
    },
    keep: async (jobs) => {
      for (const [queue, own] of Map.groupBy(jobs, (one) => one.queue))
        await boss.touch(queue, own.map(attempt));
    },
    done: async (job) => {
      await boss.complete(job.queue, [attempt(job)]);
    },
    giveBack: async (job, words) => {
      await boss.fail(job.queue, [attempt(job)], { words });
    },
    waiting: async () =>
      new Map(
        (await boss.getQueues()).map(({ name, readyCount, deferredCount }) => [
          name,
          readyCount + deferredCount,
        ]),
      ),
    lost: async () => {
      const found = await boss.fetch<PartJob>(LOST, { batchSize: 100, includeMetadata: true });
      if (found.length > 0)
        await boss.complete(
          LOST,
          found.map(({ id }) => id),
        );
      return found.map(({ data, sourceName, output }) => ({
        queue: sourceName ?? LOST,
        job: data,
        words: wordsOf(output),
      }));
    },
    close: () => boss.stop({ graceful: false, close: true }),
  };
}

/** Why a job was given back the last time. */
const wordsOf = (output: object | null): string =>
  output !== null && 'words' in output && typeof output.words === 'string'
    ? output.words
    : `its host ended, or said nothing for ${SILENT_S} s, more than ${MOST_ENDED} times`;
