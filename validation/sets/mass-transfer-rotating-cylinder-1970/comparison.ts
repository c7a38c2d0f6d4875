import { comparison } from '../../comparison.ts';

export const asked = comparison({
  entry: 'none',
  role: 'none',
  statements: [],
  notCompared: [
    {
      of: '*',
      because:
        'forced convection on a rotating cylinder of carbide: no furnace of the model has one, k_L comes from words for stirring',
    },
  ],
});
