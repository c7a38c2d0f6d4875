import { comparison } from '../../comparison.ts';
import { filedEnergy_J } from '../../properties.ts';

const PRINTED = [
  { reaction: '[Ce] + 3/2[O] = 1/2 Ce2O3', A: -715_560, B: 180 },
  { reaction: '[Ce] + 3/2[S] = 1/2 Ce2S3', A: -537_290, B: 164 },
  { reaction: '[Ce] + 4/3[S] = 1/3 Ce3S4', A: -498_480, B: 146.3 },
  { reaction: '[Ce] + [O] + 1/2[S] = 1/2 Ce2O2S', A: -676_795, B: 166 },
] as const;

export const asked = comparison({
  entry: 'property',
  role: 'constant',
  rests: 'nothing: filed as a reference for iron, the models take rare earths in nickel',
  statements: [
    {
      kind: 'table',
      about: 'sulfide and oxysulfide equilibria',
      of: ['1.*', '3.*', '4.*', '5.*'],
      says: 'free energies in iron at 1873 K, as filed',
      unit: 'J/mol',
      rows: (facts) =>
        PRINTED.map(({ reaction, A, B }) => ({
          name: reaction,
          published: A + B * 1873,
          model: filedEnergy_J(facts, reaction, 1873),
        })),
      within: { relative: 1e-6 },
    },
  ],
  notCompared: [
    { of: '0.dG_J_mol', because: 'CeO2 is not a phase of the models: in melts that reduce it Ce2O3 is' },
    {
      of: '2.dG_J_mol_as_printed',
      because:
        'the printed line of CeS is half of what is usually quoted (erratum); nothing computes with it',
    },
  ],
});
