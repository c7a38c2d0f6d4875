import { comparison } from '../../comparison.ts';

export const asked = comparison({
  entry: 'none',
  role: 'none',
  statements: [],
  notCompared: [
    {
      of: '0.*',
      because:
        'sizes of single particles do not leave the model: a document states contents, dissolved and bound',
    },
    { of: '1.*', because: 'films that come off the wall are not in the model' },
  ],
});
