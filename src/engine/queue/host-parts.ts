import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from '../../calculations/control.ts';
import type { Facts } from '../../calculations/facts.ts';
import {
  type PartPool,
  type PartRange,
  type PartWork,
  rangesOf,
  type WorkSize,
} from '../../calculations/part-pool.ts';
import { throwIfCancelled, UnavailableError } from '../../foundation/errors.ts';
import type { PartThreads } from '../part-threads.ts';
import { CUT } from '../part-work.ts';
import { errorOf, type Fault } from '../thread-work.ts';
import { keyOf, type PartJob, partName, type TravellingWork, travelling } from './part-job.ts';
import type { PartResult } from './results.ts';
import type { WorkRoom } from './work-room.ts';

/** What a part takes [s]: long beside what handing it out costs, short beside a person's patience. */
const PART_S = 0.75;
/** Parts of one work that wait or are computed at once: who asks for a million holds nobody else up. */
const AT_ONCE = 256;
/** Jobs of a queue beyond which nothing is added: parts are computed here then. */
const MOST_WAITING = 20_000;
/** How often it is looked for what has come [ms]: the longer it has taken, the more rarely. */
const LOOK_MS = { first: 60, last: 400, ofElapsed: 0.04 } as const;
/** How often it is said that somebody still waits, and who is there is looked for [ms]. */
const SAY_MS = 3000;
/** So long nothing may be heard of the hosts, or of the database, before the rest is computed here [ms]. */
const PATIENCE_MS = 20_000;

/** How the parts of hosts are reached. */
export interface HostPartsOptions {
  readonly databaseUrl: string;
  readonly facts: () => Facts;
  /** Threads of this process: they do what no host does. */
  readonly here: PartThreads;
  /** Told in words when parts are computed here that hosts should have computed. */
  readonly onTrouble?: (words: string) => void;
}

/**
 * Hands the parts of large work out to the hosts of a database (docs/decisions/0072): the same bytes as in this process, wherever
 * they are computed. What has been computed before is taken from there. Where no host of the same version is there, and where hosts or
 * database fall silent, the threads of this process do the rest.
 */
export class HostParts implements PartPool {
  readonly worthFrom_s: number;
  private readonly options: HostPartsOptions;
  private readonly id = randomUUID();
  private opening: Promise<WorkRoom> | undefined;

  constructor(options: HostPartsOptions) {
    this.options = options;
    this.worthFrom_s = options.here.worthFrom_s;
  }

  /** As the port says; UnavailableError for a part that failed on several hosts. */
  async compute(work: PartWork, size: WorkSize, control: Control = {}): Promise<readonly Uint8Array[]> {
    throwIfCancelled(control.signal);
    const room = await this.room(work.name);
    if (!room) return this.options.here.compute(work, size, control);
    return new Asked(room, { ...this.options, asker: this.id, work, size, control }).parts();
  }

  /** The room, where a host takes parts of this calculation; null where none does. */
  private async room(name: string): Promise<WorkRoom | null> {
    try {
      this.opening ??= this.open();
      const room = await this.opening;
      await room.hosts.ask(this.id);
      if ((await room.hosts.alive(name)).length === 0) return null;
      const waiting = (await room.jobs.waiting()).get(room.queueOf(name)) ?? 0;
      if (waiting < MOST_WAITING) return room;
      this.options.onTrouble?.(`${waiting} parts wait for the hosts, so these are computed here`);
      return null;
    } catch (error) {
      this.opening = undefined;
      if (!(error instanceof UnavailableError)) throw error;
      this.options.onTrouble?.(`${error.message}, so parts are computed here`);
      return null;
    }
  }

  private async open(): Promise<WorkRoom> {
    // a short command asks for no parts, and loads nothing of it
    const [{ openWorkRoom }, { programVersion }] = await Promise.all([
      import('./work-room.ts'),
      import('./program-version.ts'),
    ]);
    const { databaseUrl, facts } = this.options;
    return openWorkRoom(databaseUrl, { version: programVersion(facts()), kinds: CUT });
  }

  async close(): Promise<void> {
    const room = await this.opening?.catch(() => undefined);
    await room?.close();
  }
}

interface AskedOf extends Pick<HostPartsOptions, 'here' | 'onTrouble'> {
  readonly asker: string;
  readonly work: PartWork;
  readonly size: WorkSize;
  readonly control: Control;
}

/** A part, and which one of its work it is. */
type Placed = PartRange & { readonly place: number };

/** A work whose parts are handed out, until all are there. */
class Asked {
  private readonly ranges: readonly Placed[];
  private readonly travelling: TravellingWork;
  /** By place. */
  private readonly results: Uint8Array[] = [];
  private left: number;
  /** Before this place nothing is missing. */
  private from = 0;
  private readonly room: WorkRoom;
  private readonly of: AskedOf;

  constructor(room: WorkRoom, of: AskedOf) {
    const { work, size, control } = of;
    this.room = room;
    this.of = of;
    this.ranges = rangesOf(size.count, Math.max(1, Math.ceil(size.seconds / PART_S))).map((range, place) => ({
      ...range,
      place,
    }));
    this.left = this.ranges.length;
    this.travelling = travelling(work, control.own);
  }

  async parts(): Promise<readonly Uint8Array[]> {
    const { asker, control } = this.of;
    const { hash } = this.travelling;
    try {
      try {
        await this.handOut();
      } catch (error) {
        throwIfCancelled(control.signal);
        if (!(error instanceof Silent)) throw error;
        this.of.onTrouble?.(`${error.message}, so the rest is computed here`);
        await this.doHere();
      }
      return this.results;
    } finally {
      // whoever is at a part of it stops, unless somebody else waits for it
      await this.room.results.wantNoMore(hash, asker).catch(() => undefined);
    }
  }

  /** The first ones that are missing; of a million only so many are looked at. */
  private missing(most: number): Placed[] {
    const { ranges, results } = this;
    while (results[this.from]) this.from++;
    const found: Placed[] = [];
    for (let place = this.from; place < ranges.length && found.length < most; place++)
      if (!results[place]) found.push(ranges[place]!);
    return found;
  }

  private take({ place }: Placed, bytes: Uint8Array): void {
    if (!this.results[place]) this.left--;
    this.results[place] = bytes;
  }

  /** Hands out what is missing, so much at once, until it has come. Throws Silent where nothing comes any more. */
  private async handOut(): Promise<void> {
    const { room, travelling: work, of } = this;
    const { asker, control } = of;
    const { name } = of.work;
    const asked = new Set<string>();
    const beganAt = performance.now();
    let [said, heard, begun] = [Number.NEGATIVE_INFINITY, performance.now(), false];
    while (this.left > 0) {
      throwIfCancelled(control.signal);
      const now = performance.now();
      try {
        if (!begun) {
          await room.results.want(work, asker);
          begun = true;
        }
        if (await this.collect(this.missing(2 * AT_ONCE))) heard = now;
        const open = this.missing(AT_ONCE);
        const fresh = open.filter((range) => !asked.has(partName(range)));
        if (fresh.length > 0)
          await room.jobs.add(
            room.queueOf(name),
            fresh.map((range): PartJob => ({ work: work.hash, name, ...range })),
          );
        for (const range of fresh) asked.add(partName(range));
        if (now - said > SAY_MS) {
          said = now;
          await room.results.stillWant(work.hash, asker);
          await room.hosts.ask(asker);
          if (await this.isAttended(open)) heard = now;
          // a job that was lost with its database is there again
          await room.jobs.add(
            room.queueOf(name),
            open.map((range): PartJob => ({ work: work.hash, name, ...range })),
          );
        }
      } catch (error) {
        if (!(error instanceof UnavailableError) || error instanceof GivenUp) throw error;
        if (now - heard > PATIENCE_MS) throw new Silent(error.message);
        begun = false;
      }
      if (performance.now() - heard > PATIENCE_MS) throw new Silent('no host has been heard of for 20 s');
      if (this.left > 0) {
        const elapsed = LOOK_MS.ofElapsed * (performance.now() - beganAt);
        await sleep(Math.min(LOOK_MS.last, Math.max(LOOK_MS.first, elapsed)), undefined, { ref: true });
      }
    }
  }

  /** Takes what has come; true where something has. Throws what the work refuses with. */
  private async collect(ranges: readonly Placed[]): Promise<boolean> {
    const { count } = this.of.size;
    const found = await this.room.results.found(this.travelling.hash, ranges.map(partName));
    for (const range of ranges) {
      const result = found.get(partName(range));
      if (result) this.take(range, bytesOf(result));
    }
    if (found.size === 0) return false;
    const done = 1 - this.left / this.ranges.length;
    this.of.control.onProgress?.(done, `${Math.round(done * count)} of ${count}`);
    return true;
  }

  /** True where a host is there. Throws GivenUp for a part that failed too often. */
  private async isAttended(open: readonly PartRange[]): Promise<boolean> {
    const { room, travelling: work, of } = this;
    const lost = await room.jobs.lost();
    for (const one of lost) await room.troubles.note({ ...one, host: '', atOnce: true });
    const givenUp = await room.troubles.givenUp(open.map((range) => keyOf({ work: work.hash, ...range })));
    const [first] = givenUp;
    if (first) throw new GivenUp(of.work.name, first);
    return (await room.hosts.alive(of.work.name)).length > 0;
  }

  /** The threads of this process do what is missing. */
  private async doHere(): Promise<void> {
    const { here, work, control } = this.of;
    const own = control.own;
    await Promise.all(
      this.missing(this.left).map(async (range) => {
        this.take(range, await here.part({ work, range, own }, control));
      }),
    );
  }
}

/** Nothing comes from the hosts any more. */
class Silent extends Error {}

/** A part that failed on several hosts. */
class GivenUp extends UnavailableError {
  constructor(name: string, [key, words]: readonly [key: string, words: string]) {
    super(`a part of the calculation ${name} was given up: ${words}`, {
      value: key,
      cure: 'a manager finds it among the parts that failed, and has it tried again there',
    });
  }
}

/** The bytes of a result. Throws what the work refused it with. */
function bytesOf({ bytes, refused }: PartResult): Uint8Array {
  if (refused) throw errorOf(JSON.parse(Buffer.from(bytes).toString('utf8')) as Fault);
  return bytes;
}
