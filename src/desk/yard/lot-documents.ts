import { findingsOf } from '../../calculations/lots/findings.ts';
import type { LotForPlanning } from '../../calculations/lots/material.ts';
import type { AnalysisState } from '../../evidence/ledger/state.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';

/** One analysis of a lot in the shape of the identify document; all analyses of a lot name it as their object. */
export interface DocumentAnalysis {
  readonly id: string;
  readonly object: string;
  readonly method?: string;
  readonly composition_wtpct: Readonly<Record<string, number>>;
  readonly below_wtpct: Readonly<Record<string, number>>;
  readonly balance?: string;
  readonly declared?: string;
}

const WTPCT = { 'wt%': 1, ppm: 1e-4, ppb: 1e-7 } as const;

/**
 * What a lot is identified from, newest first: its own measurements, or while there are none what came certified with
 * it. Imputed and nominal contents are no evidence; analyses in `leftOut` are of another lot.
 */
export function documentAnalyses(lot: LotView, leftOut: readonly string[] = []): DocumentAnalysis[] {
  const stated = lot.analyses.filter(({ analysis }) => !leftOut.includes(analysis));
  const measured = stated.filter(({ basis }) => basis === 'measured');
  const evidence = measured.length > 0 ? measured : stated.filter(({ basis }) => basis === 'certificate');
  return evidence.map((analysis) => documentAnalysis(lot, analysis)).reverse();
}

function documentAnalysis(lot: LotView, analysis: AnalysisState): DocumentAnalysis {
  const { values, below } = contentsOf(analysis);
  return {
    id: `${lot.id}/${analysis.analysis}`,
    object: lot.id,
    method: analysis.method,
    composition_wtpct: values,
    below_wtpct: below,
    ...(analysis.balance ? { balance: analysis.balance } : {}),
  };
}

/** Contents [wt%] of an analysis: what was found, and the limits of what was not. */
function contentsOf(analysis: AnalysisState): {
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
    ...(lot.declaredGrade ? { declaredGrade: lot.declaredGrade } : {}),
    // no rates of exchange are kept
    ...(lot.price?.currency === 'USD' ? { paid_usd_per_kg: Number(lot.price.text) } : {}),
    found: findingsOf(lot.gate?.checks ?? []),
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
