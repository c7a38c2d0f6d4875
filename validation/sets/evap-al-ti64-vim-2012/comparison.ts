import { comparison, type Document } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

const titanium =
  (pressure_Pa: number): Document<typeof LABORATORY> =>
  (drawn) => ({
    melt: melt(drawn.mass_kg, { Al: 6, V: 4 }, { balance: 'Ti' }),
    route: [
      vim({
        ...laboratory(drawn),
        leak_Pa_m3_per_s: 0,
        temperature_K: 1973,
        pressure_Pa,
        atmosphere: 'argon',
        time_s: 900,
        lining: { material: 'copper' },
      }),
    ],
  });
const good = titanium(5);
const poor = titanium(1000);
const k = firstOrder('Al');

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed: LABORATORY,
  statements: [
    {
      kind: 'band',
      of: '0.k_Al_m_s',
      says: 'k of Al from Ti-6Al-4V at 5 Pa, 1973 K',
      unit: 'm/s',
      published: 1.93e-5,
      within: { factor: 2 },
      documents: [good],
      observe: k,
    },
    {
      kind: 'band',
      of: '1.k_Al_m_s',
      says: 'k of Al from Ti-6Al-4V at 1000 Pa, 1973 K',
      unit: 'm/s',
      published: 0.97e-5,
      within: { factor: 2 },
      documents: [poor],
      observe: k,
    },
    {
      kind: 'band',
      of: ['0.k_Al_m_s', '1.k_Al_m_s'],
      says: 'k of Al at 5 Pa over that at 1000 Pa',
      unit: '1',
      published: 1.93 / 0.97,
      within: { factor: 1.5 },
      documents: [good, poor],
      observe: (low, high) => k(low) / k(high),
    },
  ],
});
