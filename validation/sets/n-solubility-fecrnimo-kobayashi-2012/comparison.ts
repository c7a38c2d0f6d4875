import { comparison, type Published, type Tolerance, type ValueStatement } from '../../comparison.ts';
import { type Liquid, nitrogenSolubility } from '../../properties.ts';

const STEEL = { Cr: 20, Ni: 10, Mo: 3, Mn: 1 } as const;
const liquid = (wtpct: Liquid['wtpct'], temperature_K = 1873): Liquid => ({
  wtpct,
  balance: 'Fe',
  temperature_K,
});

interface Ratio {
  readonly of: string;
  readonly says: string;
  readonly published: Published;
  readonly over: Liquid;
  readonly under: Liquid;
  readonly within?: Tolerance;
  readonly since?: 'constant';
}
const ratio = ({ over, under, within = { relative: 0 }, ...words }: Ratio): ValueStatement => ({
  kind: 'value',
  about: 'nitrogen and hydrogen solubility',
  ...words,
  unit: '1',
  within,
  model: (facts) => nitrogenSolubility(facts, over) / nitrogenSolubility(facts, under),
});

export const asked = comparison({
  entry: 'property',
  role: 'predicted',
  blind: true,
  rests:
    'the cross term of chromium, iron and nickel on nitrogen, between this paper and eq-n-incoloy800-shahapurkar',
  statements: [
    ratio({
      of: '0.Cr',
      says: 'nitrogen in Fe-25Cr-10Ni-3Mo over that with 20 wt% Cr, 1873 K: chromium raises it',
      published: { atLeast: 1 },
      over: liquid({ ...STEEL, Cr: 25 }),
      under: liquid(STEEL),
    }),
    ratio({
      of: '0.Mo',
      says: 'the same with 6 over that with 3 wt% Mo: molybdenum raises it',
      published: { atLeast: 1 },
      over: liquid({ ...STEEL, Mo: 6 }),
      under: liquid(STEEL),
    }),
    ratio({
      of: '0.Mn',
      says: 'the same with 3 over that with 1 wt% Mn: manganese raises it',
      published: { atLeast: 1 },
      over: liquid({ ...STEEL, Mn: 3 }),
      under: liquid(STEEL),
    }),
    ratio({
      of: '0.Ni',
      says: 'the same with 20 over that with 10 wt% Ni: nickel lowers it',
      published: { atMost: 1 },
      over: liquid({ ...STEEL, Ni: 20 }),
      under: liquid(STEEL),
    }),
    ratio({
      of: '1.N',
      says: 'nitrogen in Fe-20Cr-10Ni-3Mo at 1723 over that at 1923 K: more when colder',
      published: { atLeast: 1 },
      over: liquid(STEEL, 1723),
      under: liquid(STEEL, 1923),
    }),
    ratio({
      of: '2.e_N_Ni',
      says: 'nitrogen in Fe-20Cr-20Ni over that in Fe-20Cr, 1873 K',
      published: 10 ** (-0.0063 * 20),
      within: { relative: 0.1 },
      since: 'constant',
      over: liquid({ Cr: 20, Ni: 20 }),
      under: liquid({ Cr: 20 }),
    }),
  ],
});
