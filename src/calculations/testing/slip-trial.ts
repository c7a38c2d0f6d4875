import type { TypedContent } from '../../documents/yard/far-results.ts';
import { standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import { type AnalysisMethod, findMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { PublishedHeat } from '../../metal/alloy/published-heats.ts';
import { heatKnowledge } from '../../models/intake/identification/heat-knowledge.ts';
import type { Facts } from '../facts.ts';
import { askedResults, type KnownMetal } from '../lots/asked-results.ts';
import { knownOfGrade } from '../lots/known-contents.ts';
import { foldOf } from './identification-trial.ts';

/**
 * Results that papers print with a slip themselves: about ten times the median of their own grade or a tenth of it, or 0.1 ppm for 0.1 wt%,
 * and far outside of its window; or W with the number of V where the grade has V alone, which data/heats/published.json calls an entry slip
 * itself. They are what the rule asks about, so they count neither as right nor as slips.
 */
export const PRINTED_SLIPS = [
  ...['SD-0124 Hf', 'SD-0382 B', 'SD-0403 C', 'SD-0753 B', 'SD-0905 B'],
  'CH-0451 W',
] as const;

const FOLDS = 5;
const SEED = 20261201;
/** Two columns this near each other are one: a slip between them is none [1]. */
const ALIKE = 0.05;

/** What became of slips of one kind: asked about, or what cannot be told apart from a right result and why. */
export interface SlipCount {
  tried: number;
  asked: number;
  /** The number is inside of the window of the element. */
  usual: number;
  /** It is outside of it by less than heats and methods are. */
  near: number;
}

/** Counts of the trial: results as printed, and each of them with one slip of the hand. */
export interface SlipTrial {
  readonly right: { readonly results: number; readonly asked: number; readonly which: readonly string[] };
  readonly slips: Readonly<Record<string, SlipCount>>;
}

/** Results as typed, and the element whose number is wrong; null where the slip changes nothing. */
type Slip = (row: readonly TypedContent[], at: number) => readonly TypedContent[] | null;

const times =
  (factor: number): Slip =>
  (row, at) =>
    row.map((one, i) => (i === at ? { ...one, content_ppm: one.content_ppm * factor } : one));

const isAlike = (a: TypedContent, b: TypedContent): boolean =>
  Math.abs(a.content_ppm - b.content_ppm) <= ALIKE * Math.max(a.content_ppm, b.content_ppm);

/** The number of a neighbour in the place of an element; with `swap` the two exchanged, with `alone` nothing else typed. */
const column =
  (by: -1 | 1, how: 'twice' | 'swap' | 'alone'): Slip =>
  (row, at) => {
    const [one, other] = [row[at]!, row[at + by]];
    if (!other || isAlike(one, other)) return null;
    const wrong = { ...one, content_ppm: other.content_ppm };
    if (how === 'alone') return [wrong];
    return row.map((each) =>
      each === one
        ? wrong
        : how === 'swap' && each === other
          ? { ...each, content_ppm: one.content_ppm }
          : each,
    );
  };

const SLIPS: Readonly<Record<string, Slip>> = {
  'ten times too much': times(10),
  'a tenth': times(0.1),
  'wt% typed for ppm': times(1e4),
  'ppm typed for wt%': times(1e-4),
  'next column, typed twice': column(1, 'twice'),
  'column before, typed twice': column(-1, 'twice'),
  'two columns exchanged': column(1, 'swap'),
  'next column, nothing else typed': column(1, 'alone'),
  'column before, nothing else typed': column(-1, 'alone'),
};

/**
 * Published analyses of labelled heats, each result as printed and with each slip, asked about by statistics that have not seen the
 * paper. Results that are asked about as printed are not tried with slips. `again`: another analysis of the metal is known, the
 * printed one; what is typed scatters about it by the method of both. `isDeclared`: the grade is the word of a paper.
 */
export function slipTrial(facts: Facts, { again = false, isDeclared = false } = {}): SlipTrial {
  const method = findMethod(facts.analysisMethods, undefined);
  const heats = facts.publishedHeats.filter(({ gradeId, kind }) => gradeId !== null && kind !== 'nominal');
  const folds = Array.from({ length: FOLDS }, (_, fold) => ({
    grades: facts.grades,
    gradeStatistics: heatKnowledge(facts.publishedHeats.filter((heat) => foldOf(heat, FOLDS) !== fold))
      .statistics,
  }));
  const which: string[] = [];
  let results = 0;
  const slips: Record<string, SlipCount> = Object.fromEntries(
    Object.keys(SLIPS).map((name) => [name, { tried: 0, asked: 0, usual: 0, near: 0 }]),
  );
  for (const heat of heats) {
    const seen = folds[foldOf(heat, FOLDS)]!;
    const printed = contentsOf(heat).filter(({ element }) => !isPrintedSlip(heat, element));
    const earlier = again ? printed.map((one) => ({ ...one, from: 'analysis A1', method })) : [];
    const metal = { method, grade: heat.gradeId!, earlier, isDeclared };
    const row = again ? scattered(printed, { method, heat }) : printed;
    const far = new Set(askedResults(row, metal, seen).map(({ element }) => element));
    results += row.length;
    which.push(...[...far].map((element) => `${heat.id} ${element}`));
    row.forEach(({ element, content_ppm }, at) => {
      if (far.has(element) || content_ppm === 0) return;
      for (const [name, slip] of Object.entries(SLIPS)) {
        const wrong = slip(row, at);
        if (wrong === null) continue;
        const how = outcomeOf(wrong, { row, far, ...metal }, seen);
        const count = slips[name]!;
        count.tried += 1;
        count[how] += 1;
      }
    });
  }
  return { right: { results, asked: which.length, which }, slips };
}

interface Tried extends KnownMetal {
  readonly grade: string;
  readonly row: readonly TypedContent[];
  /** What is asked about without the slip. */
  readonly far: ReadonlySet<ElementSymbol>;
}

function outcomeOf(
  wrong: readonly TypedContent[],
  { row, far, ...metal }: Tried,
  facts: Pick<Facts, 'grades' | 'gradeStatistics'>,
): 'asked' | 'usual' | 'near' {
  const isTooMuch = wrong.some(({ content_ppm }) => content_ppm > WHOLE_PPM);
  if (isTooMuch || askedResults(wrong, metal, facts).some(({ element }) => !far.has(element))) return 'asked';
  return changed(row, wrong).every(usualIn(metal, facts)) ? 'usual' : 'near';
}

/** The same metal measured again: both analyses scatter by their method. Drawn from the name of the heat. */
function scattered(
  row: readonly TypedContent[],
  { method, heat }: { readonly method: AnalysisMethod; readonly heat: PublishedHeat },
): TypedContent[] {
  const key = streamKey(SEED, heat.id);
  return row.map((one, i) => {
    const { sd } = uncertaintyOf(method, one.element, one.content_ppm * 1e-6);
    const by_ppm = Math.SQRT2 * sd * 1e6 * standardNormal(key, i);
    return { ...one, content_ppm: Math.max(0, one.content_ppm + by_ppm) };
  });
}

/** More than this is refused by every door [ppm]. */
const WHOLE_PPM = 1e6;

const changed = (row: readonly TypedContent[], wrong: readonly TypedContent[]): readonly TypedContent[] => {
  const before = new Map(row.map(({ element, content_ppm }) => [element, content_ppm]));
  return wrong.filter(({ element, content_ppm }) => before.get(element) !== content_ppm);
};

const usualIn =
  (
    { grade: id, method }: Pick<Tried, 'grade' | 'method'>,
    { grades, gradeStatistics }: Pick<Facts, 'grades' | 'gradeStatistics'>,
  ) =>
  ({ element, content_ppm }: TypedContent): boolean => {
    const grade = grades.get(id)!;
    const twins = grade.equivalents.flatMap((twin) => grades.get(twin) ?? []);
    const { least_ppm, most_ppm } = knownOfGrade(element, {
      grade,
      twins,
      statistics: gradeStatistics.get(id),
      method,
    });
    return content_ppm >= least_ppm && content_ppm <= most_ppm;
  };

const contentsOf = ({ contents }: PublishedHeat): TypedContent[] =>
  entriesOf(contents).map(([element, fraction]) => ({ element, content_ppm: fraction * 1e6, isLess: false }));

const isPrintedSlip = ({ id }: PublishedHeat, element: ElementSymbol): boolean =>
  (PRINTED_SLIPS as readonly string[]).includes(`${id} ${element}`);
