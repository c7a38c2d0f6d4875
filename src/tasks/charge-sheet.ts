import { type SheetPart, chargeSheet as sheetOf } from '../calculations/charge-sheet.ts';
import { materialOfLot } from '../calculations/lots/material.ts';
import type { HeatState } from '../evidence/ledger/state.ts';
import type { ChargeSheet } from '../faces/formats/charge-sheet.ts';
import { ConflictError } from '../foundation/errors.ts';
import { parseReading } from '../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import { certifyHeat } from './certify-heat.ts';
import type { TaskContext } from './context.ts';
import { knownHeat } from './known-heat.ts';
import { forPlanning } from './lot-documents.ts';

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
        const lot = await store.lot(from.slice(4));
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

/** Means of the latest prediction on the heat [ppm]. */
export function predictedOf(heat: HeatState): Partial<Record<ElementSymbol, number>> | null {
  const predicted = heat.analyses.findLast(({ basis }) => basis === 'predicted');
  if (!predicted) return null;
  const scale = { 'wt%': 1e4, ppm: 1, ppb: 1e-3 } as const;
  return Object.fromEntries(
    predicted.results.map(({ element, text, unit }) => [element, parseReading(text).value * scale[unit]]),
  );
}
