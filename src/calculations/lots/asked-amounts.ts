import { kilograms, usdPerKg } from '../../foundation/quantity/format.ts';
import { scaleTolerance_g } from '../../foundation/quantity/heat-losses.ts';

/** Load of a lorry, above which a lot is likelier a mass in another unit [g]: 40 t with the vehicle, Directive 96/53/EC, annex I (2.2.1, 2.2.2). */
const MOST_OF_LOT_G = 28e6;
/** Factor to the last price of the same thing from which a new one is asked about [1] (assumption): less than a sign that slips, or a tonne. */
const FAR_PRICE = 5;
/** Kilograms of the unit that exchanges quote [kg]. */
const TONNE_KG = 1000;

/** What is known of the mass of a lot, where a mass is far from it; undefined where it is not. */
export const knownOfMass = (mass_g: number): string | undefined =>
  mass_g > MOST_OF_LOT_G ? `a lorry carries ${kilograms(MOST_OF_LOT_G)}` : undefined;

/** Signs that slip in a mass [1]: a digit or two, and kilograms for tonnes. */
const SLIPS = [10, 100, 1000] as const;
/** Share of what is there from which a slip explains what is missing [1] (assumption): less is lost by right treatments alone. */
const EXPLAINED = 0.7;

/**
 * What is known of one mass of a step (poured, an ingot, a loss, clean metal), where metal is missing and this one times ten or a
 * thousand would be what is left for it; undefined where it is not. `missing_g`: what nobody explains beside it.
 */
export function knownOfPart(mass_g: number, missing_g: number): string | undefined {
  const left_g = mass_g + missing_g;
  if (missing_g <= scaleTolerance_g(left_g)) return undefined;
  const isSlip = SLIPS.some(
    (factor) => factor * mass_g >= EXPLAINED * left_g && factor * mass_g <= left_g + scaleTolerance_g(left_g),
  );
  return isSlip ? `${kilograms(left_g)} are left for it` : undefined;
}

/** Currencies that are within a factor of two of the US dollar (assumption): a price in another one is not compared. */
const LIKE_USD: readonly string[] = ['USD', 'EUR', 'GBP', 'CHF'];

/** True for a currency whose prices are compared with those in US dollars. */
export const isLikeUsd = (currency: string): boolean => LIKE_USD.includes(currency);

/** The last price of something [USD/kg], and whose it is: "the deck of 2025", "set for 2026-11-26". */
export interface LastPrice {
  readonly usd_per_kg: number;
  readonly from: string;
}

/** What is known of a price, where it is far from the last one of the same thing; undefined where it is not. */
export function knownOfPrice(usd_per_kg: number, last: LastPrice | undefined): string | undefined {
  if (last === undefined || last.usd_per_kg <= 0) return undefined;
  if (usd_per_kg <= FAR_PRICE * last.usd_per_kg && usd_per_kg * FAR_PRICE >= last.usd_per_kg)
    return undefined;
  const tonne = usd_per_kg / TONNE_KG;
  const isTonne = tonne * FAR_PRICE > last.usd_per_kg && tonne < FAR_PRICE * last.usd_per_kg;
  const known = `${usdPerKg(last.usd_per_kg)}, ${last.from}`;
  return isTonne ? `${known}; a price of a tonne would be ${usdPerKg(tonne)}` : known;
}
