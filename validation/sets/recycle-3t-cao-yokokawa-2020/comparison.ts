import { comparison } from '../../comparison.ts';

export const asked = comparison({
  entry: 'none',
  role: 'none',
  statements: [],
  notCompared: [{ of: '*', because: 'only the size of the heat, 3 t, is in the part seen' }],
});
