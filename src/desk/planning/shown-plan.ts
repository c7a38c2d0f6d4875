import { takenHeats } from '../../documents/heats/below-asked.ts';
import type { PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import { ConflictError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { readable } from '../../foundation/quantity/format.ts';

type Material = PlanInput['materials'][number];
type Charge = PlanOutput['heats'][number]['charge'];

const chargeOf = (output: PlanOutput): Charge => takenHeats(output)[0]?.charge ?? [];

/** What an order asks of the plan: its document, and the grams by lot that the heat had reserved before. */
export interface Asked {
  readonly document: PlanInput;
  readonly reserved_g: Readonly<Record<string, number>>;
}

/** What a plan takes of a lot rests on what the lot is and costs, not on how much more of it there is. */
const asRead = ({ available_kg: _, minimumIfUsed_kg: __, ...material }: Material): object => material;

/**
 * What stands for a plan that was shown [SHA-256, hex]: its charge, and what that rests on, which is the target with its limits, the
 * route as its furnace is now, and contents and prices of the lots that are charged. Lots that are not charged are no part of it.
 */
export function shownAs({ document, reserved_g }: Asked, planned: PlanOutput): string {
  const charge = chargeOf(planned);
  const charged = new Set(charge.map(({ id }) => id));
  const { materials, ...rest } = document;
  return hashOf({
    ...rest,
    reserved_g,
    materials: Object.fromEntries(
      materials.filter(({ id }) => charged.has(id)).map((one) => [one.id, asRead(one)]),
    ),
    charge: Object.fromEntries(charge.map(({ id, mass_kg }) => [id, Math.round(mass_kg * 1000)])),
  });
}

/**
 * What keeps a plan from being reserved as it was shown, in words; empty where nothing does. `before` is what it was made of, `now`
 * what the same order would be planned on.
 */
export function changedSince(before: Asked, now: Asked, planned: PlanOutput): string[] {
  const { materials: lotsBefore, ...restBefore } = before.document;
  const { materials: lotsNow, ...restNow } = now.document;
  const [was, is] = [byId(lotsBefore), byId(lotsNow)];
  return [
    ...(hashOf(before.reserved_g) === hashOf(now.reserved_g)
      ? []
      : ['somebody else planned this heat meanwhile']),
    ...(hashOf(restBefore) === hashOf(restNow)
      ? []
      : ['its limits, its route or the state of its furnace have changed']),
    ...chargeOf(planned).flatMap(({ id, mass_kg }) => {
      const then = was.get(id);
      // what no lot gives, such as the skull in the crucible, is a part of the heat
      return then ? lotChanged(then, is.get(id), mass_kg) : [];
    }),
  ];
}

/** What has changed of a lot that a plan takes so much of. */
function lotChanged(then: Material, now: Material | undefined, mass_kg: number): string[] {
  const { id, price_usd_per_kg: paid } = then;
  if (!now) return [`${id} is no longer cleared and free`];
  const { available_kg = Number.POSITIVE_INFINITY, price_usd_per_kg } = now;
  if (Math.round(available_kg * 1000) < Math.round(mass_kg * 1000))
    return [`${id} has ${readable(available_kg)} kg free, and the plan takes ${readable(mass_kg)} kg`];
  if (paid !== price_usd_per_kg)
    return [`${id} costs ${readable(price_usd_per_kg)} USD/kg, not ${readable(paid)} USD/kg`];
  return hashOf(asRead(then)) === hashOf(asRead(now)) ? [] : [`${id} has other contents than it had`];
}

const byId = (materials: readonly Material[]): ReadonlyMap<string, Material> =>
  new Map(materials.map((one) => [one.id, one]));

/** The refusal to reserve a plan that is no longer the one that was shown. */
export const noLongerShown = (heat: string, changed: readonly string[]): ConflictError =>
  new ConflictError(
    `the plan of heat ${heat} is no longer what was shown: ${changed.join('; ') || 'its lots, prices or limits have changed'}`,
    { path: 'confirm', cure: 'plan again, and reserve that plan' },
  );
