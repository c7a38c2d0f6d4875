import { comparison } from '../../comparison.ts';

export const asked = comparison({
  entry: 'none',
  role: 'none',
  statements: [],
  notCompared: [
    {
      of: '*',
      because:
        'the electroslag model takes sulfur at the speed of the metal side: it has no diffusivity in the slag',
    },
  ],
});
