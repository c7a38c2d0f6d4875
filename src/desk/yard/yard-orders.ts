import type { Facts } from '../../calculations/facts.ts';
import { withKeptPrices } from '../../calculations/lots/kept-prices.ts';
import { type LotMaterial, materialOfLot } from '../../calculations/lots/material.ts';
import { offersFor, outletRows, wholeContents } from '../../calculations/lots/outlets.ts';
import { whyNotPlanned } from '../../calculations/lots/why-not-planned.ts';
import type { PlanInput } from '../../documents/heats/plan.ts';
import type { YardOrders, YardValue } from '../../documents/yard/yard-value.ts';
import type { HeatView, LotView } from '../../evidence/ledger/store.ts';
import type { TaskContext } from '../context.ts';
import { targetOfHeat } from '../heat/heat-target.ts';
import { pricesSet } from '../money/kept-prices.ts';
import { orRefusal } from '../or-refusal.ts';
import { takenYields } from '../planning/taken-yields.ts';
import { forPlanning } from './lot-documents.ts';

/** The plant's own metal with what plans know of it. */
export interface Yard {
  readonly facts: Facts;
  readonly known: readonly { readonly lot: LotView; readonly material: LotMaterial['material'] }[];
  readonly unknown: YardValue['unknown'];
  /** What is to be melted; null where nothing is. */
  readonly orders: YardOrders | null;
  readonly from: YardValue['orders']['from'];
}

/**
 * The plant's own lots with what is free of them, and its orders: those given, else its planned heats. What these heats have reserved
 * is free for them again.
 */
export async function yardWithOrders(given: YardOrders | undefined, context: TaskContext): Promise<Yard> {
  const { store, compute } = context;
  const facts = withKeptPrices(compute.facts(), await pricesSet(context));
  const planned = given ? [] : await plannedHeats(context);
  const reserved = new Set(planned.map(({ id }) => id));
  const yields = await takenYields(context);
  const known: Yard['known'][number][] = [];
  const unknown: Yard['unknown'][number][] = [];
  const own = (await store.lots()).filter(({ owner }) => owner === null);
  for (const lot of own) {
    const own_g = Object.entries(lot.reserved_g).reduce(
      (sum, [heat, g]) => sum + (reserved.has(heat) ? g : 0),
      0,
    );
    const free_kg = (lot.free_g + own_g) / 1000;
    if (lot.status === 'void' || free_kg <= 0) continue;
    const found = orRefusal(() => materialOfLot({ ...forPlanning(lot), free_kg }, facts));
    const usable = found instanceof Error ? found : (whyNotPlanned(found) ?? found);
    if (usable instanceof Error) unknown.push({ lot: lot.id, why: usable.message });
    else if (typeof usable === 'string') unknown.push({ lot: lot.id, why: usable });
    else known.push({ lot, material: yields.apply({ lot, material: usable.material }) });
  }
  const heats = await Promise.all(planned.map((heat) => orderOf(heat, context)));
  const orders =
    given ?? (heats.length === 0 ? null : { heats, certificationSamples: CERTIFICATION, seed: context.seed });
  return { facts, known, unknown, orders, from: given ? 'file' : orders ? 'planned heats' : 'none' };
}

/** A value needs a less certain pass rate than a heat that is melted. */
const CERTIFICATION = 1000;

/** Planned heats of the plant's own metal that say what they are to be. */
async function plannedHeats({ store }: TaskContext): Promise<readonly HeatView[]> {
  const heats = await store.heats({ status: 'planned' });
  return heats.filter(
    ({ owner, target }) => owner === null && target.grade !== null && target.mass_g !== null,
  );
}

async function orderOf(heat: HeatView, context: TaskContext): Promise<PlanInput['heats'][number]> {
  const target = await targetOfHeat(heat, context);
  return { id: heat.id, target: { ...target, mass_kg: heat.target.mass_g! / 1000 } };
}

/** The orders as a plan on these lots. */
export const planOf = (orders: YardOrders, materials: PlanInput['materials']): PlanInput => {
  const { format: _format, ...rest } = orders;
  return { format: 'remelt-plan/1', ...rest, materials };
};

/** What others would pay for a lot, best first. */
export async function outletsOfLot(
  { lot, material }: Yard['known'][number],
  { facts }: Pick<Yard, 'facts'>,
  { compute, clock }: Pick<TaskContext, 'compute' | 'clock'>,
): Promise<YardValue['lots'][number]['outlets']> {
  const offered = offersFor(
    { id: lot.id, kg: material.available_kg!, composition_wtpct: wholeContents(material) },
    { outlets: facts.outlets, market: facts.market, asOf: clock().toISOString().slice(0, 10) },
  );
  return outletRows(await compute.offers(offered), facts.outlets);
}
