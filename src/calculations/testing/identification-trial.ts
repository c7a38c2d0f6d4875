import { standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { AnalysisMethod } from '../../metal/alloy/analysis-method.ts';
import { findMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { PublishedHeat } from '../../metal/alloy/published-heats.ts';
import type { IntakeAnalysis } from '../../models/intake/identification/analysis.ts';
import { disagreementsOf } from '../../models/intake/identification/certificate-fit.ts';
import { type GradeModel, gradeModel } from '../../models/intake/identification/grade-model.ts';
import { heatKnowledge, paperOf } from '../../models/intake/identification/heat-knowledge.ts';
import { type Judgement, judge } from '../../models/intake/identification/judgement.ts';
import { type Observation, observe } from '../../models/intake/identification/observation.ts';
import {
  DEFAULT_SETTINGS,
  type IdentificationSettings,
} from '../../models/intake/identification/settings.ts';
import { type IdentifyFacts, modelOf } from '../identify/identify.ts';

/** A labelled heat as it was judged by a model that had not seen its paper. */
export interface TrialRow {
  readonly heat: PublishedHeat;
  readonly observation: Observation;
  readonly judgement: Judgement;
  readonly model: GradeModel;
  /** Id of the first candidate. */
  readonly found: string;
  /** The first candidate is the label or one of its equivalents. */
  readonly right: boolean;
  /** The label is among the candidates that cover 95 %. */
  readonly inSet95: boolean;
  /** Probability of the first candidate. */
  readonly probability: number;
  /** Label and composition contradict each other, see `isLabelConflict`. */
  readonly conflict: boolean;
}

export interface TrialOptions {
  readonly settings?: IdentificationSettings;
  /** Parts that the papers are dealt into; 1 = the shipped model, statistics included. Default 5. */
  readonly folds?: number;
  /** How the heat was analysed; default: as printed, a complete laboratory analysis. */
  readonly analyse?: (heat: PublishedHeat) => IntakeAnalysis[];
}

/**
 * Judges heats by a model without the statistics and the frequency of their own part of the papers: an honest score
 * on data that is also the source of the class spreads. Heats without label are judged too (`right` is then false).
 */
export function identificationTrial(
  heats: readonly PublishedHeat[],
  facts: IdentifyFacts,
  options: TrialOptions = {},
): TrialRow[] {
  const { settings = DEFAULT_SETTINGS, folds = 5 } = options;
  const analyse = options.analyse ?? ((heat) => [asPrinted(heat, facts)]);
  const grades = [...facts.grades.values()];
  const models = Array.from({ length: folds }, (_, fold) => {
    if (folds === 1) return modelOf(facts, settings);
    const seen = facts.publishedHeats.filter((heat) => foldOf(heat, folds) !== fold);
    return gradeModel(grades, heatKnowledge(seen), settings);
  });
  return heats.map((heat) => {
    const model = models[foldOf(heat, folds)]!;
    const observation = observe(analyse(heat));
    const judgement = judge(model, observation, { methods: facts.analysisMethods });
    return trialRow(heat, { model, observation, judgement });
  });
}

function trialRow(
  heat: PublishedHeat,
  judged: Pick<TrialRow, 'model' | 'observation' | 'judgement'>,
): TrialRow {
  const { model, judgement } = judged;
  const labels = new Set([heat.gradeId, ...heat.equivalentIds]);
  const isLabel = (grade: number): boolean => labels.has(model.grades[grade]!.id);
  const [first] = judgement.posterior.families;
  let covered = 0;
  let inSet95 = false;
  for (const { family, probability } of judgement.posterior.families) {
    if (covered >= 0.95) break;
    covered += probability;
    if (model.families.members[family]!.some(isLabel)) inSet95 = true;
  }
  const right = model.families.members[first!.family]!.some(isLabel);
  return {
    ...judged,
    heat,
    found: model.grades[first!.best]!.id,
    right,
    inSet95,
    probability: first!.probability,
    conflict: !right && heat.gradeId !== null && isLabelConflict(heat, judged, first!.best),
  };
}

/**
 * True when the composition contradicts the label and bears out what was found: it breaks windows of the label (the
 * equivalent it fits best) and none of those elements breaks a window of the grade that was found.
 */
function isLabelConflict(
  heat: PublishedHeat,
  { model, observation }: Pick<TrialRow, 'model' | 'observation'>,
  found: number,
): boolean {
  const labels = model.grades.flatMap(({ id }, g) =>
    id === heat.gradeId || heat.equivalentIds.includes(id) ? [g] : [],
  );
  const against = labels
    .map((g) => disagreementsOf(model, observation, g))
    .sort((a, b) => a.length - b.length)[0];
  if (!against || against.length === 0) return false;
  const alsoAgainstFound = new Set(disagreementsOf(model, observation, found).map(({ element }) => element));
  return against.every(({ element }) => !alsoAgainstFound.has(element));
}

/** Part of the papers that a heat belongs to: FNV-1a of its DOI, mixed. */
export function foldOf(heat: PublishedHeat, folds: number): number {
  let hash = 2166136261;
  for (const letter of paperOf(heat)) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 12)) >>> 0) % folds;
}

/** The heat as printed: a complete laboratory analysis of unstated method. */
export const asPrinted = (heat: PublishedHeat, facts: IdentifyFacts): IntakeAnalysis => ({
  method: findMethod(facts.analysisMethods, undefined),
  coverage: 'complete',
  contents: heat.contents,
  below: heat.below,
  balance: heat.balance,
});

/**
 * The heat as `method` might have measured it: of the contents printed (and the balance by difference) those that the
 * method sees, each with one draw of its bias and of its uncertainty; "<" below the detection limit. Streams by seed,
 * heat and element.
 */
export function asMeasured(
  heat: PublishedHeat,
  method: AnalysisMethod,
  seed: number | string,
): IntakeAnalysis {
  const contents: Partial<Record<ElementSymbol, number>> = {};
  const below: Partial<Record<ElementSymbol, number>> = {};
  const truth: Partial<Record<ElementSymbol, number>> = { ...heat.contents };
  if (heat.balance)
    truth[heat.balance] = Math.max(0, 1 - Object.values(heat.contents).reduce((sum, x) => sum + x, 0));
  for (const [element, x] of entriesOf(truth)) {
    const { measured, sd, biasRelative, detectionLimit } = uncertaintyOf(method, element, x);
    if (!measured) continue;
    const key = streamKey(seed, `identify-trial/${method.id}/${heat.id}/${element}`);
    const reading = x * (1 + biasRelative * standardNormal(key, 0)) + sd * standardNormal(key, 1);
    if (reading >= detectionLimit) contents[element] = reading;
    else below[element] = detectionLimit;
  }
  return { method, coverage: 'partial', contents, below, balance: null };
}
