import { BalanceError, InputError } from '../../foundation/errors.ts';
import type { LotForm } from '../../metal/alloy/lot-form.ts';

/** What stands on the scale at the gate. Masses in kg, shares in kg per kg of wet lot. */
export interface WetLot {
  readonly wet_kg: number;
  readonly moisture: number;
  readonly oil: number;
  /** Wood, swarf of other metals, straps: what is picked out. */
  readonly trash: number;
}

export interface CleanLot {
  readonly clean_kg: number;
  /** Metal that a heat gets out of it [kg], one standard deviation. */
  readonly metal_kg: number;
  readonly metalSpread_kg: number;
  /** Oil outside the range of the form: drains on the scale, or a wrong form. */
  readonly remarks: readonly string[];
}

/**
 * Clean weight and the metal in it: clean = wet (1 - moisture - oil - trash), metal = clean x yield of the form.
 * Throws InputError for shares outside [0, 1), BalanceError when they leave no metal.
 */
export function cleanWeight(lot: WetLot, form: LotForm): CleanLot {
  const shares = { moisture: lot.moisture, oil: lot.oil, trash: lot.trash };
  for (const [path, value] of Object.entries(shares))
    if (!(value >= 0 && value < 1))
      throw new InputError(`${path} is ${value}`, { path, value, unit: 'kg/kg', allowed: '0 to below 1' });
  if (!(lot.wet_kg > 0))
    throw new InputError(`wet_kg is ${lot.wet_kg}`, {
      path: 'wet_kg',
      value: lot.wet_kg,
      unit: 'kg',
      allowed: 'above 0',
    });
  const clean = lot.wet_kg * (1 - lot.moisture - lot.oil - lot.trash);
  if (clean <= 0)
    throw new BalanceError('moisture, oil and trash leave no metal', {
      path: 'wet_kg',
      value: clean,
      unit: 'kg',
    });
  const wet = lot.oil + lot.moisture;
  const remarks =
    wet > form.oil.max
      ? [
          `oil and moisture ${(100 * wet).toFixed(1)} % are above the ${(100 * form.oil.max).toFixed(1)} % usual for ${form.name}`,
        ]
      : [];
  return {
    clean_kg: clean,
    metal_kg: clean * form.metalYield.mean,
    metalSpread_kg: clean * form.metalYield.spread,
    remarks,
  };
}
