import { describe, expect, it } from 'vitest';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { envelopeDocument } from '../qualify/envelope.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';

const facts = dataFacts();
const run = (document: object) => planDocument(document, facts, { solver: testSolver() });

/** What two of four heats reach: 8 ppm S, 4 ppm Pb + Bi, 200 to 300 ppm La, half revert, twice remelted, a lining of 12 heats. */
const QUALIFIED = [1, 2, 3, 4].map((i) => ({
  heat: `Q${i}`,
  contents_ppm: { S: 5 + i, Pb: i, Bi: 1, La: 100 * i },
  revertShare: i === 4 ? 0.9 : 0.5,
  generation: 2,
  lotClasses: ['internal-revert'],
  route: ['vacuum-induction'],
  settings: { 'vacuum-induction.time_s': 3000 + 600 * i },
  lining: 'MgO',
  liningAge: 9 + i,
  furnace: 'VIM-1',
}));
const WITHIN = { qualifiedHeats: QUALIFIED, trampSums: [['Pb', 'Bi']] };

const material = (id: string, price: number, ppm: Record<string, number>, more: object = {}) => ({
  id,
  composition_wtpct: {
    Cr: 20,
    ...Object.fromEntries(Object.entries(ppm).map(([element, one]) => [element, one / 1e4])),
  },
  balance: 'Ni',
  price_usd_per_kg: price,
  ...more,
});
const REVERT = { lotClass: 'internal-revert', generation: 2 };
const NEW = material('new', 20, { S: 2, La: 250 }, { lotClass: 'virgin' });
const clean = material('clean', 8, { S: 2, La: 250 }, REVERT);

interface Case {
  materials?: object[];
  heat?: object;
  within?: object;
  document?: object;
}
const documentOf = ({ materials = [NEW, clean], heat = {}, within = WITHIN, document = {} }: Case) => ({
  heats: [
    {
      id: 'H1',
      target: {
        limits_wtpct: { Cr: { min: 19, max: 21 }, S: { max: 0.003 } },
        residual_wtpct: null,
        mass_kg: 1000,
      },
      within,
      ...heat,
    },
  ],
  materials,
  ...document,
});
const held = (one: Case) => run(documentOf(one));

describe('a plan held inside the envelope', () => {
  it('charges no more revert than two heats had, and says what that costs and which edge binds', async () => {
    const { cost_usd, within, heats, baselines } = await held({});
    expect(heats[0]!.charge).toEqual([
      { id: 'clean', mass_kg: expect.closeTo(500, 4) },
      { id: 'new', mass_kg: expect.closeTo(500, 4) },
    ]);
    expect(cost_usd).toBeCloseTo(14_000, 2);
    expect(within).toMatchObject({
      without_usd: expect.closeTo(8000, 2),
      dearer_usd: expect.closeTo(6000, 2),
    });
    expect(within!.edges).toEqual([
      {
        heat: 'H1',
        words: expect.stringContaining('revert in the qualified envelope is at its largest share of 50 %'),
      },
    ]);
    expect(within!.beyond).toEqual([{ heat: 'H1', words: 'Revert share of 1 is above 0.5' }]);
    expect(baselines.at(-1)).toMatchObject({
      name: 'without the qualified envelope',
      words: 'goes beyond it: Revert share of 1 is above 0.5',
    });
  });

  it('counts the share of what is charged: metal that is lost on the way was charged as well', async () => {
    const lossy = { ...clean, metal_yield: 0.8 };
    const { heats } = await held({ materials: [NEW, lossy] });
    const masses = heats[0]!.charge.map(({ mass_kg }) => mass_kg);
    expect(masses[0]).toBeCloseTo(masses[1]!, 4);
    expect(0.8 * masses[0]! + masses[1]!).toBeCloseTo(1000, 4);
  });

  it.each<[string, object[], RegExp]>([
    ['sulphur', [material('other', 8, { S: 20, La: 250 }, REVERT)], /^S of \S+ ppm is above 8 ppm$/],
    [
      'a sum of tramp elements',
      [material('other', 8, { Pb: 9, Bi: 0, La: 250 }, REVERT)],
      /^Pb\+Bi of \S+ ppm is above 4 ppm$/,
    ],
    [
      'least rare earth',
      [material('other', 8, {}, { lotClass: 'virgin' })],
      /^La of 0 ppm is below 200 ppm$/,
    ],
    [
      'generation',
      [material('other', 8, { La: 250 }, { ...REVERT, generation: 3 })],
      /^Generation of 3 is above 2$/,
    ],
    [
      'source class',
      [material('other', 8, { La: 250 }, { lotClass: 'purchased-scrap' })],
      /^The source class purchased-scrap/,
    ],
  ])('keeps the edge of %s', async (_, others, beyond) => {
    const one = { materials: [NEW, ...others] };
    const { within, heats, status } = await held(one);
    expect(status).toBe('optimal');
    expect(within!.beyond.some(({ words }) => beyond.test(words))).toBe(true);
    expect(within!.dearer_usd).toBeGreaterThan(0);
    // the same that `remelt qualify envelope` would say of it
    const { within: _edges, ...heat } = documentOf(one).heats[0]!;
    const plan = { ...documentOf(one), heats: [heat] };
    const judged = (answer: unknown) =>
      envelopeDocument(
        {
          plan,
          answer,
          programme: {
            programme: {
              id: 'P',
              level: '1S',
              properties: [{ id: 'x', unit: 'x', side: 'lower' }],
              ...WITHIN,
            },
            evidence: [],
          },
        },
        facts,
      );
    expect(judged(await held(one)).verdict).toBe('inside');
    expect(judged(await run(plan)).verdict).toBe('leaves');
    expect(heats[0]!.charge.length).toBeGreaterThan(0);
  });

  it('refuses with the edge named when no charge keeps it, and says what the plan without would cost', async () => {
    const { status, conflict, within } = await held({
      materials: [material('other', 8, { S: 20, La: 250 }, REVERT)],
    });
    expect(status).toBe('infeasible');
    const words = conflict.map((one) => one.words).join('; ');
    expect(words).toContain('S at most 8 ppm (edge of the qualified envelope)');
    expect(words).toContain('at most 50 % revert in the qualified envelope');
    expect(conflict[0]!.cures.at(-1)).toMatchObject({
      words: expect.stringContaining(
        'plan without the qualified envelope, which goes beyond it: S of 20 ppm',
      ),
      cost_usd: expect.closeTo(8000, 2),
    });
    expect(within).toMatchObject({ dearer_usd: null });
  });

  it.each<[string, object, object]>([
    [
      'The sequence vacuum-arc is not qualified',
      { route: [{ operation: 'vacuum-arc', fidelity: 'table' }] },
      {},
    ],
    ['The furnace VIM-2 is not qualified', {}, { furnace: 'VIM-2' }],
    [
      'A lining of CaO is not qualified',
      {
        route: [
          { operation: 'vacuum-induction', fidelity: 'table', settings: { lining: { material: 'CaO' } } },
        ],
      },
      {},
    ],
  ])('no charge helps where %s', async (words, heat, within) => {
    const { status, conflict, cost_usd } = await held({ heat, within: { ...WITHIN, ...within } });
    expect([status, cost_usd]).toEqual(['infeasible', null]);
    expect(conflict[0]!.rows).toEqual([words]);
    expect(conflict[0]!.cures[0]!.cost_usd).toBeGreaterThan(0);
  });

  it('takes a route that the heats cover, where it may choose', async () => {
    const routes = ['vacuum-arc', 'vacuum-induction'].map((operation, i) => ({
      id: operation,
      route: [{ operation, fidelity: 'table' }],
      fixed_usd: 1000 * i,
    }));
    const document = { jointConfidence: 0.9, certificationSamples: 400 };
    const qualifiedHeats = QUALIFIED.map((one) => ({ ...one, contents_ppm: { S: one.contents_ppm.S } }));
    const { heats, within } = await held({ heat: { routes }, document, within: { qualifiedHeats } });
    expect(heats[0]!.route!.id).toBe('vacuum-induction');
    expect(within!.beyond.map(({ words }) => words)).toContain('The sequence vacuum-arc is not qualified');
  });

  it('is as sure of the edges as it was asked to be of the limits', async () => {
    const sulphur = { ...material('other', 8, { S: 12, La: 250 }, REVERT), sd_wtpct: { S: 2e-4 } };
    const document = { jointConfidence: 0.95, certificationSamples: 2000 };
    const { heats } = await held({ materials: [NEW, sulphur], document });
    expect(heats[0]!.certificate!.lowerLimit).toBeGreaterThan(0.9);
    // S alone would be 8 ppm at 60 % of it: the guard keeps it below
    expect(heats[0]!.composition_wtpct.refined.S! * 1e4).toBeLessThan(7.2);
  });

  it('names the edge where heats of another grade are given as the qualified ones', async () => {
    const qualifiedHeats = QUALIFIED.map((one) => ({ ...one, contents_ppm: { Cr: 150_000 } }));
    await expect(held({ within: { qualifiedHeats } })).rejects.toThrow(/Cr: the qualified heats lie outside/);
  });
});
