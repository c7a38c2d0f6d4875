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
      meaning:
        "Aluminium left this furnace eight times faster at 5 Pa than the surface of the model lets it, and five times faster than under a beam at the same temperature (evap-al-ti64-ebch-2009): published rates of one melt differ as much. Against the beam the model is near; a crucible melt may lose titanium's aluminium faster.",
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
      meaning:
        'At 1000 Pa the still gas of the model lets aluminium through 200 times more slowly than was measured. Third element after lead and arsenic for which furnaces of this laboratory hardly feel a kilopascal: in such a furnace a poor vacuum costs more aluminium than the model says.',
      unit: 'm/s',
      published: 0.97e-5,
      within: { factor: 2 },
      documents: [poor],
      observe: k,
    },
    {
      kind: 'band',
      of: ['0.k_Al_m_s', '1.k_Al_m_s'],
      tells: { parameter: 'gasFilm', furnace: 'Silesian University of Technology' },
      says: 'k of Al at 5 Pa over that at 1000 Pa',
      meaning:
        'Between 5 and 1000 Pa the measured rate halves, the rate of the model falls by fifty: the gas over an induction melt is far from still, or what is stated as chamber pressure is not what the melt sees.',
      unit: '1',
      published: 1.93 / 0.97,
      within: { factor: 1.5 },
      documents: [good, poor],
      observe: (low, high) => k(low) / k(high),
    },
  ],
});
