import { type LearnedYield, learnYields, type YieldHeat } from '../../calculations/heats/learned-yields.ts';
import type { PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import type { HeatView, LotView } from '../../evidence/ledger/store.ts';
import { percent } from '../../foundation/quantity/format.ts';
import { METAL_LOSSES } from '../../foundation/quantity/heat-losses.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { TaskContext } from '../context.ts';
import { note } from '../memory.ts';

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
export async function takenYields(
  context: Pick<TaskContext, 'compute' | 'store' | 'memory'>,
): Promise<TakenYields> {
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

type Kind = Pick<YieldHeat['inputs'][number], 'form' | 'supplier'>;

const KINDS = note<ReadonlyMap<string, Kind>>();
const YIELDS = note<readonly LearnedYield[]>();

const kindOf = ({ form, supplier }: LotView): Kind => ({ form, supplier: supplier ?? OWN });

/** Metal that is not of a lot. */
const REMELTED: Kind = { form: 'remelted object', supplier: OWN };

/** Melted, and all of its metal is accounted for. */
const isWeighed = ({ status, unbalanced_g, output_g }: HeatView): boolean =>
  (status === 'melted' || status === 'cast') && unbalanced_g === 0 && output_g !== null;

const rowOf = (
  { id, inputs, output_g, losses_g }: HeatView,
  kinds: ReadonlyMap<string, Kind>,
): YieldHeat => ({
  heat: id,
  inputs: inputs.map(({ from, mass_g }) => ({ ...(kinds.get(from) ?? REMELTED), mass_g })),
  metal_g: (output_g ?? 0) + METAL_LOSSES.reduce((sum, to) => sum + (ownValue(losses_g, to) ?? 0), 0),
});

/** What the melted heats of the ledger teach of metal yields. */
export async function yieldsOf({
  compute,
  store,
  memory,
}: Pick<TaskContext, 'compute' | 'store' | 'memory'>): Promise<readonly LearnedYield[]> {
  const { forms } = compute.facts();
  const lots = await store.lots();
  const kinds = memory.of(KINDS, [lots], () => new Map(lots.map((lot) => [lot.subject, kindOf(lot)])));
  const heats = await store.heats();
  return memory.of(YIELDS, [heats, lots, forms], () => {
    const rows = heats.filter(isWeighed).map((heat) => rowOf(heat, kinds));
    return learnYields(rows, {
      prior: (form) => forms.get(form)?.metalYield ?? { mean: 0.98, spread: 0.02 },
    });
  });
}
