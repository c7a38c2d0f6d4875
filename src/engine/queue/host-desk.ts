import type { Facts } from '../../calculations/facts.ts';
import type { HostsAnswer } from '../../documents/hosts.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { CUT } from '../part-work.ts';
import { differenceOf, programVersion, tagOf } from './program-version.ts';
import { openWorkRoom, type WorkRoom } from './work-room.ts';

/** What a manager sees of the hosts of a database, and does about them. */
export interface HostDeskOfDatabase {
  readonly state: () => Promise<HostsAnswer>;
  /** Puts a part that failed back among those that wait. Throws NotFoundError for one that did not. */
  readonly retry: (part: string) => Promise<void>;
}

/** The desk of a database, which is opened for each question. Its methods throw UnavailableError for one that does not answer. */
export const hostDesk = (databaseUrl: string, facts: () => Facts): HostDeskOfDatabase => {
  const inRoom = async <T>(ask: (room: WorkRoom) => Promise<T>): Promise<T> => {
    const room = await openWorkRoom(databaseUrl, { version: programVersion(facts()), kinds: CUT });
    try {
      return await ask(room);
    } finally {
      await room.close();
    }
  };
  return {
    state: () => inRoom(stateOf),
    retry: (part) =>
      inRoom(async ({ troubles, jobs }) => {
        const found = await troubles.take(part);
        if (!found)
          throw new NotFoundError(`no part "${part.slice(0, 100)}" failed`, {
            path: 'part',
            value: part.slice(0, 100),
            allowed: 'a part among those that failed',
          });
        await jobs.make([found.queue]);
        await jobs.add(found.queue, [{ ...found.job, again: true }]);
      }),
  };
};

async function stateOf({ version, jobs, hosts, troubles }: WorkRoom): Promise<HostsAnswer> {
  const [all, waiting, failed] = await Promise.all([hosts.all(), jobs.waiting(), troubles.list()]);
  const mine = `${tagOf(version)}.`;
  return {
    format: 'remelt-hosts/1',
    by: 'hosts',
    hosts: all.map(({ name, kinds, threads, doing, done, failed: lost, began, silent_s, code, data }) => ({
      ...{ name, calculations: [...kinds], threads, doing, done, failed: lost, began, silent_s },
      differs: differenceOf({ code, data }, version),
    })),
    waiting: [...waiting].flatMap(([queue, parts]) =>
      queue.startsWith(mine) && parts > 0 ? [{ calculation: queue.slice(mine.length), parts }] : [],
    ),
    failed: failed.map(({ key, job, failures, words, host, at, givenUp }) => ({
      ...{ part: key, calculation: job.name, failures, words, host, at, givenUp },
    })),
  };
}
