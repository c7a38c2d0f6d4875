import { parseDocument } from '../../documents/common.ts';
import {
  type IdentifyInput,
  type IdentifyOutput,
  identifyInputSchema,
} from '../../documents/yard/identify.ts';
import { InputError, throwIfCancelled } from '../../foundation/errors.ts';
import { fromWtpct } from '../../foundation/quantity/fractions.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { findMethod, UNSTATED_METHOD } from '../../metal/alloy/analysis-method.ts';
import { type Catalogue, findGrade } from '../../metal/alloy/catalogue.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import { hasDerivedLimits, YTTRIUM_IN_OXIDE } from '../../metal/alloy/grade.ts';
import { type IntakeAnalysis, sumOf } from '../../models/intake/identification/analysis.ts';
import { certificateFit } from '../../models/intake/identification/certificate-fit.ts';
import { type GradeModel, gradeModel } from '../../models/intake/identification/grade-model.ts';
import { heatKnowledge } from '../../models/intake/identification/heat-knowledge.ts';
import { type Judgement, judge } from '../../models/intake/identification/judgement.ts';
import { type Observation, observe } from '../../models/intake/identification/observation.ts';
import {
  DEFAULT_SETTINGS,
  type IdentificationSettings,
} from '../../models/intake/identification/settings.ts';
import type { Control } from '../control.ts';
import type { Facts } from '../facts.ts';
import { manifestOf } from '../manifest.ts';

/** The tables that identification rests on. */
export type IdentifyFacts = Pick<
  Facts,
  'version' | 'grades' | 'analysisMethods' | 'gradeStatistics' | 'publishedHeats'
>;

export interface IdentifyOptions extends Control {
  readonly settings?: IdentificationSettings;
}

type Analysis = IdentifyInput['analyses'][number];
type Result = IdentifyOutput['results'][number];

/** Parses and identifies; InputError with path and cure for a bad document. */
export const identifyDocument = (
  document: unknown,
  facts: IdentifyFacts,
  options: IdentifyOptions = {},
): IdentifyOutput => identify(parseDocument(identifyInputSchema, document, 'identify'), facts, options);

/**
 * Which grades the analyses can be, one result per analysis in the order of the document; analyses that name the same
 * `object` are judged together and share their result. Method: docs/theory/identification.md. Deterministic, nothing
 * is drawn. Throws InputError for an unknown method or grade, a duplicate id, contents above 103 wt% (115 wt% by a named method), a balance that
 * also has a number, a number that is also below a limit.
 */
export function identify(
  input: IdentifyInput,
  facts: IdentifyFacts,
  options: IdentifyOptions = {},
): IdentifyOutput {
  const settings = options.settings ?? DEFAULT_SETTINGS;
  const model = modelOf(facts, settings);
  refuseDuplicates(input.analyses);
  const weights = weightsOf(input.priors, model, facts.grades);
  const analyses = input.analyses.map((analysis, i) => intakeAnalysis(analysis, i, facts));
  const judged = new Map<string, { readonly observation: Observation; readonly judgement: Judgement }>();
  const results = input.analyses.map((analysis, i): Result => {
    throwIfCancelled(options.signal);
    const key = analysis.object === undefined ? `analysis ${i}` : `object ${analysis.object}`;
    let entry = judged.get(key);
    if (!entry) {
      const together = analyses.filter(
        (_, j) => j === i || (analysis.object !== undefined && input.analyses[j]!.object === analysis.object),
      );
      const observation = observe(together);
      const judgement = judge(model, observation, {
        methods: facts.analysisMethods,
        ...(weights ? { weights } : {}),
        unaccounted: Math.min(...together.map(unaccountedOf)),
      });
      entry = { observation, judgement };
      judged.set(key, entry);
    }
    return resultOf(analysis, { ...entry, model, path: `analyses[${i}]`, catalogue: facts.grades });
  });
  return {
    format: 'remelt-identify/1',
    manifest: manifestOf(input, facts, { seed: 'none: nothing is drawn', settings }),
    assumed: assumptions(input, settings),
    results,
  };
}

const models = new WeakMap<IdentifyFacts['grades'], Map<IdentificationSettings, GradeModel>>();

/** The model of the whole catalogue, made once per catalogue and settings. */
export function modelOf(facts: IdentifyFacts, settings: IdentificationSettings): GradeModel {
  const known = models.get(facts.grades) ?? new Map<IdentificationSettings, GradeModel>();
  models.set(facts.grades, known);
  const existing = known.get(settings);
  if (existing) return existing;
  const { papers } = heatKnowledge(facts.publishedHeats);
  const made = gradeModel(
    [...facts.grades.values()],
    { statistics: facts.gradeStatistics, papers },
    settings,
  );
  known.set(settings, made);
  return made;
}

function refuseDuplicates(analyses: readonly Analysis[]): void {
  const seen = new Map<string, number>();
  analyses.forEach(({ id }, i) => {
    const first = seen.get(id);
    if (first !== undefined) {
      throw new InputError(`analyses[${i}].id: "${id}" is also the id of analyses[${first}]`, {
        path: `analyses[${i}].id`,
        value: id,
        allowed: 'each id once',
        cure: 'give each analysis its own id; analyses of one object share `object`',
      });
    }
    seen.set(id, i);
  });
}

/** Contents above this [kg/kg] in sum are a slip of unit or column, not an analysis; screening methods scatter more. */
const MAX_SUM = { complete: 1.03, partial: 1.15 } as const;

function intakeAnalysis(analysis: Analysis, index: number, facts: IdentifyFacts): IntakeAnalysis {
  const path = `analyses[${index}]`;
  const method = findMethod(facts.analysisMethods, analysis.method, `${path}.method`);
  const balance = analysis.balance ?? null;
  if (balance && analysis.composition_wtpct[balance] !== undefined) {
    throw new InputError(`${path}: ${balance} has a number and is also the balance`, {
      path: `${path}.balance`,
      value: balance,
      cure: `leave out the balance, or the number of ${balance}`,
    });
  }
  for (const [element, limit] of entriesOf(analysis.below_wtpct ?? {})) {
    const value = element === balance ? 'the balance' : analysis.composition_wtpct[element];
    if (value === undefined || value === 0) continue;
    const found = typeof value === 'number' ? `${value} wt%` : value;
    throw new InputError(`${path}: ${element} is both ${found} and below ${limit} wt%`, {
      path: `${path}.below_wtpct.${element}`,
      value: limit,
      unit: 'wt%',
      allowed: 'one of the two',
      cure: 'leave one out',
    });
  }
  const prepared: IntakeAnalysis = {
    method,
    coverage: method.id === UNSTATED_METHOD ? 'complete' : 'partial',
    contents: asElements(analysis.composition_wtpct),
    below: fractions(analysis.below_wtpct ?? {}),
    balance,
  };
  const sum = sumOf(prepared);
  const most = MAX_SUM[prepared.coverage];
  if (sum > most) {
    throw new InputError(`${path}: the contents add to ${(sum * 100).toFixed(2)} wt%`, {
      path: `${path}.composition_wtpct`,
      value: sum * 100,
      unit: 'wt%',
      allowed: `at most ${Math.round(most * 100)} wt%`,
      cure: 'check for contents in ppm or a column read twice',
    });
  }
  return prepared;
}

/** Share [1] of a complete analysis that has no name; 0 for partial ones and where a balance is named. */
const unaccountedOf = (analysis: IntakeAnalysis): number =>
  analysis.coverage === 'complete' && !analysis.balance ? Math.max(0, 1 - sumOf(analysis)) : 0;

type PerElement<T> = Partial<Record<ElementSymbol, T>>;

function fractions(wtpcts: Readonly<PerElement<number>>): PerElement<number> {
  const out: PerElement<number> = {};
  for (const [element, value] of entriesOf(wtpcts)) out[element] = fromWtpct(value);
  return out;
}

/** Contents with Y2O3 counted as its elements, as the catalogue counts it. */
function asElements({ Y2O3: oxide, ...rest }: Analysis['composition_wtpct']): PerElement<number> {
  if (oxide === undefined) return fractions(rest);
  const { Y = 0, O = 0 } = rest;
  return fractions({ ...rest, Y: Y + oxide * YTTRIUM_IN_OXIDE, O: O + oxide * (1 - YTTRIUM_IN_OXIDE) });
}

/** Factors by grade index; undefined without priors. Throws InputError for an unknown grade or when all are zero. */
function weightsOf(
  priors: IdentifyInput['priors'],
  model: GradeModel,
  catalogue: Catalogue,
): Float64Array | undefined {
  if (!priors) return undefined;
  const weights = new Float64Array(model.grades.length).fill(1);
  for (const [name, weight] of Object.entries(priors)) {
    const grade = findGrade(catalogue, name, `priors.${name}`);
    weights[model.grades.indexOf(grade)] = weight;
  }
  if (weights.every((weight) => weight === 0))
    throw new InputError('priors: every grade is excluded', {
      path: 'priors',
      cure: 'give one grade a weight',
    });
  return weights;
}

interface Context {
  readonly observation: Observation;
  readonly judgement: Judgement;
  readonly model: GradeModel;
  readonly path: string;
  readonly catalogue: Catalogue;
}

/** Candidates are listed until they cover this [1]. */
const COVERED = 0.99;
/** Digits of a printed probability: 1e-6 is far below anything that decides. */
const rounded = (p: number): number => Math.round(p * 1e6) / 1e6;

function resultOf(analysis: Analysis, context: Context): Result {
  const { judgement, model, observation } = context;
  const { families, outside } = judgement.posterior;
  const candidates: Result['candidates'] = [];
  let covered = 0;
  for (const { best, probability } of families) {
    if (covered >= COVERED) break;
    candidates.push({ gradeId: model.grades[best]!.id, probability: rounded(probability) });
    covered += probability;
  }
  const first = families[0]!;
  return {
    id: analysis.id,
    verdict: judgement.verdict,
    candidates,
    equivalent: model.families.members[first.family]!.filter((g) => g !== first.best).map(
      (g) => model.grades[g]!.id,
    ),
    askFor: judgement.next.map(({ element, method, information_bit }) => ({
      element,
      method,
      information_bit: rounded(information_bit),
    })),
    mixture:
      judgement.mixture?.shares.map(({ grade, share, low, high }) => ({
        gradeId: model.grades[grade]!.id,
        share: rounded(share),
        low: rounded(low),
        high: rounded(high),
      })) ?? null,
    outside: rounded(outside),
    reasons: [...judgement.reasons, ...entryWarnings(judgement, model)],
    ...(analysis.declared === undefined
      ? {}
      : { declared: declaredFit(analysis.declared, { ...context, observation }) }),
  };
}

/** What must be known before anything rests on the catalogue entry that won or on its equivalents. */
function entryWarnings({ verdict, posterior }: Judgement, model: GradeModel): string[] {
  if (verdict !== 'identified' && verdict !== 'ambiguous') return [];
  const { best, family } = posterior.families[0]!;
  const grade = model.grades[best]!;
  const members = model.families.members[family]!.map((g) => model.grades[g]!);
  return [
    ...(hasDerivedLimits(grade) ? [`windows of ${grade.id} are derived, not printed`] : []),
    ...members.flatMap(({ id, checks }) => checks.map(({ what }) => `check ${id}: ${what}`)),
  ];
}

function declaredFit(name: string, context: Context): NonNullable<Result['declared']> {
  const { model, observation, judgement, path, catalogue } = context;
  const grade = model.grades.indexOf(findGrade(catalogue, name, `${path}.declared`));
  const { gradeId, probability, fit, disagreements } = certificateFit(
    model,
    observation,
    judgement.posterior,
    grade,
  );
  return {
    gradeId,
    probability: rounded(probability),
    fit,
    disagreements: disagreements.map((entry) => ({ ...entry })),
  };
}

const PAGE = 'docs/theory/identification.md';

function assumptions(input: IdentifyInput, settings: IdentificationSettings): Assumption[] {
  const unstated = input.analyses.some(({ method }) => method === undefined);
  return [
    {
      what: 'default weight of a grade: (1 + papers in the published heats) to this power',
      value: settings.priorPower,
      unit: '1',
      source: PAGE,
    },
    {
      what: 'probability that an analysis belongs to another metal',
      value: settings.mixUp,
      unit: '1',
      source: PAGE,
    },
    { what: 'probability that a single content is wrong', value: settings.slip, unit: '1', source: PAGE },
    ...(unstated
      ? [
          {
            what: 'method of analyses that name none',
            value: UNSTATED_METHOD,
            unit: 'method',
            source: 'docs/formats/identify.md',
          },
          {
            what: 'an element that a laboratory analysis does not list',
            value: 'not reported; a content of 1 wt% and more is left out in 1.5 %',
            unit: 'words',
            source: PAGE,
          },
        ]
      : []),
    ...(input.analyses.some(({ method }) => method !== undefined)
      ? [
          {
            what: 'probability that a report by a named method lists an element that it measures',
            value: settings.partialReports,
            unit: '1',
            source: PAGE,
          },
        ]
      : []),
  ];
}
