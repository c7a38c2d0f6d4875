import { expect, it } from 'vitest';
import { statedPointsIn } from './stated-points.ts';

it('reads points as they are typed, with role and minutes in either order', () => {
  expect(
    statedPointsIn({
      holdPoint: ['pour=mould dry: no=2', 'addition:analyst= sample agreed '],
      witnessPoint: ['cast:30min=stripping', 'release:quality:90min=marking'],
    }),
  ).toEqual([
    { step: 'pour', kind: 'hold', look: 'mould dry: no=2' },
    { step: 'addition', kind: 'hold', look: 'sample agreed', role: 'analyst' },
    { step: 'cast', kind: 'witness', look: 'stripping', wait_min: 30 },
    { step: 'release', kind: 'witness', look: 'marking', role: 'quality', wait_min: 90 },
  ]);
  expect(statedPointsIn({})).toBeUndefined();
});

it.each(['mould dry', 'tap=mould dry', 'pour=', 'pour:a:b=x', '=x', '__proto__=x'])(
  'refuses %s, and names the option and the steps',
  (word) => {
    expect(() => statedPointsIn({ holdPoint: [word] })).toThrow(/^--hold-point ".*" is not a step/);
    expect(() => statedPointsIn({ witnessPoint: [word] })).toThrow(/^--witness-point ".*" is not a step/);
  },
);
