import { additionsOf, withAdditions } from '../../calculations/lots/contamination.ts';
import { contentsOfLot } from '../../calculations/lots/contents.ts';
import { findingsOf } from '../../calculations/lots/findings.ts';
import { standardDeviation } from '../../metal/alloy/composition.ts';
import { byElementOrder, type ElementSymbol, elementsIn } from '../../metal/alloy/element.ts';
import type { TaskContext } from '../context.ts';
import { orRefusal } from '../or-refusal.ts';
import { accountOf, type YardLot } from './list-lots.ts';
import { forPlanning } from './lot-documents.ts';

/** One element of a lot as it would be melted. */
export interface LotContent {
  readonly element: ElementSymbol;
  readonly mean_wtpct: number;
  /** Present for "< limit": uniform below it. */
  readonly below_wtpct?: number;
  /** One standard deviation, laboratory bias included. */
  readonly sd_wtpct: number;
  /** What it rests on: measured, certificate, nominal, imputed, derived ... */
  readonly origin: string;
  /** Analyses it comes from. */
  readonly from: string;
  /** What oil, residues or film add to it. */
  readonly added_ppm?: number;
}

export interface LotAccount {
  readonly lot: YardLot;
  readonly balance: ElementSymbol | null;
  readonly contents: readonly LotContent[];
}

/**
 * Everything about one lot: where it stands and why, its analyses combined, what they disagree on, what is on the
 * metal. Without analysis, or when its analyses are not of one metal, a lot has no contents. Throws NotFoundError for an
 * unknown lot.
 */
export async function showLot(lotId: string, context: TaskContext): Promise<LotAccount> {
  const view = await context.store.lot(lotId);
  const [lot] = await accountOf([view], context);
  if (view.analyses.length === 0) return { lot: lot!, balance: null, contents: [] };
  const facts = context.compute.facts();
  const combined = orRefusal(() => contentsOfLot(forPlanning(view), facts));
  if (combined instanceof Error) return { lot: lot!, balance: null, contents: [] };
  const { composition } = combined;
  const additions = additionsOf(view.form, findingsOf(view.gate?.checks ?? []), facts);
  const melted = withAdditions(composition, additions);
  const elements = elementsIn(melted.contents).sort(byElementOrder);
  return {
    lot: lot!,
    balance: melted.balance,
    contents: elements.map((element) => {
      const content = melted.contents[element]!;
      const addition = additions.get(element);
      return {
        element,
        mean_wtpct: 100 * content.mean,
        ...(content.limit === undefined ? {} : { below_wtpct: 100 * content.limit }),
        sd_wtpct: 100 * standardDeviation(melted, element),
        origin: content.origin,
        from: content.reference ?? '',
        ...(addition ? { added_ppm: 1e6 * addition.mean } : {}),
      };
    }),
  };
}
