import { comparison, decades } from '../../comparison.ts';
import { beam, melt } from '../../documents.ts';
import { gammaOf } from '../../properties.ts';
import { firstOrder } from '../../run.ts';

const TI64 = { Al: 6, V: 4 } as const;
const button = (drawn: { readonly kMelt: number; readonly mass_kg: number }, mixed: boolean) => ({
  melt: melt(drawn.mass_kg, TI64, { balance: 'Ti' as const }),
  route: [
    beam({
      mode: 'button',
      temperature_K: 2133,
      areaToVolume_per_m: 50,
      meltTransport_m_per_s: mixed ? 0.1 : drawn.kMelt,
      time_s: 10,
    }),
  ],
});

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed: {
    mass_kg: decades(0.05, 1, 'kg', 'buttons'),
    kMelt: decades(1e-4, 5e-4, 'm/s', 'beam pools driven by surface tension: transport data'),
  },
  statements: [
    {
      kind: 'value',
      about: 'activity in the liquid',
      of: '0.gamma_Al',
      says: 'activity coefficient of Al in Ti-6Al-4V at 2133 K',
      meaning:
        'How fast aluminium leaves titanium; measured here and, independently, in Ti-Al, from which the models have it.',
      unit: '1',
      published: [0.044, 0.0495],
      model: (facts) => gammaOf(facts, { wtpct: TI64, balance: 'Ti', temperature_K: 2133 }, 'Al'),
      // Two standard deviations of gamma p0 of Al as the model states them (0.15 in log10).
      within: { factor: 2 },
    },
    {
      kind: 'order',
      of: '1.resistance_in_surface_layer',
      says: 'the layer under the surface of a button resists less than the surface itself',
      meaning: 'Whether surface or pool decides what a button loses.',
      documents: [(drawn) => button(drawn, false), (drawn) => button(drawn, true)],
      holds: (run, mixed) => firstOrder('Al')(run) > 0.5 * firstOrder('Al')(mixed),
    },
  ],
  notCompared: [{ of: '2.law', because: 'the models know how much leaves, not where it condenses' }],
});
