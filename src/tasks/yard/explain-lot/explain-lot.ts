import { contentsOfLot } from '../../../calculations/lots/contents.ts';
import { gradeNamed } from '../../../calculations/lots/yard-rules.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { orRefusal } from '../../../desk/or-refusal.ts';
import { documentAnalyses, forPlanning } from '../../../desk/yard/lot-documents.ts';
import type { LotEvidence } from '../../../documents/yard/lot-evidence.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { type Composition, standardDeviation } from '../../../metal/alloy/composition.ts';
import { elementsIn } from '../../../metal/alloy/element.ts';
import type { Grade } from '../../../metal/alloy/grade.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Grades that a lot is held against. */
const NEAREST = 3;
/** No laboratory reaches a spread below this share of the content [1]: it would make every difference endless. */
const LEAST_SPREAD = 1e-3;

/**
 * Which grades a lot may be, the evidence of each element against the nearest of them, and what to measure next and why. Records nothing.
 * A lot without analysis has none. Throws NotFoundError for an unknown lot.
 */
export const explainLot = defineVerb(contract, async ({ lot: id }, context) => {
  const lot = await context.store.lot(id);
  const facts = context.compute.facts();
  const contents = lot.analyses.length === 0 ? null : orRefusal(() => contentsOfLot(forPlanning(lot), facts));
  const format = 'remelt-lot-evidence/1' as const;
  if (contents === null || contents instanceof Error)
    return { format, lot: id, identification: null, grades: [], elements: [] };
  const identification = await identified(lot, contents.foreign, context);
  const declared = gradeNamed(lot.declaredGrade, facts);
  const probable = identification?.candidates.slice(0, NEAREST) ?? [];
  const grades = [
    ...probable.map(({ gradeId, probability }) => ({
      gradeId,
      probability,
      isDeclared: gradeId === declared?.id,
    })),
    ...(declared && !probable.some(({ gradeId }) => gradeId === declared.id)
      ? [{ gradeId: declared.id, probability: null, isDeclared: true }]
      : []),
  ];
  const known = grades.flatMap(({ gradeId }) => gradeNamed(gradeId, facts) ?? []);
  return {
    format,
    lot: id,
    identification,
    grades,
    elements: elementsAgainst(contents.composition, known),
  };
});

/** What the analyses say today; null where none of them is of this lot. */
async function identified(
  lot: LotView,
  foreign: readonly string[],
  context: TaskContext,
): Promise<LotEvidence['identification']> {
  const declared = gradeNamed(lot.declaredGrade, context.compute.facts());
  const analyses = documentAnalyses(lot, foreign).map((analysis) => ({
    ...analysis,
    ...(declared ? { declared: declared.id } : {}),
  }));
  if (analyses.length === 0) return null;
  const { results } = await context.compute.identify({ analyses }, signalOf(context));
  return results[0] ?? null;
}

/** Each content against the windows of grades; what lies furthest outside of one of them first. */
function elementsAgainst(composition: Composition, grades: readonly Grade[]): LotEvidence['elements'] {
  return elementsIn(composition.contents)
    .map((element) => {
      const mean = composition.contents[element]!.mean;
      const sd = standardDeviation(composition, element);
      const spread = Math.max(sd, mean * LEAST_SPREAD, Number.EPSILON);
      return {
        element,
        mean_wtpct: 100 * mean,
        sd_wtpct: 100 * sd,
        windows: grades.map(({ limits }) => {
          const { min, max } = limits[element] ?? {};
          const outside = Math.max(0, (min ?? 0) - mean, mean - (max ?? 1));
          return {
            ...(min === undefined ? {} : { min_wtpct: 100 * min }),
            ...(max === undefined ? {} : { max_wtpct: 100 * max }),
            outside_sd: min === undefined && max === undefined ? null : outside / spread,
          };
        }),
      };
    })
    .sort((a, b) => furthest(b) - furthest(a) || b.mean_wtpct - a.mean_wtpct);
}

const furthest = ({ windows }: Pick<LotEvidence['elements'][number], 'windows'>): number =>
  Math.max(0, ...windows.map(({ outside_sd }) => outside_sd ?? 0));
