import { InputError } from '../../foundation/errors.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { type AnalysisMethod, findMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import type { Recovery } from '../../models/charge/problem.ts';
import type { SampleSpread } from '../../models/charge/trim/recourse-trial.ts';
import { type DistributionTables, rowFor, tableOf } from '../../models/refining/distribution-table/data.ts';

/** Method of a bath sample that names none: what stands beside most furnaces. */
export const SAMPLE_METHOD = 'OES';
/** Wait for a bath sample that states none [min] (assumption: the middle of 20 to 40). */
export const SAMPLE_MINUTES = 30;
/** Room of a furnace that states none, as a share of the heat [1] (assumption). */
export const ROOM_SHARE = 0.05;

/** Confidence of a heat that is trimmed, when the document says nothing. */
export const RECOURSE_CONFIDENCE = 0.99;

/** The method of a bath sample. Throws InputError for a name that the data do not know, and without data. */
export function sampleMethod(
  methods: ReadonlyMap<string, AnalysisMethod> | undefined,
  name: string | undefined,
  path: string,
): AnalysisMethod {
  if (!methods)
    throw new InputError('a bath sample needs the data of the analysis methods', {
      path,
      cure: 'leave out the sample, or restore the data folder',
    });
  return findMethod(methods, name ?? SAMPLE_METHOD, path);
}

/**
 * How far a sample of the bath is from the melt, one standard deviation per limited element: the method's constant part
 * and, at the limit, its relative part with the bias that averaging does not remove. Elements that the method does not
 * measure, or only below its detection limit, are left out; `sd_wtpct` stands in place of the method.
 */
export function sampleSpread(
  method: AnalysisMethod,
  specification: Specification,
  sd_wtpct: Readonly<Partial<Record<ElementSymbol, number>>> = {},
): SampleSpread {
  const spread: Partial<Record<ElementSymbol, { constant: number; share: number }>> = {};
  for (const [element, { min = 0, max }] of entriesOf(specification.limits)) {
    const at = max ?? min;
    const { measured, sd, detectionLimit, biasRelative } = uncertaintyOf(method, element, at);
    if (!measured || at < detectionLimit) continue;
    const constant = method.elements.get(element)!.a;
    const own = Math.sqrt(Math.max(0, sd ** 2 - constant ** 2)) / Math.max(at, 1e-9);
    spread[element] = { constant, share: Math.hypot(own, biasRelative) };
  }
  for (const [element, sd] of entriesOf(sd_wtpct)) spread[element] = { constant: sd / 100, share: 0 };
  return spread;
}

/** Share of an element that outlasts the wait for a sample, with its standard deviation [1]. */
export type Fade = Readonly<Partial<Record<ElementSymbol, Recovery>>>;

/**
 * What outlasts a wait: kept^(t / 1 h). What the document does not name and the specification asks for follows the
 * distribution table of vacuum induction, told once under `assumed`; nothing else is taken to leave: no credit.
 */
export function fadeWhileWaiting(of: {
  readonly keptPerHour:
    | Readonly<Partial<Record<ElementSymbol, { mean: number; sd?: number | undefined }>>>
    | undefined;
  readonly minutes: number;
  readonly specification: Specification;
  readonly tables: DistributionTables | undefined;
  readonly assumed: Assumption[];
}): Fade {
  const { keptPerHour = {}, minutes, specification, tables, assumed } = of;
  const fade: Partial<Record<ElementSymbol, Recovery>> = {};
  const over = (mean: number, sd: number, hours: number): Recovery => ({
    mean: mean ** hours,
    spread: hours * mean ** (hours - 1) * sd,
  });
  const table = tables && tableOf(tables, 'vacuum-induction');
  const fromTable: string[] = [];
  for (const [element, limit] of entriesOf(specification.limits)) {
    const row = table && rowFor(table, element);
    if (keptPerHour[element] || !row || !limit.min || row.retained >= 1) continue;
    const hours = minutes / 60 / (table.frame.duration / 3600);
    fade[element] = over(row.retained, row.spread, hours);
    fromTable.push(`${element} ${Number(fade[element].mean.toPrecision(3))}`);
  }
  for (const [element, { mean, sd }] of entriesOf(keptPerHour))
    fade[element] = over(mean, sd ?? 0, minutes / 60);
  if (fromTable.length > 0)
    assumed.push({
      what: `share of ${fromTable.join(', ')} that remains after ${minutes} min of waiting for a sample`,
      value: 'as named',
      unit: '1',
      source: 'data/refining/distribution-tables.json, vacuum-induction, per hour; keptPerHour sets it',
    });
  return fade;
}
