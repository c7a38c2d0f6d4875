import { comparison } from '../../comparison.ts';

export const asked = comparison({
  entry: 'none',
  role: 'none',
  statements: [],
  notCompared: [{ of: '*', because: 'places within the ingot are not in the model' }],
});
