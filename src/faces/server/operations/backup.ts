import type { Hono } from 'hono';
import { z } from 'zod';
import { parseDocument } from '../../../documents/common.ts';
import { parseJson } from '../../../documents/json-text.ts';
import { type BackupState, backupPlaceOrder } from '../../../documents/kept.ts';
import { ConflictError } from '../../../foundation/errors.ts';
import { MS_PER_DAY } from '../../../foundation/quantity/days.ts';
import { bodyText, keyIn } from '../body.ts';
import { callerOf, requireRight } from '../identity/caller.ts';
import type { onceOver } from '../once.ts';
import type { Plant, Served } from '../plant.ts';
import { writtenOnce } from '../write-once.ts';

/** Who looks after copies. */
export const COPIES = {
  name: 'back-up',
  title: 'Name the place of the backup, and copy the ledger there',
  act: 'keep backup',
} as const;

/** Settings of the office: where copies go; when the server makes them (`null`: never); the hour that is done; why the last one failed. */
export const PLACE = 'backup';
export const SCHEDULE = 'backup.schedule';
export const MADE = 'backup.made';
export const FAILED = 'backup.failed';
/** How long after its hour a copy may be made before somebody is told [ms]. Source: assumption, twice the time of a large one. */
const GRACE_MS = 3_600_000;
/** Age from which a copy that lacks records is old [days]. Source: assumption, a week of work. */
const OLD_DAYS = 7;

/** Copies of the ledger and its office: where they go, how old the last one is, and a new one. */
export function backupRoutes(
  app: Hono<Served>,
  { plant, once }: { readonly plant: Plant; readonly once: ReturnType<typeof onceOver> },
): void {
  app.get('/api/backup', async (c) => {
    requireRight(COPIES, await callerOf(c, plant));
    return c.json(await stateOf(plant));
  });
  app.post('/api/backup/place', async (c) => {
    const caller = await callerOf(c, plant);
    requireRight(COPIES, caller);
    keyIn(c);
    const { folder } = parseDocument(backupPlaceOrder, parseJson(await bodyText(c), 'the body'), 'backup');
    const work = async () => {
      copiesOf(plant).check(folder);
      await (await plant.office()).settings.putSetting({
        name: PLACE,
        value: folder,
        person: caller.person.id,
        changedAt: plant.clock().toISOString(),
      });
      return stateOf(plant);
    };
    return writtenOnce(c, { once, by: caller.person.id, work, holdsNoSecret: true });
  });
  app.post('/api/backup', async (c) => {
    const caller = await callerOf(c, plant);
    requireRight(COPIES, caller);
    keyIn(c);
    const work = async () => {
      const { folder } = await stateOf(plant);
      if (folder === null)
        throw new ConflictError('nobody has named a place for copies', {
          path: 'folder',
          allowed: 'a folder on another disk',
          cure: 'name the place first',
        });
      await copiesOf(plant).write(folder, caller.context);
      return stateOf(plant);
    };
    return writtenOnce(c, { once, by: caller.person.id, work, holdsNoSecret: true });
  });
}

/** Throws ConflictError for a server that writes no files. */
export function copiesOf({ copies }: Plant): NonNullable<Plant['copies']> {
  if (copies) return copies;
  throw new ConflictError('this server writes no files', {
    path: 'folder',
    cure: 'copy the ledger with the tools of its database',
  });
}

/** Where copies go, how old the last one is, and whether somebody should make one. */
export async function stateOf(plant: Plant): Promise<BackupState> {
  const { store } = await plant.open();
  const { settings } = await plant.office();
  const [kept, schedule, failed] = [
    await settings.setting(PLACE),
    await scheduleIn(settings),
    await failedIn(settings),
  ];
  const [{ size }, { demonstration }] = [await store.head(), await store.roster()];
  const { last, reached } = kept ? await copiesOf(plant).look(kept.value) : { last: null, reached: false };
  const age_days = last ? Math.floor((plant.clock().getTime() - Date.parse(last.at)) / MS_PER_DAY) : 0;
  const overdue = schedule !== null && (await isOverdue({ settings, clock: plant.clock }, schedule));
  const newer = Math.max(0, size - (last?.size ?? 0));
  return {
    format: 'remelt-backup-state/1',
    folder: kept?.value ?? null,
    ...(kept ? { by: kept.person } : {}),
    reached,
    last: last && { ...last, age_days },
    newer,
    ...(schedule === null ? {} : { schedule: { ...schedule, overdue } }),
    ...(failed === null ? {} : { failed }),
    isDue:
      !demonstration &&
      (overdue || failed !== null || (newer > 0 && (last === null || age_days >= OLD_DAYS))),
  };
}

type Settings = Awaited<ReturnType<Plant['office']>>['settings'];

const scheduleSchema = z.object({ hour: z.int(), keep: z.int() }).nullable();

/** When the server copies by itself, and who has set it; null: never. */
export async function scheduleIn(settings: Settings) {
  const kept = await settings.setting(SCHEDULE);
  const schedule = kept && scheduleSchema.parse(JSON.parse(kept.value));
  return schedule && { ...schedule, by: kept.person };
}

const failedSchema = z.object({ words: z.string(), cure: z.string().exactOptional() }).nullable();

/** Why the last copy by the clock was not made; null where it was. */
async function failedIn(settings: Settings): Promise<NonNullable<BackupState['failed']> | null> {
  const kept = await settings.setting(FAILED);
  const failed = kept && failedSchema.parse(JSON.parse(kept.value));
  return failed && { at: kept.changedAt, ...failed };
}

/** The latest time at or before `now` at which the clock of this computer showed the hour. */
export function slotBefore(now: Date, hour: number): Date {
  const slot = new Date(now.getFullYear(), now.getMonth(), now.getDate(), hour);
  return slot <= now ? slot : new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1, hour);
}

/** True where the hour is past by more than an hour, and so is the moment at which it was set, and no copy was made since. */
async function isOverdue(
  { settings, clock }: { readonly settings: Settings; readonly clock: Plant['clock'] },
  { hour }: { readonly hour: number },
): Promise<boolean> {
  const [set, made] = [(await settings.setting(SCHEDULE))!, await settings.setting(MADE)];
  const slot = slotBefore(clock(), hour);
  if (made && made.value >= slot.toISOString()) return false;
  return clock().getTime() - Math.max(slot.getTime(), Date.parse(set.changedAt)) > GRACE_MS;
}
