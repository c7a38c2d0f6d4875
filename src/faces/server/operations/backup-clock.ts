import type { BackupClock, TaskContext } from '../../../desk/context.ts';
import { ConflictError, RemeltError } from '../../../foundation/errors.ts';
import type { Plant } from '../plant.ts';
import { copiesOf, FAILED, MADE, PLACE, SCHEDULE, scheduleIn, slotBefore, stateOf } from './backup.ts';

/** How often it is looked whether a copy is due, and how soon a copy that failed is tried again [ms]. */
const LOOK_MS = 30_000;
const AGAIN_MS = 10 * 60_000;
/** Only one of several servers copies: the one that has the lease [s], asked for anew while it copies [ms]. */
const LEASE = 'backup';
const LEASE_S = 180;
const RENEW_MS = 60_000;
/** Who keeps what the server itself notes of its copies. */
const SERVER = 'server';

/** Copies of the ledger that the server makes by itself, for as long as it runs. */
export interface RunningBackups extends BackupClock {
  /** Begins to look, once the ledger is open. */
  readonly begin: () => void;
  /** Looks now whether a copy is due, and makes it. */
  readonly look: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Copies the ledger once a day, at the hour that was set or as soon after it as a server runs. A copy that fails is told of and tried
 * again. Whose turn it is, and that the day is done, stands in the office: several servers make one copy a day between them.
 */
export function backupClock(plant: Plant): RunningBackups {
  const me = plant.newId();
  let [isClosed, looking]: [boolean, Promise<void>] = [false, Promise.resolve()];
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    const { sources } = await plant.office();
    if (!(await isDueNow(plant))) return;
    if (!(await sources.lease(LEASE, me, LEASE_S))) return;
    const renewal = setInterval(
      () => void sources.lease(LEASE, me, LEASE_S).catch(() => undefined),
      RENEW_MS,
    );
    try {
      // another server may have made it before the lease was given
      if (await isDueNow(plant)) await copied(plant);
    } finally {
      clearInterval(renewal);
      await sources.endLease(LEASE, me);
    }
  };
  const again = (): void => {
    if (isClosed) return;
    // a database that does not answer is asked again
    looking = look().catch(() => undefined);
    void looking.then(() => {
      if (!isClosed) timer = setTimeout(again, LOOK_MS).unref();
    });
  };
  return {
    begin: again,
    look,
    state: () => stateOf(plant),
    schedule: async (schedule, person) => {
      const { settings } = await plant.office();
      if (schedule !== null && (await settings.setting(PLACE)) === null)
        throw new ConflictError('nobody has named a folder for copies', {
          path: 'hour',
          allowed: 'a folder on another disk',
          cure: 'name it first: Plant, Backup',
        });
      copiesOf(plant);
      await note(plant, SCHEDULE, { value: JSON.stringify(schedule), person });
      await note(plant, FAILED, { value: 'null', person: SERVER });
      return stateOf(plant);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

interface Note {
  readonly value: string;
  readonly person: string;
}

const note = async ({ office, clock }: Plant, name: string, { value, person }: Note): Promise<void> =>
  (await office()).settings.putSetting({ name, value, person, changedAt: clock().toISOString() });

/** True where the hour of the day is past, no copy was made since, and none failed a moment ago. */
async function isDueNow(plant: Plant): Promise<boolean> {
  const { settings } = await plant.office();
  const [schedule, place] = [await scheduleIn(settings), await settings.setting(PLACE)];
  if (schedule === null || place === null || plant.copies === undefined) return false;
  const [made, failed] = [await settings.setting(MADE), await settings.setting(FAILED)];
  const now = plant.clock();
  const slot = slotBefore(now, schedule.hour).toISOString();
  if (made && made.value >= slot) return false;
  // a copy that lies there may be of another ledger, so only what this one has noted counts
  return !(failed && failed.value !== 'null' && now.getTime() - Date.parse(failed.changedAt) < AGAIN_MS);
}

/** Makes the copy of the day. Why it was not made is kept for whoever looks after copies. */
async function copied(plant: Plant): Promise<void> {
  const { settings } = await plant.office();
  const [schedule, place] = [(await scheduleIn(settings))!, (await settings.setting(PLACE))!];
  const slot = slotBefore(plant.clock(), schedule.hour).toISOString();
  try {
    const context: TaskContext = await plant.open();
    await copiesOf(plant).writeAndKeep(place.value, schedule.keep, context);
    await note(plant, MADE, { value: slot, person: SERVER });
    await note(plant, FAILED, { value: 'null', person: SERVER });
  } catch (error) {
    const cure = error instanceof RemeltError ? error.details.find((one) => one.cure)?.cure : undefined;
    const words = error instanceof Error ? error.message : String(error);
    const value = JSON.stringify({ words, ...(cure === undefined ? {} : { cure }) });
    await note(plant, FAILED, { value, person: SERVER });
  }
}
