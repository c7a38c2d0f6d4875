import { comparison } from '../../comparison.ts';

export const asked = comparison({
  entry: 'none',
  role: 'none',
  statements: [],
  notCompared: [
    {
      of: '*',
      because:
        'creep over the share of returns is not modelled: how many returns are allowed is a share in the grade envelope',
    },
  ],
});
