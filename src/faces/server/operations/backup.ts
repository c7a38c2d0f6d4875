import type { Hono } from 'hono';
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

/** Who looks after copies: who also keeps the key of the log. */
export const COPIES = {
  name: 'back-up',
  title: 'Name the place of the backup, and copy the ledger there',
  act: 'keep log key',
} as const;

const PLACE = 'backup';
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

function copiesOf({ copies }: Plant): NonNullable<Plant['copies']> {
  if (copies) return copies;
  throw new ConflictError('this server writes no files', {
    path: 'folder',
    cure: 'copy the ledger with the tools of its database',
  });
}

/** Where copies go, how old the last one is, and whether somebody should make one. */
export async function stateOf(plant: Plant): Promise<BackupState> {
  const [kept, { store }] = [await (await plant.office()).settings.setting(PLACE), await plant.open()];
  const [{ size }, { demonstration }] = [await store.head(), await store.roster()];
  const { last, reached } = kept ? await copiesOf(plant).look(kept.value) : { last: null, reached: false };
  const age_days = last ? Math.floor((plant.clock().getTime() - Date.parse(last.at)) / MS_PER_DAY) : 0;
  const newer = Math.max(0, size - (last?.size ?? 0));
  return {
    format: 'remelt-backup-state/1',
    folder: kept?.value ?? null,
    ...(kept ? { by: kept.person } : {}),
    reached,
    last: last && { ...last, age_days },
    newer,
    isDue: !demonstration && newer > 0 && (last === null || age_days >= OLD_DAYS),
  };
}
