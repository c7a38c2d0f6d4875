import { expect, it } from 'vitest';
import { pointIn } from './stated-points.ts';

it.each([
  ['--hold-point', 'pour=mould dry: no=2', { step: 'pour', kind: 'hold', look: 'mould dry: no=2' }],
  [
    ...['--hold-point', 'addition:analyst= sample agreed '],
    { step: 'addition', kind: 'hold', look: 'sample agreed', role: 'analyst' },
  ],
  [
    ...['--witness-point', 'cast:30min=stripping'],
    { step: 'cast', kind: 'witness', look: 'stripping', wait_min: 30 },
  ],
  [
    ...['--witness-point', 'release:quality:90min=marking'],
    { step: 'release', kind: 'witness', look: 'marking', role: 'quality', wait_min: 90 },
  ],
] as const)('reads %s "%s", with role and minutes in either order', (option, word, point) => {
  expect(pointIn(word, option)).toEqual(point);
});

it.each(['mould dry', 'tap=mould dry', 'pour=', 'pour:a:b=x', '=x', '__proto__=x'])(
  'refuses %s, and names the option and the steps',
  (word) => {
    expect(() => pointIn(word, '--hold-point')).toThrow(/^--hold-point ".*" is not a step/);
    expect(() => pointIn(word, '--witness-point')).toThrow(/^--witness-point ".*" is not a step/);
  },
);
