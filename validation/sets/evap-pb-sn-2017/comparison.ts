import type { Facts } from '../../../src/calculations/facts.ts';
import { langmuirFlux } from '../../../src/metal/thermo/vapour-pressure.ts';
import { flowOver, gasSide } from '../../../src/models/refining/bath-kinetics/evaporation.ts';
import { massFactor } from '../../../src/models/refining/bath-kinetics/gas-film.ts';
import { comparison } from '../../comparison.ts';
import { filedPressure_Pa } from '../../properties.ts';

/** Density of liquid tin [kg/m3], handbook. */
const TIN = 6600;
/** Free evaporation of Pb from an ideal dilute solution in tin [m/s]. */
function free(facts: Facts, T: number): number {
  const p = filedPressure_Pa(facts, { element: 'Pb', phase: 'liquid', source: 'alcock84' }, T);
  const lead = facts.properties.molarMass_kg_per_mol('Pb');
  return (langmuirFlux(p, lead, T) * facts.properties.molarMass_kg_per_mol('Sn')) / (lead * TIN);
}

/** Gas-side over surface resistance of Pb over tin with 10 at% of it, at 10 Pa and 1300 K (a melt 5 cm wide taken). */
function gasResistance({ properties }: Facts): number {
  const side = massFactor(properties.molarMass_kg_per_mol('Pb'));
  const vapour_Pa = 0.1 * properties.vapourPressure_Pa('Pb', 1300);
  const stream = { surface: 1, film: 1, fog: 0 };
  flowOver({ pressure_Pa: 10, vapour_Pa, temperature_K: 1300, width_m: 0.05, side, fogSide: 0 }, stream);
  return stream.surface / gasSide(stream, side, 1);
}

const MEASURED = [
  { T: 1200, k: 2.68e-6 },
  { T: 1300, k: 5.01e-6 },
  { T: 1400, k: 1.92e-5 },
] as const;

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  note: 'Tin is no base of the furnace models: only the limits of the rate can be compared, not the rate within a factor of two.',
  statements: [
    ...MEASURED.map(({ T, k }, place) => ({
      kind: 'value' as const,
      about: 'vapour pressure and free evaporation' as const,
      of: `${place}.k_m_s`,
      says: `free evaporation of Pb from an ideal solution at ${T} K is not slower than measured`,
      unit: 'm/s',
      published: { atLeast: k },
      model: (facts: Facts) => free(facts, T),
      within: { absolute: 0 },
    })),
    {
      kind: 'value',
      about: 'gas side of evaporation',
      of: '4.text',
      says: 'gas phase not limiting at 10 Pa, 1300 K, 10 at% Pb: its resistance over that of the surface',
      unit: '1',
      published: { atMost: 0.5 },
      model: gasResistance,
      within: { absolute: 0 },
    },
  ],
  notCompared: [
    {
      of: '3.Ea_from_three_points_kJ_mol',
      because: 'three uneven points; a mixture of two resistances whose stirring is not stated',
    },
  ],
});
