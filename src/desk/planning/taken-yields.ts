import { type LearnedYield, learnYields, type YieldHeat } from '../../calculations/heats/learned-yields.ts';
import type { PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { percent } from '../../foundation/quantity/format.ts';
import { METAL_LOSSES } from '../../foundation/quantity/heat-losses.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';

/** Metal that came in without a supplier, or was made here. */
export const OWN = 'plant';

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

/** What the melted heats of the ledger teach of metal yields. */
export async function yieldsOf({
  compute,
  store,
}: Pick<TaskContext, 'compute' | 'store'>): Promise<LearnedYield[]> {
  const { forms } = compute.facts();
  const heats = [
    ...(await store.heats({ status: 'melted' })),
    ...(await store.heats({ status: 'cast' })),
  ].filter(({ unbalanced_g, output_g }) => unbalanced_g === 0 && output_g !== null);
  const ids = new Set(heats.flatMap(({ inputs }) => inputs.map(({ from }) => from)));
  const lots = await store.lots({ ids: [...ids].filter((id) => id.startsWith('lot:')).map(idOf) });
  const lotOf = new Map(lots.map((lot) => [lot.id, lot]));
  const rows = heats.map((heat): YieldHeat => {
    const inputs = heat.inputs.map(({ from, mass_g }) => {
      const lot = from.startsWith('lot:') ? lotOf.get(idOf(from)) : undefined;
      return { form: lot?.form ?? 'remelted object', supplier: lot?.supplier ?? OWN, mass_g };
    });
    const kept = METAL_LOSSES.reduce((sum, to) => sum + (ownValue(heat.losses_g, to) ?? 0), 0);
    return { heat: heat.id, inputs, metal_g: (heat.output_g ?? 0) + kept };
  });
  return learnYields(rows, { prior: (form) => forms.get(form)?.metalYield ?? { mean: 0.98, spread: 0.02 } });
}
