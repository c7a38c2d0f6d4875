/** What a kilogram of product costs with returns and without; money per kg. */
export interface RevertHeat {
  /** Share of the charge that is returns. */
  readonly revertShare: number;
  /** Share of these returns that would not have been melted into the same alloy otherwise. */
  readonly additional: number;
  /** Share of returns in current practice. */
  readonly currentShare: number;
  /** What was paid for the returns, and what they fetch at their best other use. */
  readonly paid: number;
  readonly alternative: number;
  readonly virgin: number;
  /** Cleaning, sorting and analyses of returns. */
  readonly preparation: number;
  readonly conversion: number;
  /** More furnace time, linings and analyses because of the returns, at their full share. */
  readonly extraConversion: number;
  /** Product over charge of returns and of virgin metal. */
  readonly yieldReturns: number;
  readonly yieldVirgin: number;
  /** Share of the product rejected because of the returns, and what is lost on a kilogram of it. */
  readonly extraRejects: number;
  readonly downgradeLoss: number;
  /** Qualification spread over the product. */
  readonly qualification: number;
}

/** Baselines in the honest order. */
export const BASELINES = ['current practice', 'best alternative', 'all virgin'] as const;
export type Baseline = (typeof BASELINES)[number];

/** Share of the cost saved against each baseline; negative = dearer. */
export type Savings = Readonly<Record<Baseline, number>>;

/**
 * Savings of a heat with returns: against what the plant does today, against selling the same returns at their best other use and
 * buying virgin metal, and against all-virgin metal with the returns at what was paid. Only additional returns count in the first two: what
 * would have been melted anyway saves nothing new.
 */
export function savings(heat: RevertHeat): Savings {
  const cost = costOf(heat, { share: heat.revertShare, returns: heat.paid, new: 1 });
  const today = costOf(heat, { share: heat.currentShare, returns: heat.paid, new: 0 });
  const virgin = costOf(heat, { share: 0, returns: heat.paid, new: 0 });
  const atAlternative = costOf(heat, {
    share: heat.revertShare,
    returns: Math.max(heat.paid, heat.alternative),
    new: 1,
  });
  const gain = heat.additional;
  return {
    'current practice': (gain * (today - cost)) / today,
    'best alternative': (gain * (virgin - atAlternative)) / virgin,
    'all virgin': (virgin - cost) / virgin,
  };
}

/** Cost of a kilogram at a share of returns; `new` = 1 carries the programme's rejects and qualification. */
function costOf(
  heat: RevertHeat,
  at: { readonly share: number; readonly returns: number; readonly new: 0 | 1 },
): number {
  const charged = at.share * (at.returns + heat.preparation) + (1 - at.share) * heat.virgin;
  const metalYield = at.share * heat.yieldReturns + (1 - at.share) * heat.yieldVirgin;
  return (
    charged / metalYield +
    heat.conversion +
    at.share * heat.extraConversion +
    at.new * (heat.extraRejects * heat.downgradeLoss + heat.qualification)
  );
}
