import type { TimedPart } from '../../calculations/heats/melt-under-way.ts';
import { materialOfLot } from '../../calculations/lots/material.ts';
import type { SimulateInput } from '../../documents/heats/simulate.ts';
import type { TaskContext } from '../context.ts';
import { forPlanning } from '../yard/lot-documents.ts';

/** True for a melt that says what was charged; a log may tell its mass alone. */
export const isStated = ({ composition_ppm, composition_wtpct }: SimulateInput['melt']): boolean =>
  composition_ppm !== undefined || composition_wtpct !== undefined;

/** A lot as a part of a charge, by its analyses; `at_s` is since the operation with the bath began. Throws InputError for a lot without analysis. */
export async function timedPart(
  {
    id,
    mass_g,
    at_s,
    isPlanned,
  }: Pick<TimedPart, 'at_s' | 'isPlanned'> & { readonly id: string; readonly mass_g: number },
  { compute, store }: Pick<TaskContext, 'compute' | 'store'>,
): Promise<TimedPart> {
  const facts = compute.facts();
  const lot = await store.lot(id);
  const { clearedAs } = lot;
  return {
    material: materialOfLot(forPlanning(lot), facts).material,
    mass_kg: mass_g / 1000,
    chargeMaterial: facts.chargeMaterials.has(clearedAs ?? '') ? clearedAs : null,
    at_s,
    isPlanned,
  };
}
