import { daysBetween, MS_PER_DAY } from '../../foundation/quantity/days.ts';

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
  /** Day from which it was in the furnace (ISO 8601); absent = before every recorded heat. */
  readonly since?: string;
  /** Heats since the lining was new, oldest first, that were melted before the ledger began. */
  readonly heats: readonly LiningHeat[];
}

/** A heat that went into a furnace, and when. */
interface MeltedHeat {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
}

/** How old a lining is, and when it will have seen the heats that it is allowed. */
export interface LiningLife {
  readonly lining: string;
  readonly material: string;
  readonly since: string | null;
  /** Heats on it, those before the ledger with them. */
  readonly heats: number;
  readonly maximumHeats: number;
  /** Heats that it may still see; below 0 = beyond what is allowed. */
  readonly left: number;
  /** Heats a day, from the first to the last recorded one; null for fewer than two days of heats. */
  readonly heatsPerDay: number | null;
  /** Day on which the last allowed heat is expected at this pace; null where the pace is unknown, or the life is over. */
  readonly expectedEnd: string | null;
}

/** The lining that is in a furnace now: the one put in last. */
export const liningOf = (linings: readonly Lining[], furnace: string): Lining | undefined =>
  linings
    .filter(({ furnaceId }) => furnaceId === furnace)
    .reduce<Lining | undefined>(
      (last, one) => (last === undefined || (one.since ?? '') >= (last.since ?? '') ? one : last),
      undefined,
    );

/** Age and expected end of a lining; `melted` are the recorded heats of its furnace, oldest first. */
export function liningLife(lining: Lining, melted: readonly MeltedHeat[]): LiningLife {
  const { id, material, maximumHeats, since, heats } = lining;
  const before = new Set(heats.map(({ heatId }) => heatId));
  const own = melted.filter((heat) => heat.at >= (since ?? '') && !before.has(heat.id));
  const [first, last] = [own[0], own.at(-1)];
  const days = first && last ? daysBetween(first.at, new Date(last.at)) : 0;
  const heatsPerDay = days > 0 ? (own.length - 1) / days : null;
  const left = maximumHeats - before.size - own.length;
  const isOver = left <= 0 || heatsPerDay === null || last === undefined;
  return {
    lining: id,
    material,
    since: since ?? null,
    heats: before.size + own.length,
    maximumHeats,
    left,
    heatsPerDay,
    expectedEnd: isOver
      ? null
      : new Date(Date.parse(last.at) + (left / heatsPerDay) * MS_PER_DAY).toISOString().slice(0, 10),
  };
}
