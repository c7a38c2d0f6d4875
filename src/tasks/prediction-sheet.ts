import type { ReleaseOutput } from '../calculations/release.ts';
import type { PredictionSheet } from '../faces/report/prediction-pdf.ts';
import { byElementOrder, entriesOf } from '../metal/alloy/element.ts';
import type { TaskContext } from './context.ts';
import { imputedInCharge, type PlannedHeat } from './plan-heat.ts';
import type { RefinedHeat } from './refine-heat.ts';

/** Contents from this one on are told in wt%, smaller ones in ppm [ppm]. */
const PERCENT_FROM = 500;

/**
 * What a planned heat is expected to be, as plain data for its sheet: mean and band of every element, the limit it is
 * held against, and whether it rests on analyses or on priors.
 */
export function predictionSheet(
  {
    planned,
    refined,
    released,
    specimen,
  }: {
    readonly planned: PlannedHeat;
    readonly refined: RefinedHeat;
    readonly released: ReleaseOutput;
    readonly specimen: boolean;
  },
  { clock }: TaskContext,
): PredictionSheet {
  const imputed = imputedInCharge(planned);
  const finals = entriesOf(refined.output.final);
  return {
    heat: planned.order.heat,
    grade: planned.order.gradeId,
    mass_kg: planned.order.mass_kg,
    madeAt: clock().toISOString(),
    specimen,
    verdict: released.verdict,
    route: refined.document.route.map(({ operation, fidelity }) => `${operation} (${fidelity ?? 'kinetic'})`),
    rows: finals
      .sort(([a], [b]) => byElementOrder(a, b))
      .map(([element, { mean_ppm, p05_ppm, p95_ppm }]) => {
        const percent = mean_ppm >= PERCENT_FROM;
        const scale = percent ? 1e-4 : 1;
        return {
          element,
          unit: percent ? 'wt%' : 'ppm',
          mean: mean_ppm * scale,
          p05: p05_ppm * scale,
          p95: p95_ppm * scale,
          limit: released.elements.find((row) => row.element === element)?.limit ?? 'none',
          rests: imputed.has(element) ? 'imputed in some lots' : 'analyses of the lots',
        };
      }),
    charge: (planned.output.heats[0]?.charge ?? []).map(({ id, mass_kg }) => ({
      lot: id,
      mass_kg,
      grade: planned.offered.get(id)?.lot.clearedAs ?? '',
    })),
    reasons: released.reasons.slice(0, 20),
    manifest: refined.output.manifest,
  };
}
