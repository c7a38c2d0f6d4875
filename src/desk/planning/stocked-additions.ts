import { type LotMaterial, materialOfLot } from '../../calculations/lots/material.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { TaskContext } from '../context.ts';
import { orRefusal } from '../or-refusal.ts';
import { forPlanning } from '../yard/lot-documents.ts';

/** Classes of metal that is bought to be added. */
const ADDED: readonly string[] = ['virgin', 'addition-alloy'];

/** Grams of a lot that a heat may take: what is free, and what it has reserved itself. */
export const gramsFor = (lot: LotView, heat: Pick<HeatState, 'id'>): number =>
  lot.free_g + (ownValue(lot.reserved_g, heat.id) ?? 0);

/**
 * Virgin metals and addition alloys of the yard that a heat may take, as materials of a plan: cleared, of its owner (or
 * the plant's, where the customer agreed), with what is free or reserved for it. A lot whose analyses cannot be used is left out.
 */
export async function stockedAdditions(
  heat: HeatState,
  { store, compute }: Pick<TaskContext, 'store' | 'compute'>,
): Promise<readonly LotMaterial['material'][]> {
  const facts = compute.facts();
  return (await lotsToAdd(heat, store)).flatMap((lot) => {
    const material = orRefusal(
      () => materialOfLot({ ...forPlanning(lot), free_kg: gramsFor(lot, heat) / 1000 }, facts).material,
    );
    return material instanceof Error ? [] : [material];
  });
}

/** Cleared lots of virgin metal and addition alloys that a heat may take metal of. */
export async function lotsToAdd(heat: HeatState, store: TaskContext['store']): Promise<readonly LotView[]> {
  const owners = heat.owner !== null && heat.ownAdditions ? [heat.owner, null] : [heat.owner];
  const cleared = (await store.lots()).filter(({ status }) => status === 'cleared');
  return owners
    .flatMap((whose) => cleared.filter(({ owner }) => owner === whose))
    .filter((lot) => ADDED.includes(lot.lotClass) && gramsFor(lot, heat) > 0);
}
