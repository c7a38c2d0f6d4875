import { setTimeout } from 'node:timers/promises';
import { listedSources } from '../../../desk/reference/source-states.ts';
import type { Health, HealthCheck } from '../../../documents/operations.ts';
import { counted, roughTime, sizeText } from '../../../foundation/quantity/format.ts';
import type { Plant } from '../plant.ts';
import { stateOf } from './backup.ts';

/** How long an answer is told again [ms]: a monitor may ask as often as it likes. */
const FRESH_MS = 5000;
/** What does not answer for so long does not answer [ms]. */
const LONGEST_MS = 5000;
/** Room below which the ledger is about to stop, and below which somebody should make room [bytes]. Source: assumption, some days of work of a plant. */
const ROOM = { least: 100 * 2 ** 20, low: 2 ** 30 } as const;
/** Name of the row by which it is seen that the database takes a write. */
const PROBE = 'health';

type Looked<T> = { readonly check: Omit<HealthCheck, 'part'>; readonly found: T | null };

/** Whether the server can do its work, looked at no more often than every 5 s however often it is asked. */
export function healthOf(plant: Plant): () => Promise<Health> {
  let [at, looking]: [number, Promise<Health> | null] = [0, null];
  return () => {
    if (looking === null || performance.now() - at > FRESH_MS) {
      at = performance.now();
      looking = lookedAt(plant);
    }
    return looking;
  };
}

/** Looks at every part once; what does not answer in time counts as not there. */
export async function lookedAt(plant: Plant): Promise<Health> {
  const [ledger, disk, backup, sources] = await Promise.all([
    looked(() => lookAtLedger(plant), LEDGER_AWAY),
    looked(() => lookAtDisk(plant), DISK_AWAY),
    looked(() => lookAtBackup(plant), UNSEEN),
    looked(() => lookAtSources(plant), UNSEEN),
  ]);
  const checks = Object.entries({ ledger, disk, backup, sources }).map(([part, { check }]) => ({
    part: part as HealthCheck['part'],
    ...check,
  }));
  const worst = (['fail', 'warn'] as const).find((one) => checks.some(({ status }) => status === one));
  return {
    format: 'remelt-health/1',
    status: worst ?? 'pass',
    at: plant.clock().toISOString(),
    version: plant.version,
    data: plant.compute.facts().version,
    checks,
    disk: disk.found,
    backup: backup.found,
    sources: sources.found,
  };
}

const LEDGER_AWAY = {
  status: 'fail',
  words: 'The ledger cannot be read and written.',
  cure: 'See the log of the server, and whether its database and its disk answer.',
} as const;
const DISK_AWAY = {
  status: 'fail',
  words: 'Nothing can be written into the folder of the ledger.',
  cure: 'See whether its disk is mounted, full or read-only, and whether the account of the server may write there.',
} as const;
const UNSEEN = {
  status: 'warn',
  words: 'Nobody could look in time.',
  cure: 'See to the ledger and its disks first.',
} as const;

/** What a look found, or what is said where it threw or took too long. The words of an error may name a place or a party. */
async function looked<T>(look: () => Promise<Looked<T>>, away: Looked<T>['check']): Promise<Looked<T>> {
  const late = new AbortController();
  try {
    return await Promise.race([
      look(),
      setTimeout(LONGEST_MS, { check: away, found: null }, { ref: false, signal: late.signal }),
    ]);
  } catch {
    return { check: away, found: null };
  } finally {
    late.abort();
  }
}

async function lookAtLedger(plant: Plant): Promise<Looked<null>> {
  await (await plant.open()).store.head();
  // a database that was made read-only, or is a copy of another, reads on: it is written too
  const { sources } = await plant.office();
  await sources.lease(PROBE, String(process.pid), 1);
  return { check: { status: 'pass', words: 'The ledger is read and written.' }, found: null };
}

async function lookAtDisk({ disk }: Plant): Promise<Looked<NonNullable<Health['disk']>>> {
  if (!disk)
    return { check: { status: 'pass', words: 'The ledger lies on a server of its own.' }, found: null };
  await disk.write();
  const found = await disk.room();
  const words = `${sizeText(found.free_bytes)} of ${sizeText(found.total_bytes)} are free on the disk of the ledger.`;
  if (found.free_bytes >= ROOM.low) return { check: { status: 'pass', words }, found };
  const status = found.free_bytes < ROOM.least ? 'fail' : 'warn';
  return { check: { status, words, cure: 'Free space on that disk.' }, found };
}

async function lookAtBackup(plant: Plant): Promise<Looked<NonNullable<Health['backup']>>> {
  const { last, folder, reached, isDue, schedule, failed } = await stateOf(plant);
  const age_h = last ? (plant.clock().getTime() - Date.parse(last.at)) / 3_600_000 : null;
  const found = { age_h: age_h === null ? null : Math.round(age_h * 10) / 10, isDue };
  const age =
    age_h === null ? 'There is no copy of the ledger' : `The last copy is ${roughTime(age_h * 3600)} old`;
  if (!isDue && (folder === null || reached)) return { check: { status: 'pass', words: `${age}.` }, found };
  if (folder !== null && !reached)
    return {
      check: {
        status: 'warn',
        words: 'The folder of the copies cannot be reached.',
        cure: 'Mount its disk.',
      },
      found,
    };
  const why = failed
    ? 'the last copy by the clock failed'
    : schedule?.overdue
      ? 'the copy of the day is overdue'
      : 'the ledger has newer records';
  return {
    check: {
      status: 'warn',
      words: `${age}, and ${why}.`,
      cure: failed ? 'See why on the page Plant, Backup.' : 'Make a copy on the page Plant, Backup.',
    },
    found,
  };
}

async function lookAtSources(plant: Plant): Promise<Looked<NonNullable<Health['sources']>>> {
  const { store } = await plant.open();
  const { sources } = await listedSources({ store, clock: plant.clock, sources: plant.sources });
  const count = (state: string) => sources.filter((one) => one.state === state).length;
  const found = { all: sources.length, silent: count('silent'), fault: count('fault') };
  if (found.silent + found.fault === 0)
    return { check: { status: 'pass', words: `${counted(found.all, 'source')}, none silent.` }, found };
  return {
    check: {
      status: 'warn',
      words: `Of ${counted(found.all, 'source')}, ${found.silent} silent for too long and ${found.fault} faulty.`,
      cure: 'See which ones on the page Sources.',
    },
    found,
  };
}
