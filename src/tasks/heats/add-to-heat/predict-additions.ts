import type { Facts } from '../../../calculations/facts.ts';
import {
  type AddedMetal,
  afterAdditions,
  baseByDifference,
  downstream,
} from '../../../calculations/heats/after-additions.ts';
import type { Predicted } from '../../../calculations/heats/recorded-heat.ts';
import { contentsOfLot } from '../../../calculations/lots/contents.ts';
import { holdsBath } from '../../../calculations/route/settings.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { specificationOfHeat } from '../../../desk/heat/heat-target.ts';
import { orRefusal } from '../../../desk/or-refusal.ts';
import {
  ADDITIONS,
  latestRun,
  meansOf,
  nameOfRun,
  predictedBath,
} from '../../../desk/planning/kept-predictions.ts';
import { bathSamplesOf } from '../../../desk/samples/bath-samples.ts';
import { isReckoned } from '../../../desk/samples/timed-samples.ts';
import { forPlanning } from '../../../desk/yard/lot-documents.ts';
import type { RecordAnalysis } from '../../../evidence/ledger/commands/metal/record-analysis.ts';
import type { AnalysisState, HeatState } from '../../../evidence/ledger/state.ts';
import { PPM_PER } from '../../../foundation/quantity/format.ts';
import { parseReading, toDecimalText } from '../../../foundation/quantity/reading.ts';
import { findMethod, UNSTATED_METHOD, uncertaintyOf } from '../../../metal/alloy/analysis-method.ts';
import { elementsOf } from '../../../metal/alloy/composition.ts';
import { type ElementSymbol, entriesOf } from '../../../metal/alloy/element.ts';
import { idOf } from '../../../metal/alloy/words.ts';

/** What is expected of the bath before and after additions [ppm]. */
export interface BathChange {
  readonly before: readonly Predicted[];
  readonly after: readonly Predicted[];
}

/**
 * The bath before and after additions: what was predicted of it, in its place what bath samples show since the last charge, each with the
 * spread of its method; the base by difference where nobody measured or predicted it.
 */
export async function bathAfter(
  heat: HeatState,
  additions: readonly AddedMetal[],
  context: Pick<TaskContext, 'compute' | 'store'>,
): Promise<BathChange> {
  const facts = context.compute.facts();
  const predicted = predictedBath(heat, { stirred: (operation) => holdsBath(operation, facts) });
  const bath = new Map(
    meansOf((predicted ?? latestRun(heat).at(-1))?.results ?? []).map((row) => [row.element, row]),
  );
  const samples = bathSamplesOf(heat);
  for (const sample of samples ? [samples.latest, ...samples.earlier] : [])
    for (const row of shownBy(sample, bath, facts)) bath.set(row.element, row);
  if (bath.size === 0) return { before: [], after: [] };
  const base = await baseOf(heat, bath, context);
  const before = [...bath.values(), ...(base ? [base] : [])];
  const charged = await elementsCharged(heat, context);
  return { before, after: afterAdditions(before, heat.input_g, { additions, charged }) };
}

/** What a bath sample shows [ppm]: "<" evenly below its limit, where nothing smaller was predicted; nothing of a ">". */
function shownBy(
  { results, method }: AnalysisState,
  bath: ReadonlyMap<string, Predicted>,
  { analysisMethods }: Pick<Facts, 'analysisMethods'>,
): Predicted[] {
  return results.flatMap(({ element: symbol, text, unit, sd }): Predicted[] => {
    const element = symbol as ElementSymbol;
    const { operator, value } = parseReading(text);
    const ppm = value * PPM_PER[unit];
    if (operator.startsWith('>')) return [];
    if (operator.startsWith('<'))
      return (bath.get(element)?.mean_ppm ?? Number.POSITIVE_INFINITY) < ppm
        ? []
        : [{ element, mean_ppm: ppm / 2, sd_ppm: ppm / Math.sqrt(12) }];
    if (sd !== undefined) return [{ element, mean_ppm: ppm, sd_ppm: Number(sd) * PPM_PER[unit] }];
    const reckoned = isReckoned({ element, method }, analysisMethods) ? method : UNSTATED_METHOD;
    const own = uncertaintyOf(findMethod(analysisMethods, reckoned, 'method'), element, ppm / 1e6);
    return [{ element, mean_ppm: ppm, sd_ppm: 1e6 * Math.hypot(own.sd, (own.biasRelative * ppm) / 1e6) }];
  });
}

/** The base of what a heat must meet, by difference; null where it is known, or where too little else is. */
async function baseOf(
  heat: HeatState,
  bath: ReadonlyMap<string, Predicted>,
  context: Pick<TaskContext, 'compute' | 'store'>,
): Promise<Predicted | null> {
  const specification = await specificationOfHeat(heat, context);
  if (specification === null) return null;
  const { base, limits } = specification;
  if (bath.has(base)) return null;
  const unknown = entriesOf(limits).filter(([element]) => element !== base && !bath.has(element));
  if (unknown.some(([, { max }]) => max === undefined)) return null;
  return baseByDifference(
    base,
    [...bath.values()],
    unknown.map(([, { max = 0 }]) => 1e6 * max),
  );
}

/** Elements that the lots of a charge are known or taken to hold. */
async function elementsCharged(
  { inputs }: HeatState,
  { compute, store }: Pick<TaskContext, 'compute' | 'store'>,
): Promise<ReadonlySet<ElementSymbol>> {
  const ids = inputs.flatMap(({ from }) => (from.startsWith('lot:') ? [idOf(from)] : []));
  const lots = await store.lots({ ids });
  return new Set(
    lots.flatMap((lot) => {
      const composition = orRefusal(() => contentsOfLot(forPlanning(lot), compute.facts()).composition);
      return composition instanceof Error ? [] : elementsOf(composition);
    }),
  );
}

/**
 * The prediction of a heat after additions, as analyses of the latest run predicted again: operations up to the bath as
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
