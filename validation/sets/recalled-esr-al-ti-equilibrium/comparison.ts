import type { Facts } from '../../../src/calculations/facts.ts';
import type { ElementSymbol } from '../../../src/metal/alloy/element.ts';
import { LN10, R } from '../../../src/metal/thermo/constants.ts';
import { comparison } from '../../comparison.ts';
import { type Liquid, oxideActivity } from '../../properties.ts';

/** log10 of [Ti]^3/[Al]^4 [wt%] over pure TiO2 and Al2O3, out of the data and activities that the model holds. */
function log10K(facts: Facts, liquid: Liquid): number {
  const { properties } = facts;
  const T = liquid.temperature_K;
  const perWtpct = (element: ElementSymbol): number => Math.log10(oxideActivity(facts, liquid, element));
  const energy = 2 * properties.formation_J('Al2O3', T)! - 3 * properties.formation_J('TiO2', T)!;
  return -energy / (R * T * LN10) - 3 * perWtpct('Ti') + 4 * perWtpct('Al');
}

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  statements: [
    {
      kind: 'table',
      of: '0.log10_K',
      says: 'log10 K = 35300/T - 9.94 of 4[Al] + 3(TiO2) = 3[Ti] + 2(Al2O3), 1 wt% in iron as standard (recalled)',
      about: 'oxide equilibria',
      unit: 'log10',
      rows: (facts) =>
        [1873, 1973].map((temperature_K) => ({
          name: `dilute in iron, ${temperature_K} K`,
          published: 35300 / temperature_K - 9.94,
          model: log10K(facts, { wtpct: { Al: 0.01, Ti: 0.01 }, balance: 'Fe', temperature_K }),
        })),
      within: { absolute: 1 },
      meaning:
        'The recalled line falls with 676 kJ/mol, free energies of the oxides and heats of solution in iron give 364: standard states are not the difference (alumina in iron meets the measured constant within 0.4). With the model IN825 turns where it was seen to; the recalled line should be compared with its paper. One in log10 K is a factor 1.8 in aluminium at a given titanium.',
    },
  ],
});
