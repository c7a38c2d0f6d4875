import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Facts } from '../../calculations/facts.ts';
import { CancelledError, RemeltError, UnavailableError } from '../../foundation/errors.ts';
import { PartThreads } from '../part-threads.ts';
import { faultOf } from '../thread-work.ts';
import type { HostSaid } from './hosts.ts';
import type { TakenJob } from './job-queue.ts';
import { isChecked, type PartJob, sha256, type WorkText } from './part-job.ts';
import { differenceOf, programVersion } from './program-version.ts';
import type { PartResult } from './results.ts';
import { openWorkRoom, type WorkRoom } from './work-room.ts';

/** How often it is looked for a job while none is there [ms]; and after a minute without one. */
const LOOK_MS = { soon: 150, idle: 500 } as const;
const IDLE_AFTER_MS = 60_000;
/** How often a host says that it is there, and keeps its jobs [ms]. */
const SAY_MS = 3000;
/** How often it is looked whether somebody still waits for what is computed [ms]. */
const WANTED_MS = 1000;
/** How often results beyond the budget are deleted [ms]. */
const TIDY_MS = 60_000;
/** A part that this host computed waits so long for another one to compare it [s]. */
const ELSEWHERE_S = 2;
/** So long a host that is told to end may take for what it is at [ms]. */
const DRAIN_MS = 25_000;

/** How a host is set up. */
export interface WorkHostOptions {
  readonly databaseUrl: string;
  readonly facts: () => Facts;
  readonly overrides?: string | undefined;
  /** Calculations whose parts it takes. */
  readonly kinds: readonly string[];
  readonly threads: number;
  /** As others see it. */
  readonly name: string;
  /** Words for whoever runs it. */
  readonly say: (words: string) => void;
}

/** How a host is. */
export interface HostState extends HostSaid {
  /** Why it computes nothing; empty where it does. */
  readonly refuses: readonly string[];
  /** Parts that nobody waited for any more. */
  readonly dropped: number;
  /** Processor seconds of the parts that it computed, by the clock. */
  readonly seconds: number;
}

/** A process that computes parts for others, until it is told to end. */
export interface WorkHost {
  readonly state: () => HostState;
  /** Takes no more jobs, ends what it is at, and closes. Resolves when nothing is left. */
  readonly end: () => Promise<void>;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
}

/** Begins to compute parts. Throws UnavailableError for a database that cannot be used. */
export async function beginWorkHost(options: WorkHostOptions): Promise<WorkHost> {
  const version = programVersion(options.facts());
  const room = await openWorkRoom(options.databaseUrl, { version, kinds: options.kinds });
  const host = new Host(room, options);
  await host.begin();
  return host;
}

interface Active {
  readonly taken: TakenJob;
  readonly stopper: AbortController;
}

class Host implements WorkHost {
  readonly ended: Promise<void>;
  private readonly id = randomUUID();
  private readonly room: WorkRoom;
  private readonly options: WorkHostOptions;
  private readonly threads: PartThreads;
  private readonly active = new Set<Active>();
  private readonly texts = new Map<string, Promise<WorkText>>();
  /** It takes no more jobs. */
  private readonly stopping = new AbortController();
  /** It is at no job any more. */
  private readonly drained = new AbortController();
  private working: Promise<unknown> = Promise.resolve();
  private saying: Promise<unknown> = Promise.resolve();
  private readonly finished = Promise.withResolvers<void>();
  private refuses: readonly string[] = [];
  private readonly counts = { done: 0, failed: 0, dropped: 0, seconds: 0 };
  private lastTaken = performance.now();
  private silent = false;

  constructor(room: WorkRoom, options: WorkHostOptions) {
    this.room = room;
    this.options = options;
    this.threads = new PartThreads({ threads: options.threads, overrides: options.overrides });
    this.ended = this.finished.promise;
  }

  state(): HostState {
    const { kinds, threads, name } = this.options;
    return {
      id: this.id,
      name,
      kinds,
      threads,
      doing: this.active.size,
      refuses: this.refuses,
      ...this.counts,
    };
  }

  async begin(): Promise<void> {
    await this.sayHow();
    this.working = Promise.all(Array.from({ length: this.options.threads }, () => this.work()));
    this.saying = Promise.all([
      this.every(SAY_MS, () => this.sayHow()),
      this.every(WANTED_MS, () => this.stopUnwanted()),
      this.every(TIDY_MS, () => this.room.results.tidy()),
    ]);
  }

  async end(): Promise<void> {
    this.stopping.abort();
    const late = setTimeout(() => {
      for (const { stopper } of this.active) stopper.abort();
    }, DRAIN_MS);
    await this.working;
    clearTimeout(late);
    this.drained.abort();
    await this.saying;
    await this.threads.close();
    await this.room.hosts.end(this.id).catch(() => undefined);
    await this.room.close();
    this.finished.resolve();
  }

  /** One of the threads: takes a job, computes it, and so on. */
  private async work(): Promise<void> {
    const { room, options } = this;
    const queues = [...options.kinds.map(room.queueOf), room.checks];
    while (!this.stopping.signal.aborted) {
      const taken = await this.asking(() => room.jobs.take(queues));
      if (taken) {
        this.lastTaken = performance.now();
        await this.compute(taken);
      } else {
        const idle = performance.now() - this.lastTaken > IDLE_AFTER_MS;
        await pause(idle ? LOOK_MS.idle : LOOK_MS.soon, this.stopping.signal);
      }
    }
  }

  /** Computes a job and says what became of it. */
  private async compute(taken: TakenJob): Promise<void> {
    const { room, options } = this;
    const active: Active = { taken, stopper: new AbortController() };
    const { job, queue } = taken;
    this.active.add(active);
    try {
      if (job.computedBy === this.id) return await this.leaveToAnother(taken);
      const text = await this.textOf(job);
      if (text === null || !(await this.isWanted(job))) {
        this.counts.dropped += 1;
        return await room.jobs.done(taken);
      }
      const began = performance.now();
      const result = await this.resultOf(text, job, active.stopper.signal);
      const seconds = (performance.now() - began) / 1000;
      if (!(await room.results.keep(job, result, { host: this.id, seconds }))) {
        const words = `two hosts came to different bytes: ${job.computedBy ?? 'one'} and ${this.id}; look at the memory and the processor of both`;
        await room.troubles.note({ queue, job, words, host: options.name, atOnce: true });
      } else if (job.computedBy === undefined && isChecked(job)) {
        await room.jobs.add(room.checks, [{ ...job, computedBy: this.id }]);
      }
      await room.jobs.done(taken);
      this.counts.done += 1;
      this.counts.seconds += seconds;
    } catch (error) {
      await this.failed(taken, error);
    } finally {
      this.active.delete(active);
    }
  }

  /** What a part comes to; a refusal of the work is an answer as well. Throws what is a fault of the program or the host. */
  private async resultOf(
    { work, own }: WorkText,
    { first, count }: PartJob,
    signal: AbortSignal,
  ): Promise<PartResult> {
    try {
      const bytes = await this.threads.part({ work, range: { first, count }, own }, { signal });
      return { bytes, refused: false };
    } catch (error) {
      const answers = error instanceof RemeltError && !['unavailable', 'cancelled'].includes(error.code);
      if (!answers) throw error;
      const { stack: _, ...fault } = faultOf(error);
      return { bytes: Buffer.from(JSON.stringify(fault)), refused: true };
    }
  }

  /** Notes a failure and gives the job back, or gives it up. */
  private async failed(taken: TakenJob, error: unknown): Promise<void> {
    const { room, options } = this;
    const { job, queue } = taken;
    const words = error instanceof Error ? error.message : String(error);
    try {
      if (error instanceof CancelledError) {
        this.counts.dropped += 1;
        // who ends gives it back; what nobody waits for is done with
        if (this.stopping.signal.aborted) await room.jobs.giveBack(taken, 'its host ended');
        else await room.jobs.done(taken);
        return;
      }
      this.counts.failed += 1;
      options.say(`a part of ${job.name} failed: ${words}`);
      const isGivenUp = await room.troubles.note({ queue, job, words, host: options.name });
      if (isGivenUp) await room.jobs.done(taken);
      else await room.jobs.giveBack(taken, words);
    } catch {
      // the database does not hear it: the job is taken from this host when it says nothing of it
    }
  }

  /** A part that this host computed is compared by another; by nobody where there is no other. */
  private async leaveToAnother(taken: TakenJob): Promise<void> {
    const { room } = this;
    const others = (await room.hosts.alive(taken.job.name)).filter(({ id }) => id !== this.id);
    await room.jobs.done(taken);
    if (others.length > 0) await room.jobs.add(room.checks, [taken.job], ELSEWHERE_S);
  }

  private async isWanted({ work, computedBy, again }: PartJob): Promise<boolean> {
    if (computedBy !== undefined || again) return true;
    return (await this.room.results.wanted([work])).has(work);
  }

  /** The text of a work, asked for once; null for one that is gone. Throws for one that was altered on its way. */
  private async textOf({ work }: PartJob): Promise<WorkText | null> {
    const known = this.texts.get(work) ?? this.readText(work);
    this.texts.set(work, known);
    if (this.texts.size > KEPT_TEXTS) this.texts.delete([...this.texts.keys()][0]!);
    try {
      return await known;
    } catch (error) {
      this.texts.delete(work);
      if (error instanceof Gone) return null;
      throw error;
    }
  }

  private async readText(work: string): Promise<WorkText> {
    const text = await this.room.results.text(work);
    if (text === null) throw new Gone();
    if (sha256(text) !== work)
      throw new UnavailableError('a work was altered in the database', {
        value: work,
        cure: 'ask for it again',
      });
    return JSON.parse(text) as WorkText;
  }

  /** Says that it is there, keeps its jobs, and looks for those who ask for another version. */
  private async sayHow(): Promise<void> {
    const { room, options } = this;
    const { refuses: _r, dropped: _d, seconds: _s, ...said } = this.state();
    await room.jobs.keep([...this.active].map(({ taken }) => taken));
    await room.hosts.say(said);
    const others = await room.hosts.othersAsked();
    const refuses = others.map((other) => differenceOf(room.version, other).join('; '));
    if (refuses.join('\n') !== this.refuses.join('\n'))
      for (const words of refuses)
        options.say(
          `computes nothing for those of another version: this host has ${words}; give both the same`,
        );
    this.refuses = refuses;
  }

  /** Stops what nobody waits for. */
  private async stopUnwanted(): Promise<void> {
    const waitedFor = [...this.active].filter(
      ({ taken: { job } }) => job.computedBy === undefined && !job.again,
    );
    if (waitedFor.length === 0) return;
    const wanted = await this.room.results.wanted([...new Set(waitedFor.map(({ taken }) => taken.job.work))]);
    for (const { taken, stopper } of waitedFor) if (!wanted.has(taken.job.work)) stopper.abort();
  }

  /** Does it every so often until the last job is done: what is computed until then is still kept. */
  private async every(ms: number, act: () => Promise<void>): Promise<void> {
    while (!this.drained.signal.aborted) {
      await this.asking(act);
      await pause(ms, this.drained.signal);
    }
  }

  /** Asks the database; where it does not answer, says so once, and goes on. */
  private async asking<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      const answer = await ask();
      if (this.silent) this.options.say('the database answers again');
      this.silent = false;
      return answer;
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      if (!this.silent) this.options.say(`${error.message}; it is asked again`);
      this.silent = true;
      return null;
    }
  }
}

/** Waits, at most until it is told to stop. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/** Works whose texts are kept: parts of few are computed at a time. */
const KEPT_TEXTS = 8;

/** A work that nobody waits for any more, and that was deleted. */
class Gone extends Error {}
