import type { Facts } from '../../calculations/facts.ts';
import type { Register } from '../../documents/registers.ts';
import { toWtpct } from '../../foundation/quantity/fractions.ts';
import { entriesOf } from '../../metal/alloy/element.ts';

/** An entry as the order that enters it. */
interface Ordered {
  readonly id: string;
  readonly order: Readonly<Record<string, unknown>>;
}

/** Country of an invented site (ISO 3166-1, user-assigned). */
const NOWHERE = 'XX';

/** What the facts hold of a register, each as the order that would enter it as it is. */
export const ordersOf = (register: Register, facts: Facts): readonly Ordered[] =>
  ORDERS[register]?.(facts) ?? [];

const ORDERS: { readonly [Key in Register]?: (facts: Facts) => readonly Ordered[] } = {
  site: ({ plant }) =>
    plant.sites.slice(0, 1).map(({ id, country, demonstration: _, ...site }) => ({
      id,
      order: told({ ...site, country: country === NOWHERE ? undefined : country }),
    })),
  furnace: ({ plant }) =>
    plant.furnaces.map(({ id, siteId: _, ...furnace }) => {
      const lining = plant.linings.findLast(({ furnaceId }) => furnaceId === id);
      const { material, maximumHeats, since } = lining ?? {};
      return {
        id,
        order: told({
          ...{ furnace: id, ...furnace },
          ...(lining ? { lining: told({ material, maximumHeats, since }) } : {}),
        }),
      };
    }),
  scale: ({ plant }) =>
    plant.scales.map(({ id, siteId: _, ...scale }) => ({ id, order: told({ scale: id, ...scale }) })),
  laboratory: ({ plant }) =>
    plant.laboratories.map(({ id, name, accreditation, methods }) => ({
      id,
      order: told({
        ...{ laboratory: id, name, accreditation },
        methods: methods.map(({ methodId }) => methodId),
        ...sameOf(
          methods.map(({ biasRelative }) => biasRelative),
          'biasRelative',
        ),
        ...sameOf(
          methods.map(({ validUntil }) => validUntil),
          'validUntil',
        ),
      }),
    })),
  material: ({ chargeMaterials }) =>
    [...chargeMaterials.values()].map(({ id, name, form, stage, composition, metalYield, ...more }) => ({
      id,
      order: told({
        ...{ material: id, name, form, stage, balance: composition.balance },
        contents: entriesOf(composition.contents).map(
          ([element, { mean }]) => `${element} ${Number(toWtpct(mean).toPrecision(6))}`,
        ),
        metalYield: metalYield.mean,
        price_usd_per_kg: more.price_usd_per_kg,
      }),
    })),
};

/** The one value that all have, under its name; nothing where they differ. */
const sameOf = <T>(values: readonly T[], name: string): Readonly<Record<string, T>> => {
  const [first] = values;
  return first !== undefined && values.every((one) => one === first) ? { [name]: first } : {};
};

/** What is known of it. */
const told = (order: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(order).filter(([, value]) => value !== undefined));
