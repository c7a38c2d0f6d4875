import { type SheetPart, chargeSheet as sheetOf } from '../../calculations/heats/charge-sheet.ts';
import { materialOfLot } from '../../calculations/lots/material.ts';
import type { ChargeSheet } from '../../documents/charge-sheet.ts';
import { ConflictError } from '../../foundation/errors.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { forPlanning } from '../yard/lot-documents.ts';
import { certifyHeat } from './certify-heat.ts';
import { predictedOf } from './heat-prediction.ts';
import { knownHeat } from './known-heat.ts';

export interface SheetOptions {
  /** Marks a heat that nobody melts. */
  readonly specimen?: boolean;
}

/**
 * The charge sheet of a planned heat: what is reserved for it, in the order of charging, in whole steps of the
 * plant's scales. Throws NotFoundError for an unknown heat and ConflictError for one that is past planning.
 */
export async function chargeSheet(
  heatId: string,
  context: TaskContext,
  options: SheetOptions = {},
): Promise<ChargeSheet> {
  const { compute, store, clock } = context;
  const heat = await knownHeat(heatId, context);
  const grade = heat.target.grade;
  if (heat.status !== 'planned' || grade === null)
    throw new ConflictError(`heat ${heatId} is ${grade === null ? 'planned without a grade' : heat.status}`, {
      path: `heat:${heatId}`,
      allowed: 'a planned heat with a grade',
      cure: 'print the sheet before the first draw',
    });
  const facts = compute.facts();
  const parts = await Promise.all(
    Object.entries(heat.reserved_g)
      .filter(([from]) => from.startsWith('lot:'))
      .map(async ([from, mass_g]): Promise<SheetPart> => {
        const lot = await store.lot(idOf(from));
        return {
          lot: lot.id,
          mass_g,
          available_g: mass_g + lot.free_g,
          form: lot.form,
          clearedAs: lot.clearedAs ?? '',
          material: materialOfLot(forPlanning(lot), facts).material,
        };
      }),
  );
  const predicted_ppm = predictedOf(heat);
  const sheet = sheetOf(
    {
      heat: heatId,
      grade,
      target_g: heat.target.mass_g,
      madeAt: clock().toISOString(),
      specimen: options.specimen ?? false,
      ...(predicted_ppm ? { predicted_ppm } : {}),
    },
    parts,
    facts,
  );
  const weighed = sheet.steps.flatMap(({ lines }) =>
    lines.map(({ lot, weigh_g }) => ({ lot, mass_g: weigh_g })),
  );
  const certified = await certifyHeat(heat, weighed, context);
  return certified
    ? { ...sheet, certificate: { ...certified.certificate, outside: [...certified.outside] } }
    : sheet;
}
