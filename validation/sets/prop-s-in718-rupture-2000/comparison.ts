import { comparison } from '../../comparison.ts';

export const asked = comparison({
  entry: 'none',
  role: 'none',
  statements: [],
  notCompared: [
    {
      of: '*',
      because:
        'rupture life over sulfur is not modelled: the knee at 50 ppm S is a target for the specification of a plant',
    },
  ],
});
