import type { LearnedYield } from '../../calculations/heats/learned-yields.ts';
import type { PlanInput, PlanOutput } from '../../documents/plan.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { percent } from '../../foundation/quantity/format.ts';
import type { TaskContext } from '../context.ts';
import { OWN, yieldsOf } from './learn-yields.ts';

type Material = PlanInput['materials'][number];
type Offered = ReadonlyMap<string, { readonly lot: LotView; readonly material: Material }>;

/** Metal yields that enough heats of the plant have taught, as planning takes them. */
export interface TakenYields {
  /** The material of a lot with the learned yield of its form and supplier, else as it is. */
  readonly apply: (offer: { readonly lot: LotView; readonly material: Material }) => Material;
  /** What a plan says of them: one row for each that its charge rests on. */
  readonly assumed: (output: PlanOutput, offered: Offered) => PlanOutput['assumed'];
}

/** Learned yields that plans take; bought materials keep the yield of their data. */
export async function takenYields(context: Pick<TaskContext, 'compute' | 'store'>): Promise<TakenYields> {
  const learned = (await yieldsOf(context)).filter(({ enough }) => enough);
  const { chargeMaterials } = context.compute.facts();
  const yieldOf = (lot: LotView): LearnedYield | undefined =>
    chargeMaterials.has(lot.clearedAs ?? '')
      ? undefined
      : learned.find(({ form, supplier }) => form === lot.form && supplier === (lot.supplier ?? OWN));
  return {
    apply: ({ lot, material }) => {
      const found = yieldOf(lot);
      return found ? { ...material, metal_yield: found.learned.mean } : material;
    },
    assumed: ({ heats }, offered) => {
      const charged = heats.flatMap(({ charge }) => charge.map(({ id }) => offered.get(id)));
      const used = new Set(charged.flatMap((one) => (one ? [yieldOf(one.lot)] : [])));
      return [...used].flatMap((found) => (found ? [wordsOf(found)] : []));
    },
  };
}

const wordsOf = ({ form, supplier, heats, prior, learned }: LearnedYield): PlanOutput['assumed'][number] => ({
  kind: 'learned-yield',
  what: `metal yield of ${form} from ${supplier}`,
  value: Number(learned.mean.toFixed(4)),
  unit: 'kg/kg',
  source: `learned from ${heats} heats, spread ${percent(learned.spread, 2)}; before them ${percent(prior.mean, 1)}`,
});
