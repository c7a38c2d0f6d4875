import type { Facts } from '../src/calculations/facts.ts';
import type { ElementSymbol } from '../src/metal/alloy/element.ts';
import { R } from '../src/metal/thermo/constants.ts';
import { aluminiumInOxides } from '../src/metal/thermo/melt-properties.ts';
import { gammaOf, type Liquid } from './properties.ts';

/** Oxides that a superalloy forms without rare earth. */
const RIVALS = [
  { id: 'Al2O3', metal: 'Al', metals: 2, oxygens: 3 },
  { id: 'HfO2', metal: 'Hf', metals: 1, oxygens: 2 },
] as const;

/** Content at which the activity coefficient of the rare earth is asked [wt%]. */
const TRACE_WTPCT = 0.01;

/**
 * Content [wt%] of a rare earth above which its oxide M2O3 is the most stable one of a liquid that holds Al and Hf:
 * where it asks for less oxygen than alumina and hafnia, ln a_O = (dG0/RT - sum nu ln a)/n_O.
 */
export function oxideThreshold(facts: Facts, liquid: Liquid, metal: ElementSymbol): number {
  const { properties } = facts;
  const T = liquid.temperature_K;
  const mixed = { ...liquid, wtpct: { ...liquid.wtpct, [metal]: TRACE_WTPCT } };
  const meanMolar = meanMolarMass(facts, mixed);
  const x_Ni = (restOf(mixed.wtpct) * meanMolar) / (100 * properties.molarMass_kg_per_mol('Ni'));
  const molar = (element: ElementSymbol) => properties.molarMass_kg_per_mol(element);
  const lnActivity = (element: ElementSymbol): number =>
    Math.log((gammaOf(facts, mixed, element) * liquid.wtpct[element]! * meanMolar) / (100 * molar(element)));
  const lowest = Math.min(
    ...RIVALS.map((rival) => {
      const activity = lnActivity(rival.metal) + (rival.metal === 'Al' ? aluminiumInOxides(x_Ni) : 0);
      return (properties.formation_J(rival.id, T)! / (R * T) - rival.metals * activity) / rival.oxygens;
    }),
  );
  const own = properties.formation_J(`${metal}2O3`, T)! / (R * T);
  const activity = Math.exp((own - 3 * lowest) / 2);
  return (100 * activity * molar(metal)) / (gammaOf(facts, mixed, metal) * meanMolar);
}

function meanMolarMass({ properties }: Facts, { wtpct, balance }: Liquid): number {
  const all = Object.entries({ ...wtpct, [balance]: restOf(wtpct) }) as [ElementSymbol, number][];
  return 100 / all.reduce((sum, [e, value]) => sum + value / properties.molarMass_kg_per_mol(e), 0);
}

const restOf = (wtpct: Liquid['wtpct']): number =>
  100 - Object.values(wtpct).reduce((sum, value) => sum + value, 0);
