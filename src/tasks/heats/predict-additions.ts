import { type AddedMetal, afterAdditions, downstream } from '../../calculations/heats/after-additions.ts';
import type { Predicted } from '../../calculations/heats/recorded-heat.ts';
import { holdsBath } from '../../calculations/route/settings.ts';
import type { CorrectOutput } from '../../documents/correct.ts';
import type { RecordAnalysis } from '../../evidence/ledger/commands/record-analysis.ts';
import type { AnalysisState, HeatState } from '../../evidence/ledger/state.ts';
import { SD_IN_90_PERCENT } from '../../foundation/numerics/normal.ts';
import { parseReading, toDecimalText } from '../../foundation/quantity/reading.ts';
import type { TaskContext } from '../context.ts';
import { bathSamplesOf } from './bath-samples.ts';
import { ADDITIONS, latestRun, meansOf, nameOfRun, predictedBath } from './heat-prediction.ts';

/** What is expected of the bath before and after additions [ppm]. */
export interface BathChange {
  readonly before: readonly Predicted[];
  readonly after: readonly Predicted[];
}

/** The bath before and after an advised trim, as the advice has it: sample and expectation together. */
export const bathAfterTrim = ({ composition }: CorrectOutput): BathChange => ({
  before: composition.map(({ element, before_wtpct, beforeSd_wtpct }) => ({
    element,
    mean_ppm: 1e4 * before_wtpct,
    sd_ppm: 1e4 * beforeSd_wtpct,
  })),
  after: composition.map(({ element, after_wtpct, p05_wtpct, p95_wtpct }) => ({
    element,
    mean_ppm: 1e4 * after_wtpct,
    sd_ppm: (1e4 * (p95_wtpct - p05_wtpct)) / SD_IN_90_PERCENT,
  })),
});

/** The bath before and after metal that nobody worked out: what was predicted of it, the latest bath sample in its place. */
export function bathAfter(
  heat: HeatState,
  additions: readonly AddedMetal[],
  { compute }: Pick<TaskContext, 'compute'>,
): BathChange {
  const predicted = predictedBath(heat, { stirred: (operation) => holdsBath(operation, compute.facts()) });
  const bath = new Map(
    meansOf((predicted ?? latestRun(heat).at(-1))?.results ?? []).map((row) => [row.element, row]),
  );
  const samples = bathSamplesOf(heat);
  const shown = (samples ? [samples.latest, ...samples.earlier] : [])
    .flatMap(({ results }) => results)
    .filter(({ text }) => parseReading(text).operator === '=');
  for (const row of meansOf(shown)) bath.set(row.element, row);
  const before = [...bath.values()];
  return { before, after: before.length === 0 ? [] : afterAdditions(before, heat.input_g, additions) };
}

/**
 * The prediction of a heat after additions, as analyses of the latest run told anew: operations up to the bath as
 * before, the bath as it is now, those after it by their own factors. A heat that nobody predicted gets the bath alone.
 */
export function predictionsAfter(
  heat: HeatState,
  { after }: BathChange,
  { compute }: Pick<TaskContext, 'compute'>,
): RecordAnalysis[] {
  if (after.length === 0) return [];
  const run = latestRun(heat);
  const bath = predictedBath(heat, { stirred: (operation) => holdsBath(operation, compute.facts()) });
  const name = nameOfRun(heat);
  const base = { type: 'recordAnalysis', of: `heat:${heat.id}`, basis: 'predicted' } as const;
  if (!bath)
    return [
      { ...base, analysis: name, method: ADDITIONS, results: written(withRest(after, run.at(-1)?.results)) },
    ];
  const before = meansOf(bath.results);
  const at = run.indexOf(bath);
  return run.map((one, i) => {
    const contents =
      i < at
        ? meansOf(one.results)
        : i === at
          ? withRest(after, bath.results)
          : downstream(meansOf(one.results), { before, after });
    return {
      ...base,
      analysis: i === run.length - 1 ? name : `${name}.${i + 1}`,
      method: i < at || one.method === ADDITIONS ? one.method : `${one.method}, after additions`,
      ...(one.stage ? { stage: one.stage } : {}),
      results: written(contents),
    };
  });
}

/** Contents with those of an earlier prediction that they lack: no addition makes an element unknown. */
function withRest(contents: readonly Predicted[], before: AnalysisState['results'] = []): Predicted[] {
  const known = new Set(contents.map(({ element }) => element));
  return [...contents, ...meansOf(before).filter(({ element }) => !known.has(element))];
}

const written = (contents: readonly Predicted[]): RecordAnalysis['results'] =>
  contents.map(({ element, mean_ppm, sd_ppm }) => ({
    element,
    text: toDecimalText(mean_ppm, 3),
    unit: 'ppm',
    sd: toDecimalText(sd_ppm, 3),
  }));
