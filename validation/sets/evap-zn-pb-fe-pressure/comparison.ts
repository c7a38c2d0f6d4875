import type { ElementSymbol } from '../../../src/metal/alloy/element.ts';
import { comparison } from '../../comparison.ts';
import { LABORATORY, laboratory, melt, vim } from '../../documents.ts';
import { firstOrder } from '../../run.ts';

interface Drawn {
  readonly mass_kg: number;
  readonly aspect: number;
  readonly kMelt: number;
  readonly leak: number;
}
const iron = (drawn: Drawn, pressure_Pa: number) => ({
  melt: melt(drawn.mass_kg, { Zn: 0.05, Pb: 0.05 }, { balance: 'Fe' as const }),
  route: [
    vim({
      ...laboratory(drawn),
      leak_Pa_m3_per_s: 0,
      temperature_K: 1873,
      atmosphere: 'argon',
      pressure_Pa,
      time_s: 900,
    }),
  ],
});
const k = (element: ElementSymbol) => firstOrder(element);
const METALS = ['Zn', 'Pb'] as const;

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  assumed: LABORATORY,
  statements: [
    {
      kind: 'order',
      of: '0.control',
      says: 'below 1 bar the melt controls: Zn and Pb leave at 1 bar at least half as fast as at 1000 Pa',
      meaning: 'The gas film of the model holds lead back at 1 bar, where it was seen to leave freely.',
      documents: [(drawn) => iron(drawn, 1000), (drawn) => iron(drawn, 1e5)],
      holds: (vacuum, bar) => METALS.every((e) => k(e)(bar) > 0.5 * k(e)(vacuum)),
      shows: (vacuum, bar) =>
        METALS.map((e) => `${e} ${(k(e)(bar) / k(e)(vacuum)).toFixed(2)} of the rate at 1000 Pa`).join(', '),
    },
    {
      kind: 'order',
      of: '1.Zn',
      says: 'above 1 bar zinc is slowed: k at 50 bar below that at 1 bar',
      documents: [(drawn) => iron(drawn, 1e5), (drawn) => iron(drawn, 5e6)],
      holds: (bar, fifty) => k('Zn')(fifty) < 0.98 * k('Zn')(bar),
    },
    {
      kind: 'order',
      of: '1.Pb',
      says: 'above 1 bar lead is hardly affected: k at 50 bar at least 0.7 of that at 1 bar',
      meaning:
        'The gas film of the model holds lead back more than zinc under pressure; the experiment says the reverse.',
      documents: [(drawn) => iron(drawn, 1e5), (drawn) => iron(drawn, 5e6)],
      holds: (bar, fifty) => k('Pb')(fifty) > 0.7 * k('Pb')(bar),
      shows: (bar, fifty) => `Pb ${(k('Pb')(fifty) / k('Pb')(bar)).toFixed(2)}`,
    },
  ],
  notCompared: [
    { of: '2.effect', because: 'that no interface reaction is seen follows from the two statements before' },
  ],
});
