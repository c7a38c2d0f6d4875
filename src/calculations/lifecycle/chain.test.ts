import { describe, expect, it } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { runLifecycle } from './lifecycle.ts';

const facts = dataFacts();
const blades = {
  name: 'blade',
  grade: 'SX',
  inflow: [10, 12, 14, 16, 18, 20, 20, 20, 20, 20],
  inflowTiming: 'middle',
  lifetimes: [
    { name: 'engine retirement', type: 'weibull', shape: 3, scale: 6 },
    { name: 'part replacement', type: 'weibull', shape: 2, scale: 4 },
  ],
  heatPerPart: 5,
  machining: { returned: 0.6, downgraded: 0.2, refined: 0.1 },
  endOfLife: [
    { cause: 'part replacement', region: 'home', returned: 0.5, refined: 0.4 },
    { region: 'home', returned: 0.4, downgraded: 0.2, refined: 0.2 },
    { returned: 0.1, downgraded: 0.6 },
  ],
  retiredIn: { home: 0.7, abroad: 0.3 },
};
const disks = {
  name: 'disk',
  grade: 'SX',
  stock: [40, 42, 44, 46, 48, 50, 52, 54, 56, 58],
  lifetime: { type: 'weibull', shape: 3, scale: 12 },
  heatPerPart: 8,
  machining: { returned: 0.9 },
  endOfLife: { returned: 0.3, downgraded: 0.5 },
};
const plan = {
  years: 10,
  unit: 't',
  regions: ['home', 'abroad'],
  grades: [
    {
      name: 'SX',
      composition: { Ni: 0.6, Re: 0.03, Ta: 0.06, Al: 0.06 },
      meltYield: { Al: 0.9, other: 0.97 },
      mostReturns: 0.5,
      servesDowngraded: ['Ni'],
    },
  ],
  classes: [blades, disks],
  mining: { Re: 0.6, other: 0.85 },
  alloying: 0.99,
  refining: { Re: 0.93, Ta: 0.7 },
  minedIn: { Re: { abroad: 1 }, other: { home: 0.2, abroad: 0.8 } },
  every: true,
};
interface Flow {
  readonly from: string;
  readonly to: string;
  readonly form: string;
  readonly part: string;
  readonly region: string;
  readonly element: string;
  readonly amounts: number[];
}
type ByElement = Readonly<Record<string, number[]>>;
const run = (more: object = {}) =>
  runLifecycle('chain', { ...plan, ...more }, facts) as unknown as {
    readonly everyFlow: readonly Flow[];
    readonly flows: readonly { from: string; to: string; amounts: Record<string, number> }[];
    readonly balanceError: number;
    readonly virgin: ByElement;
    readonly imported: ByElement;
    readonly inService: ByElement;
    readonly returnsWaiting: ByElement;
    readonly secondaryShare: ByElement;
    readonly leavingService: Readonly<Record<string, Readonly<Record<string, number[]>>>>;
    readonly notes: readonly string[];
  };

describe('a chain of metal', () => {
  const answer = run();
  const sum = (is: (flow: Flow) => boolean, t: number): number =>
    answer.everyFlow.reduce((all, one) => all + (is(one) ? one.amounts[t]! : 0), 0);

  it('keeps every element at every step in every year', () => {
    for (const element of ['Ni', 'Re', 'Ta', 'Al'])
      for (let t = 0; t < 10; t++) {
        const at = (is: (flow: Flow) => boolean): number =>
          sum((one) => one.element === element && is(one), t);
        for (const step of [
          'metal',
          'alloy',
          'heat',
          'machining',
          'refinery',
          'downgrading',
          'engine retirement',
          'part replacement',
          'end of life',
        ])
          expect(at(({ to }) => to === step)).toBeCloseTo(
            at(({ from }) => from === step),
            9,
          );
        const grown = (list: ByElement): number =>
          list[element]![t]! - (t === 0 ? 0 : list[element]![t - 1]!);
        expect(at(({ to }) => to === 'service') - at(({ from }) => from === 'service')).toBeCloseTo(
          grown(answer.inService),
          9,
        );
        expect(at(({ to }) => to === 'returns') - at(({ from }) => from === 'returns')).toBeCloseTo(
          grown(answer.returnsWaiting),
          9,
        );
      }
    expect(answer.balanceError).toBeLessThan(1e-12);
  });
  it('lets blades leave by engine retirement and by replacement, and gives each its own fate by region', () => {
    const { blade } = answer.leavingService;
    expect(Object.keys(blade!)).toEqual(['engine retirement', 'part replacement']);
    const out = sum(({ to, element }) => to === 'part replacement' && element === 'Ni', 9);
    expect(out).toBeCloseTo(0.6 * blade!['part replacement']![9]!, 9);
    const refined = (region: string): number =>
      sum(
        (one) =>
          one.from === 'part replacement' &&
          one.to === 'refinery' &&
          one.region === region &&
          one.element === 'Re',
        9,
      );
    expect(refined('home')).toBeCloseTo(0.4 * 0.7 * 0.03 * blade!['part replacement']![9]!, 9);
    expect(refined('abroad')).toBe(0);
  });
  it('refines rhenium, loses it in a lesser alloy where nickel serves, and mines the rest by region', () => {
    const of = (from: string, to: string, element: string): number =>
      sum((one) => one.from === from && one.to === to && one.element === element, 9);
    expect(
      of('refinery', 'metal', 'Re') / sum((one) => one.to === 'refinery' && one.element === 'Re', 9),
    ).toBeCloseTo(0.93, 9);
    expect(of('downgrading', 'lesser alloy', 'Ni')).toBeGreaterThan(0);
    expect(of('downgrading', 'lesser alloy', 'Re')).toBe(0);
    expect(of('downgrading', 'lost', 'Re')).toBeGreaterThan(0);
    expect(answer.imported.Re).toEqual(answer.virgin.Re);
    expect(answer.imported.Ni![9]! / answer.virgin.Ni![9]!).toBeCloseTo(0.8, 9);
    expect(of('mine', 'lost', 'Re') / of('mine', 'metal', 'Re')).toBeCloseTo(1 / 0.6 - 1, 9);
    // the slag takes aluminium first
    expect(
      of('heat', 'lost', 'Al') / sum(({ to, element }) => to === 'heat' && element === 'Al', 9),
    ).toBeCloseTo(0.1, 9);
  });
  it('lets returns wait that the route can not bear', () => {
    const charge = sum(({ to }) => to === 'heat', 9);
    expect(sum(({ from, to }) => from === 'returns' && to === 'heat', 9) / charge).toBeCloseTo(0.5, 2);
    expect(answer.returnsWaiting.Ni![9]!).toBeGreaterThan(answer.returnsWaiting.Ni![8]!);
    expect(answer.notes.join()).toMatch(/returns wait/);
    const [grade] = plan.grades;
    const free = run({ grades: [{ ...grade, mostReturns: 1 }] });
    expect(free.virgin.Ni![9]!).toBeLessThan(answer.virgin.Ni![9]!);
  });
  it('agrees with the loop of the same shares', () => {
    const one = {
      ...blades,
      inflow: [10],
      lifetimes: undefined,
      lifetime: { type: 'fixed', mean: 50 },
      machining: { returned: 0.8 },
      endOfLife: { returned: 0 },
      retiredIn: undefined,
    };
    const [grade] = plan.grades;
    const simple = JSON.parse(
      JSON.stringify({
        years: 1,
        regions: undefined,
        minedIn: undefined,
        grades: [{ ...grade, mostReturns: 1 }],
        classes: [one],
      }),
    ) as object;
    const mine = runLifecycle('chain', { ...simple, alloying: 0.99, mining: 0.85 }, facts) as unknown as {
      readonly virgin: ByElement;
    };
    for (const [element, share] of [
      ['Ni', 0.97],
      ['Al', 0.9],
    ] as const) {
      const loop = runLifecycle(
        'loop',
        {
          processes: ['metal', 'heat', 'machining', 'parts'],
          inputs: [{ to: 'metal', amounts: { [element]: mine.virgin[element]![0]! } }],
          transfers: [
            { from: 'metal', to: 'heat', share: 0.99 },
            { from: 'heat', to: 'machining', share },
            { from: 'machining', to: 'parts', share: 1 / 5 },
            { from: 'machining', to: 'heat', share: (4 / 5) * 0.8 },
          ],
        },
        facts,
      ) as unknown as { readonly throughput: Record<string, Record<string, number>> };
      expect(loop.throughput.parts![element]).toBeCloseTo(10 * (element === 'Ni' ? 0.6 : 0.06), 9);
    }
  });
  it.each([
    [{ classes: [{ ...blades, grade: 'IN' }] }, /grade/],
    [{ classes: [{ ...blades, machining: { returned: 0.8, refined: 0.4 } }] }, /makes 1.2\d* with/],
    [{ classes: [{ ...blades, heatPerPart: 0.5 }] }, /heatPerPart/],
    [{ classes: [{ ...blades, retiredIn: { mars: 1 } }] }, /mars.*no region/],
    [
      { classes: [{ ...blades, endOfLife: [{ cause: 'engine retirement', returned: 1 }] }] },
      /says nothing of/,
    ],
    [
      { classes: [{ ...disks, stock: [40, 1, 1, 1, 1, 1, 1, 1, 1, 1] }] },
      /falls faster than lifetimes allow/,
    ],
    [{ grades: [{ ...plan.grades[0], meltYield: 1.2 }] }, /meltYield/],
    [{ grades: [{ ...plan.grades[0], composition: { Ni: 0.9, Re: 0.3 } }] }, /adds up to/],
    [{ minedIn: { Ni: { home: 0.4 } } }, /minedIn.*adds up|Ni adds up/],
    [{ grades: [{ name: 'SX', composition: {} }] }, /composition/],
    [{ classes: [] }, /classes/],
  ])('refuses %o', (more, words) => {
    expect(() => run(more)).toThrow(InputError);
    expect(() => run(more)).toThrow(words);
  });
});
