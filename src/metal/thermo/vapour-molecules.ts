import { z } from 'zod';
import { origin, readTable } from '../alloy/data-record.ts';
import { ELEMENTS } from '../alloy/element.ts';
import { R } from './constants.ts';
import type { MoleculeLine } from './thermo-data.ts';

export const MOLECULES_FILE = 'thermo/vapour-molecules.json';

const record = z.strictObject({
  ...origin,
  metal: z.enum(ELEMENTS),
  other: z.enum(['O', 'S']),
  enthalpy: z.number(),
  entropy: z.number(),
  spread: z.number().positive(),
});

/** Oxides and sulfides that leave a melt as vapour. Throws InputError. */
export const moleculeLines = (document: unknown): readonly MoleculeLine[] =>
  readTable(MOLECULES_FILE, document, { kind: 'vapour-molecules', record }).records.map(
    ({ id, metal, other, enthalpy, entropy }) => ({ molecule: id, metal, other, enthalpy, entropy }),
  );

/** ln K of M(g) + 1/2 X2(g) = MX(g), 1 atm. */
export const lnMolecule = (line: MoleculeLine, T: number): number =>
  -(line.enthalpy - line.entropy * T) / (R * T);
