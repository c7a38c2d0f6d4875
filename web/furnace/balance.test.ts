import { expect, it } from 'vitest';
import { balanceOf, gramsOf } from './balance.ts';

it('gives the first loss without a mass all that is left', () => {
  expect(balanceOf(54_000, 51_700, [{ to: 'skull', mass: '' }])).toMatchObject({
    losses: [{ to: 'skull', mass_g: 2_300 }],
    rest_g: 0,
    isReady: true,
  });
  expect(
    balanceOf(54_000, 51_700, [
      { to: 'fume', mass: '0,3' },
      { to: 'dross', mass: '' },
    ]),
  ).toMatchObject({ losses: [{ mass_g: 300 }, { to: 'dross', mass_g: 2_000 }], rest_g: 0 });
});

it('says what nobody explained, and what the scales may be off by', () => {
  expect(balanceOf(54_000, 51_700, [])).toMatchObject({ losses: [], rest_g: 2_300, tolerance_g: 270 });
  expect(balanceOf(54_000, 55_000, [{ to: 'skull', mass: '' }])).toMatchObject({
    losses: [],
    rest_g: -1_000,
  });
});

it('is not ready with a mass that has no name, or that is no number', () => {
  expect(balanceOf(54_000, 51_700, [{ to: '', mass: '2' }]).isReady).toBe(false);
  expect(balanceOf(54_000, 51_700, [{ to: 'skull', mass: 'two' }]).isReady).toBe(false);
});

it('waits for what a mass means that may be two numbers, whatever is named after it', () => {
  const asked = { to: 'skull', mass: '1.331' };
  for (const typed of [[asked], [asked, { to: 'fume', mass: '' }]])
    expect(balanceOf(54_000, 51_700, typed)).toMatchObject({ losses: [], rest_g: 2_300, isReady: false });
  // near what is missing it is plain, in the field and in the balance
  expect(balanceOf(54_000, 52_669, [asked])).toMatchObject({ losses: [{ mass_g: 1_331 }], isReady: true });
});

it('reads kilograms as they were expected', () => {
  expect(gramsOf('51.700', 54_000)).toBe(51_700);
  expect(gramsOf('51.700')).toBeUndefined();
});
