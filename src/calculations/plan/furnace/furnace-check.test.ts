import { describe, expect, it } from 'vitest';
import { furnaceOfPlanSchema } from '../../../documents/heats/furnace-of-plan.ts';
import { planInputSchema } from '../../../documents/heats/plan.ts';
import { conformingInTurns } from '../../../models/charge/confident/conformance.ts';
import { checkBranch } from '../../../models/charge/refining.ts';
import { testSolver } from '../../../models/charge/testing/solver.ts';
import { dataFacts } from '../../testing/data-facts.ts';
import { planDocument } from '../plan.ts';
import { problemOf } from '../problem.ts';
import { refiningOf } from '../refining.ts';
import { routeRunOf } from '../routes.ts';
import { furnaceOfPlan } from './furnace-check.ts';

const facts = dataFacts();
const MELT = {
  operation: 'vacuum-induction',
  settings: { time_s: 900, pressure_Pa: 1, lining: { material: 'MgO' } },
};
const METAL = {
  id: 'R',
  composition_wtpct: { Cr: 20, Al: 1, Mn: 0.4, O: 0.003, N: 0.006, S: 0.001 },
  sd_wtpct: { Cr: 0.1, O: 0.0003 },
  balance: 'Ni',
  price_usd_per_kg: 9,
  available_kg: 500,
};
/** Limits far from all that the furnace does. */
const WIDE = { Cr: { min: 15, max: 25 }, Mn: { max: 2 }, O: { max: 0.2 }, N: { max: 0.2 } };

interface Asked {
  readonly limits?: object;
  readonly route?: readonly object[];
  readonly calibrated?: object;
  readonly known?: typeof facts;
}

/** What is said of the furnace of a charge of one lot, and the share of its draws that is right. */
async function checked({ limits = {}, route = [MELT], calibrated, known = facts }: Asked) {
  const input = planInputSchema.parse({
    heats: [
      {
        id: 'H',
        target: {
          mass_kg: 100,
          limits_wtpct: { ...WIDE, ...limits },
          residual_wtpct: null,
        },
        route,
        ...(calibrated ? { calibrated } : {}),
      },
    ],
    materials: [METAL],
    jointConfidence: 0.95,
  });
  const { problem } = problemOf(input, known.grades, known.distributionTables);
  const run = routeRunOf(input, 0, { facts: known, seed: 1, control: {} })!;
  const lines = [{ material: 0, mass_kg: 101 }];
  const [option] = run.options;
  const trial = {
    ...{ problem, lines, samples: 300, furnace: {} },
    draws: { seed: 1, branch: checkBranch(1) },
    route: { refining: refiningOf(run), option: option! },
  };
  const conformance = { ...(await conformingInTurns(trial, { confidence: 0 })), attempt: 1 };
  const of = { run, option: option!, accounts: [], problem, lines, conformance, confidence: 0.95 };
  return { found: furnaceOfPlan(of), right: conformance.passes / conformance.samples };
}

const row = (name: string, spread: number, central = 1) => ({
  name: `vacuum-induction/${name}`,
  ...{ law: 'lognormal', central, spread, heatSpread: 0 },
});
const ownHeats = (rows: readonly object[]) => ({
  ...{ furnace: 'VIM-1', heats: 7, rows, scatter: 0.05, removalCredit: {}, advice: true },
});

describe('the furnace of a plan', () => {
  it('keeps right charges inside limits that are far off, as predicted', async () => {
    const { found, right } = await checked({});
    expect(right).toBe(1);
    expect(furnaceOfPlanSchema.parse(found)).toEqual(found);
    expect(found).toMatchObject({ restsOn: 'published furnaces', state: 'inside', asked: 0.95 });
    expect(found!.atLeast!).toBeGreaterThan(0.95);
    expect(found!.words).toHaveLength(1);
  });

  it('leaves open until the bath sample what the models alone keep and published furnaces do not, and nothing else', async () => {
    const { found, right } = await checked({ limits: { O: { max: 0.006 }, N: { max: 0.0062 } } });
    // P(charge is right) knows nothing of it
    expect(right).toBeGreaterThan(0.99);
    expect(found!.state).toBe('open');
    expect(found!.both!).toBeCloseTo(right * found!.probability!, 9);
    expect(found!.probability!).toBeLessThan(0.95);
    expect(found!.rows.filter(({ state }) => state === 'open')).toEqual([
      expect.objectContaining({
        ...{ of: 'O', max_wtpct: 0.006, restsOn: 'compared', comparisons: 11, laboratories: 7 },
        until: 'a bath sample at the end of vacuum-induction',
      }),
    ]);
    expect(found!.words).toContain(
      'O is open until a bath sample at the end of vacuum-induction is read for it.',
    );
    expect(found!.others!).toBeGreaterThan(0.95);
    const [o] = found!.rows;
    expect(o!.p95_wtpct / o!.p05_wtpct).toBeGreaterThan(5);
    expect(o!.breaks).toBeCloseTo(1 - found!.probability!, 2);
  });

  it('takes nothing off towards the safe side: too little is open as too much is', async () => {
    const { found } = await checked({ limits: { Mn: { min: 0.33, max: 0.45 } } });
    const [mn] = found!.rows;
    expect(mn).toMatchObject({ of: 'Mn', state: 'open', min_wtpct: 0.33, max_wtpct: 0.45 });
    expect(mn!.p05_wtpct).toBeLessThan(0.33);
  });

  it('says nothing of a route of tables, nor where no errors are known', async () => {
    expect((await checked({ route: [{ ...MELT, settings: {}, fidelity: 'table' }] })).found).toBeNull();
    const { discrepancies: _none, ...known } = facts;
    expect((await checked({ known: known as typeof facts })).found).toBeNull();
  });

  it('leaves published furnaces out where the own heats have spoken of the models alone', async () => {
    const { found } = await checked({
      limits: { O: { max: 0.006 } },
      calibrated: ownHeats([row('transfer', 0.1)]),
    });
    expect(found).toMatchObject({ restsOn: 'own heats', state: 'inside', rows: [] });
    expect(found!.words).toEqual([
      'VIM-1 is drawn as its own 7 heats left it, within the probability of the charge: nothing is added for other furnaces.',
    ]);
  });

  it('takes the error that the own heats left of an element in place of that of other furnaces', async () => {
    const limits = { O: { max: 0.006 } };
    const low = await checked({ limits, calibrated: ownHeats([row('own:O', 0.01, 0.7)]) });
    expect(low.right).toBeGreaterThan(0.99);
    expect(low.found).toMatchObject({ restsOn: 'own heats', state: 'inside' });
    // what the own heats showed is a part of the furnace: the charge itself is not right
    const high = await checked({ limits, calibrated: ownHeats([row('own:O', 0.01, 3)]) });
    expect(high.right).toBeLessThan(0.2);
  });
});

it('reaches the plan of a document: charge and furnace told apart, the charge as without it', async () => {
  const ask = (discrepancies: (typeof facts)['discrepancies'] | undefined) =>
    planDocument(
      {
        heats: [
          {
            id: 'H',
            target: {
              ...{ mass_kg: 100, limits_wtpct: { ...WIDE, O: { max: 0.006 } } },
              residual_wtpct: null,
            },
            route: [MELT],
          },
        ],
        materials: [METAL],
        ...{ jointConfidence: 0.95, certificationSamples: 400 },
      },
      { ...facts, discrepancies } as typeof facts,
      { solver: testSolver() },
    );
  const [plan, alone] = [await ask(facts.discrepancies), await ask(undefined)];
  const [heat] = plan.heats;
  expect(heat!.certificate!.lowerLimit).toBeGreaterThanOrEqual(0.95);
  expect(heat!.furnace).toMatchObject({ state: 'open', rows: [{ of: 'O' }] });
  expect(alone.heats[0]!.furnace).toBeUndefined();
  expect([heat!.charge, heat!.certificate, plan.cost_usd]).toEqual([
    alone.heats[0]!.charge,
    alone.heats[0]!.certificate,
    alone.cost_usd,
  ]);
});
