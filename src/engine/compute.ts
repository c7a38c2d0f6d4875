import { checkData } from '../calculations/check-data/check-data.ts';
import type { Compute } from '../calculations/compute.ts';
import type { Control } from '../calculations/control.ts';
import type { Facts } from '../calculations/facts.ts';
import { readFacts } from './data-folder.ts';
import { closeSolver, highsSolver } from './highs-solver.ts';
import type { SimulatePool } from './simulate-pool.ts';

/**
 * Calculations in this process; the solver runs in a thread of its own, and so do large ensembles. Each calculation is loaded when it is
 * first asked for, so that a short command starts fast. `overrides` = the plant's own data folder.
 */
export function createCompute(options: { readonly overrides?: string } = {}): Compute {
  let facts: Facts | undefined;
  let pool: SimulatePool | undefined;
  const know = (): Facts => {
    facts ??= readFacts(options.overrides);
    return facts;
  };
  return {
    facts: know,
    identify: async (document, control) =>
      (await import('../calculations/identify/identify.ts')).identifyDocument(document, know(), control),
    plan: async (document, control: Control = {}) =>
      (await import('../calculations/plan/plan.ts')).planDocument(document, know(), {
        ...control,
        solver: highsSolver(),
      }),
    correct: async (document, control: Control = {}) =>
      (await import('../calculations/correct/correct.ts')).correctDocument(document, know(), {
        ...control,
        solver: highsSolver(),
      }),
    simulate: async (document, control) => {
      const { parseSimulate, simulate, ensembleAsked } = await import('../calculations/simulate/simulate.ts');
      const input = parseSimulate(document);
      const { POOL_FROM_SAMPLES, SimulatePool } = await import('./simulate-pool.ts');
      if (ensembleAsked(input).samples < POOL_FROM_SAMPLES) return simulate(input, know(), control);
      pool ??= new SimulatePool(options);
      return pool.simulate(input, know(), control);
    },
    advise: async (document, control: Control = {}) =>
      (await import('../calculations/advise/advise.ts')).adviseDocument(document, know(), {
        ...control,
        solver: highsSolver(),
      }),
    calibrate: async (document, control) =>
      (await import('../calculations/calibrate/calibrate.ts')).calibrateDocument(document, know(), control),
    checkRoute: async (document) =>
      (await import('../calculations/route/check.ts')).checkRouteDocument(document, know()),
    routeSettings: async (operation) =>
      (await import('../calculations/route/settings.ts')).routeSettings(know(), operation),
    release: async (document) =>
      (await import('../calculations/release/release.ts')).releaseDocument(document, know()),
    statistic: async (method, inputs) =>
      (await import('../calculations/statistics/statistics.ts')).runStatistic(method, inputs),
    listStatistics: async () => (await import('../calculations/statistics/statistics.ts')).listStatistics(),
    statisticPlots: async (method, inputs) =>
      (await import('../calculations/statistics/plots.ts')).statisticPlots(method, inputs),
    explainStatistic: async (method, inputs) =>
      (await import('../calculations/statistics/statistics.ts')).explainStatistic(method, inputs),
    checkData: () => checkData(know()),
    close: async () => {
      await Promise.all([closeSolver(), pool?.close()]);
    },
  };
}
