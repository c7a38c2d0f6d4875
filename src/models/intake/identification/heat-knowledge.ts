import type { MassFraction } from '../../../foundation/quantity/fractions.ts';
import { medianOf } from '../../../foundation/statistics/sample.ts';
import { type ElementSymbol, entriesOf } from '../../../metal/alloy/element.ts';
import type {
  ElementStatistics,
  GradeStatistics,
  PublishedHeat,
} from '../../../metal/alloy/published-heats.ts';
import type { HeatKnowledge } from './grade-model.ts';

/** A grade needs this many papers before its own statistics are used; the rule of data/heats/grade-statistics.json. */
const FEWEST_PAPERS_PER_GRADE = 4;
const MAD_TO_SD = 1.4826;

/**
 * Medians, robust spreads, least contents and numbers of papers by grade id from printed analyses; nominal rows and rows without a
 * label are left out of the statistics, one value per paper and element. Papers count rows of any kind: how often a
 * grade is published. Used where the statistics must not have seen the rows they are judged on (cross-validation).
 */
export function heatKnowledge(heats: readonly PublishedHeat[]): HeatKnowledge {
  const byGrade = Map.groupBy(
    heats.filter((heat) => heat.gradeId !== null),
    (heat) => heat.gradeId as string,
  );
  const papers = new Map<string, number>();
  const statistics = new Map<string, GradeStatistics>();
  for (const [gradeId, rows] of byGrade) {
    papers.set(gradeId, new Set(rows.map(paperOf)).size);
    const analysed = rows.filter((row) => row.kind !== 'nominal');
    const sources = new Set(analysed.map(paperOf)).size;
    if (sources < FEWEST_PAPERS_PER_GRADE) continue;
    statistics.set(gradeId, { gradeId, pooledIds: [gradeId], papers: sources, elements: spreads(analysed) });
  }
  return { statistics, papers };
}

/** The paper a row comes from; a row without DOI stands for itself. */
export const paperOf = (heat: PublishedHeat): string => heat.doi ?? heat.id;

function spreads(rows: readonly PublishedHeat[]): GradeStatistics['elements'] {
  const values = new Map<ElementSymbol, Map<string, number>>();
  for (const row of rows)
    for (const [element, x] of entriesOf(row.contents)) {
      const known = values.get(element) ?? new Map<string, number>();
      values.set(element, known.set(paperOf(row), x));
    }
  const out: Partial<Record<ElementSymbol, ElementStatistics>> = {};
  for (const [element, byPaper] of values) {
    const all = [...byPaper.values()];
    const median = medianOf(all);
    const robustSd = MAD_TO_SD * medianOf(all.map((x) => Math.abs(x - median)));
    const min = Math.min(...all) as MassFraction;
    out[element] = { n: all.length, median: median as MassFraction, robustSd, min };
  }
  return out;
}
