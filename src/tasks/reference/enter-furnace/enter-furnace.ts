import type { OwnRow } from '../../../calculations/plant/own-plant.ts';
import { entered } from '../../../desk/reference/registers.ts';
import { InputError } from '../../../foundation/errors.ts';
import type { Furnace } from '../../../metal/plant/furnace.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** What a furnace has that a plant need not know on the first day. */
const ASSUMED = ['diameter_m', 'pressure_Pa', 'leak_Pa_m3_per_s', 'skull_kg_per_kg'] as const;

/**
 * Enters a furnace or changes it; heats already planned keep what they were planned with. What is left out is that of the furnace of its
 * kind in the data folder which is nearest in size, and the entry says so. Throws InputError where no such furnace is known.
 */
export const enterFurnace = defineVerb(
  contract,
  async ({ furnace, kind, reason, change, ...stated }, context) => {
    const missing = ASSUMED.filter((name) => stated[name] === undefined);
    const known = context.compute.facts(null).plant.furnaces.filter((one) => one.kind === kind);
    const [nearest] = known.toSorted((a, b) => away(a, stated) - away(b, stated));
    if (missing.length > 0 && !nearest)
      throw new InputError(`nothing is known of another ${kind} furnace to assume the rest by`, {
        path: missing[0]!,
        allowed: `${missing.join(', ')}, each stated`,
        cure: 'state it as the maker or the log of the furnace has it',
      });
    const assumed = Object.fromEntries(missing.map((name) => [name, nearest![name]]));
    const entry: OwnRow = { ...stated, ...assumed, furnaceKind: kind, ours: missing };
    return entered({ register: 'furnace', id: furnace, entry, reason, change: change ?? false }, context);
  },
);

/** How far two furnaces are from each other in size, as a ratio. */
const away = (one: Pick<Furnace, 'capacity_kg'>, other: Pick<Furnace, 'capacity_kg'>): number =>
  Math.abs(Math.log(one.capacity_kg / other.capacity_kg));
