import { parseDocument } from '../../documents/common.ts';
import {
  type StatisticExplanation,
  type StatisticsOutput,
  statisticsInputSchema,
} from '../../documents/qualification/statistics.ts';
import { manifestOf } from '../manifest.ts';
import { allMethods, methodNamed, runMethod } from './registry.ts';

/** Statistics read no data file; the manifest says so. */
const NO_FACTS = { version: 'none: no data file is read' };

/**
 * Result of one statistic on the bare inputs of a case: its quantities by name beside format, manifest, assumptions
 * and diagnostics. Throws NotFoundError for an unknown method, InputError or ValidityError for what it refuses,
 * ConvergenceError when a quantity is not finite.
 */
export function runStatistic(method: string, document: unknown): StatisticsOutput {
  methodNamed(method);
  const inputs = parseDocument(statisticsInputSchema, document, method);
  const result = runMethod(method, inputs);
  return {
    ...result.quantities,
    format: 'remelt-statistics/1',
    method,
    manifest: manifestOf({ method, inputs }, NO_FACTS, { seed: seedOf(inputs.seed) }),
    assumed: [...result.assumed],
    diagnostics: result.diagnostics.map((diagnostic) => ({ ...diagnostic })),
    usable: result.usable,
    ignored: [...result.ignored],
  };
}

const seedOf = (seed: number | string | undefined): number | string => seed ?? 'none given';

/** Every statistic there is, by name and what it returns. */
export const listStatistics = (): readonly Pick<StatisticExplanation, 'name' | 'title'>[] =>
  allMethods().map(({ name, title }) => ({ name, title }));

/**
 * Formula, source, comparison, refusals, assumptions and inputs of a method; with a document also the verdicts of its
 * assumptions on it. Throws as `runStatistic`.
 */
export function explainStatistic(name: string, document?: unknown): StatisticExplanation {
  const { title, formula, source, comparedWith, refuses, assumptions, inputs } = methodNamed(name);
  const explanation = { name, title, formula, source, comparedWith, refuses, assumptions, inputs };
  if (document === undefined) return explanation;
  const { diagnostics, usable } = runStatistic(name, document);
  return { ...explanation, diagnostics, usable };
}
