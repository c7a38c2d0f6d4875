import type { Facts } from '../../../src/calculations/facts.ts';
import { comparison } from '../../comparison.ts';

const practice = (facts: Facts, element: 'S' | 'N' | 'O'): number =>
  1e6 * (facts.traceLimits.classes.get('SX-practice')?.limits[element]?.max ?? Number.NaN);

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  note: 'Filed levels of another memory of the same practice: upper ends, compared with upper ends.',
  statements: [
    {
      kind: 'table',
      about: 'limits and market data',
      of: ['0.S_ppm', '0.N_ppm', '0.O_ppm'],
      says: 'levels of single-crystal master melts (upper ends)',
      meaning:
        'Two memories of the same practice differ by this much: take the levels of your own purchase specification.',
      unit: 'ppm',
      rows: (facts) => [
        { name: 'S', published: 2, model: practice(facts, 'S') },
        { name: 'N', published: 2, model: practice(facts, 'N') },
        { name: 'O', published: 3, model: practice(facts, 'O') },
      ],
      within: { factor: 2 },
    },
  ],
  notCompared: [
    { of: '1.*', because: 'no class of its own for the grade with La and Y is filed' },
    { of: '2.*', because: 'how many heats were made is no number of the models' },
  ],
});
