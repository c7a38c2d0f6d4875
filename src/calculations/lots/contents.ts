import { InputError } from '../../foundation/errors.ts';
import { asMassFraction, fromWtpct } from '../../foundation/quantity/fractions.ts';
import {
  type AnalysisMethod,
  type ElementModel,
  findMethod,
  UNSTATED_METHOD,
} from '../../metal/alloy/analysis-method.ts';
import type { Composition, Content } from '../../metal/alloy/composition.ts';
import {
  byElementOrder,
  ELEMENTS,
  type ElementSymbol,
  elementsIn,
  entriesOf,
  isElement,
} from '../../metal/alloy/element.ts';
import type { LotAnalysis as IntakeAnalysis } from '../../models/intake/lot-analysis.ts';
import { type AnalysisConflict, lotComposition } from '../../models/intake/lot-composition.ts';
import type { Facts } from '../facts.ts';
import { unmeasuredBase } from './balance.ts';

/** What an analysis of a lot says, in wt%. */
export interface LotAnalysis {
  /** Unique within the lot. */
  readonly id: string;
  readonly basis: 'measured' | 'certificate' | 'nominal' | 'imputed' | 'predicted';
  readonly method: string;
  readonly laboratory: string | null;
  readonly balance: string | null;
  readonly values: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly below: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly sd: Readonly<Record<string, number>>;
}

/** A lot as its analyses describe it. Analyses oldest first. */
export interface AnalysedLot {
  readonly id: string;
  readonly form: string;
  /** Grade that the paper names; absent = none. */
  readonly declaredGrade?: string;
  readonly analyses: readonly LotAnalysis[];
}

export interface LotContents {
  readonly composition: Composition & { readonly balance: ElementSymbol };
  /** Statements that do not agree, own analyses and certificates; shown, never averaged away. */
  readonly conflicts: readonly AnalysisConflict[];
  /** Analyses that are probably of another lot; left out. */
  readonly foreign: readonly string[];
  /** Elements that no analysis gives; their contents are priors. */
  readonly imputed: readonly ElementSymbol[];
}

/** The tables that a composition rests on. */
type ContentFacts = Pick<Facts, 'analysisMethods' | 'forms'>;

/** What stands in where nothing was measured or certified, better first; within one rank the newer. */
const STAND_INS = ['nominal', 'predicted', 'imputed'] as const;

/**
 * Composition of a lot: own analyses and certificates combined with the uncertainty of their methods, the bias of
 * each laboratory as a named source and the heterogeneity of the form (models/intake/lot-composition.ts); what none of
 * them gives from data sheets, predictions and priors. Throws InputError for a lot without analysis, an unknown
 * method, and analyses that are not of one metal.
 */
export function contentsOfLot(lot: AnalysedLot, facts: ContentFacts & Pick<Facts, 'grades'>): LotContents {
  const { analyses } = lot;
  const balance = balanceOf(lot, facts);
  const stated = analyses.filter(isStated);
  const combined =
    stated.length === 0
      ? { composition: { balance, contents: {} }, conflicts: [], foreign: [] }
      : lotComposition(
          stated.map((analysis) => intakeAnalysis(lot.id, analysis, facts)),
          { balance, heterogeneity: heterogeneityOf(lot.form, facts) },
        );
  const contents: Partial<Record<ElementSymbol, Content>> = { ...combined.composition.contents };
  const imputed: ElementSymbol[] = [];
  for (const basis of STAND_INS)
    for (const analysis of analyses.filter((one) => one.basis === basis).reverse())
      for (const [element, content] of standIns(analysis, facts)) {
        if (element === balance || contents[element]) continue;
        contents[element] = content;
        if (basis === 'imputed' && content.law !== 'below') imputed.push(element);
      }
  return {
    composition: { balance, contents },
    conflicts: combined.conflicts,
    foreign: combined.foreign,
    imputed: imputed.sort(byElementOrder),
  };
}

/** Relative standard deviation of a content between a sample and a lot of that form [1]; 0 for an unknown form. */
export const heterogeneityOf = (form: string, facts: Pick<Facts, 'forms'>): number =>
  facts.forms.get(form)?.heterogeneity ?? 0;

/** True for what somebody found in this lot, or certified of it. */
export const isStated = ({ basis }: Pick<LotAnalysis, 'basis'>): boolean =>
  basis === 'measured' || basis === 'certificate';

/** An analysis in mass fractions, with what its method says about each of its elements. */
export function intakeAnalysis(lot: string, analysis: LotAnalysis, facts: ContentFacts): IntakeAnalysis {
  const origin = analysis.basis === 'certificate' ? 'certificate' : 'measured';
  return {
    id: analysis.id,
    method: methodFor(analysis, facts),
    laboratory: laboratoryOf(lot, analysis.laboratory, origin),
    origin,
    contents: fractions(analysis.values),
    below: fractions(analysis.below),
  };
}

/** Who measured: nobody named is the plant's own laboratory, or for a certificate a laboratory of this lot alone. */
export const laboratoryOf = (
  lot: string,
  laboratory: string | null,
  origin: IntakeAnalysis['origin'],
): string => laboratory ?? (origin === 'measured' ? 'own' : `paper of ${lot}`);

/** For a content that its method does not list: 10 % of the content and 1 ppm (assumption: a very rough method). */
const UNLISTED: ElementModel = {
  a: 1e-6,
  relative: [{ upTo: 1, b: 0.1 }],
  detectionLimit: fromWtpct(3e-4),
};

/**
 * The method as it measures this analysis: a printed standard deviation in place of the model's; elements that the
 * method does not see, but the report gives, as by the unstated laboratory method.
 */
function methodFor(analysis: LotAnalysis, { analysisMethods }: ContentFacts): AnalysisMethod {
  const method = filledMethod(analysis.method, analysisMethods);
  const printed = elementsIn({ ...analysis.values, ...analysis.below }).filter(
    (element) => analysis.sd[element],
  );
  if (printed.length === 0) return method;
  const elements = new Map(method.elements);
  for (const element of printed)
    elements.set(element, {
      ...method.elements.get(element)!,
      a: analysis.sd[element]! / 100,
      relative: [{ upTo: 1, b: 0 }],
    });
  return { ...method, elements };
}

type Methods = ContentFacts['analysisMethods'];

/** Methods with a model of every element, by name: a yard of thousands of lots names the same few. */
const FILLED = new WeakMap<Methods, Map<string, AnalysisMethod>>();

/** A method that has a model of every element: its own, else that of the unstated method, else a rough one. */
function filledMethod(name: string, methods: Methods): AnalysisMethod {
  const filled = FILLED.get(methods) ?? new Map<string, AnalysisMethod>();
  FILLED.set(methods, filled);
  const known = filled.get(name);
  if (known) return known;
  const method = findMethod(methods, name);
  const unstated = findMethod(methods, UNSTATED_METHOD);
  const elements = new Map(
    ELEMENTS.map((element) => [
      element,
      method.elements.get(element) ?? unstated.elements.get(element) ?? UNLISTED,
    ]),
  );
  const whole = { ...method, elements };
  filled.set(name, whole);
  return whole;
}

function standIns(analysis: LotAnalysis, facts: ContentFacts): [ElementSymbol, Content][] {
  const origin = analysis.basis as (typeof STAND_INS)[number];
  const { id: reference } = analysis;
  const found = entriesOf(analysis.values).map(([element, wtpct]): [ElementSymbol, Content] => {
    const mean = fromWtpct(wtpct);
    const printed = analysis.sd[element];
    const spread = printed === undefined ? spreadOf(element, mean, facts) : printed / 100;
    return [element, { mean, spread, law: 'normal', origin, reference }];
  });
  const below = entriesOf(analysis.below).map(([element, wtpct]): [ElementSymbol, Content] => {
    const limit = fromWtpct(wtpct);
    const mean = asMassFraction(limit / 2);
    return [element, { mean, spread: limit / Math.sqrt(12), law: 'below', limit, origin, reference }];
  });
  return [...found, ...below];
}

/** A data sheet without spread is as good as the unstated laboratory method [kg/kg]. */
function spreadOf(element: ElementSymbol, mean: number, facts: ContentFacts): number {
  const unstated = findMethod(facts.analysisMethods, UNSTATED_METHOD);
  const { a, relative } = unstated.elements.get(element) ?? UNLISTED;
  const band = relative.find(({ upTo }) => mean <= upTo) ?? relative.at(-1);
  return Math.hypot(a, (band?.b ?? 0) * mean);
}

/** Better evidence first; within one rank the newer analysis. */
const RANK: readonly LotAnalysis['basis'][] = ['measured', 'certificate', 'nominal', 'predicted', 'imputed'];

/**
 * The element found by difference: what the best of the newest analyses names; else the base that they leave out
 * (`unmeasuredBase`); else the largest content of the most complete one, which gives way to the difference.
 */
function balanceOf(
  { id, analyses, declaredGrade }: AnalysedLot,
  facts: Pick<Facts, 'grades'>,
): ElementSymbol {
  const ranked = analyses.toReversed().sort((a, b) => RANK.indexOf(a.basis) - RANK.indexOf(b.basis));
  if (ranked.length === 0)
    throw new InputError(`lot ${id} has no analysis`, { path: `lot:${id}`, cure: 'book an analysis first' });
  const best = ranked.filter(({ basis }) => basis === ranked[0]!.basis);
  const named = best.find(({ balance }) => balance !== null && isElement(balance))?.balance;
  if (named) return named as ElementSymbol;
  const fullest = best.toSorted((a, b) => sumOf(a.values) - sumOf(b.values));
  const values = Object.assign({}, ...fullest.map((analysis) => analysis.values));
  const below = Object.assign({}, ...fullest.map((analysis) => analysis.below));
  const base = unmeasuredBase({ values, below, declared: declaredGrade ?? null }, facts);
  if (base) return base.element;
  const [largest] = Object.entries(fullest.at(-1)!.values).sort((a, b) => b[1] - a[1]);
  return (largest?.[0] ?? 'Ni') as ElementSymbol;
}

const sumOf = (values: Readonly<Record<string, number>>): number =>
  Object.values(values).reduce((sum, value) => sum + value, 0);

function fractions(
  wtpcts: Readonly<Partial<Record<ElementSymbol, number>>>,
): Partial<Record<ElementSymbol, number>> {
  const out: Partial<Record<ElementSymbol, number>> = {};
  for (const element of elementsIn(wtpcts)) out[element] = wtpcts[element]! / 100;
  return out;
}
