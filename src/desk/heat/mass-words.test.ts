import { expect, it } from 'vitest';
import { massWords } from './mass-words.ts';

const HEAT = {
  status: 'cast',
  ...{ input_g: 390_777, output_g: 388_500, losses_g: { dross: 2277 }, unbalanced_g: 0 },
  outputs: [190_000, 191_500, 6000].map((mass_g, i) => ({ to: `object:I-${i}` as const, mass_g })),
} as const;

it('names what the scales leave open, and not what is unexplained twice', () => {
  expect(massWords(HEAT)).toBe(
    'cast: 390.777 kg charged; 388.5 kg came out; 2.277 kg lost to dross; 1 kg too little, within the tolerance of the scales',
  );
  expect(massWords({ ...HEAT, status: 'melted', outputs: [] })).toMatch(/lost to dross$/);
  expect(massWords({ ...HEAT, status: 'melted', output_g: 388_600 })).toMatch(/0\.1 kg too much, within/);
  expect(massWords({ ...HEAT, unbalanced_g: 1000 })).toMatch(/1 kg unaccounted for$/);
});
