import { expect, it } from 'vitest';
import { afterAdditions, baseByDifference, downstream } from './after-additions.ts';

const row = (element: 'Al' | 'Cr' | 'Ni' | 'V', mean_ppm: number, sd_ppm = 0) => ({
  element,
  mean_ppm,
  sd_ppm,
});

it('adds what is taken up to what is there: 0.5 kg of which 60 % Al, recovered by 80 %, to 500 kg', () => {
  const after = afterAdditions([row('Al', 1_800, 100), row('Cr', 220_000)], 500_000, {
    additions: [{ mass_g: 500, contents_ppm: { Al: 600_000, V: 400_000 }, recovery: { Al: { mean: 0.8 } } }],
  });
  // 500 000 + 240 Al + 200 V = 500 440 g
  expect(after.map(({ element, mean_ppm }) => [element, Math.round(mean_ppm)])).toEqual(
    [
      ['Al', Math.round((0.0018 * 500_000 + 240) / 0.50044)],
      ['Cr', Math.round((0.22 * 500_000) / 0.50044)],
      ['V', Math.round(200 / 0.50044)],
    ].sort(
      (a, b) =>
        after.findIndex(({ element }) => element === a[0]) -
        after.findIndex(({ element }) => element === b[0]),
    ),
  );
  expect(after.find(({ element }) => element === 'Al')!.sd_ppm).toBeCloseTo((100 * 500_000) / 500_440, 6);
});

it('leaves unknown what the charge held and nobody measured, and tramp, and knows what is added on purpose', () => {
  const additions = [
    {
      mass_g: 1_000,
      contents_ppm: { V: 300_000, Al: 700_000, Ni: 20 },
      recovery: { Al: { mean: 0.5, sd: 0.1 } },
    },
  ];
  const after = afterAdditions([row('Cr', 200_000)], 99_350, { additions, charged: new Set(['V']) });
  expect(after.map(({ element }) => element).sort()).toEqual(['Al', 'Cr']);
  // 350 g of 700 g are taken up, give or take 70 g, and 300 g of V with them
  const aluminium = after.find(({ element }) => element === 'Al')!;
  expect(aluminium.mean_ppm).toBeCloseTo(3_500, 2);
  expect(aluminium.sd_ppm).toBeCloseTo(700, 3);
});

it('gives the base what the others leave, less sure by each of them and by what has a limit alone', () => {
  expect(baseByDifference('Ni', [row('Cr', 200_000, 300), row('Al', 10_000, 400)], [12_000])).toEqual({
    element: 'Ni',
    mean_ppm: 784_000,
    sd_ppm: Math.hypot(300, 400, 12_000 / Math.sqrt(12)),
  });
  expect(baseByDifference('Ni', [row('Cr', 1_000_000)], [])).toBeNull();
});

it('hands a changed bath through a later furnace by the factors that were predicted for it', () => {
  const before = [row('Cr', 200_000, 1_000), row('V', 0)];
  const after = [row('Cr', 210_000, 500), row('Al', 300, 10), row('V', 50)];
  const later = [row('Cr', 180_000, 1_500), row('Ni', 500_000, 10)];
  const end = Object.fromEntries(downstream(later, { before, after }).map((one) => [one.element, one]));
  expect(end.Cr!.mean_ppm).toBeCloseTo(189_000, 6);
  // the furnace's own scatter: 1500^2 - 900^2 = 1200^2, times 1.05; the bath's: 0.9 x 500
  expect(end.Cr!.sd_ppm).toBeCloseTo(Math.hypot(450, 1_260), 6);
  expect(end.Al).toMatchObject({ mean_ppm: 300 });
  expect(end.V).toMatchObject({ mean_ppm: 50 });
  expect(end.Ni).toMatchObject({ mean_ppm: 500_000, sd_ppm: 10 });
});
