import { nothingAsked, parseDocument } from '../../documents/common.ts';
import type { StatisticPlot } from '../../documents/qualification/statistic-plot.ts';
import {
  explanationOrderSchema,
  type StatisticExplanation,
  type StatisticsOutput,
  statisticOrderSchema,
  statisticsInputSchema,
} from '../../documents/qualification/statistics.ts';
import { statisticPlots } from './plots.ts';
import { methodNamed } from './registry.ts';
import { requireHeats } from './stated-heats.ts';
import { explainStatistic, listStatistics, runStatistic } from './statistics.ts';

/**
 * `runStatistic` on an unparsed order `{method, inputs}`. Throws InputError as well for a bad order, and for a basis of values
 * whose heats are not stated, unless `bare` asks for the arithmetic alone.
 */
export function statisticDocument(document: unknown): StatisticsOutput {
  const { method, inputs, bare = false } = parseDocument(statisticOrderSchema, document, 'statistic');
  if (!bare) requireHeats(methodNamed(method), parseDocument(statisticsInputSchema, inputs, method));
  return runStatistic(method, inputs);
}

/** `explainStatistic` on an unparsed order; `inputs` may be left out. Throws InputError as well for a bad order. */
export function explanationDocument(document: unknown): StatisticExplanation {
  const { method, inputs } = parseDocument(explanationOrderSchema, document, 'statistic');
  return explainStatistic(method, inputs);
}

/** `statisticPlots` on an unparsed order. Throws InputError as well for a bad order. */
export function plotsDocument(document: unknown): readonly StatisticPlot[] {
  const { method, inputs } = parseDocument(statisticOrderSchema, document, 'statistic');
  return statisticPlots(method, inputs);
}

/** `listStatistics`; InputError for a document that asks for something. */
export function listDocument(document: unknown): readonly Pick<StatisticExplanation, 'name' | 'title'>[] {
  parseDocument(nothingAsked, document, 'list of statistics');
  return listStatistics();
}
