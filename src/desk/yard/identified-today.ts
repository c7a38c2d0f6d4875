import { contentsOfLot } from '../../calculations/lots/contents.ts';
import { CODE_VERSION } from '../../calculations/manifest.ts';
import { type IdentifiedToday, identifiedTodaySchema } from '../../documents/yard/identify.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { orRefusal } from '../or-refusal.ts';
import { documentAnalyses, forPlanning } from './lot-documents.ts';

/**
 * What the analyses of undecided lots say today, by lot: the record keeps the verdict, not the measurement that would
 * decide it. An answer that was kept is taken again while analyses, data and program are the same.
 */
export async function identifiedToday(
  lots: readonly LotView[],
  context: TaskContext,
): Promise<ReadonlyMap<string, IdentifiedToday>> {
  const { compute, kept } = context;
  const open = lots.filter(
    ({ status, identification }) =>
      status === 'hold' && identification !== null && identification.verdict !== 'identified',
  );
  const asked = open.flatMap((lot) => {
    const contents = orRefusal(() => contentsOfLot(forPlanning(lot), compute.facts()));
    if (contents instanceof Error) return [];
    const analyses = documentAnalyses(lot, contents.foreign);
    if (analyses.length === 0) return [];
    return [{ lot: lot.id, analyses, key: hashOf([CODE_VERSION, compute.facts().version, analyses]) }];
  });
  const found = new Map<string, IdentifiedToday>();
  for (const { lot, key } of asked) {
    const answer = identifiedTodaySchema.safeParse(kept?.get(key));
    if (answer.success) found.set(lot, answer.data);
  }
  const left = asked.filter(({ lot }) => !found.has(lot));
  if (left.length === 0) return found;
  const analyses = left.flatMap((one) => one.analyses);
  const { results } = await compute.identify({ analyses }, signalOf(context));
  const fresh: [string, IdentifiedToday][] = [];
  for (const { lot, key } of left) {
    // analyses of one lot share their result
    const { verdict, askFor, mixture, reasons } =
      results[analyses.findIndex(({ object }) => object === lot)]!;
    const today = { verdict, askFor: askFor.slice(0, 1), mixture, reasons };
    found.set(lot, today);
    fresh.push([key, today]);
  }
  kept?.put(fresh);
  return found;
}
