import { comparison } from '../../comparison.ts';

export const asked = comparison({
  entry: 'none',
  role: 'none',
  statements: [],
  notCompared: [{ of: '*', because: 'no number and no direction is in the part seen' }],
});
