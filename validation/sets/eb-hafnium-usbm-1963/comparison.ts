import {
  type BandStatement,
  between,
  comparison,
  type Document,
  type Published,
  type Ranges,
} from '../../comparison.ts';
import { beam, melt } from '../../documents.ts';
import { finalOf } from '../../run.ts';

const assumed = {
  mass_kg: between(0.2, 0.6, 'kg', 'several hundred grams'),
  efficiency: between(0.6, 0.8, '1', 'share of the beam that stays in a heavy metal'),
} as const satisfies Ranges;

const button: Document<typeof assumed> = (drawn) => ({
  melt: melt(
    drawn.mass_kg,
    {},
    { balance: 'Hf', ppm: { O: 700, N: 71, H: 6, Al: 75, Cr: 80, Fe: 100, Si: 40 } },
  ),
  route: [
    beam({
      mode: 'button',
      power_W: 25_000,
      beamEfficiency: drawn.efficiency,
      pressure_Pa: 1.33e-3,
      time_s: 7200,
    }),
  ],
});
const left = (
  element: 'O' | 'N' | 'H' | 'Al' | 'Cr' | 'Fe' | 'Si',
  published: Published,
): BandStatement<typeof assumed> => ({
  kind: 'band',
  of: `0.${element}_ppm`,
  says: `${element} of a hafnium button after 2 h under 25 kW`,
  unit: 'ppm',
  meaning:
    'Twenty-five kilowatts on such a button would heat it above 3000 K by the heat balance, whose transfer to copper was set at a kilogram of nickel alloy; how much of the beam the button met is not known. At a power that keeps it below, the model leaves nothing of iron, chromium, aluminium and silicon after two hours, and a hundredth of the oxygen: either the pool was far smaller, or metal at the copper was never refined.',
  published,
  ...(typeof published === 'number' ? { within: { factor: 2 } } : {}),
  resolution: 0.1,
  documents: [button],
  observe: finalOf(element),
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  draws: 16,
  statements: [
    left('O', 350),
    left('N', 20),
    left('H', { atMost: 2 }),
    left('Al', { atMost: 20 }),
    left('Cr', { atMost: 10 }),
    left('Fe', 40),
    left('Si', { atMost: 20 }),
  ],
});
