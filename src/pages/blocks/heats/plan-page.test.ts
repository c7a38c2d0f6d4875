import { describe, expect, it } from 'vitest';
import type { HeatPlan } from '../../../documents/heats/heats.ts';
import type { PlanOutput } from '../../../documents/heats/plan.ts';
import { readPage } from '../../testing/read-page.ts';
import { plannedHeatPage, planPage, pricesOf } from './plan-page.ts';

type Heat = PlanOutput['heats'][number];
const heat = (more: object = {}): Heat =>
  ({
    ...{
      id: 'H-1',
      cost_usd: 1000,
      binding: [],
      composition_wtpct: { charged: { Ni: 50, S: 0.001 }, refined: { Ni: 51, S: 0.0005 } },
    },
    charge: [
      { id: 'R-1', mass_kg: 25 },
      { id: 'V-Ni', mass_kg: 75, items: 3 },
    ],
    ...more,
  }) as unknown as Heat;
const plan = (more: object = {}, heats: readonly Heat[] = [heat()]): PlanOutput =>
  ({
    ...{ status: 'optimal', cost_usd: 1000, bound_usd: 1000, gap: 0, heats, baselines: [], conflict: [] },
    ...{ solver: { doubts: [] }, assumed: [] },
    ...more,
  }) as unknown as PlanOutput;
const read = (output: PlanOutput, id?: string) => readPage(planPage(output), id);

it('says how near to the cheapest plan it is', () => {
  const lead = (gap: number, bound_usd = 1000, more = {}) => read(plan({ gap, bound_usd, ...more })).words[0];
  expect(lead(0)).toBe('1,000.00 USD (optimal); no plan can cost less than 1,000.00 USD.');
  expect(lead(4.9e-6)).toContain('(optimal)');
  expect(lead(1e-3, 999)).toMatch(
    /^1,000.00 USD \(optimal within 0\.1\d* %\); no plan can cost less than 999.00 USD\.$/,
  );
  expect(lead(2.5e-3)).toContain('(optimal within 0.25');
  expect(lead(2.6e-3, 1000, { status: 'feasible' })).toContain('(best found, at most 0.26');
  expect(lead(2.6e-3)).toContain('(optimal at the margin it keeps, at most 0.26');
});

it('says beside its gap what stopped it', () => {
  const words = (stoppedBy: string) =>
    read(plan({ status: 'feasible', gap: 0.1, bound_usd: 900, solver: { doubts: [], stoppedBy } })).words;
  expect(words('work')).toContain('Stopped at its limit of work: this is the best plan found so far');
  expect(words('clock').join()).toContain('Stopped by the clock: the machine was too busy');
  expect(read(plan()).words.join()).not.toContain('Stopped');
});

it('shows what the plan and each other way costs, and by how much they differ', () => {
  const baselines = [
    { name: 'all virgin', cost_usd: 1500, words: 'nothing is returned' },
    { name: 'by hand', cost_usd: 900.5, words: '' },
    { name: 'the same', cost_usd: 1000.004, words: '' },
    { name: 'one lot', cost_usd: null, words: 'too little' },
  ];
  const { tables, charts } = read(plan({ baselines }), 'cost');
  expect(tables[0]).toEqual([
    ['instead', 'USD', 'difference, USD', ''],
    ['all virgin', '1,500.00', '+500.00', 'nothing is returned'],
    ['by hand', '900.50', '-99.50', ''],
    ['the same', '1,000.00', '0.00', ''],
    ['one lot', 'no plan', '', 'too little'],
  ]);
  expect(charts).toMatchObject([
    {
      bars: [
        { name: 'this plan', value: 1000, marked: true },
        { name: 'all virgin', value: 1500, note: '500 more' },
        { name: 'by hand', note: expect.stringMatching(/^99\.5\d* less$/) },
        { name: 'the same', note: 'the same' },
      ],
    },
  ]);
});

it('names the limits that cannot be met together, and a cure of several of them once', () => {
  const shared = { words: 'buy nickel', cost_usd: 1200 };
  const conflict = [
    { words: 'Cr is too low', cures: [{ words: 'raise Cr' }, shared] },
    { words: 'Ni is too low', cures: [shared] },
  ];
  const none = plan({ status: 'infeasible', cost_usd: null, bound_usd: null, gap: null, conflict }, []);
  const page = read(none);
  expect(page.title).toBe('No charge meets the limits');
  expect(page.words).toEqual([
    'The lots and materials of this plan cannot make the heat.',
    ...['Cr is too low', 'raise Cr', 'Ni is too low'],
    'What would help with more than one of these:',
    'buy nickel; the plan then costs 1,200.00 USD',
  ]);
  const alone = read(plan({ ...none, conflict: conflict.slice(0, 1) } as object, []));
  expect(alone.words.slice(1)).toEqual([
    'Cr is too low',
    'raise Cr',
    'buy nickel; the plan then costs 1,200.00 USD',
  ]);
});

it('says what it costs to stay inside what the qualified heats cover', () => {
  const within = (more: object, rest: object = {}, heats = [heat()]) =>
    read(
      plan({ within: { without_usd: 900, dearer_usd: 100, edges: [], beyond: [], ...more }, ...rest }, heats),
      'within',
    ).words;
  const edge = { heat: 'H-1', words: 'S at 5 ppm' };
  expect(within({ edges: [edge], beyond: [edge] })).toEqual([
    'Staying inside what the qualified heats cover costs 100.00 USD more. Without it: 900.00 USD.',
    ...['Edges that bind:', 'S at 5 ppm', 'The plan without it goes beyond these edges:', 'S at 5 ppm'],
  ]);
  expect(within({ dearer_usd: 0 })).toHaveLength(2);
  expect(within({ dearer_usd: 0 })[1]).toBe('The plan without it stays inside as well.');
  expect(within({ dearer_usd: 5 })).toHaveLength(1);
  expect(
    within({ dearer_usd: null, without_usd: null }, { status: 'infeasible', cost_usd: null }, []),
  ).toEqual(['No charge stays inside what the qualified heats cover. There is no plan without it either.']);
  expect(within({ dearer_usd: null })).toEqual(['Without it: 900.00 USD.']);
  expect(within({ edges: [edge] }, {}, [heat(), heat({ id: 'H-2' })])).toContain('H-1: S at 5 ppm');
  expect(planPage(plan()).sections.map(({ id }) => id)).toEqual(['cost', 'charge', 'sure', 'composition']);
});

it('shows the charge, the largest first, with prices and pieces where they are known', () => {
  const bare = read(plan(), 'charge');
  expect(bare.tables[0]).toEqual([
    ['lot', 'kg', 'pieces'],
    ['V-Ni', '75.000', '3'],
    ['R-1', '25.000', ''],
  ]);
  expect(bare.charts).toMatchObject([
    {
      bars: [
        { name: 'V-Ni', value: 75, note: '75.0 %' },
        { name: 'R-1', note: '25.0 %' },
      ],
    },
  ]);
  expect(bare.captions).toEqual(['100 kg for 1,000.00 USD']);
  const yard = {
    ...pricesOf([{ id: 'V-Ni', price_usd_per_kg: 20 }] as never),
    clearedAs: { 'R-1': 'IN718' },
    paid: ['R-1'],
  };
  const lots = [{ id: 'R-1', price_usd_per_kg: 5, mass_kg: 25, words: 'R-1 is in' }];
  const charge = [
    { id: 'R-1', mass_kg: 25 },
    { id: 'V-Ni', mass_kg: 75 },
    { id: 'X', mass_kg: 1 },
  ];
  expect(readPage(planPage(plan({}, [heat({ lots, charge })]), { yard }), 'charge').tables[0]).toEqual([
    ['lot', 'cleared as', 'kg', 'USD/kg', 'USD', 'price'],
    ['V-Ni', '', '75.000', '20.00', '1,500.00', 'deck'],
    ['R-1', 'IN718', '25.000', '5.00', '125.00', 'paid'],
    ['X', '', '1.000', '', '', 'deck'],
  ]);
});

it('says what the cost of a heat holds beside its charge', () => {
  const route = { id: 'vim', cost_usd: 40, disagreement: 0.01, at: 'S', looked: [{ id: 'vim' }], rounds: 2 };
  const caption = (more: object) => read(plan({}, [heat(more)]), 'charge').captions[0];
  expect(caption({ route })).toBe('100 kg for 1,000.00 USD, with the route');
  expect(caption({ route: { ...route, cost_usd: 0 } })).toBe('100 kg for 1,000.00 USD');
  const recourse = {
    taken: true,
    method: 'OES',
    minutes: 15,
    cost: { charge_usd: 900, corrections_usd: 12 },
    corrections_kg: [],
    words: [],
  };
  expect(caption({ route, recourse })).toBe(
    '100 kg for 1,000.00 USD, with expected trims after the sample and the route',
  );
});

it('says how sure a heat is, of what, and what fails most', () => {
  const sure = (more: object) => read(plan({}, [heat(more)]), 'sure');
  expect(sure({}).words).toEqual([expect.stringMatching(/^Planned with mean contents alone/)]);
  expect(sure({}).charts).toEqual([]);
  const certificate = { passRate: 0.98765, lowerLimit: 0.97, samples: 400, seed: 7 };
  const risks = [0.6, 0.3, 0.08, 0.02].map((share, i) => ({ words: `limit ${i}`, share }));
  const commonRisk = [
    { cause: 'the sample', share: 0.4 },
    { cause: 'rounding', share: 0.0004 },
    { cause: 'edge', share: 0.0005 },
  ];
  const interimCounts = [
    { samples: 400, error: 0.02 },
    { samples: 800, error: 0.03 },
  ];
  expect(sure({ certificate: { ...certificate, interimCounts } }).words[0]).toMatch(
    /\(400 draws of at most 800 draws: decided at count 1 of 2, whose lower limits hold together with 95 % confidence; that of this one is of Clopper-Pearson at 98\.0 %, seed 7\)\.$/,
  );
  const found = sure({ certificate, confidence: { z: 2.345, risks }, commonRisk });
  expect(found.words).toEqual([
    expect.stringMatching(
      /^Nothing is predicted of the metal.* probability of 98\.77 %, at least 97\.00 % \(400 draws, seed 7\)\.$/,
    ),
    expect.stringMatching(/^The charge stays 2\.3[45] standard deviations inside every uncertain limit\.$/),
    'Of the heats that fail, 60 % have limit 0, 30 % limit 1, 8 % limit 2.',
    'the sample: 40.0 % of the risk.',
    expect.stringMatching(/^edge: 0\.\d % of the risk\.$/),
  ]);
  expect(found.charts).toMatchObject([{ bars: [{ name: 'limit 0', value: 60 }, {}, {}, { value: 2 }] }]);
  const recourse = {
    taken: true,
    method: 'OES',
    minutes: 15,
    cost: { charge_usd: 900, corrections_usd: 12 },
    corrections_kg: [],
    words: [],
  };
  expect(sure({ certificate, recourse }).words[0]).toMatch(
    /^Conformance probability 98\.77 % after trims, at least/,
  );
  expect(
    sure({ certificate, route: { id: 'route', cost_usd: 0, disagreement: 0, looked: [], rounds: 1 } }).words,
  ).toEqual([
    expect.stringMatching(/^Conformance probability 98\.77 %, at least/),
    'Plan and furnace model differ by 0.000 % of the limit after 1 round.',
  ]);
});

it('says which route was chosen among which, and what aiming costs', () => {
  const sentences = (more: object) => read(plan({}, [heat(more)]), 'sure').words.slice(1);
  const route = {
    id: 'vim',
    cost_usd: 40,
    disagreement: 0.012,
    at: 'S',
    looked: [{ id: 'vim' }, { id: 'esr' }],
    rounds: 2,
  };
  expect(sentences({ route })).toEqual([
    'Planned through route vim (40.00 USD), the best of vim, esr.',
    'Plan and furnace model differ by 1.200 % of the limit of S after 2 rounds.',
  ]);
  expect(sentences({ route: { ...route, cost_usd: 0, looked: [{ id: 'vim' }] } })[0]).toBe(
    'Planned through route vim.',
  );
  const alone = { ...route, id: 'route', cost_usd: 0, looked: [{ id: 'route' }] };
  expect(sentences({ route: alone })).toHaveLength(1);
  expect(sentences({ route: { ...alone, cost_usd: 1 } })[0]).toBe('Planned through route route (1.00 USD).');
  const aim = (dearer_usd: number) => sentences({ aim: { dearer_usd, corner_usd: 990 } })[0];
  expect(aim(0.004)).toBe('Aiming costs nothing: the cheapest corner of the windows costs 990.00 USD too.');
  expect(aim(-5)).toMatch(
    /^This heat costs 5\.0* ?USD less|^This heat costs 5.00 USD less than in the cheapest corner/,
  );
  expect(aim(10)).toMatch(/^Aiming costs at most 10\.?0* USD: no charge in the cheapest corner/);
});

it('shows contents as charged, and as refined where something predicts the metal', () => {
  const windows_wtpct = {
    Ni: { min: 50, max: 55, from: 51, to: 54, aim: 52 },
    S: { max: 0.001, to: 0.0008 },
    Cr: { from: 19 },
  };
  const yard = { clearedAs: {}, prices_usd_per_kg: {}, windows_wtpct } as never;
  const both = { charged: { Ni: 50, S: 0.001 }, refined: { Ni: 51, S: 0.0005, Cr: 20 } };
  const table = (more: object) =>
    readPage(planPage(plan({}, [heat({ composition_wtpct: both, ...more })]), { yard }), 'composition');
  const plain = table({});
  expect(plain.headings).toEqual(['Composition of the charge']);
  expect(plain.tables[0]).toEqual([
    ['element', 'unit', 'minimum', 'maximum', 'own range', 'aim', 'charged'],
    ['Ni', 'wt%', '50.0', '55.0', '51.0 to 54.0', '52.0', '50.00'],
    ['S', 'ppm', '', '10.0', 'up to 8.00', '', '10.00'],
    ['Cr', 'wt%', '', '', 'from 19.0', '', '0'],
  ]);
  const route = { id: 'vim', cost_usd: 0, disagreement: 0, looked: [], rounds: 1 };
  const refined = table({ route, expectedErrors: ['S is 1 ppm off'] });
  expect(refined.headings).toEqual(['Composition']);
  expect(refined.tables[0]![0]!.at(-1)).toBe('refined');
  expect(refined.tables[0]![2]!.slice(-2)).toEqual(['10.00', '5.000']);
  expect(refined.words).toEqual(['S is 1 ppm off']);
  expect(table({ rareEarth: [{ words: ['La'] }] }).headings).toEqual(['Composition']);
  expect(read(plan(), 'composition').tables[0]![0]).toEqual(['element', 'unit', 'charged']);
});

it('names each heat of several, and folds what the first look does not need', () => {
  const lots = [
    { id: 'A', mass_kg: 0, price_usd_per_kg: 1, words: 'A is out' },
    { id: 'R-1', mass_kg: 25, price_usd_per_kg: 1, words: 'R-1 is in' },
  ];
  const rich = heat({ lots, binding: [{ words: 'Cr' }], rareEarth: [{ words: ['La is lost'] }] });
  const page = planPage(plan({}, [rich, heat({ id: 'H-2' })]));
  expect(page.title).toBe('H-1, H-2');
  const ids = page.sections.map(({ id }) => id);
  expect(ids).toContain('heat-1-lots');
  expect(ids).toContain('heat-2-charge');
  expect(readPage(page, 'heat-1-lots')).toMatchObject({
    ...{ headings: ['H-1: why each lot is in or out'], words: ['R-1 is in', 'A is out'] },
  });
  const folded = page.sections.filter((one) => one.folded).map(({ id }) => id);
  expect(folded).toContain('heat-1-composition');
  expect(folded).not.toContain('heat-1-charge');
  expect(readPage(page, 'heat-1-rare-earths').words).toEqual(['La is lost']);
});

it('says what trims after a sample cost and add, and the charge as the scale shows it', () => {
  const recourse = {
    ...{
      taken: true,
      method: 'OES',
      minutes: 15,
      cost: { charge_usd: 900, corrections_usd: 12 },
      words: ['Cr is kept'],
    },
    corrections_kg: [{ id: 'V-Cr', mean_kg: 1.5 }],
  };
  const trims = (more: object) =>
    read(plan({}, [heat({ recourse: { ...recourse, ...more } })]), 'recourse').words;
  expect(trims({})).toEqual([
    'The charge costs 900.00 USD. After a sample by OES (15 min), trims cost 12.00 USD on average: V-Cr 1.5 kg.',
    'Cr is kept',
  ]);
  expect(trims({ corrections_kg: [] })[0]).toMatch(/on average\.$/);
  expect(trims({ taken: false })).toEqual(['Cr is kept']);
  const weighed = {
    step_kg: 5,
    charge: [{ id: 'R-1', mass_kg: 25 }],
    certificate: { passRate: 0.99, lowerLimit: 0.98 },
    words: ['rounded'],
  };
  const scale = read(plan({}, [heat({ weighed })]), 'weighed');
  expect(scale.tables[0]![1]).toEqual(['R-1', '25']);
  expect(scale.captions[0]).toBe(
    'in steps of 5 kg; the charge meets every limit with a probability of 99.00 %, at least 98.00 %',
  );
  expect(read(plan({}, [heat({ weighed, recourse })]), 'weighed').captions[0]).toContain(
    'conformance probability 99.00 %',
  );
});

it('says beside a plan what its solver doubts and what was assumed of prices', () => {
  const assumed = [
    { kind: 'price-age', what: 'Ni is 40 days old', value: '', unit: '', source: 'deck' },
    { kind: 'yield', what: 'yield', value: '0.98', unit: '1', source: 'guess' },
    { what: 'silent', value: '1', unit: '1', source: 'x' },
  ];
  const { words } = read(plan({ solver: { doubts: ['two ties'] }, assumed }));
  expect(words.slice(1, 4)).toEqual([
    'Solver checked again: two ties',
    'Ni is 40 days old',
    'yield: 0.98 1, guess',
  ]);
  expect(words.join()).not.toContain('silent');
});

const planned = (more: object = {}, output: PlanOutput = plan()): HeatPlan =>
  ({
    ...{
      heat: 'H-9',
      dryRun: false,
      plan: output,
      blocked: [],
      remarks: [],
      clearedAs: {},
      prices_usd_per_kg: {},
      windows_wtpct: {},
    },
    ordered: { at: '2026-11-24T10:00:00Z', grade: 'IN718', mass_kg: 100 },
    ...more,
  }) as unknown as HeatPlan;

it('says of a reserved heat what was ordered, in which furnace, and how it is paid', () => {
  const furnace = { what: 'furnace', value: 'VIM-1', unit: 'none', source: 'plant.json' };
  const page = readPage(plannedHeatPage(planned({ remarks: ['weigh twice'] }, plan({ assumed: [furnace] }))));
  expect(page.title).toBe('H-9: 100 kg of IN718, reserved 2026-11-24');
  expect(page.words).toContain('furnace VIM-1 (plant.json)');
  expect(page.words).toContain('weigh twice');
  expect(readPage(plannedHeatPage(planned({ dryRun: true }))).title).toBe(
    'H-9: 100 kg of IN718, dry run of 2026-11-24, nothing is reserved',
  );
  const ordered = {
    ...{ at: '2026-11-24T10:00:00Z', grade: 'IN718', mass_kg: 100 },
    ...{ specification: 'AMS 5662', route: 'vim', programme: 'disk', owner: 'Huber' },
  };
  const sold = { contract: 'toll', sales_usd: 1500, margin_usd: 500 };
  const facts = (of: object) =>
    readPage(plannedHeatPage(planned({ ordered, sold: { ...sold, ...of } }))).words;
  expect(facts({})).toEqual(
    expect.arrayContaining([
      ...[
        'specification: AMS 5662',
        'route: vim',
        'inside programme: disk',
        'metal of: Huber',
        'contract: toll',
      ],
      'paid for the heat: 1,500.00 USD: 500.00 USD above the planned cost, before power, work and what else it uses',
    ]),
  );
  expect(facts({ margin_usd: -200 }).join()).toContain('200.00 USD below the planned cost');
  expect(facts({ sales_usd: null }).join()).not.toContain('paid for the heat');
});

it('says in how many loads it goes into the crucible, and which cleared lots were left out', () => {
  const crucible = {
    furnace: 'VIM-1',
    crucible_m3: 0.05,
    loose_m3: 0.12,
    isAssumed: true,
    words: '2 loads',
    loads_kg: [50, 50],
  };
  const words = (of: object) =>
    readPage(plannedHeatPage(planned({ crucible: { ...crucible, ...of } }))).words;
  expect(words({})).toContain(
    'charge in 2 loads: it lies in 0.12 m3, the crucible of VIM-1 holds 0.05 m3, reckoned from its capacity',
  );
  expect(words({ isAssumed: false }).join()).not.toContain('reckoned');
  expect(words({ loads_kg: [100] }).join()).not.toContain('charge in');
  const left = plannedHeatPage(planned({ blocked: [{ lot: 'R-7', reasons: ['too old', 'reserved'] }] }));
  expect(readPage(left, 'left-out').words).toEqual(['R-7: too old; reserved']);
  expect(left.sections[0]).toMatchObject({ id: 'left-out', folded: true });
});

describe('the head of a plan', () => {
  const route = { id: 'route', cost_usd: 0, looked: [], rounds: 1, disagreement: 0, at: null };
  const sure = (passRate: number, lowerLimit: number, more: object = {}) =>
    heat({ certificate: { passRate, lowerLimit, samples: 1000, seed: 1 }, asked: 0.95, route, ...more });
  const headOf = (output: PlanOutput) => {
    const { verdict, head } = planPage(output);
    return { verdict, ...head! };
  };

  it('has how many heats pass against what was asked, by the lower limit of the draws', () => {
    expect(headOf(plan({}, [sure(0.974, 0.95)]))).toMatchObject({
      verdict: 'AS ASKED',
      tone: 'good',
      basis: 'predicted',
      decides: {
        value: '97.4 %',
        of: 'of heats meet every limit',
        asked: '95.0 % asked, at least 95.0 %',
        scale: { share: 0.974, atLeast: 0.95, asked: 0.95 },
      },
    });
    expect(headOf(plan({}, [sure(0.955, 0.949)]))).toMatchObject({
      verdict: 'BELOW WHAT WAS ASKED',
      tone: 'hold',
    });
  });

  const furnace = (state: 'inside' | 'open', probability: number) => ({
    furnace: {
      ...{ restsOn: 'published furnaces' as const, state, probability, words: ['the furnace keeps so many'] },
      rows: state === 'inside' ? [] : [OPEN_ROW],
    },
  });
  const OPEN_ROW = {
    ...{ of: 'O', p05_wtpct: 0.0004, p95_wtpct: 0.0038, max_wtpct: 0.002, breaks: 0.2 },
    ...{ restsOn: 'compared' as const, comparisons: 11, laboratories: 7 },
    ...{ state: 'open' as const, until: 'a bath sample at the end of vacuum-induction' },
  };

  it('tells the furnace from the charge: as asked where it keeps what is right, else open until a sample, never refused', () => {
    expect(headOf(plan({}, [sure(0.974, 0.95, furnace('inside', 0.98))]))).toMatchObject({
      verdict: 'AS ASKED',
      tone: 'good',
      decides: { value: '97.4 %', of: 'of heats meet every limit if the furnaces do as the models say' },
    });
    const open = plan({}, [sure(0.974, 0.95, furnace('open', 0.8))]);
    expect(headOf(open)).toMatchObject({ verdict: 'OPEN UNTIL SAMPLED', tone: 'hold' });
    expect(headOf(open).figures).toContainEqual({
      ...{ name: 'Furnace', value: '80 %' },
      beside: 'of right charges stay inside, as published furnaces were',
    });
    expect(headOf(plan({}, [sure(0.955, 0.949, furnace('open', 0.8))])).verdict).toBe('BELOW WHAT WAS ASKED');
    expect(readPage(planPage(open)).words).toContain(
      'O is open until a bath sample at the end of vacuum-induction is read for it.',
    );
    expect(readPage(planPage(open), 'furnace').tables[0]!.at(-1)).toEqual([
      ...['O', 'ppm', '', '20.0', '4.00 to 38.0', '20.0 %', '11 comparisons of 7 laboratories'],
      'a bath sample at the end of vacuum-induction',
    ]);
  });

  it('is that of the heat of several that is the least sure', () => {
    const heats = [sure(0.99, 0.98), sure(0.96, 0.951, { id: 'H-2' }), sure(0.97, 0.96)];
    expect(headOf(plan({}, heats)).basis).toBe('predicted');
    expect(headOf(plan({}, heats)).decides).toMatchObject({
      value: '96.0 %',
      of: 'of heats meet every limit (H-2)',
    });
    expect(headOf(plan({}, [...heats, heat()]))).toMatchObject({ verdict: 'NOT CERTIFIED' });
  });

  it('is not as asked where nothing is predicted of the metal, and says what is in the way of a plan that there is not', () => {
    expect(headOf(plan({}, [sure(0.99, 0.98, { route: null })]))).toMatchObject({
      verdict: 'CHARGE ONLY',
      tone: 'hold',
      basis: 'planned',
    });
    expect(headOf(plan({ status: 'infeasible', cost_usd: null }))).toMatchObject({
      verdict: 'NO PLAN',
      tone: 'bad',
      figures: [],
    });
  });

  it('has the surest charge that was found where what was asked can not be reached', () => {
    const nearest = {
      ...{ asked: 0.95, cost_usd: 1000 },
      heats: [
        {
          ...{ id: 'H-1', cost_usd: 1000, charge: [{ id: 'R-1', mass_kg: 100 }] },
          certificate: { passRate: 0.69, lowerLimit: 0.67, samples: 1000, seed: 1 },
          risks: [{ words: 'Bi above 0.3 ppm', share: 0.8 }],
        },
      ],
    };
    const output = plan({ status: 'infeasible', cost_usd: null, nearest }, []);
    expect(headOf(output)).toMatchObject({
      verdict: 'HOLD',
      decides: {
        value: '69.0 %',
        of: 'of heats meet every limit: the best that was reached; Bi above 0.3 ppm decides',
        asked: '95.0 % asked, at least 67.0 %',
      },
      figures: [{ value: '1,000.00' }, { value: '1 lot' }, { name: 'At risk', value: '310.00' }],
    });
    expect(read(output, 'nearest')).toMatchObject({
      tables: [
        [
          ['lot', 'kg'],
          ['R-1', '100.000'],
        ],
      ],
      words: ['80 % of the heats that fail have Bi above 0.3 ppm'],
    });
  });

  it('has cost and saving per kilogram of the order, the charge, and who goes on', () => {
    const baselines = [{ name: 'all-virgin', cost_usd: 1500, words: '' }];
    const { head } = plannedHeatPage(planned({}, plan({ baselines })));
    expect(head).toMatchObject({
      figures: [
        { name: 'Cost', value: '10.00', unit: 'USD/kg', beside: '1,000.00 USD the heat' },
        { name: 'Saved', value: '500.00', beside: 'against all-virgin at 15.00 USD/kg' },
        { name: 'Charge', value: '2 lots', beside: '100 kg' },
      ],
      turn: { who: ['melter'], by: [{ verb: 'heats/make-up-sheet', order: { heat: 'H-9' } }] },
    });
    expect(plannedHeatPage(planned({ dryRun: true })).head!.turn).toEqual({
      who: ['planner'],
      does: 'reserve these lots',
    });
    const dearer = [{ name: 'all-virgin', cost_usd: 900, words: '' }];
    expect(headOf(plan({ baselines: dearer })).figures[1]).toMatchObject({
      name: 'Dearer by',
      value: '100.00',
    });
  });
});
