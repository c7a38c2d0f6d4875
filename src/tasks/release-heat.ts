import type { ReleaseOutput } from '../calculations/release.ts';
import type { ReleaseInput } from '../faces/formats/release.ts';
import { hashOf } from '../foundation/quantity/canonical.ts';
import { toDecimalText } from '../foundation/quantity/reading.ts';
import type { TaskContext } from './context.ts';
import { imputedInCharge, type PlannedHeat } from './plan-heat.ts';
import type { RefinedHeat } from './refine-heat.ts';

/**
 * Judges a predicted heat against its grade and records the verdict: at best HOLD, because a prediction is never a
 * certificate. Contents enter with the digits that their windows print in wt%, or ppm with one decimal.
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

/** Predicted contents carry no more digits than a laboratory would print: 0.001 wt% from 0.05 wt% up, else 0.1 ppm. */
function printed(mean_ppm: number): { readonly text: string; readonly unit: 'wt%' | 'ppm' } {
  return mean_ppm >= 500
    ? { text: toDecimalText(mean_ppm / 1e4, 3), unit: 'wt%' }
    : { text: toDecimalText(mean_ppm, 1), unit: 'ppm' };
}
