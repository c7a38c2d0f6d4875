import { z } from 'zod';
import { InputError, ValidityError } from '../../../foundation/errors.ts';
import { type DataTable, origin, readTable } from '../../../metal/alloy/data-record.ts';
import { PHASES } from '../../../metal/thermo/phase.ts';
import { LININGS, type Lining } from '../common-settings.ts';

const record = z.strictObject({
  ...origin,
  id: z.enum(LININGS),
  /** Oxide that the wall consists of, null for a cold copper wall. */
  phase: z.enum(PHASES.map((phase) => phase.id)).nullable(),
  erosion: z.number().min(0),
  erosionActivation: z.number().min(0),
  dissolution: z.number().min(0),
  attack: z.number().min(0),
  sulfurUptake: z.number().min(0),
  newLiningFactor: z.number().min(1),
  /** Temperature from which the wall itself is liquid, null for a cold wall. */
  melts: z.number().min(1000).nullable(),
});

/**
 * A lining: oxygen that erosion and reaction bring as particles [kg O m-2 s-1 at 1873 K], coefficient at which the wall
 * oxide dissolves towards equilibrium through the layer on it [m/s at 1873 K], the activation energy of both [J/mol], coefficient at which dissolved rare
 * earth reaches and reacts with the wall [m/s], coefficient at which the wall takes sulfur [m/s], how much more a
 * new lining gives than a used one, and where it melts [K].
 */
export type LiningFacts = z.output<typeof record>;
export type Linings = DataTable<LiningFacts>;

export const LININGS_FILE = 'refining/linings.json';

/** Reads `data/refining/linings.json`. Throws InputError naming file, record and field. */
export const readLinings = (document: unknown): Linings =>
  readTable(LININGS_FILE, document, { kind: 'linings', record });

/** Facts of a lining. Throws InputError when the file lacks it. */
export function liningOf(linings: Linings, material: Lining | string): LiningFacts {
  const found = linings.records.find((one) => one.id === material);
  if (found) return found;
  throw new InputError(`data/${linings.file} has no lining "${material}"`, {
    where: linings.file,
    value: material,
    allowed: linings.records.map((one) => one.id).join(', '),
  });
}

/** Age at which the surplus of a new lining has fallen to 1/e [heats]. Source: assumption (first heats wash it out). */
const BREAK_IN_HEATS = 3;

/** Factor on erosion for a lining of `heats`: newLiningFactor at zero, one for an old lining. */
export const ageFactor = (lining: LiningFacts, heats: number): number =>
  1 + (lining.newLiningFactor - 1) * Math.exp(-heats / BREAK_IN_HEATS);

/**
 * Nothing while a wall is solid; where the melt is hotter than it melts, words about the extrapolation when that is wanted, else
 * ValidityError.
 */
export function refuseMoltenWall(
  { id, melts }: LiningFacts,
  melt: { readonly highest_K: number; readonly extrapolate: boolean; readonly path: string },
): string[] {
  const { highest_K, extrapolate, path } = melt;
  if (melts === null || highest_K < melts) return [];
  const words = `a wall of ${id} melts at about ${melts} K, the metal has ${Math.round(highest_K)} K`;
  if (extrapolate) return [`extrapolated: ${words}: what it gives is that of a solid wall`];
  throw new ValidityError(words, {
    path,
    value: highest_K,
    unit: 'K',
    allowed: `below ${melts} K in ${id}`,
    cure: 'use a lining with a higher melting point (CaO, MgO, ZrO2) or a cold crucible (copper), lower the temperature, or set extrapolate',
  });
}
