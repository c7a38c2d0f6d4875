import { comparison, type ValueStatement } from '../../comparison.ts';
import { oxygenOverOxides } from '../../properties.ts';

/** Oxygen [wt%] over alumina at 1773 K by the constants of the paper; its small terms in [O] by iteration. */
function printed(aluminium: number): number {
  const log10K = 0.58 - 24460 / 1773;
  let oxygen = 1e-3;
  for (let k = 0; k < 50; k++) {
    const fO = -3.8 * aluminium - 0.9 * aluminium ** 2 + 833 * aluminium * oxygen;
    const fAl = -6.4 * oxygen + 700 * oxygen ** 2 + 3.1 * aluminium * oxygen;
    oxygen = 10 ** ((log10K - 2 * (Math.log10(aluminium) + fAl) - 3 * fO) / 3);
  }
  return oxygen;
}

const MEANING =
  'The constant of the paper falls little with temperature and leaves 4 to 9 ppm O at 1773 K, where free energies leave 0.4 to 1.3: like the sets of yttrium and magnesium in nickel it speaks of the oxygen that an analysis finds, part of it in particles. Take the dissolved oxygen of the models for a floor, not for what the laboratory will print.';

const overAlumina = (aluminium: number): ValueStatement => ({
  kind: 'value',
  about: 'oxide equilibria',
  of: ['0.log10_K', '1.*'],
  says: `oxygen over alumina in Fe-36Ni with ${aluminium} wt% Al, 1773 K`,
  meaning: MEANING,
  unit: 'ppm',
  published: 1e4 * printed(aluminium),
  within: { factor: 2 },
  model: (facts) =>
    1e4 *
    oxygenOverOxides(facts, { wtpct: { Ni: 36, Al: aluminium }, balance: 'Fe', temperature_K: 1773 }).wtpct,
});

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  statements: [
    overAlumina(0.01),
    overAlumina(0.1),
    {
      kind: 'value',
      about: 'oxide equilibria',
      of: '0.log10_K',
      says: 'oxygen over alumina with 0.01 wt% Al, 1873 over 1773 K',
      meaning: MEANING,
      unit: '1',
      published: 10 ** ((24460 / 1773 - 24460 / 1873) / 3),
      within: { factor: 1.3 },
      model: (facts) => {
        const at = (temperature_K: number) =>
          oxygenOverOxides(facts, { wtpct: { Ni: 36, Al: 0.01 }, balance: 'Fe', temperature_K }).wtpct;
        return at(1873) / at(1773);
      },
    },
  ],
});
