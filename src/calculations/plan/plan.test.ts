import { describe, expect, it } from 'vitest';
import { planOutputSchema } from '../../documents/heats/plan.ts';
import { CancelledError, InputError } from '../../foundation/errors.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';

const facts = dataFacts();
const run = (document: unknown) => planDocument(document, facts, { solver: testSolver() });
const refusal = async (document: unknown): Promise<InputError> => {
  const error = await run(document).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(InputError);
  return error as InputError;
};

/** Dantzig 1963, chapter 3.4; GAMS model library BLEND. */
const LEAD_ZINC_TIN = {
  heats: [
    {
      id: 'alloy',
      target: {
        limits_wtpct: { Pb: { min: 30, max: 30 }, Zn: { min: 30, max: 30 }, Sn: { min: 40, max: 40 } },
        mass_kg: 1,
      },
    },
  ],
  materials: (
    [
      ['a', 10, 10, 80, 4.1],
      ['b', 10, 30, 60, 4.3],
      ['c', 40, 50, 10, 5.8],
      ['d', 60, 30, 10, 6.0],
      ['e', 30, 30, 40, 7.6],
      ['f', 30, 40, 30, 7.5],
      ['g', 30, 20, 50, 7.3],
      ['h', 50, 40, 10, 6.9],
      ['i', 20, 30, 50, 7.3],
    ] as const
  ).map(([id, Pb, Zn, Sn, price_usd_per_kg]) => ({
    id,
    composition_wtpct: { Pb, Zn, Sn },
    price_usd_per_kg,
  })),
};

const NICKEL = { id: 'Ni', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 15 };
const CHROMIUM = { id: 'Cr', composition_wtpct: { Cr: 99.8, Fe: 0.1, Si: 0.1 }, price_usd_per_kg: 13 };
const target = { limits_wtpct: { Cr: { min: 18, max: 22 }, Fe: { max: 1 } }, mass_kg: 500 };
const simple = (rest: object = {}, materials: readonly object[] = [NICKEL, CHROMIUM]) => ({
  heats: [{ id: 'H', target: { ...target, ...rest } }],
  materials,
});

describe('remelt-plan/1', () => {
  it('plans the lead-zinc-tin alloy of GAMS BLEND at 4.98 per kg', async () => {
    const output = await run(LEAD_ZINC_TIN);
    expect(output.status).toBe('optimal');
    expect(output.cost_usd).toBeCloseTo(4.98, 8);
    expect(output.bound_usd).toBeCloseTo(4.98, 8);
    expect(output.heats[0]!.composition_wtpct.refined).toEqual({
      Pb: expect.closeTo(30, 6),
      Zn: expect.closeTo(30, 6),
      Sn: expect.closeTo(40, 6),
    });
    expect(planOutputSchema.parse(output)).toEqual(output);
  });

  it('takes windows from the catalogue, replaces those the document gives, and says what it assumed', async () => {
    const pure = (element: string, price_usd_per_kg: number) => ({
      id: `pure ${element}`,
      composition_wtpct: { [element]: 100 },
      price_usd_per_kg,
    });
    const materials = [
      pure('Ni', 15),
      pure('Cr', 13),
      pure('W', 48),
      pure('Mo', 51),
      pure('Al', 4),
      pure('C', 1),
      pure('Mn', 3),
      pure('Si', 3),
      pure('La', 50),
      pure('Fe', 1),
    ];
    const ask = (limits_wtpct: object) => ({
      heats: [{ id: 'H230', target: { gradeId: 'H230', limits_wtpct, mass_kg: 1000 } }],
      materials,
    });
    const plain = await run(ask({}));
    expect(plain.status).toBe('optimal');
    const refined = plain.heats[0]!.composition_wtpct.refined;
    for (const [element, limit] of Object.entries(facts.grades.get('H230')!.limits)) {
      const content = refined[element as keyof typeof refined] ?? 0;
      expect(content / 100).toBeLessThanOrEqual((limit.max ?? 1) + 1e-8);
      expect(content / 100).toBeGreaterThanOrEqual((limit.min ?? 0) - 1e-8);
    }
    expect(plain.assumed.map((one) => one.what)).toContain(
      'H230: largest content of an element without a row',
    );
    const tighter = await run(ask({ W: { min: 14.9, max: 15 } }));
    expect(tighter.heats[0]!.composition_wtpct.refined.W).toBeGreaterThan(14.9 - 1e-6);
    expect(tighter.cost_usd!).toBeGreaterThan(plain.cost_usd!);
  });

  it('closes the specification at 0.05 wt% unless the document opens it', async () => {
    const copper = {
      id: 'Cu lot',
      composition_wtpct: { Cu: 10, Cr: 20 },
      balance: 'Ni',
      price_usd_per_kg: 1,
    };
    const closed = await run(simple({}, [NICKEL, CHROMIUM, copper]));
    expect(closed.heats[0]!.composition_wtpct.refined.Cu).toBeCloseTo(0.05, 8);
    expect(closed.heats[0]!.binding).toContainEqual(
      expect.objectContaining({
        element: 'Cu',
        side: 'max',
        unit: '0.01 wt%',
        words: expect.stringMatching(/its residual limit of 0.05 wt%/),
      }),
    );
    const open = await run(simple({ residual_wtpct: null }, [NICKEL, CHROMIUM, copper]));
    expect(open.heats[0]!.composition_wtpct.refined.Cu).toBeCloseTo(10, 6);
    expect(closed.assumed).toContainEqual({
      what: 'H: balance, free of the residual limit',
      value: 'Ni',
      unit: '',
      source: expect.any(String),
    });
  });

  it('says why another way that is cheaper is not the plan: what it breaks, or that nothing speaks against it', async () => {
    const lot = {
      ...{ id: 'lot', composition_wtpct: { Cr: 20 }, balance: 'Ni', price_usd_per_kg: 8 },
      ...{ available_kg: 220, item_kg: 60, alternative_usd_per_kg: 30 },
    };
    for (const mode of [{}, { jointConfidence: 0.9, certificationSamples: 500 }]) {
      const { baselines, cost_usd } = await run({ ...simple({}, [NICKEL, CHROMIUM, lot]), ...mode });
      const [firstFit, sold, virgin] = baselines;
      expect([firstFit!.cost_usd! < cost_usd!, sold!.cost_usd! < cost_usd!]).toEqual([true, true]);
      // 3 of its 60 kg pieces fit, first fit takes a part of a fourth
      expect(firstFit!.words).toMatch(/may not be used, it breaks what the plan keeps: 3\.67 pieces of lot$/);
      expect(sold!.words).toMatch(/no limit speaks against it: sold, the revert fetches more than it saves/);
      expect([virgin!.cost_usd! > cost_usd!, virgin!.words]).toEqual([
        true,
        'only what can be bought in any quantity',
      ]);
    }
  });

  it('answers infeasible with a conflict and priced cures, never with a plan', async () => {
    const output = await run(simple({ limits_wtpct: { Cr: { min: 18 }, Hf: { min: 1 } } }));
    expect(output).toMatchObject({
      status: 'infeasible',
      cost_usd: null,
      bound_usd: null,
      heats: [],
      baselines: [],
    });
    expect(output.conflict[0]!.words).toMatch(/Hf at least 1 wt%/);
    expect(planOutputSchema.parse(output)).toEqual(output);
  });

  it('gives the same plan whatever the order of materials, and the same bytes for the same document', async () => {
    const first = await run(LEAD_ZINC_TIN);
    const turned = await run({ ...LEAD_ZINC_TIN, materials: [...LEAD_ZINC_TIN.materials].reverse() });
    expect(turned.cost_usd).toBeCloseTo(first.cost_usd!, 9);
    expect(await run(LEAD_ZINC_TIN)).toEqual(first);
  });

  it('names elements with a row that a used material says nothing about', async () => {
    const output = await run(
      simple({ limits_wtpct: { Cr: { min: 18, max: 22 }, Bi: { max: 0.00003 } } }, [NICKEL, CHROMIUM]),
    );
    expect(output.assumed).toContainEqual({
      what: 'Bi in Cr, Ni',
      value: 0,
      unit: 'wt%',
      source: expect.any(String),
    });
  });

  it('remelts master heat in a sub-heat with at most 5 % additions and no returns', async () => {
    const lots = [
      {
        id: 'stick',
        composition_wtpct: { Cr: 20 },
        balance: 'Ni',
        price_usd_per_kg: 20,
        available_kg: 900,
        lotClass: 'master-heat',
      },
      {
        id: 'revert',
        composition_wtpct: { Cr: 20 },
        balance: 'Ni',
        price_usd_per_kg: 5,
        available_kg: 900,
        lotClass: 'internal-revert',
      },
    ];
    const ask = (kind: string) => ({
      heats: [{ id: 'H', kind, target }],
      materials: [NICKEL, CHROMIUM, ...lots],
    });
    const sub = await run(ask('sub'));
    const kg = Object.fromEntries(sub.heats[0]!.charge.map((line) => [line.id, line.mass_kg]));
    expect(kg.revert).toBeUndefined();
    expect((kg.Ni ?? 0) + (kg.Cr ?? 0)).toBeCloseTo(25, 5);
    expect((await run(ask('master'))).heats[0]!.charge[0]!.id).toBe('revert');
  });

  it('keeps an internal range, aims where that is worth it, and says what both cost', async () => {
    const corner = await run(simple());
    const inside = await run(simple({ internalShare: 0.6 }));
    // the middle 60 % of 18 to 22 %
    expect(corner.heats[0]!.composition_wtpct.refined.Cr).toBeCloseTo(22, 6);
    expect(inside.heats[0]!.composition_wtpct.refined.Cr).toBeCloseTo(21.2, 6);
    expect(inside.heats[0]!.aim).toMatchObject({
      corner_usd: expect.closeTo(corner.cost_usd!, 6),
      dearer_usd: expect.closeTo(inside.cost_usd! - corner.cost_usd!, 6),
    });
    expect(inside.heats[0]!.binding.map((one) => one.words).join()).toMatch(
      /Cr is at its internal maximum of 21\.2 wt%/,
    );
    // one wt% of Cr for Ni is worth 2 usd in 100 kg: half a window of 2 wt% away costs 0.05 usd/kg
    const aimed = await run(simple({ aim_wtpct: { Cr: 20 }, aimPrice_usd_per_kg: 0.05 }));
    expect(aimed.heats[0]!.aim!.contents).toEqual([
      { element: 'Cr', aim_wtpct: 20, planned_wtpct: expect.closeTo(20, 6) },
    ]);
    const idle = await run(simple({ aim_wtpct: { Cr: 20 }, aimPrice_usd_per_kg: 0.01 }));
    expect(idle.heats[0]!.aim).toMatchObject({
      dearer_usd: expect.closeTo(0, 6),
      distance_usd: expect.closeTo(0.01 * 500, 6),
    });
    expect(idle.gap).toBeLessThan(1e-9);
    expect((await refusal(simple({ aim_wtpct: { Cr: 25 } }))).message).toMatch(/lies outside its window/);
    const range = await run(simple({ internal_wtpct: { Cr: { max: 19 } } }));
    expect(range.heats[0]!.composition_wtpct.refined.Cr).toBeCloseTo(19, 6);
  });

  it('says what part of a material its analysis does not tell', async () => {
    const told = async (composition_wtpct: object, rest: object = {}) => {
      const scrap = { id: 'S', composition_wtpct, price_usd_per_kg: 1, available_kg: 50, ...rest };
      const { assumed } = await run(simple({}, [NICKEL, CHROMIUM, scrap]));
      return assumed.find(({ kind }) => kind === 'untold-rest');
    };
    expect(await told({ Cr: 20 })).toMatchObject({ value: 80, unit: 'wt%' });
    expect(await told({ Cr: 20 }, { balance: 'Ni' })).toBeUndefined();
    expect(await told({ Cr: 20, Ni: 79 })).toBeUndefined();
  });

  it('stops when it is told to', async () => {
    await expect(
      planDocument(LEAD_ZINC_TIN, facts, { solver: testSolver(), signal: AbortSignal.abort() }),
    ).rejects.toThrow(CancelledError);
  });
});

describe('what a plan refuses, with place and cure', () => {
  const lot = (rest: object) => [
    NICKEL,
    { id: 'L', composition_wtpct: { Cr: 20 }, balance: 'Ni', price_usd_per_kg: 5, ...rest },
  ];
  it.each([
    [
      'an unknown element',
      simple({}, lot({ composition_wtpct: { Xx: 1 } })),
      /materials\[1\]\.composition_wtpct/,
    ],
    ['130 %', simple({}, lot({ composition_wtpct: { Cr: 70, Co: 60 } })), /L adds up to 130 wt%/],
    [
      'ppm in the field of percent',
      simple({}, lot({ composition_wtpct: { Cr: 20, S: 15 } })),
      /is it 15 ppm\? Then write 0\.0015/,
    ],
    ['a negative mass', simple({ mass_kg: -1 }), /mass_kg: must be more than 0/],
    [
      'an unknown grade',
      { heats: [{ id: 'H', target: { gradeId: 'IN7188', mass_kg: 1 } }], materials: [NICKEL] },
      /unknown grade "IN7188"; the nearest are .*IN718/,
    ],
    ['a name that stands twice', simple({}, [NICKEL, NICKEL]), /the id "Ni" is used twice/],
    ['no materials', simple({}, []), /materials: needs at least 1 entry/],
    ['an unknown field', simple({}, lot({ cost: 5 })), /materials\[1\]: has the unknown field "cost"/],
    [
      'a window upside down',
      simple({ limits_wtpct: { Cr: { min: 22, max: 18 } } }),
      /the minimum 22 wt% lies above the maximum 18 wt%/,
    ],
    ['a target that says nothing', simple({ limits_wtpct: {} }), /has no requirement/],
    [
      'a lot without analysis',
      simple({}, lot({ composition_wtpct: {}, balance: undefined })),
      /L has no analysis/,
    ],
    [
      'a value and a "<" for one element',
      simple({}, lot({ below_wtpct: { Cr: 1 } })),
      /both 20 wt% and below 1 wt%/,
    ],
  ])('%s', async (_, document, message) => {
    const error = await refusal(document);
    expect(error.message).toMatch(message);
    expect(error.details[0]!.path).toMatch(/^(heats|materials)/);
  });
});
