import type { Predicted } from '../../calculations/heats/recorded-heat.ts';
import type { AnalysisState, HeatState } from '../../evidence/ledger/state.ts';
import { PPM_PER } from '../../foundation/quantity/content-text.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';

/** The latest prediction booked on a heat; empty when there is none. */
export const predictionOf = (heat: HeatState): Predicted[] =>
  meansOf(heat.analyses.findLast(({ basis }) => basis === 'predicted')?.results ?? []);

/** Means of the latest prediction on the heat [ppm]; null when there is none. */
export function predictedOf(heat: HeatState): Partial<Record<ElementSymbol, number>> | null {
  const predicted = predictionOf(heat);
  if (predicted.length === 0) return null;
  return Object.fromEntries(predicted.map(({ element, mean_ppm }) => [element, mean_ppm]));
}

/** Means and standard deviations [ppm] of results that the ledger keeps as decimals; without one it is zero. */
export const meansOf = (results: AnalysisState['results']): Predicted[] =>
  results.map(({ element, text, unit, sd }) => ({
    element: element as ElementSymbol,
    mean_ppm: parseReading(text).value * PPM_PER[unit],
    sd_ppm: Number(sd ?? 0) * PPM_PER[unit],
  }));
