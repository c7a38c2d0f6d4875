import type { TaskContext } from '../../desk/context.ts';
import { imputedInCharge, type PlannedHeat } from '../../desk/planning/charge-plan.ts';
import type { RefinedHeat } from '../../desk/planning/predict-through.ts';
import type { ReleaseInput, ReleaseOutput } from '../../documents/proof/release.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { toDecimalText } from '../../foundation/quantity/reading.ts';

/**
 * Judges a predicted heat against its grade and records the verdict: at best HOLD, because a prediction is never a
 * certificate. Contents enter as `printed`.
 */
export async function releaseHeat(
  planned: PlannedHeat,
  refined: RefinedHeat,
  context: TaskContext,
): Promise<{ readonly document: ReleaseInput; readonly output: ReleaseOutput }> {
  const { compute, store } = context;
  const { order } = planned;
  const imputed = imputedInCharge(planned);
  const document: ReleaseInput = {
    format: 'remelt-release/1',
    object: { id: order.heat, kind: 'heat', predicted: true },
    specification: { gradeId: order.gradeId },
    results: Object.entries(refined.output.final).map(([element, content]) => ({
      element: element as ReleaseInput['results'][number]['element'],
      ...printed(content.mean_ppm),
      method: 'simulate',
      origin: imputed.has(element) ? ('imputed' as const) : ('predicted' as const),
    })),
  };
  const output = await compute.release(document);
  await store.execute({
    type: 'release',
    of: `heat:${order.heat}`,
    verdict: output.verdict,
    predicted: true,
    specification: order.gradeId,
    reasons: output.reasons.slice(0, 50),
    documentSha256: hashOf(output),
  });
  return { document, output };
}

/** Decimals of a content below which nothing is told apart any more [1e-6 ppm]. */
const MOST_DECIMALS = 6;

/**
 * Predicted contents carry no more digits than a laboratory would print: 0.001 wt% from 0.05 wt% up, else 0.1 ppm, and two
 * digits of less than 1 ppm: 0.0051 ppm is not "0.0".
 */
export function printed(mean_ppm: number): { readonly text: string; readonly unit: 'wt%' | 'ppm' } {
  if (mean_ppm >= 500) return { text: toDecimalText(mean_ppm / 1e4, 3), unit: 'wt%' };
  const small = mean_ppm > 0 ? 1 - Math.floor(Math.log10(mean_ppm)) : 1;
  return { text: toDecimalText(mean_ppm, Math.min(MOST_DECIMALS, Math.max(1, small))), unit: 'ppm' };
}
