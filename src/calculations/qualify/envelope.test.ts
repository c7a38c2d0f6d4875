import { describe, expect, it } from 'vitest';
import type { EnvelopeOutput } from '../../documents/qualification/envelope.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { envelopeDocument } from './envelope.ts';

const facts = dataFacts();

const heat = (i: number) => ({
  heat: `Q${i}`,
  contents_ppm: { S: 4 + i, O: 20, La: 100 + 100 * i, Pb: 1, Bi: 0.1, Fe: 1200 },
  revertShare: 0.4,
  lotClasses: ['internal-revert'],
  generation: 2,
  route: ['vacuum-induction'],
  settings: { 'vacuum-induction.temperature_K': 1800 + 10 * i },
  lining: 'MgO',
  liningAge: 10,
  furnace: 'VIM-1',
  heatTreatment: 'HT-1',
  site: 'A',
  specification: 'S rev 3',
  laboratory: 'L1',
  at: '2026-01-10',
});

const programme = {
  programme: {
    id: 'P1',
    level: '1A',
    properties: ['rupture life 649 C', 'tensile strength', 'cyclic oxidation'].map((id) => ({
      id,
      unit: 'x',
      side: 'lower',
    })),
    // S 5 to 8 ppm: the range that two heats reach is 6 to 7; La 200 to 500: 300 to 400.
    qualifiedHeats: [1, 2, 3, 4].map(heat),
    trampSums: [['Pb', 'Bi']],
  },
  evidence: [],
};

const VIM = {
  operation: 'vacuum-induction',
  settings: { temperature_K: 1825, lining: { material: 'MgO', heatsSinceReline: 5 } },
};

interface Planned {
  S?: number;
  sd_S?: number;
  La?: number;
  Pb?: number;
  O?: number;
  Fe?: number;
  lotClass?: string;
  generation?: number;
  revert_kg?: number;
  route?: unknown[];
}

function order(planned: Planned = {}, circumstances: object = {}) {
  const { S = 6.5, sd_S = 0, La = 350, Pb = 1, O = 20, Fe = 1000, revert_kg = 400 } = planned;
  const composition_wtpct = { Cr: 20, S: S / 1e4, La: La / 1e4, Pb: Pb / 1e4, O: O / 1e4, Fe: Fe / 1e4 };
  const revert = {
    id: 'R',
    composition_wtpct,
    sd_wtpct: { S: sd_S / 1e4 },
    balance: 'Ni',
    price_usd_per_kg: 5,
    lotClass: planned.lotClass ?? 'internal-revert',
    generation: planned.generation ?? 1,
  };
  const virgin = { ...revert, id: 'V', lotClass: 'virgin', generation: 0 };
  return {
    plan: {
      heats: [{ id: 'H1', target: { mass_kg: 1000, gradeId: 'IN718' }, route: planned.route ?? [VIM] }],
      materials: [revert, virgin],
    },
    answer: {
      format: 'remelt-plan/1',
      manifest: { inputHash: 'x', code: 'x', data: 'x', seed: 1 },
      assumed: [],
      status: 'optimal',
      cost_usd: 1,
      bound_usd: 1,
      gap: 0,
      solver: { name: 'x', bound_usd: 1, gap: 0, doubts: [] },
      heats: [
        {
          id: 'H1',
          cost_usd: 1,
          charge: [
            { id: 'R', mass_kg: revert_kg },
            { id: 'V', mass_kg: 1000 - revert_kg },
          ],
          composition_wtpct: { charged: composition_wtpct, refined: composition_wtpct },
          binding: [],
          certificate: null,
        },
      ],
      conflict: [],
      baselines: [],
    },
    programme,
    circumstances,
  };
}

const leaves = (...asked: Parameters<typeof order>): EnvelopeOutput['leaves'] =>
  envelopeDocument(order(...asked), facts).leaves;

describe('the qualified envelope', () => {
  it('is what two heats reach: one heat alone claims no edge', () => {
    const { ranges, verdict } = envelopeDocument(order(), facts);
    expect(ranges.find(({ what }) => what === 'S')).toMatchObject({ low: 6, high: 7, heats: [5, 6, 7, 8] });
    expect(verdict).toBe('inside');
  });

  it('names what too few heats state, and asks for heats where there are none', () => {
    const of = (qualifiedHeats: unknown[]) => {
      const document = order();
      return envelopeDocument(
        { ...document, programme: { ...programme, programme: { ...programme.programme, qualifiedHeats } } },
        facts,
      );
    };
    expect(of([1, 2, 3].map((i) => ({ ...heat(i), contents_ppm: i < 3 ? { S: 5 } : {} }))).uncovered).toEqual(
      ['S'],
    );
    expect(() => of([])).toThrow(/no qualified heats/);
  });

  it('says in how many draws an element leaves it, and what that re-opens', () => {
    // Two equal halves of the charge scatter by 1 ppm each: their mean by 0.72 ppm; 7 lies 0.69 SD above 6.5.
    const [found] = leaves({ sd_S: 1 });
    expect(found!.share).toBeGreaterThan(0.2);
    expect(found!.share).toBeLessThan(0.29);
    expect(found).toMatchObject({
      trigger: 'tramp',
      what: 'S above 7 ppm',
      reopens: { gate: 1, level: '1S', properties: ['rupture life 649 C'] },
    });
    expect(found!.words).toMatch(
      /^S above 7 ppm in [\d.]+ % of draws; re-opens gate 1 at level 1S for rupture life 649 C\.$/,
    );
  });

  it('shows the plan beside the heats of each range, and which of it lies outside', () => {
    const { ranges } = envelopeDocument(order({ S: 9, La: 250, sd_S: 1 }), facts);
    const planned = (name: string) => ranges.find(({ what }) => what === name)!.planned![0]!;
    expect(planned('S')).toMatchObject({ heat: 'H1', outside: true });
    expect(planned('S').p95 - planned('S').p05).toBeCloseTo(2 * 1.645 * Math.hypot(0.4, 0.6), 0);
    expect(planned('La').outside).toBe(true);
    expect(planned('O')).toMatchObject({ mean: expect.closeTo(20, 6), outside: false });
    expect(planned('revert share')).toMatchObject({ mean: 0.4, outside: false });
  });
  it('holds rare earths at both edges', () => {
    expect(leaves({ La: 250 })[0]).toMatchObject({ trigger: 'rare-earth', what: 'La below 300 ppm' });
    expect(leaves({ La: 450 })[0]).toMatchObject({
      what: 'La above 400 ppm',
      reopens: { properties: ['cyclic oxidation'] },
    });
  });

  const route = (settings: object, operation = 'vacuum-induction') => [{ operation, settings }];

  const ALL = 'every property';
  const TRIGGERS: [string, Planned, object, string][] = [
    [
      'tramp',
      { S: 9 },
      {},
      'S above 7 ppm in 100 % of draws; re-opens gate 1 at level 1S for rupture life 649 C.',
    ],
    [
      'gas',
      { O: 40 },
      {},
      'O above 20 ppm in 100 % of draws; re-opens gate 1 at level 1S for rupture life 649 C.',
    ],
    [
      'rare-earth',
      { La: 450 },
      {},
      'La above 400 ppm in 100 % of draws; re-opens gate 1 at level 1S for cyclic oxidation.',
    ],
    [
      'other-element',
      { Fe: 1300 },
      {},
      `Fe above 1,200 ppm in 100 % of draws; re-opens gate 1 at level 1S for ${ALL}.`,
    ],
    [
      'sum',
      { Pb: 3 },
      {},
      'Pb+Bi above 1.1 ppm in 100 % of draws; re-opens gate 1 at level 1S for rupture life 649 C.',
    ],
    [
      'source-class',
      { lotClass: 'purchased-scrap' },
      {},
      `The source class purchased-scrap is in no two qualified heats; re-opens gate 1 at level 1S for ${ALL}.`,
    ],
    [
      'revert-share',
      { revert_kg: 500 },
      {},
      `Revert share of 0.5 is above 0.4; re-opens gate 1 at level 1S for ${ALL}.`,
    ],
    [
      'generation',
      { generation: 3 },
      {},
      `Generation of 3 is above 2; re-opens gate 1 at level 1S for ${ALL}.`,
    ],
    [
      'route',
      { route: route({}, 'electron-beam') },
      {},
      `The sequence electron-beam is not qualified; re-opens gate 1 at level 1M and part of gate 2 for ${ALL}.`,
    ],
    [
      'setting',
      { route: route({ temperature_K: 1900 }) },
      {},
      `vacuum-induction.temperature_K of 1,900 lies outside 1,820 to 1,830; re-opens gate 1 at level 1M for ${ALL}.`,
    ],
    [
      'lining',
      { route: route({ lining: { material: 'CaO' } }) },
      {},
      `A lining of CaO is not qualified; re-opens gate 1 at level 1M for ${ALL}.`,
    ],
    [
      'lining-age',
      { route: route({ lining: { material: 'MgO', heatsSinceReline: 30 } }) },
      {},
      `Heats on the lining of 30 is above 10; re-opens gate 1 at level 1S for ${ALL}.`,
    ],
    [
      'furnace',
      {},
      { furnace: 'VIM-2' },
      `The furnace VIM-2 is not qualified; re-opens gate 1 at level 1M and part of gate 2 for ${ALL}.`,
    ],
    [
      'heat-treatment',
      {},
      { heatTreatment: 'HT-2' },
      `The heat treatment HT-2 is not qualified; re-opens gate 1 at level 1S and part of the first article for ${ALL}.`,
    ],
    [
      'site',
      {},
      { site: 'B' },
      `The site B is not qualified; re-opens gate 1 at level 1M and the first article for ${ALL}.`,
    ],
    [
      'specification',
      {},
      { specification: 'S rev 4' },
      `The specification S rev 4 is not qualified; re-opens gate 1 at level 1M for ${ALL}.`,
    ],
    [
      'laboratory',
      {},
      { laboratory: 'L2' },
      `The laboratory L2 is not qualified; re-opens gate 1 at level 1S, with new heats on hold, for ${ALL}.`,
    ],
    [
      'lapse',
      {},
      { at: '2028-01-10' },
      'The last qualified heat was made on 2026-01-10; re-opens the first article only.',
    ],
    [
      'chart-signal',
      {},
      { chartSignal: 'CUSUM of Rm' },
      `A chart signals: CUSUM of Rm; re-opens gate 1 at level 1S, with new heats on hold until the cause is found, for ${ALL}.`,
    ],
    [
      'service-event',
      {},
      { serviceEvent: 'blade 7' },
      'A service event: blade 7; re-opens gates 2 and 3 for a review; the fleet is suspended.',
    ],
  ];

  it.each(TRIGGERS)('%s is a trigger, alone and in these words', (trigger, planned, circumstances, words) => {
    const found = leaves(planned, circumstances);
    // a tramp that leaves its range takes its sum along
    const own = found.filter((one) => one.trigger === trigger);
    expect(own.map((one) => one.words)).toEqual([words]);
    expect(
      found.filter((one) => one.trigger !== trigger && one.trigger !== 'sum' && one.trigger !== 'tramp'),
    ).toEqual([]);
  });

  it('every row of the table has a test here', () => {
    expect(TRIGGERS.map(([id]) => id).sort()).toEqual(
      facts.requalificationTriggers.map(({ id }) => id).sort(),
    );
  });

  it('re-opens the whole level where more revert comes with another tramp profile', () => {
    const level = (planned: Planned) =>
      leaves(planned).find(({ trigger }) => trigger === 'revert-share')?.reopens.level;
    expect([level({ revert_kg: 500 }), level({ revert_kg: 500, S: 9 })]).toEqual(['1S', '1A']);
  });

  it('stays silent for the qualified circumstances, and a day before the lapse', () => {
    expect(leaves({}, { furnace: 'VIM-1', site: 'A', laboratory: 'L1', at: '2028-01-09' })).toEqual([]);
  });

  it('refuses a circumstance it does not know', () => {
    expect(() => leaves({}, { crew: 'night' })).toThrow(/crew/);
  });
});
