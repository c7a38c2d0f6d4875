import { comparison } from '../../comparison.ts';
import { oxygenOverOxides } from '../../properties.ts';

const M = { Al: 26.982, Ti: 47.867, O: 15.999 } as const;
/** Oxygen [wt%] over alumina by the line of the paper, aluminium in wt% of the metals. */
function measured(aluminium_wtpct: number): number {
  const [al, ti] = [aluminium_wtpct / M.Al, (100 - aluminium_wtpct) / M.Ti];
  const oxygen = Math.exp((-2 * Math.log(al / (al + ti)) - 9.1) / 3);
  const mass = ((oxygen / (1 - oxygen)) * (al + ti) * M.O) / 100;
  return (100 * mass) / (1 + mass);
}

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    {
      kind: 'table',
      about: 'oxide equilibria',
      of: '0.*',
      says: 'oxygen over alumina in titanium with 11 to 23 wt% Al, 1973 K',
      meaning:
        'The models were mended at 32 to 37 wt% Al; at 11 wt% they let titanium hold 29 wt% of oxygen, over Ti2O3, five times what alumina leaves by the paper. Measured, activities of aluminium and oxygen together hardly move from 11 to 23 wt%; what aluminium does to oxygen is too steep in the models away from TiAl.',
      unit: 'wt%',
      within: { factor: 2 },
      rows: (facts) =>
        [11, 17, 23].map((Al) => ({
          name: `${Al} wt% Al`,
          published: measured(Al),
          model: oxygenOverOxides(facts, { wtpct: { Al }, balance: 'Ti', temperature_K: 1973 }).wtpct,
        })),
    },
  ],
  notCompared: [{ of: '1.*', because: 'the calcium of the melt over lime is not in the part seen' }],
});
