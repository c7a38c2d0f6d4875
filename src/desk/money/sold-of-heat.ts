import { type SoldMetal, soldMetal } from '../../calculations/heats/sold-metal.ts';
import type { HeatState, ObjectState } from '../../evidence/ledger/state.ts';
import type { TaskContext } from '../context.ts';

/** What of a heat was shipped, is still here, and failed [kg]. */
export const soldOfHeat = async (heat: HeatState, { store }: TaskContext): Promise<SoldMetal> =>
  soldOfPieces(heat, await store.objects({ heat: heat.id }));

/** The same of pieces that are read already. */
export const soldOfPieces = (heat: HeatState, pieces: readonly ObjectState[]): SoldMetal =>
  soldMetal(pieces, heat.status === 'cast' ? 0 : (heat.output_g ?? 0) / 1000);
