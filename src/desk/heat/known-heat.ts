import { parseDocument } from '../../documents/common.ts';
import { type HeatContract, heatContractSchema } from '../../documents/heats/heat-contract.ts';
import { furnaceLogSchema } from '../../documents/heats/heat-record.ts';
import { type SimulateInput, simulateInputSchema } from '../../documents/heats/simulate.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import type { TaskContext } from '../context.ts';

/**
 * The heat of the ledger with this number. Throws NotFoundError that says which numbers come nearest and how to see
 * all of them.
 */
export async function knownHeat(id: string, { store }: Pick<TaskContext, 'store'>): Promise<HeatState> {
  try {
    return await store.heat(id);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    const known = (await store.heats()).map((heat) => heat.id);
    const near = nearestWords(id, known);
    throw new NotFoundError(error.message, {
      path: 'heat',
      value: id,
      allowed:
        known.length > near.length
          ? `a known heat; of ${known.length} the nearest are ${near.join(', ')}`
          : near.join(', ') || 'none: the ledger has no heats yet',
      cure: 'correct the number, or plan the heat first',
      does: [{ verb: 'heats/list-heats' }, { verb: 'heats/plan-heat' }],
    });
  }
}

/** How the customer of a heat pays; null where nobody said. */
export const contractOf = ({ contract }: Pick<HeatState, 'contract'>): HeatContract | null =>
  contract === undefined ? null : heatContractSchema.parse(JSON.parse(contract));

/** The operations that a heat is planned through; null where its plan had none. */
export function plannedRoute({ route }: Pick<HeatState, 'route'>): SimulateInput['route'] | null {
  return route === null ? null : simulateInputSchema.shape.route.parse(JSON.parse(route));
}

/** The furnace log that counts of a heat; undefined where none was recorded. */
export const furnaceLogOf = ({ id, log }: Pick<HeatState, 'id' | 'log'>) =>
  log ? parseDocument(furnaceLogSchema, JSON.parse(log.text), `log of ${id}`) : undefined;
