import type { HeatRecord } from '../../documents/heats/heat-record.ts';
import { InputError } from '../../foundation/errors.ts';
import { resolveSettings } from '../../models/refining/settings.ts';
import type { Facts } from '../facts.ts';
import type { SimulateFacts } from '../route/facts.ts';
import { stepsOf } from '../route/steps.ts';
import { furnaceForHeat } from './furnace-for-heat.ts';

/** What was charged into the heat that a log is of, from the least to the most that the records can mean [kg]. */
export interface Charged {
  readonly least_kg: number;
  readonly most_kg: number;
}

/** A log may leave out what was added late, not most of the charge (assumption). */
const LEAST_SHARE = 0.5;
/** Scales, as the ledger's rule H7. */
const SCALE_TOLERANCE = 0.005;

/**
 * Refuses a furnace log that cannot be: of a furnace that the plant does not have or that cannot hold the metal or run the
 * operation, with settings outside those of the operation, or of another mass than was charged. Throws InputError or NotFoundError
 * with the place in the log.
 */
export function refuseImpossibleLog(
  { furnace, melt, route }: NonNullable<HeatRecord['log']>,
  { least_kg, most_kg }: Charged,
  facts: Pick<Facts, 'plant'> & SimulateFacts,
): void {
  for (const { operation, settings, path } of stepsOf({ melt, route }, facts))
    resolveSettings(operation.settings, settings, { path: `${path}.settings`, operation: operation.name });
  const operations = route.map(({ operation }) => operation);
  if (facts.plant.furnaces.length > 0)
    furnaceForHeat(facts.plant, { mass_kg: melt.mass_kg, furnace, operations });
  if (most_kg === 0) return;
  if (melt.mass_kg >= LEAST_SHARE * least_kg && melt.mass_kg <= most_kg * (1 + SCALE_TOLERANCE)) return;
  throw new InputError(`the log is of ${melt.mass_kg} kg, but ${most_kg} kg were charged`, {
    path: 'melt.mass_kg',
    value: melt.mass_kg,
    unit: 'kg',
    allowed: `${LEAST_SHARE * least_kg} to ${most_kg} kg`,
    cure: 'give the metal that was in the furnace; book added metal as charge first',
  });
}
