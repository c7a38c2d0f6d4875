import { z } from 'zod';
import { origin, readTable } from '../alloy/data-record.ts';
import { ELEMENTS } from '../alloy/element.ts';
import type { DiluteActivity } from './thermo-data.ts';

export const OTHER_SOLVENTS_FILE = 'thermo/activity-other-solvents.json';

const record = z.strictObject({
  ...origin,
  element: z.enum(ELEMENTS),
  solvent: z.enum(['Fe', 'Cu', 'Ti']),
  A: z.number(),
  B: z.number(),
  spread: z.number().positive(),
});

/**
 * Activities at infinite dilution in iron and copper, for elements that the assessed liquid lacks, and in titanium, which
 * the liquid is not made for. Throws InputError.
 */
export function otherSolvents(document: unknown): readonly DiluteActivity[] {
  const table = readTable(OTHER_SOLVENTS_FILE, document, { kind: 'activity-other-solvents', record });
  return table.records.map(({ element, solvent, A, B, spread, source }) => ({
    element,
    solvent,
    A,
    B,
    spread_log10: spread,
    source: typeof source === 'string' ? source : source.join('; '),
  }));
}
