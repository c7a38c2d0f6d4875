import { standardNormal, streamKey, uniform } from '../../foundation/numerics/random.ts';
import { uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { PublishedHeat } from '../../metal/alloy/published-heats.ts';
import type { GradeModel } from '../../models/intake/identification/grade-model.ts';
import { type IdentificationVerdict, judge } from '../../models/intake/identification/judgement.ts';
import { sharesOf } from '../../models/intake/identification/mixture.ts';
import { mixtureTerms } from '../../models/intake/identification/mixture-terms.ts';
import { observe } from '../../models/intake/identification/observation.ts';
import { DEFAULT_SETTINGS } from '../../models/intake/identification/settings.ts';
import { type IdentifyFacts, modelOf } from '../identify/identify.ts';

/** One simulated mixed lot and what was made of it. */
export interface MixtureTrialRow {
  /** True share of the smaller part [1]. */
  readonly minor: number;
  readonly verdict: IdentificationVerdict;
  /** True share inside its 95 % interval when both grades are known. */
  readonly covered: boolean;
  /** The mixture that was named consists of the two true grades or their equivalents. */
  readonly pairRight: boolean;
}

export interface MixtureTrialOptions {
  readonly seed: number | string;
  readonly count: number;
  readonly method: string;
}

/** Relative scatter of a melted button from a riffled sample of a mixed lot [1] (assumption, as in the model). */
const SAMPLING = 0.01;

/**
 * Lots of two published heats of different families, smaller share uniform on 5 to 50 %, sampled and measured by
 * `method`. Streams by seed and number.
 */
export function mixtureTrial(
  heats: readonly PublishedHeat[],
  facts: IdentifyFacts,
  { seed, count, method: methodId }: MixtureTrialOptions,
): MixtureTrialRow[] {
  const model = modelOf(facts, DEFAULT_SETTINGS);
  const method = facts.analysisMethods.get(methodId)!;
  const index = new Map(model.grades.map(({ id }, g) => [id, g]));
  const pool = heats.filter(({ gradeId, kind }) => index.has(gradeId ?? '') && kind !== 'nominal');
  const rows: MixtureTrialRow[] = [];
  for (let n = 0; rows.length < count && n < 3 * count; n++) {
    const key = streamKey(seed, `identify-mixture-trial/${n}`);
    const major = pool[Math.floor(uniform(key, 0) * pool.length)]!;
    const other = pool[Math.floor(uniform(key, 1) * pool.length)]!;
    const grades = [index.get(major.gradeId!)!, index.get(other.gradeId!)!] as const;
    if (sameFamily(model, ...grades)) continue;
    const minor = 0.05 + 0.45 * uniform(key, 2);
    const contents: Partial<Record<ElementSymbol, number>> = {};
    const first = filledUp(major);
    const second = filledUp(other);
    let draw = 0;
    for (const element of method.elements.keys()) {
      const x = (1 - minor) * (first[element] ?? 0) + minor * (second[element] ?? 0);
      if (x === 0) continue;
      const { sd, biasRelative, detectionLimit } = uncertaintyOf(method, element, x);
      const scatter = Math.hypot(sd, biasRelative * x, SAMPLING * x);
      const reading = x + scatter * standardNormal(key, draw++);
      if (reading >= detectionLimit) contents[element] = reading;
    }
    const observation = observe([{ method, coverage: 'partial', contents, below: {}, balance: null }]);
    const judgement = judge(model, observation, { methods: facts.analysisMethods });
    const { shares } = sharesOf(model, mixtureTerms(model, observation), grades);
    const known = shares.find(({ grade }) => grade === grades[1])!;
    const named = judgement.mixture?.shares.map(({ grade }) => model.families.familyOf[grade]) ?? [];
    rows.push({
      minor,
      verdict: judgement.verdict,
      covered: known.low <= minor && minor <= known.high,
      pairRight: grades.every((grade) => named.includes(model.families.familyOf[grade])),
    });
  }
  return rows;
}

const sameFamily = (model: GradeModel, a: number, b: number): boolean =>
  model.families.familyOf[a] === model.families.familyOf[b];

/** Contents with the balance filled in. */
function filledUp(heat: PublishedHeat): Partial<Record<ElementSymbol, number>> {
  if (!heat.balance) return heat.contents;
  const rest = Object.values(heat.contents).reduce((sum, x) => sum + x, 0);
  return { ...heat.contents, [heat.balance]: Math.max(0, 1 - rest) };
}
