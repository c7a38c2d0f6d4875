import type { BackupClock, TaskContext } from '../../../desk/context.ts';
import { listedSources } from '../../../desk/reference/source-states.ts';
import type { PlantToday } from '../../../documents/economics/plant-today.ts';
import { counted } from '../../../foundation/quantity/format.ts';

/** Sources that are silent or faulty, and a copy of the ledger that is due; nothing where all is well. */
export async function dueOfServer(
  context: Pick<TaskContext, 'store' | 'clock' | 'sources' | 'backups'>,
): Promise<Pick<PlantToday, 'sources' | 'backup'>> {
  const { sources } = await listedSources(context);
  const due = sources.filter(({ state }) => state === 'silent' || state === 'fault');
  const backup = context.backups && backupWords(await context.backups.state());
  return {
    ...(due.length === 0 ? {} : { sources: due.map(({ source, words }) => ({ source, words })) }),
    ...(backup ? { backup } : {}),
  };
}

/** Why somebody should see to the copies; null where nobody must. The folder is not named: it is for those who look after copies. */
function backupWords(state: Awaited<ReturnType<BackupClock['state']>>): string | null {
  const { isDue, last, failed, newer } = state;
  if (!isDue) return null;
  const age = last
    ? `the last copy of the ledger is ${counted(last.age_days, 'day')} old, and ${counted(newer, 'record')} newer`
    : 'there is no copy of the ledger';
  return failed ? `${age}; the last copy by the clock was not made` : age;
}
