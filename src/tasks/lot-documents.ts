import type { LotForPlanning } from '../calculations/lot-material.ts';
import type { AnalysisState } from '../evidence/ledger/state.ts';
import type { LotView } from '../evidence/ledger/store.ts';
import { parseReading } from '../foundation/quantity/reading.ts';

/** One analysis of a lot in the shape of the identify document. */
export interface DocumentAnalysis {
  readonly id: string;
  readonly method?: string;
  readonly composition_wtpct: Readonly<Record<string, number>>;
  readonly below_wtpct: Readonly<Record<string, number>>;
  readonly balance?: string;
}

const WTPCT = { 'wt%': 1, ppm: 1e-4, ppb: 1e-7 } as const;

/** The measured analyses of a lot that still stand, newest first; imputed and nominal contents are left out. */
export function documentAnalyses(lot: LotView): DocumentAnalysis[] {
  return lot.analyses
    .filter((analysis) => analysis.basis === 'measured' || analysis.basis === 'certificate')
    .map((analysis) => documentAnalysis(lot, analysis))
    .reverse();
}

function documentAnalysis(lot: LotView, analysis: AnalysisState): DocumentAnalysis {
  const { values, below } = contentsOf(analysis);
  return {
    id: `${lot.id}/${analysis.analysis}`,
    method: analysis.method,
    composition_wtpct: values,
    below_wtpct: below,
    ...(analysis.balance ? { balance: analysis.balance } : {}),
  };
}

/** Contents [wt%] of an analysis: what was found, and the limits of what was not. */
export function contentsOf(analysis: AnalysisState): {
  readonly values: Record<string, number>;
  readonly below: Record<string, number>;
  readonly sd: Record<string, number>;
} {
  const values: Record<string, number> = {};
  const below: Record<string, number> = {};
  const sd: Record<string, number> = {};
  for (const result of analysis.results) {
    const reading = parseReading(result.text);
    const scale = WTPCT[result.unit];
    if (reading.operator.startsWith('<')) below[result.element] = reading.value * scale;
    else values[result.element] = reading.value * scale;
    if (result.sd !== undefined) sd[result.element] = Number(result.sd) * scale;
  }
  return { values, below, sd };
}

/** A lot as calculations take it; `clearedAs` stays empty while it is on hold. */
export function forPlanning(lot: LotView): LotForPlanning {
  return {
    id: lot.id,
    form: lot.form,
    lotClass: lot.lotClass,
    generation: lot.generation,
    free_kg: lot.free_g / 1000,
    clearedAs: lot.clearedAs ?? '',
    analyses: lot.analyses.map((analysis) => ({
      id: analysis.analysis,
      basis: analysis.basis,
      method: analysis.method,
      laboratory: analysis.laboratory,
      balance: analysis.balance,
      ...contentsOf(analysis),
    })),
  };
}
