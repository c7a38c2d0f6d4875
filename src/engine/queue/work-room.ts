import { type HostBook, hostsOf } from './hosts.ts';
import { type JobQueue, openJobQueue } from './job-queue.ts';
import type { ProgramVersion } from './program-version.ts';
import { tagOf } from './program-version.ts';
import { type ResultBook, resultsOf } from './results.ts';
import { type TroubleBook, troublesOf } from './troubles.ts';
import { openWorkDatabase, told } from './work-database.ts';

/** All that hosts and those who ask share: jobs, works, results, who is there, what went wrong. */
export interface WorkRoom {
  readonly version: ProgramVersion;
  readonly jobs: JobQueue;
  readonly results: ResultBook;
  readonly hosts: HostBook;
  readonly troubles: TroubleBook;
  /** The queue of a calculation for hosts of this version; parts to compare have one of their own. */
  readonly queueOf: (name: string) => string;
  readonly checks: string;
  readonly close: () => Promise<void>;
}

/** Opens the room of a database, and its queues for these calculations. Throws UnavailableError with what is wrong with it. */
export async function openWorkRoom(
  url: string,
  { version, kinds }: { readonly version: ProgramVersion; readonly kinds: readonly string[] },
): Promise<WorkRoom> {
  const db = await openWorkDatabase(url);
  try {
    const tag = tagOf(version);
    const queueOf = (name: string): string => `${tag}.${name}`;
    const checks = queueOf('check');
    const jobs = await told(() => openJobQueue(url));
    await told(() => jobs.make([...kinds.map(queueOf), checks]));
    return {
      ...{ version, queueOf, checks },
      jobs: toldAll(jobs),
      results: toldAll(resultsOf(db, version)),
      hosts: toldAll(hostsOf(db, version)),
      troubles: toldAll(troublesOf(db)),
      close: async () => {
        await jobs.close().catch(() => undefined);
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** A book whose faults are told as UnavailableError. */
function toldAll<Book extends object>(book: Book): Book {
  const methods = Object.entries(book) as [string, (...args: readonly unknown[]) => Promise<unknown>][];
  return Object.fromEntries(
    methods.map(([name, ask]) => [name, (...args: readonly unknown[]) => told(() => ask(...args))]),
  ) as Book;
}
