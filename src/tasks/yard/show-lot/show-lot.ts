import { additionsOf, withAdditions } from '../../../calculations/lots/contamination.ts';
import { contentsOfLot } from '../../../calculations/lots/contents.ts';
import { findingsOf } from '../../../calculations/lots/findings.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { orOtherCase } from '../../../desk/genealogy/history-subject.ts';
import { orRefusal } from '../../../desk/or-refusal.ts';
import { accountOf } from '../../../desk/yard/lot-account.ts';
import { forPlanning } from '../../../desk/yard/lot-documents.ts';
import type { LotAccount } from '../../../documents/yard/yard.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { standardDeviation } from '../../../metal/alloy/composition.ts';
import { byElementOrder, elementsIn } from '../../../metal/alloy/element.ts';
import { coveredBy, coveredText } from '../../proof/checkpoint-state/checkpoint-state.ts';
import { historyOf } from '../../proof/show-history/show-history.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Everything about one lot: where it stands and why, its analyses combined, what they disagree on, what is on the
 * metal. Without analysis, or when its analyses are not of one metal, a lot has no contents. Throws NotFoundError for an
 * unknown lot.
 */
export const showLot = defineVerb(
  contract,
  async ({ lot: typed }, context) => {
    const { store } = context;
    const view = await orOtherCase(`lot:${typed}`, store, (id) => store.lot(id));
    const [lot] = await accountOf([view], context);
    return {
      format: 'remelt-lot/1' as const,
      lot: lot!,
      ...contentsOf(view, context),
      history: await historyOf(view.subject, context.store),
      covered: await coveredBy(context),
    };
  },
  { alsoOn: (_, context) => coveredText(context) },
);

function contentsOf(lot: LotView, { compute }: TaskContext): Pick<LotAccount, 'balance' | 'contents'> {
  const facts = compute.facts();
  const combined = lot.analyses.length === 0 ? null : orRefusal(() => contentsOfLot(forPlanning(lot), facts));
  if (combined === null || combined instanceof Error) return { balance: null, contents: [] };
  const additions = additionsOf(lot.form, findingsOf(lot.gate?.checks ?? []), facts);
  const melted = withAdditions(combined.composition, additions);
  const elements = elementsIn(melted.contents).sort(byElementOrder);
  return {
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
