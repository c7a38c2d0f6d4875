import { R } from '../../../src/metal/thermo/constants.ts';
import { between, comparison } from '../../comparison.ts';
import { type Contents, LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

interface Drawn {
  readonly mass_kg: number;
  readonly aspect: number;
  readonly kMelt: number;
  readonly leak: number;
  readonly carbon: number;
}
const hotMetal = (
  drawn: Drawn,
  at: { readonly T: number; readonly p: number; readonly more?: Contents },
) => ({
  melt: melt(drawn.mass_kg, { C: drawn.carbon, Cu: 0.5, ...at.more }, { balance: 'Fe' as const }),
  route: [
    vim({
      ...laboratory(drawn),
      leak_Pa_m3_per_s: 0,
      temperature_K: at.T,
      pressure_Pa: at.p,
      atmosphere: 'argon',
      time_s: 1800,
    }),
  ],
});
const k = firstOrder('Cu');
const faster = (more: Contents) => [
  (drawn: Drawn) => hotMetal(drawn, { T: 1773, p: 300 }),
  (drawn: Drawn) => hotMetal(drawn, { T: 1773, p: 300, more }),
];

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed: { ...LABORATORY, carbon: between(3, 4.5, 'wt%', 'high-carbon iron') },
  statements: [
    {
      kind: 'band',
      of: '0.control',
      says: 'exponent of k over pressure, 300 to 900 Pa',
      meaning: 'How copper leaves through the gas: still gas gives -1, natural convection -0.5.',
      unit: '1',
      published: -1,
      within: { relative: 0.15 },
      documents: [
        (drawn) => hotMetal(drawn, { T: 1773, p: 300 }),
        (drawn) => hotMetal(drawn, { T: 1773, p: 900 }),
      ],
      observe: (low, high) => Math.log(k(high) / k(low)) / Math.log(3),
    },
    {
      kind: 'band',
      of: ['0.Ea_apparent_kJ_mol', '0.Ea_meaning'],
      says: 'apparent activation energy, 1723 to 1823 K at 500 Pa',
      meaning:
        'The temperature effect on copper removal: heat of evaporation less what iron adds to its activity, and less fog over a hotter melt.',
      unit: 'kJ/mol',
      published: 230,
      within: { relative: 0.15 },
      documents: [
        (drawn) => hotMetal(drawn, { T: 1723, p: 500 }),
        (drawn) => hotMetal(drawn, { T: 1823, p: 500 }),
      ],
      observe: (cold, hot) => ((R * Math.log(k(hot) / k(cold))) / (1 / 1723 - 1 / 1823)) * 1e-3,
    },
    {
      kind: 'order',
      of: '0.order',
      says: 'first order: k does not depend on the copper content',
      meaning:
        'Half the copper makes the model 7 % slower (an order of 1.1): its vapour has to go further before it condenses as fog. A straight line of logarithms over one run does not tell 1.1 from 1.',
      documents: [
        (drawn) => hotMetal(drawn, { T: 1773, p: 300 }),
        (drawn) => hotMetal(drawn, { T: 1773, p: 300, more: { Cu: 0.25 } }),
      ],
      holds: (full, half) => Math.abs(k(half) / k(full) - 1) < 0.05,
    },
    {
      kind: 'order',
      of: '1.Ni',
      says: '5 % Ni retards',
      documents: faster({ Ni: 5 }),
      holds: (plain, alloyed) => k(alloyed) < k(plain),
    },
    {
      kind: 'order',
      of: '1.Cr',
      says: '5 % Cr retards',
      meaning:
        'The assessed liquid says that chromium pushes copper out of iron; the melt may have lost carbon activity instead.',
      documents: faster({ Cr: 5 }),
      holds: (plain, alloyed) => k(alloyed) < k(plain),
    },
    {
      kind: 'order',
      of: '1.S',
      says: '0.5 % S accelerates',
      meaning:
        'In the model sulfur covers the surface, which under hundreds of pascal slows copper little; CuS as vapour would add a hundredth and is left out. What sulfur does to the activity of copper in carbon-saturated iron is not filed.',
      documents: faster({ S: 0.5 }),
      holds: (plain, alloyed) => k(alloyed) > 1.01 * k(plain),
    },
  ],
});
