import { type Compared, compareRecorded, type Recorded } from '../../calculations/heats/recorded-heat.ts';
import type { AnalysisState, HeatState } from '../../evidence/ledger/state.ts';
import { RemeltError } from '../../foundation/errors.ts';
import { PPM_PER } from '../../foundation/quantity/format.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import { findMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { BATH } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { predictionOf } from '../planning/kept-predictions.ts';

export interface ComparedHeat {
  readonly heat: HeatState;
  /** Prediction against the measured analyses of heat and objects; null while one of them is missing. */
  readonly compared: Compared | null;
}

/** A heat with its prediction held against every final measured analysis of it and of its objects. */
export async function comparedHeat(heatId: string, context: TaskContext): Promise<ComparedHeat> {
  const { store } = context;
  const heat = await store.heat(heatId);
  const objects = await store.objects({ heat: heatId });
  const predicted = predictionOf(heat);
  const recorded = recordedOf([heat, ...objects], context);
  return {
    heat,
    compared: predicted.length > 0 && recorded.length > 0 ? compareRecorded(predicted, recorded) : null,
  };
}

/** The latest final result of each element, with the uncertainty of its method. */
export function recordedOf(
  subjects: readonly { readonly analyses: readonly AnalysisState[] }[],
  context: TaskContext,
): Recorded[] {
  const latest = new Map<string, Recorded>();
  for (const { analyses } of subjects) {
    for (const analysis of analyses) {
      if (analysis.basis !== 'measured' || analysis.place === BATH) continue;
      for (const { element, text, unit, sd } of analysis.results) {
        const reading = parseReading(text);
        if (reading.operator.startsWith('>')) continue;
        const value_ppm = reading.value * PPM_PER[unit];
        latest.set(element, {
          element: element as ElementSymbol,
          value_ppm,
          below: reading.operator.startsWith('<'),
          u_ppm:
            sd === undefined
              ? methodSpread(analysis.method, { element, value_ppm }, context)
              : Number(sd) * PPM_PER[unit],
        });
      }
    }
  }
  return [...latest.values()];
}

/** Standard uncertainty that the data give the method [ppm]; nothing for a method that they do not know. */
function methodSpread(
  method: string,
  { element, value_ppm }: { readonly element: string; readonly value_ppm: number },
  { compute }: TaskContext,
): number {
  try {
    const known = findMethod(compute.facts().analysisMethods, method);
    const { sd } = uncertaintyOf(known, element as ElementSymbol, value_ppm * 1e-6);
    return Math.hypot(sd * 1e6, known.biasRelative * value_ppm);
  } catch (error) {
    if (error instanceof RemeltError) return 0;
    throw error;
  }
}
