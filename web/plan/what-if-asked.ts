import type { HeatWhatIf, PlanChange } from '../../src/documents/heats/what-if.ts';
import { unitOf } from '../../src/documents/shown-unit.ts';
import { isFarLimit } from '../../src/documents/yard/far-limits.ts';
import { splitContent } from '../../src/foundation/quantity/content.ts';
import { PPM_PER } from '../../src/foundation/quantity/format.ts';
import { fromZero } from '../design/read-number.ts';

/** What stands in the form. */
export interface AskedChanges {
  /** By bought material the change of its price [%]. */
  readonly prices: Readonly<Record<string, number>>;
  /** Lots that are left out. */
  readonly out: readonly string[];
  /** A limit as typed: in the unit of the plan's own, or in the one behind it; `isMeant`: it lies far from that on purpose. */
  readonly limit: {
    readonly element: string;
    readonly min: string;
    readonly max: string;
    readonly isMeant: boolean;
  };
  readonly cap: { readonly lot: string; readonly most: string };
  /** Largest share of a form [%]. */
  readonly share: { readonly form: string; readonly most: string };
  /** By how much an element becomes dearer or cheaper in what is bought [USD/kg]. */
  readonly element: { readonly name: string; readonly by: string; readonly isCheaper: boolean };
}

export const NOTHING_ASKED: AskedChanges = {
  prices: {},
  out: [],
  limit: { element: '', min: '', max: '', isMeant: false },
  cap: { lot: '', most: '' },
  share: { form: '', most: '' },
  element: { name: '', by: '', isCheaper: false },
};

type Plan = Pick<HeatWhatIf, 'materials' | 'windows_wtpct'>;

/** The window of an element as people read it, in its unit; undefined without one. */
export function windowOf(
  { windows_wtpct }: Pick<HeatWhatIf, 'windows_wtpct'>,
  element: string,
): { readonly min: number; readonly max: number; readonly unit: 'wt%' | 'ppm' } | undefined {
  const window = Object.hasOwn(windows_wtpct, element)
    ? windows_wtpct[element as keyof typeof windows_wtpct]
    : undefined;
  if (!window) return undefined;
  const [min, max] = [window.min ?? 0, window.max ?? 100];
  const { unit, scale } = unitOf(element);
  const shown = (wtpct: number): number => Number((wtpct * PPM_PER['wt%'] * scale).toPrecision(12));
  return { min: shown(min), max: shown(max), unit };
}

/** A limit as typed in the unit `unit` or the one behind it, in `to`; undefined for what is not a content. */
function limitIn(to: 'wt%' | 'ppm', typed: string, unit: 'wt%' | 'ppm' = to): number | undefined {
  const { number, unit: said = unit } = splitContent(typed) ?? { number: typed };
  const value = fromZero(number);
  return value && Number(((value * PPM_PER[said]) / PPM_PER[to]).toPrecision(12));
}

/** A typed limit that lies far from the one of the plan, where nobody said that it is meant. */
export function farLimit(
  { limit }: Pick<AskedChanges, 'limit'>,
  plan: Pick<HeatWhatIf, 'windows_wtpct'>,
): { readonly typed: number; readonly planned: number } | undefined {
  const window = windowOf(plan, limit.element);
  if (!window || limit.isMeant) return undefined;
  return (['min', 'max'] as const)
    .map((side) => ({ typed: limitIn(window.unit, limit[side]) ?? 0, planned: window[side] }))
    .find(({ typed, planned }) => isFarLimit(typed, planned > 0 ? planned : window.max));
}

/** A price moved by so many percent [USD/kg]. */
export const movedPrice = (usd_per_kg: number, by_percent: number): number =>
  Number((usd_per_kg * (1 + by_percent / 100)).toPrecision(6));

/** The changes that a form asks of a plan; what is not filled in changes nothing. */
export function changesOf(
  { prices, out, limit, cap, share, element }: AskedChanges,
  plan: Plan | undefined,
): PlanChange[] {
  const priceOf = new Map(plan?.materials.map(({ id, usd_per_kg }) => [id, usd_per_kg]));
  const [most, percent, by] = [cap.most, share.most, element.by].map((text) => fromZero(text));
  const unit = (plan && windowOf(plan, limit.element)?.unit) ?? 'wt%';
  const [min, max] = [limit.min, limit.max].map((text) => limitIn('wt%', text, unit));
  const isAsked = plan !== undefined && farLimit({ limit }, plan) !== undefined;
  return [
    ...Object.entries(prices).flatMap(([material, by]): PlanChange[] => {
      const usd_per_kg = priceOf.get(material);
      return by === 0 || usd_per_kg === undefined
        ? []
        : [{ what: 'price', material, usd_per_kg: movedPrice(usd_per_kg, by) }];
    }),
    ...out.map((material): PlanChange => ({ what: 'without', material })),
    ...(limit.element !== '' && !isAsked && (min !== undefined || max !== undefined)
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
