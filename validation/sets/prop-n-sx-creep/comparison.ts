import { comparison } from '../../comparison.ts';

export const asked = comparison({
  entry: 'none',
  role: 'none',
  statements: [],
  notCompared: [
    {
      of: '*',
      because: 'creep is not modelled; kept as the case where less nitrogen is not better (best at 12 ppm)',
    },
  ],
});
