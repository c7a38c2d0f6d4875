import { comparison } from '../../comparison.ts';

export const asked = comparison({
  entry: 'none',
  role: 'none',
  statements: [],
  notCompared: [
    {
      of: ['0.*', '1.*'],
      because:
        'iron: a fallback where nickel has no data, and nickel has measured constants of Y and Ce oxysulfide',
    },
    { of: '2.*', because: 'Nd oxysulfide is not a phase of the models, and the product is for iron' },
  ],
});
