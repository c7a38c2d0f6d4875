import { comparison } from '../../comparison.ts';

export const asked = comparison({
  entry: 'none',
  role: 'none',
  statements: [],
  notCompared: [
    {
      of: '*',
      because: 'oxidation over sulfur is not modelled: 0.3 to 2 ppm S is a target for single-crystal blades',
    },
  ],
});
