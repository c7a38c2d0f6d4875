import { expect, it } from 'vitest';
import { type Constraint, type Measured, reconcile } from './reconcile.ts';

const flow = (id: string, value: number, sd: number): Measured => ({ id, value, sd });

/** Charge of a heat with traces of hydrogen, and slag that nobody analysed. */
const CHARGED = [
  { kg: 15.659, u: 0.03329164059239697, h: 3e-6, sd: 1.5e-6 },
  { kg: 1.554, u: 0.0005773502691896258, h: 3e-6, sd: 1.5e-6 },
  { kg: 128.2, u: 0.03329164059239697, h: 2.9e-6, sd: 3.7961815025101204e-7 },
  { kg: 180, u: 0.03329164059239697, h: 4.2e-6, sd: 4.521791237994076e-7 },
  { kg: 152.85, u: 0.03329164059239697, h: 9.1e-6, sd: 7.920568729579967e-7 },
  { kg: 4.5, u: 0.0005773502691896258, h: 7.11e-6, sd: 5.6e-6 },
  { kg: 3.447, u: 0.0005773502691896258, h: 1e-5, sd: 5e-6 },
];
const OUT = [
  { kg: 453.224, u: 0.7571877794400365, h: 1e-7, sd: 5.7735026918962584e-8 },
  { kg: 32.986, u: 0.03329164059239697, h: 1e-7, sd: 1 / Math.sqrt(12) },
];
const ALL = [...CHARGED, ...OUT].map((one, i) => ({ ...one, sign: i < CHARGED.length ? 1 : -1 }));

const metal: Constraint = {
  name: 'melting',
  evaluate: (at) => ({
    value: ALL.reduce((sum, { sign }, i) => sum + sign * at(`f${i}`), 0),
    slopes: new Map(ALL.map(({ sign }, i) => [`f${i}`, sign])),
  }),
};
const hydrogen: Constraint = {
  name: 'melting H',
  evaluate: (at) => ({
    value: ALL.reduce((sum, { sign }, i) => sum + sign * at(`f${i}`) * at(`f${i}.H`), 0),
    slopes: new Map(
      ALL.flatMap(({ sign }, i): [string, number][] => [
        [`f${i}`, sign * at(`f${i}.H`)],
        [`f${i}.H`, sign * at(`f${i}`)],
      ]),
    ),
  }),
};

it('balances traces beside a content that may be anything', () => {
  const measured = [
    ...ALL.map(({ kg, u }, i) => flow(`f${i}`, kg, u)),
    ...ALL.map(({ h, sd }, i) => flow(`f${i}.H`, h, sd)),
  ];
  const { quantities, df, chi2 } = reconcile(measured, [metal, hydrogen]);
  const at = (id: string) => quantities.find((one) => one.id === id)!;
  expect(df).toBe(2);
  expect(chi2).toBeLessThan(1e-6);
  expect(metal.evaluate((id) => at(id).value!).value).toBeCloseTo(0, 9);
  // by hand: (sum of charged kg times content - that of the melt) / kg of slag
  expect(at('f8.H').value! * 1e6).toBeCloseTo(78.5635, 3);
  expect(at('f0').value).toBeCloseTo(15.659, 6);
});
