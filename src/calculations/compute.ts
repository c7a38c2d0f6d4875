import type { AdviseOutput } from '../documents/advise.ts';
import type { CalibrateOutput } from '../documents/calibrate.ts';
import type { CorrectOutput } from '../documents/correct.ts';
import type { IdentifyOutput } from '../documents/identify.ts';
import type { PlanOutput } from '../documents/plan.ts';
import type { ReleaseOutput } from '../documents/release.ts';
import type { RouteCheckOutput } from '../documents/route-check.ts';
import type { RouteSettings } from '../documents/route-settings.ts';
import type { SimulateOutput } from '../documents/simulate.ts';
import type { StatisticPlot } from '../documents/statistic-plot.ts';
import type { StatisticExplanation, StatisticsOutput } from '../documents/statistics.ts';
import type { CheckDataOutput } from './check-data/check-data.ts';
import type { Control } from './control.ts';
import type { Facts } from './facts.ts';

/**
 * The calculations as tasks and faces call them. `engine` implements it; where the work is done (this thread,
 * another, another machine) is its business. Documents come in unparsed and are parsed by their own schema:
 * InputError with path, value and cure for what is wrong.
 */
export interface Compute {
  readonly facts: () => Facts;
  readonly identify: (document: unknown, control?: Control) => Promise<IdentifyOutput>;
  readonly plan: (document: unknown, control?: Control) => Promise<PlanOutput>;
  /** Additions to a melt after a bath sample. */
  readonly correct: (document: unknown, control?: Control) => Promise<CorrectOutput>;
  readonly simulate: (document: unknown, control?: Control) => Promise<SimulateOutput>;
  /** What a melter may do during a heat. */
  readonly advise: (document: unknown, control?: Control) => Promise<AdviseOutput>;
  /** What the heats of a furnace say about it. */
  readonly calibrate: (document: unknown, control?: Control) => Promise<CalibrateOutput>;
  /** Order of the route of a simulate document. */
  readonly checkRoute: (document: unknown) => Promise<RouteCheckOutput>;
  /** What may be set at an operation of a route; without a name at each. */
  readonly routeSettings: (operation?: string) => Promise<RouteSettings>;
  readonly release: (document: unknown, control?: Control) => Promise<ReleaseOutput>;
  /** One statistic of acceptance on its bare inputs. */
  readonly statistic: (method: string, inputs: unknown) => Promise<StatisticsOutput>;
  readonly listStatistics: () => Promise<readonly Pick<StatisticExplanation, 'name' | 'title'>[]>;
  /** Plots of a statistic on its inputs, as data. */
  readonly statisticPlots: (method: string, inputs: unknown) => Promise<readonly StatisticPlot[]>;
  readonly explainStatistic: (method: string, inputs?: unknown) => Promise<StatisticExplanation>;
  readonly checkData: () => CheckDataOutput;
  /** Ends threads; the process can exit after it. */
  readonly close: () => Promise<void>;
}
