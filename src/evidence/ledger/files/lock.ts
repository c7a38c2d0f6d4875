import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConflictError, RemeltError } from '../../../foundation/errors.ts';
import { codeOf, diskError, type Files } from './files.ts';

/** Who holds the data folder. */
export interface Holder {
  readonly pid: number;
  /** When the process began, as the kernel counts, so that a reused pid is not taken for it; null where unknown. */
  readonly started: string | null;
  readonly host: string;
  /** Different for every lock ever taken. */
  readonly token: string;
  readonly since: string;
}

/** What the lock needs to know about processes; passed in for tests. */
export interface Processes {
  readonly pid: number;
  readonly host: string;
  /** Start of a process (boot and clock ticks), null when this system does not tell. */
  started(pid: number): Promise<string | null>;
  /** Whether it may still write. */
  isAlive(pid: number): Promise<boolean>;
  /** How long it is waited before each further look at a lock whose process lives [ms]; default: it is not waited for. */
  readonly waits_ms?: readonly number[];
}

export interface FolderLock {
  /** Throws ConflictError when the lock file is no longer ours (somebody removed it by hand). */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the lock file of a data folder. A lock whose process lives is never taken over; one of a dead process is, by
 * exactly one of those who try. Throws ConflictError naming the holder.
 *
 * Taking over: whoever makes `<lock>.over-<token of the dead>` first may replace that one lock. The guard is removed
 * only after the replacement, and every winner looks again whether the lock is still the dead one, so that a late
 * comer steps back. A winner that dies on the way is itself taken over, through its own token.
 */
export async function lockFolder(
  path: string,
  files: Files,
  processes: Processes,
  now: Date,
): Promise<FolderLock> {
  const mine: Holder = {
    pid: processes.pid,
    started: await processes.started(processes.pid),
    host: processes.host,
    token: randomBytes(12).toString('hex'),
    since: now.toISOString(),
  };
  const text = JSON.stringify(mine);
  try {
    await takenInTurn(path, text, { files, processes });
  } catch (error) {
    throw error instanceof RemeltError ? error : diskError(error, 'locking the data folder', path);
  }
  return {
    async confirm() {
      if ((await files.readText(path)) === text) return;
      throw new ConflictError('the lock file of the data folder was removed or replaced', {
        where: path,
        cure: 'stop every program that uses the folder, then open the ledger again',
      });
    },
    async release() {
      if ((await files.readText(path)) === text) await files.remove(path);
    },
  };
}

/** Throws ConflictError naming the holder while a living process holds the lock. */
export async function refuseHeld(path: string, means: Means): Promise<void> {
  const text = await means.files.readText(path);
  if (text !== null) await refuseAlive(path, text, means);
}

interface Means {
  readonly files: Files;
  readonly processes: Processes;
}

/** Takes the lock, or waits a little for the command that holds it. */
async function takenInTurn(path: string, text: string, means: Means): Promise<void> {
  for (const wait of [...(means.processes.waits_ms ?? []), null]) {
    try {
      if (!(await means.files.createExclusive(path, text))) await takeOver(path, text, means);
      return;
    } catch (error) {
      if (wait === null || !(error instanceof ConflictError)) throw error;
      await sleep(wait);
    }
  }
}

async function takeOver(path: string, text: string, means: Means): Promise<void> {
  const { files } = means;
  const stale = await files.readText(path);
  if (stale === null) {
    if (await files.createExclusive(path, text)) return;
    throw busy(path, null);
  }
  const guards: string[] = [];
  let dead = stale;
  for (;;) {
    const holder = await refuseAlive(path, dead, means);
    const guard = `${path}.over-${holder.token}`;
    guards.push(guard);
    if (await files.createExclusive(guard, text)) break;
    const winner = await files.readText(guard);
    if (winner === null) throw busy(path, null);
    dead = winner;
  }
  const unchanged = (await files.readText(path)) === stale;
  if (unchanged) await files.replace(path, text);
  else await files.remove(guards.at(-1)!);
  if (!unchanged) throw busy(path, null);
  for (const guard of guards) await files.remove(guard);
}

/** The holder that a lock text names, if it is certainly dead; ConflictError otherwise. */
async function refuseAlive(path: string, text: string, { processes }: Means): Promise<Holder> {
  const holder = parseHolder(text);
  if (!holder || holder.host !== processes.host) throw busy(path, holder);
  if (!(await processes.isAlive(holder.pid))) return holder;
  const started = await processes.started(holder.pid);
  if (started === null || holder.started === null || started === holder.started) throw busy(path, holder);
  return holder;
}

function parseHolder(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    const whole =
      typeof value.pid === 'number' &&
      typeof value.host === 'string' &&
      typeof value.token === 'string' &&
      /^[0-9a-f]{24}$/.test(value.token);
    return whole ? ({ since: '', ...value, started: value.started ?? null } as Holder) : null;
  } catch {
    return null;
  }
}

function busy(path: string, holder: Holder | null): ConflictError {
  const who = holder ? `process ${holder.pid} on ${holder.host} since ${holder.since}` : 'another process';
  return new ConflictError(`the data folder is in use by ${who}`, {
    where: path,
    value: holder?.pid ?? null,
    cure: `wait until it ends or stop it; remove ${path} only if no such process exists`,
  });
}

/**
 * Processes of this machine. The start is known on Linux (/proc); elsewhere a living pid is taken for the holder. On
 * Linux a process that has ended and that its parent has not yet taken note of (a container without an init leaves it so
 * for good) is dead once no thread of it runs.
 */
export function systemProcesses(readText: Files['readText']): Processes {
  const fields = async (pid: number): Promise<readonly string[] | undefined> => {
    const stat = await readText(`/proc/${pid}/stat`).catch(() => null);
    // After field 2: the name of the program may itself hold blanks and brackets.
    return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  };
  return {
    pid: process.pid,
    host: hostname(),
    waits_ms: WAITS_MS,
    async started(pid) {
      const boot = await readText('/proc/sys/kernel/random/boot_id').catch(() => null);
      const ticks = (await fields(pid))?.[STARTED];
      return boot === null || ticks === undefined ? null : `${boot.trim()}/${ticks}`;
    },
    async isAlive(pid) {
      try {
        process.kill(pid, 0);
      } catch (error) {
        return codeOf(error) !== 'ESRCH';
      }
      const seen = await fields(pid);
      return !(seen?.[STATE] === 'Z' && seen[THREADS] === '1');
    },
  };
}

/** Most commands end within three seconds: the next one waits so long for them. */
const WAITS_MS: readonly number[] = Array.from({ length: 30 }, () => 100);

/** Places in /proc/PID/stat after the name of the program: fields 3, 20 and 22 (proc(5)). */
const STATE = 0;
const THREADS = 17;
const STARTED = 19;
