import { comparison } from '../../comparison.ts';

export const asked = comparison({
  entry: 'none',
  role: 'none',
  statements: [],
  notCompared: [
    {
      of: '*',
      because:
        'mechanical properties are not modelled: the knee at 40 ppm N is a target for the specification of a plant',
    },
  ],
});
