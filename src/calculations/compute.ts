import type { AdviseOutput } from '../faces/formats/advise.ts';
import type { CalibrateOutput } from '../faces/formats/calibrate.ts';
import type { CorrectOutput } from '../faces/formats/correct.ts';
import type { IdentifyOutput } from '../faces/formats/identify.ts';
import type { PlanOutput } from '../faces/formats/plan.ts';
import type { ReleaseOutput } from '../faces/formats/release.ts';
import type { RouteCheckOutput } from '../faces/formats/route-check.ts';
import type { RouteSettings } from '../faces/formats/route-settings.ts';
import type { SimulateOutput } from '../faces/formats/simulate.ts';
import type { StatisticPlot } from '../faces/formats/statistic-plot.ts';
import type { StatisticExplanation, StatisticsOutput } from '../faces/formats/statistics.ts';
import type { Control } from './control.ts';
import type { CheckDataOutput } from './data-check.ts';
import type { Facts } from './facts.ts';

/**
 * The calculations as tasks and faces call them. `faces/worker` implements it; where the work is done (this thread,
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
