import { between, comparison, type Document, decades, type Ranges } from '../../comparison.ts';
import { melt } from '../../documents.ts';
import { finalOf } from '../../run.ts';

const assumed = {
  mould_m: between(0.3, 0.6, 'm', 'industrial ingots of steel'),
  oxygen: decades(15, 50, 'ppm', 'electrodes of steel melted in air'),
  sulfur: decades(20, 150, 'ppm', 'calcium-treated steel'),
  aluminium: decades(0.01, 0.05, 'wt%', 'killed steel'),
  calcium: decades(20, 60, 'ppm', 'calcium-treated steel'),
} as const satisfies Ranges;

const ingot =
  (times: number): Document<typeof assumed> =>
  (drawn) => ({
    melt: melt(
      2000,
      { C: 0.4, Cr: 1, Mn: 0.7, Si: 0.3, Mo: 0.2, Al: drawn.aluminium },
      {
        balance: 'Fe',
        ppm: { O: drawn.oxygen, S: drawn.sulfur, Ca: times * drawn.calcium, N: 60 },
      },
    ),
    route: [{ operation: 'vacuum-arc', settings: { mould_diameter_m: drawn.mould_m } }],
  });

export const asked = comparison({
  entry: 'simulate',
  role: 'predicted',
  blind: true,
  assumed,
  draws: 10,
  statements: [
    {
      kind: 'band',
      of: '0.Ca_ppm',
      says: 'calcium of remelted steel',
      meaning:
        'In the model a vacuum arc takes no particles but with the skin, so that calcium, nearly all of it in oxide and sulfide, stays. Measured, liquid aluminates are rejected to the free surface of tip and pool and 5 to 10 ppm are left: an arc cleans calcium-treated metal better than foretold.',
      unit: 'ppm',
      published: [5, 10],
      documents: [ingot(1)],
      observe: finalOf('Ca'),
    },
    {
      kind: 'order',
      of: '0.Ca_over_electrode',
      says: 'twice the calcium in the electrode changes that of the ingot by less than a half',
      documents: [ingot(1), ingot(2)],
      holds: (one, two) => two.final('Ca') < 1.5 * one.final('Ca'),
      shows: (one, two) => `${one.final('Ca').toFixed(2)} and ${two.final('Ca').toFixed(2)} ppm Ca`,
    },
  ],
  notCompared: [{ of: '0.CaS', because: 'the sulfide does not leave the model as a share of its own' }],
});
