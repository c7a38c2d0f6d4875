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

/** A heat of its own: what is weighed in is what is weighed out, times a yield that is known exactly. */
const oneHeat = (n: number, weighed: number): { measured: Measured[]; closed: Constraint } => ({
  measured: [flow(`in${n}`, weighed, 0.1), flow(`out${n}`, 100, 0.2)],
  closed: {
    name: `heat ${n}`,
    evaluate: (at) => ({
      value: at(`in${n}`) * at('yield') - at(`out${n}`),
      slopes: new Map([
        [`in${n}`, at('yield')],
        ['yield', at(`in${n}`)],
        [`out${n}`, -1],
      ]),
    }),
  },
});
const YIELD = flow('yield', 0.8, 0);

it('works out what shares nothing uncertain one by one: two thousand heats, each as if it were alone', () => {
  const heats = Array.from({ length: 2000 }, (_, n) => oneHeat(n, 125 + (n % 7) * 0.1));
  const together = reconcile(
    [YIELD, ...heats.flatMap(({ measured }) => measured)],
    heats.map(({ closed }) => closed),
  );
  const alone = reconcile([YIELD, ...heats[6]!.measured], [heats[6]!.closed]);
  const find = ({ quantities }: typeof alone, id: string) => quantities.find((one) => one.id === id)!;
  expect(find(together, 'in6')).toEqual(find(alone, 'in6'));
  expect(find(together, 'out6').z).toBeCloseTo((100 - 0.8 * 125.6) / Math.hypot(0.8 * 0.1, 0.2), 9);
  expect(together.df).toBe(2000);
  // 2000 heats of seven kinds, with 0.8 x 0.1 k kg off at a variance of 0.0464 kg2
  const off = (k: number): number => (0.08 * k) ** 2 / (0.0064 + 0.04);
  expect(together.chi2).toBeCloseTo(
    heats.reduce((sum, _, n) => sum + off(n % 7), 0),
    6,
  );
  expect(together.critical).toBeGreaterThan(alone.critical);
}, 20_000);

it('keeps together what shares a measurement, and leaves what stands in no balance as it was measured', () => {
  const both: Constraint = {
    name: 'two heats of one lot',
    evaluate: (at) => ({
      value: at('in0') + at('in1') - at('lot'),
      slopes: new Map([
        ['in0', 1],
        ['in1', 1],
        ['lot', -1],
      ]),
    }),
  };
  const heats = [oneHeat(0, 125), oneHeat(1, 126)];
  const measured = [
    YIELD,
    ...heats.flatMap((heat) => heat.measured),
    flow('lot', 251, 0.01),
    flow('else', 3, 1),
  ];
  const { quantities, df } = reconcile(measured, [...heats.map(({ closed }) => closed), both]);
  const at = (id: string) => quantities.find((one) => one.id === id)!;
  expect(df).toBe(3);
  expect(at('in0').value! + at('in1').value!).toBeCloseTo(at('lot').value!, 9);
  expect(at('in0').value).toBeGreaterThan(125);
  expect(at('else')).toEqual({ id: 'else', value: 3, sd: 1, z: null });
});
