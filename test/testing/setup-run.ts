import { mkdtempSync } from 'node:fs';
import { chmod, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
/** What must be free there, and of all memory [byte]: two workers hold up to 1 GB of ledgers. */
const ROOM = { there: 4e9, anywhere: 8e9 } as const;

/**
 * A folder that the tests of one run share; removed after it. All temporary files go into it. It is in memory where there is room: an
 * empty ledger has a thousand files, and is copied there in a fifth of the processor time.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const system = tmpdir();
  await removeLeft();
  const base = mkdtempSync(join((await hasRoom()) ? MEMORY : system, `remelt-run-${process.pid}-`));
  // the server of PostgreSQL runs as another user where the tests run as root
  await chmod(base, 0o711);
  // what one run has compiled or unpacked the next one takes over
  process.env.NODE_COMPILE_CACHE ??= join(system, 'node-compile-cache');
  process.env.REMELT_BROWSER_FOLDER ??= system;
  process.env.TMPDIR = base;
  project.provide('emptyLedger', join(base, 'ledger'));
  project.provide('emptyOffice', join(base, 'office'));
  project.provide('cache', join(base, 'cache'));
  return () => rm(base, { recursive: true, force: true });
}

/** Memory that runs hold which were killed. */
async function removeLeft(): Promise<void> {
  const names = await readdir(MEMORY).catch(() => []);
  for (const name of names) {
    const [, pid] = /^remelt-run-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !lives(Number(pid)))
      await rm(join(MEMORY, name), { recursive: true, force: true });
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // of another user, whose run it may be
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

async function hasRoom(): Promise<boolean> {
  const { bavail, bsize } = await statfs(MEMORY).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > ROOM.there && process.availableMemory() > ROOM.anywhere;
}
