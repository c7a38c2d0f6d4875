import { R } from '../../../src/metal/thermo/constants.ts';
import { comparison, type ValueStatement } from '../../comparison.ts';

const MOLAR = { Co: 58.933, O: 15.999 } as const;
/** Pressure of oxygen over the melt [atm]. */
const PRESSURE_ATM = 1e-10;
/** Dissolved oxygen [ppm] at this pressure by the printed line, of which the standard is 1 at%. */
const printed = (T: number): number =>
  1e4 * Math.sqrt(PRESSURE_ATM) * Math.exp((84_935 + 7.61 * T) / (R * T)) * (MOLAR.O / MOLAR.Co);

const dissolved = (T: number): ValueStatement => ({
  kind: 'value',
  about: 'oxide equilibria',
  of: '0.dG_J_per_g_atom',
  says: `oxygen of cobalt under 1e-10 atm of it, ${T} K`,
  since: 'constant',
  unit: 'ppm',
  published: printed(T),
  within: { factor: 1.25 },
  model: ({ properties }) =>
    1e4 * Math.sqrt(PRESSURE_ATM) * Math.exp(properties.state(['Co'], Float64Array.of(1), T).lnKO),
});

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  rests: 'the oxygen line of cobalt',
  note: 'That cobalt takes the line of nickel was known when this was declared.',
  statements: [dissolved(1873), dissolved(1973)],
  notCompared: [{ of: '0.epsilon_O_O', because: 'the models take dissolved oxygen after Henry' }],
});
