import { ELEMENTS, type ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Grade } from '../../../metal/alloy/grade.ts';
import type { GradeStatistics } from '../../../metal/alloy/published-heats.ts';
import { heavyDensity } from './density.ts';
import { type Families, familiesOf } from './families.ts';
import { listedChance, residualLevel } from './reporting-practice.ts';
import type { IdentificationSettings } from './settings.ts';

/** How a content of a grade is distributed: on a logarithmic or a linear scale. Values of `GradeModel.law`. */
const UNLISTED = 0;
const LIMITED = 1;
export const ADDED = 2;
export const BALANCE = 3;

/**
 * What each grade is expected to look like on an analysis. Tables are grade x element: entry [g * width + e].
 * `centre` and `scale` are kg/kg for ADDED and BALANCE, logarithms of kg/kg for LIMITED and UNLISTED.
 */
export interface GradeModel {
  readonly grades: readonly Grade[];
  readonly families: Families;
  /** Number of elements; columns follow ELEMENTS. */
  readonly width: number;
  readonly law: Uint8Array;
  readonly centre: Float64Array;
  readonly scale: Float64Array;
  /** Expected content [kg/kg] whatever the law. */
  readonly expected: Float64Array;
  /** log P(listed) and log P(not listed) by a laboratory analysis, for the grade and for a variant of it. */
  readonly logListed: Float64Array;
  readonly logOmitted: Float64Array;
  readonly logListedVariant: Float64Array;
  readonly logOmittedVariant: Float64Array;
  /** Sums over all elements of logOmitted and logOmittedVariant, by grade. */
  readonly omittedTotal: Float64Array;
  readonly omittedTotalVariant: Float64Array;
  /** Default weights, summing to 1. */
  readonly prior: Float64Array;
  /** Density of contents over the whole catalogue, [e * SPAN_NODES + n], see `spanDensity`. */
  readonly span: Float64Array;
  /** 1 for elements that some grade holds on purpose above TELLING_CONTENT: a mixture would show them. */
  readonly telling: Uint8Array;
  readonly settings: IdentificationSettings;
}

/** What is known of heats beside the catalogue: medians and spreads by grade id, and papers by grade id. */
export interface HeatKnowledge {
  readonly statistics: ReadonlyMap<string, GradeStatistics>;
  readonly papers: ReadonlyMap<string, number>;
}

/** Column of an element in the tables. */
export const columnOf: ReadonlyMap<ElementSymbol, number> = new Map(ELEMENTS.map((symbol, i) => [symbol, i]));
/** Offset of logarithmic laws [kg/kg]: a tenth of the usual residual keeps "0.00" finite. */
export const LOG_OFFSET = Float64Array.from(ELEMENTS, (element) => 0.1 * residualLevel(element));

/** [kg/kg] */
const TELLING_CONTENT = 0.003;
/** Fewest papers whose median is believed. */
const FEWEST_PAPERS = 3;

/**
 * Model of all grades. Centre of an alloying element: the published median and the nominal, weighted by papers, but
 * never outside a printed window; scale: a share of the window, a relative floor and the published spread. Residual and unlisted elements are
 * log-distributed. Statistics of a grade serve all `pooledIds`.
 */
export function gradeModel(
  grades: readonly Grade[],
  knowledge: HeatKnowledge,
  settings: IdentificationSettings,
): GradeModel {
  const width = ELEMENTS.length;
  const table = () => new Float64Array(grades.length * width);
  const pooled = new Map<string, GradeStatistics>();
  for (const entry of knowledge.statistics.values()) for (const id of entry.pooledIds) pooled.set(id, entry);
  const model = {
    grades,
    families: familiesOf(grades),
    width,
    law: new Uint8Array(grades.length * width),
    centre: table(),
    scale: table(),
    expected: table(),
    logListed: table(),
    logOmitted: table(),
    logListedVariant: table(),
    logOmittedVariant: table(),
    omittedTotal: new Float64Array(grades.length),
    omittedTotalVariant: new Float64Array(grades.length),
    prior: priorOf(grades, knowledge.papers, settings),
    span: new Float64Array(width * SPAN_NODES),
    telling: new Uint8Array(width),
    settings,
  };
  grades.forEach((grade, g) => {
    let variance = settings.balanceScale ** 2;
    ELEMENTS.forEach((element, e) => {
      const k = g * width + e;
      const law = describe(grade, element, { at: k, statistics: pooled.get(grade.id), model });
      if (law !== ADDED) return;
      variance += model.scale[k]! ** 2;
      if (model.expected[k]! >= TELLING_CONTENT) model.telling[e] = 1;
    });
    model.scale[g * width + columnOf.get(grade.balance)!] = Math.sqrt(variance);
  });
  fillReporting(model);
  fillSpan(model);
  return model;
}

interface Place {
  readonly at: number;
  readonly statistics: GradeStatistics | undefined;
  readonly model: GradeModel;
}

/** Fills law, centre, scale and expected content of one element of one grade; returns the law. */
function describe(grade: Grade, element: ElementSymbol, { at, statistics, model }: Place): number {
  const { law, centre, scale, expected, settings } = model;
  const limit = grade.limits[element];
  const nominal = grade.nominal[element] ?? 0;
  const published = statistics?.elements[element];
  const n = published && published.n >= FEWEST_PAPERS ? published.n : 0;
  const weight = n / (n + settings.windowPapers);
  if (element === grade.balance) {
    law[at] = BALANCE;
    centre[at] = nominal;
    expected[at] = nominal;
    return BALANCE;
  }
  if (limit?.min !== undefined && limit.min > 0 && limit.max !== undefined) {
    law[at] = ADDED;
    const half = (limit.max - limit.min) / 2;
    const floor = settings.scaleFloor * Math.min(settings.floorContent, nominal);
    const own = Math.hypot(settings.scaleOfHalfWindow * half, settings.scaleRelative * nominal, floor);
    const median = weight * (published?.median ?? 0) + (1 - weight) * nominal;
    const clamp = limit.basis === 'printed' && nominal >= limit.min && nominal <= limit.max;
    centre[at] = clamp ? Math.min(Math.max(median, limit.min), limit.max) : median;
    const spread = Math.sqrt(weight * (published?.robustSd ?? 0) ** 2 + (1 - weight) * own ** 2);
    scale[at] = Math.max(spread, settings.sharpest * own);
    expected[at] = centre[at]!;
    return ADDED;
  }
  const maximum = limit?.max;
  const usual = residualLevel(element);
  const guess = maximum === undefined ? usual : Math.max(settings.residualCentre * maximum, usual / 2);
  const median = published?.median ?? 0;
  expected[at] = n > 0 && median > 0 ? guess ** (1 - weight) * median ** weight : guess;
  law[at] = maximum === undefined ? UNLISTED : LIMITED;
  centre[at] = Math.log(expected[at]! + LOG_OFFSET[at % model.width]!);
  scale[at] = maximum === undefined ? settings.unlistedScale : settings.residualScale;
  return law[at]!;
}

/** True when some element must be present: without one an entry fits whatever is low in everything. */
export const hasMinima = (grade: Grade): boolean =>
  Object.values(grade.limits).some((limit) => (limit.min ?? 0) > 0);

/** Default weights: published frequency, tempered; derived windows and entries without minima count less. */
function priorOf(
  grades: readonly Grade[],
  papers: ReadonlyMap<string, number>,
  settings: IdentificationSettings,
): Float64Array {
  const weights = Float64Array.from(grades, (grade) => {
    const frequency = (1 + (papers.get(grade.id) ?? 0)) ** settings.priorPower;
    const derived = Object.values(grade.limits).some((limit) => limit.basis === 'derived');
    const trusted = !derived || grade.nominalConfidence === 'read';
    return (
      frequency *
      (trusted ? 1 : settings.priorDerivedWindows) *
      (hasMinima(grade) ? 1 : settings.priorNoMinima)
    );
  });
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / total);
}

const LAW_WORDS = ['unlisted', 'limited', 'added'] as const;
/** A grade's balance is listed, as a number or by name, all but always. */
const BALANCE_LISTED = 0.98;

function fillReporting(model: GradeModel): void {
  const { grades, width, law, expected, settings } = model;
  const chance = Float64Array.from(law, (code, k) =>
    code === BALANCE
      ? BALANCE_LISTED
      : listedChance(ELEMENTS[k % width]!, LAW_WORDS[code] ?? 'unlisted', expected[k]!),
  );
  for (let e = 0; e < width; e++) {
    let mean = 0;
    for (let g = 0; g < grades.length; g++) mean += chance[g * width + e]! / grades.length;
    for (let g = 0; g < grades.length; g++) {
      const k = g * width + e;
      const variant = (1 - settings.variantReporting) * chance[k]! + settings.variantReporting * mean;
      model.logListed[k] = Math.log(chance[k]!);
      model.logOmitted[k] = Math.log1p(-chance[k]!);
      model.logListedVariant[k] = Math.log(variant);
      model.logOmittedVariant[k] = Math.log1p(-variant);
      model.omittedTotal[g]! += model.logOmitted[k]!;
      model.omittedTotalVariant[g]! += model.logOmittedVariant[k]!;
    }
  }
}

/** Nodes of the tabulated catalogue density, evenly spaced in the logarithm of the content. */
const SPAN_NODES = 96;
const SPAN_FROM = Math.log(1e-6);
const SPAN_STEP = (0 - SPAN_FROM) / (SPAN_NODES - 1);
/** Smallest density [1/(kg/kg)]: contents that no catalogued alloy has stay possible. */
const SPAN_FLOOR = 1e-4;

function fillSpan(model: GradeModel): void {
  const { grades, width, span } = model;
  for (let e = 0; e < width; e++)
    for (let n = 0; n < SPAN_NODES; n++) {
      const content = preparedContent(model, e, Math.exp(SPAN_FROM + n * SPAN_STEP), 0);
      let sum = 0;
      for (let g = 0; g < grades.length; g++) sum += variantDensity(model, g * width + e, content);
      span[e * SPAN_NODES + n] = sum / grades.length;
    }
}

/** Density [1/(kg/kg)] of a content of element e over the catalogue, widened: what a slip or a stranger may show. */
function spanDensity(model: GradeModel, e: number, x: number): number {
  const t = Math.min(SPAN_NODES - 1.001, Math.max(0, (Math.log(x) - SPAN_FROM) / SPAN_STEP));
  const n = Math.floor(t);
  const low = model.span[e * SPAN_NODES + n]!;
  return low + (t - n) * (model.span[e * SPAN_NODES + n + 1]! - low) + SPAN_FLOOR;
}

/** A content and what every grade needs of it, worked out once. */
export interface PreparedContent {
  readonly e: number;
  /** [kg/kg] */
  readonly x: number;
  /** Squared standard uncertainty [(kg/kg)2]. */
  readonly u2: number;
  /** Content with the offset of the logarithmic laws and the uncertainty, and its logarithm. */
  readonly shifted: number;
  readonly logShifted: number;
  /** `spanDensity` of the content. */
  readonly span: number;
}

/** Content x [kg/kg] of element e measured with standard uncertainty u [kg/kg]. */
export function preparedContent(model: GradeModel, e: number, x: number, u: number): PreparedContent {
  const shifted = x + LOG_OFFSET[e]! + u;
  return { e, x, u2: u * u, shifted, logShifted: Math.log(shifted), span: spanDensity(model, e, x) };
}

/** Density [1/(kg/kg)] of measuring the content when the metal is the grade; k = table entry. */
export function gradeDensity(model: GradeModel, k: number, content: PreparedContent): number {
  const scale = model.scale[k]!;
  if (model.law[k]! >= ADDED)
    return heavyDensity(content.x, model.centre[k]!, Math.sqrt(scale * scale + content.u2));
  return heavyDensity(content.logShifted, model.centre[k]!, scale) / content.shifted;
}

/** A logarithmic scale of a variant is wider by this factor (assumption; the search was flat between 1.3 and 2). */
const VARIANT_LOG = 1.5;

/** The same for an alloy near the grade but not it. */
export function variantDensity(model: GradeModel, k: number, content: PreparedContent): number {
  const scale = model.scale[k]!;
  const centre = model.centre[k]!;
  if (model.law[k]! >= ADDED) {
    const { variantRelative, variantFloor } = model.settings;
    const relative = variantRelative * centre;
    const floor = Math.min(variantFloor, centre);
    const variance = relative * relative + floor * floor + scale * scale + content.u2;
    return heavyDensity(content.x, centre, Math.sqrt(variance));
  }
  return heavyDensity(content.logShifted, centre, VARIANT_LOG * scale) / content.shifted;
}
