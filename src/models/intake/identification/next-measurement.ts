import { type AnalysisMethod, uncertaintyOf } from '../../../metal/alloy/analysis-method.ts';
import { ELEMENTS, type ElementSymbol } from '../../../metal/alloy/element.ts';
import { HEAVY_NODES } from './density.ts';
import {
  ADDED,
  type GradeModel,
  gradeDensity,
  LOG_OFFSET,
  type PreparedContent,
  preparedContent,
} from './grade-model.ts';
import type { Observation } from './observation.ts';
import { chanceBelow } from './posterior.ts';

/** A measurement worth making, and what it is expected to tell. */
export interface NextMeasurement {
  readonly element: ElementSymbol;
  readonly method: string;
  /** Expected fall of the entropy over the candidates [bit]. */
  readonly information_bit: number;
}

/** A grade still in question and its probability. */
export interface Candidate {
  readonly grade: number;
  readonly probability: number;
}

/** Methods from quick to slow; among those that tell nearly as much the first is asked for. */
export const EFFORT: readonly string[] = [
  'pXRF',
  'LIBS',
  'OES',
  'combustion',
  'WDXRF',
  'ICP-OES',
  'fusion',
  'ICP-MS',
  'GDMS',
];
/** A method is as good as the best when it tells this share of what the best tells (assumption). */
const NEARLY = 0.9;
/** Less than this is not worth a sample [bit] (assumption: a tenth of a yes or no). */
const WORTH_bit = 0.1;
/** Candidates that are weighed against each other; the rest have next to no probability. */
const CANDIDATES = 4;
/** How many elements are asked for. */
const ASKED = 3;

/**
 * What to measure next to tell the candidates apart: expected information (equation 3 of
 * docs/theory/identification.md), I = H(p) - E[H(p | result)], the expectation over five equal-weight quantiles of
 * each candidate, results below the detection limit being one outcome. Per element the quickest method that tells at
 * least NEARLY as much as the best one. A method whose detection limit lies above every candidate's content tells
 * nothing and is never named; nor is one that does not measure the element. Empty when nothing is worth it.
 */
export function nextMeasurements(
  model: GradeModel,
  observation: Observation,
  candidates: readonly Candidate[],
  methods: ReadonlyMap<string, AnalysisMethod>,
): NextMeasurement[] {
  const rivals = normalised(candidates.slice(0, CANDIDATES));
  if (rivals.length < 2) return [];
  const known = new Map(observation.found.map(({ e, u }) => [e, u]));
  const ideal: { e: number; bits: number }[] = [];
  for (let e = 0; e < model.width; e++) {
    if (!differs(model, rivals, e) || isSettled(model, rivals, e, known.get(e))) continue;
    const bits = information(model, rivals, { e, u: () => 0, detectionLimit: 0 });
    if (bits >= WORTH_bit) ideal.push({ e, bits });
  }
  return ideal
    .sort((a, b) => b.bits - a.bits)
    .slice(0, 2 * ASKED)
    .map(({ e }) => quickestMethod(model, rivals, { e, known: known.get(e), methods }))
    .filter((next) => next !== null)
    .sort((a, b) => b.information_bit - a.information_bit)
    .slice(0, ASKED);
}

function normalised(candidates: readonly Candidate[]): Candidate[] {
  const total = candidates.reduce((sum, { probability }) => sum + probability, 0);
  return candidates.map(({ grade, probability }) => ({ grade, probability: probability / total }));
}

/** Screens out elements on which all rivals agree within half a scale. */
function differs(model: GradeModel, rivals: readonly Candidate[], e: number): boolean {
  const first = rivals[0]!.grade * model.width + e;
  return rivals.some(({ grade }) => {
    const k = grade * model.width + e;
    if (model.law[k]! >= ADDED !== model.law[first]! >= ADDED) return true;
    return (
      Math.abs(model.centre[k]! - model.centre[first]!) > 0.5 * Math.min(model.scale[k]!, model.scale[first]!)
    );
  });
}

/**
 * True when the number that is already there is sharp against the distance of the rivals (a quarter of it): measuring
 * the element again would repeat what is known.
 */
function isSettled(
  model: GradeModel,
  rivals: readonly Candidate[],
  e: number,
  known: number | undefined,
): boolean {
  if (known === undefined) return false;
  const contents = rivals.map(({ grade }) => model.expected[grade * model.width + e]!);
  return known < (Math.max(...contents) - Math.min(...contents)) / 4;
}

interface Instrument {
  readonly e: number;
  /** Standard uncertainty [kg/kg] at a content. */
  readonly u: (x: number) => number;
  readonly detectionLimit: number;
}

interface Wanted {
  readonly e: number;
  /** Standard uncertainty [kg/kg] of the number that is already there, if one is. */
  readonly known: number | undefined;
  readonly methods: ReadonlyMap<string, AnalysisMethod>;
}

/** A new number must be this much better than the old one to be worth asking for [1] (assumption). */
const BETTER = 0.5;

function quickestMethod(
  model: GradeModel,
  rivals: readonly Candidate[],
  { e, known, methods }: Wanted,
): NextMeasurement | null {
  const element = ELEMENTS[e]!;
  const told: { method: string; bits: number }[] = [];
  for (const id of EFFORT) {
    const method = methods.get(id);
    const ability = method?.elements.get(element);
    if (!method || !ability) continue;
    const highest = Math.max(...rivals.map(({ grade }) => model.expected[grade * model.width + e]!));
    if (ability.detectionLimit > highest) continue;
    const u = (x: number): number =>
      Math.hypot(uncertaintyOf(method, element, x).sd, method.biasRelative * x);
    if (known !== undefined && u(highest) > BETTER * known) continue;
    const bits = information(model, rivals, { e, u, detectionLimit: ability.detectionLimit });
    told.push({ method: id, bits });
  }
  const best = Math.max(0, ...told.map(({ bits }) => bits));
  if (best < WORTH_bit) return null;
  const { method, bits } = told.find((entry) => entry.bits >= NEARLY * best)!;
  return { element, method, information_bit: bits };
}

/** Expected information [bit] of one measurement over the rivals. */
function information(model: GradeModel, rivals: readonly Candidate[], instrument: Instrument): number {
  const { e, u, detectionLimit } = instrument;
  const hidden = rivals.map(({ grade }) =>
    detectionLimit > 0 ? chanceBelow(model, grade * model.width + e, detectionLimit) : 0,
  );
  let left = 0;
  rivals.forEach(({ grade, probability }) => {
    const k = grade * model.width + e;
    for (const z of HEAVY_NODES) {
      const x = nodeAt(model, k, z, u);
      const likelihood =
        x <= detectionLimit ? hidden : densities(model, rivals, preparedContent(model, e, x, u(x)));
      left += (probability / HEAVY_NODES.length) * entropyAfter(rivals, likelihood);
    }
  });
  return (
    entropyAfter(
      rivals,
      rivals.map(() => 1),
    ) - left
  );
}

const densities = (
  model: GradeModel,
  rivals: readonly Candidate[],
  content: PreparedContent,
): readonly number[] =>
  rivals.map(({ grade }) => gradeDensity(model, grade * model.width + content.e, content));

/** Content [kg/kg] at the quantile z of the grade of entry k, the measurement's scatter included. */
function nodeAt(model: GradeModel, k: number, z: number, u: (x: number) => number): number {
  const centre = model.centre[k]!;
  const scale = model.scale[k]!;
  if (model.law[k]! >= ADDED) return Math.max(1e-9, centre + z * Math.hypot(scale, u(centre)));
  return Math.max(1e-9, Math.exp(centre + z * scale) - LOG_OFFSET[k % model.width]!);
}

function entropyAfter(rivals: readonly Candidate[], likelihood: readonly number[]): number {
  const joint = rivals.map(({ probability }, i) => probability * likelihood[i]!);
  const total = joint.reduce((sum, p) => sum + p, 0);
  if (total <= 0) return 0;
  return joint.reduce((sum, p) => (p > 0 ? sum - (p / total) * Math.log2(p / total) : sum), 0);
}
