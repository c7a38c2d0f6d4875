import type { SheetPart } from '../../calculations/heats/charge-sheet.ts';
import { materialOfLot } from '../../calculations/lots/material.ts';
import type { HeatState, LotState } from '../../evidence/ledger/state.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { forPlanning } from '../yard/lot-documents.ts';

/** What the plan of a heat reserved, as its sheet charges it; and why a lot of it must not be charged. */
export async function sheetParts(
  heat: HeatState,
  { compute, store }: Pick<TaskContext, 'compute' | 'store'>,
): Promise<{ readonly parts: readonly SheetPart[]; readonly stopped: ReadonlyMap<string, string> }> {
  const facts = compute.facts();
  const stopped = new Map<string, string>();
  const charged = chargedOf(heat);
  const parts = await Promise.all(
    // nothing is reserved yet of a plan that waits for its acceptance
    Object.entries(
      heat.status === 'planned' && heat.below?.accepted !== null ? heat.reserved_g : heat.planned_g,
    )
      .filter(([from]) => from.startsWith('lot:'))
      .map(async ([from, mass_g]): Promise<SheetPart> => {
        const lot = await store.lot(idOf(from));
        if (lot.status !== 'cleared') stopped.set(lot.id, stoppedBy(lot));
        return {
          lot: lot.id,
          mass_g,
          // what went in was there; what others leave of the lot by now says nothing of what is weighed
          available_g: Math.max(mass_g, charged.get(lot.id) ?? 0),
          form: lot.form,
          clearedAs: lot.clearedAs ?? '',
          material: materialOfLot(forPlanning(lot), facts).material,
        };
      }),
  );
  return { parts, stopped };
}

/** Grams that went in, by lot. */
export const chargedOf = ({ inputs }: HeatState): ReadonlyMap<string, number> =>
  new Map(inputs.map(({ from, mass_g }) => [idOf(from), mass_g]));

/** Why a lot that is not cleared must not be charged. */
const stoppedBy = ({ status, holdReason }: Pick<LotState, 'status' | 'holdReason'>): string =>
  status === 'void' ? 'it is void' : `it is on hold${holdReason === null ? '' : `: ${holdReason}`}`;
