import { InputError } from '../../foundation/errors.ts';

/** A heat with the time when it was melted, and the place where it was read. */
interface Dated {
  readonly id: string;
  readonly at?: string | undefined;
  readonly place?: string | undefined;
}

/** Heats oldest first. Heats without a date stay where they stand: then their order is the order in time. */
export function inTime<Heat extends Dated>(
  heats: readonly Heat[],
  { furnace, warnings }: { readonly furnace: string; readonly warnings: string[] },
): readonly Heat[] {
  const undated = heats.filter(({ at }) => at === undefined);
  if (undated.length > 0) {
    warnings.push(
      undated.length === heats.length
        ? `${furnace}: no heat has a date; they are taken in the order of the table, oldest first`
        : `${furnace}: ${undated.length} of ${heats.length} heats have no date (${undated
            .slice(0, 3)
            .map(({ id }) => id)
            .join(', ')}); all are taken in the order of the table, oldest first`,
    );
    return heats;
  }
  const sorted = heats.toSorted((a, b) => (a.at! < b.at! ? -1 : a.at! > b.at! ? 1 : 0));
  const moved = sorted.filter((heat, i) => heat !== heats[i]).length;
  if (moved > 0)
    warnings.push(
      `${furnace}: ${moved} of ${heats.length} heats did not stand in order of their dates; they are sorted`,
    );
  return sorted;
}

/** Throws InputError for a heat that is listed twice. */
export function refuseTwice(heats: readonly Dated[], furnace: string): void {
  const seen = new Map<string, Dated>();
  for (const heat of heats) {
    const before = seen.get(heat.id);
    seen.set(heat.id, heat);
    if (before === undefined) continue;
    throw new InputError(`heat ${heat.id} of ${furnace} is listed twice`, {
      path: 'heats',
      value: heat.id,
      where: [before.place, heat.place].filter((place) => place !== undefined).join('; '),
      allowed: 'each heat once',
    });
  }
}
