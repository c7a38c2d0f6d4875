import type { PlanInput } from '../../documents/heats/plan.ts';
import type { PlanChange } from '../../documents/heats/what-if.ts';
import { InputError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import { percent, usdPerKg } from '../../foundation/quantity/format.ts';

type Material = PlanInput['materials'][number];

/** Contents that an element may have by the plan as it is [wt%]. */
export type Windows = Readonly<Partial<Record<string, { readonly min?: number; readonly max?: number }>>>;

/** True for what is bought as needed: no lot of the yard. */
export const isBought = ({ available_kg, lotClass }: Material): boolean =>
  available_kg === undefined || lotClass === 'virgin' || lotClass === 'addition-alloy';

/** The plan document with the changes made, in their order. Throws InputError for a material that it does not hold. */
export const changedPlan = (plan: PlanInput, changes: readonly PlanChange[], windows: Windows): PlanInput =>
  changes.reduce(
    (changed, change, i) => withChange(changed, change, { windows, path: `changes[${i}]` }),
    plan,
  );

function withChange(
  plan: PlanInput,
  change: PlanChange,
  { windows, path }: { readonly windows: Windows; readonly path: string },
): PlanInput {
  const [heat, ...others] = plan.heats;
  const heats = (part: Partial<PlanInput['heats'][number]>) => [{ ...heat!, ...part }, ...others];
  switch (change.what) {
    case 'price':
      return withMaterial(plan, { ...change, path }, (one) => ({
        ...one,
        price_usd_per_kg: change.usd_per_kg,
      }));
    case 'element':
      return { ...plan, materials: plan.materials.map((one) => (isBought(one) ? dearer(one, change) : one)) };
    case 'limit': {
      const { element, min_wtpct: min, max_wtpct: max } = change;
      const window = {
        ...windows[element],
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
      };
      const { target } = heat!;
      const limits_wtpct = { ...target.limits_wtpct, [element]: window };
      return { ...plan, heats: heats({ target: { ...target, limits_wtpct } }) };
    }
    case 'share': {
      const { max: _max, ...of } = change.of;
      const isOther = ({ max: _, ...one }: typeof change.of): boolean =>
        JSON.stringify(one) !== JSON.stringify(of);
      return { ...plan, heats: heats({ shares: [...(heat!.shares ?? []).filter(isOther), change.of] }) };
    }
    case 'most':
      return withMaterial(plan, { ...change, path }, (one) => ({
        ...one,
        available_kg: Math.min(change.most_kg, one.available_kg ?? change.most_kg),
        ...(one.required_kg === undefined ? {} : { required_kg: Math.min(change.most_kg, one.required_kg) }),
      }));
    case 'without':
      return withMaterial(plan, { ...change, path }, () => null);
  }
}

/** A bought material when one of its elements costs more: what it holds of it costs more, and nothing costs less than nothing. */
const dearer = (
  material: Material,
  { element, more_usd_per_kg }: Extract<PlanChange, { what: 'element' }>,
): Material => ({
  ...material,
  price_usd_per_kg: Math.max(0, material.price_usd_per_kg + shareOf(material, element) * more_usd_per_kg),
});

/** Share of an element in a material [1]; the balance is what the others leave. */
export function shareOf({ composition_wtpct, balance }: Material, element: PlanChangeElement): number {
  const stated = composition_wtpct[element];
  if (stated !== undefined) return stated / 100;
  if (balance !== element) return 0;
  const others = Object.values(composition_wtpct).reduce((sum, content) => sum + content, 0);
  return Math.max(0, 1 - others / 100);
}
type PlanChangeElement = Extract<PlanChange, { what: 'element' }>['element'];

function withMaterial(
  plan: PlanInput,
  { material: id, path }: { readonly material: string; readonly path: string },
  change: (material: Material) => Material | null,
): PlanInput {
  const ids = plan.materials.map((one) => one.id);
  if (!ids.includes(id))
    throw new InputError(`the plan is offered no ${id}`, {
      path: `${path}.material`,
      value: id,
      allowed: nearestWords(id, ids).join(', ') || `${ids.length} materials of the plan`,
      cure: 'name a lot or a material that the plan may take',
    });
  return {
    ...plan,
    materials: plan.materials.flatMap((one) => (one.id === id ? (change(one) ?? []) : one)),
  };
}

/** A change as it is said: "Ni-electrolytic at 21.00 USD/kg". */
export function changeWords(change: PlanChange): string {
  switch (change.what) {
    case 'price':
      return `${change.material} at ${usdPerKg(change.usd_per_kg)}`;
    case 'element': {
      const { element, more_usd_per_kg: more } = change;
      return `${element} ${usdPerKg(Math.abs(more))} ${more < 0 ? 'cheaper' : 'dearer'} in what is bought`;
    }
    case 'limit': {
      const { element, min_wtpct: min, max_wtpct: max } = change;
      const sides = [
        ...(min === undefined ? [] : [`at least ${min}`]),
        ...(max === undefined ? [] : [`at most ${max}`]),
      ];
      return `${element} ${sides.join(' and ')} wt%`;
    }
    case 'share': {
      const { max, ...of } = change.of;
      return `${Object.values(of).join(' ')} at most ${percent(max)} of the heat`;
    }
    case 'most':
      return `${change.material} at most ${change.most_kg} kg`;
    case 'without':
      return `without ${change.material}`;
  }
}
