import type { HeatWhatIf, PlanChange } from '../../src/documents/what-if.ts';
import { numberOf } from '../design/read-number.ts';

/** What stands in the form. */
export interface AskedChanges {
  /** By bought material the change of its price [%]. */
  readonly prices: Readonly<Record<string, number>>;
  /** Lots that are left out. */
  readonly out: readonly string[];
  readonly limit: { readonly element: string; readonly min: string; readonly max: string };
  readonly cap: { readonly lot: string; readonly most: string };
  /** Largest share of a form [%]. */
  readonly share: { readonly form: string; readonly most: string };
  /** By how much an element becomes dearer or cheaper in what is bought [USD/kg]. */
  readonly element: { readonly name: string; readonly by: string; readonly isCheaper: boolean };
}

export const NOTHING_ASKED: AskedChanges = {
  prices: {},
  out: [],
  limit: { element: '', min: '', max: '' },
  cap: { lot: '', most: '' },
  share: { form: '', most: '' },
  element: { name: '', by: '', isCheaper: false },
};

type Plan = Pick<HeatWhatIf, 'materials'>;

/** A price moved by so many percent [USD/kg]. */
export const movedPrice = (usd_per_kg: number, by_percent: number): number =>
  Number((usd_per_kg * (1 + by_percent / 100)).toPrecision(6));

/** The changes that a form asks of a plan; what is not filled in is none. */
export function changesOf(
  { prices, out, limit, cap, share, element }: AskedChanges,
  plan: Plan | undefined,
): PlanChange[] {
  const priceOf = new Map(plan?.materials.map(({ id, usd_per_kg }) => [id, usd_per_kg]));
  const [min, max, most, percent, by] = [limit.min, limit.max, cap.most, share.most, element.by].map(
    (text) => (text.trim() === '0' ? 0 : numberOf(text)),
  );
  return [
    ...Object.entries(prices).flatMap(([material, by]): PlanChange[] => {
      const usd_per_kg = priceOf.get(material);
      return by === 0 || usd_per_kg === undefined
        ? []
        : [{ what: 'price', material, usd_per_kg: movedPrice(usd_per_kg, by) }];
    }),
    ...out.map((material): PlanChange => ({ what: 'without', material })),
    ...(limit.element !== '' && (min !== undefined || max !== undefined)
      ? [
          {
            what: 'limit',
            element: limit.element as Extract<PlanChange, { what: 'limit' }>['element'],
            ...(min === undefined ? {} : { min_wtpct: min }),
            ...(max === undefined ? {} : { max_wtpct: max }),
          } satisfies PlanChange,
        ]
      : []),
    ...(cap.lot !== '' && most !== undefined && most > 0 && !out.includes(cap.lot)
      ? [{ what: 'most', material: cap.lot, most_kg: most } satisfies PlanChange]
      : []),
    ...(share.form !== '' && percent !== undefined && percent <= 100
      ? [{ what: 'share', of: { form: share.form, max: percent / 100 } } satisfies PlanChange]
      : []),
    ...(element.name !== '' && by !== undefined && by > 0
      ? [
          {
            what: 'element',
            element: element.name as Extract<PlanChange, { what: 'element' }>['element'],
            more_usd_per_kg: element.isCheaper ? -by : by,
          } satisfies PlanChange,
        ]
      : []),
  ];
}
