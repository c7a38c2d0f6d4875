import type { Blend } from '../blend/model.ts';
import { sourceWords } from '../conflict/confidence.ts';
import type { PassCount } from '../judge.ts';
import type { LimitRow } from '../limit-row.ts';
import { type Cone, deviationAt } from './cones.ts';
import type { GuardPrice } from './plan-worth.ts';

/** What a lot adds to the risk of a heat, and what knowing it better would be worth. */
export interface LotRisk {
  /** Share of the variance of the limits that fail, weighted by how often each does [1]. */
  readonly share: number;
  /**
   * Most that an analysis could save, by element, dearest first [usd]: the guard that the lot's own spread asks for, at the
   * price of the guard.
   */
  readonly analyses: readonly { readonly element: string; readonly worth_usd: number }[];
}

/** Where the risk of a heat comes from: lots by index, and causes that are common to several. */
export interface Risks {
  readonly lots: ReadonlyMap<number, LotRisk>;
  readonly common: readonly { readonly cause: string; readonly share: number }[];
}

const keyOf = ({ kind, elements }: LimitRow): string => `${kind} ${elements.join('+')}`;

/**
 * Shares of risk and worth of analyses at a point. The worth is a slope times a finite step: z shape (sd - sd without the
 * lot's own part) in row units, times the price of the limit's guard; exact for a small part, at most that for a large one.
 */
export function risksAt(
  blend: Blend,
  cones: readonly Cone[],
  of: {
    x: Float64Array;
    z: number;
    failures: PassCount['failures'];
    prices: readonly GuardPrice[];
  },
): Risks {
  const { x, z, failures, prices } = of;
  const shares = new Map<number, number>();
  const common = new Map<string, number>();
  const total = failures.reduce((sum, one) => sum + one.fails, 0);
  for (const { limit, fails } of failures) {
    const cone = cones.find((one) => keyOf(one.limit) === keyOf(limit));
    const variance = cone ? deviationAt(cone, x) ** 2 : 0;
    if (!cone || variance === 0) continue;
    const add = <K>(to: Map<K, number>, key: K, part: number): void =>
      void to.set(key, (to.get(key) ?? 0) + (part / variance) * (fails / total));
    for (let k = 0; k < cone.columns.length; k++) {
      const j = cone.columns[k]!;
      add(shares, blend.columns[j]!.material, (cone.weights[k]! * x[j]!) ** 2);
    }
    for (const form of cone.shared) {
      let sum = form.constant;
      for (let k = 0; k < form.columns.length; k++) sum += form.weights[k]! * x[form.columns[k]!]!;
      add(common, form.source, sum ** 2);
    }
  }
  const worths = new Map<number, Map<string, number>>();
  for (const { cone: index, side, usd_per_unit } of prices) {
    const cone = cones[index]!;
    const deviation = deviationAt(cone, x);
    const element = cone.limit.elements.join('+');
    for (let k = 0; k < cone.columns.length; k++) {
      const j = cone.columns[k]!;
      const own = (cone.weights[k]! * x[j]!) ** 2;
      if (own === 0) continue;
      const less = deviation - Math.sqrt(Math.max(0, deviation ** 2 - own));
      const worth = usd_per_unit * z * (side === 1 ? cone.shape.max : cone.shape.min) * less;
      const { material } = blend.columns[j]!;
      const by = worths.get(material) ?? new Map<string, number>();
      worths.set(material, by.set(element, (by.get(element) ?? 0) + worth));
    }
  }
  const lots = new Map<number, LotRisk>();
  for (const material of new Set([...shares.keys(), ...worths.keys()]))
    lots.set(material, {
      share: shares.get(material) ?? 0,
      analyses: [...(worths.get(material) ?? [])]
        .map(([element, worth_usd]) => ({ element, worth_usd }))
        .sort((a, b) => b.worth_usd - a.worth_usd || (a.element < b.element ? -1 : 1)),
    });
  return {
    lots,
    common: [...common]
      .map(([source, share]) => ({ cause: sourceWords(source), share }))
      .sort((a, b) => b.share - a.share || (a.cause < b.cause ? -1 : 1)),
  };
}
