import { ValidityError } from '../../../foundation/errors.ts';
import { type ElementSymbol, elementsIn } from '../../../metal/alloy/element.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { type Addition, recoveryOf } from '../additions.ts';
import { type Bath, massOf, totalKg } from '../bath.ts';

/**
 * Pressure over the pure metal from which it can flash [Pa]: it boils at melt temperatures, as Mg, Ca and Yb do. A metal
 * below it leaves by quiet evaporation, as Mn and Sm do. Source: assumption, half an atmosphere.
 */
const BOILS_FROM_PA = 50_000;

/**
 * Content of an addition from which a volatile metal of it can flash [kg/kg]: impurities of addition alloys (NiLa: 80 ppm
 * Mg) boil off with the rest of the bath's. Source: assumption.
 */
export const FLASHES_FROM = 1e-3;

/** What the bath is under when an addition goes in. */
export interface FlashConditions {
  readonly properties: MeltProperties;
  readonly temperature_K: number;
  readonly pressure_Pa: number;
  readonly extrapolate: boolean;
}

/** Partial pressure [Pa] of a volatile metal over the bath once an addition is in, mean sample. */
function pressureAfter(
  { bath, addition }: { readonly bath: Bath; readonly addition: Addition },
  element: ElementSymbol,
  { properties, temperature_K }: FlashConditions,
): number {
  const n = bath.elements.length;
  const totals = totalKg(bath);
  const mass = massOf(bath)[0]!;
  const amount =
    'mass_kg' in addition.amount ? addition.amount.mass_kg : (addition.amount.wtpct / 100) * mass;
  const fractions = new Float64Array(n);
  bath.elements.forEach((symbol, e) => {
    const added = (addition.fractions[symbol] ?? 0) * amount * recoveryOf(addition, symbol);
    fractions[e] = (totals[e]! + added) / (mass + amount);
  });
  const state = properties.state(bath.elements, fractions, temperature_K);
  const at = bath.elements.indexOf(element);
  return state.x[at]! * Math.exp(state.lnGamma[at]!) * properties.vapourPressure_Pa(element, temperature_K);
}

/**
 * Throws ValidityError when a volatile metal of an addition (Mg, Ca, Yb) would boil: its pressure over the bath exceeds
 * that of the chamber; says so in words when extrapolating. Such metals go in under argon.
 */
export function refuseFlashing(
  what: { readonly bath: Bath; readonly addition: Addition },
  conditions: FlashConditions,
): string[] {
  const words: string[] = [];
  const { properties, temperature_K } = conditions;
  for (const element of elementsIn(what.addition.fractions)) {
    if (!(what.addition.fractions[element]! >= FLASHES_FROM)) continue;
    if (properties.vapourPressure_Pa(element, temperature_K) < BOILS_FROM_PA) continue;
    const pressure = pressureAfter(what, element, conditions);
    if (pressure <= conditions.pressure_Pa) continue;
    const needed = Number(pressure.toPrecision(2));
    const flashes = `${what.addition.material} would flash off: ${element} reaches ${needed} Pa over the bath, but the chamber holds only ${conditions.pressure_Pa} Pa`;
    if (conditions.extrapolate) {
      words.push(`extrapolated: ${flashes}; it is counted as dissolved`);
      continue;
    }
    throw new ValidityError(flashes, {
      path: what.addition.path,
      value: conditions.pressure_Pa,
      unit: 'Pa',
      allowed: `at least ${needed} Pa in the chamber`,
      cure: 'backfill with argon before the addition (a schedule of pressure_Pa), or add less',
    });
  }
  return words;
}
