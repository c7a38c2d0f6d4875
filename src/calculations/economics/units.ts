import { InputError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';

const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };
/** Tonnes in one unit of mass. */
const MASSES: Readonly<Record<string, number>> = {
  t: 1,
  tonne: 1,
  tonnes: 1,
  kt: 1e3,
  Mt: 1e6,
  kg: 1e-3,
  g: 1e-6,
  lb: 0.45359237e-3,
  'short ton': 0.90718474,
};

/** Money and what turns an amount per mass of a unit into money per tonne. */
export interface MoneyPerTonne {
  readonly factor: number;
  readonly currency: string;
}

/** Reads "million USD, t": a scale where there is one, a currency of three letters, a mass. Throws InputError. */
export function moneyPerTonne(unit: string): MoneyPerTonne {
  const [, scale, currency, mass] =
    /^(?:(thousand|million|billion)\s+)?([A-Z]{3})(?:\s+\d{4})?\s*(?:,|\/|per)\s*(.+?)(?:\/a|\s+a year)?$/.exec(
      unit,
    ) ?? [];
  const tonnes = mass === undefined ? undefined : Object.entries(MASSES).find(([name]) => name === mass)?.[1];
  if (currency === undefined || tonnes === undefined) {
    throw new InputError(`price: "${unit}" is no unit of money and mass`, {
      path: 'unit',
      value: unit,
      allowed: `such as "million USD, t"; masses ${Object.keys(MASSES).join(', ')}`,
      cure: 'name the money and the mass of the output',
    });
  }
  return { factor: (scale === undefined ? 1 : ownValue(SCALES, scale)!) / tonnes, currency };
}
