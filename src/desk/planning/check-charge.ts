import { materialOfLot } from '../../calculations/lots/material.ts';
import type { ChargeConformance, ChargeConformanceOrder } from '../../documents/heats/charge-conformance.ts';
import type { PlanInput } from '../../documents/heats/plan.ts';
import type { Target } from '../../documents/heats/target.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { scaleFor, weighingSd_g } from '../../metal/plant/scale.ts';
import type { TaskContext } from '../context.ts';
import { targetOfHeat } from '../heat/heat-target.ts';
import { plannedRoute } from '../heat/known-heat.ts';
import { shelf } from '../memory.ts';
import { forPlanning } from '../yard/lot-documents.ts';

/** A mass of a lot, as a scale shows it. */
export interface WeighedLot {
  readonly lot: string;
  readonly mass_g: number;
  /** One standard deviation of the weighing [g]; default that of the finest scale that holds the mass. */
  readonly sd_g?: number;
}

/**
 * What a charge of lots comes to: composition and conformance probability against what the heat must meet, weighing error included,
 * through the route that the heat is planned through; the charge itself where its plan had none. null for a heat without a grade.
 */
export async function checkCharge(
  heat: HeatState,
  charge: readonly WeighedLot[],
  context: Pick<TaskContext, 'compute' | 'memory' | 'store' | 'seed' | 'onProgress'>,
): Promise<ChargeConformance | null> {
  const basis = await basisOfCharge(heat, charge, context);
  return basis && checkOn(basis, context);
}

/** What a charge is checked on: the heat, what it must meet, and the lots of the charge line by line. */
export interface ChargeBasis {
  readonly heat: HeatState;
  readonly charge: readonly WeighedLot[];
  readonly target: Target;
  readonly lots: readonly LotView[];
}

/** The target and the lots of a charge, read once; null for a heat without a grade and for no charge. */
export async function basisOfCharge(
  heat: HeatState,
  charge: readonly WeighedLot[],
  { store }: Pick<TaskContext, 'store'>,
): Promise<ChargeBasis | null> {
  const target = await targetOfHeat(heat, { store });
  if (target === null || charge.length === 0) return null;
  return { heat, charge, target, lots: await Promise.all(charge.map(({ lot }) => store.lot(lot))) };
}

/** The check of a charge on what was read of it. */
export async function checkOn(
  { heat, charge, target, lots }: ChargeBasis,
  context: Pick<TaskContext, 'compute' | 'memory' | 'seed' | 'onProgress'>,
): Promise<ChargeConformance> {
  const { compute, memory, seed } = context;
  const facts = compute.facts();
  const total_g = charge.reduce((sum, line) => sum + line.mass_g, 0);
  const asked = chargeDocument(heat, { target, lots, charged_g: total_g }, { compute, seed });
  const document: PlanInput = {
    ...asked,
    // what is left of a lot decides nothing here: a booking about the rest of it does not ask for new draws
    materials: asked.materials.map((material, i) => ({
      ...material,
      available_kg: charge[i]!.mass_g / 1000,
    })),
  };
  const lines = charge.map(({ lot, mass_g: weighed_g, sd_g }): ChargeConformanceOrder['charge'][number] => {
    const sd =
      sd_g ?? weighingSd_g(scaleFor(facts.plant.scales, Math.min(weighed_g, largest(facts.plant.scales))));
    return { id: lot, mass_kg: weighed_g / 1000, sd_kg: sd / 1000 };
  });
  // a heat is booked in several steps, and its charge is often still the one that was checked before
  const known = memory.on(CHECKED, facts);
  const key = JSON.stringify([document, lines]);
  const checked = known.get(key) ?? known.keep(key, checkedIn({ plan: document, charge: lines }, context));
  checked.catch(() => known.forget(key));
  return checked;
}

interface Charged {
  /** What the heat must meet. */
  readonly target: Target;
  readonly lots: readonly LotView[];
  readonly charged_g: number;
}

/** A charge of lots as a plan document: the heat, its route and its target. Throws InputError for a lot without contents. */
export function chargeDocument(
  heat: HeatState,
  { target, lots, charged_g }: Charged,
  { compute, seed }: Pick<TaskContext, 'compute' | 'seed'>,
): PlanInput {
  const route = plannedRoute(heat);
  return {
    format: 'remelt-plan/1',
    heats: [
      {
        id: heat.id,
        target: { ...target, mass_kg: (heat.target.mass_g ?? charged_g) / 1000 },
        ...(route ? { route } : {}),
      },
    ],
    materials: lots.map((lot) => materialOfLot(forPlanning(lot), compute.facts()).material),
    seed,
  };
}

/** The check itself. Nobody stops it: another request may wait for the same one. */
const checkedIn = (
  order: ChargeConformanceOrder,
  { compute, onProgress }: Pick<TaskContext, 'compute' | 'onProgress'>,
): Promise<ChargeConformance> =>
  compute.chargeConformance(order, { onProgress: (_, words) => onProgress?.(words) });

const CHECKED = shelf<Promise<ChargeConformance>>(100);

/** Capacity of the largest scale [g]: what is heavier was weighed in parts. */
const largest = (scales: readonly { readonly capacity_g: number }[]): number =>
  Math.max(...scales.map(({ capacity_g }) => capacity_g));
