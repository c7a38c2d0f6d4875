import { ConflictError, ValidityError } from '../../foundation/errors.ts';

/** One heat that a lining has seen. */
export interface LiningHeat {
  readonly heatId: string;
  readonly gradeId: string;
}

/** The wall of a furnace between two relinings: its campaign. */
export interface Lining {
  readonly id: string;
  readonly furnaceId: string;
  /** Material by the words of the furnace settings, such as `MgO` or `CaO`. */
  readonly material: string;
  /** Heats that the plant allows before it relines. */
  readonly maximumHeats: number;
  /** Heats since the lining was new, oldest first. */
  readonly heats: readonly LiningHeat[];
}

/** Heats since the lining was new [1]: the setting `heatsSinceReline`. */
export const ageOf = (lining: Lining): number => lining.heats.length;

/** Grades of the last `count` heats, latest first. */
export const lastGrades = (lining: Lining, count: number): string[] =>
  lining.heats
    .slice(-count)
    .reverse()
    .map((heat) => heat.gradeId);

/**
 * The lining after one more heat. Throws ConflictError when the heat is already in it, ValidityError when the campaign
 * is over.
 */
export function afterHeat(lining: Lining, heat: LiningHeat): Lining {
  if (lining.heats.some((one) => one.heatId === heat.heatId)) {
    throw new ConflictError(`heat ${heat.heatId} was already melted in lining ${lining.id}`, {
      value: heat.heatId,
    });
  }
  if (ageOf(lining) >= lining.maximumHeats) {
    throw new ValidityError(`lining ${lining.id} has reached its ${lining.maximumHeats} heats`, {
      value: ageOf(lining),
      unit: 'heats',
      allowed: `at most ${lining.maximumHeats}`,
      cure: 'reline the furnace',
    });
  }
  return { ...lining, heats: [...lining.heats, heat] };
}

/** A new wall in the same furnace; the campaign of the old one ends. */
export const relined = (lining: Lining, id: string, material = lining.material): Lining => ({
  ...lining,
  id,
  material,
  heats: [],
});

/** Share of the next heat that comes from an earlier charge [kg/kg]. */
export interface CarryOver {
  readonly gradeId: string;
  readonly share: number;
}

/**
 * What earlier heats leave in the next one when a skull of `skull` [kg/kg of a heat] stays behind each time: the charge
 * of k heats ago is present with (1 - s) s^k, the first charge of the campaign with s^k. Shares of one grade are
 * added, largest first; with the fresh charge, 1 - s, they sum to one.
 */
export function carryOver(lining: Lining, skull: number): CarryOver[] {
  const shares = new Map<string, number>();
  const age = ageOf(lining);
  lining.heats.forEach(({ gradeId }, i) => {
    const ago = age - i;
    const share = (i === 0 ? 1 : 1 - skull) * skull ** ago;
    shares.set(gradeId, (shares.get(gradeId) ?? 0) + share);
  });
  return [...shares]
    .map(([gradeId, share]) => ({ gradeId, share }))
    .sort((a, b) => b.share - a.share || a.gradeId.localeCompare(b.gradeId));
}
