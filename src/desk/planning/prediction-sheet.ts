import type { ReleaseOutput } from '../../documents/proof/release.ts';
import { unitOf } from '../../documents/shown-unit.ts';
import { byElementOrder, entriesOf } from '../../metal/alloy/element.ts';
import type { PredictionSheet } from '../../pages/blocks/heats/prediction-page.ts';
import type { TaskContext } from '../context.ts';
import { imputedInCharge, type PlannedHeat } from './charge-plan.ts';
import type { RefinedHeat } from './predict-through.ts';

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
      .map(([element, { mean_ppm, median_ppm, p05_ppm, p95_ppm }]) => {
        const { unit, scale } = unitOf(element);
        return {
          element,
          unit,
          mean: mean_ppm * scale,
          ...(median_ppm === undefined ? {} : { median: median_ppm * scale }),
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
    reasons: reasonsInShort(released),
    expectedErrors: refined.output.expectedErrors ?? [],
    ...(refined.output.coverage ? { coverage: refined.output.coverage } : {}),
    manifest: refined.output.manifest,
  };
}

/** Most reasons on a sheet. */
const REASONS = 20;

/** What keeps a release from more; that nothing of a prediction was measured is said once and not by element. */
export function reasonsInShort({ object, elements, sums, reasons }: ReleaseOutput): string[] {
  if (!object.predicted) return reasons.slice(0, REASONS);
  const inside = elements.filter(({ contractual }) => contractual === 'PASS');
  const together = sums.filter(({ contractual }) => contractual === 'PASS');
  const of = new Set([
    ...inside.map(({ element }) => `${element}: HOLD`),
    ...together.map((sum) => `${sum.elements.join(' + ')}: HOLD`),
  ]);
  const others = reasons.filter((reason) => !of.has(reason.slice(0, reason.indexOf(','))));
  return [
    ...others.slice(0, REASONS),
    ...(inside.length > 0
      ? [
          `${inside.length} of ${elements.length} elements are predicted inside their limits (${inside.map(({ element }) => element).join(', ')}). None of them is measured`,
        ]
      : []),
  ];
}
