import type { ProgrammePlan } from '../../documents/qualification/qualify.ts';
import type { ProgrammeState } from '../../evidence/ledger/subjects/programme.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import type { TaskContext } from '../context.ts';

export interface KeptProgramme {
  readonly state: ProgrammeState;
  /** What it asks, without its frozen process. */
  readonly plan: ProgrammePlan;
}

/** The programme of an id and what it asks. Throws NotFoundError with the nearest ids. */
export async function keptProgramme(
  id: string,
  { store }: Pick<TaskContext, 'store'>,
): Promise<KeptProgramme> {
  const all = await keptProgrammes({ store });
  const found = all.find(({ state }) => state.id === id);
  if (found) return found;
  const near = nearestWords(
    id,
    all.map(({ state }) => state.id),
  );
  throw new NotFoundError(`there is no programme "${id}"`, {
    path: 'programme',
    value: id,
    allowed: near.join(', ') || 'none: no programme is locked yet',
    cure: 'correct its id, or lock it',
    does: [{ verb: 'qualification/show-programme' }, { verb: 'qualification/lock-programme' }],
  });
}

/** Every programme of the ledger. */
export async function keptProgrammes({ store }: Pick<TaskContext, 'store'>): Promise<KeptProgramme[]> {
  const all = await store.subjects('programme');
  return all.map(({ state }) => {
    const programme = state as ProgrammeState;
    return { state: programme, plan: JSON.parse(programme.programme) as ProgrammePlan };
  });
}
