import { comparison } from '../../comparison.ts';
import { type Liquid, nitrogenSolubility } from '../../properties.ts';

const alloy = (temperature_K: number): Liquid => ({
  wtpct: { Cr: 21, Ni: 33 },
  balance: 'Fe',
  temperature_K,
});

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  rests:
    'the cross term of chromium, iron and nickel on nitrogen, between this paper and n-solubility-fecrnimo-kobayashi-2012',
  statements: [
    {
      kind: 'value',
      about: 'nitrogen and hydrogen solubility',
      of: ['0.dG0_J_mol', '2.N_wtpct'],
      says: 'nitrogen in Fe-21Cr-33Ni at 1873 K and 1 atm',
      since: 'constant',
      unit: 'wt%',
      published: 0.1316,
      within: { relative: 0.25 },
      model: (facts) => nitrogenSolubility(facts, alloy(1873)),
    },
    {
      kind: 'value',
      about: 'nitrogen and hydrogen solubility',
      of: '1.dN_dT_pct_per_K',
      says: 'how it falls with temperature, 1823 to 1873 K',
      since: 'constant',
      unit: 'wt%/K',
      published: -2.65e-4,
      within: { relative: 0.5 },
      model: (facts) =>
        (nitrogenSolubility(facts, alloy(1873)) - nitrogenSolubility(facts, alloy(1823))) / 50,
    },
  ],
  notCompared: [{ of: '0.sieverts', because: 'the law of the models, by construction' }],
});
