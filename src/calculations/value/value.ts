import { parseDocument } from '../../documents/common.ts';
import type { PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import { type ValueOutput, valueInputSchema } from '../../documents/yard/value.ts';
import { InputError, throwIfCancelled } from '../../foundation/errors.ts';
import { usdPerKg } from '../../foundation/quantity/format.ts';
import type { Facts } from '../facts.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import { plan } from '../plan/plan.ts';
import type { PlanControl } from '../target/context.ts';

/** Shares of the lot that are offered in turn. */
const SHARES = [0.02, 0.25, 0.5, 0.75, 1];

/**
 * `value`: what a lot is worth to this yard and its orders. The orders are planned without the lot, and with parts of it given away: what
 * the plan then saves is the most one may pay. The first kilograms are worth most, they replace the dearest metal.
 * Throws InputError for a lot that the plan does not hold, and what `plan` throws.
 */
export async function valueDocument(
  document: unknown,
  facts: Facts,
  control: PlanControl,
): Promise<ValueOutput> {
  const input = parseDocument(valueInputSchema, document, 'value');
  const { lot, plan: orders, alternatives = [] } = input;
  const material = orders.materials.find(({ id }) => id === lot);
  if (material === undefined) {
    throw new InputError(`the plan holds no material ${lot}`, {
      path: 'lot',
      value: lot,
      allowed: orders.materials
        .slice(0, 30)
        .map(({ id }) => id)
        .join(', '),
      cure: 'name one of its materials, or add the lot to them',
    });
  }
  const { available_kg } = material;
  if (available_kg === undefined) {
    throw new InputError(`the plan says no amount of ${lot}`, {
      path: 'plan.materials',
      where: lot,
      allowed: 'available_kg above 0',
      cure: 'state available_kg of the lot',
    });
  }
  const planned = (changed: PlanInput): Promise<PlanOutput> => {
    throwIfCancelled(control.signal);
    return plan(changed, facts, control);
  };
  const without_usd = costOf(
    await planned({ ...orders, materials: orders.materials.filter(({ id }) => id !== lot) }),
  );
  const curve: ValueOutput['curve'][number][] = [];
  for (const [i, share] of SHARES.entries()) {
    const offered_kg = share * available_kg;
    const output = await planned(withLot(orders, lot, { available_kg: offered_kg, price_usd_per_kg: 0 }));
    curve.push(stepOf(output, { lot, offered_kg, without_usd, before: curve.at(-1) }));
    control.onProgress?.((i + 1) / (SHARES.length + 1), `${Math.round(share * 100)} % of the lot`);
  }
  const paid = await planned(orders);
  const most_usd_per_kg = curve.at(-1)!.average_usd_per_kg;
  const other = alternatives.map(({ as, price }) => ({ as, usd_per_kg: price.value }));
  return {
    format: 'remelt-value/1',
    manifest: manifestOf(document, facts, { seed: orders.seed ?? DEFAULT_SEED }),
    assumed: paid.assumed,
    lot,
    available_kg,
    asked_usd_per_kg: material.price_usd_per_kg,
    without_usd,
    curve,
    most_usd_per_kg,
    atPrice: { used_kg: usedOf(paid, lot), cost_usd: costOf(paid) },
    alternatives: other,
    words: wordsOf({ most: most_usd_per_kg, without_usd, asked: material.price_usd_per_kg, other }),
  };
}

const costOf = ({ status, cost_usd }: PlanOutput): number | null =>
  status === 'infeasible' ? null : cost_usd;

const usedOf = ({ heats }: PlanOutput, lot: string): number =>
  heats.flatMap(({ charge }) => charge).reduce((sum, { id, mass_kg }) => sum + (id === lot ? mass_kg : 0), 0);

const withLot = (
  orders: PlanInput,
  lot: string,
  change: Pick<PlanInput['materials'][number], 'available_kg' | 'price_usd_per_kg'>,
): PlanInput => ({
  ...orders,
  materials: orders.materials.map((one) => (one.id === lot ? { ...one, ...change } : one)),
});

function stepOf(
  output: PlanOutput,
  of: {
    readonly lot: string;
    readonly offered_kg: number;
    readonly without_usd: number | null;
    readonly before: ValueOutput['curve'][number] | undefined;
  },
): ValueOutput['curve'][number] {
  const cost_usd = costOf(output);
  const { offered_kg, without_usd, before } = of;
  const saved = (from: number | null, kg: number): number | null =>
    from === null || cost_usd === null ? null : (from - cost_usd) / kg;
  return {
    offered_kg,
    used_kg: usedOf(output, of.lot),
    cost_usd,
    average_usd_per_kg: saved(without_usd, offered_kg),
    last_usd_per_kg: before
      ? saved(before.cost_usd, offered_kg - before.offered_kg)
      : saved(without_usd, offered_kg),
  };
}

function wordsOf(of: {
  readonly most: number | null;
  readonly without_usd: number | null;
  readonly asked: number;
  readonly other: readonly { readonly as: string; readonly usd_per_kg: number }[];
}): string[] {
  const { most, asked, other } = of;
  if (of.without_usd === null)
    return ['the orders cannot be met without this lot: it is worth what they are worth'];
  if (most === null) return ['the orders cannot be met with this lot either'];
  const best = [...other].sort((a, b) => b.usd_per_kg - a.usd_per_kg)[0];
  return [
    `for the whole lot at most ${usdPerKg(most)} may be paid; the price is ${usdPerKg(asked)}`,
    ...(best === undefined
      ? []
      : [
          best.usd_per_kg > most
            ? `it fetches more elsewhere: ${best.as}, ${usdPerKg(best.usd_per_kg)}`
            : `no other use fetches more; the best is ${best.as}, ${usdPerKg(best.usd_per_kg)}`,
        ]),
  ];
}
