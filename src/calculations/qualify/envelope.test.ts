import { describe, expect, it } from 'vitest';
import type { EnvelopeOutput } from '../../documents/envelope.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { envelopeDocument } from './envelope.ts';

const facts = dataFacts();

const heat = (i: number) => ({
  heat: `Q${i}`,
  contents_ppm: { S: 4 + i, O: 20, La: 100 + 100 * i, Pb: 1, Bi: 0.1 },
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
  lotClass?: string;
  generation?: number;
  revert_kg?: number;
  route?: unknown[];
}

function order(planned: Planned = {}, circumstances: object = {}) {
  const { S = 6.5, sd_S = 0, La = 350, Pb = 1, O = 20, revert_kg = 400 } = planned;
  const composition_wtpct = { Cr: 20, S: S / 1e4, La: La / 1e4, Pb: Pb / 1e4, O: O / 1e4 };
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

  it('holds rare earths at both edges', () => {
    expect(leaves({ La: 250 })[0]).toMatchObject({ trigger: 'rare-earth', what: 'La below 300 ppm' });
    expect(leaves({ La: 450 })[0]).toMatchObject({
      what: 'La above 400 ppm',
      reopens: { properties: ['cyclic oxidation'] },
    });
  });

  const route = (settings: object, operation = 'vacuum-induction') => [{ operation, settings }];

  it.each<[string, Planned, object]>([
    ['tramp', { S: 9 }, {}],
    ['gas', { O: 40 }, {}],
    ['sum', { Pb: 3 }, {}],
    ['source-class', { lotClass: 'purchased-scrap' }, {}],
    ['revert-share', { revert_kg: 500 }, {}],
    ['generation', { generation: 3 }, {}],
    ['route', { route: route({}, 'electron-beam') }, {}],
    ['setting', { route: route({ temperature_K: 1900 }) }, {}],
    ['lining', { route: route({ lining: { material: 'CaO' } }) }, {}],
    ['lining-age', { route: route({ lining: { material: 'MgO', heatsSinceReline: 30 } }) }, {}],
    ['furnace', {}, { furnace: 'VIM-2' }],
    ['heat-treatment', {}, { heatTreatment: 'HT-2' }],
    ['site', {}, { site: 'B' }],
    ['specification', {}, { specification: 'S rev 4' }],
    ['laboratory', {}, { laboratory: 'L2' }],
    ['lapse', {}, { at: '2028-01-10' }],
    ['chart-signal', {}, { chartSignal: 'CUSUM of Rm' }],
    ['service-event', {}, { serviceEvent: 'blade 7' }],
  ])('%s is a trigger', (trigger, planned, circumstances) => {
    expect(leaves(planned, circumstances).map((one) => one.trigger)).toContain(trigger);
  });

  it('stays silent for the qualified circumstances, and a day before the lapse', () => {
    expect(leaves({}, { furnace: 'VIM-1', site: 'A', laboratory: 'L1', at: '2028-01-09' })).toEqual([]);
  });

  it('refuses a circumstance it does not know', () => {
    expect(() => leaves({}, { crew: 'night' })).toThrow(/crew/);
  });
});
